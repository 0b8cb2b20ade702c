import PythonSyntax

/// Comprehensions and generator expressions (Reference, "Displays for lists, sets and dictionaries"; PEP 709).
extension CodeCompiler {
    enum ComprehensionKind {
        case list(Expression)
        case set(Expression)
        case dict(Expression, Expression)
    }

    func compileComprehension(
        _ node: Expression, _ clauses: [Comprehension], _ kind: ComprehensionKind, into target: Int
    ) throws(Unsupported) {
        guard let inner = scope.child(of: node), let first = clauses.first else { return }
        if inner.kind == .function {
            return try compileComprehensionFunction(node, clauses, kind, inner, into: target)
        }
        let result = try temporary()
        let iterator = try temporary()
        try compileIterable(first.iterable, into: iterator)
        builder.range = first.iterable.range
        builder.emit(first.isAsync ? .getAsyncIterator : .getIterator, a: iterator, b: iterator)
        dirty.remove(iterator)

        let outer = scope
        let outerRegisters = registers
        let boundBefore = bound
        scope = inner
        let variables = nextTemporary
        for name in inner.boundNames {
            let register = try temporary()
            registers[name] = register
            cellRegisters.remove(register)
            builder.emit(.release, a: register, b: 1)
            if inner.captured.contains(name) {
                builder.emit(.makeCell, a: register)
                cellRegisters.insert(register)
            }
        }
        try compileLoops(clauses, kind, result, iterator, node.range)
        for register in variables..<variables + inner.boundNames.count { cellRegisters.remove(register) }
        if !inner.boundNames.isEmpty { builder.emit(.release, a: variables, b: inner.boundNames.count) }
        scope = outer
        registers = outerRegisters
        bound = boundBefore
        builder.emit(.take, a: target, b: result)
    }

    /// In a class body a comprehension is a function of its own, which doesn't see the class's names.
    private func compileComprehensionFunction(
        _ node: Expression, _ clauses: [Comprehension], _ kind: ComprehensionKind, _ inner: Scope, into target: Int
    ) throws(Unsupported) {
        let name =
            switch kind {
            case .list: "<listcomp>"
            case .set: "<setcomp>"
            case .dict: "<dictcomp>"
            }
        try callHidden(node, clauses, inner, name, into: target) { compiler throws(Unsupported) in
            let result = try compiler.temporary()
            try compiler.compileLoops(clauses, kind, result, Self.argument, node.range)
            compiler.builder.emit(.returnValue, a: result)
            return .none
        }
    }

    func compileGenerator(
        _ node: Expression, _ element: Expression, _ clauses: [Comprehension], into target: Int
    ) throws(Unsupported) {
        guard let inner = scope.child(of: node) else { return }
        try callHidden(node, clauses, inner, "<genexpr>", into: target) { compiler throws(Unsupported) in
            try compiler.compileClauses(clauses[...], Self.argument, node.range) { compiler throws(Unsupported) in
                let value = try compiler.temporary()
                try compiler.compile(element, into: value)
                compiler.builder.range = element.range
                compiler.emitYield(value, into: value)
                compiler.dirty.insert(value)
            }
            compiler.emitReturnNone()
            return .none
        }
    }

    /// The register of a hidden function's parameter, `.0`, which is its iterator to the end: what ends with an exception keeps it.
    private static let argument = 0

    /// Makes a hidden function with one parameter and calls it with the iterator of the first iterable.
    private func callHidden(
        _ node: Expression, _ clauses: [Comprehension], _ inner: Scope, _ name: String, into target: Int,
        _ body: (CodeCompiler) throws(Unsupported) -> Value
    ) throws(Unsupported) {
        guard let first = clauses.first else { return }
        var parameters = Parameters()
        parameters.positional = [Parameter(name: Identifier(name: ".0", range: node.range), annotation: nil)]
        let code = try compileCode(of: parameters, scope: inner, name: name, isAsync: inner.isAsync, node.range, body)
        builder.range = node.range
        let window = try temporaries(2)
        try emitFunction(code, parameters, returns: nil, into: window)
        try compileIterable(first.iterable, into: window + 1)
        builder.range = first.iterable.range
        builder.emit(first.isAsync ? .getAsyncIterator : .getIterator, a: window + 1, b: window + 1)
        builder.range = node.range
        builder.emit(.call, a: target, b: window, c: 1)
        dirty.subtract([window, window + 1])
    }

    private func compileLoops(
        _ clauses: [Comprehension], _ kind: ComprehensionKind, _ result: Int, _ iterator: Int, _ range: SourceRange
    ) throws(Unsupported) {
        switch kind {
        case .list: builder.emit(.buildList, a: result, b: 0, c: 0)
        case .set: builder.emit(.buildSet, a: result, b: 0, c: 0)
        case .dict: builder.emit(.buildDict, a: result, b: 0, c: 0)
        }
        try compileClauses(clauses[...], iterator, range) { compiler throws(Unsupported) in
            switch kind {
            case .list(let element), .set(let element):
                let value = try compiler.operand(element)
                compiler.builder.range = element.range
                if case .list = kind {
                    compiler.builder.emit(.listAppend, a: result, b: value)
                } else {
                    compiler.builder.emit(.setAdd, a: result, b: value)
                }
            case .dict(let keyExpression, let valueExpression):
                let key = try compiler.operand(keyExpression)
                let value = try compiler.operand(valueExpression)
                compiler.builder.range = keyExpression.range.union(valueExpression.range)
                compiler.builder.emit(.dictSet, a: result, b: key, c: value)
            }
        }
    }

    private func compileClauses(
        _ clauses: ArraySlice<Comprehension>, _ iterator: Int, _ range: SourceRange,
        _ element: (CodeCompiler) throws(Unsupported) -> Void
    ) throws(Unsupported) {
        guard let clause = clauses.first else { return try element(self) }
        let base = nextTemporary
        let next = builder.label()
        let end = builder.label()
        var cleanup: Cleanup?
        builder.place(next)
        builder.range = clause.iterable.range
        if clause.isAsync {
            let value = try temporary()
            builder.range = range
            cleanup = try compileAsyncNext(iterator, into: value)
            try store(value, to: clause.target)
            dirty.insert(value)
        } else if case .name(let name) = clause.target.kind, let register = plainRegister(name) {
            builder.emit(.forIterator, a: register, b: iterator)
            builder.jump(.jump, to: end)
            bound.insert(register)
        } else {
            let value = try temporary()
            builder.emit(.forIterator, a: value, b: iterator)
            builder.jump(.jump, to: end)
            try store(value, to: clause.target)
            dirty.insert(value)
        }
        releaseDirty(from: base)
        for condition in clause.conditions {
            try compileCondition(condition, jumpIf: false, to: next)
        }
        if let inner = clauses.dropFirst().first {
            let innerIterator = try temporary()
            try compileIterable(inner.iterable, into: innerIterator)
            builder.range = inner.iterable.range
            builder.emit(inner.isAsync ? .getAsyncIterator : .getIterator, a: innerIterator, b: innerIterator)
            dirty.remove(innerIterator)
            try compileClauses(clauses.dropFirst(), innerIterator, range, element)
        } else {
            try element(self)
        }
        free(to: base)
        releaseDirty(from: base)
        builder.jump(.jumpBack, to: next)
        if let cleanup { try compileAsyncEnd(cleanup) }
        builder.place(end)
        builder.emit(.release, a: iterator, b: 1)
    }
}
