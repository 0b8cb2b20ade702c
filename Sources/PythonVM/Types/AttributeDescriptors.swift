/// `getset_descriptor` and `member_descriptor`: the computed attributes of built-in classes, and the slots of classes of the program
/// (Data model, "Implementing Descriptors").
extension Machine {
    func defineAttributeDescriptors() {
        for (type, word) in [(types.getSetDescriptor, "attribute"), (types.memberDescriptor, "member")] {
            let method = MethodTable(self, type, .property, PropertyObject.self)
            method("__repr__") { (machine, property, _) throws(Raise) in
                let name = property.name.str?.string ?? "?"
                return machine.string("<\(word) '\(name)' of '\(property.owner?.name ?? "?")' objects>")
            }
            method("__get__", "instance, owner=None, /") { (machine, property, arguments) throws(Raise) in
                if arguments[0].isNone { return .object(property) }
                try machine.checkReceiver(arguments[0], of: property)
                return try machine.call(property.getter, [arguments[0]])
            }
            method("__set__", "instance, value, /") { (machine, property, arguments) throws(Raise) in
                try machine.checkReceiver(arguments[0], of: property)
                try machine.set(.object(property), arguments[0], arguments[1])
                return .none
            }
            method("__delete__", "instance, /") { (machine, property, arguments) throws(Raise) in
                try machine.checkReceiver(arguments[0], of: property)
                try machine.set(.object(property), arguments[0], .undefined)
                return .none
            }
            func attribute(_ name: String, _ get: @escaping (PropertyObject) -> Value) {
                defineGetter(type, name, isMember: name != "__qualname__" && name != "__doc__") {
                    (_, arguments) throws(Raise) in
                    arguments[0].object(.property, as: PropertyObject.self).map(get) ?? .none
                }
            }
            attribute("__name__") { $0.name }
            attribute("__objclass__") { $0.owner.map { .object($0) } ?? .none }
            attribute("__doc__") { $0.documentation }
            attribute("__qualname__") {
                .object(StrObject("\($0.owner?.qualifiedName ?? "").\($0.name.str?.string ?? "")"))
            }
        }
    }

    /// TypeError for a descriptor that is used with an object of another class.
    private func checkReceiver(_ receiver: Value, of property: PropertyObject) throws(Raise) {
        guard let owner = property.owner, !isInstance(receiver, owner) else { return }
        let name = property.name.str?.string ?? "?"
        throw error(
            .typeError,
            "descriptor '\(name)' for '\(owner.name)' objects doesn't apply to a '\(typeName(receiver))' object")
    }

    /// Assigns through a property or, for `.undefined`, deletes.
    func set(_ property: Value, _ receiver: Value, _ value: Value) throws(Raise) {
        guard let known = property.object(.property, as: PropertyObject.self) else { return }
        let function = value.isUndefined ? known.deleter : known.setter
        if function.isNone {
            let name = known.name.str ?? intern("?")
            throw noSetter(typeOf(receiver), name, property, value.isUndefined ? "deleter" : "setter")
        }
        _ = try call(function, value.isUndefined ? [receiver] : [receiver, value])
    }
}
