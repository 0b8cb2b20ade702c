import PythonSyntax

/// `operator` (Library Reference, "operator"): the operators as functions. `Getters` holds its three classes.
extension Machine {
    func fillOperatorModule(_ module: ModuleObject) {
        module.isOurs = true
        defineOperatorFunctions(module)
        defineSequenceFunctions(module)
        defineGetters(module)
        for name in ["and", "not", "or"] {
            module.namespace.set(intern("__\(name)__"), module.namespace.get(intern("\(name)_")))
        }
        let doubled = [
            "lt", "le", "eq", "ne", "ge", "gt", "abs", "add", "floordiv", "index", "inv", "invert", "lshift", "mod",
            "mul", "matmul", "neg", "pos", "pow", "rshift", "sub", "truediv", "xor", "concat", "contains", "delitem",
            "getitem", "setitem", "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imod", "imul", "imatmul", "ior",
            "ipow", "irshift", "isub", "itruediv", "ixor", "call",
        ]
        for name in doubled { module.namespace.set(intern("__\(name)__"), module.namespace.get(intern(name))) }
        let all = module.namespace.entries.compactMap { $0.key.str?.string }.filter { !$0.hasPrefix("_") }.sorted()
        module.namespace.set(names.all, .object(ListObject(all.map { string($0) })))
    }

    private func defineOperatorFunctions(_ module: ModuleObject) {
        func one(_ name: String, _ body: @escaping (Machine, Value) throws(Raise) -> Value) {
            defineFunction(module, name, "a, /") { (machine, arguments) throws(Raise) in
                try body(machine, arguments[0])
            }
        }
        func two(_ name: String, _ body: @escaping (Machine, Value, Value) throws(Raise) -> Value) {
            defineFunction(module, name, "a, b, /") { (machine, arguments) throws(Raise) in
                try body(machine, arguments[0], arguments[1])
            }
        }
        let comparisons: [(String, CompareOperator)] = [
            ("lt", .less), ("le", .lessOrEqual), ("eq", .equal), ("ne", .notEqual), ("ge", .greaterOrEqual),
            ("gt", .greater), ("is_", .is), ("is_not", .isNot),
        ]
        for (name, comparison) in comparisons {
            two(name) { (machine, a, b) throws(Raise) in try machine.compare(a, comparison, b) }
        }
        let operators: [(String, BinaryOperator)] = [
            ("add", .add), ("sub", .subtract), ("mul", .multiply), ("matmul", .matrixMultiply), ("truediv", .divide),
            ("floordiv", .floorDivide), ("mod", .modulo), ("pow", .power), ("lshift", .leftShift),
            ("rshift", .rightShift), ("and", .bitAnd), ("or", .bitOr), ("xor", .bitXor),
        ]
        for (name, op) in operators {
            let plain = name == "and" || name == "or" ? name + "_" : name
            two(plain) { (machine, a, b) throws(Raise) in try machine.binary(op, a, b) }
            two("i" + name) { (machine, a, b) throws(Raise) in try machine.binaryInPlace(op, a, b) }
        }
        one("neg") { (machine, a) throws(Raise) in try machine.negate(a) }
        one("pos") { (machine, a) throws(Raise) in try machine.plus(a) }
        one("invert") { (machine, a) throws(Raise) in try machine.invert(a) }
        one("inv") { (machine, a) throws(Raise) in try machine.invert(a) }
        one("not_") { (machine, a) throws(Raise) in .bool(try !machine.isTrue(a)) }
        one("truth") { (machine, a) throws(Raise) in .bool(try machine.isTrue(a)) }
        one("index") { (machine, a) throws(Raise) in try machine.integer(a) }
        let absolute = builtins.get(intern("abs"))
        one("abs") { (machine, a) throws(Raise) in try machine.callOne(absolute, a) }
        let call = BuiltinFunctionObject("call") { (machine, arguments) throws(Raise) -> Value in
            if arguments.count == 0 { throw machine.wrongCount("call", 0, 1...1, isOpen: true) }
            return try machine.callAny(arguments[0], arguments.dropFirst)
        }
        call.module = module
        module.namespace.set(intern("call"), .object(call))
    }

