/// Functions, methods, cells, modules and code (Data model, "The standard type hierarchy").
extension Machine {
    func defineFunctionTypes() {
        defineFunctionType()
        defineBuiltinFunctionType()
        defineMethodType()
        defineGetter(types.cell, "cell_contents") { (machine, arguments) throws(Raise) -> Value in
            let value = arguments[0].object(.cell, as: CellObject.self)?.value ?? .undefined
            if value.isUndefined { throw machine.error(.valueError, "cell is empty") }
            return value
        }
        define(types.module, "__repr__") { (machine, arguments) throws(Raise) -> Value in
            let module = arguments[0].object(.module, as: ModuleObject.self)
            let file = module?.namespace.get(machine.intern("__file__")).str
            let origin = file.map { " from '\($0.string)'" } ?? " (built-in)"
            return machine.string("<module '\(module?.name ?? "")'\(origin)>")
        }
        define(types.code, "__repr__") { (machine, arguments) throws(Raise) -> Value in
            guard let code = arguments[0].object(.code, as: CodeObject.self) else { return .none }
            return machine.string(
                "<code object \(code.name.string) at \(machine.address(of: code)), file \"\(code.source.name)\", line \(code.firstLine)>"
            )
        }
        defineGetter(types.code, "co_name") { (_, arguments) throws(Raise) -> Value in
            arguments[0].object(.code, as: CodeObject.self).map { .object($0.name) } ?? .none
        }
        defineGetter(types.code, "co_qualname") { (_, arguments) throws(Raise) -> Value in
            arguments[0].object(.code, as: CodeObject.self).map { .object($0.qualifiedName) } ?? .none
        }
        defineGetter(types.code, "co_firstlineno") { (_, arguments) throws(Raise) -> Value in
            .int(arguments[0].object(.code, as: CodeObject.self)?.firstLine ?? 0)
        }
        defineGetter(types.code, "co_filename") { (machine, arguments) throws(Raise) -> Value in
            machine.string(arguments[0].object(.code, as: CodeObject.self)?.source.name ?? "")
        }
        defineGetter(types.code, "co_freevars") { (_, arguments) throws(Raise) -> Value in
            let variables = arguments[0].object(.code, as: CodeObject.self)?.freeVariables ?? []
            return .object(TupleObject(variables.map { Value.object($0.name) }))
        }
        defineGetter(types.code, "co_argcount") { (_, arguments) throws(Raise) -> Value in
            .int(arguments[0].object(.code, as: CodeObject.self)?.parameters.positional ?? 0)
        }
        defineGetter(types.code, "co_varnames") { (_, arguments) throws(Raise) -> Value in
            let names = arguments[0].object(.code, as: CodeObject.self)?.localNames ?? []
            return .object(TupleObject(names.map { Value.object($0) }))
        }
    }

    private func defineFunctionType() {
        let type = types.function
        define(type, "__repr__") { (machine, arguments) throws(Raise) -> Value in
            guard let function = arguments[0].function else { return .none }
            return machine.string("<function \(function.qualifiedName.string) at \(machine.address(of: function))>")
        }
        define(type, "__call__") { (machine, arguments) throws(Raise) -> Value in
            try machine.callAny(arguments[0], arguments.dropFirst)
        }
        define(type, "__get__") { (machine, arguments) throws(Raise) -> Value in
            arguments.optional(1).isNone || arguments.count < 2
                ? arguments[0] : .object(BoundMethodObject(function: arguments[0], receiver: arguments[1]))
        }
        func attribute(
            _ name: String, _ get: @escaping (FunctionObject) -> Value, _ set: @escaping (FunctionObject, Value) -> Void
        ) {
            defineProperty(type, name) { (_, arguments) throws(Raise) -> Value in
                arguments[0].function.map(get) ?? .none
            } set: { (_, arguments) throws(Raise) -> Value in
                if let function = arguments[0].function { set(function, arguments.optional(1)) }
                return .none
            }
        }
        attribute("__name__") {
            .object($0.name)
        } _: {
            if let name = $1.str { $0.name = name }
        }
        attribute("__qualname__") {
            .object($0.qualifiedName)
        } _: {
            if let name = $1.str { $0.qualifiedName = name }
        }
        attribute("__doc__") {
            $0.documentation
        } _: {
            $0.documentation = $1
        }
        attribute("__module__") {
            $0.moduleName
        } _: {
            $0.moduleName = $1
        }
        attribute("__defaults__") {
            $0.defaults.isEmpty ? .none : .object(TupleObject($0.defaults))
        } _: {
            $0.defaults = $1.tuple?.elements ?? []
        }
        attribute("__kwdefaults__") {
            $0.keywordDefaults.map { .object($0) } ?? .none
        } _: {
            $0.keywordDefaults = $1.dict
        }
        attribute("__annotations__") { function in
            if let known = function.annotations { return .object(known) }
            let made = DictObject()
            function.annotations = made
            return .object(made)
        } _: {
            $0.annotations = $1.dict
        }
        defineGetter(type, "__code__") { (_, arguments) throws(Raise) -> Value in
            arguments[0].function.map { .object($0.code) } ?? .none
        }
        defineGetter(type, "__globals__") { (_, arguments) throws(Raise) -> Value in
            arguments[0].function.map { .object($0.globals) } ?? .none
        }
        defineGetter(type, "__closure__") { (_, arguments) throws(Raise) -> Value in
            guard let cells = arguments[0].function?.closure, !cells.isEmpty else { return .none }
            return .object(TupleObject(cells.map { Value.object($0) }))
        }
    }

