/// The standard modules about collections and iteration that are written in Swift.
extension Machine {
    func defineCollectionModules() {
        defineModule("_abc") { (machine, module) throws(Raise) in machine.fillABCModule(module) }
        defineModule("_functools") { (machine, module) throws(Raise) in machine.fillFunctoolsModule(module) }
        defineModule("_collections") { (machine, module) throws(Raise) in machine.fillCollectionsModule(module) }
        defineModule("itertools") { (machine, module) throws(Raise) in machine.fillItertoolsModule(module) }
        for name in ["operator", "_operator"] {
            defineModule(name) { (machine, module) throws(Raise) in machine.fillOperatorModule(module) }
        }
        defineModule("_heapq") { (machine, module) throws(Raise) in machine.fillHeapqModule(module) }
        defineModule("bisect") { (machine, module) throws(Raise) in machine.fillBisectModule(module) }
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

    /// Counts a turn of a loop in Swift that may go on for ever.
    @inline(__always)
    func tick() throws(Raise) {
        ticks &-= 1
        if ticks <= 0 { try endSlice() }
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
