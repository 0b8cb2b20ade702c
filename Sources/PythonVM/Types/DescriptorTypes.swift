/// `property`, `staticmethod`, `classmethod` and `super` (Library Reference, "Built-in Functions"; Descriptor Guide).
extension Machine {
    func defineDescriptorTypes() {
        let signature = Signature("property", "fget=None, fset=None, fdel=None, doc=None")
        defineNew(types.property) { (machine, _, arguments) throws(Raise) -> Value in
            let parts = try signature.bind(arguments, machine)
            func given(_ index: Int) -> Value { parts[index].isUndefined ? .none : parts[index] }
            return .object(
                PropertyObject(getter: given(0), setter: given(1), deleter: given(2), documentation: given(3)))
        }
        defineCopies()
        defineGetter(types.property, "fget") { (_, arguments) throws(Raise) -> Value in
            arguments[0].object(.property, as: PropertyObject.self)?.getter ?? .none
        }
        defineGetter(types.property, "fset") { (_, arguments) throws(Raise) -> Value in
            arguments[0].object(.property, as: PropertyObject.self)?.setter ?? .none
        }
        defineGetter(types.property, "fdel") { (_, arguments) throws(Raise) -> Value in
            arguments[0].object(.property, as: PropertyObject.self)?.deleter ?? .none
        }
        defineGetter(types.property, "__doc__") { (machine, arguments) throws(Raise) -> Value in
            guard let property = arguments[0].object(.property, as: PropertyObject.self) else { return .none }
            if !property.documentation.isNone { return property.documentation }
            return try machine.optionalAttribute(property.getter, machine.names.doc)
        }
        for (type, kind) in [(types.staticMethod, ObjectKind.staticMethod), (types.classMethod, .classMethod)] {
            defineNew(type) { (machine, _, arguments) throws(Raise) -> Value in
                guard arguments.count == 1 else {
                    throw machine.error(.typeError, "\(type.name) expected 1 argument, got \(arguments.count)")
                }
                return .object(MethodWrapperObject(kind, function: arguments[0]))
            }
            defineGetter(type, "__func__") { (_, arguments) throws(Raise) -> Value in
                arguments[0].object(kind, as: MethodWrapperObject.self)?.function ?? .none
            }
            defineGetter(type, "__wrapped__") { (_, arguments) throws(Raise) -> Value in
                arguments[0].object(kind, as: MethodWrapperObject.self)?.function ?? .none
            }
        }
        defineDescriptorCalls()
        define(types.staticMethod, "__call__") { (machine, arguments) throws(Raise) -> Value in
            let function = arguments[0].object(.staticMethod, as: MethodWrapperObject.self)?.function ?? .none
            return try machine.callAny(function, arguments.dropFirst)
        }
        types.superType.call = { (machine, arguments) throws(Raise) -> Value in
            try machine.makeSuper(arguments)
        }
    }

    /// The descriptor protocol as methods that can be called: `prop.__get__(instance, owner)`.
    private func defineDescriptorCalls() {
        for type in [types.staticMethod, types.classMethod, types.property] {
            let get = Signature("\(type.name).__get__", "instance, owner=None, /")
            define(type, "__get__") { (machine, arguments) throws(Raise) -> Value in
                let bound = try get.bind(arguments.dropFirst, machine)
                let owner = bound[1].type
                if bound[0].isNone {
                    guard let owner else { throw machine.error(.typeError, "__get__(None, None) is invalid") }
                    return try machine.bindForClass(arguments[0], owner)
                }
                return try machine.bindDescriptor(arguments[0], bound[0], owner ?? machine.typeOf(bound[0]))
            }
        }
        define(types.property, "__set__") { (machine, arguments) throws(Raise) -> Value in
            guard arguments.count == 3, let property = arguments[0].object(.property, as: PropertyObject.self) else {
                throw machine.wrongCount("", max(arguments.count - 1, 0), 2...2)
            }
            if property.setter.isNone { throw machine.error(.attributeError, "property has no setter") }
            _ = try machine.call(property.setter, [arguments[1], arguments[2]])
            return .none
        }
        define(types.property, "__delete__") { (machine, arguments) throws(Raise) -> Value in
            guard arguments.count == 2, let property = arguments[0].object(.property, as: PropertyObject.self) else {
                throw machine.wrongCount("", max(arguments.count - 1, 0), 1...1)
            }
            if property.deleter.isNone { throw machine.error(.attributeError, "property has no deleter") }
            _ = try machine.call(property.deleter, [arguments[1]])
            return .none
        }
    }

    /// `@x.setter` and its likes: a copy with one function exchanged.
    private func defineCopies() {
        func copy(_ name: String, _ make: @escaping (PropertyObject, Value) -> PropertyObject) {
            define(types.property, name) { (machine, arguments) throws(Raise) -> Value in
                guard let property = arguments[0].object(.property, as: PropertyObject.self), arguments.count == 2
                else {
                    throw machine.error(
                        .typeError, "property.\(name)() takes exactly one argument (\(arguments.count - 1) given)")
                }
                return .object(make(property, arguments[1]))
            }
        }
        copy("getter") {
            PropertyObject(getter: $1, setter: $0.setter, deleter: $0.deleter, documentation: $0.documentation)
        }
        copy("setter") {
            PropertyObject(getter: $0.getter, setter: $1, deleter: $0.deleter, documentation: $0.documentation)
        }
        copy("deleter") {
            PropertyObject(getter: $0.getter, setter: $0.setter, deleter: $1, documentation: $0.documentation)
        }
    }

    private func makeSuper(_ arguments: Arguments) throws(Raise) -> Value {
        guard arguments.count > 0 else { throw error(.runtimeError, "super(): no arguments") }
        guard let start = arguments[0].type else {
            throw error(.typeError, "super() argument 1 must be a type, not \(typeName(arguments[0]))")
        }
        let receiver = arguments.optional(1)
        let type: TypeObject
        if let given = receiver.type, given.isSubtype(of: start) {
            type = given
        } else if isInstance(receiver, start) {
            type = typeOf(receiver)
        } else {
            throw error(.typeError, "super(type, obj): obj must be an instance or subtype of type")
        }
        return .object(SuperObject(startType: start, receiver: receiver, receiverType: type))
    }
}
