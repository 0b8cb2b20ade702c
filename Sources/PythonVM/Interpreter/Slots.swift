/// `__slots__`: attributes with a place of their own, and instances without a dictionary (Data model, "__slots__").
///
/// Where no class gives the instance a dictionary, slots are attributes as any others, found by shape; beside a dictionary
/// they have a store of their own. Either way a descriptor in the class stands for each.
extension Machine {
    /// What a class statement says of the attributes of instances: slots, a dictionary, a place for weak references.
    func setSlots(_ type: TypeObject, _ namespace: DictObject) throws(Raise) {
        let baseHasDictionary = type.bases.contains(where: givesDictionary)
        let baseHasReferences = type.bases.contains { $0.hasWeakReferences || refersWeakly($0) }
        // Objects of varying size have no place for the list of references.
        let isVarying = [.bigInt, .tuple, .bytes].contains(type.layout)
        let value = namespace.get(names.slots)
        var addsDictionary = !baseHasDictionary
        var addsReferences = !baseHasReferences && !isVarying
        var own: [StrObject] = []
        if !value.isUndefined {
            let given = try slotNames(value)
            if !given.isEmpty, isVarying {
                throw error(
                    .typeError, "nonempty __slots__ not supported for subtype of '\(type.bases.first?.name ?? "")'")
            }
            addsDictionary = false
            addsReferences = false
            for name in given {
                switch name.string {
                case "__dict__":
                    if baseHasDictionary || addsDictionary { throw refusedSlot(name) }
                    addsDictionary = true
                case "__weakref__":
                    if baseHasReferences || addsReferences { throw refusedSlot(name) }
                    addsReferences = true
                case "__qualname__", "__classcell__": break
                default: own.append(try slotName(name, type, namespace))
                }
            }
        }
        own.sort { $0.string.unicodeScalars.lexicographicallyPrecedes($1.string.unicodeScalars) }
        type.ownSlots = own
        try checkLayouts(type)
        for name in own { defineSlot(type, name) }
        type.hasWeakReferences = baseHasReferences || addsReferences
        if !baseHasDictionary, !addsDictionary {
            type.slotNames = type.mro.dropFirst().reduce(own) { $0 + $1.ownSlots }
        }
        if addsDictionary { defineInstanceDictionary(type) }
        if addsReferences { defineWeakReferenceList(type) }
    }

    /// Whether instances of a class have a dictionary.
    private func givesDictionary(_ type: TypeObject) -> Bool {
        if type.isUserDefined { return type.slotNames == nil }
        switch type.layout {
        case .exception, .type, .module, .function: return true
        default: return type.instancesHaveAttributes
        }
    }

    private func refersWeakly(_ type: TypeObject) -> Bool {
        switch type.layout {
        case .type, .module, .set, .frozenset, .awaitable: true
        default: false
        }
    }

    private func refusedSlot(_ name: StrObject) -> Raise {
        error(.typeError, "\(name.string) slot disallowed: we already got one")
    }

    private func slotNames(_ value: Value) throws(Raise) -> [StrObject] {
        if let single = value.str { return [names.intern(single)] }
        var found: [StrObject] = []
        for value in try elements(value) {
            guard let name = value.str else {
                throw error(.typeError, "__slots__ items must be strings, not '\(typeName(value))'")
            }
            found.append(names.intern(name))
        }
        for name in found where !name.isIdentifier { throw error(.typeError, "__slots__ must be identifiers") }
        return found
    }

    /// A slot's name, mangled if it is private.
    private func slotName(
        _ name: StrObject, _ type: TypeObject, _ namespace: DictObject
    ) throws(Raise) -> StrObject {
        let text = name.string
        let owner = type.name.drop { $0 == "_" }
        let isPrivate = text.hasPrefix("__") && !text.hasSuffix("__") && !owner.isEmpty
        let mangled = isPrivate ? intern("_\(owner)\(text)") : name
        if !namespace.get(mangled).isUndefined {
            throw error(.valueError, "\(try repr(.object(mangled)).string) in __slots__ conflicts with class variable")
        }
        return mangled
    }

    /// Of several bases with slots, one must have those of all others.
    private func checkLayouts(_ type: TypeObject) throws(Raise) {
        var widest: TypeObject?
        for base in type.bases {
            guard let solid = base.mro.first(where: { !$0.ownSlots.isEmpty }) else { continue }
            guard let known = widest else {
                widest = solid
                continue
            }
            if solid.isSubtype(of: known) {
                widest = solid
            } else if !known.isSubtype(of: solid) {
                throw error(.typeError, "multiple bases have instance lay-out conflict")
            }
        }
    }

