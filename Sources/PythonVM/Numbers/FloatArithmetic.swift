import BigInt

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What Python computes with floats beyond the processor's own operations.
enum FloatArithmetic {
    /// `a // b` and `a % b`: the remainder has the divisor's sign (Language Reference, "Binary arithmetic operations").
    /// - Precondition: `b != 0`.
    static func floorDivided(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
        var remainder = fmod(a, b)
        var quotient = (a - remainder) / b
        if remainder != 0 {
            if (b < 0) != (remainder < 0) {
                remainder += b
                quotient -= 1
            }
        } else {
            remainder = copysign(0.0, b)
        }
        if quotient != 0 {
            let floor = quotient.rounded(.down)
            quotient = quotient - floor > 0.5 ? floor + 1 : floor
        } else {
            quotient = copysign(0.0, a / b)
        }
        return (quotient, remainder)
    }

    enum PowerResult {
        case value(Double)
        /// Zero cannot be raised to a negative power.
        case zeroToNegative
        /// A negative number to a power that is no integer: the result is complex.
        case complex
        case overflow
    }

    /// `a ** b` (Library Reference, `math.pow`, for the special cases).
    static func power(_ a: Double, _ b: Double) -> PowerResult {
        if b == 0 { return .value(1) }
        if a.isNaN { return .value(a) }
        if b.isNaN { return .value(a == 1 ? 1 : b) }
        if b.isInfinite {
            let magnitude = a.magnitude
            if magnitude == 1 { return .value(1) }
            return .value((b > 0) == (magnitude > 1) ? .infinity : 0)
        }
        let isOdd = fmod(b.magnitude, 2) == 1
        if a.isInfinite {
            if b > 0 { return .value(isOdd ? a : a.magnitude) }
            return .value(isOdd ? copysign(0, a) : 0)
        }
        if a == 0 {
            if b < 0 { return .zeroToNegative }
            return .value(isOdd ? a : 0)
        }
        if a < 0, b != b.rounded(.down) { return .complex }
        let result = pow(a, b)
        return result.isInfinite ? .overflow : .value(result)
    }

    /// `round(value, places)`: half to even on the exact value; nil if the result is too large for a float.
    static func rounded(_ value: Double, places: Int) -> Double? {
        // Beyond these every float is as precise as it gets, or less than half a unit.
        if !value.isFinite || value == 0 || places > 323 { return value }
        if places < -308 { return value * 0 }
        guard let result = FloatDecimal(value.magnitude, places: places).nearest else { return nil }
        return copysign(result, value)
    }

    /// `value.as_integer_ratio()`, in lowest terms.
    /// - Precondition: finite.
    static func ratio(_ value: Double) -> (numerator: IntValue, denominator: IntValue) {
        if value == 0 { return (.zero, .one) }
        var (significand, exponent) = FloatDecimal.parts(value.magnitude)
        let zeros = significand.trailingZeroBitCount
        significand >>= UInt64(zeros)
        exponent += zeros
        var numerator = BigUInt(significand)
        if exponent > 0 { numerator <<= exponent }
        let denominator = exponent < 0 ? BigUInt(1) << -exponent : BigUInt(1)
        return (IntValue(numerator, isNegative: value < 0), IntValue(denominator))
    }
}
