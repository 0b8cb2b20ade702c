/// Attribute access at one place of the code, where the inline cache knows from last time what is found: a slot of an instance, a
/// method, a function of a module. What it does not know goes the way of `Attributes`.
extension Machine {
    /// The slot that the cache knows for an object, which is only looked at.
    @inline(__always)
    func cachedSlot(
        _ reference: Unmanaged<PyObject>, _ cache: UnsafeMutablePointer<InlineCache>
    ) -> UnsafeMutablePointer<Value>? {
        reference._withUnsafeGuaranteedRef { object in
            guard object.kind == .instance else { return nil }
            let instance = unsafeDowncast(object, to: InstanceObject.self)
            guard instance.shapeKey == cache.pointee.shapeKey,
                cache.pointee.version == UInt64(instance.customType.unsafelyUnwrapped.version)
            else { return nil }
            return instance.slot(cache.pointee.index)
        }
    }

    /// The same for a place where several shapes come by.
    @inline(__always)
    private func sharedSlot(
        _ source: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>,
        _ purpose: SlotCache.Purpose
    ) -> UnsafeMutablePointer<Value>? {
        guard let reference = source.unretainedObject else { return nil }
        let index = slotCache.find(reference, cache, purpose)
        if index < 0 { return nil }
        if slotCache.isDue() { rememberShape(of: reference, cache, index) }
        return reference._withUnsafeGuaranteedRef { unsafeDowncast($0, to: InstanceObject.self).slot(index) }
    }

    /// The inline cache of a place gets the shape that is there now.
    @inline(never)
    private func rememberShape(
        of reference: Unmanaged<PyObject>, _ cache: UnsafeMutablePointer<InlineCache>, _ index: Int
    ) {
        reference._withUnsafeGuaranteedRef { object in
            let instance = unsafeDowncast(object, to: InstanceObject.self)
            guard let shape = instance.shape, let type = instance.customType else { return }
            remember(shape, type, cache, index)
        }
    }

    @inline(never)
    func loadAttribute(
        _ source: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>,
        into target: UnsafeMutablePointer<Value>
    ) throws(Raise) {
        if givesClassValue(source, cache) { return target.set(cache.pointee.value) }
        if let slot = sharedSlot(source, cache, .read) { return target.set(slot.pointee) }
        let value = source.pointee
        let name = cache.pointee.name
        if case .object(let object) = value, object.kind == .instance, let type = object.customType {
            let instance = unsafeDowncast(object, to: InstanceObject.self)
            if let shape = instance.shape, find(type, names.getAttribute).function == nil,
                isOwnAttribute(find(type, name), type)
            {
                let index = shape.slot(of: name)
                if index >= 0 {
                    remember(shape, type, cache, index)
                    slotCache.note(shape, type, cache, .read, index)
                    return target.set(instance.slot(index).pointee)
                }
                let onClass = find(type, name)
                if isPlain(onClass) {
                    remember(shape, type, cache, 0)
                    cache.pointee.shapeKey |= Machine.classValueMark
                    cache.pointee.value = onClass
                    return target.set(onClass)
                }
            }
        }
        target.set(try attribute(value, name))
    }

    /// In a cache's `shapeKey`, where the class has the attribute and no instance of the shape: no shape has an odd address.
    private static var classValueMark: UInt { 1 }

    /// Whether the cache holds what the class has for its instances.
    @inline(__always)
    private func givesClassValue(
        _ source: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>
    ) -> Bool {
        guard let reference = source.unretainedObject else { return false }
        return reference._withUnsafeGuaranteedRef { object in
            guard object.kind == .instance else { return false }
            let instance = unsafeDowncast(object, to: InstanceObject.self)
            return cache.pointee.shapeKey == instance.shapeKey | Machine.classValueMark
                && cache.pointee.version == UInt64(instance.customType.unsafelyUnwrapped.version)
        }
    }

    /// A value that binds to no instance, and whose end nobody notices: a cache may keep it.
    private func isPlain(_ value: Value) -> Bool {
        switch value {
        case .none, .bool, .int, .float: true
        case .object(let object): object.kind == .str && object.customType == nil
        case .undefined: false
        }
    }

    private func remember(
        _ shape: Shape, _ type: TypeObject, _ cache: UnsafeMutablePointer<InlineCache>, _ index: Int
    ) {
        cache.pointee.shape = shape
        cache.pointee.shapeKey = InstanceObject.key(of: shape)
        cache.pointee.version = UInt64(type.version)
        cache.pointee.index = index
        cache.pointee.nextShape = nil
    }

