/// `abc.ABCMeta` (Library Reference, "abc"; Modules/_abc.c).
///
/// What an abstract class knows about other classes hangs on its `TypeObject`. Classes are known by their links, which outlive them:
/// a cache keeps no class alive.
extension Machine {
    func fillABCModule(_ module: ModuleObject) {
        module.isOurs = true
        let type = moduleClass(module, "ABCMeta", in: "abc", layout: .type, base: types.type)
        type.messageName = nil
        defineStatic(type, "__new__") { (machine, arguments) throws(Raise) in
            let made = try machine.newType(arguments)
            if let type = made.type { try machine.initializeAbstract(type) }
            return made
        }
        let method = MethodTable(self, type, .type, TypeObject.self)
        method("register", "subclass, /") { (machine, type, arguments) throws(Raise) in
            try machine.register(arguments[0], with: type)
        }
        method("__instancecheck__", "instance, /") { (machine, type, arguments) throws(Raise) in
            .bool(try machine.isAbstractInstance(arguments[0], of: type))
        }
        method("__subclasscheck__", "subclass, /") { (machine, type, arguments) throws(Raise) in
            .bool(try machine.isAbstractSubclass(arguments[0], of: type))
        }
        method("_abc_registry_clear") { (_, type, _) throws(Raise) in
            type.abstractData.registry = ClassLinks()
            return .none
        }
        method("_abc_caches_clear") { (_, type, _) throws(Raise) in
            type.abstractData.known = ClassLinks()
            type.abstractData.rejected = ClassLinks()
            return .none
        }
        defineFunction(module, "get_cache_token", "") { (machine, _) throws(Raise) in
            .int(machine.registrations)
        }
        let check = BuiltinFunctionObject("_check_methods") { (machine, arguments) throws(Raise) -> Value in
            guard let type = arguments.optional(0).type else { return machine.notImplemented }
            for name in arguments.dropFirst.positional {
                let found = name.str.map { type.lookup($0) } ?? .undefined
                if found.isUndefined || found.isNone { return machine.notImplemented }
            }
            return .bool(true)
        }
        module.namespace.set(intern("_check_methods"), .object(check))
        /// Whether an abstract class is asking others: protocols answer those, whatever they have been declared for.
        defineFunction(module, "_is_asking", "") { (machine, _) throws(Raise) in .bool(machine.abstractChecks > 0) }
        defineFunction(module, "_update_abstract", "cls, /") { (machine, arguments) throws(Raise) in
            if let type = arguments[0].type { try machine.findAbstractMethods(type) }
            return .none
        }
    }

    // MARK: Making a class

    private func initializeAbstract(_ type: TypeObject) throws(Raise) {
        try findAbstractMethods(type)
        takeCollectionFlags(type)
    }

    /// `__abstractmethods__`: the names that are abstract in the class, and those of its bases that it has not made otherwise.
    private func findAbstractMethods(_ type: TypeObject) throws(Raise) {
        let abstract = SetObject(kind: .frozenset)
        for entry in type.namespace.entries where !entry.key.isUndefined {
            if try isAbstract(entry.value) { try abstract.add(entry.key, self) }
        }
        for base in type.bases {
            let inherited = base.namespace.get(names.abstractMethods)
            if inherited.isUndefined { continue }
            for name in try elements(inherited) {
                guard let text = name.str else { continue }
                let value = try optionalAttribute(.object(type), names.intern(text))
                if try isAbstract(value) { try abstract.add(name, self) }
            }
        }
        type.setAttribute(names.abstractMethods, .object(abstract))
        type.isAbstract = abstract.count > 0
    }

    /// `getattr(value, "__isabstractmethod__", False)`
    func isAbstract(_ value: Value) throws(Raise) -> Bool {
        guard case .object(let object) = value else { return false }
        let name = intern("__isabstractmethod__")
        switch object.kind {
        case .function:
            let flag = unsafeDowncast(object, to: FunctionObject.self).attributes?.get(name) ?? .undefined
            return try isTrue(flag)
        case .str, .bigInt, .float, .tuple, .list, .dict, .set, .frozenset, .bytes, .builtinFunction:
            if object.customType == nil { return false }
        case .property:
            let property = unsafeDowncast(object, to: PropertyObject.self)
            for part in [property.getter, property.setter, property.deleter] {
                if try isAbstract(part) { return true }
            }
            if object.customType == nil { return false }
        case .staticMethod, .classMethod:
            if try isAbstract(unsafeDowncast(object, to: MethodWrapperObject.self).function) { return true }
            if object.customType == nil { return false }
        default: break
        }
        return try isTrue(optionalAttribute(value, name))
    }

    /// `property.__isabstractmethod__` and its kin.
    func defineAbstractFlags() {
        for type in [types.property, types.staticMethod, types.classMethod] {
            defineGetter(type, "__isabstractmethod__") { (machine, arguments) throws(Raise) in
                guard case .object(let object) = arguments[0] else { return .bool(false) }
                if object.kind == .property {
                    let property = unsafeDowncast(object, to: PropertyObject.self)
                    for part in [property.getter, property.setter, property.deleter] {
                        if try machine.isAbstract(part) { return .bool(true) }
                    }
                    return .bool(false)
                }
                return .bool(try machine.isAbstract(unsafeDowncast(object, to: MethodWrapperObject.self).function))
            }
        }
    }

