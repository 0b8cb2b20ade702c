import PythonSyntax

/// `try` with `except*` (Reference, "except* clause"; PEP 654).
///
/// All clauses are tried in turn, each with what those before it left. What they raise is collected, and raised together with what
/// nobody took when the last one is done.
extension CodeCompiler {
    func compileTryStar(_ statement: TryStatement) throws(Unsupported) {
        let base = nextTemporary
        let before = bound
        let end = builder.label()
        let cleanup = try guarded(leave: { _ in }) { () throws(Unsupported) in try compile(statement.body) }
        releaseDirty(from: base)
        try compile(statement.orElse)
        var after = bound
        builder.jump(.jump, to: end)

        let exception = try temporary()
        let raised = try temporary()
        let saved = try temporary()
        // What is left, then the clause's classes: a window.
        let rest = try temporaries(2)
        let match = try temporary()
        handle(cleanup, register: exception, firstFree: base)
        bound = before
        try handling(exception, saved: saved) { () throws(Unsupported) in
            builder.emit(.buildList, a: raised, b: 0, c: 0)
            builder.emit(.move, a: rest, b: exception)
            for handler in statement.handlers {
                bound = before
                try compileStarHandler(handler, rest, match, raised)
            }
            bound = before
            builder.emit(.listAppend, a: raised, b: rest)
            intrinsic(.prepareReraise, exception, into: rest)
            builder.emit(.endHandling, a: saved)
            builder.jump(.jumpIfNone, a: rest, to: end)
            builder.emit(.reraise, a: rest, b: Instruction.LeftAt.noLine)
        }
        for register in exception...match { dirty.remove(register) }
        after = after.joined(before)
        builder.place(end)
        bound = after
        builder.emit(.release, a: exception, b: match - exception + 1)
        free(to: base)
    }

    private func compileStarHandler(
        _ handler: ExceptHandler, _ rest: Int, _ match: Int, _ raised: Int
    ) throws(Unsupported) {
        let base = nextTemporary
        let next = builder.label()
        line(
            SourceRange(start: Int(handler.range.start), end: Int(handler.type?.range.end ?? handler.range.start)))
        if let type = handler.type { try compile(type, into: rest + 1) }
        dirty.remove(rest + 1)
        builder.range = handler.range
        intrinsic(.splitGroup, rest, into: match)
        builder.emit(.release, a: rest + 1, b: 1)
        builder.jump(.jumpIfNone, a: match, to: next)
        // It stays the one that is handled until another clause takes its part.
        let previous = try temporary()
        builder.emit(.beginHandling, a: match, b: previous)
        builder.emit(.release, a: previous, b: 1)
        if context.recordsLines { builder.emit(.noteCaught, a: match) }
        if let name = handler.name { try store(match, toName: name.name) }
        builder.emit(.release, a: match, b: 1)
        // `break`, `continue` and `return` cannot leave a clause.
        let cleanup = try guarded(leave: { _ in }) { () throws(Unsupported) in try compile(handler.body) }
        releaseDirty(from: base)
        if let name = handler.name { try unbind(name) }
        builder.jump(.jump, to: next)
        let second = try temporary()
        handle(cleanup, register: second, firstFree: base)
        if let name = handler.name { try unbind(name) }
        builder.emit(.listAppend, a: raised, b: second)
        builder.emit(.release, a: second, b: 1)
        builder.place(next)
        free(to: base)
    }
}
