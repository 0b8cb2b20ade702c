/// `object`: what all classes inherit (Library Reference, `object`; Data model, "Basic customization").
extension Machine {
    func defineObjectType() {
        let type = types.object
        define(type, "__init__") { (machine, arguments) throws(Raise) -> Value in
            try machine.initializeObject(arguments)
        }
        define(type, "__repr__") { (machine, arguments) throws(Raise) -> Value in
            machine.string(try machine.defaultRepr(arguments[0]))
        }
        define(type, "__str__") { (machine, arguments) throws(Raise) -> Value in
            // Unchecked: who asks for a text finds out that it is none.
            try machine.callSpecial(arguments[0], machine.names.repr, []) ?? .none
        }
        define(type, "__format__") { (machine, arguments) throws(Raise) -> Value in
            if let specification = arguments.optional(1).str, specification.count > 0 {
                throw machine.error(
                    .typeError, "unsupported format string passed to \(machine.typeName(arguments[0])).__format__")
            }
            return .object(try machine.str(arguments[0]))
        }
        define(type, "__hash__") { (machine, arguments) throws(Raise) -> Value in
            .int(try machine.hashBuiltin(arguments[0]))
        }
        define(type, "__eq__") { (machine, arguments) throws(Raise) -> Value in
            arguments[0].isIdentical(to: arguments.optional(1)) ? .bool(true) : machine.notImplemented
        }
        define(type, "__ne__") { (machine, arguments) throws(Raise) -> Value in
            guard let result = try machine.callSpecial(arguments[0], machine.names.eq, [arguments.optional(1)]),
                !machine.isNotImplemented(result)
            else { return machine.notImplemented }
            return .bool(!(try machine.isTrue(result)))
        }
        for name in ["__lt__", "__le__", "__gt__", "__ge__"] {
            define(type, name) { (machine, _) throws(Raise) -> Value in machine.notImplemented }
        }
        define(type, "__getattribute__") { (machine, arguments) throws(Raise) -> Value in
            guard let name = arguments.optional(1).str else {
                throw machine.error(.typeError, "attribute name must be string")
            }
            let found = try machine.genericAttribute(arguments[0], machine.typeOf(arguments[0]), name)
            if found.isUndefined { throw machine.noAttribute(arguments[0], name) }
            return found
        }
        define(type, "__setattr__") { (machine, arguments) throws(Raise) -> Value in
            guard arguments.count == 3, let name = arguments[1].str else {
                throw machine.error(.typeError, "expected 2 arguments, got \(max(arguments.count - 1, 0))")
            }
            try machine.setGenericAttribute(arguments[0], machine.typeOf(arguments[0]), name, arguments[2])
            return .none
        }
        define(type, "__delattr__") { (machine, arguments) throws(Raise) -> Value in
            guard let name = arguments.optional(1).str else {
                throw machine.error(.typeError, "attribute name must be string")
            }
            try machine.deleteGenericAttribute(arguments[0], machine.typeOf(arguments[0]), name)
            return .none
        }
        defineProperty(type, "__class__") { (machine, arguments) throws(Raise) -> Value in
            .object(machine.typeOf(arguments[0]))
        } set: { (machine, arguments) throws(Raise) -> Value in
            try machine.changeClass(arguments[0], arguments.optional(1))
        }
        defineClassMethod(type, "__init_subclass__") { (machine, arguments) throws(Raise) -> Value in
            if arguments.keywords != nil {
                let name = arguments[0].type?.name ?? ""
                throw machine.error(.typeError, "\(name).__init_subclass__() takes no keyword arguments")
            }
            return .none
        }
        defineStatic(type, "__new__") { (machine, arguments) throws(Raise) -> Value in
            guard let wanted = arguments.optional(0).type else {
                throw machine.error(.typeError, "object.__new__(X): X is not a type object")
            }
            return try machine.newObject(wanted, arguments.dropFirst)
        }
        type.setAttribute(names.doc, .none)
        for (single, name) in [
            (types.none, "None"), (types.notImplemented, "NotImplemented"), (types.ellipsis, "Ellipsis"),
        ] {
            single.setAttribute(names.doc, string("The type of the \(name) singleton."))
        }
        defineObjectState()
    }

    private var objectNew: Value { types.object.namespace.get(names.new) }
    private var objectInitialize: Value { types.object.namespace.get(names.initialize) }

    /// Whether instances are made by `object.__new__`.
    func hasObjectNew(_ type: TypeObject) -> Bool { find(type, names.new).isIdentical(to: objectNew) }
    func hasObjectInitialize(_ type: TypeObject) -> Bool {
        find(type, names.initialize).isIdentical(to: objectInitialize)
    }

    private func newObject(_ type: TypeObject, _ arguments: Arguments) throws(Raise) -> Value {
        if arguments.count > 0 || arguments.keywords != nil {
            if !hasObjectNew(type) {
                throw error(.typeError, "object.__new__() takes exactly one argument (the type to instantiate)")
            }
            if hasObjectInitialize(type) { throw error(.typeError, "\(type.name)() takes no arguments") }
        }
        if let names = try abstractMethods(type) {
            let list = names.map { "'\($0)'" }.joined(separator: ", ")
            throw error(
                .typeError,
                "Can't instantiate abstract class \(type.name) without an implementation for abstract method\(names.count == 1 ? "" : "s") \(list)"
            )
        }
        guard type.layout == .instance else {
            throw error(.typeError, "object.__new__(\(type.name)) is not safe, use \(type.name).__new__()")
        }
        return .object(makeInstance(type))
    }

