/// Attribute access (Data model, "Customizing attribute access", "Invoking Descriptors").
extension Machine {
    // MARK: Types

    /// The attribute of a class or its bases, or `.undefined`; remembered until one of them changes.
    @inline(__always)
    func find(_ type: TypeObject, _ name: StrObject) -> Value {
        let slot = Int(truncatingIfNeeded: type.version &* 31) &+ (unsafeBitCast(name, to: Int.self) >> 4)
        let index = slot & (MethodCacheEntry.count - 1)
        if methodCache[index].version == type.version, methodCache[index].name === name {
            return methodCache[index].value
        }
        let value = type.lookup(name)
        methodCache[index] = MethodCacheEntry(version: type.version, name: name, value: value)
        return value
    }

    func lookupSpecial(_ value: Value, _ name: StrObject) -> Value { find(typeOf(value), name) }

    /// Calls a special method of a value's type; nil if the type has none.
    func callSpecial(_ value: Value, _ name: StrObject, _ arguments: [Value]) throws(Raise) -> Value? {
        let method = lookupSpecial(value, name)
        if method.isUndefined { return nil }
        return try callFound(method, value, arguments)
    }

    /// Calls what was found on a type for a receiver.
    func callFound(_ method: Value, _ receiver: Value, _ arguments: [Value]) throws(Raise) -> Value {
        if case .object(let object) = method {
            if isMethod(object) {
                let native = unsafeDowncast(object, to: BuiltinFunctionObject.self).native
                return try callNative(native, receiver, arguments)
            }
            if object.kind == .function { return try call(method, [receiver] + arguments) }
        }
        return try call(try bindDescriptor(method, receiver, typeOf(receiver)), arguments)
    }

    func isMethod(_ object: PyObject) -> Bool {
        object.kind == .builtinFunction && unsafeDowncast(object, to: BuiltinFunctionObject.self).isMethod
    }

    // MARK: Reading

    public func attribute(_ value: Value, _ name: StrObject) throws(Raise) -> Value {
        let type = typeOf(value)
        let fallback = find(type, names.getAttr)
        if fallback.isUndefined {
            let found: Value
            do throws(Raise) {
                found = try lookupAttribute(value, type, name)
            } catch {
                throw addAttributeContext(error, value, name)
            }
            if found.isUndefined { throw noAttribute(value, name) }
            return found
        }
        do throws(Raise) {
            let found = try lookupAttribute(value, type, name)
            if !found.isUndefined { return found }
        } catch {
            if !catches(error, .attributeError) { throw error }
        }
        do throws(Raise) {
            return try callFound(fallback, value, [.object(name)])
        } catch {
            throw addAttributeContext(error, value, name)
        }
    }

    /// The attribute, or `.undefined` if there is none.
    public func optionalAttribute(_ value: Value, _ name: StrObject) throws(Raise) -> Value {
        do throws(Raise) {
            return try attribute(value, name)
        } catch {
            if catches(error, .attributeError) { return .undefined }
            throw error
        }
    }

    private func lookupAttribute(_ value: Value, _ type: TypeObject, _ name: StrObject) throws(Raise) -> Value {
        if type.isUserDefined {
            let custom = find(type, names.getAttribute)
            if custom.function != nil { return try callFound(custom, value, [.object(name)]) }
        }
        return try genericAttribute(value, type, name)
    }

    /// `object.__getattribute__`: `.undefined` if there is no such attribute.
    func genericAttribute(_ value: Value, _ type: TypeObject, _ name: StrObject) throws(Raise) -> Value {
        let name = names.intern(name)
        let onType = find(type, name)
        if isDataDescriptor(onType), isReadDescriptor(onType) {
            if isSlot(onType) { return slot(value, name) }
            return try bindDescriptor(onType, value, type)
        }
        if case .object(let object) = value {
            let own = try ownAttribute(object, name)
            if !own.isUndefined { return own }
            // Classes of the program have a descriptor for it.
            if name === names.dict, onType.isUndefined { return try attributeDictionary(value) }
        }
        if !onType.isUndefined { return try bindDescriptor(onType, value, type) }
        guard let module = value.object(.module, as: ModuleObject.self) else { return .undefined }
        // A module may make what it lacks (PEP 562).
        let fallback = module.namespace.get(names.getAttr)
        return fallback.isUndefined ? .undefined : try call(fallback, [.object(name)])
    }

