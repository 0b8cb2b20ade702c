/// `operator.attrgetter`, `itemgetter` and `methodcaller`.
extension Machine {
    func defineGetters(_ module: ModuleObject) {
        defineAttributeGetter(module)
        defineItemGetter(module)
        defineMethodCaller(module)
    }

    /// What the three have in common: an object that is called with one argument, and whose repr shows how it was made.
    private func getterClass(
        _ module: ModuleObject, _ name: String, _ make: @escaping (Machine, Arguments) throws(Raise) -> GetterObject
    ) {
        let type = moduleClass(module, name, in: "operator")
        defineNew(type) { [unowned type] (machine, subclass, arguments) throws(Raise) -> Value in
            let getter = try make(machine, arguments)
            getter.customType = subclass ?? type
            return .object(getter)
        }
        let method = MethodTable(self, type, .native, GetterObject.self)
        method.raw("__call__") { (machine, getter, arguments) throws(Raise) in
            try machine.checkPositional(name, arguments, 1...1)
            return try getter.get(machine, arguments[0])
        }
        method("__repr__") { (machine, getter, _) throws(Raise) in
            .object(
                try machine.guardedRepr(getter, nested: "...") { (builder) throws(Raise) in
                    builder.append("operator.\(name)(")
                    try machine.appendReprs(ContiguousArray(getter.arguments), to: &builder)
                    for (index, (key, value)) in getter.keywords.enumerated() {
                        builder.append(index > 0 || !getter.arguments.isEmpty ? ", " : "")
                        builder.append("\(key)=")
                        builder.append(try machine.repr(value))
                    }
                    builder.append(")")
                })
        }
        method("__reduce__") { (machine, getter, _) throws(Raise) in
            guard getter.keywords.isEmpty else {
                let partial = try machine.attribute(
                    .object(try machine.module(named: "functools")), machine.intern("partial"))
                let made = try machine.call(
                    partial, [.object(machine.typeOf(.object(getter))), getter.arguments[0]], keywords: getter.keywords)
                return .object(TupleObject([made, .object(TupleObject(Array(getter.arguments.dropFirst())))]))
            }
            let type = Value.object(machine.typeOf(.object(getter)))
            return .object(TupleObject([type, .object(TupleObject(getter.arguments))]))
        }
    }

    private func defineAttributeGetter(_ module: ModuleObject) {
        getterClass(module, "attrgetter") { (machine, arguments) throws(Raise) in
            if arguments.keywords != nil { try machine.checkPositional("attrgetter", arguments, 1...1) }
            if arguments.count == 0 { throw machine.wrongCount("attrgetter", 0, 1...1) }
            var paths: [[StrObject]] = []
            for argument in arguments.positional {
                guard let text = argument.str else {
                    throw machine.error(.typeError, "attribute name must be a string")
                }
                let parts = text.string.split(separator: ".", omittingEmptySubsequences: false)
                paths.append(parts.map { machine.intern(String($0)) })
            }
            return AttributeGetterObject(paths, arguments.positional)
        }
    }

    private func defineItemGetter(_ module: ModuleObject) {
        getterClass(module, "itemgetter") { (machine, arguments) throws(Raise) in
            if arguments.keywords != nil { try machine.checkPositional("itemgetter", arguments, 1...1) }
            if arguments.count == 0 { throw machine.wrongCount("itemgetter", 0, 1...1) }
            return ItemGetterObject(arguments.positional)
        }
    }

    private func defineMethodCaller(_ module: ModuleObject) {
        getterClass(module, "methodcaller") { (machine, arguments) throws(Raise) in
            if arguments.count == 0 {
                throw machine.error(.typeError, "methodcaller needs at least one argument, the method name")
            }
            guard let name = arguments[0].str else { throw machine.error(.typeError, "method name must be a string") }
            var keywords: [(String, Value)] = []
            for (index, key) in (arguments.keywords?.elements ?? []).enumerated() {
                keywords.append((key.str?.string ?? "", arguments[arguments.count + index]))
            }
            return MethodCallerObject(machine.names.intern(name), arguments.positional, keywords)
        }
    }
}

private class GetterObject: AttributedObject {
    /// As they were given.
    let arguments: [Value]
    let keywords: [(String, Value)]

    init(_ arguments: [Value], _ keywords: [(String, Value)] = []) {
        self.arguments = arguments
        self.keywords = keywords
        super.init(kind: .native)
    }

    func get(_ machine: Machine, _ value: Value) throws(Raise) -> Value { .none }

    final override var listsReferences: Bool { true }

    final override func forEachNativeReference(_ visit: (Value) -> Void) {
        arguments.forEach(visit)
        for (_, value) in keywords { visit(value) }
    }
}

private final class AttributeGetterObject: GetterObject {
    private let paths: [[StrObject]]

    init(_ paths: [[StrObject]], _ arguments: [Value]) {
        self.paths = paths
        super.init(arguments)
    }

    override func get(_ machine: Machine, _ value: Value) throws(Raise) -> Value {
        if paths.count == 1 { return try follow(paths[0], machine, value) }
        var found = ContiguousArray<Value>()
        for path in paths { found.append(try follow(path, machine, value)) }
        return .object(TupleObject(found))
    }

    private func follow(_ path: [StrObject], _ machine: Machine, _ value: Value) throws(Raise) -> Value {
        var value = value
        for name in path { value = try machine.attribute(value, name) }
        return value
    }
}

private final class ItemGetterObject: GetterObject {
    override func get(_ machine: Machine, _ value: Value) throws(Raise) -> Value {
        if arguments.count == 1 { return try machine.subscript(value, arguments[0]) }
        var found = ContiguousArray<Value>()
        for key in arguments { found.append(try machine.subscript(value, key)) }
        return .object(TupleObject(found))
    }
}

private final class MethodCallerObject: GetterObject {
    private let name: StrObject

    init(_ name: StrObject, _ arguments: [Value], _ keywords: [(String, Value)]) {
        self.name = name
        super.init(arguments, keywords)
    }

    override func get(_ machine: Machine, _ value: Value) throws(Raise) -> Value {
        let method = try machine.attribute(value, name)
        return try machine.call(method, Array(arguments.dropFirst()), keywords: keywords)
    }
}
