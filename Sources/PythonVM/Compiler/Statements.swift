import PythonSyntax

/// Statements (Reference, "Simple statements" and "Compound statements").
extension CodeCompiler {
    func compileBody(_ statements: [Statement]) throws(Unsupported) {
        for (index, statement) in statements.enumerated() {
            // A docstring runs no line.
            if index == 0, !context.displaysValues, case .expression(let value) = statement.kind,
                case .constant(.string) = value.kind
            {
                continue
            }
            try compile(statement)
        }
    }

    func compile(_ statements: [Statement]) throws(Unsupported) {
        for statement in statements { try compile(statement) }
    }

    private func compile(_ statement: Statement) throws(Unsupported) {
        let base = nextTemporary
        builder.range = statement.range
        switch statement.kind {
        case .functionDef(let function):
            line(function.decorators.first?.range ?? statement.range)
            try compileFunctionDef(function, statement.range)
        case .classDef(let definition):
            line(definition.decorators.first?.range ?? statement.range)
            try compileClassDef(definition, statement.range)
        case .returnStatement(let value):
            line(statement.range)
            try compileReturn(value)
        case .delete(let targets):
            line(statement.range)
            for target in targets { try compileDelete(target) }
        case .assign(let targets, let value):
            line(statement.range)
            try compileAssign(targets, value)
        case .augmentedAssign(let target, let op, let value):
            line(statement.range)
            try compileAugmentedAssign(target, op, value, statement.range)
        case .annotatedAssign(let target, let annotation, let value, let simple):
            line(statement.range)
            try compileAnnotatedAssign(target, annotation, value, simple)
        case .forLoop(let loop): try compileFor(loop, statement.range)
        case .whileLoop(let test, let body, let orElse): try compileWhile(test, body, orElse)
        case .ifStatement(let test, let body, let orElse): try compileIf(test, body, orElse)
        case .with(let items, let body, let isAsync):
            line(statement.range)
            try compileWith(items[...], body, isAsync: isAsync, statement.range)
        case .raise(let exception, let cause):
            line(statement.range)
            try compileRaise(exception, cause)
        case .tryStatement(let statement): try compileTry(statement, builder.range)
        case .assert(let test, let message):
            line(statement.range)
            try compileAssert(test, message)
        case .importModules(let aliases):
            line(statement.range)
            for alias in aliases { try compileImport(alias) }
        case .importFrom(let module, let names, let level):
            line(statement.range)
            try compileImportFrom(module, names, level)
        case .expression(let value):
            line(statement.range)
            let register = try temporary()
            if context.displaysValues, scope.kind == .module {
                try compile(value, into: register)
                intrinsic(.display, register, into: register)
                break
            }
            if case .constant = value.kind { break }
            try compile(value, into: register)
        case .pass: line(statement.range)
        case .breakStatement:
            line(statement.range)
            try compileLeaveLoop(isBreak: true)
        case .continueStatement:
            line(statement.range)
            try compileLeaveLoop(isBreak: false)
        case .global, .nonlocal: break
        case .match(let subject, let cases): try compileMatch(subject, cases)
        case .typeAlias(let name, let parameters, let value):
            line(statement.range)
            try compileTypeAlias(name, parameters, value, statement.range)
        }
        free(to: base)
        releaseDirty(from: base)
    }

    // MARK: Choices and loops

    private func compileIf(_ test: Expression, _ body: [Statement], _ orElse: [Statement]) throws(Unsupported) {
        let base = nextTemporary
        line(test.range)
        let otherwise = builder.label()
        let end = builder.label()
        try compileCondition(test, jumpIf: false, to: otherwise)
        free(to: base)
        let stale = dirty
        releaseDirty(from: base)
        let before = bound
        try compile(body)
        let afterBody = bound
        bound = before
        if !orElse.isEmpty || !stale.isEmpty {
            builder.jump(.jump, to: end)
            builder.place(otherwise)
            dirty = stale
            releaseDirty(from: base)
            try compile(orElse)
            builder.place(end)
        } else {
            builder.place(otherwise)
        }
        bound = afterBody.joined(bound)
    }

    private func compileWhile(_ test: Expression, _ body: [Statement], _ orElse: [Statement]) throws(Unsupported) {
        let base = nextTemporary
        let next = builder.label()
        let otherwise = builder.label()
        let exit = builder.label()
        builder.place(next)
        line(test.range)
        try compileCondition(test, jumpIf: false, to: otherwise)
        free(to: base)
        let stale = dirty
        releaseDirty(from: base)
        let before = bound
        blocks.append(.loop(exit: exit, next: next))
        try compile(body)
        blocks.removeLast()
        builder.jump(.jumpBack, to: next)
        builder.place(otherwise)
        bound = before
        dirty = stale
        releaseDirty(from: base)
        try compile(orElse)
        builder.place(exit)
        bound = before
    }

