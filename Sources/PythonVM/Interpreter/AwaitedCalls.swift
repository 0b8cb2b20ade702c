import Trace

/// `await f(x)`: the call of a coroutine function that is awaited at once, which is what programs do nearly always.
///
/// Nobody can get hold of that coroutine but through the one that awaits it. So it begins without an object: its activation goes
/// on from the caller's as that of a plain call does. Until somebody asks for the coroutine (`cr_await`, a frame, an exception
/// thrown into the chain), the function stands in its place in the register that the caller's `delegateResume` names, and the
/// activation's `generator` is nil.
extension Machine {
    /// Begins the coroutine of a call whose next instructions await it.
    ///
    /// - Parameters:
    ///   - window: the register of the function; it and the arguments are moved out of theirs.
    ///   - pc: behind the call: `getAwaitable`, `delegate`, `delegateResume`.
    /// - Returns: the coroutine's activation; nil, and nothing has happened, where the call needs an object or may fail.
    @inline(never)
    func beginAwaited(
        _ window: UnsafeMutablePointer<Value>, _ arguments: UnsafeMutablePointer<Value>, _ count: Int,
        _ function: Unmanaged<FunctionObject>, _ activation: ActivationPointer, _ pc: UnsafeMutablePointer<Instruction>
    ) -> ActivationPointer? {
        let layout = function._withUnsafeGuaranteedRef { $0.layout }
        let depth = Int(activation.pointee.depth) + 1
        guard function._withUnsafeGuaranteedRef({ $0.canTake(count) }), depth <= depthLimit, ticks > 1, handled == nil,
            coroutineOriginDepth == 0, !TrackedObjects.isOn, pc[1].opcode == .delegate, pc[1].b == pc.pointee.a
        else { return nil }
        ticks &-= 1

        if let trace, !layout.pointee.isLibrary {
            record(
                .coroutineCreated,
                a: traceText(function._withUnsafeGuaranteedRef { $0.qualifiedName }, in: trace))
        }
        let block = memory.allocateBlock(registers: layout.pointee.registerCount)
        let next = block.assumingMemoryBound(to: Activation.self)
        next.initialize(
            to: Activation(
                function, layout, caller: activation, destination: Int(pc[1].a), depth: depth, returns: .delegate))
        next.pointee.root = activation.pointee.root
        take(arguments, count, into: next.registers, function, layout)

        let source = activation.registers + Int(pc[1].b)
        let callee = window.take()
        source.set(callee)
        // Behind `delegateResume`, as for any coroutine that another activation runs.
        activation.pointee.pc = pc + 3
        return next
    }

    /// The generator or coroutine of an activation: made now, if it is a coroutine that was awaited without an object.
    @inline(never)
    func generator(of activation: ActivationPointer) -> GeneratorObject? {
        if let known = activation.pointee.generator { return known.takeUnretainedValue() }
        guard activation.pointee.returns == .delegate, let caller = activation.pointee.caller else { return nil }
        let made = GeneratorObject(awaited: activation, self)
        caller.registers[Int((caller.pointee.pc - 1).pointee.b)] = .object(made)
        return made
    }

    /// Gives objects to all coroutines that `generator` awaits, one in the other.
    func makeObjects(awaitedBy generator: GeneratorObject) {
        var link = generator.suspendedAt
        while let current = link, current != generator.activation {
            link = current.pointee.caller
            _ = self.generator(of: current)
        }
    }

    /// An activation has returned, or an exception left it.
    @inline(__always)
    func leave(_ activation: ActivationPointer) {
        if let generator = activation.pointee.generator {
            finish(generator)
        } else if activation.pointee.returns == .delegate {
            destroy(generatorActivation: activation)
        } else {
            pop(activation)
        }
    }
}
