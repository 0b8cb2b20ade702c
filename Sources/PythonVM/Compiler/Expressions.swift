import PythonSyntax

/// Expressions (Reference, "Expressions").
extension CodeCompiler {
    /// The register that an expression's value stands in: a local where it is one, else a new temporary.
    /// - Parameter preferred: a temporary to use instead of a new one.
    func operand(_ expression: Expression, preferred: Int? = nil) throws(Unsupported) -> Int {
        if case .name(let name) = expression.kind, let register = plainRegister(name),
            !scope.function.hasNamedExpressions
        {
            checkBound(register, expression.range)
            return register
        }
        let register: Int
        if let preferred { register = preferred } else { register = try temporary() }
        try compile(expression, into: register)
        return register
    }

    /// The register of a name that is a local and in no cell.
    func plainRegister(_ name: String) -> Int? {
        let name = scope.mangled(name)
        if scope.looksInClass(name) { return nil }
        guard let register = registers[name], !cellRegisters.contains(register), isRegister(name) else { return nil }
        return register
    }

    /// Whether a name means a register here: in class bodies and modules only variables of comprehensions do.
    private func isRegister(_ name: String) -> Bool {
        var current: Scope? = scope
        while let inner = current, inner.kind == .comprehension {
            if inner.isBoundHere(name) { return true }
            current = inner.parent
        }
        guard let current, current.kind == .function else { return false }
        switch current.binding(of: name) {
        case .local, .free: return true
        case .global, .implicitGlobal: return false
        }
    }

    func checkBound(_ register: Int, _ range: SourceRange) {
        guard !bound.contains(register) else { return }
        builder.range = range
        builder.emit(.checkBound, a: register)
        // From here on it is, unless something unbinds it.
        if register < localNames.count, !scope.function.deleted.contains(localNames[register]) {
            bound.insert(register)
        }
    }

    private func isTemporary(_ register: Int) -> Bool { register >= localNames.count }

    /// Marks the operands of the last instruction that stand in temporaries: behind it nobody reads them.
    private func markDying(_ first: Expression?, _ register: Int, _ second: Expression? = nil, _ other: Int = 0) {
        var operands: UInt8 = 0
        if let first, isTemporary(register), first.mayBeLast { operands |= Instruction.firstDies }
        if let second, isTemporary(other), second.mayBeLast { operands |= Instruction.secondDies }
        if operands != 0 { builder.markDying(operands) }
    }