    /// Stores where the cache knows the place: a slot that is there, or the next one.
    @inline(__always)
    func storeCached(
        _ reference: Unmanaged<PyObject>, _ cache: UnsafeMutablePointer<InlineCache>,
        _ source: UnsafeMutablePointer<Value>
    ) -> Bool {
        reference._withUnsafeGuaranteedRef { object in
            guard object.kind == .instance else { return false }
            let instance = unsafeDowncast(object, to: InstanceObject.self)
            guard instance.shapeKey == cache.pointee.shapeKey,
                cache.pointee.version == UInt64(instance.customType.unsafelyUnwrapped.version)
            else { return false }
            if cache.pointee.index >= 0 {
                instance.slot(cache.pointee.index).set(source.pointee)
            } else {
                instance.append(source.pointee, cache.pointee.nextShape.unsafelyUnwrapped)
            }
            return true
        }
    }

    @inline(never)
    func storeAttribute(
        _ target: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>,
        _ source: UnsafeMutablePointer<Value>
    ) throws(Raise) {
        if let slot = sharedSlot(target, cache, .write) { return slot.set(source.pointee) }
        let value = target.pointee
        let name = cache.pointee.name
        let shapeBefore = value.object(.instance, as: InstanceObject.self)?.shape
        try setAttribute(value, name, source.pointee)
        guard let shapeBefore, case .object(let object) = value, let type = object.customType,
            let shape = unsafeDowncast(object, to: InstanceObject.self).shape,
            find(type, names.setAttr).function == nil, isOwnAttribute(find(type, name), type)
        else { return }
        let index = shape.slot(of: name)
        if index < 0 { return }
        if shape === shapeBefore {
            remember(shape, type, cache, index)
            slotCache.note(shape, type, cache, .write, index)
        } else if shapeBefore.leads(to: shape, by: name) {
            remember(shapeBefore, type, cache, -1)
            cache.pointee.nextShape = shape
        }
    }

    /// A method of an instance or of a plain list, dict, string, tuple or set that the cache knows: the object is only
    /// looked at.
    @inline(__always)
    func loadPlainMethod(
        _ source: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>,
        into window: UnsafeMutablePointer<Value>
    ) -> Bool {
        guard let reference = source.unretainedObject else { return false }
        let isKnown = reference._withUnsafeGuaranteedRef { object in
            let version: UInt32
            switch object.kind {
            case .instance:
                let instance = unsafeDowncast(object, to: InstanceObject.self)
                return instance.shapeKey == cache.pointee.shapeKey
                    && cache.pointee.version == UInt64(instance.customType.unsafelyUnwrapped.version)
            case .list: version = types.list.version
            case .dict: version = types.dict.version
            case .str: version = types.str.version
            case .tuple: version = types.tuple.version
            case .set: version = types.set.version
            case .awaitable, .native:
                guard let type = object.customType else { return false }
                return cache.pointee.version == UInt64(type.version) && cache.pointee.shapeKey == 0
                    && hasNoAttributes(object)
            default: return false
            }
            return object.customType == nil && cache.pointee.shapeKey == 0
                && cache.pointee.version == UInt64(version)
                && unsafeDowncast(object, to: AttributedObject.self).attributes == nil
        }
        guard isKnown else { return false }
        (window + 1).set(source.pointee)
        window.set(cache.pointee.value)
        return true
    }

    /// The same for a function of a module, which needs no receiver.
    @inline(__always)
    func loadModuleFunction(
        _ source: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>,
        into window: UnsafeMutablePointer<Value>
    ) -> Bool {
        guard let reference = source.unretainedObject else { return false }
        return reference._withUnsafeGuaranteedRef { object in
            guard object.kind == .module, object.customType == nil,
                cache.pointee.version == UInt64(types.module.version)
            else { return false }
            let module = unsafeDowncast(object, to: ModuleObject.self)
            guard cache.pointee.secondVersion == module.namespace.keysVersion else { return false }
            (window + 1).clear()
            // The module may stand in the window, and go with it.
            let function = module.namespace.value(at: cache.pointee.index)
            window.set(function)
            return true
        }
    }

