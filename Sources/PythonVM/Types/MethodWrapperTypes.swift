/// `staticmethod` and `classmethod` (Library Reference, "Built-in Functions").
extension Machine {
    /// - Parameter get: what `__get__` answers for the function, the instance and the class.
    func defineMethodWrapper(
        _ type: TypeObject, _ kind: ObjectKind, get: @escaping (Machine, Value, Value, Value) -> Value
    ) {
        let method = MethodTable(self, type, kind, MethodWrapperObject.self)
        defineNew(method) { wanted in
            MethodWrapperObject(kind, function: .none, type: wanted)
        } fill: { (machine, wrapper, arguments) throws(Raise) in
            guard arguments.count == 1, arguments.keywords == nil else {
                if arguments.keywords != nil {
                    throw machine.error(.typeError, "\(type.name)() takes no keyword arguments")
                }
                throw machine.error(.typeError, "\(type.name) expected 1 argument, got \(arguments.count)")
            }
            wrapper.function = arguments[0]
        }
        method("__get__", "instance, owner=None, /") { (machine, wrapper, arguments) throws(Raise) in
            if arguments[0].isNone, arguments[1].type == nil {
                throw machine.error(.typeError, "__get__(None, None) is invalid")
            }
            return get(machine, wrapper.function, arguments[0], arguments[1])
        }
        method("__repr__") { (machine, wrapper, _) throws(Raise) in
            machine.string("<\(type.name)(\(try machine.repr(wrapper.function).string))>")
        }
        for name in ["__func__", "__wrapped__"] {
            defineGetter(type, name, isMember: true) { (_, arguments) throws(Raise) -> Value in
                arguments[0].object(kind, as: MethodWrapperObject.self)?.function ?? .none
            }
        }
        // What it takes over from the function.
        for name in ["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"] {
            let interned = intern(name)
            defineAttribute(type, name) { (machine, value) throws(Raise) in
                guard let wrapper = value.object(kind, as: MethodWrapperObject.self) else { return .none }
                if let own = wrapper.attributes?.get(interned), !own.isUndefined { return own }
                let found = try machine.optionalAttribute(wrapper.function, interned)
                if found.isUndefined { throw machine.noAttribute(value, interned) }
                return found
            } set: { (_, value, new) throws(Raise) in
                guard let wrapper = value.object(kind, as: MethodWrapperObject.self) else { return }
                let attributes = wrapper.attributes ?? DictObject()
                wrapper.attributes = attributes
                attributes.set(interned, new)
            }
        }
    }
}