    func compile(_ expression: Expression, into target: Int) throws(Unsupported) {
        let base = nextTemporary
        let range = expression.range
        builder.range = range
        switch expression.kind {
        case .constant(let constant): compileConstant(constant, into: target)
        case .name(let name): try compileName(name, into: target, range)
        case .binary(let left, let op, let right): try compileBinary(expression, left, op, right, into: target, range)
        case .unary(let op, let value): try compileUnary(op, value, into: target, range)
        case .compare(let first, let operators, let others):
            try compileCompare(first, operators, others, into: target, range)
        case .boolOp, .ifExpression: try compileChoice(expression, into: target)
        case .call(let function, let arguments, let keywords):
            try compileCall(function, arguments, keywords, into: target, range)
        case .attribute(let value, let name):
            let register = try operand(value, preferred: isTemporary(target) ? target : nil)
            builder.range = rangeOfMember(expression, name)
            builder.emit(.loadAttribute, a: target, b: register, c: builder.cache(intern(scope.mangled(name.name))))
            settleReceiver(value, register, target)
        case .subscript(let value, let index):
            let register = try operand(value, preferred: isTemporary(target) ? target : nil)
            let key = try operand(index)
            builder.range = range
            builder.emit(.loadSubscript, a: target, b: register, c: key)
            settleReceiver(value, register, target)
        case .slice(let lower, let upper, let step):
            let first = try temporaries(3)
            for (offset, part) in [lower, upper, step].enumerated() {
                if let part {
                    try compile(part, into: first + offset)
                } else {
                    builder.emit(.loadNone, a: first + offset)
                }
            }
            builder.range = range
            builder.emit(.buildSlice, a: target, b: first)
        case .tuple(let elements): try compileDisplay(elements, .buildTuple, into: target, range)
        case .list(let elements): try compileDisplay(elements, .buildList, into: target, range)
        case .set(let elements): try compileSet(elements, into: target, range)
        case .dict(let keys, let values): try compileDict(keys, values, into: target, range)
        case .joinedString(let parts): try compileJoinedString(parts, into: target, range)
        case .formattedValue: try compileJoinedString([expression], into: target, range)
        case .lambda(let parameters, let body): try compileLambda(parameters, body, expression, into: target)
        case .listComprehension(let element, let clauses):
            try compileComprehension(expression, clauses, .list(element), into: target)
        case .setComprehension(let element, let clauses):
            try compileComprehension(expression, clauses, .set(element), into: target)
        case .dictComprehension(let key, let value, let clauses):
            try compileComprehension(expression, clauses, .dict(key, value), into: target)
        case .generator(let element, let clauses):
            try compileGenerator(expression, element, clauses, into: target)
        case .namedExpression(let name, let value):
            let register = try temporary()
            try compile(value, into: register)
            builder.range = name.range
            try store(register, toName: name.name)
            builder.emit(.move, a: target, b: register)
            dirty.insert(register)
        case .await(let value):
            let awaitable = try temporary()
            try compile(value, into: awaitable)
            builder.range = range
            compileAwait(awaitable, into: target)
        case .yield(let value):
            let register = try temporary()
            if let value { try compile(value, into: register) } else { builder.emit(.loadNone, a: register) }
            builder.range = range
            emitYield(register, into: target)
            dirty.insert(register)
        case .yieldFrom(let value):
            let register = try temporary()
            try compile(value, into: register)
            builder.range = range
            builder.emit(.getYieldFromIterator, a: register, b: register)
            builder.emit(.delegate, a: target, b: register)
            builder.emit(.delegateResume, a: target, b: register)
            dirty.remove(register)
        case .starred: throw Unsupported("a starred expression here", at: range)
        }
        free(to: base)
        if isTemporary(target) { dirty.insert(target) }
    }

    func emitYield(_ value: Int, into target: Int) {
        builder.emit(flavor == .asyncGenerator ? .yieldItem : .yieldValue, a: target, b: value)
    }

    /// What a call gave, and what only lent a part of itself, dies where the part takes its place: it may have last words.
    private func settleReceiver(_ value: Expression, _ register: Int, _ target: Int) {
        if register == target, value.mayBeNew { builder.emit(.release, a: target, b: 0) }
    }

    /// The end of a function without a value.
    func emitReturnNone() { builder.emit(flavor == .asyncGenerator ? .endAsyncGenerator : .returnNone) }

    /// Awaits what stands in a register, which is empty afterwards.
    ///
    /// - Parameter origin: as in `getAwaitable`.
    func compileAwait(_ awaitable: Int, into target: Int, origin: Int = 0) {
        builder.emit(.getAwaitable, a: awaitable, b: awaitable, c: origin)
        compileDelegation(awaitable, into: target)
    }

    /// Runs the iterator in a register to its end.
    func compileDelegation(_ awaitable: Int, into target: Int) {
        builder.emit(.delegate, a: target, b: awaitable)
        builder.emit(.delegateResume, a: target, b: awaitable)
        dirty.remove(awaitable)
    }

    // MARK: Constants and names

    private func compileConstant(_ constant: Constant, into target: Int) {
        switch constant {
        case .none: builder.emit(.loadNone, a: target)
        case .int(let value) where Int32(exactly: value) != nil: builder.emit(.loadInt, a: target, bc: value)
        default:
            let context = context
            let index = builder.constant(constant) { context.value(of: constant) }
            builder.emit(.loadConstant, a: target, bc: index)
        }
    }

