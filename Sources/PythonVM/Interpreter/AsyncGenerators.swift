/// Asynchronous generators (Reference, "Asynchronous generator functions"; PEP 525).
///
/// An `await` of `__anext__()` enters the generator as it would a coroutine: both are one chain, and what is awaited inside
/// suspends the whole of it. A `yield` inside leaves the generator, and is the result of that `await`.
extension Machine {
    // MARK: Making steps

    /// What `__anext__()`, `asend()`, `athrow()` and `aclose()` answer. The first of them tells the hook of the loop.
    func makeStep(_ action: AsyncStepObject.Action, of generator: GeneratorObject) throws(Raise) -> Value {
        if let state = generator.asyncState, !state.hasBegun {
            state.hasBegun = true
            state.finalizer = asyncGeneratorHooks.finalizer
            let first = asyncGeneratorHooks.firstIteration
            if !first.isNone { _ = try call(first, [.object(generator)]) }
        }
        return .object(AsyncStepObject(action, generator, self))
    }

    // MARK: Beginning

    /// What is to be done when a step begins or goes on.
    private enum Beginning {
        case resume(GeneratorObject, sending: Value, throwing: ExceptionObject?)
        /// Goes on with what `anext()` awaits.
        case iterate(Value)
        /// There is nothing to run.
        case finished(Value)
    }

    private func begin(_ step: AsyncStepObject, sending value: Value) throws(Raise) -> Beginning {
        guard let generator = step.generator, let state = generator.asyncState else {
            if let coroutine = step.generator { return .resume(coroutine, sending: value, throwing: nil) }
            return .iterate(try iterator(of: step))
        }
        if step.state == .closed { throw reused(step) }
        switch step.action {
        case .send(let first):
            var value = value
            if step.state == .created {
                try refuseIfRunning(step, state)
                if value.isNone { value = first }
                step.state = .running
            }
            if generator.state == .created, !value.isNone {
                step.state = .closed
                throw error(.typeError, "can't send non-None value to a just-started async generator")
            }
            state.isRunning = true
            return .resume(generator, sending: value, throwing: nil)
        case .raise, .close:
            if generator.state == .finished {
                step.state = .closed
                return .finished(.none)
            }
            if step.state == .running { return .resume(generator, sending: value, throwing: nil) }
            try refuseIfRunning(step, state)
            if state.isClosed {
                step.state = .closed
                throw error(.stopAsyncIteration, arguments: [])
            }
            if !value.isNone {
                throw error(.runtimeError, "can't send non-None value to a just-started coroutine")
            }
            step.state = .running
            return .resume(generator, sending: .none, throwing: try exception(of: step, state))
        case .anext, .await: return .finished(.none)
        }
    }

    /// What `athrow` and `aclose` throw.
    private func exception(
        of step: AsyncStepObject, _ state: AsyncGeneratorState
    ) throws(Raise) -> ExceptionObject {
        guard case .raise(let arguments) = step.action else {
            state.isRunning = true
            state.isClosed = true
            return ExceptionObject(type: types[.generatorExit], arguments: TupleObject([Value]()))
        }
        do throws(Raise) {
            if arguments.isEmpty { throw error(.typeError, "athrow expected at least 1 argument, got 0") }
            if arguments.count > 3 {
                throw error(.typeError, "athrow expected at most 3 arguments, got \(arguments.count)")
            }
            let exception = try thrownException(arguments)
            state.isRunning = true
            return exception
        } catch {
            step.state = .closed
            throw error
        }
    }

    private func refuseIfRunning(_ step: AsyncStepObject, _ state: AsyncGeneratorState) throws(Raise) {
        guard state.isRunning else { return }
        step.state = .closed
        let method = if case .send = step.action { "anext" } else { step.methodName }
        throw error(.runtimeError, "\(method)(): asynchronous generator is already running")
    }

    private func reused(_ step: AsyncStepObject) -> Raise {
        let methods = if case .send = step.action { "__anext__()/asend()" } else { "aclose()/athrow()" }
        return error(.runtimeError, "cannot reuse already awaited \(methods)")
    }

    /// The iterator behind `anext(iterator, default)`.
    private func iterator(of step: AsyncStepObject) throws(Raise) -> Value {
        guard case .anext(let source, _) = step.action else { return .none }
        if step.iterator.isUndefined { step.iterator = try awaitable(source) }
        return step.iterator
    }

    // MARK: Ending

