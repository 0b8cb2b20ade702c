/// Entering and leaving generators and coroutines.
extension Machine {
    // MARK: From the interpreter

    /// Goes on with a generator from an activation of this interpreter's loop.
    ///
    /// - Returns: the activation to run; nil if the generator is finished and there is nothing to run.
    func enter(
        _ generator: GeneratorObject, sending value: Value, _ mode: Activation.ReturnMode,
        _ activation: ActivationPointer, _ destination: Int
    ) throws(Raise) -> ActivationPointer? {
        switch generator.state {
        case .finished:
            if generator.isCoroutine { throw error(.runtimeError, "cannot reuse already awaited coroutine") }
            return nil
        case .running: try detachOrRefuse(generator)
        case .created, .suspended: break
        }
        guard let own = generator.activation else { return nil }
        own.pointee.caller = activation
        own.pointee.returns = mode
        own.pointee.destination = Int32(truncatingIfNeeded: destination)
        own.pointee.depth = activation.pointee.depth + 1
        ticks &-= 1
        if Int(own.pointee.depth) > depthLimit || ticks <= 0 { try lookAround(before: generator, own) }
        let root = mode == .delegate ? activation.pointee.root : own.pointee.generator
        return resume(generator, own, root, sending: value)
    }

    /// The generator would go on too deep, or a slice ends with it.
    @inline(never)
    private func lookAround(before generator: GeneratorObject, _ own: ActivationPointer) throws(Raise) {
        do throws(Raise) {
            try lookAround(atDepth: Int(own.pointee.depth))
        } catch {
            own.pointee.caller = nil
            // It counts as begun: the error came up in its first instruction.
            if generator.state == .created, let reference = own.pointee.generator { finish(reference) }
            throw error
        }
    }

    private func resume(
        _ generator: GeneratorObject, _ own: ActivationPointer, _ root: Unmanaged<GeneratorObject>?,
        sending value: Value
    ) -> ActivationPointer {
        let target = generator.innermost ?? own
        // All of a chain have one root: what is not changed in the outermost is not changed further in.
        if own.pointee.root?.toOpaque() != root?.toOpaque() { setRoot(from: target, to: own, root) }
        if generator.state == .suspended {
            let last = target.pointee.pc - 1
            if last.pointee.opcode == .yieldValue || last.pointee.opcode == .yieldItem {
                target.registers[Int(last.pointee.a)] = value
            } else {
                sent = value
            }
        }
        generator.state = .running
        guard handled != nil || generator.handled != nil || generator.callersHandled != nil else {
            current = target
            return target
        }
        generator.callersHandled = handled
        // Inside of a chain only what one of the chain handles: what is around the chain may be another thing next time.
        if handled != nil, let outer = root?.takeUnretainedValue(), outer !== generator {
            generator.callersHandled = ownHandled(of: outer, from: own.pointee.caller, callers: outer.callersHandled)
        }
        if let own = generator.handled { handled = own }
        current = target
        return target
    }

    /// Leaves the generator at the root of `activation`'s chain with a value.
    ///
    /// - Returns: where to go on; nil if Swift entered the generator, and `execute` is to return.
    func yield(
        _ value: Value, from activation: ActivationPointer, entry: ActivationPointer
    ) throws(Raise) -> ActivationPointer? {
        guard let root = activation.pointee.root, let own = root._withUnsafeGuaranteedRef({ $0.activation }) else {
            throw error(.systemError, "yield outside of a generator")
        }
        root._withUnsafeGuaranteedRef { generator in
            generator.innermost = activation
            generator.state = .suspended
            if handled != nil || generator.handled != nil || generator.callersHandled != nil {
                generator.handled = ownHandled(of: generator, from: activation, callers: generator.callersHandled)
                handled = generator.callersHandled
                generator.callersHandled = nil
                generator.wasThrownInto = false
            }
        }
        let caller = own.pointee.caller
        own.pointee.caller = nil
        switch own.pointee.returns {
        case .entry:
            hasYielded = true
            hasYieldedItem = false
            return nil
        default:
            guard let caller else { return nil }
            caller.registers[Int(own.pointee.destination)] = value
            // Past the jump that ends the loop.
            caller.pointee.pc += 1
            current = caller
            return caller
        }
    }

    /// A generator's activation has returned or was left by an exception.
    func finish(_ reference: Unmanaged<GeneratorObject>) {
        reference._withUnsafeGuaranteedRef { finish($0, reference) }
    }

    @inline(__always)
    private func finish(_ generator: GeneratorObject, _ reference: Unmanaged<GeneratorObject>) {
        guard let activation = generator.activation else { return }
        if handled != nil || generator.handled != nil || generator.callersHandled != nil {
            // Chained generators share their root's note of what was handled.
            if activation.pointee.root?.toOpaque() == reference.toOpaque() { handled = generator.callersHandled }
            generator.callersHandled = nil
            generator.handled = nil
        }
        finishedLocation = activation.pointee.location
        generator.state = .finished
        generator.activation = nil
        generator.innermost = nil
        destroy(generatorActivation: activation)
    }

    /// What was sent into the generator that goes on.
    @inline(__always)
    func takeSent() -> Value {
        var value = Value.none
        swap(&value, &sent)
        return value
    }

    // MARK: From Swift

    /// What a step of a generator or other iterator came to.
    struct Step {
        /// What was yielded, or returned when finished.
        var value: Value
        var isFinished: Bool
    }

