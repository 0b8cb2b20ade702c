import PythonSyntax

/// Operators (Data model, "Emulating numeric types", "Rich comparison").
extension Machine {
    /// `r[b] op r[c]` for the interpreter, where its fast ways don't apply.
    @inline(never)
    func operate(
        _ op: BinaryOperator, _ activation: ActivationPointer, _ instruction: Instruction,
        _ pc: UnsafeMutablePointer<Instruction>
    ) throws(Raise) -> Value {
        let registers = activation.registers
        let (b, c) = (Int(instruction.b), Int(instruction.c))
        if registers[b].isUndefined { throw unboundLocal(activation, b) }
        if registers[c].isUndefined { throw unboundLocal(activation, c) }
        let result = try binary(op, registers[b], registers[c])
        if instruction.dying != 0 { try settle(activation, instruction, pc, b, c) }
        return result
    }

    /// `r[b] op r[c]`, where `op` compares.
    @inline(never)
    func compare(
        _ op: CompareOperator, _ activation: ActivationPointer, _ instruction: Instruction,
        _ pc: UnsafeMutablePointer<Instruction>
    ) throws(Raise) -> Value {
        activation.pointee.pc = pc
        let (b, c) = (Int(instruction.b), Int(instruction.c))
        let result = try compare(activation.registers[b], op, activation.registers[c])
        if instruction.dying != 0 { try settle(activation, instruction, pc, b, c) }
        return result
    }

    /// Whether `r[a] op r[b]` is true.
    @inline(never)
    func holds(
        _ op: CompareOperator, _ activation: ActivationPointer, _ instruction: Instruction,
        _ pc: UnsafeMutablePointer<Instruction>
    ) throws(Raise) -> Bool {
        activation.pointee.pc = pc
        let (a, b) = (Int(instruction.a), Int(instruction.b))
        let result = try isTrue(compare(activation.registers[a], op, activation.registers[b]))
        if instruction.dying != 0 { try settle(activation, instruction, pc, a, b) }
        return result
    }

    /// Empties the operands that are of no use behind an instruction, the first one first, as CPython takes them off its stack: they
    /// may have last words.
    @inline(never)
    func settle(
        _ activation: ActivationPointer, _ instruction: Instruction, _ pc: UnsafeMutablePointer<Instruction>,
        _ first: Int, _ second: Int
    ) throws(Raise) {
        let registers = activation.registers
        if instruction.dying & Instruction.firstDies != 0 { (registers + first).clear() }
        if instruction.dying & Instruction.secondDies != 0 { (registers + second).clear() }
        if finalizers.isPending { try runFinalizers(activation, pc) }
    }

    @inline(never)
    func operate(_ op: BinaryOperator, _ activation: ActivationPointer, _ b: Int, int: Int) throws(Raise) -> Value {
        try binary(op, activation.registers[b], .int(int))
    }

    @inline(never)
    func operateInPlace(
        _ op: BinaryOperator, _ activation: ActivationPointer, _ a: Int, _ right: Value
    ) throws(Raise) -> Value {
        if op == .add, let text = right.str, appendInPlace(activation.registers + a, text) {
            if text.count > Machine.largeObject { try weigh(text.count * text.width) }
            return (activation.registers + a).take()
        }
        return try binaryInPlace(op, activation.registers[a], right)
    }

    /// Appends to the string in a register, if nothing else refers to it: building a text piece by piece takes linear time,
    /// as in CPython, whose `unicode_concatenate` does the same for local variables.
    private func appendInPlace(_ register: UnsafeMutablePointer<Value>, _ text: StrObject) -> Bool {
        guard let reference = register.unretainedObject,
            reference._withUnsafeGuaranteedRef({ $0.kind == .str && $0 !== text }), text.customType == nil
        else { return false }
        // The register's own reference, so that it is the only one.
        var object = reference.takeRetainedValue()
        register.initialize(to: .undefined)
        defer { register.initialize(to: .object(object)) }
        guard isKnownUniquelyReferenced(&object) else { return false }
        let target = unsafeDowncast(object, to: StrObject.self)
        return (target.count + text.count) * target.width <= Machine.largestObject && target.append(text)
    }

    public func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value {
        if let fast = quickBinary(op, a, b) { return fast }
        if isPlainNumber(a), isPlainNumber(b), let result = try numberOperator(op, a, b) { return result }
        let result = try dispatch(op, a, b)
        if !isNotImplemented(result) { return result }
        throw sequenceOperatorError(op, a, b) ?? unsupportedOperands(op.symbol, a, b)
    }

