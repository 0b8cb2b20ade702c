/// What refers to what.
///
/// Reference counting finds what is left alone; what circles keep alive is found by following all references from the modules.
extension Machine {
    /// All objects that the modules, the calls in progress and `other` lead to.
    ///
    /// - Complexity: O(n) in the number of objects and references.
    public func findReachable(and other: PyObject? = nil) -> ReachableObjects {
        var found = ReachableObjects(mortals)
        found.follow(rootsComeFirst: isMainOld) { visit in
            for module in modules.all.sorted(by: { $0.name < $1.name }) { visit(.object(module)) }
            forEachRoot(visit)
            if let currentContext { visit(.object(currentContext)) }
            if let other { visit(.object(other)) }
        }
        return found
    }

    /// All objects that may have something to say when they die, in the order in which CPython's collector comes to them: as its last
    /// run has left it, then by creation.
    private var mortals: [PyObject] {
        let generators = memory.blocksInUse.compactMap { $0.pointee.generator?.takeUnretainedValue() }
        let all = generators.filter { !$0.isFinished } + finalizers.objects + onListMortals()
        var places: [ObjectIdentifier: Int] = [:]
        for (place, object) in collectedOrder.survivors.enumerated() { places[ObjectIdentifier(object)] = place }
        return all.sorted { (a: PyObject, b: PyObject) in
            let first = places[ObjectIdentifier(a)] ?? .max
            let second = places[ObjectIdentifier(b)] ?? .max
            return first == second ? a.identity < b.identity : first < second
        }
    }

    /// Whether a look for what is lost may find something.
    public var mayHaveLost: Bool { !WeakReferences.isEmpty || !mortals.isEmpty }

    /// The collector has been here: what is still reachable is in another order now.
    public func noteCollection(_ reachable: ReachableObjects) {
        collectedOrder = reachable.order
        hasCollected = true
    }

    /// Whether CPython's collector comes to the main module before it comes to what the program has made. The oldest generation is gone
    /// through first, then the youngest, then the one between. There the module is after the few collections of the interpreter's start;
    /// importing asyncio takes so many that it joins the oldest, as a collection does that the program asks for.
    private var isMainOld: Bool { hasCollected || modules["asyncio"] != nil }

    /// Whatever is left has its say, as nothing leads to it any more but what is never taken down.
    public func finalizeAll(keeping kept: [PyObject]) throws(Raise) {
        try finalize(kept.isEmpty ? MortalObjects(mortals) : found(from: kept).lost)
    }

    /// Whether an object leads to the variables of the program's main module.
    public func leadToMain(_ objects: [PyObject]) -> Bool {
        guard !objects.isEmpty, let main = modules["__main__"] else { return false }
        return found(from: objects).contains(main.namespace)
    }

    private func found(from objects: [PyObject]) -> ReachableObjects {
        var found = ReachableObjects(mortals)
        found.follow(rootsComeFirst: true) { visit in for object in objects { visit(.object(object)) } }
        return found
    }

    /// Has objects say what they say when they die, one after the other, though they may be in a circle. Some die as others do.
    public func finalize(_ objects: MortalObjects) throws(Raise) {
        for witness in objects.witnesses {
            if let object = witness.object { try finalize(object) }
            try settle()
        }
    }

    private func finalize(_ object: PyObject) throws(Raise) {
        switch object {
        case let generator as GeneratorObject: try finalize(generator)
        case let instance as InstanceObject:
            guard instance.machine != nil else { return }
            instance.machine = nil
            finalizers.remove(ObjectIdentifier(instance))
            try delete(instance)
        case let object as AttributedObject where object.isMortal:
            object.forgetDeath()
            try delete(object)
        default: try object.sayLastWords(self)
        }
    }

    private func delete(_ object: PyObject) throws(Raise) {
        guard let type = object.customType else { return }
        do throws(Raise) {
            _ = try call(type.lookup(names.del), [.object(object)])
        } catch {
            guard case .exception(let exception) = error else { throw error }
            reportIgnored(exception, in: type.lookup(names.del))
        }
    }

