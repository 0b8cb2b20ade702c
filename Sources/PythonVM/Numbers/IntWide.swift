import BigInt

/// Numbers of up to 128 bits without BigInt: products and sums of small ints that are reduced at once, as random
/// generators and checksums have them.
extension IntValue {
    /// The magnitude, if it has at most 128 bits.
    @inline(__always)
    var wideMagnitude: UInt128? {
        switch self {
        case .small(let small): return UInt128(small.magnitude)
        case .big(let big):
            let magnitude = big.magnitude
            let width = magnitude.bitWidth
            if width > 128 { return nil }
            let words = magnitude.words
            return UInt128(words[0]) | (width > 64 ? UInt128(words[1]) << 64 : 0)
        }
    }

    /// The number, if it and sums of it with another such number fit 128 bits.
    @inline(__always)
    var wide: Int128? {
        guard let magnitude = wideMagnitude, magnitude >> 126 == 0 else { return nil }
        return isNegative ? -Int128(magnitude) : Int128(magnitude)
    }

    init(wide: Int128) { self.init(wideMagnitude: wide.magnitude, isNegative: wide < 0) }

    init(wideMagnitude magnitude: UInt128, isNegative: Bool) {
        if magnitude >> 63 == 0 {
            let small = Int(truncatingIfNeeded: magnitude)
            self = .small(isNegative ? -small : small)
        } else if isNegative, magnitude == 1 << 63 {
            self = .small(Int.min)
        } else {
            let low = UInt(truncatingIfNeeded: magnitude)
            let high = UInt(truncatingIfNeeded: magnitude >> 64)
            let words = high == 0 ? [low] : [low, high]
            self = .big(BigInt(sign: isNegative ? .minus : .plus, magnitude: BigUInt(words: words)))
        }
    }

    /// `floorDivided(by:)` for wide numbers; nil for all others.
    /// - Precondition: the divisor is not zero.
    func wideFloorDivided(by divisor: IntValue) -> (quotient: IntValue, remainder: IntValue)? {
        guard let a = wideMagnitude, let b = divisor.wideMagnitude else { return nil }
        var (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        let isNegative = isNegative != divisor.isNegative
        if isNegative, remainder != 0 {
            // Not the greatest, since the division left a remainder.
            quotient += 1
            remainder = b - remainder
        }
        return (
            IntValue(wideMagnitude: quotient, isNegative: isNegative),
            IntValue(wideMagnitude: remainder, isNegative: divisor.isNegative)
        )
    }
}
