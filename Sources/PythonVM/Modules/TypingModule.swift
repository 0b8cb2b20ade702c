/// `_typing`: what of `typing` the language itself makes. `typing` is written in Python and takes these classes from here.
///
/// What is left to `typing`, by name, as in CPython: `_GenericAlias`, `_generic_class_getitem`, `_generic_init_subclass`, `_type_check`,
/// `_make_union`, `Unpack`, `_typevar_subst`, `_typevartuple_prepare_subst`, `_paramspec_subst`, `_paramspec_prepare_subst`.
final class TypingClasses {
    let variables: [TypeVariableObject.Kind: TypeObject]
    /// Of `P.args`, and of `P.kwargs`.
    let paramSpecParts: [TypeObject]
    let typeAlias: TypeObject
    let generic: TypeObject
    let noDefaultType: TypeObject
    let noDefault: Value

    init(_ machine: Machine) {
        func make(_ name: String, layout: ObjectKind = .native) -> TypeObject {
            let type = TypeObject(name: name, bases: [machine.types.object], layout: layout)
            type.setAttribute(machine.names.module, machine.string("typing"))
            type.isBase = layout == .instance
            type.messageName = layout == .instance ? nil : "typing.\(name)"
            return type
        }
        var variables: [TypeVariableObject.Kind: TypeObject] = [:]
        for kind in [TypeVariableObject.Kind.typeVar, .paramSpec, .typeVarTuple] {
            variables[kind] = make(kind.rawValue)
            variables[kind]?.hasWeakReferences = true
        }
        self.variables = variables
        paramSpecParts = [make("ParamSpecArgs"), make("ParamSpecKwargs")]
        typeAlias = make("TypeAliasType")
        generic = make("Generic", layout: .instance)
        noDefaultType = make("NoDefaultType")
        noDefaultType.messageName = nil
        noDefaultType.setAttribute(machine.names.module, .undefined)
        noDefault = .object(NoDefaultObject(kind: .native, type: noDefaultType))
    }
}

/// `typing.NoDefault`
private final class NoDefaultObject: PyObject {}

extension Machine {
    func makeTypingClasses() -> TypingClasses {
        let classes = TypingClasses(self)
        defineTypeVariables(classes)
        defineTypeAlias(classes.typeAlias)
        defineGeneric(classes.generic)
        let method = MethodTable(self, classes.noDefaultType, .native, NoDefaultObject.self)
        method("__repr__") { (machine, _, _) throws(Raise) in machine.string("typing.NoDefault") }
        method("__reduce__") { (machine, _, _) throws(Raise) in machine.string("NoDefault") }
        defineRawConstructor(classes.noDefaultType) { (machine, _, arguments) throws(Raise) in
            if arguments.count > 0 || arguments.keywords != nil {
                throw machine.error(.typeError, "NoDefaultType takes no arguments")
            }
            return machine.typing.noDefault
        }
        return classes
    }

    private func defineGeneric(_ type: TypeObject) {
        for (name, helper) in [
            ("__class_getitem__", "_generic_class_getitem"), ("__init_subclass__", "_generic_init_subclass"),
        ] {
            defineClassMethod(type, name) { (machine, arguments) throws(Raise) in
                let module = Value.object(try machine.module(named: "typing"))
                let function = try machine.attribute(module, machine.intern(helper))
                return try machine.callAny(function, arguments)
            }
        }
    }

    /// `typing.Generic[...]` of a class's type parameters.
    func subscriptGeneric(_ parameters: Value) throws(Raise) -> Value {
        guard let parameters = parameters.tuple else { return .none }
        return try callTyping(
            "_GenericAlias", [.object(typing.generic), .object(try unpackedParameters(parameters))])
    }

    func defineTypingModule() {
        defineModule("_typing") { (machine, module) throws(Raise) in
            module.isOurs = true
            let classes = machine.typing
            var members = Array(classes.variables.values) + classes.paramSpecParts
            members += [classes.typeAlias, classes.generic]
            for type in members { module.namespace.set(machine.intern(type.name), .object(type)) }
            module.namespace.set(machine.intern("NoDefault"), classes.noDefault)
            machine.defineFunction(module, "_idfunc", "x, /") { (_, arguments) throws(Raise) in arguments[0] }
        }
        func parameters(_ value: Value) -> Value {
            .object(value.function?.typeParameters ?? TupleObject([] as [Value]))
        }
        defineProperty(types.function, "__type_params__") { (_, arguments) throws(Raise) in
            parameters(arguments[0])
        } set: { (machine, arguments) throws(Raise) in
            guard let tuple = arguments.optional(1).tuple else {
                throw machine.error(.typeError, "__type_params__ must be set to a tuple")
            }
            arguments[0].function?.typeParameters = tuple
            return .none
        }
        defineProperty(types.type, "__type_params__") { (machine, arguments) throws(Raise) in
            guard let type = arguments[0].type, type.isUserDefined else { return .object(TupleObject([] as [Value])) }
            let value = type.namespace.get(machine.intern("__type_params__"))
            return value.isUndefined ? .object(TupleObject([] as [Value])) : value
        } set: { (machine, arguments) throws(Raise) in
            arguments[0].type?.setAttribute(machine.intern("__type_params__"), arguments.optional(1))
            return .none
        }
    }
}
