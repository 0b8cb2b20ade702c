import PythonSyntax

/// What Python prints for an exception (Library Reference, `traceback`).
extension Machine {
    /// The whole traceback, with causes and contexts, ending in a line feed.
    public func tracebackText(_ exception: ExceptionObject) -> String {
        TracebackReport.make(of: exception, self).text()
    }

    /// The class and the message in one line, as the trace keeps it: no suggestions, no notes.
    public func exceptionLine(_ exception: ExceptionObject) -> String {
        finalLine(exceptionTypeName(exception), exceptionMessage(exception))
    }

    /// The end of a report: the class and message, for a syntax error with its place before, and then the notes.
    func exceptionSummary(_ exception: ExceptionObject) -> String {
        let name = exceptionTypeName(exception)
        let message = exceptionMessage(exception)
        let text: String
        if isInstance(.object(exception), types[.syntaxError]) {
            text = syntaxErrorReport(exception, name).lines
        } else {
            text = finalLine(name, message + suggestionText(for: exception)) + "\n"
        }
        return text + notesText(exception)
    }

    private func finalLine(_ name: String, _ message: String) -> String {
        message.isEmpty ? name : "\(name): \(message)"
    }

    func exceptionMessage(_ exception: ExceptionObject) -> String {
        safeText("exception str()") { machine throws(Raise) in try machine.str(.object(exception)) }
    }

    /// A text of the program's own; where it fails, what failed.
    private func safeText(_ what: String, _ body: (Machine) throws(Raise) -> StrObject) -> String {
        quietText(body) ?? "<\(what) failed>"
    }

    /// The class with its module, unless that is the program itself or `builtins`.
    func exceptionTypeName(_ exception: ExceptionObject) -> String {
        let type = typeOf(.object(exception))
        let module = optionalText { machine throws(Raise) in try machine.attribute(.object(type), machine.names.module)
        }
        switch module {
        case "__main__", "builtins": return type.qualifiedName
        default: return "\(module ?? "<unknown>").\(type.qualifiedName)"
        }
    }

    /// The `str` that `body` answers; nil for anything else.
    private func optionalText(_ body: (Machine) throws(Raise) -> Value) -> String? {
        do throws(Raise) { return try muted { () throws(Raise) in try body(self) }.str?.string } catch { return nil }
    }

    // MARK: Notes

    private func notesText(_ exception: ExceptionObject) -> String {
        let notes: Value
        do throws(Raise) {
            notes = try muted { () throws(Raise) in try optionalAttribute(.object(exception), names.notes) }
        } catch {
            guard case .exception(let failure) = error else { return "" }
            let reason = safeText("__notes__ repr()") { machine throws(Raise) in try machine.repr(.object(failure)) }
            return "Ignored error getting __notes__: \(reason)\n"
        }
        if notes.isUndefined || notes.isNone { return "" }
        guard let elements = notes.list?.elements ?? notes.tuple?.elements else {
            return safeText("__notes__ repr()") { machine throws(Raise) in try machine.repr(notes) } + "\n"
        }
        return elements.map { note in
            safeText("note str()") { machine throws(Raise) in try machine.str(note) } + "\n"
        }.joined()
    }

    // MARK: Syntax errors

    private func syntaxErrorReport(_ exception: ExceptionObject, _ name: String) -> SyntaxErrorReport {
        func text(_ key: String) -> String? { exception.member(key).str?.string }
        func number(_ key: String) -> Int? {
            guard case .int(let number) = exception.member(key) else { return nil }
            return number
        }
        var report = SyntaxErrorReport(type: name, message: text("msg"))
        report.file = text("filename")
        report.line = number("lineno")
        report.text = text("text")
        report.column = number("offset")
        report.endLine = number("end_lineno")
        report.endColumn = number("end_offset")
        return report
    }

    // MARK: Groups

    /// The exceptions of a group; nil for any other exception.
    func groupMembers(_ exception: ExceptionObject) -> [ExceptionObject]? {
        guard isInstance(.object(exception), types[.baseExceptionGroup]) else { return nil }
        do throws(Raise) {
            let members = try muted { () throws(Raise) in
                try optionalAttribute(.object(exception), intern("exceptions"))
            }
            return members.tuple?.elements.compactMap(\.exception)
        } catch {
            return nil
        }
    }

    // MARK: Muting

    /// Runs Python code of the program's own (`__str__`, `__repr__`) without leaving anything in the trace.
    public func muted<T>(_ body: () throws(Raise) -> T) throws(Raise) -> T {
        let saved = (handled, sent, hasYielded)
        defer { (handled, sent, hasYielded) = saved }
        return try body()
    }
}
