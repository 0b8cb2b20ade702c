import PythonSyntax

/// `list[int]` (Library Reference, "Generic Alias Type"): a class with arguments that nobody checks.
final class GenericAliasObject: AttributedObject {
    let origin: Value
    let arguments: TupleObject
    /// `*tuple[int, str]`
    let isUnpacked: Bool

    init(_ origin: Value, _ arguments: TupleObject, isUnpacked: Bool = false, type: TypeObject) {
        self.origin = origin
        self.arguments = arguments
        self.isUnpacked = isUnpacked
        super.init(kind: .native, type: type)
    }
}

extension Machine {
    /// `origin[key]`.
    func makeGenericAlias(_ origin: Value, _ key: Value) -> Value {
        let arguments = key.tuple ?? TupleObject([key])
        return .object(GenericAliasObject(origin, arguments, type: types.genericAlias))
    }

    /// Makes a class subscriptable, as the containers are.
    public func defineClassGetItem(_ type: TypeObject) {
        let name = type.name
        defineClassMethod(type, "__class_getitem__") { (machine, arguments) throws(Raise) in
            guard arguments.count == 2 else {
                throw machine.error(
                    .typeError, "\(name).__class_getitem__() takes exactly one argument (\(arguments.count - 1) given)")
            }
            return machine.makeGenericAlias(arguments[0], arguments[1])
        }
    }

    func defineGenericAlias() {
        for type in [
            types.list, types.tuple, types.dict, types.set, types.frozenset, types.iterator(named: "enumerate"),
        ] {
            defineClassGetItem(type)
        }
        let type = types.genericAlias
        type.setAttribute(names.module, string("types"))
        let method = MethodTable(self, type, .native, GenericAliasObject.self)
        defineNew(type) { (machine, subclass, arguments) throws(Raise) -> Value in
            guard arguments.count == 2 else { throw machine.wrongCount("GenericAlias", arguments.count, 2...2) }
            let made = machine.makeGenericAlias(arguments[0], arguments[1])
            if let subclass { made.object?.customType = subclass }
            return made
        }
        method("__repr__") { (machine, alias, _) throws(Raise) in
            var builder = StrBuilder()
            if alias.isUnpacked { builder.append(0x2a) }
            try machine.appendTypeName(alias.origin, to: &builder)
            builder.append(0x5b)
            if alias.arguments.count == 0 { builder.append("()") }
            for (index, argument) in alias.arguments.elements.enumerated() {
                if index > 0 { builder.append(", ") }
                // The parameters of a function.
                guard let list = argument.list, list.customType == nil else {
                    try machine.appendTypeName(argument, to: &builder)
                    continue
                }
                builder.append(0x5b)
                for (place, item) in list.elements.enumerated() {
                    if place > 0 { builder.append(", ") }
                    try machine.appendTypeName(item, to: &builder)
                }
                builder.append(0x5d)
            }
            builder.append(0x5d)
            return .object(builder.finish())
        }
        method.raw("__call__") { (machine, alias, arguments) throws(Raise) in
            let made = try machine.callAny(alias.origin, arguments)
            // Where the instance has attributes, it remembers what it was made of.
            if let type = made.object?.customType, type.isUserDefined {
                do throws(Raise) {
                    try machine.setAttribute(made, machine.intern("__orig_class__"), .object(alias))
                } catch {
                    if !machine.catches(error, .attributeError) && !machine.catches(error, .typeError) { throw error }
                }
            }
            return made
        }
        method("__getattr__", "name, /") { (machine, alias, arguments) throws(Raise) in
            let name = try machine.strArgument("__getattr__", "1", arguments[0])
            if name.string == "__parameters__" {
                return .object(TupleObject(try machine.typeParameters(of: alias.arguments)))
            }
            return try machine.attribute(alias.origin, machine.names.intern(name))
        }
        method("__mro_entries__", "bases, /") { (_, alias, _) throws(Raise) in .object(TupleObject([alias.origin])) }
        method("__getitem__", "key, /") { (machine, alias, arguments) throws(Raise) in
            let replaced = try machine.substitute(arguments[0], for: alias.arguments, of: .object(alias))
            return .object(
                GenericAliasObject(
                    alias.origin, replaced, isUnpacked: alias.isUnpacked, type: machine.types.genericAlias))
        }
        method("__iter__") { (machine, alias, _) throws(Raise) in
            let unpacked = GenericAliasObject(
                alias.origin, alias.arguments, isUnpacked: true, type: machine.types.genericAlias)
            return try machine.iterator(.object(TupleObject([.object(unpacked)])))
        }
        method("__instancecheck__", "instance, /") { (machine, _, _) throws(Raise) in
            throw machine.error(.typeError, "isinstance() argument 2 cannot be a parameterized generic")
        }
        method("__subclasscheck__", "cls, /") { (machine, _, _) throws(Raise) in
            throw machine.error(.typeError, "issubclass() argument 2 cannot be a parameterized generic")
        }
        method("__hash__") { (machine, alias, _) throws(Raise) in
            .int(try machine.hash(alias.origin) ^ machine.hashBuiltin(.object(alias.arguments)))
        }
        defineComparisons(type, [.equal, .notEqual]) { (machine, a, comparison, b) throws(Raise) in
            guard let a = a.object as? GenericAliasObject, let b = b.object as? GenericAliasObject else { return nil }
            guard a.isUnpacked == b.isUnpacked else { return .bool(comparison == .notEqual) }
            let isEqual =
                try machine.isEqual(a.origin, b.origin)
                ? machine.isEqual(.object(a.arguments), .object(b.arguments)) : false
            return .bool(isEqual == (comparison == .equal))
        }
        defineGetter(type, "__origin__") { (_, arguments) throws(Raise) in
            (arguments[0].object as? GenericAliasObject)?.origin ?? .none
        }
        defineGetter(type, "__unpacked__") { (_, arguments) throws(Raise) in
            .bool((arguments[0].object as? GenericAliasObject)?.isUnpacked ?? false)
        }
        defineGetter(type, "__typing_unpacked_tuple_args__") { (machine, arguments) throws(Raise) in
            guard let alias = arguments[0].object as? GenericAliasObject, alias.isUnpacked,
                alias.origin.type === machine.types.tuple
            else { return .none }
            return .object(alias.arguments)
        }
        defineGetter(type, "__args__") { (_, arguments) throws(Raise) in
            (arguments[0].object as? GenericAliasObject).map { .object($0.arguments) } ?? .none
        }
    }

    /// A class by its name, anything else by its repr: as annotations are written.
    func appendTypeName(_ value: Value, to builder: inout StrBuilder) throws(Raise) {
        if value.object?.kind == .ellipsis {
            builder.append("...")
            return
        }
        if let type = value.type {
            builder.append(qualifiedTypeName(type))
            return
        }
        // An alias, of `typing` too, has the names of what it is an alias for.
        if !(try optionalAttribute(value, intern("__origin__")).isUndefined),
            !(try optionalAttribute(value, intern("__args__")).isUndefined)
        {
            builder.append(try repr(value))
            return
        }
        let qualifiedName = try optionalAttribute(value, names.qualifiedName)
        let module = try optionalAttribute(value, names.module)
        if let name = qualifiedName.str, let module = module.str {
            if module.string != "builtins" {
                builder.append(module)
                builder.append(0x2e)
            }
            builder.append(name)
            return
        }
        builder.append(try repr(value))
    }
}