    /// The generator of a step yielded an item: what the `await` of the step comes to.
    private func yielded(_ item: Value, to step: AsyncStepObject) throws(Raise) -> Value {
        step.state = .closed
        if let inner = step.iterator.asyncStep { return try yielded(item, to: inner) }
        step.generator?.asyncState?.isRunning = false
        guard case .close = step.action else { return item }
        throw error(.runtimeError, "async generator ignored GeneratorExit")
    }

    /// An exception left what a step runs. For some that is a result: nil if the exception goes on.
    ///
    /// - Parameter isChained: a step that an `anext` awaits was entered with it, and ends with it.
    private func ended(
        _ step: AsyncStepObject, with exception: ExceptionObject, isChained: Bool = false
    ) -> Value? {
        step.state = .closed
        if isChained, let inner = step.iterator.asyncStep,
            let value = ended(inner, with: exception, isChained: true)
        {
            return value
        }
        let type = typeOf(.object(exception))
        let isEnd = type.isSubtype(of: types[.stopAsyncIteration])
        if case .anext(_, let fallback) = step.action { return isEnd ? fallback : nil }
        guard let state = step.generator?.asyncState else { return nil }
        state.isRunning = false
        guard isEnd || type.isSubtype(of: types[.generatorExit]) else { return nil }
        state.isClosed = true
        if case .close = step.action { return Value.none }
        return nil
    }

    // MARK: In a chain

    /// How an `await` of a step goes on.
    enum StepEntry {
        /// There, with an exception to raise first if there is one.
        case enter(ActivationPointer, throwing: ExceptionObject?)
        case value(Value)
        /// With an iterator that is no generator.
        case iterate
    }

    /// Begins to await a step, for an activation that stands behind its `delegateResume`.
    func enter(
        _ step: AsyncStepObject, _ activation: ActivationPointer, _ destination: Int
    ) throws(Raise) -> StepEntry {
        let beginning = try begin(step, sending: .none)
        do throws(Raise) {
            switch beginning {
            case .finished(let value): return .value(value)
            case .iterate(let iterator):
                if let inner = iterator.asyncStep { return try enter(inner, activation, destination) }
                guard let generator = iterator.generator else { return .iterate }
                let next = try enter(generator, sending: .none, .delegate, activation, destination)
                return next.map { .enter($0, throwing: nil) } ?? .value(.none)
            case .resume(let generator, let value, let thrown):
                guard let next = try enter(generator, sending: value, .delegate, activation, destination) else {
                    if generator.isAsyncGenerator { throw error(.stopAsyncIteration, arguments: []) }
                    return .value(.none)
                }
                if let thrown { setContext(ofThrown: thrown, into: next, root: generator) }
                return .enter(next, throwing: thrown)
            }
        } catch {
            guard case .exception(let exception) = error, let value = ended(step, with: exception) else { throw error }
            return .value(value)
        }
    }

    /// Leaves an asynchronous generator that stands at a `yield`.
    ///
    /// - Returns: who awaits the item; nil if Swift does, and `execute` is to return.
    func leaveWithItem(_ activation: ActivationPointer) -> ActivationPointer? {
        guard let generator = activation.pointee.generator?.takeUnretainedValue() else { return nil }
        let outer = handledByCallers(of: activation)
        generator.innermost = activation
        generator.state = .suspended
        generator.handled = ownHandled(of: generator, from: activation, callers: outer)
        generator.callersHandled = nil
        handled = outer
        let caller = activation.pointee.caller
        activation.pointee.caller = nil
        activation.pointee.root = activation.pointee.generator
        if activation.pointee.returns == .entry {
            hasYielded = true
            hasYieldedItem = true
            return nil
        }
        current = caller
        return caller
    }

    /// Gives an item to the activation that awaits a step.
    func deliver(_ item: Value, to activation: ActivationPointer) throws(Raise) {
        let resume = activation.pointee.pc - 1
        let source = activation.registers + Int(resume.pointee.b)
        let value: Value
        if let step = source.pointee.asyncStep { value = try yielded(item, to: step) } else { value = item }
        source.pointee = .undefined
        activation.registers[Int(resume.pointee.a)] = value
    }