    func binaryInPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value {
        if let fast = quickBinary(op, a, b) { return fast }
        if isPlainNumber(a), isPlainNumber(b), let result = try numberOperator(op, a, b) { return result }
        let method = find(typeOf(a), names.operators[Int(op.rawValue)].inPlace)
        if !method.isUndefined {
            let result = try callFound(method, a, [b])
            if !isNotImplemented(result) { return result }
        }
        let result = try dispatch(op, a, b)
        if !isNotImplemented(result) { return result }
        throw sequenceOperatorError(op, a, b) ?? unsupportedOperands(op.inPlaceSymbol, a, b)
    }

    /// The commonest cases without a lookup.
    @inline(__always)
    private func quickBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Value? {
        switch (a, b) {
        case (.object(let x), .object(let y)):
            guard op == .add, x.kind == .str, y.kind == .str, x.customType == nil, y.customType == nil else {
                return nil
            }
            let (x, y) = (unsafeDowncast(x, to: StrObject.self), unsafeDowncast(y, to: StrObject.self))
            // What is long is looked at more closely.
            return x.count + y.count > Machine.largeObject ? nil : .object(x.concatenated(y))
        case (.int(let x), .int(let y)):
            switch op {
            case .floorDivide where y != 0 && y != -1:
                let quotient = x / y
                return .int(x % y != 0 && (x < 0) != (y < 0) ? quotient - 1 : quotient)
            case .modulo where y != 0 && y != -1:
                let remainder = x % y
                return .int(remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder)
            case .bitAnd: return .int(x & y)
            case .bitOr: return .int(x | y)
            case .bitXor: return .int(x ^ y)
            // Both are exact in a double, so the quotient is rounded once.
            case .divide where y != 0 && x.magnitude < 1 << 53 && y.magnitude < 1 << 53:
                return .float(Double(x) / Double(y))
            default: return nil
            }
        case (.float(let x), .float(let y)): return quickFloat(op, x, y)
        case (.float(let x), .int(let y)) where y.magnitude < 1 << 53: return quickFloat(op, x, Double(y))
        case (.int(let x), .float(let y)) where x.magnitude < 1 << 53: return quickFloat(op, Double(x), y)
        default: return nil
        }
    }

    @inline(__always)
    private func quickFloat(_ op: BinaryOperator, _ x: Double, _ y: Double) -> Value? {
        switch op {
        case .add: .float(x + y)
        case .subtract: .float(x - y)
        case .multiply: .float(x * y)
        case .divide where y != 0: .float(x / y)
        default: nil
        }
    }

    /// Whether it is a number and not of a class of the program, which could have operators of its own.
    @inline(__always)
    private func isPlainNumber(_ value: Value) -> Bool {
        switch value {
        case .int, .float, .bool: true
        case .object(let object): object.customType == nil && (object.kind == .bigInt || object.kind == .complex)
        default: false
        }
    }

    func isNotImplemented(_ value: Value) -> Bool { value.object?.kind == .notImplemented }

