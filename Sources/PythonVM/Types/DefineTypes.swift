/// Fills the built-in classes and the names that every program finds.
extension Machine {
    func defineTypes() {
        for type in [types.list, types.tuple, types.range] { type.setCollectionKind(.sequence) }
        types.dict.setCollectionKind(.mapping)
        defineObjectType()
        defineTypeType()
        defineFunctionTypes()
        defineDescriptorTypes()
        defineGeneratorTypes()
        defineExceptionTypes()
        defineNumberTypes()
        defineSetTypes()
        defineContainerTypes()
        defineBuiltinFunctions()
        defineAbstractFlags()
        defineCollectionModules()
        defineTypingModule()
        defineBuiltin("globals") { (machine, _) throws(Raise) -> Value in .object(machine.currentGlobals()) }
        defineBuiltin("locals") { (machine, _) throws(Raise) -> Value in
            .object(machine.current?.pointee.namespace?.takeUnretainedValue() ?? machine.currentLocals())
        }
        publishTypes()
    }

    /// A method written in Swift: `arguments[0]` is the receiver.
    public func define(_ type: TypeObject, _ name: String, _ native: @escaping NativeFunction) {
        let function = BuiltinFunctionObject(
            name, qualifiedName: "\(type.name).\(name)", isMethod: true, owner: type, native)
        type.setAttribute(intern(name), .object(function))
    }

    /// A built-in function.
    public func defineBuiltin(_ name: String, _ native: @escaping NativeFunction) {
        builtins.set(intern(name), .object(BuiltinFunctionObject(name, native)))
    }

    /// An attribute that is computed and can be set, and deleted too: then `set` has no value to set.
    func defineProperty(
        _ type: TypeObject, _ name: String, isDeletable: Bool = false, get: @escaping NativeFunction,
        set: @escaping NativeFunction
    ) {
        let qualifiedName = "\(type.name).\(name)"
        let setter = Value.object(BuiltinFunctionObject(name, qualifiedName: qualifiedName, set))
        let property = PropertyObject(
            .getSet, intern(name), of: type,
            getter: .object(BuiltinFunctionObject(name, qualifiedName: qualifiedName, get)), setter: setter,
            deleter: isDeletable ? setter : .none)
        type.setAttribute(intern(name), .object(property))
    }

    private func publishTypes() {
        let published = [
            types.object, types.type, types.bool, types.int, types.float, types.complex, types.str, types.bytes,
            types.bytearray, types.tuple, types.list, types.dict, types.set, types.frozenset, types.range, types.slice,
            types.property, types.staticMethod, types.classMethod, types.superType,
        ]
        for type in published { builtins.set(intern(type.name), .object(type)) }
        for kind in ErrorKind.allCases { builtins.set(intern(kind.rawValue), .object(types[kind])) }
        builtins.set(intern("EnvironmentError"), .object(types[.osError]))
        builtins.set(intern("IOError"), .object(types[.osError]))
        builtins.set(intern("Ellipsis"), .object(ellipsis))
        builtins.set(intern("NotImplemented"), notImplemented)
        builtins.set(intern("__build_class__"), .object(buildClassFunction))
        builtins.set(intern("__debug__"), .bool(true))
        builtins.set(names.name, string("builtins"))
        modules["builtins"] = builtinsModule
    }
}