    /// A coroutine that never began says so, and stays; what began is closed, but for asynchronous generators of a loop: that one has a
    /// hook for them.
    public func finalize(_ generator: GeneratorObject) throws(Raise) {
        // Once, as PEP 442 has it: who takes an asynchronous generator over, and drops it too, ends it without a word.
        if generator.isFinished || generator.isFinalized { return }
        generator.isFinalized = true
        if generator.state == .created, generator.isCoroutine {
            // It is not closed: tasks that die later still show where it would begin.
            return try noteNeverAwaited(generator)
        }
        do throws(Raise) {
            if let state = generator.asyncState, state.callsFinalizer {
                _ = try call(state.finalizer, [.object(generator)])
            } else {
                _ = try close(generator)
            }
        } catch {
            guard case .exception(let exception) = error else { throw error }
            reportIgnored(exception, in: .object(generator))
        }
    }

    static func forEachReference(of object: PyObject, _ visit: (Value) -> Void) {
        if let type = object.customType { visit(.object(type)) }
        if let attributes = (object as? AttributedObject)?.attributes { visit(.object(attributes)) }
        switch object {
        // From the end, as CPython does.
        case let list as ListObject: list.elements.reversed().forEach(visit)
        case let tuple as TupleObject: tuple.elements.reversed().forEach(visit)
        case let dict as DictObject:
            dict.forEach { key, value in
                visit(key)
                visit(value)
            }
            dict.forEachNativeReference(visit)
        case let set as SetObject: set.keys.forEach(visit)
        case let instance as InstanceObject:
            instance.slots.forEach(visit)
            if let values = instance.slotValues { visit(.object(values)) }
        case let module as ModuleObject: visit(.object(module.namespace))
        case let type as TypeObject:
            visit(.object(type.namespace))
            for base in type.bases { visit(.object(base)) }
        case let function as FunctionObject: forEachReference(of: function, visit)
        case let method as BoundMethodObject:
            visit(method.function)
            visit(method.receiver)
        case let method as MethodWrapperObject: visit(method.function)
        case let property as PropertyObject:
            visit(property.getter)
            visit(property.setter)
            visit(property.deleter)
        case let cell as CellObject: visit(cell.value)
        case let exception as ExceptionObject: forEachReference(of: exception, visit)
        case let traceback as TracebackObject: traceback.forEachReference(visit)
        case let frame as FrameObject: frame.forEachReference(visit)
        case let generator as GeneratorObject: generator.forEachReference(visit)
        default: object.forEachNativeReference(visit)
        }
    }

    private static func forEachReference(of function: FunctionObject, _ visit: (Value) -> Void) {
        visit(.object(function.globals))
        for cell in function.closure { visit(.object(cell)) }
        function.defaults.forEach(visit)
        if let defaults = function.keywordDefaults { visit(.object(defaults)) }
    }

    private static func forEachReference(of exception: ExceptionObject, _ visit: (Value) -> Void) {
        visit(.object(exception.arguments))
        if let traceback = exception.traceback { visit(.object(traceback)) }
        if let cause = exception.cause { visit(.object(cause)) }
        if let context = exception.context { visit(.object(context)) }
        for member in exception.members { visit(member.value) }
    }
}

extension GeneratorObject {
    fileprivate func forEachReference(_ visit: (Value) -> Void) {
        visit(.object(function))
        if let handled { visit(.object(handled)) }
        if let callersHandled { visit(.object(callersHandled)) }
        if let asyncState { visit(asyncState.finalizer) }
        // A generator that it delegates to stands in a register of its own activation.
        guard let activation else { return }
        if isSuspended { makeAwaitedObjects() }
        if let frame = activation.pointee.frame?.takeUnretainedValue() { visit(.object(frame)) }
        for register in 0..<activation.pointee.layout.pointee.registerCount { visit(activation.registers[register]) }
    }
}
