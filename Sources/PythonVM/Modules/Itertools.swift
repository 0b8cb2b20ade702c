/// `itertools` (Library Reference, "itertools"): every function is a class whose instances pull one value at a time.
extension Machine {
    func fillItertoolsModule(_ module: ModuleObject) {
        module.isOurs = true
        defineEndlessIterators(module)
        defineSelectingIterators(module)
        defineJoiningIterators(module)
        defineGroupBy(module)
        defineCombinations(module)
        defineTee(module)
    }

    /// A class of iterators.
    /// - Parameter make: makes an instance from the arguments of a call of the class.
    @discardableResult
    func iteratorClass(
        _ module: ModuleObject, _ name: String,
        _ make: @escaping (Machine, Arguments) throws(Raise) -> IteratorObject
    ) -> TypeObject {
        let type = moduleClass(module, name, layout: .iterator, namespace: types.iteratorPrototype.namespace.copy())
        defineNew(type) { [unowned type] (machine, subclass, arguments) throws(Raise) -> Value in
            var arguments = arguments
            // A subclass may have an `__init__` that takes keywords of its own.
            if let subclass, !machine.hasObjectInitialize(subclass) {
                arguments = Arguments(base: arguments.base, count: arguments.count)
            }
            let iterator = try make(machine, arguments)
            iterator.customType = subclass ?? type
            return .object(iterator)
        }
        return type
    }

    /// Iterators over each of the positional arguments.
    func iterators(_ arguments: Arguments) throws(Raise) -> ContiguousArray<Value> {
        var iterators: ContiguousArray<Value> = []
        for index in 0..<arguments.count { iterators.append(try iterator(arguments[index])) }
        return iterators
    }
}
