/// The objects that a program can still get at.
public struct ReachableObjects {
    private var found: Set<ObjectIdentifier> = []
    /// Those that have something to say when they die, in the order in which CPython's collector comes to them. They may die
    /// meanwhile.
    private var finalizable: [Witness] = []

    private struct Witness { weak var object: PyObject? }

    public func contains(_ object: PyObject) -> Bool { found.contains(ObjectIdentifier(object)) }

    /// Those that have something to say and still exist, in order.
    public var survivors: [PyObject] { finalizable.compactMap(\.object) }

    fileprivate mutating func insert(_ object: PyObject) -> Bool {
        guard found.insert(ObjectIdentifier(object)).inserted else { return false }
        switch object.kind {
        case .generator, .awaitable, .native: finalizable.append(Witness(object: object))
        case .instance:
            if unsafeDowncast(object, to: InstanceObject.self).machine != nil {
                finalizable.append(Witness(object: object))
            }
        default: break
        }
        return true
    }
}

/// What refers to what.
///
/// Reference counting finds what is left alone; what circles keep alive is found by following all references from the modules.
extension Machine {
    /// All objects that the modules lead to, and the given values.
    ///
    /// Iterators written in Swift are not looked into.
    /// - Complexity: O(n) in the number of objects and references.
    public func reachableFromModules(and others: [Value] = []) -> ReachableObjects {
        var found = ReachableObjects()
        var waiting: [PyObject] = []
        func visit(_ value: Value) {
            if case .object(let object) = value, found.insert(object) { waiting.append(object) }
        }
        for module in modules.all.sorted(by: { $0.name < $1.name }) { visit(.object(module)) }
        visit(.object(modules.dictionary))
        others.forEach(visit)
        var next = 0
        while next < waiting.count {
            Machine.forEachReference(of: waiting[next], visit)
            next += 1
        }
        return found
    }

    /// Has objects say what they say when they die, one after the other, though they may be in a circle.
    ///
    /// - Parameter native: does the same for objects of other targets.
    public func finalize(_ objects: [PyObject], native: (PyObject) throws(Raise) -> Void) throws(Raise) {
        for object in objects {
            switch object {
            case let generator as GeneratorObject: try finalize(generator)
            case let instance as InstanceObject:
                guard let type = instance.customType, instance.machine != nil else { continue }
                instance.machine = nil
                do throws(Raise) {
                    _ = try call(type.lookup(names.del), [.object(instance)])
                } catch {
                    guard case .exception(let exception) = error else { throw error }
                    reportIgnored(exception, in: type.lookup(names.del))
                }
            default: try native(object)
            }
            try settle()
        }
    }

    /// A coroutine that never began says so; what began is closed, but for asynchronous generators of a loop: that one has a
    /// hook for them.
    public func finalize(_ generator: GeneratorObject) throws(Raise) {
        if generator.isFinished { return }
        if generator.state == .created, generator.isCoroutine {
            try noteNeverAwaited(generator)
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
        case let step as AsyncStepObject: step.forEachReference(visit)
        default: (object as? AttributedObject)?.forEachNativeReference(visit)
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
        // A generator that it delegates to stands in a register of its own activation.
        guard let activation else { return }
        makeAwaitedObjects()
        for register in 0..<activation.pointee.layout.pointee.registerCount { visit(activation.registers[register]) }
    }
}
