import Glibc

/// `math` (Library Reference, "math"): functions of floats. `MathIntegers` has those of ints, `MathSums` those of many numbers.
extension Machine {
    func fillMath(_ module: ModuleObject) {
        module.isOurs = true
        let constants: [(String, Double)] = [
            ("pi", .pi), ("e", M_E), ("tau", 2 * .pi), ("inf", .infinity), ("nan", .nan),
        ]
        for (name, value) in constants { module.namespace.set(intern(name), .float(value)) }
        fillElementary(module)
        fillLogarithms(module)
        fillParts(module)
        fillNeighbours(module)
        fillMathIntegers(module)
        fillMathSums(module)
    }

    var domainError: Raise { error(.valueError, "math domain error") }
    var rangeError: Raise { error(.overflowError, "math range error") }

    /// A result that is no number, or infinite, where the argument was neither, is an error.
    private func checked(_ result: Double, of x: Double, canOverflow: Bool) throws(Raise) -> Value {
        if result.isNaN && !x.isNaN { throw domainError }
        if result.isInfinite && x.isFinite { throw canOverflow ? rangeError : domainError }
        return .float(result)
    }

    private func fillElementary(_ module: ModuleObject) {
        func define(_ name: String, canOverflow: Bool = false, _ compute: @escaping (Double) -> Double) {
            defineFunction(module, name, "x, /") { (machine, arguments) throws(Raise) in
                let x = try machine.realArgument(arguments[0])
                return try machine.checked(compute(x), of: x, canOverflow: canOverflow)
            }
        }
        define("acos") { acos($0) }
        define("acosh") { acosh($0) }
        define("asin") { asin($0) }
        define("asinh") { asinh($0) }
        define("atan") { atan($0) }
        define("atanh") { atanh($0) }
        define("cbrt") { cbrt($0) }
        define("cos") { cos($0) }
        define("cosh", canOverflow: true) { cosh($0) }
        define("erf") { erf($0) }
        define("erfc") { erfc($0) }
        define("exp", canOverflow: true) { exp($0) }
        define("exp2", canOverflow: true) { exp2($0) }
        define("expm1", canOverflow: true) { expm1($0) }
        define("fabs") { $0.magnitude }
        define("log1p") { $0 == 0 ? $0 : log1p($0) }
        define("sin") { sin($0) }
        define("sinh", canOverflow: true) { sinh($0) }
        define("sqrt") { $0.squareRoot() }
        define("tan") { tan($0) }
        define("tanh") { tanh($0) }
        define("degrees") { $0 * (180 / .pi) }
        define("radians") { $0 * (.pi / 180) }
        defineFunction(module, "gamma", "x, /") { (machine, arguments) throws(Raise) in
            let x = try machine.realArgument(arguments[0])
            let result = GammaFunction.gamma(x)
            // At zero and below -170 the result is infinite; at negative integers there is none.
            if result.isNaN && !x.isNaN || x == 0 { throw machine.domainError }
            if result.isInfinite && x.isFinite { throw machine.rangeError }
            return .float(result)
        }
        defineFunction(module, "lgamma", "x, /") { (machine, arguments) throws(Raise) in
            let x = try machine.realArgument(arguments[0])
            if x.isFinite, x <= 0, x == x.rounded(.down) { throw machine.domainError }
            return try machine.checked(GammaFunction.logGamma(x), of: x, canOverflow: true)
        }
        defineFunction(module, "atan2", "y, x, /") { (machine, arguments) throws(Raise) in
            .float(atan2(try machine.realArgument(arguments[0]), try machine.realArgument(arguments[1])))
        }
        defineFunction(module, "copysign", "x, y, /") { (machine, arguments) throws(Raise) in
            .float(copysign(try machine.realArgument(arguments[0]), try machine.realArgument(arguments[1])))
        }
        defineFunction(module, "pow", "x, y, /") { (machine, arguments) throws(Raise) in
            let (x, y) = (try machine.realArgument(arguments[0]), try machine.realArgument(arguments[1]))
            let result = pow(x, y)
            if x.isFinite && y.isFinite {
                if result.isNaN { throw machine.domainError }
                if result.isInfinite { throw x == 0 ? machine.domainError : machine.rangeError }
            }
            return .float(result)
        }
        defineFunction(module, "fma", "x, y, z, /") { (machine, arguments) throws(Raise) in
            let (x, y) = (try machine.realArgument(arguments[0]), try machine.realArgument(arguments[1]))
            let z = try machine.realArgument(arguments[2])
            let result = fma(x, y, z)
            if result.isNaN, !x.isNaN, !y.isNaN, !z.isNaN {
                throw machine.error(.valueError, "invalid operation in fma")
            }
            if result.isInfinite, x.isFinite, y.isFinite, z.isFinite {
                throw machine.error(.overflowError, "overflow in fma")
            }
            return .float(result)
        }
    }