    private func compileName(_ name: String, into target: Int, _ range: SourceRange) throws(Unsupported) {
        let name = scope.mangled(name)
        if scope.looksInClass(name), let namespace = cellRegister(Scope.classNamespace) {
            try compileNameInClass(name, namespace, into: target)
        } else if isRegister(name), let register = registers[name] {
            if cellRegisters.contains(register) {
                builder.emit(.loadCell, a: target, b: register)
            } else {
                checkBound(register, range)
                builder.emit(.move, a: target, b: register)
            }
        } else if scope.function.kind == .classBody, scope.function.binding(of: name) == .free,
            let register = registers[name]
        {
            builder.emit(.loadClassCell, a: target, b: register, c: builder.cache(intern(name)))
        } else if scope.function.kind == .classBody && scope.function.binding(of: name) != .global
            || scope.function.kind == .module && context.usesNamespace
        {
            builder.emit(.loadName, a: target, b: builder.cache(intern(name)))
        } else {
            builder.emit(.loadGlobal, a: target, b: builder.globalCache(intern(name)))
        }
    }

    // MARK: Operators

    private static let opcodes: [Opcode] = [
        .add, .subtract, .multiply, .matrixMultiply, .divide, .modulo, .power, .leftShift, .rightShift, .bitOr,
        .bitXor, .bitAnd, .floorDivide,
    ]

    private static func opcode(_ op: BinaryOperator) -> Opcode { opcodes[Int(op.rawValue)] }

    private func compileBinary(
        _ expression: Expression, _ left: Expression, _ op: BinaryOperator, _ right: Expression, into target: Int,
        _ range: SourceRange
    ) throws(Unsupported) {
        // A chain of a thousand additions leans to the left: a loop keeps it off the Swift stack.
        var chain: [(BinaryOperator, Expression, SourceRange)] = [(op, right, range)]
        var first = left
        while case .binary(let inner, let innerOp, let innerRight) = first.kind {
            chain.append((innerOp, innerRight, first.range))
            first = inner
        }
        let accumulator: Int
        if isTemporary(target) { accumulator = target } else { accumulator = try temporary() }
        var current = try operand(first, preferred: accumulator)
        for (index, link) in chain.enumerated().reversed() {
            let (op, right, range) = link
            // All but the first are what an operator gave.
            let left = index == chain.count - 1 ? first : expression
            let destination = index == 0 ? target : accumulator
            let base = nextTemporary
            if case .constant(.int(let value)) = right.kind, let small = Int16(exactly: value),
                op == .add || op == .subtract
            {
                builder.range = range
                builder.emit(op == .add ? .addInt : .subtractInt, a: destination, b: current, c: Int(small))
            } else {
                let second = try operand(right)
                builder.range = range
                builder.emit(CodeCompiler.opcode(op), a: destination, b: current, c: second)
                markDying(left, current, right, second)
            }
            free(to: base)
            if destination == accumulator, isTemporary(destination) { dirty.insert(destination) }
            current = accumulator
        }
    }

    private func compileUnary(
        _ op: UnaryOperator, _ value: Expression, into target: Int, _ range: SourceRange
    ) throws(Unsupported) {
        if op == .minus, case .constant(let constant) = value.kind, let negated = constant.negated {
            return compileConstant(negated, into: target)
        }
        // At run time it comes with a warning.
        if op == .invert, case .constant(.bool(let flag)) = value.kind {
            return compileConstant(.int(flag ? ~1 : ~0), into: target)
        }
        let register = try operand(value, preferred: isTemporary(target) ? target : nil)
        builder.range = range
        let opcode: Opcode =
            switch op {
            case .invert: .invert
            case .not: .not
            case .plus: .plus
            case .minus: .negate
            }
        builder.emit(opcode, a: target, b: register)
    }

    private static let compareOpcodes: [Opcode] = [
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .contains, .notContains,
    ]

