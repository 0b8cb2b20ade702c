import PythonSyntax

/// `_weakref`: what `weakref` is built on (Library Reference, "weakref").
extension Machine {
    func fillWeakref(_ module: ModuleObject) {
        let classes = WeakReferenceTypes(self)
        func set(_ name: String, _ type: TypeObject) { module.namespace.set(intern(name), .object(type)) }
        set("ref", classes.reference)
        set("ReferenceType", classes.reference)
        set("ProxyType", classes.proxy)
        set("CallableProxyType", classes.callableProxy)
        defineReferenceType(classes.reference)
        for type in [classes.proxy, classes.callableProxy] {
            defineProxyType(type, isCallable: type === classes.callableProxy)
        }
        defineFunction(module, "proxy", "object, callback=None, /") { (machine, arguments) throws(Raise) in
            let callback = arguments[1].isUndefined ? .none : arguments[1]
            let target = try machine.weakTarget(arguments[0])
            let type = machine.isCallable(arguments[0]) ? classes.callableProxy : classes.proxy
            if callback.isNone,
                let known = WeakReferences.references(to: target).first(where: {
                    $0.flavor == .proxy && $0.callback.isNone
                })
            {
                return .object(known)
            }
            return .object(WeakReferenceObject(.proxy, target, callback: callback, type: type, machine))
        }
        defineFunction(module, "getweakrefcount", "object, /") { (_, arguments) throws(Raise) in
            .int(arguments[0].object.map { WeakReferences.references(to: $0).count } ?? 0)
        }
        defineFunction(module, "getweakrefs", "object, /") { (_, arguments) throws(Raise) in
            let references = arguments[0].object.map(WeakReferences.references) ?? []
            return .object(ListObject(references.map { .object($0) }))
        }
    }

    /// The object that a weak reference is to be made to.
    private func weakTarget(_ value: Value) throws(Raise) -> PyObject {
        guard case .object(let object) = value, canBeReferredToWeakly(object) else {
            throw error(.typeError, "cannot create weak reference to '\(typeName(value))' object")
        }
        return object
    }

    // MARK: References

    private func defineReferenceType(_ type: TypeObject) {
        defineNew(type) { [unowned type] (machine, wanted, arguments) throws(Raise) in
            if arguments.count == 0 {
                throw machine.error(.typeError, "__new__ expected at least 1 argument, got 0")
            }
            // A subclass may take more: its `__init__` looks at them.
            if wanted == nil, arguments.count > 2 {
                throw machine.error(.typeError, "__new__ expected at most 2 arguments, got \(arguments.count)")
            }
            let callback = arguments.count > 1 ? arguments[1] : .none
            let target = try machine.weakTarget(arguments[0])
            if wanted == nil, callback.isNone,
                let known = WeakReferences.references(to: target).first(where: {
                    $0.flavor == .reference && $0.callback.isNone && $0.customType === type
                })
            {
                return .object(known)
            }
            return .object(
                WeakReferenceObject(.reference, target, callback: callback, type: wanted ?? type, machine))
        }
        let method = MethodTable(self, type, .native, WeakReferenceObject.self)
        method.raw("__init__") { (machine, reference, arguments) throws(Raise) in
            if arguments.count > 2 {
                throw machine.error(.typeError, "__init__ expected at most 2 arguments, got \(arguments.count)")
            }
            return .none
        }
        method.raw("__call__") { (machine, reference, arguments) throws(Raise) in
            if arguments.count > 0 {
                throw machine.error(.typeError, "weakref expected 0 arguments, got \(arguments.count)")
            }
            return reference.target.map { .object($0) } ?? .none
        }
        method("__repr__") { (machine, reference, _) throws(Raise) in
            let place = "<weakref at \(machine.address(of: reference)); "
            guard let target = reference.target else { return machine.string(place + "dead>") }
            let name = try machine.optionalAttribute(.object(target), machine.names.name).str
            let address = machine.address(of: target)
            return machine.string(
                place
                    + "to '\(machine.typeName(.object(target)))' at \(address)\(name.map { " (\($0.string))" } ?? "")>")
        }
        method("__hash__") { (machine, reference, _) throws(Raise) in
            if let known = reference.hash { return .int(known) }
            guard let target = reference.target else { throw machine.error(.typeError, "weak object has gone away") }
            let hash = try machine.hash(.object(target))
            reference.hash = hash
            return .int(hash)
        }
        defineComparisons(type, [.equal, .notEqual]) { (machine, a, comparison, b) throws(Raise) in
            guard let first = a.object as? WeakReferenceObject, let second = b.object as? WeakReferenceObject else {
                return nil
            }
            guard let one = first.target, let other = second.target else {
                return .bool((first === second) == (comparison == .equal))
            }
            return try machine.compare(.object(one), comparison, .object(other))
        }
        defineGetter(type, "__callback__", isMember: true) { (_, arguments) throws(Raise) in
            guard let reference = arguments[0].object as? WeakReferenceObject, reference.target != nil else {
                return .none
            }
            return reference.callback
        }
        defineClassGetItem(type)
    }

    // MARK: Proxies

    /// The object behind a proxy; any other value as it is.
    private func behindProxy(_ value: Value) throws(Raise) -> Value {
        guard case .object(let object) = value, let proxy = object as? WeakReferenceObject, proxy.flavor == .proxy
        else {
            return value
        }
        guard let target = proxy.target else {
            throw error(.referenceError, "weakly-referenced object no longer exists")
        }
        return .object(target)
    }

