/// `type` (Library Reference, `type`; Data model, "Special attributes").
extension Machine {
    func defineTypeType() {
        let type = types.type
        define(type, "__repr__") { (machine, arguments) throws(Raise) -> Value in
            guard let type = arguments[0].type else { return .none }
            return machine.string("<class '\(machine.qualifiedTypeName(type))'>")
        }
        define(type, "__call__") { (machine, arguments) throws(Raise) -> Value in
            guard let type = arguments[0].type else { throw machine.error(.typeError, "not a type") }
            return try machine.constructPlain(type, arguments.dropFirst)
        }
        define(type, "mro") { (machine, arguments) throws(Raise) -> Value in
            .object(ListObject(arguments[0].type?.mro.map { Value.object($0) } ?? []))
        }
        define(type, "__subclasses__") { (machine, arguments) throws(Raise) -> Value in
            let classes = arguments[0].type?.directSubclasses ?? []
            return .object(ListObject(ContiguousArray(classes.map { .object($0) }), appendedTo: 0))
        }
        define(type, "__instancecheck__") { (machine, arguments) throws(Raise) -> Value in
            guard let type = arguments[0].type else { return .bool(false) }
            return .bool(machine.isInstance(arguments.optional(1), type))
        }
        define(type, "__subclasscheck__") { (machine, arguments) throws(Raise) -> Value in
            guard let type = arguments[0].type, let other = arguments.optional(1).type else { return .bool(false) }
            return .bool(other.isSubtype(of: type))
        }
        defineClassMethod(type, "__prepare__") { (_, _) throws(Raise) -> Value in .object(DictObject()) }
        defineStatic(type, "__new__") { (machine, arguments) throws(Raise) -> Value in
            try machine.newType(arguments)
        }
        define(type, "__init__") { (_, _) throws(Raise) -> Value in .none }
        defineTypeAttributes(type)
    }

    func newType(_ arguments: Arguments) throws(Raise) -> Value {
        guard var metaclass = arguments.optional(0).type else {
            throw error(.typeError, "type.__new__(X): X is not a type object")
        }
        if metaclass === types.type, arguments.count != 4 {
            throw error(.typeError, "type() takes 1 or 3 arguments")
        }
        guard arguments.count == 4 else {
            throw error(.typeError, "type.__new__() takes exactly 3 arguments (\(arguments.count - 1) given)")
        }
        guard let name = arguments[1].str else {
            throw error(.typeError, "type.__new__() argument 1 must be str, not \(typeName(arguments[1]))")
        }
        guard let bases = arguments[2].tuple else {
            throw error(.typeError, "type.__new__() argument 2 must be tuple, not \(typeName(arguments[2]))")
        }
        guard let namespace = arguments[3].dict else {
            throw error(.typeError, "type.__new__() argument 3 must be dict, not \(typeName(arguments[3]))")
        }
        if bases.elements.allSatisfy({ $0.type != nil }),
            let winner = try derivedMetaclass(.object(metaclass), Array(bases.elements)).type, winner !== metaclass
        {
            // The bases call for another metaclass: if it makes classes in a way of its own, it makes this one too.
            let new = staticFunction(find(winner, names.new))
            if case .object(let maker) = new, !new.isIdentical(to: staticFunction(find(types.type, names.new))) {
                return try call(maker, arguments.dropFirst, prefix: .object(winner))
            }
            metaclass = winner
        }
        var keywords: [(String, Value)] = []
        for (offset, key) in (arguments.keywords?.elements ?? []).enumerated() {
            keywords.append((key.str?.string ?? "", arguments[arguments.count + offset]))
        }
        return .object(
            try makeClass(
                name, Array(bases.elements), namespace, metaclass: metaclass === types.type ? nil : metaclass, keywords)
        )
    }

    /// Built-in classes stay as they are, and a class keeps what makes it one.
    /// - Parameter arguments: the class, and the new value or `.undefined`.
    func refuseChange(of name: String, _ arguments: Arguments) throws(Raise) {
        guard let type = arguments[0].type else { return }
        if !type.isUserDefined, !type.isChangeable {
            throw error(.typeError, "cannot set '\(name)' attribute of immutable type '\(type.name)'")
        }
        if arguments.optional(1).isUndefined {
            throw error(.typeError, "cannot delete '\(name)' attribute of type '\(type.name)'")
        }
    }