    private func compileCompare(
        _ first: Expression, _ operators: [CompareOperator], _ others: [Expression], into target: Int,
        _ range: SourceRange
    ) throws(Unsupported) {
        var left = try operand(first)
        let end = builder.label()
        let result: Int
        if others.count > 1 && !isTemporary(target) { result = try temporary() } else { result = target }
        for (index, op) in operators.enumerated() {
            let right = try operand(others[index])
            builder.range = range
            builder.emit(CodeCompiler.compareOpcodes[Int(op.rawValue)], a: result, b: left, c: right)
            // What is between two comparisons is needed for the second.
            let isLast = index == operators.count - 1
            markDying(index == 0 ? first : others[index - 1], left, isLast ? others[index] : nil, right)
            if !isLast { builder.jump(.jumpIfFalse, a: result, to: end) }
            left = right
        }
        builder.place(end)
        if result != target { builder.emit(.move, a: target, b: result) }
    }

    // MARK: Choices

    private func compileChoice(_ expression: Expression, into target: Int) throws(Unsupported) {
        // Locals may be read while the value is half made: not into a local before the end.
        let result: Int
        if isTemporary(target) { result = target } else { result = try temporary() }
        let before = bound
        switch expression.kind {
        case .boolOp(let op, let values):
            let end = builder.label()
            for (index, value) in values.enumerated() {
                try compile(value, into: result)
                // What is bound in a part that may be skipped is not known to be bound behind it.
                if index == 0 { bound = before.joined(bound) }
                if index < values.count - 1 {
                    builder.range = expression.range
                    builder.jump(op == .and ? .jumpIfFalse : .jumpIfTrue, a: result, to: end)
                    if value.mayBeLast { builder.emit(.release, a: result, b: 1) }
                }
            }
            builder.place(end)
        case .ifExpression(let test, let body, let orElse):
            let otherwise = builder.label()
            let end = builder.label()
            try compileCondition(test, jumpIf: false, to: otherwise)
            try compile(body, into: result)
            builder.jump(.jump, to: end)
            builder.place(otherwise)
            try compile(orElse, into: result)
            builder.place(end)
        default: break
        }
        bound = before
        if result != target { builder.emit(.take, a: target, b: result) }
    }

    /// Jumps to `label` if the truth of an expression is `jumpIf`, else goes on.
    func compileCondition(_ test: Expression, jumpIf: Bool, to label: CodeBuilder.Label) throws(Unsupported) {
        let base = nextTemporary
        let before = bound
        switch test.kind {
        case .unary(.not, let value): try compileCondition(value, jumpIf: !jumpIf, to: label)
        case .boolOp(let op, let values) where (op == .and) == !jumpIf:
            // `a and b` is false as soon as one part is; `a or b` true.
            for value in values { try compileCondition(value, jumpIf: jumpIf, to: label) }
        case .boolOp(_, let values):
            let end = builder.label()
            for value in values.dropLast() { try compileCondition(value, jumpIf: !jumpIf, to: end) }
            if let last = values.last { try compileCondition(last, jumpIf: jumpIf, to: label) }
            builder.place(end)
        case .compare(let left, let operators, let others) where others.count == 1:
            try compileComparison(left, operators[0], others[0], jumpIf: jumpIf, to: label, test.range)
        default:
            let register = try operand(test)
            builder.range = test.range
            builder.jump(jumpIf ? .jumpIfTrue : .jumpIfFalse, a: register, to: label)
            markDying(test, register)
        }
        bound = before.joined(bound)
        free(to: base)
    }

    private static let jumpOpcodes: [CompareOperator: (registers: Opcode, int: Opcode)] = [
        .equal: (.jumpUnlessEqual, .jumpUnlessEqualInt),
        .notEqual: (.jumpUnlessNotEqual, .jumpUnlessNotEqualInt),
        .less: (.jumpUnlessLess, .jumpUnlessLessInt),
        .lessOrEqual: (.jumpUnlessLessOrEqual, .jumpUnlessLessOrEqualInt),
        .greater: (.jumpUnlessGreater, .jumpUnlessGreaterInt),
        .greaterOrEqual: (.jumpUnlessGreaterOrEqual, .jumpUnlessGreaterOrEqualInt),
    ]

