/// What `types` has of the machine's own classes, and what the other modules of this folder need of the machine.
extension Machine {
    func fillTypesModule(_ module: ModuleObject) {
        let classes: [(String, TypeObject)] = [
            ("FunctionType", types.function), ("LambdaType", types.function), ("CodeType", types.code),
            ("MappingProxyType", types.mappingProxy), ("SimpleNamespace", types.simpleNamespace),
            ("CellType", types.cell), ("GeneratorType", types.generator), ("CoroutineType", types.coroutine),
            ("AsyncGeneratorType", types.asyncGenerator), ("MethodType", types.method),
            ("BuiltinFunctionType", types.builtinFunction), ("BuiltinMethodType", types.builtinFunction),
            ("WrapperDescriptorType", types.wrapperDescriptor), ("MethodWrapperType", types.methodWrapper),
            ("MethodDescriptorType", types.methodDescriptor), ("ModuleType", types.module),
            ("TracebackType", types.traceback), ("FrameType", types.frame),
            ("GetSetDescriptorType", types.getSetDescriptor), ("MemberDescriptorType", types.memberDescriptor),
            ("GenericAlias", types.genericAlias), ("UnionType", types.union), ("EllipsisType", types.ellipsis),
            ("NoneType", types.none), ("NotImplementedType", types.notImplemented),
        ]
        for (name, type) in classes { module.namespace.set(intern(name), .object(type)) }
        defineFunction(module, "_is_generator_function", "func, /") { (_, arguments) throws(Raise) in
            .bool(arguments[0].function?.code.flavor == .generator)
        }
        defineFunction(module, "_is_coroutine", "value, /") { (machine, arguments) throws(Raise) in
            guard let generator = arguments[0].generator else { return .bool(false) }
            return .bool(generator.isCoroutine || generator.function.isIterableCoroutine)
        }
        defineFunction(module, "_is_coroutine_function", "func, /") { (machine, arguments) throws(Raise) in
            .bool(machine.isCoroutineFunction(arguments[0]) || arguments[0].function?.isIterableCoroutine == true)
        }
        defineFunction(module, "_mark_coroutine", "func, /") { (machine, arguments) throws(Raise) in
            try machine.markIterableCoroutine(arguments[0])
            return arguments[0]
        }
    }
}
