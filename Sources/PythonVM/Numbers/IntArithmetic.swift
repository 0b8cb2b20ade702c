import BigInt

/// Sum, difference, product and negation.
extension IntValue {
    static func + (a: IntValue, b: IntValue) -> IntValue {
        if case .small(let x) = a, case .small(let y) = b {
            let (sum, overflow) = x.addingReportingOverflow(y)
            if !overflow { return .small(sum) }
        }
        if let x = a.wide, let y = b.wide { return IntValue(wide: x + y) }
        return IntValue(a.bigInt + b.bigInt)
    }

    static func - (a: IntValue, b: IntValue) -> IntValue {
        if case .small(let x) = a, case .small(let y) = b {
            let (difference, overflow) = x.subtractingReportingOverflow(y)
            if !overflow { return .small(difference) }
        }
        if let x = a.wide, let y = b.wide { return IntValue(wide: x - y) }
        return IntValue(a.bigInt - b.bigInt)
    }

    /// - Throws: `outOfMemory`.
    func multiplied(by other: IntValue) throws(NumberError) -> IntValue {
        if case .small(let x) = self, case .small(let y) = other {
            let (product, overflow) = x.multipliedReportingOverflow(by: y)
            if !overflow { return .small(product) }
        }
        let isNegative = isNegative != other.isNegative
        let bits = bitLength + other.bitLength
        if bits <= 128, let x = wideMagnitude, let y = other.wideMagnitude {
            return IntValue(wideMagnitude: x * y, isNegative: isNegative)
        }
        if bits > IntValue.longest { throw .outOfMemory }
        return IntValue(LongArithmetic.product(magnitude, other.magnitude), isNegative: isNegative)
    }

    static prefix func - (a: IntValue) -> IntValue {
        if case .small(let x) = a, x != Int.min { return .small(-x) }
        var big = a.bigInt
        big.negate()
        return IntValue(big)
    }

    var absolute: IntValue { isNegative ? -self : self }
}
