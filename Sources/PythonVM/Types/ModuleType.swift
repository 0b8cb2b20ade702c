/// `module` (Data model, "Modules").
extension Machine {
    func defineModuleType() {
        let type = types.module
        let signature = Signature("module", "name, doc=None")
        defineNew(type) { (machine, wanted, arguments) throws(Raise) in
            let given = try signature.bind(arguments, machine)
            guard let name = given[0].str else { throw machine.wrongArgument("module", "'name'", "str", given[0]) }
            let module = ModuleObject(name: name.string, type: wanted)
            machine.fillModule(module, documentation: given[1].isUndefined ? .none : given[1])
            return .object(module)
        }
        define(type, "__init__") { (_, _) throws(Raise) in .none }
        define(type, "__repr__") { (machine, arguments) throws(Raise) in
            guard let module = arguments[0].object(.module, as: ModuleObject.self) else { return .none }
            return machine.string(try machine.moduleRepr(module))
        }
        define(type, "__dir__") { (machine, arguments) throws(Raise) in
            guard let module = arguments[0].object(.module, as: ModuleObject.self) else { return .none }
            let custom = module.namespace.get(machine.intern("__dir__"))
            if !custom.isUndefined { return try machine.call(custom, []) }
            return .object(ListObject(module.namespace.entries.compactMap { $0.key.str == nil ? nil : $0.key }))
        }
    }

    /// The names that every module begins with, in CPython's order.
    func fillModule(_ module: ModuleObject, documentation: Value) {
        module.namespace.set(names.name, string(module.name))
        module.namespace.set(names.doc, documentation)
        for name in ["__package__", "__loader__", "__spec__"] { module.namespace.set(intern(name), .none) }
    }

    /// The `__loader__` of a program, of which nothing is asked but what it is.
    func fileLoader(_ path: String) -> PyObject {
        let type = makeNativeType("SourceFileLoader", module: "_frozen_importlib_external")
        type.instancesHaveAttributes = true
        let loader = AttributedObject(kind: .native, type: type)
        let attributes = DictObject()
        attributes.set(intern("name"), string("__main__"))
        attributes.set(intern("path"), string(path))
        loader.attributes = attributes
        return loader
    }

    private func moduleRepr(_ module: ModuleObject) throws(Raise) -> String {
        let known = module.namespace.get(names.name)
        let name = known.str.map { "'\($0.string)'" } ?? "'?'"
        if let file = module.namespace.get(intern("__file__")).str { return "<module \(name) from '\(file.string)'>" }
        return modules[module.name] === module && nativeModules[module.name] != nil || module === builtinsModule
            ? "<module \(name) (built-in)>" : "<module \(name)>"
    }
}
