import Trace

/// `print` and `input`.
extension Machine {
    func definePrinting() {
        let named = Signature("print", "*, sep=' ', end='\\n', file=None, flush=False")
        defineBuiltin("print") { (machine, arguments) throws(Raise) in
            guard let keywords = arguments.keywords else {
                try machine.print(arguments, .undefined, .undefined, file: .none)
                return .none
            }
            let options = Arguments(base: arguments.base + arguments.count, count: 0, keywords: keywords)
            let bound = try named.bind(options, machine)
            let separator = try machine.printOption("sep", bound[0])
            let end = try machine.printOption("end", bound[1])
            try machine.print(arguments, separator, end, file: bound[2].isUndefined ? .none : bound[2])
            if !bound[3].isUndefined, try machine.isTrue(bound[3]), !bound[2].isUndefined && !bound[2].isNone {
                _ = try machine.call(try machine.attribute(bound[2], machine.intern("flush")), [])
            }
            return .none
        }
        function("input", "prompt='', /") { (machine, arguments) throws(Raise) in
            let prompt = arguments[0].isUndefined ? StrObject.empty : try machine.str(arguments[0])
            machine.flushPending()
            machine.write(prompt, to: .stdout)
            guard let line = try machine.readLine(prompt: prompt.string) else {
                throw machine.error(.eofError, "EOF when reading a line")
            }
            return machine.string(line)
        }
    }

    /// The next line of standard input; nil if there is none.
    /// - Parameter withEnd: with a newline behind it, where it has one.
    func readLine(prompt: String = "", withEnd: Bool = false) throws(Raise) -> String? {
        switch onReadLine(prompt) {
        case .line(let line, let hasEnd):
            if let trace { record(.inputRead, b: trace.text(line)) }
            return withEnd && hasEnd ? line + "\n" : line
        case .end: return nil
        case .stop: throw stop(.interrupted)
        }
    }

    /// A string, or `.undefined` for the default.
    private func printOption(_ name: String, _ value: Value) throws(Raise) -> Value {
        if value.isNone || value.isUndefined { return .undefined }
        guard value.str != nil else {
            throw error(.typeError, "\(name) must be None or a string, not \(typeName(value))")
        }
        return value
    }

    private func print(_ values: Arguments, _ separator: Value, _ end: Value, file: Value) throws(Raise) {
        let target = file.isNone ? standardOutput : file
        if target.isNone { return }
        guard let file = target.object(.native, as: PyObject.self) as? StandardStreamObject, let stream = file.stream,
            file.attributes == nil
        else {
            return try print(values, separator, end, into: target)
        }
        flushPending()
        var builder = StrBuilder()
        for index in 0..<values.count {
            if index > 0 { builder.append(separator.str ?? character(0x20)) }
            let value = values[index]
            if let text = value.str, text.customType == nil {
                try check(text, &builder, stream)
                builder.append(text)
                continue
            }
            // A `__str__` may print too, and must find what stands before it printed.
            pendingOutput.push(builder.finish(), stream)
            do throws(Raise) {
                let text = try str(value)
                if let before = pendingOutput.pop() { builder.append(before) }
                try check(text, &builder, stream)
                builder.append(text)
            } catch {
                flushPending()
                _ = pendingOutput.pop()
                throw error
            }
        }
        builder.append(end.str ?? character(0x0a))
        try write(builder.finish(), into: file)
    }

    /// A lone surrogate cannot be written to standard output: what stands before its piece is, then an error is raised.
    private func check(_ text: StrObject, _ builder: inout StrBuilder, _ stream: OutputStream) throws(Raise) {
        if text.width == 1 || stream == .stderr { return }
        do throws(Raise) {
            _ = try encode(text, encoding: "utf-8", errors: "strict")
        } catch {
            write(builder.finish(), to: stream)
            throw error
        }
    }

    /// To an object of the program's own: its `write` gets each piece by itself.
    private func print(_ values: Arguments, _ separator: Value, _ end: Value, into target: Value) throws(Raise) {
        let write = try attribute(target, intern("write"))
        for index in 0..<values.count {
            if index > 0 { _ = try call(write, [separator.isUndefined ? .object(character(0x20)) : separator]) }
            _ = try call(write, [.object(try str(values[index]))])
        }
        _ = try call(write, [end.isUndefined ? .object(character(0x0a)) : end])
    }

    /// `sys.stdout`, which the program may have replaced.
    private var standardOutput: Value {
        let stream = modules["sys"]?.namespace.get(intern("stdout")) ?? .undefined
        return stream.isUndefined ? .object(standardStream(.stdout)) : stream
    }
}

/// What prints have ready while they ask a value for its text, in case that prints as well.
struct PendingOutput {
    private var pieces: [(text: StrObject, stream: OutputStream, isWritten: Bool)] = []

    mutating func push(_ text: StrObject, _ stream: OutputStream) { pieces.append((text, stream, false)) }

    /// The piece that was pushed last, unless it was written meanwhile.
    mutating func pop() -> StrObject? {
        guard let piece = pieces.popLast(), !piece.isWritten else { return nil }
        return piece.text
    }

    /// Hands out what is ready.
    mutating func takeAll() -> [(text: StrObject, stream: OutputStream)] {
        if pieces.isEmpty { return [] }
        let ready = pieces.filter { !$0.isWritten }.map { ($0.text, $0.stream) }
        for index in pieces.indices { pieces[index].isWritten = true }
        return ready
    }
}

extension Machine {
    /// Writes what prints have ready, before anything else is written.
    func flushPending() {
        for (text, stream) in pendingOutput.takeAll() { write(text, to: stream) }
    }
}
