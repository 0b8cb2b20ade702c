/// What refers to what: the objects that a program can still get at.
///
/// Reference counting finds what is left alone; what circles keep alive is found by following all references from the modules.
extension Machine {
    /// All objects that the modules lead to.
    ///
    /// Iterators written in Swift are not looked into.
    /// - Complexity: O(n) in the number of objects and references.
    public func reachableFromModules() -> Set<ObjectIdentifier> {
        var found: Set<ObjectIdentifier> = []
        var waiting: [PyObject] = []
        func visit(_ value: Value) {
            if case .object(let object) = value, found.insert(ObjectIdentifier(object)).inserted {
                waiting.append(object)
            }
        }
        for module in modules.values { visit(.object(module)) }
        while let object = waiting.popLast() { Machine.forEachReference(of: object, visit) }
        return found
    }

    private static func forEachReference(of object: PyObject, _ visit: (Value) -> Void) {
        if let type = object.customType { visit(.object(type)) }
        if let attributes = (object as? AttributedObject)?.attributes { visit(.object(attributes)) }
        switch object {
        case let list as ListObject: list.elements.forEach(visit)
        case let tuple as TupleObject: tuple.elements.forEach(visit)
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
        if let cause = exception.cause { visit(.object(cause)) }
        if let context = exception.context { visit(.object(context)) }
        if let traceback = exception.traceback { visit(.object(traceback)) }
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