    private func compileFor(_ loop: ForLoop, _ range: SourceRange) throws(Unsupported) {
        if loop.isAsync { return try compileAsyncFor(loop, range) }
        let base = nextTemporary
        let header = SourceRange(start: Int(range.start), end: Int(loop.iterable.range.end))
        let iterator = try temporary()
        line(header)
        builder.range = loop.iterable.range
        try compileIterable(loop.iterable, into: iterator)
        builder.range = loop.iterable.range
        builder.emit(.getIterator, a: iterator, b: iterator)
        dirty.remove(iterator)
        releaseDirty(from: base)
        let before = bound

        let top = builder.label()
        let next = builder.label()
        let otherwise = builder.label()
        let exit = builder.label()
        if context.recordsLines {
            builder.jump(.jump, to: next)
            builder.place(top)
            line(header)
        } else {
            builder.place(top)
        }
        builder.place(next)
        builder.range = loop.iterable.range
        // Straight into the loop's variable where it is a plain local.
        if case .name(let name) = loop.target.kind, let register = plainRegister(name) {
            builder.emit(.forIterator, a: register, b: iterator)
            builder.jump(.jump, to: otherwise)
            bound.insert(register)
        } else {
            let value = try temporary()
            builder.emit(.forIterator, a: value, b: iterator)
            builder.jump(.jump, to: otherwise)
            try store(value, to: loop.target)
            builder.emit(.release, a: value, b: 1)
            free(to: value)
        }
        releaseDirty(from: iterator + 1)
        blocks.append(.loop(exit: exit, next: top))
        try compile(loop.body)
        blocks.removeLast()
        builder.jump(.jumpBack, to: top)
        builder.place(otherwise)
        bound = before
        builder.emit(.release, a: iterator, b: 1)
        try compile(loop.orElse)
        builder.place(exit)
        // A `break` comes here with the iterator still in its register.
        builder.emit(.release, a: iterator, b: 1)
        bound = before
        free(to: base)
    }

    func compileLeaveLoop(isBreak: Bool) throws(Unsupported) {
        let saved = blocks
        while let block = blocks.popLast() {
            switch block {
            case .loop(let exit, let next):
                if isBreak { builder.jump(.jump, to: exit) } else { builder.jump(.jumpBack, to: next) }
                reopen(saved)
                blocks = saved
                bound.setUnreachable()
                return
            case .cleanup(let cleanup): try leave(cleanup)
            }
        }
        blocks = saved
        throw Unsupported(isBreak ? "'break' here" : "'continue' here", at: builder.range)
    }

    private func compileReturn(_ value: Expression?) throws(Unsupported) {
        let hasCleanups = blocks.contains {
            if case .cleanup = $0 { return true }
            return false
        }
        // What temporaries hold dies with the activation.
        let stale = dirty
        defer { dirty = stale }
        defer { bound.setUnreachable() }
        guard let value else {
            try leaveAllBlocks()
            emitReturnNone()
            return
        }
        if hasCleanups {
            let register = try temporary()
            try compile(value, into: register)
            try leaveAllBlocks()
            builder.emit(.returnValue, a: register)
        } else {
            let register = try operand(value)
            builder.emit(.returnValue, a: register)
        }
    }

    private func leaveAllBlocks() throws(Unsupported) {
        let saved = blocks
        while let block = blocks.popLast() {
            if case .cleanup(let cleanup) = block { try leave(cleanup) }
        }
        reopen(saved)
        blocks = saved
    }

    /// Emits what leaving a block does, outside of the range that its handler covers.
    private func leave(_ cleanup: Cleanup) throws(Unsupported) {
        if let start = cleanup.rangeStart {
            cleanup.ranges.append((start, builder.position))
            cleanup.rangeStart = nil
            try cleanup.leave(self)
            // What follows belongs to the blocks further out, until `reopen`.
            cleanup.rangeStart = -1
        } else {
            try cleanup.leave(self)
        }
    }

    /// Goes on with the ranges that a jump out of the blocks interrupted.
    private func reopen(_ blocks: [Block]) {
        for block in blocks {
            if case .cleanup(let cleanup) = block, cleanup.rangeStart == -1 { cleanup.rangeStart = builder.position }
        }
    }

    // MARK: Small statements

    private func compileRaise(_ exception: Expression?, _ cause: Expression?) throws(Unsupported) {
        guard let exception else {
            builder.emit(.reraiseHandled)
            bound.setUnreachable()
            return
        }
        let range = builder.range
        let register = try operand(exception)
        if let cause {
            let second = try operand(cause)
            builder.range = range
            builder.emit(.raiseFrom, a: register, b: second)
        } else {
            builder.range = range
            builder.emit(.raise, a: register)
        }
        bound.setUnreachable()
    }

    private func compileAssert(_ test: Expression, _ message: Expression?) throws(Unsupported) {
        let end = builder.label()
        let base = nextTemporary
        try compileCondition(test, jumpIf: true, to: end)
        let register = try temporary()
        builder.range = test.range
        builder.emit(.loadAssertionError, a: register)
        if let message {
            let argument = try temporary()
            try compile(message, into: argument)
            builder.range = test.range
            builder.emit(.call, a: register, b: register, c: 1)
        }
        builder.range = test.range
        builder.emit(.raise, a: register)
        builder.place(end)
        dirty.insert(register)
        free(to: base)
    }

