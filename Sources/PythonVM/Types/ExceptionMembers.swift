/// What some built-in exception classes keep besides `args`: the name that was not found, the place of a syntax error ...
///
/// Python documentation: Library Reference, "Built-in Exceptions".
extension Machine {
    func defineExceptionMembers() {
        defineMembers(.importError, ["msg", "name", "path", "name_from"], keywords: ["name", "path", "name_from"]) {
            (_, exception) throws(Raise) in
            if exception.arguments.count == 1 { exception.setMember("msg", exception.arguments.elements[0]) }
        }
        defineMembers(.nameError, ["name"], keywords: ["name"])
        defineMembers(.attributeError, ["name", "obj"], keywords: ["name", "obj"])
        let place = ["msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"]
        defineMembers(.syntaxError, place) { (machine, exception) throws(Raise) in
            try machine.readPlace(of: exception)
        }
        defineMembers(.osError, ["errno", "strerror", "filename", "filename2"])
        defineOSError()
        define(types[.importError], "__str__") { (machine, arguments) throws(Raise) in
            guard let exception = arguments[0].exception else { return .none }
            if exception.member("msg").str != nil { return exception.member("msg") }
            return .object(try machine.baseText(exception))
        }
        define(types[.syntaxError], "__str__") { (machine, arguments) throws(Raise) in
            guard let exception = arguments[0].exception else { return .none }
            return machine.string(try machine.syntaxErrorText(exception))
        }
    }

    /// `str()` of an exception by its arguments alone.
    func baseText(_ exception: ExceptionObject) throws(Raise) -> StrObject {
        switch exception.arguments.count {
        case 0: StrObject("")
        case 1: try str(exception.arguments.elements[0])
        default: try repr(.object(exception.arguments))
        }
    }

    /// - Parameter read: takes members from the arguments.
    private func defineMembers(
        _ kind: ErrorKind, _ members: [String], keywords: [String] = [],
        read: @escaping (Machine, ExceptionObject) throws(Raise) -> Void = { (_, _) throws(Raise) in }
    ) {
        for name in members {
            defineProperty(types[kind], name) { (_, arguments) throws(Raise) in
                arguments[0].exception?.member(name) ?? .none
            } set: { (_, arguments) throws(Raise) in
                arguments[0].exception?.setMember(name, arguments.optional(1))
                return .none
            }
        }
        define(types[kind], "__init__") { (machine, arguments) throws(Raise) in
            guard let exception = arguments[0].exception else { return .none }
            exception.arguments = TupleObject(arguments.dropFirst.positional)
            exception.members = []
            for (offset, key) in (arguments.keywords?.elements ?? []).enumerated() {
                let name = key.str?.string ?? ""
                guard keywords.contains(name) else { throw machine.refusedKeyword(name, kind, keywords) }
                exception.setMember(name, arguments[arguments.count + offset])
            }
            try read(machine, exception)
            return .none
        }
    }

    private func refusedKeyword(_ name: String, _ kind: ErrorKind, _ known: [String]) -> Raise {
        if known.isEmpty { return error(.typeError, "\(kind.rawValue)() takes no keyword arguments") }
        return unexpectedKeyword(name, of: kind.rawValue, known: known)
    }

    // MARK: SyntaxError

    /// `SyntaxError(message, (filename, lineno, offset, text[, end_lineno, end_offset]))`
    private func readPlace(of exception: ExceptionObject) throws(Raise) {
        let arguments = exception.arguments.elements
        guard let message = arguments.first else { return }
        exception.setMember("msg", message)
        guard arguments.count == 2 else { return }
        let place = try elements(arguments[1])
        if place.count < 4 {
            throw error(.typeError, "function missing required argument '\(place.count)' (pos \(place.count + 1))")
        }
        if place.count > 6 { throw error(.typeError, "function takes at most 6 arguments (\(place.count) given)") }
        let names = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"]
        for (name, value) in zip(names, place) { exception.setMember(name, value) }
        if place.count == 5 {
            throw error(.typeError, "end_offset must be provided when end_lineno is provided")
        }
    }

    private func syntaxErrorText(_ exception: ExceptionObject) throws(Raise) -> String {
        let message = try str(exception.member("msg")).string
        let file = exception.member("filename").str?.string.split(separator: "/", omittingEmptySubsequences: false).last
        let line: String?
        if case .int(let number) = exception.member("lineno") { line = "line \(number)" } else { line = nil }
        switch (file, line) {
        case (nil, nil): return message
        case (let file?, nil): return "\(message) (\(file))"
        case (nil, let line?): return "\(message) (\(line))"
        case (let file?, let line?): return "\(message) (\(file), \(line))"
        }
    }

    // MARK: AttributeError

    /// An AttributeError on its way out of an attribute lookup learns what was looked for: suggestions need it.
    func addAttributeContext(_ raise: Raise, _ value: Value, _ name: StrObject) -> Raise {
        if case .exception(let exception) = raise, catches(raise, .attributeError), exception.member("name").isNone,
            exception.member("obj").isNone
        {
            exception.setMember("name", .object(name))
            exception.setMember("obj", value)
        }
        return raise
    }
}

extension ExceptionObject {
    /// A member, None if it was not set.
    /// `StopIteration.value`: the first argument, or what was assigned.
    public var stopValue: Value {
        if let given = members.first(where: { $0.name == "value" }) { return given.value }
        return arguments.elements.first ?? .none
    }

    func member(_ name: String) -> Value { members.first { $0.name == name }?.value ?? .none }

    func setMember(_ name: String, _ value: Value) {
        if let index = members.firstIndex(where: { $0.name == name }) {
            members[index].value = value
        } else {
            members.append((name, value))
        }
    }
}
