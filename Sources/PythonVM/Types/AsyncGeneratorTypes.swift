/// Asynchronous generators and what their methods return (Reference, "Asynchronous generator-iterator methods").
extension Machine {
    func defineAsyncGeneratorTypes() {
        let type = types.asyncGenerator
        define(type, "__aiter__") { (machine, arguments) throws(Raise) -> Value in
            .object(try machine.asyncGenerator(arguments, "__aiter__", count: 1))
        }
        define(type, "__anext__") { (machine, arguments) throws(Raise) -> Value in
            try machine.makeStep(.send(.none), of: try machine.asyncGenerator(arguments, "__anext__", count: 1))
        }
        define(type, "asend") { (machine, arguments) throws(Raise) -> Value in
            let generator = try machine.asyncGenerator(arguments, "asend", count: 2)
            return try machine.makeStep(.send(arguments[1]), of: generator)
        }
        define(type, "athrow") { (machine, arguments) throws(Raise) -> Value in
            let generator = try machine.asyncGenerator(arguments, "athrow", count: nil)
            // Too few or too many are an error of the step.
            if (2...4).contains(arguments.count) { try machine.checkThrow(arguments, "athrow") }
            return try machine.makeStep(.raise(Array(arguments.positional.dropFirst())), of: generator)
        }
        define(type, "aclose") { (machine, arguments) throws(Raise) -> Value in
            try machine.makeStep(.close, of: try machine.asyncGenerator(arguments, "aclose", count: 1))
        }
        for type in [types.asyncSend, types.asyncThrow, types.anextAwaitable, types.coroutineWrapper] {
            defineStepType(type)
        }
        defineAsyncIterationFunctions()
    }

    private func asyncGenerator(
        _ arguments: Arguments, _ name: String, count: Int?
    ) throws(Raise) -> GeneratorObject {
        guard arguments.count > 0, let generator = arguments[0].generator, generator.isAsyncGenerator else {
            throw wrongReceiver(arguments, "async_generator.\(name)")
        }
        return try self.generator(arguments, name, count: count)
    }

    private func defineStepType(_ type: TypeObject) {
        func step(_ machine: Machine, _ arguments: Arguments, _ name: String) throws(Raise) -> AsyncStepObject {
            guard arguments.count > 0, let step = arguments[0].asyncStep, step.customType === type else {
                throw machine.wrongReceiver(arguments, "\(type.name).\(name)")
            }
            return step
        }
        define(type, "send") { (machine, arguments) throws(Raise) -> Value in
            let step = try step(machine, arguments, "send")
            guard arguments.count == 2 else {
                throw machine.error(
                    .typeError,
                    "\(type.name).send() takes exactly one argument (\(arguments.count - 1) given)")
            }
            return try machine.stepped(step, sending: arguments[1])
        }
        define(type, "throw") { (machine, arguments) throws(Raise) -> Value in
            let step = try step(machine, arguments, "throw")
            try machine.checkThrow(arguments, "throw")
            let exception = try machine.thrownException(Array(arguments.positional.dropFirst()))
            return try machine.stepped(step, sending: .none, throwing: exception)
        }
        define(type, "close") { (machine, arguments) throws(Raise) -> Value in
            try machine.close(try step(machine, arguments, "close"))
        }
        define(type, "__next__") { (machine, arguments) throws(Raise) -> Value in
            try machine.stepped(try step(machine, arguments, "__next__"), sending: .none)
        }
        for name in type === types.coroutineWrapper ? ["__iter__"] : ["__iter__", "__await__"] {
            define(type, name) { (machine, arguments) throws(Raise) -> Value in
                .object(try step(machine, arguments, name))
            }
        }
    }

    /// A step from Python: the end is StopIteration.
    private func stepped(
        _ step: AsyncStepObject, sending value: Value, throwing exception: ExceptionObject? = nil
    ) throws(Raise) -> Value {
        let (value, isFinished) = try resume(step, sending: value, throwing: exception)
        if !isFinished { return value }
        throw error(.stopIteration, arguments: value.isNone ? [] : [value])
    }

    /// `aiter` and `anext` (Library Reference, "Built-in Functions").
    private func defineAsyncIterationFunctions() {
        function("aiter", "async_iterable, /") { (machine, arguments) throws(Raise) in
            let method = machine.lookupSpecial(arguments[0], machine.names.aiter)
            if method.isUndefined || method.isNone {
                throw machine.error(
                    .typeError, "'\(machine.typeName(arguments[0]))' object is not an async iterable")
            }
            let iterator = try machine.callFound(method, arguments[0], [])
            if machine.lookupSpecial(iterator, machine.names.anext).isUndefined {
                throw machine.error(
                    .typeError, "aiter() returned not an async iterator of type '\(machine.typeName(iterator))'")
            }
            return iterator
        }
        function("anext", "async_iterator, default=<unrepresentable>, /") { (machine, arguments) throws(Raise) in
            let method = machine.lookupSpecial(arguments[0], machine.names.anext)
            if method.isUndefined || method.isNone {
                throw machine.error(
                    .typeError, "'\(machine.typeName(arguments[0]))' object is not an async iterator")
            }
            let next = try machine.callFound(method, arguments[0], [])
            if arguments[1].isUndefined { return next }
            return .object(AsyncStepObject(.anext(next, fallback: arguments[1]), nil, machine))
        }
    }
}
