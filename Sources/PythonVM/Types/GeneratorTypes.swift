/// Generators and coroutines (Reference, "Generator-iterator methods"; Data model, "Coroutine Objects").
extension Machine {
    func defineGeneratorTypes() {
        for type in [types.generator, types.coroutine] {
            define(type, "send") { (machine, arguments) throws(Raise) -> Value in
                let generator = try machine.generator(arguments, "send", count: 2)
                return try machine.stepped(generator, sending: arguments[1])
            }
            define(type, "throw") { (machine, arguments) throws(Raise) -> Value in
                let generator = try machine.generator(arguments, "throw", count: nil)
                let exception = try machine.thrownException(arguments)
                return try machine.stepped(generator, sending: .none, throwing: exception)
            }
            define(type, "close") { (machine, arguments) throws(Raise) -> Value in
                try machine.close(try machine.generator(arguments, "close", count: 1))
            }
            define(type, "__repr__") { (machine, arguments) throws(Raise) -> Value in
                let generator = try machine.generator(arguments, "__repr__", count: 1)
                let name = generator.qualifiedName.string
                return machine.string("<\(type.name) object \(name) at \(machine.address(of: generator))>")
            }
            attributes(of: type, prefix: type === types.coroutine ? "cr" : "gi")
        }
        define(types.generator, "__iter__") { (_, arguments) throws(Raise) -> Value in arguments[0] }
        define(types.generator, "__next__") { (machine, arguments) throws(Raise) -> Value in
            try machine.stepped(try machine.generator(arguments, "__next__", count: 1), sending: .none)
        }
        define(types.coroutine, "__await__") { (_, arguments) throws(Raise) -> Value in arguments[0] }
        defineIteratorMethods()
    }

    private func generator(_ arguments: Arguments, _ name: String, count: Int?) throws(Raise) -> GeneratorObject {
        guard arguments.count > 0, let generator = arguments[0].generator else {
            throw wrongReceiver(arguments, "generator.\(name)")
        }
        if let count, arguments.count != count {
            let given = arguments.count - 1
            throw error(
                .typeError,
                count == 1
                    ? "\(typeName(arguments[0])).\(name)() takes no arguments (\(given) given)"
                    : "\(typeName(arguments[0])).\(name)() takes exactly one argument (\(given) given)")
        }
        return generator
    }

    /// A step from Python: the end is StopIteration.
    private func stepped(
        _ generator: GeneratorObject, sending value: Value, throwing exception: ExceptionObject? = nil
    ) throws(Raise) -> Value {
        let (value, isFinished) = try resume(generator, sending: value, throwing: exception)
        if !isFinished { return value }
        throw error(.stopIteration, arguments: value.isNone ? [] : [value])
    }

    /// The exception that `throw(type[, value[, traceback]])` means.
    func thrownException(_ arguments: Arguments) throws(Raise) -> ExceptionObject {
        let first = arguments.optional(1)
        if let exception = first.exception { return exception }
        guard let type = first.type, type.isSubtype(of: types[.baseException]) else {
            throw error(
                .typeError,
                "exceptions must be classes or instances deriving from BaseException, not \(typeName(first))")
        }
        let argument = arguments.optional(2)
        if let exception = argument.exception, isInstance(argument, type) { return exception }
        let made = try call(first, argument.isUndefined || argument.isNone ? [] : [argument])
        guard let exception = made.exception else {
            throw error(.typeError, "exceptions must derive from BaseException")
        }
        return exception
    }

    private func attributes(of type: TypeObject, prefix: String) {
        func attribute(_ name: String, _ get: @escaping (GeneratorObject) -> Value) {
            defineGetter(type, name) { (_, arguments) throws(Raise) -> Value in
                arguments[0].generator.map(get) ?? .none
            }
        }
        attribute("\(prefix)_running") { .bool($0.state == .running) }
        attribute("\(prefix)_suspended") { .bool($0.state == .suspended) }
        attribute("\(prefix)_code") { .object($0.code) }
        defineGetter(type, "\(prefix)_frame") { (machine, arguments) throws(Raise) -> Value in
            guard let activation = arguments[0].generator?.activation else { return .none }
            return .object(machine.frame(of: activation))
        }
        attribute("\(prefix)_\(prefix == "cr" ? "await" : "yieldfrom")") { $0.delegatesTo }
        defineProperty(type, "__name__") { (_, arguments) throws(Raise) -> Value in
            arguments[0].generator.map { .object($0.name) } ?? .none
        } set: { (_, arguments) throws(Raise) -> Value in
            if let name = arguments.optional(1).str { arguments[0].generator?.name = name }
            return .none
        }
        defineProperty(type, "__qualname__") { (_, arguments) throws(Raise) -> Value in
            arguments[0].generator.map { .object($0.qualifiedName) } ?? .none
        } set: { (_, arguments) throws(Raise) -> Value in
            if let name = arguments.optional(1).str { arguments[0].generator?.qualifiedName = name }
            return .none
        }
    }

    /// What all iterators written in Swift can do.
    private func defineIteratorMethods() {
        let prototype = types.iteratorPrototype
        define(prototype, "__iter__") { (_, arguments) throws(Raise) -> Value in arguments[0] }
        define(prototype, "__next__") { (machine, arguments) throws(Raise) -> Value in
            guard let iterator = arguments[0].object(.iterator, as: IteratorObject.self) else {
                throw machine.wrongReceiver(arguments, "iterator.__next__")
            }
            let value = try iterator.next(machine)
            if value.isUndefined { throw machine.error(.stopIteration, arguments: []) }
            return value
        }
    }
}

extension GeneratorObject {
    /// What its `await` or `yield from` waits for, or None.
    var delegatesTo: Value {
        guard state == .suspended, let activation else { return .none }
        let next = activation.pointee.pc
        // Another generator took over behind `delegateResume`; a native or foreign iterator waits before it.
        let resume = next.pointee.opcode == .delegateResume ? next : next - 1
        guard resume.pointee.opcode == .delegateResume else { return .none }
        let value = activation.registers[Int(resume.pointee.b)]
        return value.isUndefined ? .none : value
    }
}
