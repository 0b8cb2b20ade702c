/// How iterators are copied (Library Reference, `copy`).
extension Machine {
    /// `__reduce__` of an iterator: a function that makes another one, and the parts that it is called with; nil if it can't be
    /// copied. What the function is called is our own affair, CPython has others.
    func reduceIterator(_ value: Value) throws(Raise) -> Value? {
        guard case .object(let object) = value, object.kind == .iterator, let iterator = object as? IteratorObject,
            let plan = try iterator.blueprint(self)
        else { return nil }
        let kind = type(of: iterator)
        let ownType = iterator.customType
        // A call can't pass on what is not there.
        let absent = plan.parts.indices.filter { plan.parts[$0].isUndefined }
        let maker = BuiltinFunctionObject("copy") { (machine, arguments) throws(Raise) in
            var parts = arguments.positional
            for index in absent where index <= parts.count { parts.insert(.undefined, at: index) }
            guard parts.count == plan.parts.count else {
                throw machine.error(.typeError, "an iterator is copied from \(plan.parts.count) parts")
            }
            let copy = plan.make(parts)
            if type(of: copy) == kind { copy.customType = ownType }
            return .object(copy)
        }
        return .object(TupleObject([.object(maker), .object(TupleObject(plan.parts.filter { !$0.isUndefined }))]))
    }
}
