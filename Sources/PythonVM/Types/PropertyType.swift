/// `property` (Library Reference, "Built-in Functions"; Descriptor Guide, "Properties").
extension Machine {
    func defineProperties() {
        let type = types.property
        let method = MethodTable(self, type, .property, PropertyObject.self)
        let signature = Signature(owner: "", "property", "fget=None, fset=None, fdel=None, doc=None")
        defineNew(method) { wanted in
            PropertyObject(getter: .none, setter: .none, deleter: .none, documentation: .none, type: wanted)
        } fill: { (machine, property, arguments) throws(Raise) in
            let parts = try signature.bind(arguments, machine)
            func given(_ index: Int) -> Value { parts[index].isUndefined ? .none : parts[index] }
            property.fill(getter: given(0), setter: given(1), deleter: given(2), documentation: given(3))
            guard property.customType != nil else { return }
            // The documentation of its class would hide its own.
            let own = given(3).isNone ? try machine.optionalAttribute(given(0), machine.names.doc) : given(3)
            let attributes = property.attributes ?? DictObject()
            property.attributes = attributes
            attributes.set(machine.names.doc, given(0).isNone && given(3).isNone ? .none : own.orNone)
        }
        for (name, part) in [("fget", \PropertyObject.getter), ("fset", \.setter), ("fdel", \.deleter)] {
            defineGetter(type, name, isMember: true) { (_, arguments) throws(Raise) -> Value in
                arguments[0].object(.property, as: PropertyObject.self)?[keyPath: part] ?? .none
            }
        }
        defineAttribute(type, "__doc__") { (machine, value) throws(Raise) in
            guard let property = value.object(.property, as: PropertyObject.self) else { return .none }
            if !property.documentation.isNone || property.getter.isNone { return property.documentation }
            return try machine.optionalAttribute(property.getter, machine.names.doc).orNone
        } set: { (_, value, new) throws(Raise) in
            value.object(.property, as: PropertyObject.self)?.documentation = new
        }
        defineAttribute(type, "__name__") { (machine, value) throws(Raise) in
            guard let property = value.object(.property, as: PropertyObject.self) else { return .none }
            if !property.name.isUndefined { return property.name }
            let name = try machine.optionalAttribute(property.getter, machine.names.name)
            if name.isUndefined { throw machine.noAttribute(value, machine.names.name) }
            return name
        } set: { (_, value, new) throws(Raise) in
            value.object(.property, as: PropertyObject.self)?.name = new
        }
        defineAccess(method)
        for (name, part) in [("getter", \PropertyObject.getter), ("setter", \.setter), ("deleter", \.deleter)] {
            defineCopy(method, name, part)
        }
    }

    private func defineAccess(_ method: MethodTable<PropertyObject>) {
        method("__get__", "instance, owner=None, /") { (machine, property, arguments) throws(Raise) in
            if arguments[0].isNone { return .object(property) }
            return try machine.get(property, arguments[0])
        }
        method("__set__", "instance, value, /") { (machine, property, arguments) throws(Raise) in
            try machine.set(.object(property), arguments[0], arguments[1])
            return .none
        }
        method("__delete__", "instance, /") { (machine, property, arguments) throws(Raise) in
            try machine.set(.object(property), arguments[0], .undefined)
            return .none
        }
        method("__set_name__", "owner, name, /") { (_, property, arguments) throws(Raise) in
            property.name = arguments[1]
            return .none
        }
    }

    /// What a property gives for an instance.
    func get(_ property: PropertyObject, _ receiver: Value) throws(Raise) -> Value {
        if !property.getter.isNone { return try call(property.getter, [receiver]) }
        throw propertyLacks("getter", .object(property), typeOf(receiver))
    }

    /// The AttributeError for a property without the function that is needed; it is named as the class or its getter names it.
    func propertyLacks(_ what: String, _ value: Value, _ owner: TypeObject) -> Raise {
        do throws(Raise) {
            let name = try optionalAttribute(value, names.name)
            let shown = name.isUndefined ? "" : " \(try repr(name).string)"
            return error(.attributeError, "property\(shown) of '\(owner.qualifiedName)' object has no \(what)")
        } catch {
            return error
        }
    }

    /// `@x.setter` and its likes: a copy with one function exchanged.
    private func defineCopy(
        _ method: MethodTable<PropertyObject>, _ name: String, _ part: KeyPath<PropertyObject, Value>
    ) {
        define(method.type, name) { (machine, arguments) throws(Raise) -> Value in
            guard let property = arguments.optional(0).object(.property, as: PropertyObject.self),
                arguments.count == 2
            else {
                throw machine.error(
                    .typeError, "property.\(name)() takes exactly one argument (\(arguments.count - 1) given)")
            }
            let new = arguments[1]
            var parts = [property.getter, property.setter, property.deleter, property.documentation]
            let paths: [KeyPath<PropertyObject, Value>] = [\.getter, \.setter, \.deleter]
            if let index = paths.firstIndex(of: part), !new.isNone { parts[index] = new }
            guard let type = property.customType else {
                let copy = PropertyObject(
                    getter: parts[0], setter: parts[1], deleter: parts[2], documentation: parts[3])
                copy.name = property.name
                return .object(copy)
            }
            let copy = try machine.call(.object(type), parts)
            copy.object(.property, as: PropertyObject.self)?.name = property.name
            return copy
        }
    }
}

extension Value {
    fileprivate var orNone: Value { isUndefined ? .none : self }
}
