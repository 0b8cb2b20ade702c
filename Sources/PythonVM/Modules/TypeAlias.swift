/// `TypeAliasType`: what a `type` statement makes (Library Reference, "typing", `TypeAliasType`).
final class TypeAliasObject: PyObject {
    let name: StrObject
    /// nil for an alias that is not generic.
    let parameters: TupleObject?
    var value: LazyValue
    let module: Value

    init(_ name: StrObject, _ parameters: TupleObject?, _ value: LazyValue, module: Value, type: TypeObject) {
        self.name = name
        self.parameters = parameters
        self.value = value
        self.module = module
        super.init(kind: .native, type: type)
    }
}

extension Machine {
    /// What a `type` statement makes.
    /// - Parameter evaluate: the function that answers its value.
    func makeTypeAlias(_ name: Value, _ parameters: TupleObject?, evaluate: Value) -> TypeAliasObject {
        TypeAliasObject(
            name.str ?? intern(""), parameters, LazyValue(function: evaluate),
            module: evaluate.function?.moduleName ?? .none, type: typing.typeAlias)
    }

    func defineTypeAlias(_ type: TypeObject) {
        let signature = Signature("typealias", "name, value, *, type_params=()")
        defineRawConstructor(type) { (machine, type, arguments) throws(Raise) in
            let arguments = try signature.bind(arguments, machine)
            let name = try machine.strArgument("typealias", "'name'", arguments[0])
            var parameters: TupleObject?
            if !arguments[2].isUndefined {
                guard let tuple = arguments[2].tuple else {
                    throw machine.error(.typeError, "type_params must be a tuple")
                }
                parameters = tuple.count == 0 ? nil : tuple
            }
            let module = machine.current?.pointee.function.globals.get(machine.names.name) ?? .none
            return .object(
                TypeAliasObject(name, parameters, LazyValue(value: arguments[1]), module: module, type: type))
        }
        type.call = nil
        let method = MethodTable(self, type, .native, TypeAliasObject.self)
        method("__repr__") { (_, alias, _) throws(Raise) in .object(alias.name) }
        method("__reduce__") { (_, alias, _) throws(Raise) in .object(alias.name) }
        method("__getitem__", "key, /") { (machine, alias, arguments) throws(Raise) in
            if alias.parameters == nil {
                throw machine.error(.typeError, "Only generic type aliases are subscriptable")
            }
            return machine.makeGenericAlias(.object(alias), arguments[0])
        }
        for isReflected in [false, true] {
            method(isReflected ? "__ror__" : "__or__", "value, /") { (machine, alias, arguments) throws(Raise) in
                isReflected
                    ? try machine.makeUnion(arguments[0], .object(alias))
                    : try machine.makeUnion(.object(alias), arguments[0])
            }
        }
        func attribute(_ name: String, _ get: @escaping (Machine, TypeAliasObject) throws(Raise) -> Value) {
            defineAttribute(type, name) { (machine, value) throws(Raise) in
                guard let alias = value.object as? TypeAliasObject else { return .none }
                return try get(machine, alias)
            }
        }
        attribute("__name__") { (_, alias) throws(Raise) in .object(alias.name) }
        attribute("__module__") { (_, alias) throws(Raise) in alias.module }
        attribute("__type_params__") { (_, alias) throws(Raise) in
            .object(alias.parameters ?? TupleObject([] as [Value]))
        }
        attribute("__parameters__") { (machine, alias) throws(Raise) in
            .object(try machine.unpackedParameters(alias.parameters ?? TupleObject([] as [Value])))
        }
        attribute("__value__") { (machine, alias) throws(Raise) in
            if alias.value.value.isUndefined {
                alias.value = LazyValue(value: try machine.call(alias.value.function, []))
            }
            return alias.value.value
        }
    }
}
