import BigInt

/// Sum, difference, product and negation.
extension IntValue {
    @inline(__always)
    static func + (a: IntValue, b: IntValue) -> IntValue {
        if case .small(let x) = a, case .small(let y) = b {
            let (sum, overflow) = x.addingReportingOverflow(y)
            if !overflow { return .small(sum) }
        }
        return IntValue(a.bigInt + b.bigInt)
    }

    @inline(__always)
    static func - (a: IntValue, b: IntValue) -> IntValue {
        if case .small(let x) = a, case .small(let y) = b {
            let (difference, overflow) = x.subtractingReportingOverflow(y)
            if !overflow { return .small(difference) }
        }
        return IntValue(a.bigInt - b.bigInt)
    }

    /// - Throws: `outOfMemory`.
    @inline(__always)
    func multiplied(by other: IntValue) throws(NumberError) -> IntValue {
        if case .small(let x) = self, case .small(let y) = other {
            let (product, overflow) = x.multipliedReportingOverflow(by: y)
            if !overflow { return .small(product) }
        } else if bitLength + other.bitLength > IntValue.longest {
            throw .outOfMemory
        }
        return IntValue(LongArithmetic.product(magnitude, other.magnitude), isNegative: isNegative != other.isNegative)
    }

    static prefix func - (a: IntValue) -> IntValue {
        if case .small(let x) = a, x != Int.min { return .small(-x) }
        var big = a.bigInt
        big.negate()
        return IntValue(big)
    }

    var absolute: IntValue { isNegative ? -self : self }
}