    private func ownAttribute(_ object: PyObject, _ name: StrObject) throws(Raise) -> Value {
        switch object.kind {
        case .instance: return unsafeDowncast(object, to: InstanceObject.self).get(name)
        case .type:
            let type = unsafeDowncast(object, to: TypeObject.self)
            let found = find(type, name)
            return found.isUndefined ? .undefined : try bindForClass(found, type)
        case .module:
            let found = unsafeDowncast(object, to: ModuleObject.self).namespace.get(name)
            return found.isUndefined ? try moduleAttribute(unsafeDowncast(object, to: ModuleObject.self), name) : found
        case .superObject: return try superAttribute(unsafeDowncast(object, to: SuperObject.self), name)
        default: return (object as? AttributedObject)?.attributes?.get(name) ?? .undefined
        }
    }

    /// What a module's own `__getattr__` says (Data model, "Customizing module attribute access").
    @inline(never)
    private func moduleAttribute(_ module: ModuleObject, _ name: StrObject) throws(Raise) -> Value {
        let function = module.namespace.get(names.getAttr)
        if function.isUndefined || name === names.dict || !find(types.module, name).isUndefined { return .undefined }
        do throws(Raise) {
            return try call(function, [.object(name)])
        } catch {
            guard isMissing(name, in: module), catches(error, .attributeError) else { throw error }
            throw unsupported("\(module.name).\(name.string)")
        }
    }

    /// A descriptor method that a class of the program has put in the place of a built-in descriptor's.
    private func ownBinding(_ object: PyObject, _ name: StrObject) -> Value? {
        guard object.kind != .instance, let type = object.customType, type.isUserDefined else { return nil }
        let method = find(type, name)
        return method.function == nil ? nil : method
    }

    /// Whether an attribute of a class is a slot.
    private func isSlot(_ value: Value) -> Bool {
        value.object(.property, as: PropertyObject.self)?.flavor == .slot
    }

    /// Whether nothing on the class keeps an instance's own attribute from being seen: slots are such attributes where there is no
    /// dictionary.
    func isOwnAttribute(_ onType: Value, _ type: TypeObject) -> Bool {
        !isDataDescriptor(onType) || type.slotNames != nil && isSlot(onType)
    }

