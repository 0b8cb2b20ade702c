/// How `object` takes instances apart: `__reduce_ex__`, `__getstate__` (Library Reference, "Pickling Class Instances"), and what else it
/// answers about them.
extension Machine {
    func defineObjectState() {
        let type = types.object
        define(type, "__getstate__") { (machine, arguments) throws(Raise) in
            guard arguments.count > 0 else {
                throw machine.error(.typeError, "unbound method object.__getstate__() needs an argument")
            }
            return try machine.defaultState(of: arguments[0], hasArguments: true)
        }
        define(type, "__reduce__") { (machine, arguments) throws(Raise) in
            if let iterator = try machine.reduceIterator(arguments[0]) { return iterator }
            return try machine.reduceByCopyreg(arguments[0], protocol: 0)
        }
        define(type, "__reduce_ex__") { (machine, arguments) throws(Raise) in
            guard arguments.count == 2 else {
                throw machine.error(
                    .typeError, "object.__reduce_ex__() takes exactly one argument (\(arguments.count - 1) given)")
            }
            return try machine.reduce(arguments[0], protocol: try machine.index(arguments[1]))
        }
        define(type, "__dir__") { (machine, arguments) throws(Raise) in
            .object(try machine.plainDirectory(arguments[0]))
        }
        defineClassMethod(type, "__subclasshook__") { (machine, _) throws(Raise) in machine.notImplemented }
        defineObjectSize()
        defineBuiltinStates()
    }

    // MARK: States

    /// The instance's dictionary, and with slots a tuple of that and their values; None if there is nothing.
    private func defaultState(of value: Value, hasArguments: Bool) throws(Raise) -> Value {
        guard case .object(let object) = value else { return .none }
        let type = typeOf(value)
        let isPlain = object.kind == .instance || object.kind == .list || object.kind == .dict
        if !hasArguments, !isPlain {
            throw error(.typeError, "cannot pickle '\(type.messageName ?? type.name)' object")
        }
        var state = Value.none
        if let attributes = try optionalAttribute(value, names.dict).dict, attributes.count > 0 {
            state = .object(attributes)
        }
        let filled = DictObject()
        for type in type.mro {
            for name in type.ownSlots {
                let held = slot(value, name)
                if !held.isUndefined { filled.set(name, held) }
            }
        }
        return filled.count == 0 ? state : .object(TupleObject([state, .object(filled)]))
    }

    private func state(of value: Value, hasArguments: Bool) throws(Raise) -> Value {
        let getState = intern("__getstate__")
        let method = lookupSpecial(value, getState)
        if method.isIdentical(to: types.object.lookup(getState)) {
            return try defaultState(of: value, hasArguments: hasArguments)
        }
        return try call(try attribute(value, getState), [])
    }

    private func reduce(_ value: Value, protocol version: Int) throws(Raise) -> Value {
        let name = intern("__reduce__")
        if !lookupSpecial(value, name).isIdentical(to: types.object.lookup(name)) {
            return try call(try attribute(value, name), [])
        }
        if let iterator = try reduceIterator(value) { return iterator }
        return version >= 2 ? try reduceByNew(value) : try reduceByCopyreg(value, protocol: version)
    }

    /// Protocol 2: made again by `__new__`, with what `__getnewargs_ex__` or `__getnewargs__` answers.
    private func reduceByNew(_ value: Value) throws(Raise) -> Value {
        let copyreg = try module(named: "copyreg").namespace
        let type = Value.object(typeOf(value))
        var function = copyreg.get(intern("__newobj__"))
        var made: Value
        var hasArguments = true
        if let both = try callSpecial(value, intern("__getnewargs_ex__"), []) {
            guard let parts = both.tuple, parts.count == 2, parts.elements[0].tuple != nil,
                parts.elements[1].dict != nil
            else { throw error(.typeError, "__getnewargs_ex__ should return a tuple of a tuple and a dict") }
            function = copyreg.get(intern("__newobj_ex__"))
            made = .object(TupleObject([type, parts.elements[0], parts.elements[1]]))
        } else if let plain = try callSpecial(value, intern("__getnewargs__"), []) {
            guard let arguments = plain.tuple else {
                throw error(.typeError, "__getnewargs__ should return a tuple, not '\(typeName(plain))'")
            }
            made = .object(TupleObject([type] + arguments.elements))
        } else {
            hasArguments = false
            made = .object(TupleObject([type]))
        }
        let state = try state(of: value, hasArguments: hasArguments)
        let items = value.list == nil ? .none : try iterator(value)
        let pairs =
            value.dict == nil
            ? .none : try iterator(try call(try attribute(value, intern("items")), []))
        return .object(TupleObject([function, made, state, items, pairs]))
    }

