import PythonSyntax

/// `try` and `with` (Reference, "The try statement", "The with statement").
///
/// A handler covers ranges of instructions. Code that a jump out of a block runs on its way (`finally` bodies, `__exit__`) stands
/// between those ranges: exceptions in it are none of that block's business.
extension CodeCompiler {
    /// Runs `body` under a handler and answers where its ranges are.
    func guarded(
        leave: @escaping (CodeCompiler) throws(Unsupported) -> Void, _ body: () throws(Unsupported) -> Void
    ) throws(Unsupported) -> Cleanup {
        let cleanup = Cleanup(leave: leave)
        cleanup.rangeStart = builder.position
        blocks.append(.cleanup(cleanup))
        try body()
        blocks.removeLast()
        if let start = cleanup.rangeStart, start >= 0 { cleanup.ranges.append((start, builder.position)) }
        return cleanup
    }

    /// Makes the current position the handler of a guarded range; the exception comes in `register`.
    func handle(_ cleanup: Cleanup, register: Int, firstFree: Int) {
        for (start, end) in cleanup.ranges {
            builder.addHandler(
                depth: blocks.count,
                Handler(
                    start: start, end: end, target: builder.position, register: register, firstFreeRegister: firstFree))
        }
    }

    /// Code that handles the exception in `exception`: whatever leaves it, what was handled before is again.
    func handling(
        _ exception: Int, saved: Int, _ body: () throws(Unsupported) -> Void
    ) throws(Unsupported) {
        builder.emit(.beginHandling, a: exception, b: saved)
        let cleanup = try guarded(leave: { $0.builder.emit(.endHandling, a: saved) }, body)
        let second = try temporary()
        handle(cleanup, register: second, firstFree: second)
        builder.emit(.endHandling, a: saved)
        builder.emit(.reraise, a: second)
    }

    func compileTry(_ statement: TryStatement, _ range: SourceRange) throws(Unsupported) {
        line(SourceRange(start: Int(range.start), end: Int(range.start) + 3))
        if statement.finalBody.isEmpty {
            try compileHandlers(statement)
        } else {
            try compileTryFinally(statement)
        }
    }

    private func compileTryFinally(_ statement: TryStatement) throws(Unsupported) {
        let base = nextTemporary
        let before = bound
        let end = builder.label()
        let cleanup = try guarded(leave: { compiler throws(Unsupported) in try compiler.compile(statement.finalBody) })
        {
            () throws(Unsupported) in
            if statement.handlers.isEmpty {
                try compile(statement.body)
            } else {
                try compileHandlers(statement)
            }
        }
        releaseDirty(from: base)
        let isReachable = !bound.isUnreachable
        try compile(statement.finalBody)
        let after = bound
        builder.jump(.jump, to: end)

        let exception = try temporary()
        let saved = try temporary()
        handle(cleanup, register: exception, firstFree: base)
        bound = before
        try handling(exception, saved: saved) { () throws(Unsupported) in
            try compile(statement.finalBody)
            builder.emit(.reraise, a: exception, b: Instruction.LeftAt.here)
        }
        builder.place(end)
        bound = after
        if !isReachable { bound.setUnreachable() }
        free(to: base)
    }

    private func compileHandlers(_ statement: TryStatement) throws(Unsupported) {
        if statement.isStar { try compileTryStar(statement) } else { try compileTryExcept(statement) }
    }

    private func compileTryExcept(_ statement: TryStatement) throws(Unsupported) {
        let base = nextTemporary
        let before = bound
        let end = builder.label()
        let cleanup = try guarded(leave: { _ in }) { () throws(Unsupported) in try compile(statement.body) }
        releaseDirty(from: base)
        try compile(statement.orElse)
        var after = bound
        builder.jump(.jump, to: end)

        let exception = try temporary()
        let saved = try temporary()
        handle(cleanup, register: exception, firstFree: base)
        bound = before
        try handling(exception, saved: saved) { () throws(Unsupported) in
            for handler in statement.handlers {
                bound = before
                try compileHandler(handler, exception, saved, end)
                after = after.joined(bound)
            }
            builder.emit(.reraise, a: exception)
        }
        builder.place(end)
        bound = after
        builder.emit(.release, a: exception, b: 2)
        free(to: base)
    }

    private func compileHandler(
        _ handler: ExceptHandler, _ exception: Int, _ saved: Int, _ end: CodeBuilder.Label
    ) throws(Unsupported) {
        let next = builder.label()
        let header = SourceRange(
            start: Int(handler.range.start), end: Int(handler.type?.range.end ?? handler.range.start))
        line(header)
        if let type = handler.type {
            let base = nextTemporary
            let register = try operand(type)
            let matches = try temporary()
            builder.range = handler.range
            builder.emit(.matchException, a: matches, b: exception, c: register)
            builder.jump(.jumpIfFalse, a: matches, to: next)
            if register >= localNames.count { dirty.insert(register) }
            free(to: base)
            releaseDirty(from: base)
        }
        if context.recordsLines { builder.emit(.noteCaught, a: exception) }
        if let name = handler.name {
            try store(exception, toName: name.name)
            let unbind: (CodeCompiler) throws(Unsupported) -> Void = { compiler throws(Unsupported) in
                try compiler.unbind(name)
            }
            let cleanup = try guarded(leave: unbind) { () throws(Unsupported) in try compile(handler.body) }
            let after = bound
            try unbind(self)
            bound = after
            builder.emit(.endHandling, a: saved)
            builder.jump(.jump, to: end)
            let second = try temporary()
            handle(cleanup, register: second, firstFree: second)
            try unbind(self)
            builder.emit(.reraise, a: second)
            free(to: second)
            bound = after
        } else {
            try compile(handler.body)
            builder.emit(.endHandling, a: saved)
            builder.jump(.jump, to: end)
        }
        builder.place(next)
    }

