/// `TypeVar`, `ParamSpec` and `TypeVarTuple` (Library Reference, "typing", "Building generic types and type aliases").
///
/// What belongs to a type parameter is given when it is made or, in a list of type parameters, evaluated when it is first asked for.
final class TypeVariableObject: AttributedObject {
    enum Kind: String { case typeVar = "TypeVar", paramSpec = "ParamSpec", typeVarTuple = "TypeVarTuple" }

    let variableKind: Kind
    let name: StrObject
    var bound = LazyValue()
    var constraints = LazyValue()
    var defaultValue = LazyValue()
    var isCovariant = false
    var isContravariant = false
    var infersVariance = false

    init(_ kind: Kind, name: StrObject, type: TypeObject) {
        variableKind = kind
        self.name = name
        super.init(kind: .native, type: type)
    }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        for part in [bound, constraints, defaultValue] {
            visit(part.value)
            visit(part.function)
        }
    }

    /// As it is written in annotations.
    var text: String {
        if infersVariance || variableKind == .typeVarTuple { return name.string }
        return (isCovariant ? "+" : isContravariant ? "-" : "~") + name.string
    }
}

/// A value, or the function that answers it when it is first asked for.
struct LazyValue {
    var value = Value.undefined
    var function = Value.undefined

    var isAbsent: Bool { value.isUndefined && function.isUndefined }
}

/// `P.args` and `P.kwargs`.
final class ParamSpecPartObject: PyObject {
    let origin: Value
    let isKeywords: Bool

    init(_ origin: Value, isKeywords: Bool, type: TypeObject) {
        self.origin = origin
        self.isKeywords = isKeywords
        super.init(kind: .native, type: type)
    }
}

extension Machine {
    /// Evaluates a part of a type parameter.
    func value(
        _ path: WritableKeyPath<TypeVariableObject, LazyValue>, of variable: TypeVariableObject, absent: Value
    ) throws(Raise) -> Value {
        let part = variable[keyPath: path]
        if !part.value.isUndefined { return part.value }
        if part.function.isUndefined { return absent }
        let value = try call(part.function, [])
        var target = variable
        target[keyPath: path] = LazyValue(value: value)
        return value
    }

    /// One parameter of a list of type parameters: `Intrinsic.makeTypeParameter`.
    func makeTypeParameter(_ window: UnsafeMutablePointer<Value>) throws(Raise) -> Value {
        guard let name = window[0].str, case .int(let number) = window[1] else { return .none }
        let kind = TypeParameterKind(rawValue: number) ?? .typeVar
        let variableKind: TypeVariableObject.Kind =
            switch kind {
            case .typeVar, .boundTypeVar, .constrainedTypeVar: .typeVar
            case .paramSpec: .paramSpec
            case .typeVarTuple: .typeVarTuple
            }
        let variable = TypeVariableObject(
            variableKind, name: name, type: typing.variables[variableKind] ?? types.object)
        variable.infersVariance = true
        if kind == .boundTypeVar { variable.bound.function = window[2] }
        if kind == .constrainedTypeVar { variable.constraints.function = window[2] }
        variable.defaultValue.function = window[3]
        return .object(variable)
    }

    /// Calls a function of Python's own `typing`.
    func callTyping(_ name: String, _ arguments: [Value]) throws(Raise) -> Value {
        let module = Value.object(try module(named: "typing"))
        return try call(try attribute(module, intern(name)), arguments)
    }

    /// What may stand as a type; text becomes a reference.
    private func checkedType(_ value: Value, _ message: String) throws(Raise) -> Value {
        if value.isNone { return value }
        // Most are classes, for which `typing` need not be imported.
        if let type = value.type, type.namespace.get(names.module).str?.string != "typing" { return value }
        return try callTyping("_type_check", [value, string(message)])
    }

    /// The module of the Python code that calls.
    private var callerModule: Value {
        let name = current?.pointee.function.globals.get(names.name) ?? .undefined
        return name.isUndefined ? .none : name
    }