    private func fillLogarithms(_ module: ModuleObject) {
        defineFunction(module, "log2", "x, /") { (machine, arguments) throws(Raise) in
            .float(try machine.logarithm(arguments[0]) { log2($0) })
        }
        defineFunction(module, "log10", "x, /") { (machine, arguments) throws(Raise) in
            .float(try machine.logarithm(arguments[0]) { log10($0) })
        }
        let positional = Signature("log", "x, base=None, /")
        let log = BuiltinFunctionObject("log") { (machine, arguments) throws(Raise) in
            let arguments = try positional.bind(arguments, machine)
            let numerator = try machine.logarithm(arguments[0]) { Glibc.log($0) }
            if arguments[1].isUndefined { return .float(numerator) }
            let denominator = try machine.logarithm(arguments[1]) { Glibc.log($0) }
            return try machine.binary(.divide, .float(numerator), .float(denominator))
        }
        module.namespace.set(intern("log"), .object(log))
    }

    /// A logarithm, of ints of any length too.
    private func logarithm(_ value: Value, _ compute: (Double) -> Double) throws(Raise) -> Double {
        if case .big(let big)? = value.intValue {
            if big.sign == .minus { throw domainError }
            if let double = try? IntValue.big(big).float() { return compute(double) }
            let exponent = big.magnitude.bitWidth
            let fraction = nearestDouble(big.magnitude, over: 1, exponent: -exponent) ?? 1
            return compute(fraction) + compute(2) * Double(exponent)
        }
        let x = try realArgument(value)
        if x <= 0 { throw domainError }
        return compute(x)
    }

    /// What a number consists of.
    private func fillParts(_ module: ModuleObject) {
        let rounding: [(String, String, FloatingPointRoundingRule)] = [
            ("ceil", "__ceil__", .up), ("floor", "__floor__", .down),
        ]
        for (name, special, rule) in rounding {
            defineFunction(module, name, "x, /") { (machine, arguments) throws(Raise) in
                if case .float(let x) = arguments[0] { return Value(try machine.truncated(x.rounded(rule))) }
                if case .int = arguments[0] { return arguments[0] }
                if let result = try machine.callSpecial(arguments[0], machine.intern(special), []) { return result }
                return Value(try machine.truncated(try machine.realArgument(arguments[0]).rounded(rule)))
            }
        }
        defineFunction(module, "trunc", "x, /") { (machine, arguments) throws(Raise) in
            if case .float(let x) = arguments[0] { return Value(try machine.truncated(x)) }
            if let result = try machine.callSpecial(arguments[0], machine.intern("__trunc__"), []) { return result }
            throw machine.error(
                .typeError, "type \(machine.typeName(arguments[0])) doesn't define __trunc__ method")
        }
        defineFunction(module, "modf", "x, /") { (machine, arguments) throws(Raise) in
            let x = try machine.realArgument(arguments[0])
            let whole = x.rounded(.towardZero)
            let rest = x.isInfinite ? 0 : x - whole
            return .object(TupleObject([.float(x.isNaN ? x : copysign(rest, x)), .float(whole)]))
        }
        defineFunction(module, "frexp", "x, /") { (machine, arguments) throws(Raise) in
            let x = try machine.realArgument(arguments[0])
            if !x.isFinite || x == 0 { return .object(TupleObject([.float(x), .int(0)])) }
            var exponent: Int32 = 0
            let mantissa: Double = Glibc.frexp(x, &exponent)
            return .object(TupleObject([.float(mantissa), .int(Int(exponent))]))
        }
        defineFunction(module, "ldexp", "x, i, /") { (machine, arguments) throws(Raise) in
            let x = try machine.realArgument(arguments[0])
            guard let exponent = arguments[1].intValue else {
                throw machine.error(.typeError, "Expected an int as second argument to ldexp.")
            }
            let power = Int32(clamping: exponent.clamped)
            let result = Glibc.ldexp(x, power)
            if result.isInfinite && x.isFinite { throw machine.rangeError }
            return .float(result)
        }
        defineFunction(module, "fmod", "x, y, /") { (machine, arguments) throws(Raise) in
            let (x, y) = (try machine.realArgument(arguments[0]), try machine.realArgument(arguments[1]))
            if y.isInfinite && x.isFinite { return .float(x) }
            let result = fmod(x, y)
            if result.isNaN && !x.isNaN && !y.isNaN { throw machine.domainError }
            return .float(result)
        }
        defineFunction(module, "remainder", "x, y, /") { (machine, arguments) throws(Raise) in
            let (x, y) = (try machine.realArgument(arguments[0]), try machine.realArgument(arguments[1]))
            let result = Glibc.remainder(x, y)
            if result.isNaN && !x.isNaN && !y.isNaN { throw machine.domainError }
            return .float(result)
        }
        let tests: [(String, (Double) -> Bool)] = [
            ("isnan", { $0.isNaN }), ("isinf", { $0.isInfinite }), ("isfinite", { $0.isFinite }),
        ]
        for (name, test) in tests {
            defineFunction(module, name, "x, /") { (machine, arguments) throws(Raise) in
                .bool(test(try machine.realArgument(arguments[0])))
            }
        }
    }