    /// `Sequence` and `Mapping` say in a class attribute which patterns of `match` their instances fit.
    private func takeCollectionFlags(_ type: TypeObject) {
        let name = intern("__abc_tpflags__")
        let flags = type.namespace.get(name)
        guard case .int(let flags) = flags else { return }
        if flags & 1 << 5 != 0 { type.setCollectionKind(.sequence) }
        if flags & 1 << 6 != 0 { type.setCollectionKind(.mapping) }
        type.setAttribute(name, .undefined)
    }

    // MARK: Registering

    private func register(_ value: Value, with type: TypeObject) throws(Raise) -> Value {
        guard let subclass = value.type else { throw error(.typeError, "Can only register classes") }
        if try isSubclass(value, ofAny: .object(type)) { return value }
        if try isSubclass(.object(type), ofAny: value) {
            throw error(.runtimeError, "Refusing to create an inheritance cycle")
        }
        type.abstractData.registry.insert(subclass)
        registrations += 1
        // Strings are sequences too, but match no pattern: built-in classes stay as they are.
        if let kind = type.collectionKind, subclass.isUserDefined { subclass.setCollectionKind(kind) }
        return value
    }

    // MARK: Asking

    private func isAbstractInstance(_ value: Value, of type: TypeObject) throws(Raise) -> Bool {
        let actual = typeOf(value)
        let declared = actual.isUserDefined ? declaredClass(of: value) ?? actual : actual
        let data = type.abstractData
        if data.known.contains(declared) { return true }
        if declared === actual {
            if data.rejects(declared, registrations) { return false }
            return try asksSubclass(declared, type)
        }
        if try asksSubclass(declared, type) { return true }
        return try asksSubclass(actual, type)
    }

    /// `type.__subclasscheck__(subclass)`: of a metaclass of the program it may be another than ours.
    private func asksSubclass(_ subclass: TypeObject, _ type: TypeObject) throws(Raise) -> Bool {
        abstractChecks += 1
        defer { abstractChecks -= 1 }
        if type.customType?.isUserDefined == true,
            let answer = try callSpecial(.object(type), names.subclassCheck, [.object(subclass)])
        {
            return try isTrue(answer)
        }
        return try isAbstractSubclass(.object(subclass), of: type)
    }

    private func isAbstractSubclass(_ value: Value, of type: TypeObject) throws(Raise) -> Bool {
        guard let subclass = value.type else { throw error(.typeError, "issubclass() arg 1 must be a class") }
        let data = type.abstractData
        if data.known.contains(subclass) { return true }
        if data.rejects(subclass, registrations) { return false }
        try enterNative(" in __subclasscheck__")
        defer { leaveNative() }
        let answer = try decideSubclass(subclass, of: type)
        if answer { data.known.insert(subclass) } else { data.rejected.insert(subclass) }
        return answer
    }

    private func decideSubclass(_ subclass: TypeObject, of type: TypeObject) throws(Raise) -> Bool {
        let hook = find(type, intern("__subclasshook__"))
        if !hook.isUndefined, !hook.isIdentical(to: types.object.namespace.get(intern("__subclasshook__"))) {
            let answer = try call(try bindForClass(hook, type), [.object(subclass)])
            if case .bool(let isSubclass) = answer { return isSubclass }
            if !isNotImplemented(answer) {
                throw error(.assertionError, "__subclasshook__ must return either False, True, or NotImplemented")
            }
        }
        if subclass.isSubtype(of: type) { return true }
        abstractChecks += 1
        defer { abstractChecks -= 1 }
        for other in type.abstractData.registry.types + type.directSubclasses {
            if try isSubclass(.object(subclass), ofAny: .object(other)) { return true }
        }
        return false
    }
}

/// What an abstract class knows about other classes.
final class AbstractClassData {
    var registry = ClassLinks()
    /// Known to be subclasses.
    var known = ClassLinks()
    /// Known to be none, as of so many registrations.
    var rejected = ClassLinks()
    private var registrations = 0

    /// - Parameter registrations: how many there were in all: what was rejected before the last one is asked again.
    func rejects(_ type: TypeObject, _ registrations: Int) -> Bool {
        if self.registrations != registrations {
            rejected = ClassLinks()
            self.registrations = registrations
        }
        return rejected.contains(type)
    }
}

/// A set of classes that does not keep them alive, in the order in which they came.
struct ClassLinks {
    private var places: [ObjectIdentifier: Int] = [:]
    private var links: [TypeObject.Link] = []

    /// Those that still exist.
    var types: [TypeObject] { links.compactMap(\.type) }

    func contains(_ type: TypeObject) -> Bool { places[ObjectIdentifier(type.link)] != nil }

    mutating func insert(_ type: TypeObject) {
        if contains(type) { return }
        places[ObjectIdentifier(type.link)] = links.count
        links.append(type.link)
    }
}

extension TypeObject {
    var abstractData: AbstractClassData {
        if let abstractClass { return abstractClass }
        let made = AbstractClassData()
        abstractClass = made
        return made
    }
}
