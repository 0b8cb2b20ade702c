/// Generators and coroutines (Reference, "Generator-iterator methods"; Data model, "Coroutine Objects").
extension Machine {
    func defineGeneratorTypes() {
        for type in [types.generator, types.coroutine, types.asyncGenerator] {
            define(type, "__repr__") { (machine, arguments) throws(Raise) -> Value in
                let generator = try machine.generator(arguments, "__repr__", count: 1)
                let name = generator.qualifiedName.string
                return machine.string("<\(type.name) object \(name) at \(machine.address(of: generator))>")
            }
        }
        for type in [types.generator, types.coroutine, types.asyncGenerator, types.coroutineWrapper] {
            define(type, "__reduce_ex__") { (machine, _) throws(Raise) -> Value in
                throw machine.error(.typeError, "cannot pickle '\(type.name)' object")
            }
        }
        for type in [types.generator, types.coroutine, types.asyncGenerator] { defineClassGetItem(type) }
        attributes(of: types.generator, prefix: "gi", delegate: "gi_yieldfrom")
        attributes(of: types.coroutine, prefix: "cr", delegate: "cr_await")
        attributes(of: types.asyncGenerator, prefix: "ag", delegate: "ag_await")
        defineGetter(types.coroutine, "cr_origin") { (_, arguments) throws(Raise) -> Value in
            arguments[0].generator?.origin.map { .object($0) } ?? .none
        }
        defineAsyncGeneratorTypes()
        for type in [types.generator, types.coroutine] {
            define(type, "send") { (machine, arguments) throws(Raise) -> Value in
                let generator = try machine.generator(arguments, "send", count: 2)
                return try machine.stepped(generator, sending: arguments[1])
            }
            define(type, "throw") { (machine, arguments) throws(Raise) -> Value in
                let generator = try machine.generator(arguments, "throw", count: nil)
                try machine.checkThrow(arguments, "throw")
                let exception = try machine.thrownException(Array(arguments.positional.dropFirst()))
                return try machine.stepped(generator, sending: .none, throwing: exception)
            }
            define(type, "close") { (machine, arguments) throws(Raise) -> Value in
                try machine.close(try machine.generator(arguments, "close", count: 1))
            }
        }
        define(types.generator, "__iter__") { (_, arguments) throws(Raise) -> Value in arguments[0] }
        define(types.generator, "__next__") { (machine, arguments) throws(Raise) -> Value in
            try machine.stepped(try machine.generator(arguments, "__next__", count: 1), sending: .none)
        }
        define(types.coroutine, "__await__") { (machine, arguments) throws(Raise) -> Value in
            let coroutine = try machine.generator(arguments, "__await__", count: 1)
            return .object(AsyncStepObject(.await, coroutine, machine))
        }
        defineIteratorMethods()
    }