    /// `generator.send(value)`, or with `thrown` `generator.throw(exception)`.
    ///
    /// - Complexity: O(1) besides what the generator does, at any depth of delegation.
    public func resume(
        _ generator: GeneratorObject, sending value: Value, throwing thrown: ExceptionObject? = nil
    ) throws(Raise) -> (value: Value, isFinished: Bool) {
        switch generator.state {
        case .running: try detachOrRefuse(generator)
        case .finished:
            if generator.isCoroutine { throw error(.runtimeError, "cannot reuse already awaited coroutine") }
            if let thrown { throw .exception(thrown) }
            return (.none, true)
        case .created:
            if !value.isNone, thrown == nil {
                throw error(.typeError, "can't send non-None value to a just-started \(generator.flavor.noun)")
            }
        case .suspended: break
        }
        guard let own = generator.activation else { return (.none, true) }
        try enterRun()
        defer { leaveRun() }
        var thrown = thrown
        if let exit = thrown, generator.state == .suspended, isInstance(.object(exit), types[.generatorExit]) {
            thrown = try closeDelegates(of: generator, own, exit)
        }
        own.pointee.caller = current
        own.pointee.returns = .entry
        own.pointee.depth = (current?.pointee.depth ?? 0) + 1
        if Int(own.pointee.depth) > depthLimit { try lookAround(before: generator, own) }
        if thrown != nil, generator.handled != nil { generator.wasThrownInto = true }
        let target = resume(generator, own, own.pointee.generator, sending: value)
        let result = try execute(target, entry: own, throwing: thrown)
        return (result, !hasYielded)
    }

    /// Raises an exception at the place where an activation was left.
    ///
    /// - Returns: what a foreign iterator, that the activation delegates to, yields instead; nil if the activation goes on
    ///   by itself with the value that the iterator ended with.
    func throwInto(_ activation: ActivationPointer, _ exception: ExceptionObject) throws(Raise) -> Value? {
        setContext(ofThrown: exception, into: activation, root: activation.pointee.root?.takeUnretainedValue())
        let pc = activation.pointee.pc
        if pc.pointee.opcode == .delegateResume {
            let source = activation.registers + Int(pc.pointee.b)
            let iterator = source.pointee
            if case .object(let object) = iterator, object.kind != .awaitable {
                if let step = try throwing(exception, into: iterator) {
                    if !step.isFinished { return step.value }
                    source.pointee = .undefined
                    activation.registers[Int(pc.pointee.a)] = step.value
                    activation.pointee.pc = pc + 1
                    return nil
                }
            }
            source.pointee = .undefined
        }
        throw .exception(exception)
    }

    /// Throws into an iterator that something delegates to; nil if it has no `throw`.
    func throwing(_ exception: ExceptionObject, into iterator: Value) throws(Raise) -> Step? {
        if let generator = iterator.generator {
            let (value, isFinished) = try resume(generator, sending: .none, throwing: exception)
            return Step(value: value, isFinished: isFinished)
        }
        if let step = iterator.asyncStep {
            let (value, isFinished) = try resume(step, sending: .none, throwing: exception)
            return Step(value: value, isFinished: isFinished)
        }
        let method = try optionalAttribute(iterator, names.throw)
        if method.isUndefined { return nil }
        return try finishing { () throws(Raise) in try call(method, [.object(exception)]) }
    }

    /// Runs a call of `__next__`, `send` or `throw`, for which StopIteration is the end.
    private func finishing(_ body: () throws(Raise) -> Value) throws(Raise) -> Step {
        do throws(Raise) {
            return Step(value: try body(), isFinished: false)
        } catch {
            guard catches(error, .stopIteration), case .exception(let exception) = error else { throw error }
            return Step(value: exception.stopValue, isFinished: true)
        }
    }

    /// One step of an iterator that something delegates to.
    func step(_ iterator: Value, sending value: Value) throws(Raise) -> Step {
        if let generator = iterator.generator {
            let (value, isFinished) = try resume(generator, sending: value)
            return Step(value: value, isFinished: isFinished)
        }
        if let step = iterator.asyncStep {
            let (value, isFinished) = try resume(step, sending: value)
            return Step(value: value, isFinished: isFinished)
        }
        if value.isNone {
            return try finishing { () throws(Raise) in
                // The end of somebody's own iterator may bring a value.
                if iterator.object?.kind != .iterator, let next = try callSpecial(iterator, names.next, []) {
                    return next
                }
                let next = try self.next(iterator)
                if next.isUndefined { throw error(.stopIteration, arguments: []) }
                return next
            }
        }
        return try finishing { () throws(Raise) in
            try call(try attribute(iterator, names.send), [value])
        }
    }

    /// `generator.close()` (Reference, "Generator-iterator methods").
    @discardableResult
    public func close(_ generator: GeneratorObject) throws(Raise) -> Value {
        switch generator.state {
        case .finished: return .none
        case .created:
            // Its arguments live as long as it does itself.
            generator.state = .finished
            return .none
        case .running: try detachOrRefuse(generator)
        case .suspended: break
        }
        do throws(Raise) {
            let exit = ExceptionObject(type: types[.generatorExit], arguments: TupleObject([Value]()))
            let (value, isFinished) = try resume(generator, sending: .none, throwing: exit)
            if isFinished {
                // Only a dying asynchronous generator comes here: its end is no StopIteration.
                if generator.isAsyncGenerator { throw error(.stopAsyncIteration, arguments: []) }
                return value
            }
        } catch {
            if catches(error, .generatorExit) || catches(error, .stopIteration) { return .none }
            throw error
        }
        throw error(.runtimeError, "\(generator.flavor.noun) ignored GeneratorExit")
    }
}