    private func defineProxyType(_ type: TypeObject, isCallable: Bool) {
        type.forwardsAttributes = true
        for name in ["__class__", "__dict__", "__doc__"] {
            let name = intern(name)
            defineGetter(type, name.string) { (machine, arguments) throws(Raise) in
                try machine.attribute(try machine.behindProxy(arguments[0]), name)
            }
        }
        define(type, "__getattr__") { (machine, arguments) throws(Raise) in
            guard let name = arguments.optional(1).str else { return .none }
            return try machine.attribute(try machine.behindProxy(arguments[0]), name)
        }
        define(type, "__setattr__") { (machine, arguments) throws(Raise) in
            guard let name = arguments.optional(1).str else { return .none }
            try machine.setAttribute(try machine.behindProxy(arguments[0]), name, arguments.optional(2))
            return .none
        }
        define(type, "__delattr__") { (machine, arguments) throws(Raise) in
            guard let name = arguments.optional(1).str else { return .none }
            try machine.deleteAttribute(try machine.behindProxy(arguments[0]), name)
            return .none
        }
        define(type, "__repr__") { (machine, arguments) throws(Raise) in
            guard let proxy = arguments[0].object as? WeakReferenceObject else { return .none }
            let place = "<weakproxy at \(machine.address(of: proxy)); "
            guard let target = proxy.target else { return machine.string(place + "dead>") }
            return machine.string(
                place + "to '\(machine.typeName(.object(target)))' at \(machine.address(of: target))>")
        }
        type.setAttribute(names.hash, .none)
        defineProxyOperations(type)
        for comparison: CompareOperator in [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual] {
            define(type, comparison.specialName) { (machine, arguments) throws(Raise) in
                try machine.compare(
                    try machine.behindProxy(arguments[0]), comparison, try machine.behindProxy(arguments.optional(1)))
            }
        }
        if isCallable {
            define(type, "__call__") { (machine, arguments) throws(Raise) in
                try machine.callAny(try machine.behindProxy(arguments[0]), arguments.dropFirst)
            }
        }
    }

    private func defineProxyOperations(_ type: TypeObject) {
        define(type, "__str__") { (machine, arguments) throws(Raise) in
            .object(try machine.str(try machine.behindProxy(arguments[0])))
        }
        define(type, "__bool__") { (machine, arguments) throws(Raise) in
            .bool(try machine.isTrue(try machine.behindProxy(arguments[0])))
        }
        define(type, "__iter__") { (machine, arguments) throws(Raise) in
            try machine.iterator(try machine.behindProxy(arguments[0]))
        }
        define(type, "__len__") { (machine, arguments) throws(Raise) in
            .int(try machine.length(try machine.behindProxy(arguments[0])))
        }
        define(type, "__contains__") { (machine, arguments) throws(Raise) in
            try machine.compare(arguments.optional(1), .in, try machine.behindProxy(arguments[0]))
        }
        define(type, "__getitem__") { (machine, arguments) throws(Raise) in
            try machine.subscript(try machine.behindProxy(arguments[0]), arguments.optional(1))
        }
        define(type, "__setitem__") { (machine, arguments) throws(Raise) in
            try machine.setSubscript(
                try machine.behindProxy(arguments[0]), arguments.optional(1), arguments.optional(2))
            return .none
        }
        define(type, "__delitem__") { (machine, arguments) throws(Raise) in
            try machine.deleteSubscript(try machine.behindProxy(arguments[0]), arguments.optional(1))
            return .none
        }
        for (index, special) in names.operators.enumerated() {
            guard let operation = BinaryOperator(rawValue: UInt8(index)) else { continue }
            define(type, special.normal.string) { (machine, arguments) throws(Raise) in
                try machine.binary(
                    operation, try machine.behindProxy(arguments[0]), try machine.behindProxy(arguments.optional(1)))
            }
            define(type, special.reflected.string) { (machine, arguments) throws(Raise) in
                try machine.binary(
                    operation, try machine.behindProxy(arguments.optional(1)), try machine.behindProxy(arguments[0]))
            }
            define(type, special.inPlace.string) { (machine, arguments) throws(Raise) in
                let (a, b) = (try machine.behindProxy(arguments[0]), try machine.behindProxy(arguments.optional(1)))
                if let result = try machine.callSpecial(a, special.inPlace, [b]), !machine.isNotImplemented(result) {
                    return result
                }
                return try machine.binary(operation, a, b)
            }
        }
        for name in [
            "__neg__", "__pos__", "__abs__", "__invert__", "__int__", "__float__", "__index__", "__next__",
            "__divmod__",
            "__rdivmod__", "__reversed__",
        ] {
            let name = intern(name)
            define(type, name.string) { (machine, arguments) throws(Raise) in
                let target = try machine.behindProxy(arguments[0])
                if let result = try machine.callSpecial(target, name, Array(arguments.positional.dropFirst())) {
                    return result
                }
                throw machine.error(
                    .typeError, "unsupported operand type for \(name.string): '\(machine.typeName(target))'")
            }
        }
    }
}

/// The classes that `_weakref` has; instances belong to one machine.
private struct WeakReferenceTypes {
    let reference: TypeObject
    let proxy: TypeObject
    let callableProxy: TypeObject

    init(_ machine: Machine) {
        func make(_ name: String) -> TypeObject {
            let type = TypeObject(name: name, bases: [machine.types.object], layout: .native)
            type.messageName = "weakref.\(name)"
            type.setAttribute(machine.names.module, machine.string("weakref"))
            return type
        }
        reference = make("ReferenceType")
        proxy = make("ProxyType")
        callableProxy = make("CallableProxyType")
        proxy.isBase = false
        callableProxy.isBase = false
    }
}
