/// `getattr` and its kin, `vars` and `dir`.
extension Machine {
    func defineAttributeFunctions() {
        function("getattr", "object, name, default=<unrepresentable>, /") { (machine, arguments) throws(Raise) in
            let name = try machine.attributeName(arguments[1])
            if arguments[2].isUndefined { return try machine.attribute(arguments[0], name) }
            let value = try machine.optionalAttribute(arguments[0], name)
            return value.isUndefined ? arguments[2] : value
        }
        function("hasattr", "obj, name, /") { (machine, arguments) throws(Raise) in
            let name = try machine.attributeName(arguments[1])
            return .bool(!(try machine.optionalAttribute(arguments[0], name).isUndefined))
        }
        function("setattr", "obj, name, value, /") { (machine, arguments) throws(Raise) in
            try machine.setAttribute(arguments[0], try machine.attributeName(arguments[1]), arguments[2])
            return .none
        }
        function("delattr", "obj, name, /") { (machine, arguments) throws(Raise) in
            try machine.deleteAttribute(arguments[0], try machine.attributeName(arguments[1]))
            return .none
        }
        function("vars", "object=None, /") { (machine, arguments) throws(Raise) in
            if arguments[0].isUndefined { return .object(machine.currentLocals()) }
            let attributes = try machine.optionalAttribute(arguments[0], machine.names.dict)
            if attributes.isUndefined {
                throw machine.error(.typeError, "vars() argument must have __dict__ attribute")
            }
            return attributes
        }
        function("dir", "object=None, /") { (machine, arguments) throws(Raise) in
            .object(try machine.directory(arguments[0]))
        }
    }

    private func attributeName(_ value: Value) throws(Raise) -> StrObject {
        guard let name = value.str else {
            throw error(.typeError, "attribute name must be string, not '\(typeName(value))'")
        }
        return names.intern(name)
    }

    /// `dir(object)`: sorted names; `.undefined` stands for the local variables.
    func directory(_ value: Value) throws(Raise) -> ListObject {
        if value.isUndefined { return try sortedNames(.object(currentLocals())) }
        if value.object === builtinsModule { return try directoryOfBuiltins() }
        guard let names = try callSpecial(value, intern("__dir__"), []) else {
            throw error(.typeError, "object does not provide __dir__")
        }
        return try sortedNames(names)
    }

    /// CPython's names, also of what is no variable here, and what the program has added.
    private func directoryOfBuiltins() throws(Raise) -> ListObject {
        let found = DictObject()
        for name in builtinNames { found.set(intern(name), .none) }
        builtins.forEach { (key, _) in
            if let name = key.str { found.set(name, .none) }
        }
        return try sortedNames(.object(found))
    }

    /// What `object.__dir__` and `type.__dir__` answer, not sorted: the names of the object, of its class and the class's bases.
    func plainDirectory(_ value: Value) throws(Raise) -> ListObject {
        let found = DictObject()
        if let type = value.type {
            collectNames(of: type, into: found)
            return ListObject(try elements(.object(found)))
        }
        if let attributes = try optionalAttribute(value, names.dict).dict { collectNames(attributes, into: found) }
        let declared = try optionalAttribute(value, names.classAttribute).type
        collectNames(of: declared ?? typeOf(value), into: found)
        return ListObject(try elements(.object(found)))
    }

    private func sortedNames(_ names: Value) throws(Raise) -> ListObject {
        let list = ListObject(try elements(names))
        try sort(list, key: .none, reverse: false)
        return list
    }

    private func collectNames(of type: TypeObject, into found: DictObject) {
        for type in type.mro.reversed() { collectNames(type.namespace, into: found) }
    }

    private func collectNames(_ namespace: DictObject, into found: DictObject) {
        namespace.forEach { (key, _) in
            if let name = key.str { found.set(name, .none) }
        }
    }
}
