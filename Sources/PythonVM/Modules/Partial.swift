/// `functools.partial`: a function with some of its arguments.
final class PartialObject: AttributedObject {
    fileprivate(set) var function: Value
    fileprivate(set) var arguments: TupleObject
    fileprivate(set) var keywords: DictObject

    init(_ function: Value, _ arguments: TupleObject, _ keywords: DictObject) {
        self.function = function
        self.arguments = arguments
        self.keywords = keywords
        super.init(kind: .native)
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(function)
        visit(.object(arguments))
        visit(.object(keywords))
    }
}

extension Machine {
    func definePartial(_ module: ModuleObject) {
        let type = moduleClass(module, "partial", in: "functools")
        type.instancesHaveAttributes = true
        type.hasWeakReferences = true
        defineClassGetItem(type)
        defineNew(type) { [unowned type] (machine, subclass, arguments) throws(Raise) -> Value in
            let partial = try machine.makePartial(arguments, type)
            partial.customType = subclass ?? type
            return .object(partial)
        }
        let method = MethodTable(self, type, .native, PartialObject.self)
        method.raw("__call__") { (machine, partial, arguments) throws(Raise) in
            try machine.call(partial, with: arguments)
        }
        method("__repr__") { (machine, partial, _) throws(Raise) in .object(try machine.repr(of: partial)) }
        method("__get__", "instance, owner=None, /") { (machine, partial, arguments) throws(Raise) in
            if !arguments[0].isNone {
                try machine.warn(
                    machine.types[.futureWarning],
                    "functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you want to preserve the old behavior"
                )
            }
            return .object(partial)
        }
        method("__reduce__") { (machine, partial, _) throws(Raise) in
            let type = Value.object(machine.typeOf(.object(partial)))
            let state: [Value] = [
                partial.function, .object(partial.arguments), .object(partial.keywords),
                partial.attributes.map { .object($0) } ?? .none,
            ]
            return .object(
                TupleObject([type, .object(TupleObject([partial.function])), .object(TupleObject(state))]))
        }
        method("__setstate__", "state, /") { (machine, partial, arguments) throws(Raise) in
            guard let state = arguments[0].tuple?.elements, state.count == 4, machine.isCallable(state[0]),
                let positional = state[1].tuple, let keywords = state[2].isNone ? DictObject() : state[2].dict
            else { throw machine.error(.typeError, "invalid partial state") }
            partial.function = state[0]
            partial.arguments = positional.customType == nil ? positional : TupleObject(positional.elements)
            partial.keywords = keywords.customType == nil ? keywords : keywords.copy()
            partial.attributes = state[3].dict
            return .none
        }
        let members: [(String, (PartialObject) -> Value)] = [
            ("func", { $0.function }), ("args", { .object($0.arguments) }),
            ("keywords", { .object($0.keywords) }),
        ]
        for (name, read) in members {
            defineGetter(type, name, isMember: true) { (_, arguments) throws(Raise) in
                (arguments[0].object as? PartialObject).map(read) ?? .none
            }
        }
    }

    private func makePartial(_ arguments: Arguments, _ type: TypeObject) throws(Raise) -> PartialObject {
        guard arguments.count > 0 else { throw error(.typeError, "type 'partial' takes at least one argument") }
        var function = arguments[0]
        guard isCallable(function) else { throw error(.typeError, "the first argument must be callable") }
        var positional: ContiguousArray<Value> = []
        var keywords = DictObject()
        // One partial of another is made flat, also where that one's class has a `__call__` of its own.
        if let inner = function.object as? PartialObject, inner.attributes == nil {
            function = inner.function
            positional = inner.arguments.elements
            keywords = inner.keywords.copy()
        }
        for index in 1..<max(arguments.count, 1) { positional.append(arguments[index]) }
        for (index, key) in (arguments.keywords?.elements ?? []).enumerated() {
            try keywords.set(key, arguments[arguments.count + index], self)
        }
        return PartialObject(function, TupleObject(positional), keywords)
    }

    private func call(_ partial: PartialObject, with arguments: Arguments) throws(Raise) -> Value {
        try enterNative(" while calling a Python object")
        defer { leaveNative() }
        var values = partial.arguments.elements
        for index in 0..<arguments.count { values.append(arguments[index]) }
        guard partial.keywords.count > 0 || arguments.keywords != nil else {
            return try withArguments(&values, nil) { window throws(Raise) in try callAny(partial.function, window) }
        }
        let keywords = partial.keywords.copy()
        for (index, key) in (arguments.keywords?.elements ?? []).enumerated() {
            try keywords.set(key, arguments[arguments.count + index], self)
        }
        var names: ContiguousArray<Value> = []
        keywords.forEach { key, value in
            names.append(key)
            values.append(value)
        }
        return try withArguments(&values, TupleObject(names)) { window throws(Raise) in
            try callAny(partial.function, window)
        }
    }

    private func repr(of partial: PartialObject) throws(Raise) -> StrObject {
        let type = typeOf(.object(partial))
        return try guardedRepr(partial, nested: "...") { (builder) throws(Raise) in
            builder.append(qualifiedTypeName(type))
            builder.append("(")
            builder.append(try self.repr(partial.function))
            for value in partial.arguments.elements {
                builder.append(", ")
                builder.append(try self.repr(value))
            }
            for entry in partial.keywords.entries where !entry.key.isUndefined {
                builder.append(", ")
                builder.append(try str(entry.key))
                builder.append("=")
                builder.append(try self.repr(entry.value))
            }
            builder.append(")")
        }
    }
}