    /// The name goes at the end of the handler, or the exception and its traceback would be a cycle.
    func unbind(_ name: Identifier) throws(Unsupported) {
        let none = try temporary()
        builder.emit(.loadNone, a: none)
        try store(none, toName: name.name)
        deleteName(name.name)
        free(to: none)
    }

    // MARK: with

    func compileWith(
        _ items: ArraySlice<WithItem>, _ body: [Statement], isAsync: Bool, _ range: SourceRange
    ) throws(Unsupported) {
        guard let item = items.first else { return try compile(body) }
        let base = nextTemporary
        // The method __exit__ and its object.
        let exit = try temporaries(2)
        let enter = try temporaries(2)
        let manager = try operand(item.context)
        builder.range = item.context.range
        builder.emit(
            .loadSpecial, a: enter, b: manager, c: builder.cache(intern(isAsync ? "__aenter__" : "__enter__")))
        builder.emit(
            .loadSpecial, a: exit, b: manager, c: builder.cache(intern(isAsync ? "__aexit__" : "__exit__")))
        builder.emit(.callMethod, a: enter, b: enter, c: 0)
        if isAsync { compileAwait(enter, into: enter, origin: 1) }
        dirty.insert(enter)
        let contextRange = item.context.range
        let before = bound
        let leave: (CodeCompiler) throws(Unsupported) -> Void = { compiler throws(Unsupported) in
            let window = try compiler.temporaries(5)
            compiler.builder.range = contextRange
            compiler.line(range)
            compiler.builder.range = contextRange
            compiler.builder.emit(.move, a: window, b: exit)
            compiler.builder.emit(.move, a: window + 1, b: exit + 1)
            for offset in 2..<5 { compiler.builder.emit(.loadNone, a: window + offset) }
            compiler.builder.emit(.callMethod, a: window, b: window, c: 3)
            if isAsync { compiler.compileAwait(window, into: window, origin: 2) }
            compiler.builder.emit(.release, a: window, b: 1)
            compiler.free(to: window)
        }
        let end = builder.label()
        let cleanup = try guarded(leave: leave) { () throws(Unsupported) in
            if let target = item.target { try store(enter, to: target) }
            releaseDirty(from: exit + 2)
            free(to: exit + 2)
            try compileWith(items.dropFirst(), body, isAsync: isAsync, range)
        }
        let isReachable = !bound.isUnreachable
        if isReachable { try leave(self) }
        builder.jump(.jump, to: end)

        free(to: exit + 2)
        let exception = try temporary()
        let saved = try temporary()
        let result = try temporary()
        handle(cleanup, register: exception, firstFree: exit + 2)
        try handling(exception, saved: saved) { () throws(Unsupported) in
            line(range)
            builder.range = contextRange
            builder.emit(.exitWithException, a: exit, b: exception, c: result)
            if isAsync { compileAwait(result, into: result, origin: 2) }
            let swallowed = builder.label()
            builder.jump(.jumpIfTrue, a: result, to: swallowed)
            builder.emit(.reraise, a: exception, b: Instruction.LeftAt.origin)
            builder.place(swallowed)
            builder.emit(.endHandling, a: saved)
            builder.jump(.jump, to: end)
        }
        builder.place(end)
        // The body may have been left early by an exception that was swallowed.
        bound = before
        builder.emit(.release, a: exit, b: 5)
        free(to: base)
    }

    // MARK: async for

    func compileAsyncFor(_ loop: ForLoop, _ range: SourceRange) throws(Unsupported) {
        let base = nextTemporary
        let header = SourceRange(start: Int(range.start), end: Int(loop.iterable.range.end))
        let iterator = try temporary()
        line(header)
        try compile(loop.iterable, into: iterator)
        builder.range = loop.iterable.range
        builder.emit(.getAsyncIterator, a: iterator, b: iterator)
        dirty.remove(iterator)
        let before = bound
        let top = builder.label()
        let next = builder.label()
        let exit = builder.label()
        builder.jump(.jump, to: next)
        builder.place(top)
        line(header)
        builder.place(next)
        builder.range = range
        let value = try temporary()
        let cleanup = try compileAsyncNext(iterator, into: value)
        try store(value, to: loop.target)
        dirty.insert(value)
        releaseDirty(from: value)
        blocks.append(.loop(exit: exit, next: top))
        try compile(loop.body)
        blocks.removeLast()
        builder.jump(.jumpBack, to: top)
        bound = before
        try compileAsyncEnd(cleanup)
        builder.emit(.release, a: iterator, b: 1)
        try compile(loop.orElse)
        builder.place(exit)
        builder.emit(.release, a: iterator, b: 1)
        bound = before
        free(to: base)
    }

    /// Awaits the next of an asynchronous iterator under a handler for its end.
    func compileAsyncNext(_ iterator: Int, into value: Int) throws(Unsupported) -> Cleanup {
        try guarded(leave: { _ in }) { () throws(Unsupported) in
            builder.emit(.getAsyncNext, a: value, b: iterator)
            compileDelegation(value, into: value)
        }
    }

    /// Where StopAsyncIteration ends the loop; other exceptions go on.
    func compileAsyncEnd(_ cleanup: Cleanup) throws(Unsupported) {
        let exception = try temporary()
        let isEnd = try temporary()
        handle(cleanup, register: exception, firstFree: exception)
        builder.emit(.isStopAsyncIteration, a: isEnd, b: exception)
        let end = builder.label()
        builder.jump(.jumpIfTrue, a: isEnd, to: end)
        builder.emit(.reraise, a: exception)
        builder.place(end)
        builder.emit(.release, a: exception, b: 1)
        free(to: exception)
    }
}
