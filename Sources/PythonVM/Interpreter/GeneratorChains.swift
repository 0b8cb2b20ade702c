/// Chains of generators that delegate to each other (`yield from`, `await`).
///
/// Only the outermost of a chain counts as suspended while the chain is; those further in are `.running`, though they may be
/// suspended with it. Whoever has one of those in hand may still resume, throw into or close it: then it is taken out of the chain.
extension Machine {
    /// Makes a generator that is suspended inside of a chain one that can be resumed by itself.
    /// - Throws: ValueError if it is running indeed.
    func detachOrRefuse(_ generator: GeneratorObject) throws(Raise) {
        if generator.isExecuting { throw error(.valueError, "\(generator.flavor.noun) already executing") }
        detach(generator)
    }

    /// Takes a suspended generator, with all that it delegates to, out of the chain that it is in. The one that delegated to it
    /// goes on with it as with any iterator.
    private func detach(_ generator: GeneratorObject) {
        guard let own = generator.activation, let parent = own.pointee.caller,
            let root = own.pointee.root?.takeUnretainedValue(), root !== generator, let innermost = root.innermost
        else { return }
        generator.innermost = innermost
        generator.state = .suspended
        root.innermost = parent
        // Back to its `delegateResume`.
        parent.pointee.pc -= 1
        own.pointee.caller = nil
        setRoot(from: innermost, to: own, own.pointee.generator)
        let outer = generator.callersHandled
        generator.handled = root.handled === outer ? nil : root.handled
        root.handled = outer
        generator.callersHandled = nil
    }

    /// What a generator that is being left handles itself; nil if that is only what whoever entered it handles.
    func ownHandled(
        of generator: GeneratorObject, from activation: ActivationPointer?, callers: ExceptionObject?
    ) -> ExceptionObject? {
        guard let handled, handled === callers else { return handled }
        // The same exception may have been thrown in and caught here.
        var link = activation
        while let current = link {
            if current.isHandling { return handled }
            if current == generator.activation { return nil }
            link = current.pointee.caller
        }
        return nil
    }

    /// What is thrown into a generator gets as its context what that one handles, or one of the chain up to `root`; what the
    /// thrower handles is none of it.
    func setContext(
        ofThrown exception: ExceptionObject, into activation: ActivationPointer, root: GeneratorObject?
    ) {
        var link: ActivationPointer? = activation
        while let current = link {
            if current.isHandling { return setContext(exception) }
            if current == root?.activation { return }
            link = current.pointee.caller
        }
    }

    /// What whoever has thrown into a chain handles, if the chain's innermost raises what one further out handles. In CPython `throw` goes
    /// past those between, so what they handle is not seen until the chain is resumed the next time.
    func handledByThrower(_ exception: ExceptionObject) -> ExceptionObject? {
        var link = current
        while let activation = link, !activation.isHandling {
            if let root = activation.pointee.root?.takeUnretainedValue() {
                return root.wasThrownInto ? root.callersHandled : nil
            }
            link = activation.pointee.caller
        }
        return nil
    }

    /// What is handled where a generator begins to handle an exception, to be put back when that ends; `.undefined` for what
    /// its callers handle: others may have resumed it by then.
    func handledOutside(_ activation: ActivationPointer) -> Value {
        let callers = handledByCallers(of: activation)
        let reference = activation.pointee.generator?.takeUnretainedValue()
        let owner = reference?.asyncState == nil ? activation.pointee.root?.takeUnretainedValue() : reference
        guard let owner, let own = ownHandled(of: owner, from: activation, callers: callers) else { return .undefined }
        return .object(own)
    }

    /// What those handle who resumed a generator.
    func handledByCallers(of activation: ActivationPointer) -> ExceptionObject? {
        let around = activation.pointee.root?.takeUnretainedValue().callersHandled
        guard let generator = activation.pointee.generator?.takeUnretainedValue(), generator.isAsyncGenerator else {
            return around
        }
        return generator.callersHandled ?? around
    }

    func setRoot(from innermost: ActivationPointer, to own: ActivationPointer, _ root: Unmanaged<GeneratorObject>?) {
        var link: ActivationPointer? = innermost
        while let current = link {
            current.pointee.root = root
            if current == own { return }
            link = current.pointee.caller
        }
    }