    /// Protocols 0 and 1.
    private func reduceByCopyreg(_ value: Value, protocol version: Int) throws(Raise) -> Value {
        let type = typeOf(value)
        guard case .object(let object) = value, object.kind == .instance else {
            throw error(.typeError, "cannot pickle '\(type.messageName ?? type.name)' object")
        }
        let getState = intern("__getstate__")
        let isDefault = lookupSpecial(value, getState).isIdentical(to: types.object.lookup(getState))
        if isDefault, type.mro.contains(where: { !$0.ownSlots.isEmpty }) {
            throw error(
                .typeError, "a class that defines __slots__ without defining __getstate__ cannot be pickled")
        }
        let function = try module(named: "copyreg").namespace.get(intern("_reconstructor"))
        var parts: [Value] = [
            function, .object(TupleObject([.object(type), .object(types.object), .none])),
        ]
        let state = try state(of: value, hasArguments: true)
        if !state.isNone { parts.append(state) }
        return .object(TupleObject(parts))
    }

    // MARK: Built-in classes

    private func defineBuiltinStates() {
        // What a class's own `__new__` makes the value of again.
        for type in [types.int, types.float, types.complex, types.str, types.bytes, types.tuple] {
            define(type, "__getnewargs__") { [unowned type] (machine, arguments) throws(Raise) in
                if type === machine.types.complex {
                    let parts = [
                        try machine.attribute(arguments[0], machine.intern("real")),
                        try machine.attribute(arguments[0], machine.intern("imag")),
                    ]
                    return .object(TupleObject(parts))
                }
                if let tuple = arguments[0].tuple {
                    return .object(TupleObject([.object(TupleObject(tuple.elements))]))
                }
                return .object(TupleObject([try machine.call(.object(type), [arguments[0]])]))
            }
        }
        define(types.range, "__reduce__") { (machine, arguments) throws(Raise) in
            try machine.reduced(arguments[0], by: ["start", "stop", "step"])
        }
        define(types.slice, "__reduce__") { (machine, arguments) throws(Raise) in
            try machine.reduced(arguments[0], by: ["start", "stop", "step"])
        }
        for type in [types.set, types.frozenset] {
            define(type, "__reduce__") { (machine, arguments) throws(Raise) in
                let elements = Value.object(ListObject(try machine.elements(arguments[0])))
                let attributes = (arguments[0].object as? AttributedObject)?.attributes
                return .object(
                    TupleObject([
                        .object(machine.typeOf(arguments[0])), .object(TupleObject([elements])),
                        attributes.map { .object($0) } ?? .none,
                    ]))
            }
        }
        for (type, name) in [(types.ellipsis, "Ellipsis"), (types.notImplemented, "NotImplemented")] {
            define(type, "__reduce__") { (machine, _) throws(Raise) in machine.string(name) }
        }
        defineExceptionState()
    }

    private func reduced(_ value: Value, by fields: [String]) throws(Raise) -> Value {
        var parts: [Value] = []
        for field in fields { parts.append(try attribute(value, intern(field))) }
        return .object(TupleObject([.object(typeOf(value)), .object(TupleObject(parts))]))
    }

    private func defineExceptionState() {
        let method = MethodTable(self, types[.baseException], .exception, ExceptionObject.self)
        method("__reduce__") { (machine, exception, _) throws(Raise) in
            var parts: [Value] = [.object(machine.typeOf(.object(exception))), .object(exception.arguments)]
            if let attributes = exception.attributes, attributes.count > 0 { parts.append(.object(attributes)) }
            return .object(TupleObject(parts))
        }
        method("__setstate__", "state, /") { (machine, exception, arguments) throws(Raise) in
            if arguments[0].isNone { return .none }
            guard let state = arguments[0].dict else { throw machine.error(.typeError, "state is not a dictionary") }
            try state.forEach { (key, value) throws(Raise) in
                if let name = key.str { try machine.setAttribute(.object(exception), name, value) }
            }
            return .none
        }
    }
}
