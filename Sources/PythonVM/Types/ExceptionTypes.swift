/// `BaseException` and its subclasses (Library Reference, "Built-in Exceptions").
extension Machine {
    func defineExceptionTypes() {
        let base = types[.baseException]
        for kind in ErrorKind.allCases { types[kind].instancesHaveAttributes = true }
        defineNew(base) { [unowned base] (machine, type, arguments) throws(Raise) -> Value in
            .object(ExceptionObject(type: type ?? base, arguments: TupleObject(arguments.positional)))
        }
        // A call runs `__init__` too, which takes the members out of the arguments.
        base.call = nil
        define(base, "__init__") { (machine, arguments) throws(Raise) -> Value in
            guard let exception = arguments[0].exception else { return .none }
            if arguments.keywords != nil {
                throw machine.error(
                    .typeError, "\(machine.typeName(arguments[0]))() takes no keyword arguments")
            }
            exception.arguments = TupleObject(arguments.dropFirst.positional)
            return .none
        }
        define(base, "__repr__") { (machine, arguments) throws(Raise) -> Value in
            guard let exception = arguments[0].exception else { return .none }
            let name = machine.typeName(arguments[0])
            if exception.arguments.count == 1 {
                return machine.string("\(name)(\(try machine.repr(exception.arguments.elements[0]).string))")
            }
            return machine.string(name + (try machine.repr(.object(exception.arguments)).string))
        }
        define(base, "__str__") { (machine, arguments) throws(Raise) -> Value in
            guard let exception = arguments[0].exception else { return .none }
            return .object(try machine.baseText(exception))
        }
        define(types[.keyError], "__str__") { (machine, arguments) throws(Raise) -> Value in
            guard let exception = arguments[0].exception else { return .none }
            switch exception.arguments.count {
            case 0: return machine.string("")
            case 1: return .object(try machine.repr(exception.arguments.elements[0]))
            default: return .object(try machine.repr(.object(exception.arguments)))
            }
        }
        define(base, "with_traceback") { (machine, arguments) throws(Raise) -> Value in
            arguments[0].exception?.traceback = try machine.tracebackArgument(arguments.optional(1))
            return arguments[0]
        }
        define(base, "add_note") { (machine, arguments) throws(Raise) -> Value in try machine.addNote(arguments) }
        defineExceptionAttributes(base)
        defineExceptionMembers()
        defineExceptionGroups()
    }

    private func addNote(_ arguments: Arguments) throws(Raise) -> Value {
        guard let exception = arguments[0].exception else { return .none }
        let note = arguments.optional(1)
        guard note.str != nil else {
            throw error(.typeError, "note must be a str, not '\(typeName(note))'")
        }
        addNote(exception, note)
        return .none
    }

    func addNote(_ exception: ExceptionObject, _ text: String) { addNote(exception, string(text)) }

    private func addNote(_ exception: ExceptionObject, _ note: Value) {
        let attributes = exception.attributes ?? DictObject()
        exception.attributes = attributes
        if let list = attributes.get(names.notes).list {
            list.elements.append(note)
        } else {
            attributes.set(names.notes, .object(ListObject([note])))
        }
    }

    private func defineExceptionAttributes(_ base: TypeObject) {
        defineProperty(base, "args") { (_, arguments) throws(Raise) -> Value in
            arguments[0].exception.map { .object($0.arguments) } ?? .none
        } set: { (machine, arguments) throws(Raise) -> Value in
            arguments[0].exception?.arguments = TupleObject(try machine.elements(arguments.optional(1)))
            return .none
        }
        func link(
            _ name: String, _ get: @escaping (ExceptionObject) -> ExceptionObject?,
            _ set: @escaping (ExceptionObject, ExceptionObject?) -> Void
        ) {
            defineProperty(base, name) { (_, arguments) throws(Raise) -> Value in
                arguments[0].exception.flatMap(get).map { .object($0) } ?? .none
            } set: { (machine, arguments) throws(Raise) -> Value in
                let value = arguments.optional(1)
                guard value.isNone || value.exception != nil else {
                    let what = name == "__cause__" ? "cause" : "context"
                    throw machine.error(.typeError, "exception \(what) must be None or derive from BaseException")
                }
                if let exception = arguments[0].exception { set(exception, value.exception) }
                return .none
            }
        }
        link("__cause__") {
            $0.cause
        } _: {
            $0.cause = $1
            $0.suppressesContext = true
        }
        link("__context__") {
            $0.context
        } _: {
            $0.context = $1
        }
        defineProperty(base, "__suppress_context__") { (_, arguments) throws(Raise) -> Value in
            .bool(arguments[0].exception?.suppressesContext ?? false)
        } set: { (machine, arguments) throws(Raise) -> Value in
            arguments[0].exception?.suppressesContext = try machine.isTrue(arguments.optional(1))
            return .none
        }
        defineProperty(base, "__traceback__", isDeletable: true) { (_, arguments) throws(Raise) -> Value in
            arguments[0].exception?.traceback.map { .object($0) } ?? .none
        } set: { (machine, arguments) throws(Raise) -> Value in
            if arguments.optional(1).isUndefined {
                throw machine.error(.typeError, "__traceback__ may not be deleted")
            }
            arguments[0].exception?.traceback = try machine.tracebackArgument(arguments[1])
            return .none
        }
        defineProperty(types[.stopIteration], "value", isDeletable: true) { (_, arguments) throws(Raise) -> Value in
            arguments[0].exception?.stopValue ?? .none
        } set: { (_, arguments) throws(Raise) -> Value in
            let value = arguments.optional(1)
            arguments[0].exception?.setMember("value", value.isUndefined ? .none : value)
            return .none
        }
        defineGetter(types[.systemExit], "code") { (_, arguments) throws(Raise) -> Value in
            guard let exception = arguments[0].exception, exception.arguments.count > 0 else { return .none }
            return exception.arguments.count == 1 ? exception.arguments.elements[0] : .object(exception.arguments)
        }
    }
}