    // MARK: The classes

    func defineTypeVariables(_ classes: TypingClasses) {
        defineTypeVar(classes)
        defineParamSpec(classes)
        defineTypeVarTuple(classes)
        for (kind, type) in classes.variables { defineVariable(kind, type) }
        defineParamSpecParts(classes)
    }

    private func defineVariable(_ kind: TypeVariableObject.Kind, _ type: TypeObject) {
        type.instancesHaveAttributes = true
        let method = MethodTable(self, type, .native, TypeVariableObject.self)
        method("__repr__") { (machine, variable, _) throws(Raise) in machine.string(variable.text) }
        method("__reduce__") { (_, variable, _) throws(Raise) in .object(variable.name) }
        method("has_default") { (machine, variable, _) throws(Raise) in
            let isNothing = variable.defaultValue.value.isIdentical(to: machine.typing.noDefault)
            return .bool(!variable.defaultValue.isAbsent && !isNothing)
        }
        method("__mro_entries__", "bases, /") { (machine, _, _) throws(Raise) in
            throw machine.error(.typeError, "Cannot subclass an instance of \(kind.rawValue)")
        }
        defineGetter(type, "__name__", isMember: true) { (_, arguments) throws(Raise) in
            (arguments[0].object as? TypeVariableObject).map { .object($0.name) } ?? .none
        }
        defineAttribute(type, "__default__") { (machine, value) throws(Raise) in
            guard let variable = value.object as? TypeVariableObject else { return .none }
            return try machine.value(\.defaultValue, of: variable, absent: machine.typing.noDefault)
        }
        if kind == .typeVarTuple { return }
        for isReflected in [false, true] {
            method(isReflected ? "__ror__" : "__or__", "value, /") { (machine, variable, arguments) throws(Raise) in
                let pair = [.object(variable), arguments[0]]
                return try machine.callTyping("_make_union", isReflected ? pair.reversed() : pair)
            }
        }
        let flags: [(String, KeyPath<TypeVariableObject, Bool>)] = [
            ("__covariant__", \.isCovariant), ("__contravariant__", \.isContravariant),
            ("__infer_variance__", \.infersVariance),
        ]
        for (name, path) in flags {
            defineGetter(type, name, isMember: true) { (_, arguments) throws(Raise) in
                .bool((arguments[0].object as? TypeVariableObject)?[keyPath: path] ?? false)
            }
        }
        defineAttribute(type, "__bound__") { (machine, value) throws(Raise) in
            guard let variable = value.object as? TypeVariableObject else { return .none }
            return try machine.value(\.bound, of: variable, absent: .none)
        }
    }

    private func defineTypeVar(_ classes: TypingClasses) {
        guard let type = classes.variables[.typeVar] else { return }
        defineRawConstructor(type) { (machine, type, arguments) throws(Raise) in
            let variable = try machine.newVariable(.typeVar, type, arguments, positional: nil)
            let constraints = arguments.positional.dropFirst()
            if constraints.count == 1 { throw machine.error(.typeError, "A single constraint is not allowed") }
            if !constraints.isEmpty {
                if !variable.bound.isAbsent {
                    throw machine.error(.typeError, "Constraints cannot be combined with bound=...")
                }
                var checked = ContiguousArray<Value>()
                for value in constraints {
                    checked.append(
                        try machine.checkedType(value, "TypeVar(name, constraint, ...): constraints must be types."))
                }
                variable.constraints.value = .object(TupleObject(checked))
            }
            return .object(variable)
        }
        let method = MethodTable(self, type, .native, TypeVariableObject.self)
        defineAttribute(type, "__constraints__") { (machine, value) throws(Raise) in
            guard let variable = value.object as? TypeVariableObject else { return .none }
            return try machine.value(\.constraints, of: variable, absent: .object(TupleObject([] as [Value])))
        }
        method("__typing_subst__", "arg, /") { (machine, variable, arguments) throws(Raise) in
            try machine.callTyping("_typevar_subst", [.object(variable), arguments[0]])
        }
        method("__typing_prepare_subst__", "alias, args, /") { (machine, variable, arguments) throws(Raise) in
            try machine.prepareSubstitution(variable, arguments[0], arguments[1])
        }
    }

