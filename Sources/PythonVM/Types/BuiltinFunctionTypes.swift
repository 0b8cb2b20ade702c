/// Functions and methods written in Swift, and the descriptors by which classes hold them: what CPython calls
/// `builtin_function_or_method`, `method_descriptor`, `wrapper_descriptor` and `method-wrapper`.
extension Machine {
    func defineBuiltinFunctionTypes() {
        let type = types.builtinFunction
        define(type, "__repr__") { (machine, arguments) throws(Raise) in
            if let function = arguments[0].object(.builtinFunction, as: BuiltinFunctionObject.self) {
                return machine.string("<built-in function \(function.name)>")
            }
            return machine.string(try machine.builtinMethodRepr(arguments[0], "built-in method"))
        }
        define(types.methodWrapper, "__repr__") { (machine, arguments) throws(Raise) in
            machine.string(try machine.builtinMethodRepr(arguments[0], "method-wrapper"))
        }
        for (type, word) in [(types.methodDescriptor, "method"), (types.wrapperDescriptor, "slot wrapper")] {
            define(type, "__repr__") { (_, arguments) throws(Raise) in
                let method = arguments[0].object(.builtinFunction, as: BuiltinFunctionObject.self)
                return .object(
                    StrObject("<\(word) '\(method?.name ?? "")' of '\(method?.owner?.name ?? "")' objects>"))
            }
            define(type, "__get__") { (machine, arguments) throws(Raise) in
                guard arguments.count > 1, !arguments[1].isNone else { return arguments[0] }
                return try machine.bindDescriptor(arguments[0], arguments[1], machine.typeOf(arguments[1]))
            }
            defineGetter(type, "__objclass__", isMember: true) { (_, arguments) throws(Raise) in
                let owner = arguments[0].object(.builtinFunction, as: BuiltinFunctionObject.self)?.owner
                return owner.map { .object($0) } ?? .none
            }
        }
        for type in [type, types.methodDescriptor, types.wrapperDescriptor, types.methodWrapper] {
            defineBuiltinAttributes(type)
        }
        for type in [type, types.methodWrapper] { defineMethodComparison(type) }
        defineGetter(type, "__module__") { (machine, arguments) throws(Raise) in
            let function = arguments[0].object(.builtinFunction, as: BuiltinFunctionObject.self)
            guard let function else { return .none }
            return machine.string(function.module?.name ?? "builtins")
        }
        for type in [type, types.methodWrapper] {
            defineGetter(type, "__self__", isMember: true) { (machine, arguments) throws(Raise) in
                if let method = arguments[0].object(.boundMethod, as: BoundMethodObject.self) { return method.receiver }
                let function = arguments[0].object(.builtinFunction, as: BuiltinFunctionObject.self)
                return .object(function?.module ?? machine.builtinsModule)
            }
        }
    }

    private func defineBuiltinAttributes(_ type: TypeObject) {
        define(type, "__call__") { (machine, arguments) throws(Raise) in
            try machine.callAny(arguments[0], arguments.dropFirst)
        }
        func function(_ value: Value) -> BuiltinFunctionObject? {
            let inner = value.object(.boundMethod, as: BoundMethodObject.self)?.function ?? value
            return inner.object(.builtinFunction, as: BuiltinFunctionObject.self)
        }
        defineGetter(type, "__name__") { (machine, arguments) throws(Raise) in
            machine.string(function(arguments[0])?.name ?? "")
        }
        defineGetter(type, "__qualname__") { (machine, arguments) throws(Raise) in
            guard let method = function(arguments[0]) else { return .none }
            // A class method of a subclass names the subclass.
            if let receiver = arguments[0].object(.boundMethod, as: BoundMethodObject.self)?.receiver.type {
                return machine.string("\(receiver.qualifiedName).\(method.name)")
            }
            return machine.string(method.qualifiedName)
        }
        defineGetter(type, "__doc__") { (_, _) throws(Raise) in .none }
        defineGetter(type, "__text_signature__") { (_, _) throws(Raise) in .none }
    }

    private func builtinMethodRepr(_ value: Value, _ word: String) throws(Raise) -> String {
        guard let method = value.object(.boundMethod, as: BoundMethodObject.self),
            let function = method.function.object(.builtinFunction, as: BuiltinFunctionObject.self)
        else { return "<\(word)>" }
        let owner = typeName(method.receiver)
        let preposition = word == "method-wrapper" ? "'\(function.name)'" : function.name
        return "<\(word) \(preposition) of \(owner) object at \(address(of: method.receiver))>"
    }

    /// What stands for the address of a value, which may have no object.
    func address(of value: Value) -> String { "0x" + String(identityNumber(value), radix: 16) }
}