    private func compileComparison(
        _ left: Expression, _ op: CompareOperator, _ right: Expression, jumpIf: Bool, to label: CodeBuilder.Label,
        _ range: SourceRange
    ) throws(Unsupported) {
        let first = try operand(left)
        if op == .is || op == .isNot, case .constant(.none) = right.kind {
            builder.range = range
            builder.jump((op == .is) == jumpIf ? .jumpIfNone : .jumpIfNotNone, a: first, to: label)
            markDying(left, first)
            return
        }
        if !jumpIf, context.usesShortJumps, let opcodes = CodeCompiler.jumpOpcodes[op] {
            if case .constant(.int(let value)) = right.kind, let small = Int16(exactly: value) {
                builder.range = range
                builder.shortJump(opcodes.int, a: first, b: Int(small), to: label)
            } else {
                let second = try operand(right)
                builder.range = range
                builder.shortJump(opcodes.registers, a: first, b: second, to: label)
                markDying(left, first, right, second)
            }
            return
        }
        let second = try operand(right)
        let result = try temporary()
        builder.range = range
        builder.emit(CodeCompiler.compareOpcodes[Int(op.rawValue)], a: result, b: first, c: second)
        markDying(left, first, right, second)
        builder.jump(jumpIf ? .jumpIfTrue : .jumpIfFalse, a: result, to: label)
        dirty.insert(result)
    }

    // MARK: Strings

    private func compileJoinedString(
        _ parts: [Expression], into target: Int, _ range: SourceRange
    ) throws(Unsupported) {
        let first = nextTemporary
        for part in parts {
            let register = try temporary()
            guard case .formattedValue(let value, let conversion, let format) = part.kind else {
                try compile(part, into: register)
                continue
            }
            let source = try operand(value, preferred: register)
            var specification = 0xFFFF
            if let format {
                specification = try temporary()
                try compile(format, into: specification)
            }
            builder.range = part.range
            builder.emit(.formatValue, a: register, b: source, c: specification)
            builder.emit(.formatValue, a: Int(conversion ?? 0))
            dirty.insert(register)
            free(to: register + 1)
        }
        builder.range = range
        builder.emit(.buildString, a: target, b: first, c: parts.count)
        for register in first..<first + parts.count { dirty.remove(register) }
    }
}

extension Expression {
    /// Whether its value may be an object with last words that a temporary is the last to refer to: all but what a variable or the
    /// code itself still has.
    fileprivate var mayBeLast: Bool {
        switch kind {
        case .name, .constant: false
        default: true
        }
    }

    /// Whether its value may be an object that nothing else refers to.
    fileprivate var mayBeNew: Bool {
        switch kind {
        case .call, .await, .yield, .yieldFrom, .binary, .unary, .boolOp, .ifExpression, .lambda: true
        case .tuple, .list, .set, .dict, .listComprehension, .setComprehension, .dictComprehension, .generator: true
        default: false
        }
    }

    var isStarred: Bool {
        if case .starred = kind { return true }
        return false
    }
}

extension Constant {
    /// The literal with a minus before it, where that is a constant too.
    var negated: Constant? {
        switch self {
        case .int(let value) where value != 0: .int(-value)
        case .float(let value): .float(-value)
        default: nil
        }
    }
}

extension CompilerContext {
    func value(of constant: Constant) -> Value {
        switch constant {
        case .none: .none
        case .bool(let value): .bool(value)
        case .int(let value): .int(value)
        case .float(let value): .float(value)
        case .bigInt(let digits): makeBigInt(digits)
        case .string(let scalars): stringConstant(scalars)
        case .ellipsis, .complex, .bytes: makeOther(constant)
        }
    }

    /// Strings that look like names are interned, as CPython does: most of them are keys and attribute names.
    private func stringConstant(_ scalars: [UInt32]) -> Value {
        let isName =
            scalars.count <= 32
            && scalars.allSatisfy { scalar in
                scalar < 128
                    && (scalar == 0x5F || (scalar | 0x20) >= 0x61 && (scalar | 0x20) <= 0x7A
                        || scalar >= 0x30 && scalar <= 0x39)
            }
        guard isName else { return .object(StrObject(scalars: scalars)) }
        return .object(intern(String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))))
    }
}