    /// Ends what a dying generator delegates to, where none of them has anything to say.
    func leaveDelegates(from innermost: ActivationPointer, to own: ActivationPointer) {
        var link: ActivationPointer? = innermost
        while let current = link, current != own {
            link = current.pointee.caller
            if let generator = current.pointee.generator?.takeUnretainedValue() {
                generator.state = .finished
                generator.activation = nil
                generator.innermost = nil
                generator.handled = nil
                generator.asyncState?.isRunning = false
            }
            destroy(generatorActivation: current)
        }
    }

    /// GeneratorExit goes to the innermost generator of a chain first: each of them is closed, and only then the next one is
    /// (Reference, "Yield expressions": PEP 380).
    ///
    /// - Returns: what is to be thrown into the outermost: the exception that closing the one inside ended with, or `exit`.
    func closeDelegates(
        of generator: GeneratorObject, _ own: ActivationPointer, _ exit: ExceptionObject
    ) throws(Raise) -> ExceptionObject {
        guard let innermost = generator.innermost else { return exit }
        generator.state = .running
        defer { generator.state = .suspended }
        var failure = try closeSource(of: innermost, nil)
        while let last = generator.innermost, last != own, let child = self.generator(of: last),
            let parent = last.pointee.caller
        {
            detach(child)
            failure = try closeSource(of: parent, failure)
        }
        return failure ?? exit
    }

    /// Closes what an activation delegates to, and lets go of it.
    ///
    /// - Parameter failure: what is thrown there instead of GeneratorExit.
    /// - Returns: the exception that comes of it.
    private func closeSource(
        of activation: ActivationPointer, _ failure: ExceptionObject?
    ) throws(Raise) -> ExceptionObject? {
        let pc = activation.pointee.pc
        guard pc.pointee.opcode == .delegateResume else { return nil }
        let register = activation.registers + Int(pc.pointee.b)
        let source = register.pointee
        register.pointee = .undefined
        do throws(Raise) {
            if let failure, let step = try throwing(failure, into: source) {
                if step.isFinished { return nil }
                let noun = source.generator?.flavor.noun ?? "coroutine"
                throw error(.runtimeError, "\(noun) ignored GeneratorExit")
            }
            try closeIterator(source)
            return nil
        } catch {
            guard case .exception(let exception) = error else { throw error }
            if failure != nil, catches(error, .generatorExit) || catches(error, .stopIteration) { return nil }
            return exception
        }
    }

    private func closeIterator(_ source: Value) throws(Raise) {
        guard case .object(let object) = source else { return }
        switch object.kind {
        case .awaitable: break
        case .generator: try close(unsafeDowncast(object, to: GeneratorObject.self))
        case .asyncStep: try close(unsafeDowncast(object, to: AsyncStepObject.self))
        default:
            let method: Value
            do throws(Raise) {
                method = try optionalAttribute(source, names.close)
            } catch {
                // Whatever is wrong with that attribute, the generator is closed all the same.
                guard case .exception(let exception) = error else { throw error }
                return reportIgnored(exception, in: source)
            }
            if !method.isUndefined { _ = try call(method, []) }
        }
    }
}

extension ActivationPointer {
    /// Whether it stands in the handler of an exception: wherever it is left, that handling has to end.
    fileprivate var isHandling: Bool {
        let code = pointee.code
        let index = pointee.pc - code.instructions - 1
        return code.handlers.contains {
            $0.start <= index && index < $0.end && code.instructions[$0.target].opcode == .endHandling
        }
    }
}

extension GeneratorObject {
    /// Whether its code runs, or has called what runs.
    var isExecuting: Bool {
        guard state == .running else { return false }
        guard let root = activation?.pointee.root?.takeUnretainedValue(), root !== self else { return true }
        return root.state == .running
    }

    /// Whether it stands at a `yield` or `await`, also where it is one of a chain that does.
    var isSuspended: Bool { state == .suspended || state == .running && !isExecuting }

    /// Where it goes on: its own activation, or the innermost of the chain that it is in.
    var suspendedAt: ActivationPointer? {
        guard state == .running, let root = activation?.pointee.root?.takeUnretainedValue() else { return innermost }
        return root.innermost
    }
}

extension CodeObject.Flavor {
    /// As in messages.
    var noun: String {
        switch self {
        case .plain: "function"
        case .generator: "generator"
        case .coroutine: "coroutine"
        case .asyncGenerator: "async generator"
        }
    }
}
