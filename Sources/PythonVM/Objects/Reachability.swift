/// The objects that a program can still get at, in the order in which CPython's collector comes to them: what dies later without
/// having been left alone before goes in that order.
public struct ReachableObjects {
    private var ranks: [ObjectIdentifier: Int] = [:]

    /// The place of an object in the order; nil if nothing leads to it.
    public func rank(of object: PyObject) -> Int? { ranks[ObjectIdentifier(object)] }

    public func contains(_ object: PyObject) -> Bool { rank(of: object) != nil }

    fileprivate mutating func insert(_ object: PyObject) -> Bool {
        let rank = ranks.count
        return ranks.updateIfAbsent(rank, for: ObjectIdentifier(object))
    }
}

extension Dictionary {
    fileprivate mutating func updateIfAbsent(_ value: Value, for key: Key) -> Bool {
        if self[key] != nil { return false }
        self[key] = value
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
        for name in modules.keys.sorted() { if let module = modules[name] { visit(.object(module)) } }
        others.forEach(visit)
        var next = 0
        while next < waiting.count {
            Machine.forEachReference(of: waiting[next], visit)
            next += 1
        }
        return found
    }

    private static func forEachReference(of object: PyObject, _ visit: (Value) -> Void) {
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
        case let set as SetObject: set.keys.forEach(visit)
        case let instance as InstanceObject: instance.slots.forEach(visit)
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
        case let generator as GeneratorObject: generator.forEachReference(visit)
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
        var link = innermost
        while let activation = link {
            for register in 0..<activation.pointee.layout.pointee.registerCount {
                visit(activation.registers[register])
            }
            if activation == self.activation { return }
            link = activation.pointee.caller
        }
    }
}
