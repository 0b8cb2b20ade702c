/// The standard modules about collections and iteration that are written in Swift.
extension Machine {
    func defineCollectionModules() {
        defineLengthHints()
        defineModule("_abc") { (machine, module) throws(Raise) in machine.fillABCModule(module) }
        defineModule("_functools") { (machine, module) throws(Raise) in machine.fillFunctoolsModule(module) }
        defineModule("_collections") { (machine, module) throws(Raise) in machine.fillCollectionsModule(module) }
        defineModule("itertools") { (machine, module) throws(Raise) in machine.fillItertoolsModule(module) }
        defineModule("_operator") { (machine, module) throws(Raise) in machine.fillOperatorModule(module) }
        defineModule("_types") { (machine, module) throws(Raise) in machine.fillTypesModule(module) }
        defineModule("_threads") { (machine, module) throws(Raise) in machine.fillThreads(module) }
        defineModule("_heapq") { (machine, module) throws(Raise) in machine.fillHeapqModule(module) }
        defineModule("_bisect") { (machine, module) throws(Raise) in machine.fillBisectModule(module) }
        for name in ["operator", "bisect"] {
            // All of it is in the module in Swift.
            defineModule(name) { (machine, module) throws(Raise) in
                module.isOurs = true
                try machine.module(named: "_" + name).namespace.forEach { key, value in
                    if let key = key.str, module.namespace.get(key).isUndefined { module.namespace.set(key, value) }
                }
            }
        }
    }

    /// `__length_hint__` of built-in iterators (PEP 424).
    private func defineLengthHints() {
        for name in [
            "list_iterator", "list_reverseiterator", "tuple_iterator", "range_iterator", "str_iterator",
            "str_ascii_iterator", "bytes_iterator", "bytearray_iterator", "set_iterator", "reversed",
            "dict_keyiterator",
            "dict_valueiterator", "dict_itemiterator", "dict_reversekeyiterator", "dict_reversevalueiterator",
            "dict_reverseitemiterator",
        ] {
            let method = MethodTable(self, types.iterator(named: name), .iterator, IteratorObject.self)
            method("__length_hint__") { (_, iterator, _) throws(Raise) in .int(iterator.lengthHint) }
        }
    }

    /// A class of a native module, with its instances' Swift layout; messages name it with its module, as CPython's static types.
    func moduleClass(
        _ module: ModuleObject, _ name: String, in moduleName: String? = nil, layout: ObjectKind = .native,
        base: TypeObject? = nil, namespace: DictObject = DictObject()
    ) -> TypeObject {
        let moduleName = moduleName ?? module.name
        let type = TypeObject(name: name, bases: [base ?? types.object], layout: layout, namespace: namespace)
        type.messageName = "\(moduleName).\(name)"
        type.setAttribute(names.module, string(moduleName))
        module.namespace.set(intern(name), .object(type))
        return type
    }

    /// Checks the arguments of a class or function that takes no keywords.
    /// - Throws: TypeError.
    func checkPositional(_ name: String, _ arguments: Arguments, _ allowed: ClosedRange<Int>) throws(Raise) {
        if let keywords = arguments.keywords, keywords.count > 0 {
            throw error(.typeError, "\(name)() takes no keyword arguments")
        }
        if !allowed.contains(arguments.count) { throw wrongCount(name, arguments.count, allowed) }
    }
}