    /// Takes the default where an alias is given too few arguments.
    private func prepareSubstitution(
        _ variable: TypeVariableObject, _ alias: Value, _ arguments: Value
    ) throws(Raise) -> Value {
        let parameters = try elements(try attribute(alias, intern("__parameters__")))
        let index = parameters.firstIndex { $0.isIdentical(to: .object(variable)) } ?? parameters.count
        let given = try elements(arguments)
        if index < given.count { return arguments }
        let value = try self.value(\.defaultValue, of: variable, absent: typing.noDefault)
        if index == given.count, !value.isIdentical(to: typing.noDefault) {
            return .object(TupleObject(ContiguousArray(given) + [value]))
        }
        throw error(
            .typeError,
            "Too few arguments for \(try str(alias).string); actual \(given.count), expected at least \(index + 1)")
    }

    private func defineParamSpec(_ classes: TypingClasses) {
        guard let type = classes.variables[.paramSpec] else { return }
        defineRawConstructor(type) { (machine, type, arguments) throws(Raise) in
            .object(try machine.newVariable(.paramSpec, type, arguments, positional: 1))
        }
        let method = MethodTable(self, type, .native, TypeVariableObject.self)
        for isKeywords in [false, true] {
            defineAttribute(type, isKeywords ? "kwargs" : "args") { (machine, value) throws(Raise) in
                let type = machine.typing.paramSpecParts[isKeywords ? 1 : 0]
                return .object(ParamSpecPartObject(value, isKeywords: isKeywords, type: type))
            }
        }
        method("__typing_subst__", "arg, /") { (machine, variable, arguments) throws(Raise) in
            try machine.callTyping("_paramspec_subst", [.object(variable), arguments[0]])
        }
        method("__typing_prepare_subst__", "alias, args, /") { (machine, variable, arguments) throws(Raise) in
            try machine.callTyping("_paramspec_prepare_subst", [.object(variable), arguments[0], arguments[1]])
        }
    }

    private func defineTypeVarTuple(_ classes: TypingClasses) {
        guard let type = classes.variables[.typeVarTuple] else { return }
        defineRawConstructor(type) { (machine, type, arguments) throws(Raise) in
            .object(try machine.newVariable(.typeVarTuple, type, arguments, positional: 1))
        }
        let method = MethodTable(self, type, .native, TypeVariableObject.self)
        method("__iter__") { (machine, variable, _) throws(Raise) in
            try machine.iterator(.object(TupleObject([try machine.unpacked(.object(variable))])))
        }
        method("__typing_subst__", "arg, /") { (machine, _, _) throws(Raise) in
            throw machine.error(.typeError, "Substitution of bare TypeVarTuple is not supported")
        }
        method("__typing_prepare_subst__", "alias, args, /") { (machine, variable, arguments) throws(Raise) in
            try machine.callTyping("_typevartuple_prepare_subst", [.object(variable), arguments[0], arguments[1]])
        }
    }

    /// `typing.Unpack[value]`
    private func unpacked(_ value: Value) throws(Raise) -> Value {
        let module = Value.object(try module(named: "typing"))
        return try self.subscript(try attribute(module, intern("Unpack")), value)
    }

    /// Type parameters as they stand in brackets: a TypeVarTuple unpacked.
    func unpackedParameters(_ parameters: TupleObject) throws(Raise) -> TupleObject {
        var result = ContiguousArray<Value>()
        for value in parameters.elements {
            let isTuple = (value.object as? TypeVariableObject)?.variableKind == .typeVarTuple
            result.append(isTuple ? try unpacked(value) : value)
        }
        return TupleObject(result)
    }

