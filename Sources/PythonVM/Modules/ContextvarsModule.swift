/// `contextvars` (Library Reference, "contextvars").
extension Machine {
    func fillContextvars(_ module: ModuleObject) {
        module.isOurs = true
        let variable = makeContextType("ContextVar")
        let token = makeContextType("Token")
        defineContextVariable(variable, token)
        defineToken(token)
        defineContextType()
        for type in [types.context, variable, token] { module.namespace.set(intern(type.name), .object(type)) }
        defineFunction(module, "copy_context") { (machine, _) throws(Raise) in
            .object(machine.makeCurrentContext().copy())
        }
        let all = ["Context", "ContextVar", "Token", "copy_context"].map { string($0) }
        module.namespace.set(names.all, .object(TupleObject(all)))
    }

    private func makeContextType(_ name: String) -> TypeObject {
        let type = makeNativeType(name, module: "_contextvars")
        type.isBase = false
        type.messageName = "_contextvars.\(name)"
        return type
    }

    // MARK: Variables

    private func defineContextVariable(_ type: TypeObject, _ token: TypeObject) {
        let signature = Signature("ContextVar", "name, /, *, default=None")
        defineNew(type) { [unowned type] (machine, _, arguments) throws(Raise) in
            let given = try signature.bind(arguments, machine)
            guard let name = given[0].str else {
                throw machine.error(.typeError, "context variable name must be a str")
            }
            return .object(ContextVariableObject(name, defaultValue: given[1], type: type))
        }
        let method = MethodTable(self, type, .native, ContextVariableObject.self)
        method("get", "default=None, /") { (machine, variable, arguments) throws(Raise) in
            let value = try machine.currentContext?.values.get(.object(variable), machine) ?? .undefined
            if !value.isUndefined { return value }
            if !arguments[0].isUndefined { return arguments[0] }
            if !variable.defaultValue.isUndefined { return variable.defaultValue }
            throw machine.error(.lookupError, arguments: [.object(variable)])
        }
        method("set", "value, /") { (machine, variable, arguments) throws(Raise) in
            let context = machine.makeCurrentContext()
            let old = try context.values.get(.object(variable), machine)
            try context.set(variable, arguments[0], machine)
            return .object(ContextTokenObject(variable, in: context, oldValue: old, type: token))
        }
        method("reset", "token, /") { (machine, variable, arguments) throws(Raise) in
            guard case .object(let object) = arguments[0], let token = object as? ContextTokenObject else {
                throw machine.error(
                    .typeError, "expected an instance of Token, got \(try machine.repr(arguments[0]).string)")
            }
            let text = try machine.repr(arguments[0]).string
            if token.isUsed { throw machine.error(.runtimeError, "\(text) has already been used once") }
            if token.variable !== variable {
                throw machine.error(.valueError, "\(text) was created by a different ContextVar")
            }
            let context = machine.makeCurrentContext()
            if token.context !== context {
                throw machine.error(.valueError, "\(text) was created in a different Context")
            }
            token.isUsed = true
            try context.set(variable, token.oldValue, machine)
            return .none
        }
        method("__repr__") { (machine, variable, _) throws(Raise) in
            let name = try machine.repr(.object(variable.name)).string
            let standard =
                variable.defaultValue.isUndefined
                ? "" : " default=\(try machine.repr(variable.defaultValue).string)"
            return machine.string("<ContextVar name=\(name)\(standard) at \(machine.address(of: variable))>")
        }
        defineGetter(type, "name", isMember: true) { (_, arguments) throws(Raise) in
            (arguments[0].object as? ContextVariableObject).map { .object($0.name) } ?? .none
        }
        defineClassGetItem(type)
    }