    private func defineBuiltinFunctionType() {
        let type = types.builtinFunction
        define(type, "__repr__") { (machine, arguments) throws(Raise) -> Value in
            if let function = arguments[0].object(.builtinFunction, as: BuiltinFunctionObject.self) {
                if function.isMethod {
                    let parts = function.qualifiedName.split(separator: ".")
                    return machine.string("<method '\(function.name)' of '\(parts.first ?? "")' objects>")
                }
                return machine.string("<built-in function \(function.name)>")
            }
            guard let method = arguments[0].object(.boundMethod, as: BoundMethodObject.self),
                let function = method.function.object(.builtinFunction, as: BuiltinFunctionObject.self),
                let receiver = method.receiver.object
            else { return machine.string("<built-in method>") }
            let owner = machine.typeName(method.receiver)
            return machine.string(
                "<built-in method \(function.name) of \(owner) object at \(machine.address(of: receiver))>")
        }
        func name(_ value: Value, isQualified: Bool) -> String {
            let inner = value.object(.boundMethod, as: BoundMethodObject.self)?.function ?? value
            let function = inner.object(.builtinFunction, as: BuiltinFunctionObject.self)
            return (isQualified ? function?.qualifiedName : function?.name) ?? ""
        }
        defineGetter(type, "__name__") { (machine, arguments) throws(Raise) -> Value in
            machine.string(name(arguments[0], isQualified: false))
        }
        defineGetter(type, "__qualname__") { (machine, arguments) throws(Raise) -> Value in
            machine.string(name(arguments[0], isQualified: true))
        }
        defineGetter(type, "__module__") { (machine, _) throws(Raise) -> Value in machine.string("builtins") }
        defineGetter(type, "__doc__") { (_, _) throws(Raise) -> Value in .none }
        defineGetter(type, "__self__") { (machine, arguments) throws(Raise) -> Value in
            arguments[0].object(.boundMethod, as: BoundMethodObject.self)?.receiver ?? .object(machine.builtinsModule)
        }
    }

    private func defineMethodType() {
        let type = types.method
        define(type, "__repr__") { (machine, arguments) throws(Raise) -> Value in
            guard let method = arguments[0].object(.boundMethod, as: BoundMethodObject.self) else { return .none }
            let name = method.function.function?.qualifiedName.string ?? "?"
            return machine.string("<bound method \(name) of \(try machine.repr(method.receiver).string)>")
        }
        define(type, "__eq__") { (machine, arguments) throws(Raise) -> Value in
            guard let first = arguments[0].object(.boundMethod, as: BoundMethodObject.self),
                let second = arguments.optional(1).object(.boundMethod, as: BoundMethodObject.self)
            else { return machine.notImplemented }
            return .bool(
                first.function.isIdentical(to: second.function) && first.receiver.isIdentical(to: second.receiver))
        }
        define(type, "__hash__") { (machine, arguments) throws(Raise) -> Value in
            guard let method = arguments[0].object(.boundMethod, as: BoundMethodObject.self),
                case .object(let function) = method.function, case .object(let receiver) = method.receiver
            else { return .int(0) }
            return .int(machine.identity(of: function) &* 31 &+ machine.identity(of: receiver))
        }
        defineGetter(type, "__self__") { (_, arguments) throws(Raise) -> Value in
            arguments[0].object(.boundMethod, as: BoundMethodObject.self)?.receiver ?? .none
        }
        defineGetter(type, "__func__") { (_, arguments) throws(Raise) -> Value in
            arguments[0].object(.boundMethod, as: BoundMethodObject.self)?.function ?? .none
        }
        for name in [
            "__name__", "__qualname__", "__doc__", "__module__", "__defaults__", "__code__", "__annotations__",
        ] {
            defineGetter(type, name) { (machine, arguments) throws(Raise) -> Value in
                guard let method = arguments[0].object(.boundMethod, as: BoundMethodObject.self) else { return .none }
                return try machine.attribute(method.function, machine.intern(name))
            }
        }
        define(type, "__getattr__") { (machine, arguments) throws(Raise) -> Value in
            guard let method = arguments[0].object(.boundMethod, as: BoundMethodObject.self),
                let name = arguments.optional(1).str
            else { return .none }
            return try machine.attribute(method.function, name)
        }
    }
}