    func generator(_ arguments: Arguments, _ name: String, count: Int?) throws(Raise) -> GeneratorObject {
        guard arguments.count > 0, let generator = arguments[0].generator else {
            throw wrongReceiver(arguments, "generator.\(name)")
        }
        if let count, arguments.count != count {
            let given = arguments.count - 1
            if name.hasPrefix("__") { throw error(.typeError, "expected \(count - 1) arguments, got \(given)") }
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

    /// Refuses a wrong number of arguments of a `throw`, and warns of more than one.
    public func checkThrow(_ arguments: Arguments, _ method: String) throws(Raise) {
        let given = arguments.count - 1
        if given < 1 { throw error(.typeError, "\(method) expected at least 1 argument, got 0") }
        if given > 3 { throw error(.typeError, "\(method) expected at most 3 arguments, got \(given)") }
        if given > 1 {
            try warn(
                types[.deprecationWarning],
                "the (type, exc, tb) signature of \(method)() is deprecated, use the single-arg signature instead.")
        }
    }

    /// The exception that `throw(type[, value[, traceback]])` means.
    public func thrownException(_ arguments: [Value]) throws(Raise) -> ExceptionObject {
        let first = arguments.first ?? .none
        let second = arguments.count > 1 ? arguments[1] : .none
        let third = arguments.count > 2 ? arguments[2] : .none
        let traceback = third.object(.traceback, as: TracebackObject.self)
        if traceback == nil, !third.isNone {
            throw error(.typeError, "throw() third argument must be a traceback object")
        }
        let exception: ExceptionObject
        if let given = first.exception {
            guard second.isNone else {
                throw error(.typeError, "instance exception may not have a separate value")
            }
            exception = given
        } else if let type = first.type, type.isSubtype(of: types[.baseException]) {
            exception = try instance(of: type, second)
        } else {
            throw error(
                .typeError,
                "exceptions must be classes or instances deriving from BaseException, not \(typeName(first))")
        }
        if let traceback { exception.traceback = traceback }
        return exception
    }

    /// An exception of a class, with one argument, several in a tuple, or none; one that is there already stays.
    private func instance(of type: TypeObject, _ argument: Value) throws(Raise) -> ExceptionObject {
        if let exception = argument.exception, isInstance(argument, type) { return exception }
        let arguments = argument.isNone ? [] : argument.tuple.map { Array($0.elements) } ?? [argument]
        // What goes wrong here is thrown instead.
        do throws(Raise) {
            let made = try call(.object(type), arguments)
            if let exception = made.exception { return exception }
            let text = try repr(.object(type)).string
            return makeException(
                .typeError,
                "calling \(text) should have returned an instance of BaseException, not \(typeName(made))")
        } catch {
            guard case .exception(let exception) = error else { throw error }
            return exception
        }
    }

    private func attributes(of type: TypeObject, prefix: String, delegate: String) {
        func attribute(_ name: String, _ get: @escaping (GeneratorObject) -> Value) {
            defineGetter(type, name) { (_, arguments) throws(Raise) -> Value in
                arguments[0].generator.map(get) ?? .none
            }
        }
        attribute("\(prefix)_running") { .bool($0.asyncState?.isRunning ?? $0.isExecuting) }
        attribute("\(prefix)_suspended") { .bool($0.isSuspended) }
        attribute("\(prefix)_code") { .object($0.code) }
        defineGetter(type, "\(prefix)_frame") { (machine, arguments) throws(Raise) -> Value in
            guard let generator = arguments[0].generator, !generator.isFinished,
                let activation = generator.activation
            else { return .none }
            return .object(machine.frame(of: activation))
        }
        attribute(delegate) { $0.delegatesTo }
        defineProperty(type, "__name__", isDeletable: true) { (_, arguments) throws(Raise) -> Value in
            arguments[0].generator.map { .object($0.name) } ?? .none
        } set: { (machine, arguments) throws(Raise) -> Value in
            arguments[0].generator?.name = try machine.generatorName(arguments, "__name__")
            return .none
        }
        defineProperty(type, "__qualname__", isDeletable: true) { (_, arguments) throws(Raise) -> Value in
            arguments[0].generator.map { .object($0.qualifiedName) } ?? .none
        } set: { (machine, arguments) throws(Raise) -> Value in
            arguments[0].generator?.qualifiedName = try machine.generatorName(arguments, "__qualname__")
            return .none
        }
    }

    private func generatorName(_ arguments: Arguments, _ attribute: String) throws(Raise) -> StrObject {
        guard let name = arguments.optional(1).str else {
            throw error(.typeError, "\(attribute) must be set to a string object")
        }
        return name
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
        guard isSuspended, let activation else { return .none }
        let next = activation.pointee.pc
        // Another generator took over behind `delegateResume`; a native or foreign iterator waits before it.
        let resume = next.pointee.opcode == .delegateResume ? next : next - 1
        guard resume.pointee.opcode == .delegateResume else { return .none }
        makeAwaitedObjects()
        let value = activation.registers[Int(resume.pointee.b)]
        return value.isUndefined ? .none : value
    }
}
