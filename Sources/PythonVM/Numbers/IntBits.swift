import BigInt

/// Shifts and bitwise operators: ints behave as two's complement with endless sign bits (Library Reference, "Bitwise
/// Operations on Integer Types").
///
/// BigInt's own shifts round negative numbers toward zero, and its `&` loses a carry out of the highest word.
extension IntValue {
    enum BitOperator { case and, or, xor }

    func combined(_ operation: BitOperator, _ other: IntValue) -> IntValue {
        if case .small(let x) = self, case .small(let y) = other {
            switch operation {
            case .and: return .small(x & y)
            case .or: return .small(x | y)
            case .xor: return .small(x ^ y)
            }
        }
        if !isNegative, !other.isNegative, let x = wideMagnitude, let y = other.wideMagnitude {
            switch operation {
            case .and: return IntValue(wideMagnitude: x & y, isNegative: false)
            case .or: return IntValue(wideMagnitude: x | y, isNegative: false)
            case .xor: return IntValue(wideMagnitude: x ^ y, isNegative: false)
            }
        }
        let a = bigInt
        let b = other.bigInt
        // One word more than either needs, for the sign.
        let count = max(a.magnitude.words.count, b.magnitude.words.count) + 1
        let left = a.words
        let right = b.words
        var words: [UInt] = []
        words.reserveCapacity(count)
        for index in 0..<count {
            switch operation {
            case .and: words.append(left[index] & right[index])
            case .or: words.append(left[index] | right[index])
            case .xor: words.append(left[index] ^ right[index])
            }
        }
        return IntValue(BigInt(words: words))
    }

    static prefix func ~ (a: IntValue) -> IntValue {
        if case .small(let x) = a { return .small(~x) }
        return -a - .one
    }

    /// - Throws: `negativeShift`; `tooManyDigits`; `outOfMemory`.
    func shiftedLeft(_ shift: IntValue) throws(NumberError) -> IntValue {
        if shift.isNegative { throw .negativeShift }
        if isZero { return self }
        guard case .small(let count) = shift else { throw .tooManyDigits }
        if case .small(let x) = self, count < 63 {
            let shifted = x << count
            if shifted >> count == x { return .small(shifted) }
        }
        if count > IntValue.longest - bitLength { throw .outOfMemory }
        return IntValue(bigInt << count)
    }

    /// Rounds toward minus infinity.
    /// - Throws: `negativeShift`.
    func shiftedRight(_ shift: IntValue) throws(NumberError) -> IntValue {
        if shift.isNegative { throw .negativeShift }
        switch self {
        case .small(let x): return .small(x >> min(shift.clamped, 63))
        case .big(let big):
            let count = shift.clamped
            if count >= big.magnitude.bitWidth { return .small(big.sign == .minus ? -1 : 0) }
            if big.sign == .plus { return IntValue(big.magnitude >> count) }
            // ~x is not negative, and ~(~x >> n) is the floor.
            return ~IntValue((big.magnitude - 1) >> count)
        }
    }

    /// `int.bit_count()`: ones in the magnitude.
    var bitCount: Int {
        switch self {
        case .small(let small): small.magnitude.nonzeroBitCount
        case .big(let big): big.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount }
        }
    }
}