    /// How near numbers are to one another.
    private func fillNeighbours(_ module: ModuleObject) {
        defineFunction(module, "isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0") { (machine, arguments) throws(Raise) in
            let (a, b) = (try machine.realArgument(arguments[0]), try machine.realArgument(arguments[1]))
            let relative = arguments[2].isUndefined ? 1e-09 : try machine.realArgument(arguments[2])
            let absolute = arguments[3].isUndefined ? 0 : try machine.realArgument(arguments[3])
            if relative < 0 || absolute < 0 { throw machine.error(.valueError, "tolerances must be non-negative") }
            if a == b { return .bool(true) }
            if a.isInfinite || b.isInfinite { return .bool(false) }
            let difference = (b - a).magnitude
            return .bool(
                difference <= (relative * b).magnitude || difference <= (relative * a).magnitude
                    || difference <= absolute)
        }
        defineFunction(module, "ulp", "x, /") { (machine, arguments) throws(Raise) in
            let x = try machine.realArgument(arguments[0]).magnitude
            if x.isNaN || x.isInfinite { return .float(x) }
            let next = x.nextUp
            return .float(next.isInfinite ? x - x.nextDown : next - x)
        }
        defineFunction(module, "nextafter", "x, y, /, *, steps=None") { (machine, arguments) throws(Raise) in
            let (x, y) = (try machine.realArgument(arguments[0]), try machine.realArgument(arguments[1]))
            if arguments[2].isUndefined || arguments[2].isNone { return .float(Glibc.nextafter(x, y)) }
            guard let steps = try machine.integer(arguments[2]).intValue else { return .none }
            if steps.isNegative { throw machine.error(.valueError, "steps must be a non-negative integer") }
            return .float(Machine.stepping(x, toward: y, UInt64(steps.clamped)))
        }
    }

    /// `steps` floats further on the way to `y`, but not beyond it.
    private static func stepping(_ x: Double, toward y: Double, _ steps: UInt64) -> Double {
        if x.isNaN || y.isNaN || steps == 0 || x == y { return x.isNaN || y.isNaN ? x + y : steps == 0 ? x : y }
        let sign: UInt64 = 1 << 63
        // Floats of one sign are ordered as their bits are.
        let (from, to) = (x.bitPattern & ~sign, y.bitPattern & ~sign)
        if x.sign == y.sign {
            let distance = from > to ? from - to : to - from
            if steps >= distance { return y }
            return Double(bitPattern: x.bitPattern & sign | (from > to ? from - steps : from + steps))
        }
        // Through zero.
        if from + to <= steps { return y }
        if from >= steps { return Double(bitPattern: x.bitPattern & sign | (from - steps)) }
        return Double(bitPattern: y.bitPattern & sign | (steps - from))
    }
}