    /// Tries both operands' methods; `NotImplemented` if neither answers.
    private func dispatch(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value {
        let (normal, reflected, _) = names.operators[Int(op.rawValue)]
        let left = typeOf(a)
        let right = typeOf(b)
        let method = find(left, normal)
        let other = left === right ? Value.undefined : find(right, reflected)
        // A subclass that has its own reflected method goes first.
        if !other.isUndefined, right.isSubtype(of: left), !other.isIdentical(to: find(left, reflected)) {
            let result = try callFound(other, b, [a])
            if !isNotImplemented(result) { return result }
            return method.isUndefined ? notImplemented : try callFound(method, a, [b])
        }
        if !method.isUndefined {
            let result = try callFound(method, a, [b])
            if !isNotImplemented(result) { return result }
        }
        return other.isUndefined ? notImplemented : try callFound(other, b, [a])
    }

    private func unsupportedOperands(_ symbol: String, _ a: Value, _ b: Value) -> Raise {
        // `print >> stream` was a statement of Python 2.
        let isOldPrint = symbol == ">>" && a.object(.builtinFunction, as: BuiltinFunctionObject.self)?.name == "print"
        let hint = isOldPrint ? ". Did you mean \"print(<message>, file=<output_stream>)\"?" : ""
        return error(
            .typeError, "unsupported operand type(s) for \(symbol): '\(typeName(a))' and '\(typeName(b))'\(hint)")
    }

    // MARK: Unary

    func negate(_ value: Value) throws(Raise) -> Value {
        if case .int(let number) = value, number != .min { return .int(-number) }
        if case .float(let number) = value { return .float(-number) }
        return try unary(value, names.negate, "-")
    }

    func plus(_ value: Value) throws(Raise) -> Value {
        switch value {
        case .int, .float: value
        default: try unary(value, names.plus, "+")
        }
    }

    func invert(_ value: Value) throws(Raise) -> Value {
        if case .int(let number) = value { return .int(~number) }
        return try unary(value, names.invert, "~")
    }

    private func unary(_ value: Value, _ name: StrObject, _ symbol: String) throws(Raise) -> Value {
        if let result = try callSpecial(value, name, []) { return result }
        throw error(.typeError, "bad operand type for unary \(symbol): '\(typeName(value))'")
    }

    // MARK: Comparison

    public func compare(_ a: Value, _ op: CompareOperator, _ b: Value) throws(Raise) -> Value {
        switch op {
        case .is: return .bool(a.isIdentical(to: b))
        case .isNot: return .bool(!a.isIdentical(to: b))
        case .in: return .bool(try contains(b, a))
        case .notIn: return .bool(!(try contains(b, a)))
        default: break
        }
        switch (a, b) {
        case (.int(let x), .int(let y)): return .bool(op.holds(x < y ? -1 : x == y ? 0 : 1))
        case (.float(let x), .float(let y)): return .bool(op.holds(x, y))
        case (.none, .none) where op == .equal || op == .notEqual: return .bool(op == .equal)
        case (.object(let x), .object(let y)):
            if let result = try plainCompare(x, op, y) { return result }
        default: break
        }
        return try richCompare(a, op, b)
    }

    private func richCompare(_ a: Value, _ op: CompareOperator, _ b: Value) throws(Raise) -> Value {
        if isPlainNumber(a), isPlainNumber(b), let result = numberComparison(op, a, b) { return .bool(result) }
        let (normal, swapped) = names.comparisons[Int(op.rawValue)]
        let left = typeOf(a)
        let right = typeOf(b)
        var triedSwapped = false
        if left !== right, right.isSubtype(of: left) {
            triedSwapped = true
            if let result = try callSpecial(b, swapped, [a]), !isNotImplemented(result) { return result }
        }
        if let result = try callSpecial(a, normal, [b]), !isNotImplemented(result) { return result }
        if !triedSwapped, let result = try callSpecial(b, swapped, [a]), !isNotImplemented(result) { return result }
        switch op {
        case .equal: return .bool(a.isIdentical(to: b))
        case .notEqual: return .bool(!a.isIdentical(to: b))
        default:
            throw error(
                .typeError,
                "'\(op.symbol)' not supported between instances of '\(typeName(a))' and '\(typeName(b))'")
        }
    }

    /// Identity first, then `==`, as containers compare.
    public func isEqual(_ a: Value, _ b: Value) throws(Raise) -> Bool {
        if a.isIdentical(to: b) { return true }
        return try isTrue(compare(a, .equal, b))
    }

    func isLess(_ a: Value, _ b: Value) throws(Raise) -> Bool { try isTrue(compare(a, .less, b)) }

    private func contains(_ container: Value, _ value: Value) throws(Raise) -> Bool {
        if let answer = try plainContains(container, value) { return answer }
        if let result = try callSpecial(container, names.contains, [value]) { return try isTrue(result) }
        guard isIterable(container) else {
            throw error(.typeError, "argument of type '\(typeName(container))' is not iterable")
        }
        let iterator = try iterator(container)
        while true {
            let element = try next(iterator)
            if element.isUndefined { return false }
            if try isEqual(element, value) { return true }
        }
    }
}

extension CompareOperator {
    var symbol: String {
        switch self {
        case .equal: "=="
        case .notEqual: "!="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .is: "is"
        case .isNot: "is not"
        case .in: "in"
        case .notIn: "not in"
        }
    }
}

extension BinaryOperator {
    /// As TypeError names it.
    var symbol: String {
        switch self {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .matrixMultiply: "@"
        case .divide: "/"
        case .modulo: "%"
        case .power: "** or pow()"
        case .leftShift: "<<"
        case .rightShift: ">>"
        case .bitOr: "|"
        case .bitXor: "^"
        case .bitAnd: "&"
        case .floorDivide: "//"
        }
    }

    var inPlaceSymbol: String { self == .power ? "**=" : symbol + "=" }
}