    /// The method and its receiver in two registers, without a bound method where that can be seen.
    @inline(__always)
    func loadMethod(
        _ value: Value, _ cache: UnsafeMutablePointer<InlineCache>, into window: UnsafeMutablePointer<Value>
    ) throws(Raise) {
        let type = typeOf(value)
        if cache.pointee.version == UInt64(type.version) {
            if case .object(let object) = value {
                if object.kind == .module {
                    let namespace = unsafeDowncast(object, to: ModuleObject.self).namespace
                    if cache.pointee.secondVersion == namespace.keysVersion {
                        window[1] = .undefined
                        window[0] = namespace.value(at: cache.pointee.index)
                        return
                    }
                } else if cache.pointee.shapeKey == 0, hasNoAttributes(object) {
                    window[1] = value
                    window[0] = cache.pointee.value
                    return
                }
            } else {
                window[1] = value
                window[0] = cache.pointee.value
                return
            }
        }
        try findMethod(value, type, cache, into: window)
    }

    @inline(__always)
    private func hasNoAttributes(_ object: PyObject) -> Bool {
        switch object.kind {
        case .list, .dict, .str, .tuple, .set, .awaitable:
            return unsafeDowncast(object, to: AttributedObject.self).attributes == nil
        case .native:
            return !object.canHaveAttributes || unsafeDowncast(object, to: AttributedObject.self).attributes == nil
        default: return false
        }
    }

    @inline(never)
    private func findMethod(
        _ value: Value, _ type: TypeObject, _ cache: UnsafeMutablePointer<InlineCache>,
        into window: UnsafeMutablePointer<Value>
    ) throws(Raise) {
        let name = cache.pointee.name
        if case .object(let object) = value {
            let reference = Unmanaged.passUnretained(object)
            if slotCache.find(reference, cache, .method) >= 0 {
                window[1] = value
                window[0] = find(type, name)
                if slotCache.isDue() {
                    rememberShape(of: reference, cache, 0)
                    cache.pointee.value = window[0]
                }
                return
            }
            if object.kind == .superObject, object.customType == nil {
                let object = unsafeDowncast(object, to: SuperObject.self)
                let found = name === names.classAttribute ? .undefined : superFind(object, name)
                if found.function != nil, object.receiver.type !== object.receiverType {
                    window[1] = object.receiver
                    window[0] = found
                    return
                }
            }
        }
        if let module = value.object(.module, as: ModuleObject.self), module.customType == nil,
            find(type, name).isUndefined
        {
            let index = module.namespace.find(name)
            if index >= 0 {
                cache.pointee.version = UInt64(type.version)
                cache.pointee.secondVersion = module.namespace.keysVersion
                cache.pointee.index = index
                window[1] = .undefined
                window[0] = module.namespace.value(at: index)
                return
            }
        }
        let found = find(type, name)
        if case .object(let object) = found, object.kind == .function || isMethod(object),
            !type.isUserDefined || find(type, names.getAttribute).function == nil, !type.forwardsAttributes
        {
            var isPlain = true
            var shape: Shape?
            if case .object(let receiver) = value {
                switch receiver.kind {
                case .instance:
                    shape = unsafeDowncast(receiver, to: InstanceObject.self).shape
                    isPlain = shape != nil && shape?.slot(of: name) ?? 0 < 0
                default: isPlain = hasNoAttributes(receiver)
                }
            }
            if isPlain {
                cache.pointee.version = UInt64(type.version)
                cache.pointee.shape = shape
                cache.pointee.shapeKey = shape.map(InstanceObject.key(of:)) ?? 0
                cache.pointee.value = found
                if let shape { slotCache.note(shape, type, cache, .method, 0) }
                window[1] = value
                window[0] = found
                return
            }
        }
        let attribute = try attribute(value, name)
        if case .object(let object) = attribute, object.kind == .boundMethod {
            let method = unsafeDowncast(object, to: BoundMethodObject.self)
            window[1] = method.receiver
            window[0] = method.function
            return
        }
        window[1] = .undefined
        window[0] = attribute
    }

    func loadSpecial(
        _ value: Value, _ name: StrObject, into window: UnsafeMutablePointer<Value>
    ) throws(Raise) {
        let found = lookupSpecial(value, name)
        if found.isUndefined {
            let isAsync = name === names.intern("__aenter__") || name === names.intern("__aexit__")
            let missing =
                name === names.exit || name === names.intern("__aexit__") ? " (missed \(name.string) method)" : ""
            throw error(
                .typeError,
                "'\(typeName(value))' object does not support the \(isAsync ? "asynchronous " : "")context manager protocol\(missing)"
            )
        }
        if case .object(let object) = found, object.kind == .function || isMethod(object) {
            window[1] = value
            window[0] = found
        } else {
            window[0] = try bindDescriptor(found, value, typeOf(value))
            window[1] = .undefined
        }
    }
}
