/// `mappingproxy`: a mapping that can only be read (Library Reference, `types.MappingProxyType`).
final class MappingProxyObject: AttributedObject {
    let mapping: Value

    init(_ mapping: Value, type: TypeObject) {
        self.mapping = mapping
        super.init(kind: .native, type: type)
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) { visit(mapping) }
}

extension Machine {
    func defineMappingProxy() {
        let type = types.mappingProxy
        let method = MethodTable(self, type, .native, MappingProxyObject.self)
        let signature = Signature("mappingproxy", "mapping")
        defineNew(type) { (machine, _, arguments) throws(Raise) in
            let mapping = try signature.bind(arguments, machine)[0]
            let isSequence = mapping.list != nil || mapping.tuple != nil
            if isSequence || machine.lookupSpecial(mapping, machine.names.getItem).isUndefined || mapping.type != nil {
                throw machine.error(
                    .typeError, "mappingproxy() argument must be a mapping, not \(machine.typeName(mapping))")
            }
            return .object(MappingProxyObject(mapping, type: machine.types.mappingProxy))
        }
        method("__getitem__", "key, /") { (machine, proxy, arguments) throws(Raise) in
            try machine.subscript(proxy.mapping, arguments[0])
        }
        method("__len__") { (machine, proxy, _) throws(Raise) in .int(try machine.length(proxy.mapping)) }
        method("__iter__") { (machine, proxy, _) throws(Raise) in try machine.iterator(proxy.mapping) }
        method("__hash__") { (machine, proxy, _) throws(Raise) in .int(try machine.hash(proxy.mapping)) }
        method("__str__") { (machine, proxy, _) throws(Raise) in .object(try machine.str(proxy.mapping)) }
        method("__repr__") { (machine, proxy, _) throws(Raise) in
            machine.string("mappingproxy(\(try machine.repr(proxy.mapping).string))")
        }
        method("__contains__", "key, /") { (machine, proxy, arguments) throws(Raise) in
            let found = try machine.compare(arguments[0], .in, proxy.mapping)
            return .bool(try machine.isTrue(found))
        }
        for name in ["get", "keys", "values", "items", "copy", "__reversed__"] {
            let name = intern(name)
            method.raw(name.string) { (machine, proxy, arguments) throws(Raise) in
                try machine.callAny(try machine.attribute(proxy.mapping, name), arguments)
            }
        }
        func plain(_ value: Value) -> Value {
            guard case .object(let object) = value, let proxy = object as? MappingProxyObject else { return value }
            return proxy.mapping
        }
        method("__or__", "value, /") { (machine, proxy, arguments) throws(Raise) in
            try machine.binary(.bitOr, proxy.mapping, plain(arguments[0]))
        }
        method("__ror__", "value, /") { (machine, proxy, arguments) throws(Raise) in
            try machine.binary(.bitOr, plain(arguments[0]), proxy.mapping)
        }
        method("__ior__", "value, /") { (machine, proxy, arguments) throws(Raise) in
            throw machine.error(.typeError, "'|=' is not supported by mappingproxy; use '|' instead")
        }
        defineComparisons(type) { (machine, a, comparison, b) throws(Raise) in
            try machine.compare(plain(a), comparison, plain(b))
        }
        defineClassGetItem(type)
    }

    /// What `type.__dict__` answers: the class's own namespace, to look at.
    func namespaceProxy(of type: TypeObject) -> Value {
        .object(MappingProxyObject(.object(type.namespace), type: types.mappingProxy))
    }
}
