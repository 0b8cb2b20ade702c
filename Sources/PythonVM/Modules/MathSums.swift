import Glibc

/// `math`: sums, products and distances of many numbers.
extension Machine {
    func fillMathSums(_ module: ModuleObject) {
        defineFunction(module, "fsum", "seq, /") { (machine, arguments) throws(Raise) in
            try machine.exactSum(arguments[0])
        }
        defineFunction(module, "prod", "iterable, /, *, start=1") { (machine, arguments) throws(Raise) in
            var result = arguments[1].isUndefined ? .int(1) : arguments[1]
            let iterator = try machine.iterator(arguments[0])
            while true {
                let factor = try machine.next(iterator)
                if factor.isUndefined { return result }
                result = try machine.binary(.multiply, result, factor)
                try machine.tick()
            }
        }
        defineFunction(module, "sumprod", "p, q, /") { (machine, arguments) throws(Raise) in
            try machine.sumOfProducts(arguments[0], arguments[1])
        }
        defineFunction(module, "dist", "p, q, /") { (machine, arguments) throws(Raise) in
            let (p, q) = (try machine.elements(arguments[0]), try machine.elements(arguments[1]))
            if p.count != q.count {
                throw machine.error(.valueError, "both points must have the same number of dimensions")
            }
            var differences: [Double] = []
            for (x, y) in zip(p, q) {
                differences.append((try machine.realArgument(x) - machine.realArgument(y)).magnitude)
            }
            return .float(Machine.norm(&differences))
        }
        let hypot = BuiltinFunctionObject("hypot") { (machine, arguments) throws(Raise) in
            if arguments.keywords != nil {
                throw machine.error(.typeError, "math.hypot() takes no keyword arguments")
            }
            var coordinates: [Double] = []
            for index in 0..<arguments.count {
                coordinates.append(try machine.realArgument(arguments[index]).magnitude)
            }
            return .float(Machine.norm(&coordinates))
        }
        module.namespace.set(intern("hypot"), .object(hypot))
    }

    /// Shewchuk's algorithm: partial sums that do not overlap, in rising order, are the exact sum.
    private func exactSum(_ values: Value) throws(Raise) -> Value {
        var partials: [Double] = []
        // Infinities and NaNs are summed on their own.
        var (special, infinities) = (0.0, 0.0)
        let iterator = try iterator(values)
        while true {
            let value = try next(iterator)
            if value.isUndefined { break }
            try tick()
            var x = try realArgument(value)
            let summand = x
            var kept = 0
            for index in partials.indices {
                var y = partials[index]
                if x.magnitude < y.magnitude { swap(&x, &y) }
                let high = x + y
                let low = y - (high - x)
                if low != 0 {
                    partials[kept] = low
                    kept += 1
                }
                x = high
            }
            partials.removeSubrange(kept...)
            guard x != 0 else { continue }
            if x.isFinite {
                partials.append(x)
            } else {
                if summand.isFinite { throw error(.overflowError, "intermediate overflow in fsum") }
                if summand.isInfinite { infinities += summand }
                special += summand
                partials = []
            }
        }
        if special != 0 {
            if infinities.isNaN { throw error(.valueError, "-inf + inf in fsum") }
            return .float(special)
        }
        guard var high = partials.popLast() else { return .float(0) }
        var low = 0.0
        while let y = partials.popLast() {
            let x = high
            high = x + y
            low = y - (high - x)
            if low != 0 { break }
        }
        // Half-even over all partial sums: what lies below the last bit decides a tie.
        if let below = partials.last, low < 0 && below < 0 || low > 0 && below > 0 {
            let y = low * 2
            let x = high + y
            if y == x - high { high = x }
        }
        return .float(high)
    }

    private struct DoubleLength {
        let high: Double
        let low: Double

        /// The exact sum.
        init(sum x: Double, _ y: Double) {
            high = x + y
            let part = high - x
            low = (x - (high - part)) + (y - part)
        }

        /// The exact sum, if `x` is the greater.
        init(fastSum x: Double, _ y: Double) {
            high = x + y
            low = (x - high) + y
        }

        init(product x: Double, _ y: Double) {
            high = x * y
            low = fma(x, y, -high)
        }
    }

    /// Exact for ints, in triple length for floats, else by Python's own operators.
    private func sumOfProducts(_ p: Value, _ q: Value) throws(Raise) -> Value {
        let (first, second) = (try iterator(p), try iterator(q))
        var total = Value.int(0)
        var isFloat = false
        var (high, middle, tiny) = (0.0, 0.0, 0.0)
        func flush() throws(Raise) {
            guard isFloat else { return }
            isFloat = false
            let last = DoubleLength(sum: middle, tiny)
            let sum = DoubleLength(sum: high, last.high)
            total = try binary(.add, total, .float(sum.high + (last.low + sum.low)))
            (high, middle, tiny) = (0, 0, 0)
        }
        while true {
            let (x, y) = (try next(first), try next(second))
            if x.isUndefined != y.isUndefined { throw error(.valueError, "Inputs are not the same length") }
            if x.isUndefined { break }
            try tick()
            if let pair = floatPair(x, y) {
                let product = DoubleLength(product: pair.0, pair.1)
                let sum = DoubleLength(sum: high, product.high)
                if sum.high.isFinite {
                    isFloat = true
                    let lower = DoubleLength(sum: middle, product.low)
                    let rest = DoubleLength(sum: lower.high, sum.low)
                    (high, middle, tiny) = (sum.high, rest.high, tiny + lower.low + rest.low)
                    continue
                }
            }
            try flush()
            total = try binary(.add, total, try binary(.multiply, x, y))
        }
        try flush()
        return total
    }

    /// Two floats, or a float and an int.
    private func floatPair(_ x: Value, _ y: Value) -> (Double, Double)? {
        switch (x, y) {
        case (.float(let a), .float(let b)): (a, b)
        case (.float(let a), .int(let b)): (a, Double(b))
        case (.int(let a), .float(let b)): (Double(a), b)
        case (.float(let a), .bool(let b)): (a, b ? 1 : 0)
        case (.bool(let a), .float(let b)): (a ? 1 : 0, b)
        default: nil
        }
    }

    /// The Euclidean norm to within a unit in the last place: squares in double length, and one step of Newton's method.
    /// - Parameter vector: not negative.
    static func norm(_ vector: inout [Double]) -> Double {
        let greatest = vector.max { $0 < $1 } ?? 0
        if vector.contains(.infinity) { return .infinity }
        if vector.contains(where: \.isNaN) { return .nan }
        if greatest == 0 || vector.count <= 1 { return greatest }
        var exponent: Int32 = 0
        let _: Double = Glibc.frexp(greatest, &exponent)
        if exponent < -1023 {
            // Subnormal: made normal first.
            let least = Double.leastNormalMagnitude
            for index in vector.indices { vector[index] /= least }
            return least * norm(&vector)
        }
        let scale = Glibc.ldexp(1.0, -exponent)
        var (sum, productRest, sumRest) = (1.0, 0.0, 0.0)
        func add(_ product: DoubleLength) {
            let next = DoubleLength(fastSum: sum, product.high)
            sum = next.high
            productRest += product.low
            sumRest += next.low
        }
        for value in vector {
            let x = value * scale
            add(DoubleLength(product: x, x))
        }
        var root = (sum - 1 + (productRest + sumRest)).squareRoot()
        add(DoubleLength(product: -root, root))
        root += (sum - 1 + (productRest + sumRest)) / (2 * root)
        return root / scale
    }
}