    private func isDataDescriptor(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return false }
        switch object.kind {
        case .property: return true
        case .instance, .native:
            guard let type = object.customType else { return false }
            return !find(type, names.set).isUndefined || !find(type, names.delete).isUndefined
        default: return false
        }
    }

    /// Whether a descriptor answers for the attribute: one that only sets it leaves the instance's own value to be seen.
    private func isReadDescriptor(_ value: Value) -> Bool {
        guard case .object(let object) = value, object.kind != .property, let type = object.customType else {
            return true
        }
        return Swift.type(of: object) == TupleGetterObject.self || !find(type, names.get).isUndefined
    }

    /// What an attribute found on a type gives for an instance.
    func bindDescriptor(_ attribute: Value, _ receiver: Value, _ type: TypeObject) throws(Raise) -> Value {
        guard case .object(let object) = attribute else { return attribute }
        if let result = try ownGet(object, receiver, type) { return result }
        switch object.kind {
        case .function: return .object(BoundMethodObject(function: attribute, receiver: receiver))
        case .builtinFunction:
            return isMethod(object)
                ? .object(BoundMethodObject(function: attribute, receiver: receiver)) : attribute
        case .property:
            return try get(unsafeDowncast(object, to: PropertyObject.self), receiver)
        case .staticMethod: return unsafeDowncast(object, to: MethodWrapperObject.self).function
        case .classMethod:
            return try bindClassMethod(unsafeDowncast(object, to: MethodWrapperObject.self).function, type)
        case .instance, .native:
            guard let owner = object.customType else { return attribute }
            if Swift.type(of: object) == TupleGetterObject.self {
                return try unsafeDowncast(object, to: TupleGetterObject.self).get(self, receiver)
            }
            let get = find(owner, names.get)
            if get.isUndefined { return attribute }
            try enterCall()
            defer { leaveCall() }
            return try callFound(get, attribute, [receiver, .object(type)])
        default: return attribute
        }
    }

    /// What an attribute found on a class gives for the class itself.
    func bindForClass(_ attribute: Value, _ type: TypeObject) throws(Raise) -> Value {
        guard case .object(let object) = attribute else { return attribute }
        if let result = try ownGet(object, .none, type) { return result }
        switch object.kind {
        case .staticMethod: return unsafeDowncast(object, to: MethodWrapperObject.self).function
        case .classMethod:
            return try bindClassMethod(unsafeDowncast(object, to: MethodWrapperObject.self).function, type)
        case .instance, .native:
            guard let owner = object.customType else { return attribute }
            let get = find(owner, names.get)
            return get.isUndefined ? attribute : try callFound(get, attribute, [.none, .object(type)])
        default: return attribute
        }
    }

    /// What `__get__` answers of a class of the program that inherits from `property`, `classmethod` or `staticmethod`.
    @inline(__always)
    private func ownGet(_ object: PyObject, _ receiver: Value, _ type: TypeObject) throws(Raise) -> Value? {
        guard let owner = object.customType else { return nil }
        switch object.kind {
        case .property, .staticMethod, .classMethod:
            let get = find(owner, names.get)
            return get.function == nil ? nil : try callFound(get, .object(object), [receiver, .object(type)])
        default: return nil
        }
    }

    private func bindClassMethod(_ function: Value, _ type: TypeObject) throws(Raise) -> Value {
        .object(BoundMethodObject(function: function, receiver: .object(type)))
    }

    private func superAttribute(_ object: SuperObject, _ name: StrObject) throws(Raise) -> Value {
        if name === names.classAttribute { return .object(types.superType) }
        let found = superFind(object, name)
        if found.isUndefined { return .undefined }
        if let receiver = object.receiver.type, receiver === object.receiverType {
            return try bindForClass(found, receiver)
        }
        return try bindDescriptor(found, object.receiver, object.receiverType)
    }

    /// What comes behind the start type in the method resolution order, or `.undefined`.
    func superFind(_ object: SuperObject, _ name: StrObject) -> Value {
        guard object.isBound else { return .undefined }
        var isBehind = false
        for type in object.receiverType.mro {
            if isBehind {
                let found = type.namespace.get(name)
                if !found.isUndefined { return found }
            } else if type === object.startType {
                isBehind = true
            }
        }
        return .undefined
    }

    // MARK: Writing

    public func setAttribute(_ value: Value, _ name: StrObject, _ new: Value) throws(Raise) {
        let type = typeOf(value)
        let custom = find(type, names.setAttr)
        if custom.function != nil || type.forwardsAttributes {
            _ = try callFound(custom, value, [.object(name), new])
            return
        }
        try setGenericAttribute(value, type, name, new)
    }

    /// `object.__setattr__`.
    func setGenericAttribute(
        _ value: Value, _ type: TypeObject, _ name: StrObject, _ new: Value
    ) throws(Raise) {
        let name = names.intern(name)
        let onType = find(type, name)
        if case .object(let descriptor) = onType {
            if let own = ownBinding(descriptor, names.set) {
                _ = try callFound(own, onType, [value, new])
                return
            }
            if descriptor.kind == .property {
                if isSlot(onType) { return try setSlot(value, name, new) }
                let setter = unsafeDowncast(descriptor, to: PropertyObject.self).setter
                if setter.isNone { throw noSetter(type, name, onType, "setter") }
                _ = try call(setter, [value, new])
                return
            }
            if descriptor.kind == .instance || descriptor.kind == .native, let owner = descriptor.customType {
                let set = find(owner, names.set)
                if !set.isUndefined {
                    _ = try callFound(set, onType, [value, new])
                    return
                }
            }
        }
        guard case .object(let object) = value else { throw cannotSet(value, name, onType) }
        if name === names.dict, onType.isUndefined {
            _ = try setAttributeDictionary(value, new)
            return
        }
        switch object.kind {
        case .instance:
            if type.slotNames != nil || type === types.object { throw cannotSet(value, name, onType) }
            unsafeDowncast(object, to: InstanceObject.self).set(name, new)
        case .type:
            let target = unsafeDowncast(object, to: TypeObject.self)
            guard target.isUserDefined || target.isChangeable else {
                throw error(.typeError, "cannot set '\(name.string)' attribute of immutable type '\(target.name)'")
            }
            if name === names.abstractMethods { target.isAbstract = try isTrue(new) }
            target.setAttribute(name, new)
        case .module: unsafeDowncast(object, to: ModuleObject.self).namespace.set(name, new)
        default:
            guard let attributed = object as? AttributedObject, hasDictionary(object) else {
                throw cannotSet(value, name, onType)
            }
            if object.kind == .staticMethod || object.kind == .classMethod {
                // They begin with those of the function.
                _ = try attribute(value, names.dict)
            }
            attributed.ownAttributes.set(name, new)
            if object.kind == .native { attributed.attributeChanged() }
        }
    }

    /// Whether objects of this kind have attributes of their own.
    private func hasDictionary(_ object: PyObject) -> Bool {
        if let type = object.customType, type.isUserDefined { return type.slotNames == nil }
        switch object.kind {
        case .function, .exception, .staticMethod, .classMethod: return true
        default: return object.customType?.instancesHaveAttributes ?? false
        }
    }

    public func deleteAttribute(_ value: Value, _ name: StrObject) throws(Raise) {
        let type = typeOf(value)
        let custom = find(type, names.delAttr)
        if custom.function != nil || type.forwardsAttributes {
            _ = try callFound(custom, value, [.object(name)])
            return
        }
        try deleteGenericAttribute(value, type, name)
    }

    /// `object.__delattr__`.
    func deleteGenericAttribute(_ value: Value, _ type: TypeObject, _ name: StrObject) throws(Raise) {
        let name = names.intern(name)
        let onType = find(type, name)
        if case .object(let descriptor) = onType {
            if let own = ownBinding(descriptor, names.delete) {
                _ = try callFound(own, onType, [value])
                return
            }
            if descriptor.kind == .property {
                if isSlot(onType) { return try setSlot(value, name, .undefined) }
                let deleter = unsafeDowncast(descriptor, to: PropertyObject.self).deleter
                if deleter.isNone { throw noSetter(type, name, onType, "deleter") }
                _ = try call(deleter, [value])
                return
            }
            if descriptor.kind == .instance || descriptor.kind == .native, let owner = descriptor.customType {
                let delete = find(owner, names.delete)
                if !delete.isUndefined {
                    _ = try callFound(delete, onType, [value])
                    return
                }
            }
        }
        guard case .object(let object) = value else { throw cannotSet(value, name, onType) }
        if name === names.dict, onType.isUndefined {
            _ = try setAttributeDictionary(value, .undefined)
            return
        }
        let isRemoved: Bool
        switch object.kind {
        case .instance:
            if type.slotNames != nil || type === types.object { throw cannotSet(value, name, onType) }
            isRemoved = unsafeDowncast(object, to: InstanceObject.self).remove(name)
        case .type:
            let target = unsafeDowncast(object, to: TypeObject.self)
            if !target.isUserDefined, !target.isChangeable {
                throw error(.typeError, "cannot set '\(name.string)' attribute of immutable type '\(target.name)'")
            }
            isRemoved = !target.namespace.get(name).isUndefined
            if isRemoved { target.setAttribute(name, .undefined) }
        case .module: isRemoved = !unsafeDowncast(object, to: ModuleObject.self).namespace.remove(name).isUndefined
        default:
            let attributed = object as? AttributedObject
            if attributed == nil || !hasDictionary(object) { throw cannotSet(value, name, onType) }
            isRemoved = !(attributed?.attributes?.remove(name) ?? .undefined).isUndefined
            if object.kind == .native { attributed?.attributeChanged() }
        }
        if isRemoved { return }
        throw noAttribute(value, name)
    }

    // MARK: Errors

    func noAttribute(_ value: Value, _ name: StrObject) -> Raise {
        let message: String
        switch value.object?.kind {
        case .type:
            let type = value.type
            message = "type object '\(type?.messageName ?? type?.name ?? "")' has no attribute '\(name.string)'"
        case .module:
            guard let module = value.object(.module, as: ModuleObject.self) else { return unsupported("this module") }
            if isMissing(name, in: module) { return unsupported("\(module.name).\(name.string)") }
            message = "module '\(module.name)' has no attribute '\(name.string)'"
        case .superObject: message = "'super' object has no attribute '\(name.string)'"
        default: message = "'\(typeName(value))' object has no attribute '\(name.string)'"
        }
        return attributeError(message, value, name)
    }

    func attributeError(_ message: String, _ value: Value, _ name: StrObject) -> Raise {
        let exception = makeException(.attributeError, message)
        exception.members = [("name", .object(name)), ("obj", value)]
        setContext(exception)
        return .exception(exception)
    }

    func noSetter(_ type: TypeObject, _ name: StrObject, _ property: Value, _ what: String) -> Raise {
        switch property.object(.property, as: PropertyObject.self)?.flavor {
        case .getSet:
            let owner = property.object(.property, as: PropertyObject.self)?.owner ?? type
            return error(
                .attributeError,
                "attribute '\(name.string)' of '\(owner.messageName ?? owner.name)' objects is not writable")
        case .member, .slot: return error(.attributeError, "readonly attribute")
        case .property, nil: break
        }
        return propertyLacks(what, property, type)
    }

    private func cannotSet(_ value: Value, _ name: StrObject, _ onType: Value) -> Raise {
        if !onType.isUndefined {
            return attributeError(
                "'\(typeName(value))' object attribute '\(name.string)' is read-only", value, name)
        }
        return attributeError(
            "'\(typeName(value))' object has no attribute '\(name.string)' and no __dict__ for setting new attributes",
            value, name)
    }
}

/// What a name meant on a type of some version.
struct MethodCacheEntry {
    var version: UInt32 = 0
    var name: StrObject?
    var value = Value.undefined

    static let count = 2048
}
