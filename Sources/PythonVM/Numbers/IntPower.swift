import BigInt

/// Powers (Library Reference, `pow`).
extension IntValue {
    /// - Precondition: the exponent is not negative.
    /// - Throws: `outOfMemory`.
    func power(_ exponent: IntValue) throws(NumberError) -> IntValue {
        switch self {
        case .small(0): return exponent.isZero ? .one : .zero
        case .small(1): return .one
        case .small(-1): return exponent.isOdd ? self : .one
        default: break
        }
        guard case .small(let count) = exponent, count <= IntValue.longest else { throw .outOfMemory }
        if case .small(let base) = self, let result = IntValue.smallPower(base, count) { return .small(result) }
        // The power of two in the base costs a shift only.
        let magnitude = magnitude
        let zeros = magnitude.trailingZeroBitCount
        var base = magnitude >> zeros
        // The result has more than (bits - 1) * exponent bits.
        let (bits, overflow) = (bitLength - 1).multipliedReportingOverflow(by: count)
        if overflow || bits > IntValue.longest { throw .outOfMemory }
        var result = BigUInt(1)
        var rest = count
        while true {
            if rest & 1 == 1 { result = LongArithmetic.product(result, base) }
            rest >>= 1
            if rest == 0 { break }
            base = LongArithmetic.product(base, base)
        }
        return IntValue(result << (zeros * count), isNegative: isNegative && count & 1 == 1)
    }

    private static func smallPower(_ base: Int, _ exponent: Int) -> Int? {
        var result = 1
        var square = base
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 {
                let (product, overflow) = result.multipliedReportingOverflow(by: square)
                if overflow { return nil }
                result = product
            }
            rest >>= 1
            if rest > 0 {
                let (next, overflow) = square.multipliedReportingOverflow(by: square)
                if overflow { return nil }
                square = next
            }
        }
        return result
    }

    /// `pow(self, exponent, modulus)`: the result has the sign of the modulus.
    /// - Throws: `divisionByZero`; `notInvertible`.
    func power(_ exponent: IntValue, modulus: IntValue) throws(NumberError) -> IntValue {
        if modulus.isZero { throw .divisionByZero }
        let divisor = modulus.absolute
        var base = try floorDivided(by: divisor).remainder
        var exponent = exponent
        if exponent.isNegative {
            exponent = -exponent
            // Modulo 1 everything is 0, and its own inverse.
            if case .small(1) = divisor { return .zero }
            guard let inverse = base.magnitude.inverse(divisor.magnitude) else { throw .notInvertible }
            base = IntValue(inverse)
        }
        let result = IntValue.modularPower(base, exponent, divisor)
        if modulus.isNegative, !result.isZero { return result + modulus }
        return result
    }

    private static func longModularPower(_ base: BigUInt, _ exponent: BigUInt, _ modulus: BigUInt) -> IntValue {
        var result = BigUInt(1)
        var square = base
        let bits = exponent.bitWidth
        for bit in 0..<bits {
            if exponent[bitAt: bit] {
                result = LongArithmetic.quotient(LongArithmetic.product(result, square), modulus).remainder
            }
            if bit + 1 < bits {
                square = LongArithmetic.quotient(LongArithmetic.product(square, square), modulus).remainder
            }
        }
        return IntValue(bits == 0 ? LongArithmetic.quotient(result, modulus).remainder : result)
    }

    /// - Precondition: `0 <= base < modulus`, `exponent >= 0`.
    private static func modularPower(_ base: IntValue, _ exponent: IntValue, _ modulus: IntValue) -> IntValue {
        guard case .small(let base) = base, case .small(let modulus) = modulus else {
            return longModularPower(base.magnitude, exponent.magnitude, modulus.magnitude)
        }
        if modulus == 1 { return .zero }
        let divisor = UInt(modulus)
        func product(_ a: UInt, _ b: UInt) -> UInt {
            divisor.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
        }
        var result: UInt = 1
        var square = UInt(base)
        for var word in exponent.magnitude.words {
            for _ in 0..<UInt.bitWidth {
                if word & 1 == 1 { result = product(result, square) }
                word >>= 1
                square = product(square, square)
            }
        }
        return .small(Int(result))
    }
}