    /// - Parameter positional: how many arguments may be given by position; nil for any number.
    private func newVariable(
        _ kind: TypeVariableObject.Kind, _ type: TypeObject, _ arguments: Arguments, positional: Int?
    ) throws(Raise) -> TypeVariableObject {
        let title = kind.rawValue.lowercased()
        let known =
            kind == .typeVarTuple
            ? ["name", "default"] : ["name", "bound", "default", "covariant", "contravariant", "infer_variance"]
        if let positional, arguments.count > positional {
            throw error(
                .typeError,
                "\(title)() takes exactly \(positional) positional argument\(positional == 1 ? "" : "s") (\(arguments.count) given)"
            )
        }
        for key in arguments.keywords?.elements ?? [] {
            let text = key.str?.string ?? ""
            if !known.contains(text) { throw unexpectedKeyword(text, of: title, known: known) }
        }
        let given = arguments.optional(0)
        let name = given.isUndefined ? arguments.keyword("name") : given
        if name.isUndefined { throw error(.typeError, "\(title)() missing required argument 'name' (pos 1)") }
        guard let name = name.str else { throw wrongArgument(title, "'name'", "str", name) }
        let variable = TypeVariableObject(kind, name: name, type: type)
        func flag(_ name: String) throws(Raise) -> Bool {
            let value = arguments.keyword(name)
            return value.isUndefined ? false : try isTrue(value)
        }
        variable.isCovariant = try flag("covariant")
        variable.isContravariant = try flag("contravariant")
        variable.infersVariance = try flag("infer_variance")
        if variable.isCovariant && variable.isContravariant {
            throw error(.valueError, "Bivariant types are not supported.")
        }
        if variable.infersVariance && (variable.isCovariant || variable.isContravariant) {
            throw error(.valueError, "Variance cannot be specified with infer_variance.")
        }
        let bound = arguments.keyword("bound")
        if !bound.isUndefined, !bound.isNone {
            variable.bound.value = try checkedType(bound, "Bound must be a type.")
        }
        let value = arguments.keyword("default")
        if !value.isUndefined { variable.defaultValue.value = value }
        let attributes = DictObject()
        attributes.set(names.module, callerModule)
        variable.attributes = attributes
        return variable
    }

    private func defineParamSpecParts(_ classes: TypingClasses) {
        for (index, type) in classes.paramSpecParts.enumerated() {
            let name = index == 0 ? "ParamSpecArgs" : "ParamSpecKwargs"
            defineConstructor(type, "origin") { (_, type, arguments) throws(Raise) in
                .object(ParamSpecPartObject(arguments[0], isKeywords: index == 1, type: type))
            }
            let method = MethodTable(self, type, .native, ParamSpecPartObject.self)
            method("__repr__") { (machine, part, _) throws(Raise) in
                let suffix = part.isKeywords ? "kwargs" : "args"
                guard let variable = part.origin.object as? TypeVariableObject else {
                    return machine.string("\(try machine.repr(part.origin).string).\(suffix)")
                }
                return machine.string("\(variable.name.string).\(suffix)")
            }
            method("__mro_entries__", "bases, /") { (machine, _, _) throws(Raise) in
                throw machine.error(.typeError, "Cannot subclass an instance of \(name)")
            }
            defineAttribute(type, "__origin__") { (_, value) throws(Raise) in
                (value.object as? ParamSpecPartObject)?.origin ?? .none
            }
            defineComparisons(type, [.equal, .notEqual]) { (machine, a, comparison, b) throws(Raise) in
                guard let a = a.object as? ParamSpecPartObject, let b = b.object as? ParamSpecPartObject,
                    a.isKeywords == b.isKeywords
                else { return nil }
                return .bool(try machine.isEqual(a.origin, b.origin) == (comparison == .equal))
            }
        }
    }
}
