import BigInt

/// Floor division, remainder and true division.
extension IntValue {
    /// Quotient, rounded toward minus infinity, and remainder, which has the divisor's sign.
    /// - Throws: `divisionByZero`.
    func floorDivided(by divisor: IntValue) throws(NumberError) -> (quotient: IntValue, remainder: IntValue) {
        if divisor.isZero { throw .divisionByZero }
        if case .small(let x) = self, case .small(let y) = divisor {
            let (quotient, overflow) = x.dividedReportingOverflow(by: y)
            if !overflow {
                let remainder = x &- quotient &* y
                if remainder != 0, (remainder < 0) != (y < 0) {
                    return (.small(quotient &- 1), .small(remainder &+ y))
                }
                return (.small(quotient), .small(remainder))
            }
        }
        if let result = wideFloorDivided(by: divisor) { return result }
        var (quotient, remainder) = LongArithmetic.quotient(magnitude, divisor.magnitude)
        let isNegative = isNegative != divisor.isNegative
        if isNegative, !remainder.isZero {
            quotient += 1
            remainder = divisor.magnitude - remainder
        }
        return (IntValue(quotient, isNegative: isNegative), IntValue(remainder, isNegative: divisor.isNegative))
    }

    /// The quotient as the nearest float, ties to even.
    /// - Throws: `divisionByZero`; `tooLargeForFloat`.
    func trueDivided(by divisor: IntValue) throws(NumberError) -> Double {
        if divisor.isZero { throw .divisionByZero }
        if isZero { return divisor.isNegative ? -0.0 : 0.0 }
        if case .small(let x) = self, case .small(let y) = divisor, x.magnitude >> 53 == 0, y.magnitude >> 53 == 0 {
            return Double(x) / Double(y)
        }
        guard let quotient = nearestDouble(magnitude, over: divisor.magnitude, exponent: 0) else {
            throw .tooLargeForFloat
        }
        return isNegative != divisor.isNegative ? -quotient : quotient
    }

    /// The nearest float, ties to even.
    /// - Throws: `tooLargeForFloat`.
    func float() throws(NumberError) -> Double {
        switch self {
        case .small(let small): return Double(small)
        case .big(let big):
            guard let value = nearestDouble(big.magnitude, over: 1, exponent: 0) else { throw .tooLargeForFloat }
            return big.sign == .minus ? -value : value
        }
    }

    /// The integer part of a finite float.
    init(truncating double: Double) {
        if let small = Int(exactly: double.rounded(.towardZero)) {
            self = .small(small)
        } else {
            // Beyond 2**63 a float is an integer: 53 bits and zeros.
            let exponent = Int(double.exponent) - 52
            let significand = BigUInt(double.significandBitPattern | 1 << 52)
            self = IntValue(significand << exponent, isNegative: double < 0)
        }
    }

    /// As `order`, against a float that is not NaN: exact, however great the numbers are.
    func order(_ double: Double) -> Int {
        if case .small(let small) = self {
            if small.magnitude >> 53 == 0 {
                let value = Double(small)
                return value < double ? -1 : value == double ? 0 : 1
            }
        }
        if double.isInfinite { return double < 0 ? 1 : -1 }
        let whole = double.rounded(.towardZero)
        let order = order(IntValue(truncating: whole))
        if order != 0 { return order }
        return whole < double ? -1 : whole == double ? 0 : 1
    }
}

/// `numerator / denominator * 2**exponent` as the nearest double, ties to even; nil if it is too large for one.
///
/// - Precondition: `denominator` is not zero.
/// - Complexity: that of one division.
func nearestDouble(_ numerator: BigUInt, over denominator: BigUInt, exponent: Int) -> Double? {
    if numerator.isZero { return 0 }
    // The quotient gets 66 or 67 bits, and its lowest one stands for all the bits behind it.
    let shift = numerator.bitWidth - denominator.bitWidth - 66
    var quotient: BigUInt
    var isInexact: Bool
    if shift >= 0 {
        let remainder: BigUInt
        (quotient, remainder) = LongArithmetic.quotient(numerator, denominator << shift)
        isInexact = !remainder.isZero
    } else {
        let remainder: BigUInt
        (quotient, remainder) = LongArithmetic.quotient(numerator << -shift, denominator)
        isInexact = !remainder.isZero
    }
    let words = quotient.words
    var bits = UInt128(words.first ?? 0) | UInt128(words.count > 1 ? words[1] : 0) << 64
    if isInexact { bits |= 1 }
    let (power, overflow) = exponent.addingReportingOverflow(shift)
    if overflow { return exponent < 0 ? 0 : nil }
    return nearestDouble(bits, power: power)
}

/// `bits * 2**power` as the nearest double, ties to even; nil if it is too large for one.
func nearestDouble(_ bits: UInt128, power: Int) -> Double? {
    if bits == 0 { return 0 }
    let width = 128 - bits.leadingZeroBitCount
    // The exponent of the last place: 53 bits are kept, fewer for a subnormal.
    if power > 1100 { return nil }
    if power < -1300 { return 0 }
    let last = max(power + width - 53, -1074)
    let drop = last - power
    var kept: UInt128
    if drop <= 0 {
        kept = bits << UInt128(-drop)
    } else if drop > 127 {
        kept = drop == 128 && bits > 1 << 127 ? 1 : 0
    } else {
        kept = bits >> UInt128(drop)
        let rest = bits & ((1 << UInt128(drop)) - 1)
        let half: UInt128 = 1 << UInt128(drop - 1)
        if rest > half || rest == half && kept & 1 == 1 { kept += 1 }
    }
    // Rounding may have carried into a 54th bit; that is a power of two, and the product is exact all the same.
    let result = Double(UInt64(truncatingIfNeeded: kept)) * power2(last)
    return result.isInfinite ? nil : result
}

/// `2**exponent`, for exponents of finite doubles from -1074 on.
private func power2(_ exponent: Int) -> Double {
    if exponent > 1023 { return .infinity }
    if exponent >= -1022 { return Double(sign: .plus, exponent: exponent, significand: 1) }
    return Double(bitPattern: 1 << UInt64(max(exponent, -1074) + 1074))
}
