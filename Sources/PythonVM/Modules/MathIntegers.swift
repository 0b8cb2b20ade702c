import BigInt

/// `math`: exact functions of ints.
extension Machine {
    func fillMathIntegers(_ module: ModuleObject) {
        let several: [(String, IntValue, (Machine, IntValue, IntValue) throws(Raise) -> IntValue)] = [
            ("gcd", .zero, { (_, a, b) throws(Raise) in a.greatestCommonDivisor(b) }),
            ("lcm", .one, { (machine, a, b) throws(Raise) in try machine.leastCommonMultiple(a, b) }),
        ]
        for (name, start, combine) in several {
            let function = BuiltinFunctionObject(name) { (machine, arguments) throws(Raise) in
                if arguments.keywords != nil {
                    throw machine.error(.typeError, "math.\(name)() takes no keyword arguments")
                }
                var result = start
                for index in 0..<arguments.count {
                    result = try combine(machine, result, try machine.exactInteger(arguments[index]))
                }
                return Value(result.absolute)
            }
            module.namespace.set(intern(name), .object(function))
        }
        defineFunction(module, "factorial", "n, /") { (machine, arguments) throws(Raise) in
            let n = try machine.exactInteger(arguments[0])
            if n.isNegative { throw machine.error(.valueError, "factorial() not defined for negative values") }
            guard case .small(let count) = n else {
                throw machine.error(.overflowError, "factorial() argument should not exceed 9223372036854775807")
            }
            return Value(try machine.product(from: 2, through: count))
        }
        defineFunction(module, "isqrt", "n, /") { (machine, arguments) throws(Raise) in
            let n = try machine.exactInteger(arguments[0])
            if n.isNegative { throw machine.error(.valueError, "isqrt() argument must be nonnegative") }
            return Value(n.squareRoot)
        }
        defineFunction(module, "comb", "n, k, /") { (machine, arguments) throws(Raise) in
            let (n, k) = try machine.selection(arguments[0], arguments[1])
            if k.order(n) > 0 { return .int(0) }
            let rest = n - k
            let chosen = rest.order(k) < 0 ? rest : k
            guard case .small(let count) = chosen else {
                throw machine.error(.overflowError, "min(n - k, k) must not exceed 9223372036854775807")
            }
            return Value(try machine.combinations(n, count))
        }
        defineFunction(module, "perm", "n, k=None, /") { (machine, arguments) throws(Raise) in
            if arguments[1].isUndefined || arguments[1].isNone {
                let n = try machine.exactInteger(arguments[0])
                if n.isNegative { throw machine.error(.valueError, "factorial() not defined for negative values") }
                return Value(try machine.product(from: 2, through: n.clamped))
            }
            let (n, k) = try machine.selection(arguments[0], arguments[1])
            if k.order(n) > 0 { return .int(0) }
            guard case .small(let count) = k else {
                throw machine.error(.overflowError, "k must not exceed 9223372036854775807")
            }
            return Value(try machine.fallingProduct(n, count))
        }
    }

    /// What `__index__` says.
    func exactInteger(_ value: Value) throws(Raise) -> IntValue { try integer(value).intValue ?? .zero }

    private func selection(_ n: Value, _ k: Value) throws(Raise) -> (IntValue, IntValue) {
        let (n, k) = (try exactInteger(n), try exactInteger(k))
        if n.isNegative { throw error(.valueError, "n must be a non-negative integer") }
        if k.isNegative { throw error(.valueError, "k must be a non-negative integer") }
        return (n, k)
    }

    private func multiply(_ a: IntValue, _ b: IntValue) throws(Raise) -> IntValue {
        do throws(NumberError) { return try a.multiplied(by: b) } catch {
            throw self.error(.memoryError, arguments: [])
        }
    }

    private func leastCommonMultiple(_ a: IntValue, _ b: IntValue) throws(Raise) -> IntValue {
        if a.isZero || b.isZero { return .zero }
        guard let part = try? a.floorDivided(by: a.greatestCommonDivisor(b)) else { return .zero }
        return try multiply(part.quotient, b)
    }

    /// The product of a range of ints: halves of equal length are multiplied, which is fast for long numbers.
    private func product(from low: Int, through high: Int) throws(Raise) -> IntValue {
        if high - low < 16 || low > high {
            var result = IntValue.one
            if low <= high { for factor in low...high { result = try multiply(result, .small(factor)) } }
            return result
        }
        try tick()
        let middle = low + (high - low) / 2
        return try multiply(try product(from: low, through: middle), try product(from: middle + 1, through: high))
    }

    /// `n * (n - 1) * ...`, `count` factors.
    private func fallingProduct(_ n: IntValue, _ count: Int) throws(Raise) -> IntValue {
        if count <= 16 {
            var result = IntValue.one
            for step in 0..<count { result = try multiply(result, n - .small(step)) }
            return result
        }
        try tick()
        let half = count / 2
        return try multiply(try fallingProduct(n, half), try fallingProduct(n - .small(half), count - half))
    }

    private func combinations(_ n: IntValue, _ count: Int) throws(Raise) -> IntValue {
        let top = try fallingProduct(n, count)
        let bottom = try product(from: 2, through: count)
        guard let result = try? top.floorDivided(by: bottom) else { return .zero }
        return result.quotient
    }
}

extension IntValue {
    /// Not negative; the divisor of zero and zero is zero.
    func greatestCommonDivisor(_ other: IntValue) -> IntValue {
        guard case .small(let a) = self, case .small(let b) = other else {
            return IntValue(magnitude.greatestCommonDivisor(with: other.magnitude))
        }
        var (x, y) = (a.magnitude, b.magnitude)
        while y != 0 { (x, y) = (y, x % y) }
        return x <= UInt(Int.max) ? .small(Int(x)) : IntValue(BigUInt(x))
    }

    /// The greatest int whose square is not greater.
    /// - Precondition: not negative.
    var squareRoot: IntValue {
        guard case .small(let n) = self else {
            return IntValue(magnitude.squareRoot())
        }
        var root = Int(Double(n).squareRoot())
        while root * root > n { root -= 1 }
        while true {
            let (square, overflow) = (root + 1).multipliedReportingOverflow(by: root + 1)
            if overflow || square > n { return .small(root) }
            root += 1
        }
    }
}