    private func compileImport(_ alias: ImportAlias) throws(Unsupported) {
        let register = try temporary()
        builder.emit(.importModule, a: register, b: builder.constant(.object(intern(alias.name))))
        // `import a.b` binds a; `import a.b as c` binds a.b.
        builder.emit(.importModule, a: 0, b: alias.asName != nil && alias.name.contains(".") ? 1 : 0)
        let name = alias.asName ?? String(alias.name.prefix { $0 != "." })
        try store(register, toName: name)
        dirty.insert(register)
    }

    private func compileImportFrom(_ module: String?, _ names: [ImportAlias], _ level: Int) throws(Unsupported) {
        let register = try temporary()
        builder.emit(.importModule, a: register, b: builder.constant(.object(intern(module ?? ""))))
        builder.emit(.importModule, a: level, b: 1)
        let value = try temporary()
        for alias in names {
            if alias.name == "*" {
                builder.emit(.importStar, a: register)
                continue
            }
            builder.emit(.importFrom, a: value, b: register, c: builder.cache(intern(alias.name)))
            try store(value, toName: alias.asName ?? alias.name)
        }
        dirty.formUnion([register, value])
    }

    private func compileAnnotatedAssign(
        _ target: Expression, _ annotation: Expression, _ value: Expression?, _ simple: Bool
    ) throws(Unsupported) {
        if let value { try compileAssign([target], value) }
        // In functions annotations of variables are not evaluated (Reference, "Annotated assignment statements").
        guard scope.function.kind != .function else { return }
        let register = try temporary()
        try compileAnnotation(annotation, into: register)
        if simple, case .name(let name) = target.kind {
            builder.emit(.storeAnnotation, a: register, b: builder.constant(.object(intern(scope.mangled(name)))))
        }
        dirty.insert(register)
    }

    /// Class bodies and modules with annotations have `__annotations__` from the start.
    func setUpAnnotations(_ body: [Statement]) throws(Unsupported) {
        guard body.contains(where: \.hasAnnotation) else { return }
        intrinsic(.setUpAnnotations, try temporary(), into: nextTemporary - 1)
        free(to: nextTemporary - 1)
    }

    func compileAnnotation(_ annotation: Expression, into register: Int) throws(Unsupported) {
        if context.annotationsAreStrings {
            let text = AnnotationText(annotation, context).text
            builder.emit(.loadConstant, a: register, bc: builder.constant(.object(StrObject(text))))
        } else if case .starred(let elements) = annotation.kind {
            // `*args: *Ts`: the one thing that unpacking gives.
            try compile(elements, into: register)
            builder.range = annotation.range
            builder.emit(.unpack, a: register, b: register, c: 1)
        } else {
            try compile(annotation, into: register)
        }
    }

    /// The docstring of a body, or None.
    func documentation(of body: [Statement]) -> Value {
        if case .expression(let value)? = body.first?.kind, case .constant(.string(let scalars)) = value.kind {
            return .object(StrObject(scalars: StrObject.cleanDocumentation(scalars)))
        }
        return .none
    }
}

extension Statement {
    /// Whether it is or holds an annotation of a variable of the same scope.
    fileprivate var hasAnnotation: Bool {
        func anyHas(_ bodies: [Statement]...) -> Bool { bodies.contains { $0.contains(where: \.hasAnnotation) } }
        switch kind {
        case .annotatedAssign: return true
        case .forLoop(let loop): return anyHas(loop.body, loop.orElse)
        case .whileLoop(_, let body, let orElse), .ifStatement(_, let body, let orElse): return anyHas(body, orElse)
        case .with(_, let body, _): return anyHas(body)
        case .match(_, let cases): return cases.contains { $0.body.contains(where: \.hasAnnotation) }
        case .tryStatement(let statement):
            return anyHas(statement.body, statement.orElse, statement.finalBody)
                || statement.handlers.contains { $0.body.contains(where: \.hasAnnotation) }
        default: return false
        }
    }
}

extension StrObject {
    /// A docstring as the compiler keeps it since 3.13: without the indentation that its lines share.
    static func cleanDocumentation(_ scalars: [UInt32]) -> [UInt32] {
        var lines = scalars.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        var margin = Int.max
        for line in lines.dropFirst() {
            if let indent = line.firstIndex(where: { $0 != 0x20 }) { margin = min(margin, indent) }
        }
        if let first = lines.first { lines[0] = Array(first.drop { $0 == 0x20 }) }
        for index in lines.indices.dropFirst() where margin != Int.max {
            lines[index] = Array(lines[index].dropFirst(min(margin, lines[index].prefix { $0 == 0x20 }.count)))
        }
        return Array(lines.joined(separator: [0x0A]))
    }
}
