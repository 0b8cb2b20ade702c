/// The part of `functools` that CPython writes in C: `reduce`, `cmp_to_key`, `partial`, and the wrapper of `lru_cache`.
extension Machine {
    func fillFunctoolsModule(_ module: ModuleObject) {
        module.isOurs = true
        defineFunction(module, "reduce", "function, iterable, initial=<unrepresentable>, /") {
            (machine, arguments) throws(Raise) in
            try machine.reduce(arguments[0], arguments[1], arguments[2])
        }
        defineKeyWrapper(module)
        definePartial(module)
        defineLeastRecentlyUsedCache(module)
    }

    private func reduce(_ function: Value, _ iterable: Value, _ initial: Value) throws(Raise) -> Value {
        let iterator: Value
        do throws(Raise) {
            iterator = try self.iterator(iterable)
        } catch {
            guard catches(error, .typeError) else { throw error }
            throw self.error(.typeError, "reduce() arg 2 must support iteration")
        }
        var result = initial
        while true {
            let item = try next(iterator)
            if item.isUndefined { break }
            result = result.isUndefined ? item : try call(function, [result, item])
        }
        if result.isUndefined { throw error(.typeError, "reduce() of empty iterable with no initial value") }
        return result
    }

    // MARK: cmp_to_key

    private func defineKeyWrapper(_ module: ModuleObject) {
        let type = moduleClass(module, "KeyWrapper", in: "functools")
        module.namespace.remove(intern("KeyWrapper"))
        type.isBase = false
        type.setAttribute(names.hash, .none)
        let method = MethodTable(self, type, .native, KeyWrapperObject.self)
        let parameters = Signature("K", "obj")
        method.raw("__call__") { (machine, wrapper, arguments) throws(Raise) in
            let object = try parameters.bind(arguments, machine)[0]
            let made = KeyWrapperObject(wrapper.comparison, object)
            made.customType = machine.typeOf(.object(wrapper))
            return .object(made)
        }
        defineComparisons(type) { (machine, a, comparison, b) throws(Raise) in
            guard let a = a.object as? KeyWrapperObject, let b = b.object as? KeyWrapperObject else {
                throw machine.error(.typeError, "other argument must be K instance")
            }
            let order = try machine.call(a.comparison, [a.wrapped, b.wrapped])
            return try machine.compare(order, comparison, .int(0))
        }
        defineAttribute(type, "obj") { (_, value) throws(Raise) in (value.object as? KeyWrapperObject)?.wrapped ?? .none
        }
        defineFunction(module, "cmp_to_key", "mycmp") { (_, arguments) throws(Raise) in
            let made = KeyWrapperObject(arguments[0], .none)
            made.customType = type
            return .object(made)
        }
    }
}

/// What `cmp_to_key` makes, and what that makes of each value: ordered by a function of two values.
private final class KeyWrapperObject: AttributedObject {
    let comparison: Value
    let wrapped: Value

    init(_ comparison: Value, _ wrapped: Value) {
        self.comparison = comparison
        self.wrapped = wrapped
        super.init(kind: .native)
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(comparison)
        visit(wrapped)
    }
}