    private func abstractMethods(_ type: TypeObject) throws(Raise) -> [String]? {
        guard type.isAbstract else { return nil }
        let value = type.namespace.get(names.abstractMethods)
        if value.isUndefined { return nil }
        let names = try elements(value).compactMap(\.str).map(\.string).sorted()
        return names.isEmpty ? nil : names
    }

    private func initializeObject(_ arguments: Arguments) throws(Raise) -> Value {
        if arguments.count > 1 || arguments.keywords != nil {
            let type = typeOf(arguments[0])
            if !hasObjectInitialize(type) {
                throw error(
                    .typeError, "object.__init__() takes exactly one argument (the instance to initialize)")
            }
            if hasObjectNew(type) {
                throw error(
                    .typeError, "\(type.name).__init__() takes exactly one argument (the instance to initialize)")
            }
        }
        return .none
    }

    private func defaultRepr(_ value: Value) throws(Raise) -> String {
        switch value {
        case .undefined, .none: return "None"
        case .object(let object):
            switch object.kind {
            case .ellipsis: return "Ellipsis"
            case .notImplemented: return "NotImplemented"
            default: return "<\(qualifiedTypeName(typeOf(value))) object at \(address(of: object))>"
            }
        default: return "<\(typeName(value)) object>"
        }
    }

    /// The class's name with its module, as reprs show it.
    func qualifiedTypeName(_ type: TypeObject) -> String {
        let module = moduleName(of: type) ?? "builtins"
        return module == "builtins" ? type.qualifiedName : "\(module).\(type.qualifiedName)"
    }

    /// The module of a class. Where instances have a `__module__` of their own, a built-in class is called with its module.
    func moduleName(of type: TypeObject) -> String? {
        let module = type.namespace.get(names.module)
        if module.isUndefined || module.str != nil || type.isUserDefined { return module.str?.string }
        return type.messageName.flatMap { name in name.lastIndex(of: ".").map { String(name[..<$0]) } }
    }

    /// What stands for an address: the same on every machine.
    public func address(of object: PyObject) -> String {
        "0x" + String(0x7f00_0000_0000 + identity(of: object) * 16, radix: 16)
    }

    private func changeClass(_ value: Value, _ new: Value) throws(Raise) -> Value {
        guard let type = new.type else {
            throw error(.typeError, "__class__ must be set to a class, not '\(typeName(new))' object")
        }
        let old = typeOf(value)
        let isModule = old.isSubtype(of: types.module) && type.isSubtype(of: types.module)
        guard case .object(let object) = value, isModule || type.isUserDefined && old.isUserDefined else {
            throw error(.typeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
        }
        let isAlike =
            isModule ? haveEqualSlots(old, type) : old.layout == type.layout && haveEqualLayout(old, type)
        guard isAlike else {
            throw error(.typeError, "__class__ assignment: '\(type.name)' object layout differs from '\(old.name)'")
        }
        // Slots belong to shapes, and shapes to one class.
        if object.kind == .instance { _ = unsafeDowncast(object, to: InstanceObject.self).dictionary }
        object.customType = type === types.module ? nil : type
        return .none
    }

    /// `x.__dict__ = dict`, or its deletion.
    func setAttributeDictionary(_ value: Value, _ new: Value) throws(Raise) -> Value {
        guard case .object(let object) = value else { throw noAttribute(value, names.dict) }
        if object.kind == .type || object.kind == .module {
            throw object.kind == .module
                ? error(.attributeError, "readonly attribute")
                : error(.attributeError, "attribute '__dict__' of 'type' objects is not writable")
        }
        // It must have one.
        _ = try attributeDictionary(value)
        guard let attributed = object as? AttributedObject else { throw noAttribute(value, names.dict) }
        if new.isUndefined {
            // Only the attributes of classes that programs make can be thrown away.
            if object.kind == .function
                || typeOf(value).mro.contains(where: { !$0.isUserDefined && $0.instancesHaveAttributes })
            {
                throw error(.typeError, "cannot delete __dict__")
            }
            attributed.attributes = DictObject()
            return .none
        }
        guard let dict = new.dict else {
            throw error(.typeError, "__dict__ must be set to a dictionary, not a '\(typeName(new))'")
        }
        attributed.attributes = dict
        return .none
    }

    func attributeDictionary(_ value: Value) throws(Raise) -> Value {
        guard case .object(let object) = value else { throw noAttribute(value, names.dict) }
        switch object.kind {
        case .instance:
            if typeOf(value).slotNames != nil { throw noAttribute(value, names.dict) }
            return .object(unsafeDowncast(object, to: InstanceObject.self).dictionary)
        case .module: return .object(unsafeDowncast(object, to: ModuleObject.self).namespace)
        case .type: return namespaceProxy(of: unsafeDowncast(object, to: TypeObject.self))
        default:
            guard let attributed = object as? AttributedObject,
                object.customType?.isUserDefined == true || object.kind == .function || object.kind == .exception
                    || object.kind == .staticMethod || object.kind == .classMethod
                    || object.customType?.instancesHaveAttributes == true
            else { throw noAttribute(value, names.dict) }
            return .object(attributed.ownAttributes)
        }
    }
}