    // MARK: Descriptors

    private func defineSlot(_ type: TypeObject, _ name: StrObject) {
        let qualifiedName = "\(type.name).\(name.string)"
        let getter = BuiltinFunctionObject(name.string, qualifiedName: qualifiedName) {
            (machine, arguments) throws(Raise) in
            let value = machine.slot(arguments[0], name)
            if value.isUndefined { throw machine.noAttribute(arguments[0], name) }
            return value
        }
        let setter = Value.object(
            BuiltinFunctionObject(name.string, qualifiedName: qualifiedName) { (machine, arguments) throws(Raise) in
                try machine.setSlot(arguments[0], name, arguments.optional(1))
                return .none
            })
        let property = PropertyObject(.slot, name, of: type, getter: .object(getter), setter: setter, deleter: setter)
        type.setAttribute(name, .object(property))
    }

    /// What a slot holds, or `.undefined`.
    func slot(_ value: Value, _ name: StrObject) -> Value {
        guard case .object(let object) = value else { return .undefined }
        if object.kind == .instance {
            let instance = unsafeDowncast(object, to: InstanceObject.self)
            let isPure = instance.customType?.slotNames != nil
            return isPure ? instance.get(name) : instance.slotValues?.get(name) ?? .undefined
        }
        return (object as? AttributedObject)?.attributes?.get(name) ?? .undefined
    }

    /// Fills a slot, or empties it with `.undefined`.
    func setSlot(_ value: Value, _ name: StrObject, _ new: Value) throws(Raise) {
        if new.isUndefined, slot(value, name).isUndefined { throw attributeError(name.string, value, name) }
        guard case .object(let object) = value else { return }
        if object.kind == .instance {
            let instance = unsafeDowncast(object, to: InstanceObject.self)
            if instance.customType?.slotNames != nil {
                if new.isUndefined { _ = instance.remove(name) } else { instance.set(name, new) }
                return
            }
            let values = instance.slotValues ?? DictObject()
            instance.slotValues = values
            if new.isUndefined { values.remove(name) } else { values.set(name, new) }
            return
        }
        guard let attributed = object as? AttributedObject else { return }
        let attributes = attributed.ownAttributes
        if new.isUndefined { attributes.remove(name) } else { attributes.set(name, new) }
    }

    /// `__dict__` of a class whose instances have one and those of its bases don't.
    private func defineInstanceDictionary(_ type: TypeObject) {
        let name = "\(type.name).__dict__"
        let getter = BuiltinFunctionObject("__dict__", qualifiedName: name) { (machine, arguments) throws(Raise) in
            try machine.attributeDictionary(arguments[0])
        }
        let setter = Value.object(
            BuiltinFunctionObject("__dict__", qualifiedName: name) { (machine, arguments) throws(Raise) in
                try machine.setAttributeDictionary(arguments[0], arguments.optional(1))
            })
        let property = PropertyObject(
            .getSet, names.dict, of: type, getter: .object(getter), setter: setter, deleter: setter)
        type.setAttribute(names.dict, .object(property))
    }

    private func defineWeakReferenceList(_ type: TypeObject) {
        let getter = BuiltinFunctionObject("__weakref__", qualifiedName: "\(type.name).__weakref__") {
            (_, arguments) throws(Raise) in
            arguments[0].object.flatMap { WeakReferences.references(to: $0).first }.map { .object($0) } ?? .none
        }
        let name = intern("__weakref__")
        let property = PropertyObject(
            .getSet, name, of: type, getter: .object(getter), setter: .none, deleter: .none)
        type.setAttribute(name, .object(property))
    }

    /// Whether objects of two classes keep their attributes in the same way, so that one can become the other.
    func haveEqualLayout(_ a: TypeObject, _ b: TypeObject) -> Bool {
        (a.slotNames == nil) == (b.slotNames == nil) && a.hasWeakReferences == b.hasWeakReferences
            && haveEqualSlots(a, b)
    }

    /// Whether two classes have the same `__slots__`, those of their bases included.
    func haveEqualSlots(_ a: TypeObject, _ b: TypeObject) -> Bool {
        func slots(_ type: TypeObject) -> [ObjectIdentifier] {
            type.mro.reversed().flatMap { $0.ownSlots.map(ObjectIdentifier.init) }
        }
        return slots(a) == slots(b)
    }
}