    private func defineTypeAttributes(_ type: TypeObject) {
        defineProperty(type, "__name__", isDeletable: true) { (machine, arguments) throws(Raise) -> Value in
            .object(machine.intern(arguments[0].type?.name ?? ""))
        } set: { (machine, arguments) throws(Raise) -> Value in
            try machine.refuseChange(of: "__name__", arguments)
            guard let name = arguments.optional(1).str else {
                let name = arguments[0].type?.name ?? ""
                throw machine.error(
                    .typeError,
                    "can only assign string to \(name).__name__, not '\(machine.typeName(arguments.optional(1)))'")
            }
            arguments[0].type?.name = name.string
            return .none
        }
        defineProperty(type, "__qualname__", isDeletable: true) { (machine, arguments) throws(Raise) -> Value in
            .object(machine.intern(arguments[0].type?.qualifiedName ?? ""))
        } set: { (machine, arguments) throws(Raise) -> Value in
            try machine.refuseChange(of: "__qualname__", arguments)
            guard let name = arguments.optional(1).str else {
                let name = arguments[0].type?.name ?? ""
                throw machine.error(
                    .typeError,
                    "can only assign string to \(name).__qualname__, not '\(machine.typeName(arguments.optional(1)))'")
            }
            arguments[0].type?.qualifiedName = name.string
            return .none
        }
        defineProperty(type, "__module__", isDeletable: true) { (machine, arguments) throws(Raise) -> Value in
            guard let type = arguments[0].type else { return .none }
            if !type.isUserDefined { return machine.string(machine.moduleName(of: type) ?? "builtins") }
            let module = type.namespace.get(machine.names.module)
            return module.isUndefined ? machine.string("builtins") : module
        } set: { (machine, arguments) throws(Raise) -> Value in
            try machine.refuseChange(of: "__module__", arguments)
            arguments[0].type?.setAttribute(machine.names.module, arguments.optional(1))
            return .none
        }
        defineProperty(type, "__doc__", isDeletable: true) { (machine, arguments) throws(Raise) -> Value in
            let documentation = arguments[0].type?.namespace.get(machine.names.doc) ?? .undefined
            return documentation.isUndefined ? .none : documentation
        } set: { (machine, arguments) throws(Raise) -> Value in
            try machine.refuseChange(of: "__doc__", arguments)
            arguments[0].type?.setAttribute(machine.names.doc, arguments.optional(1))
            return .none
        }
        defineGetter(type, "__dict__") { (machine, arguments) throws(Raise) -> Value in
            arguments[0].type.map(machine.namespaceProxy) ?? .none
        }
        defineGetter(type, "__mro__") { (machine, arguments) throws(Raise) -> Value in
            .object(TupleObject(arguments[0].type?.mro.map { Value.object($0) } ?? []))
        }
        defineProperty(type, "__bases__", isDeletable: true) { (machine, arguments) throws(Raise) -> Value in
            .object(TupleObject(arguments[0].type?.bases.map { Value.object($0) } ?? []))
        } set: { (machine, arguments) throws(Raise) -> Value in
            if let type = arguments[0].type { try machine.setBases(of: type, arguments.optional(1)) }
            return .none
        }
        defineGetter(type, "__flags__", isMember: true) { (_, arguments) throws(Raise) -> Value in
            .int(arguments[0].type?.flags ?? 0)
        }
        for (name, number) in [
            ("__basicsize__", \InstanceLayout.basicSize), ("__itemsize__", \.itemSize),
            ("__dictoffset__", \.dictionaryOffset), ("__weakrefoffset__", \.weakReferencesOffset),
        ] {
            defineGetter(type, name, isMember: true) { (machine, arguments) throws(Raise) -> Value in
                guard let type = arguments[0].type, let layout = machine.instanceLayout(of: type) else {
                    throw machine.unsupported("type.\(name) of this class")
                }
                return .int(layout[keyPath: number])
            }
        }
        defineGetter(type, "__text_signature__") { (_, _) throws(Raise) -> Value in .none }
        defineGetter(type, "__base__") { (machine, arguments) throws(Raise) -> Value in
            arguments[0].type?.bases.first.map { .object($0) } ?? .none
        }
        defineProperty(type, "__annotations__") { (machine, arguments) throws(Raise) -> Value in
            guard let type = arguments[0].type else { return .none }
            guard type.isUserDefined else { throw machine.noAttribute(arguments[0], machine.names.annotations) }
            let known = type.namespace.get(machine.names.annotations)
            if !known.isUndefined { return known }
            let made = Value.object(DictObject())
            type.setAttribute(machine.names.annotations, made)
            return made
        } set: { (machine, arguments) throws(Raise) -> Value in
            arguments[0].type?.setAttribute(machine.names.annotations, arguments.optional(1))
            return .none
        }
    }
}
