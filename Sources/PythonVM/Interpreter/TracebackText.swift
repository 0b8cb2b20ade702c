/// What Python prints for an exception that nobody caught (Library Reference, `traceback`).
extension Machine {
    /// The last line of a traceback: the class and the message.
    public func exceptionLine(_ exception: ExceptionObject) -> String {
        let type = typeOf(.object(exception))
        let name = qualifiedTypeName(type)
        let message: String
        do throws(Raise) {
            message = try muted { () throws(Raise) in try str(.object(exception)).string }
        } catch {
            message = "<exception str() failed>"
        }
        return message.isEmpty ? name : "\(name): \(message)"
    }

    /// The whole traceback, with causes and contexts, ending in a line feed.
    public func tracebackText(_ exception: ExceptionObject) -> String {
        var chain: [(exception: ExceptionObject, joint: String)] = []
        var seen: Set<ObjectIdentifier> = []
        var link: ExceptionObject? = exception
        while let current = link, seen.insert(ObjectIdentifier(current)).inserted {
            if let cause = current.cause {
                chain.append((current, "\nThe above exception was the direct cause of the following exception:\n\n"))
                link = cause
            } else if let context = current.context, !current.suppressesContext {
                chain.append((current, "\nDuring handling of the above exception, another exception occurred:\n\n"))
                link = context
            } else {
                chain.append((current, ""))
                link = nil
            }
        }
        var text = ""
        for (index, item) in chain.enumerated().reversed() {
            text += index == chain.count - 1 ? "" : item.joint
            text += singleTraceback(item.exception)
        }
        return text
    }

    private func singleTraceback(_ exception: ExceptionObject) -> String {
        var text = ""
        if exception.traceback != nil { text += "Traceback (most recent call last):\n" }
        text += entries(exception.traceback)
        if let report = syntaxErrorText(exception) { return text + report + notes(exception) }
        return text + exceptionLine(exception) + suggestion(exception) + "\n" + notes(exception)
    }

    private func notes(_ exception: ExceptionObject) -> String {
        guard let list = exception.attributes?.get(names.notes).list else { return "" }
        return list.elements.compactMap(\.str).map { $0.string + "\n" }.joined()
    }

    /// The calls, outermost first; the same line over and over is shown three times.
    private func entries(_ traceback: TracebackObject?) -> String {
        var text = ""
        var last: (code: CodeObject, line: Int)?
        var repeats = 0
        func flush() {
            if repeats > 3 { text += "  [Previous line repeated \(repeats - 3) more time\(repeats == 4 ? "" : "s")]\n" }
        }
        var link = traceback
        while let entry = link {
            link = entry.next
            if entry.code.isLibrary { continue }
            let line = entry.code.line(ofInstruction: entry.instruction)
            if let known = last, known.code === entry.code, known.line == line {
                repeats += 1
            } else {
                flush()
                repeats = 1
                last = (entry.code, line)
            }
            if repeats <= 3 { text += tracebackEntry(entry.code, entry.instruction) }
        }
        flush()
        return text
    }

    private func syntaxErrorText(_ exception: ExceptionObject) -> String? {
        guard typeOf(.object(exception)).isSubtype(of: types[.syntaxError]), let attributes = exception.attributes,
            let file = attributes.get(intern("filename")).str?.string,
            case .int(let line) = attributes.get(intern("lineno"))
        else { return nil }
        var text = "  File \"\(file)\", line \(line)\n"
        if let source = attributes.get(intern("text")).str?.string {
            text += syntaxErrorExcerpt(source, attributes)
        }
        let message = attributes.get(intern("msg")).str?.string ?? ""
        return text + "\(typeName(.object(exception))): \(message)\n"
    }

    private func syntaxErrorExcerpt(_ source: String, _ attributes: DictObject) -> String {
        let line = String(source.prefix { $0 != "\n" })
        let stripped = line.drop { $0 == " " || $0 == "\t" || $0 == "\u{C}" }
        guard !stripped.isEmpty else { return "" }
        var text = "    \(stripped)\n"
        guard case .int(let offset) = attributes.get(intern("offset")), offset > 0,
            case .int(let startLine) = attributes.get(intern("lineno"))
        else { return text }
        let removed = line.unicodeScalars.count - stripped.unicodeScalars.count
        var end = offset + 1
        if case .int(let given) = attributes.get(intern("end_offset")), given > offset { end = given }
        if case .int(let endLine) = attributes.get(intern("end_lineno")), endLine != startLine {
            end = line.unicodeScalars.count + 1
        }
        let start = offset - 1 - removed
        guard start >= 0 else { return text }
        text +=
            "    " + String(repeating: " ", count: start) + String(repeating: "^", count: max(end - offset, 1)) + "\n"
        return text
    }

    private func suggestion(_ exception: ExceptionObject) -> String { "" }

    /// One call: file, line, function, the source line and what of it was running.
    private func tracebackEntry(_ code: CodeObject, _ instruction: Int) -> String {
        let line = code.line(ofInstruction: instruction)
        var text = "  File \"\(code.source.name)\", line \(line), in \(code.name.string)\n"
        let source = code.source.lineText(line).drop { $0 == " " || $0 == "\t" || $0 == "\u{C}" }
        if !source.isEmpty { text += "    \(source)\n" }
        return text
    }

    /// Runs Python code of the program's own (`__str__`, `__repr__`) without leaving anything in the trace.
    public func muted<T>(_ body: () throws(Raise) -> T) throws(Raise) -> T {
        let saved = (handled, sent, hasYielded)
        defer { (handled, sent, hasYielded) = saved }
        return try body()
    }

    /// A warning as `warnings` prints it by default.
    func warn(_ kind: ErrorKind, _ message: String) {
        let place = currentPlace
        writeError("\(place.file):\(place.line): \(kind.rawValue): \(message)\n")
    }
}
