import Trace

/// `sys.stdin`, `sys.stdout` and `sys.stderr`: text files of which programs use little more than `write` and `readline` (Library
/// Reference, `io.TextIOBase`).
final class StandardStreamObject: AttributedObject {
    /// nil for standard input.
    let stream: OutputStream?

    init(_ stream: OutputStream?, type: TypeObject) {
        self.stream = stream
        super.init(kind: .native, type: type)
    }

    var name: String {
        switch stream {
        case .stdout: "<stdout>"
        case .stderr: "<stderr>"
        case nil: "<stdin>"
        }
    }

    var mode: String { stream == nil ? "r" : "w" }
}

extension Machine {
    /// One of the two streams as it is at the start, whatever `sys` says now.
    func standardStream(_ stream: OutputStream) -> StandardStreamObject { standardStream(named: "\(stream)") }

    func standardStreamValue(named name: String) -> Value { .object(standardStream(named: name)) }

    private func standardStream(named name: String) -> StandardStreamObject {
        if streams.count == 0 {
            let type = types.textStream
            type.messageName = "_io.TextIOWrapper"
            type.instancesHaveAttributes = true
            type.setAttribute(names.module, string("_io"))
            defineStreamMethods(type)
            defineReading(type)
            for stream in OutputStream.allCases {
                streams.set(intern("\(stream)"), .object(StandardStreamObject(stream, type: type)))
            }
            streams.set(intern("stdin"), .object(StandardStreamObject(nil, type: type)))
        }
        guard let made = streams.get(intern(name)).object as? StandardStreamObject else {
            preconditionFailure("every stream has its object")
        }
        return made
    }

    /// Lone surrogates are escaped on standard error, and refused elsewhere.
    func write(_ text: StrObject, into file: StandardStreamObject) throws(Raise) {
        guard let stream = file.stream else { throw unsupportedOperation("not writable") }
        if text.width == 1 { return write(text, to: stream) }
        let bytes = try encode(text, encoding: "utf-8", errors: stream == .stderr ? "backslashreplace" : "strict")
        write(StrObject(utf8: bytes), to: stream)
    }

    /// `io.UnsupportedOperation`, which is an OSError and a ValueError.
    private func unsupportedOperation(_ message: String) -> Raise {
        let type = unsupportedOperationType
        return raising(makeException(type, [string(message)]))
    }

    private func defineStreamMethods(_ type: TypeObject) {
        let method = MethodTable(self, type, .native, StandardStreamObject.self)
        method("write", "text, /") { (machine, file, arguments) throws(Raise) in
            let text = try machine.strArgument("write", "", arguments[0])
            machine.flushPending()
            try machine.write(text, into: file)
            return .int(text.count)
        }
        method("writelines", "lines, /") { (machine, file, arguments) throws(Raise) in
            machine.flushPending()
            for line in try machine.elements(arguments[0]) {
                try machine.write(try machine.strArgument("write", "", line), into: file)
            }
            return .none
        }
        method("flush") { (_, _, _) throws(Raise) in .none }
        method("isatty") { (_, _, _) throws(Raise) in .bool(false) }
        method("seekable") { (_, _, _) throws(Raise) in .bool(false) }
        method("writable") { (_, file, _) throws(Raise) in .bool(file.stream != nil) }
        method("readable") { (_, file, _) throws(Raise) in .bool(file.stream == nil) }
        method("fileno") { (_, file, _) throws(Raise) in
            switch file.stream {
            case nil: .int(0)
            case .stdout: .int(1)
            case .stderr: .int(2)
            }
        }
        method.raw("reconfigure") { (_, _, _) throws(Raise) in .none }
        method("__enter__") { (_, file, _) throws(Raise) in .object(file) }
        method.raw("__exit__") { (_, _, _) throws(Raise) in .none }
        for name in ["close", "detach", "seek", "tell", "truncate"] {
            method.raw(name) { (machine, file, _) throws(Raise) in
                throw machine.unsupported("\(name)() of \(file.name)")
            }
        }
        method("__repr__") { (machine, file, _) throws(Raise) in
            machine.string("<_io.TextIOWrapper name='\(file.name)' mode='\(file.mode)' encoding='utf-8'>")
        }
        func attribute(_ name: String, _ get: @escaping (StandardStreamObject) -> Value) {
            defineGetter(type, name) { (_, arguments) throws(Raise) in
                (arguments[0].object as? StandardStreamObject).map(get) ?? .none
            }
        }
        attribute("name") { .object(StrObject($0.name)) }
        attribute("mode") { .object(StrObject($0.mode)) }
        attribute("encoding") { _ in .object(StrObject("utf-8")) }
        attribute("errors") { .object(StrObject($0.stream == .stderr ? "backslashreplace" : "strict")) }
        attribute("newlines") { _ in .none }
        attribute("line_buffering") { .bool($0.stream == .stderr) }
        attribute("write_through") { _ in .bool(false) }
        attribute("closed") { _ in .bool(false) }
        defineGetter(type, "buffer") { (machine, arguments) throws(Raise) in
            let name = (arguments[0].object as? StandardStreamObject)?.name ?? ""
            throw machine.unsupported("\(name.dropFirst().dropLast()).buffer (bytes in and out)")
        }
    }

    // MARK: Reading

    private func defineReading(_ type: TypeObject) {
        let method = MethodTable(self, type, .native, StandardStreamObject.self)
        method("readline", "size=-1, /") { (machine, file, arguments) throws(Raise) in
            .object(try machine.readLine(file) ?? StrObject.empty)
        }
        method("readlines", "hint=-1, /") { (machine, file, _) throws(Raise) in
            var lines: ContiguousArray<Value> = []
            while let line = try machine.readLine(file) { lines.append(.object(line)) }
            return .object(ListObject(lines))
        }
        method("read", "size=-1, /") { (machine, file, arguments) throws(Raise) in
            if !arguments[0].isUndefined, !arguments[0].isNone, try machine.index(arguments[0]) >= 0 {
                throw machine.unsupported("sys.stdin.read() of so many characters")
            }
            var builder = StrBuilder()
            while let line = try machine.readLine(file) { builder.append(line) }
            return .object(builder.finish())
        }
        method("__iter__") { (_, file, _) throws(Raise) in .object(file) }
        method("__next__") { (machine, file, _) throws(Raise) in
            guard let line = try machine.readLine(file) else { throw machine.error(.stopIteration, arguments: []) }
            return .object(line)
        }
    }

    /// A line of input with its end; nil behind the last.
    private func readLine(_ file: StandardStreamObject) throws(Raise) -> StrObject? {
        guard file.stream == nil else { throw unsupportedOperation("not readable") }
        flushPending()
        return try readLine(withEnd: true).map { StrObject($0) }
    }
}
