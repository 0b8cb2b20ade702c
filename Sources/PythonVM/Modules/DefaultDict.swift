/// `collections.defaultdict`.
final class DefaultDictObject: DictObject {
    /// Makes the value of a key that is missing; None for none.
    var factory = Value.none

    deinit {
        guard isMortal else { return }
        let successor = DefaultDictObject()
        successor.takeEntries(of: self)
        successor.factory = factory
        goOn(as: successor)
    }

    override func forEachNativeReference(_ visit: (Value) -> Void) { visit(factory) }
}

extension Machine {
    func defineDefaultDict(_ module: ModuleObject) {
        let type = moduleClass(module, "defaultdict", in: "collections", layout: .dict, base: types.dict)
        func receiver(_ arguments: Arguments, _ name: String) throws(Raise) -> DefaultDictObject {
            guard arguments.count > 0, let dict = arguments[0].dict as? DefaultDictObject else {
                throw wrongReceiver(arguments, "defaultdict.\(name)")
            }
            return dict
        }
        func method(
            _ name: String, _ parameters: String,
            _ body: @escaping (Machine, DefaultDictObject, BoundArguments) throws(Raise) -> Value
        ) {
            let signature = Signature(owner: "defaultdict", name, parameters)
            define(type, name) { (machine, arguments) throws(Raise) -> Value in
                try body(machine, receiver(arguments, name), try signature.bind(arguments.dropFirst, machine))
            }
        }
        defineStatic(type, "__new__") { [unowned type] (machine, arguments) throws(Raise) -> Value in
            guard let wanted = arguments.optional(0).type, wanted.isSubtype(of: type) else {
                throw machine.error(.typeError, "defaultdict.__new__(X): X is not a subtype of defaultdict")
            }
            return .object(DefaultDictObject(type: wanted))
        }
        define(type, "__init__") { (machine, arguments) throws(Raise) -> Value in
            try machine.initialize(receiver(arguments, "__init__"), arguments.dropFirst)
            return .none
        }
        method("__missing__", "key, /") { (machine, dict, arguments) throws(Raise) in
            try machine.missing(arguments[0], in: dict)
        }
        method("__repr__", "") { (machine, dict, _) throws(Raise) in .object(try machine.repr(of: dict)) }
        for name in ["copy", "__copy__"] {
            method(name, "") { (machine, dict, _) throws(Raise) in
                try machine.call(.object(machine.typeOf(.object(dict))), [dict.factory, .object(dict)])
            }
        }
        method("__reduce__", "") { (machine, dict, _) throws(Raise) in
            let arguments = dict.factory.isNone ? [] : [dict.factory]
            let items = try machine.iterator(
                machine.call(machine.attribute(.object(dict), machine.intern("items")), []))
            return .object(
                TupleObject([
                    .object(machine.typeOf(.object(dict))), .object(TupleObject(arguments)), .none, .none, items,
                ]))
        }
        for (name, isReflected) in [("__or__", false), ("__ror__", true)] {
            method(name, "value, /") { (machine, dict, arguments) throws(Raise) in
                guard arguments[0].dict != nil else { return machine.notImplemented }
                let first = isReflected ? arguments[0] : .object(dict)
                let made = try machine.call(.object(machine.typeOf(.object(dict))), [dict.factory, first])
                if let result = made.dict {
                    try machine.update(result, from: isReflected ? .object(dict) : arguments[0])
                }
                return made
            }
        }
        defineAttribute(type, "default_factory") { (_, value) throws(Raise) in
            (value.dict as? DefaultDictObject)?.factory ?? .none
        } set: { (_, value, new) throws(Raise) in
            (value.dict as? DefaultDictObject)?.factory = new
        }
        defineClassGetItem(type)
    }

    private func initialize(_ dict: DefaultDictObject, _ arguments: Arguments) throws(Raise) {
        guard arguments.count > 0 else { return try update("defaultdict", dict, arguments) }
        guard arguments[0].isNone || isCallable(arguments[0]) else {
            throw error(.typeError, "first argument must be callable or None")
        }
        dict.factory = arguments[0]
        try update("defaultdict", dict, arguments.dropFirst)
    }

    /// What `d[key]` answers and stores for a key that is not there.
    private func missing(_ key: Value, in dict: DefaultDictObject) throws(Raise) -> Value {
        if dict.factory.isNone { throw error(.keyError, arguments: [key]) }
        let value = try call(dict.factory, [])
        if typeOf(.object(dict)).isUserDefined {
            try setSubscript(.object(dict), key, value)
        } else {
            try dict.set(key, value, self)
        }
        return value
    }

    private func repr(of dict: DefaultDictObject) throws(Raise) -> StrObject {
        let base = try dictRepr(dict)
        let factory: StrObject
        if case .object(let object) = dict.factory {
            // The factory may be a method of this very dictionary.
            factory = try guardedRepr(object, nested: "...") { (builder) throws(Raise) in
                builder.append(try repr(dict.factory))
            }
        } else {
            factory = try repr(dict.factory)
        }
        var builder = StrBuilder()
        builder.append("\(typeOf(.object(dict)).name)(")
        builder.append(factory)
        builder.append(", ")
        builder.append(base)
        builder.append(")")
        return builder.finish()
    }
}
