/// `types.SimpleNamespace` (Library Reference, "types").
final class SimpleNamespaceObject: AttributedObject {
    init(type: TypeObject) {
        super.init(kind: .native, type: type)
        attributes = DictObject()
    }

    var names: DictObject { attributes ?? DictObject() }
}

extension Machine {
    func defineSimpleNamespace() {
        let type = types.simpleNamespace
        type.instancesHaveAttributes = true
        type.messageName = "types.SimpleNamespace"
        type.setAttribute(names.module, string("types"))
        let method = MethodTable(self, type, .native, SimpleNamespaceObject.self)
        defineNew(method, empty: { [types] in SimpleNamespaceObject(type: $0 ?? types.simpleNamespace) }) {
            (machine, namespace, arguments) throws(Raise) in
            try machine.fill(namespace, arguments)
        }
        method("__repr__") { (machine, namespace, _) throws(Raise) in
            let actual = machine.typeOf(.object(namespace))
            let name = actual === machine.types.simpleNamespace ? "namespace" : actual.name
            guard machine.reprGuard.enter(namespace) else { return machine.string("\(name)(...)") }
            defer { machine.reprGuard.leave() }
            try machine.enterNative(" while getting the repr of an object")
            defer { machine.leaveNative() }
            var builder = StrBuilder()
            var separator = "\(name)("
            try namespace.names.forEach { (key, value) throws(Raise) in
                guard let key = key.str else { return }
                builder.append(separator)
                builder.append(key)
                builder.append("=")
                builder.append(try machine.repr(value))
                separator = ", "
            }
            if namespace.names.count == 0 { builder.append(separator) }
            builder.append(")")
            return .object(builder.finish())
        }
        defineComparisons(type) { (machine, a, comparison, b) throws(Raise) in
            guard let a = a.object as? SimpleNamespaceObject, let b = b.object as? SimpleNamespaceObject else {
                return nil
            }
            return try machine.compare(.object(a.names), comparison, .object(b.names))
        }
        type.setAttribute(names.hash, .none)
        method.raw("__replace__") { (machine, namespace, arguments) throws(Raise) in
            if arguments.count > 0 {
                throw machine.error(
                    .typeError, "__replace__() takes no positional arguments (\(arguments.count) given)")
            }
            return .object(try machine.replaced(namespace, arguments))
        }
        method("__reduce__") { (machine, namespace, _) throws(Raise) in
            .object(
                TupleObject([
                    .object(machine.typeOf(.object(namespace))), .object(TupleObject([Value]())),
                    .object(namespace.names),
                ]))
        }
    }

    private func replaced(
        _ namespace: SimpleNamespaceObject, _ arguments: Arguments
    ) throws(Raise) -> SimpleNamespaceObject {
        let made = SimpleNamespaceObject(type: typeOf(.object(namespace)))
        made.attributes = namespace.names.copy()
        try setKeywords(of: made, arguments)
        return made
    }

    private func fill(_ namespace: SimpleNamespaceObject, _ arguments: Arguments) throws(Raise) {
        if arguments.count > 1 {
            let name = typeOf(.object(namespace)).name
            throw error(.typeError, "\(name) expected at most 1 argument, got \(arguments.count)")
        }
        if arguments.count == 1 {
            let given = DictObject()
            try update(given, from: arguments[0])
            try given.forEach { (key, value) throws(Raise) in
                guard let key = key.str else { throw error(.typeError, "keywords must be strings") }
                namespace.names.set(names.intern(key), value)
            }
        }
        try setKeywords(of: namespace, arguments)
    }

    private func setKeywords(of namespace: SimpleNamespaceObject, _ arguments: Arguments) throws(Raise) {
        for (offset, key) in (arguments.keywords?.elements ?? []).enumerated() {
            if let key = key.str { namespace.names.set(names.intern(key), arguments[arguments.count + offset]) }
        }
    }
}