    private func defineSequenceFunctions(_ module: ModuleObject) {
        func function(
            _ name: String, _ parameters: String, _ body: @escaping (Machine, BoundArguments) throws(Raise) -> Value
        ) {
            defineFunction(module, name, parameters, body)
        }
        function("concat", "a, b, /") { (machine, arguments) throws(Raise) in
            try machine.checkConcatenation(arguments[0], arguments[1])
            return try machine.binary(.add, arguments[0], arguments[1])
        }
        function("iconcat", "a, b, /") { (machine, arguments) throws(Raise) in
            try machine.checkConcatenation(arguments[0], arguments[1])
            return try machine.binaryInPlace(.add, arguments[0], arguments[1])
        }
        function("contains", "a, b, /") { (machine, arguments) throws(Raise) in
            try machine.compare(arguments[1], .in, arguments[0])
        }
        function("getitem", "a, b, /") { (machine, arguments) throws(Raise) in
            try machine.subscript(arguments[0], arguments[1])
        }
        function("setitem", "a, b, c, /") { (machine, arguments) throws(Raise) in
            try machine.setSubscript(arguments[0], arguments[1], arguments[2])
            return .none
        }
        function("delitem", "a, b, /") { (machine, arguments) throws(Raise) in
            try machine.deleteSubscript(arguments[0], arguments[1])
            return .none
        }
        function("countOf", "a, b, /") { (machine, arguments) throws(Raise) in
            let wanted = arguments[1]
            var count = 0
            try machine.search(arguments[0]) { (item) throws(Raise) in
                if try machine.isEqual(item, wanted) { count += 1 }
                return false
            }
            return .int(count)
        }
        function("indexOf", "a, b, /") { (machine, arguments) throws(Raise) in
            let wanted = arguments[1]
            var index = -1
            let isFound = try machine.search(arguments[0]) { (item) throws(Raise) in
                index += 1
                return try machine.isEqual(item, wanted)
            }
            if isFound { return .int(index) }
            throw machine.error(.valueError, "sequence.index(x): x not in sequence")
        }
        function("length_hint", "obj, default=0, /") { (machine, arguments) throws(Raise) in
            let fallback = arguments[1].isUndefined ? 0 : try machine.sizeArgument(arguments[1])
            return .int(try machine.lengthHint(arguments[0], fallback))
        }
    }

    /// Pulls the values of an iterable until `isFound` is true of one; answers whether that happened.
    @discardableResult
    private func search(
        _ iterable: Value, _ isFound: (Value) throws(Raise) -> Bool
    ) throws(Raise) -> Bool {
        let iterator: Value
        do throws(Raise) {
            iterator = try self.iterator(iterable)
        } catch {
            guard catches(error, .typeError) else { throw error }
            throw self.error(.typeError, "argument of type '\(typeName(iterable))' is not iterable")
        }
        while true {
            let item = try next(iterator)
            if item.isUndefined { return false }
            if try isFound(item) { return true }
            try tick()
        }
    }

    private func checkConcatenation(_ a: Value, _ b: Value) throws(Raise) {
        func isSequence(_ value: Value) -> Bool {
            value.dict == nil && !lookupSpecial(value, names.getItem).isUndefined
        }
        switch a.object?.kind {
        case .list, .tuple, .str, .bytes, .bytearray: return
        default:
            if isSequence(a) && (isSequence(b) || !typeOf(a).isUserDefined) { return }
            throw error(.typeError, "'\(typeName(a))' object can't be concatenated")
        }
    }

    /// `operator.length_hint` (PEP 424).
    func lengthHint(_ value: Value, _ fallback: Int) throws(Raise) -> Int {
        if !lookupSpecial(value, names.len).isUndefined {
            do throws(Raise) {
                return try length(value)
            } catch {
                if !catches(error, .typeError) { throw error }
            }
        }
        let hint: Value
        do throws(Raise) {
            guard let answer = try callSpecial(value, intern("__length_hint__"), []) else { return fallback }
            hint = answer
        } catch {
            if catches(error, .typeError) { return fallback }
            throw error
        }
        if isNotImplemented(hint) { return fallback }
        guard isInteger(hint) else {
            throw error(.typeError, "__length_hint__ must be an integer, not \(typeName(hint))")
        }
        let count = try sizeArgument(hint)
        if count < 0 { throw error(.valueError, "__length_hint__() should return >= 0") }
        return count
    }
}