    private func defineToken(_ type: TypeObject) {
        let missingType = TypeObject(name: "MISSING", bases: [types.object], layout: .native)
        missingType.messageName = "Token.MISSING"
        missingType.isBase = false
        define(missingType, "__repr__") { (machine, _) throws(Raise) in machine.string("<Token.MISSING>") }
        let missing = Value.object(AttributedObject(kind: .native, type: missingType))
        type.setAttribute(intern("MISSING"), missing)
        defineNew(type) { (machine, _, _) throws(Raise) in
            throw machine.error(.runtimeError, "Tokens can only be created by ContextVars")
        }
        let method = MethodTable(self, type, .native, ContextTokenObject.self)
        method("__repr__") { (machine, token, _) throws(Raise) in
            let variable = try machine.repr(.object(token.variable)).string
            return machine.string(
                "<Token\(token.isUsed ? " used" : "") var=\(variable) at \(machine.address(of: token))>")
        }
        defineGetter(type, "var") { (_, arguments) throws(Raise) in
            (arguments[0].object as? ContextTokenObject).map { .object($0.variable) } ?? .none
        }
        defineGetter(type, "old_value") { (_, arguments) throws(Raise) in
            let value = (arguments[0].object as? ContextTokenObject)?.oldValue ?? .undefined
            return value.isUndefined ? missing : value
        }
        type.setAttribute(names.hash, .none)
        defineClassGetItem(type)
    }

    // MARK: Contexts

    private func defineContextType() {
        let type = types.context
        type.setAttribute(names.module, string("_contextvars"))
        type.messageName = "_contextvars.Context"
        defineNew(type) { [unowned type] (machine, _, arguments) throws(Raise) in
            if arguments.count > 0 || arguments.keywords != nil {
                throw machine.error(.typeError, "Context() does not accept any arguments")
            }
            return .object(ContextObject(type: type))
        }
        let method = MethodTable(self, type, .native, ContextObject.self)
        method.raw("run") { (machine, context, arguments) throws(Raise) in
            guard arguments.count > 0 else {
                throw machine.error(.typeError, "run() missing 1 required positional argument")
            }
            let outer = try machine.enterContext(context)
            defer { _ = machine.leaveContext(outer) }
            return try machine.callAny(arguments[0], arguments.dropFirst)
        }
        method("copy") { (_, context, _) throws(Raise) in .object(context.copy()) }
        method("get", "key, default=None, /") { (machine, context, arguments) throws(Raise) in
            let value = try context.values.get(try machine.variableArgument(arguments[0]), machine)
            if !value.isUndefined { return value }
            return arguments[1].isUndefined ? .none : arguments[1]
        }
        method("__getitem__", "key, /") { (machine, context, arguments) throws(Raise) in
            let value = try context.values.get(try machine.variableArgument(arguments[0]), machine)
            if value.isUndefined { throw machine.error(.keyError, arguments: [arguments[0]]) }
            return value
        }
        method("__contains__", "key, /") { (machine, context, arguments) throws(Raise) in
            .bool(try !context.values.get(try machine.variableArgument(arguments[0]), machine).isUndefined)
        }
        method("__len__") { (_, context, _) throws(Raise) in .int(context.values.count) }
        method("__iter__") { (machine, context, _) throws(Raise) in
            try machine.iterator(.object(context.values.copy()))
        }
        for name in ["keys", "values", "items"] {
            let name = intern(name)
            method(name.string) { (machine, context, _) throws(Raise) in
                let snapshot = Value.object(context.values.copy())
                return try machine.call(try machine.attribute(snapshot, name), [])
            }
        }
        defineComparisons(type, [.equal, .notEqual]) { (machine, a, comparison, b) throws(Raise) in
            guard let a = a.object as? ContextObject, let b = b.object as? ContextObject else { return nil }
            return .bool(try machine.areEqual(a.values, b.values) == (comparison == .equal))
        }
        type.setAttribute(names.hash, .none)
    }

    private func variableArgument(_ value: Value) throws(Raise) -> Value {
        guard value.object is ContextVariableObject else {
            throw error(.typeError, "a ContextVar key was expected, got \(try repr(value).string)")
        }
        return value
    }
}