    /// An exception leaves a generator for an activation that awaits it. What awaits an `aclose()` or an `anext()` with a default may
    /// take it as the end.
    ///
    /// - Returns: whether the activation goes on with a value.
    func endsDelegation(of activation: ActivationPointer, _ exception: ExceptionObject) -> Bool {
        let resume = activation.pointee.pc - 1
        let source = activation.registers + Int(resume.pointee.b)
        guard let step = source.pointee.asyncStep, let value = ended(step, with: exception, isChained: true) else {
            return false
        }
        source.pointee = .undefined
        activation.registers[Int(resume.pointee.a)] = value
        return true
    }

    /// An asynchronous generator has come to its end: the one who awaits its next item gets StopAsyncIteration.
    ///
    /// - Returns: where that one goes on: behind the `await`, or where its `async for` ends.
    func endIteration(in activation: ActivationPointer) throws(Raise) -> UnsafeMutablePointer<Instruction> {
        let exception = ExceptionObject(type: types[.stopAsyncIteration], arguments: TupleObject([Value]()))
        setContext(exception)
        let pc = activation.pointee.pc
        if endsDelegation(of: activation, exception) { return pc }
        // The ordinary end of a loop is no exception that anybody raised.
        let code = activation.pointee.code
        let index = pc - code.instructions - 1
        if let handler = code.handlers.first(where: { $0.start <= index && index < $0.end }),
            code.instructions[handler.target].opcode == .isStopAsyncIteration
        {
            for register in handler.firstFreeRegister..<max(code.registerCount, handler.firstFreeRegister) {
                activation.registers[register] = .undefined
            }
            activation.registers[handler.register] = .object(exception)
            return code.instructions + handler.target
        }
        throw .exception(exception)
    }

    // MARK: From Swift

    /// A step by hand: `send(value)`, or `throw(exception)`.
    public func resume(
        _ step: AsyncStepObject, sending value: Value, throwing thrown: ExceptionObject? = nil
    ) throws(Raise) -> (value: Value, isFinished: Bool) {
        let beginning: Beginning
        if let thrown {
            beginning = try begin(step, throwing: thrown)
        } else {
            beginning = try begin(step, sending: value)
        }
        do throws(Raise) {
            switch beginning {
            case .finished(let value): return (value, true)
            case .iterate(let iterator):
                if let thrown {
                    guard let result = try throwing(thrown, into: iterator) else { throw .exception(thrown) }
                    return (result.value, result.isFinished)
                }
                let result = try self.step(iterator, sending: value)
                return (result.value, result.isFinished)
            case .resume(let generator, let value, let thrown):
                let (result, isFinished) = try resume(generator, sending: value, throwing: thrown)
                guard generator.isAsyncGenerator else { return (result, isFinished) }
                if isFinished { throw error(.stopAsyncIteration, arguments: []) }
                return hasYieldedItem ? (try yielded(result, to: step), true) : (result, false)
            }
        } catch {
            guard case .exception(let exception) = error, let value = ended(step, with: exception) else { throw error }
            return (value, true)
        }
    }

    private func begin(_ step: AsyncStepObject, throwing exception: ExceptionObject) throws(Raise) -> Beginning {
        guard let generator = step.generator else { return .iterate(try iterator(of: step)) }
        guard let state = generator.asyncState else {
            return .resume(generator, sending: .none, throwing: exception)
        }
        if step.state == .closed { throw reused(step) }
        if step.state == .created {
            try refuseIfRunning(step, state)
            step.state = .running
            state.isRunning = true
        }
        return .resume(generator, sending: .none, throwing: exception)
    }

    /// `close()` of a step.
    @discardableResult
    func close(_ step: AsyncStepObject) throws(Raise) -> Value {
        switch step.action {
        case .await:
            if let coroutine = step.generator { return try close(coroutine) }
            return .none
        case .anext:
            let iterator = try iterator(of: step)
            if let generator = iterator.generator { return try close(generator) }
            if let inner = iterator.asyncStep { return try close(inner) }
            let method = try optionalAttribute(iterator, names.close)
            return method.isUndefined ? .none : try call(method, [])
        case .send, .raise, .close: break
        }
        if step.state == .closed { return .none }
        do throws(Raise) {
            let exit = ExceptionObject(type: types[.generatorExit], arguments: TupleObject([Value]()))
            if try resume(step, sending: .none, throwing: exit).isFinished { return .none }
        } catch {
            let ends: [ErrorKind] = [.generatorExit, .stopIteration, .stopAsyncIteration]
            if ends.contains(where: { catches(error, $0) }) { return .none }
            throw error
        }
        throw error(.runtimeError, "coroutine ignored GeneratorExit")
    }
}
