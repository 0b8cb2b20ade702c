import Trace

/// `sys.stdout` and `sys.stderr`: text files of which programs use little more than `write` (Library Reference, `io.TextIOBase`).
final class StandardStreamObject: AttributedObject {
    let stream: OutputStream

    init(_ stream: OutputStream, type: TypeObject) {
        self.stream = stream
        super.init(kind: .native, type: type)
    }

    var name: String { stream == .stdout ? "<stdout>" : "<stderr>" }
}

extension Machine {
    /// One of the two streams as it is at the start, whatever `sys` says now.
    func standardStream(_ stream: OutputStream) -> StandardStreamObject {
        if streams.count == 0 {
            let type = TypeObject(name: "TextIOWrapper", bases: [types.object], layout: .native)
            type.isBase = false
            defineStreamMethods(type)
            for stream in OutputStream.allCases {
                streams.set(intern("\(stream)"), .object(StandardStreamObject(stream, type: type)))
            }
        }
        guard let made = streams.get(intern("\(stream)")).object as? StandardStreamObject else {
            preconditionFailure("every stream has its object")
        }
        return made
    }

    /// Lone surrogates are escaped on standard error, and refused elsewhere.
    func write(_ text: StrObject, into file: StandardStreamObject) throws(Raise) {
        if text.width == 1 { return write(text, to: file.stream) }
        let bytes = try encode(
            text, encoding: "utf-8", errors: file.stream == .stderr ? "backslashreplace" : "strict")
        write(StrObject(utf8: bytes), to: file.stream)
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
        method("writable") { (_, _, _) throws(Raise) in .bool(true) }
        method("readable") { (_, _, _) throws(Raise) in .bool(false) }
        method("fileno") { (_, file, _) throws(Raise) in .int(file.stream == .stdout ? 1 : 2) }
        method("__repr__") { (machine, file, _) throws(Raise) in
            machine.string("<_io.TextIOWrapper name='\(file.name)' mode='w' encoding='utf-8'>")
        }
        defineGetter(type, "name") { (machine, arguments) throws(Raise) in
            machine.string((arguments[0].object as? StandardStreamObject)?.name ?? "")
        }
        defineGetter(type, "encoding") { (machine, _) throws(Raise) in machine.string("utf-8") }
        defineGetter(type, "closed") { (_, _) throws(Raise) in .bool(false) }
    }
}
