import PythonSyntax

/// `list[T][int]`: type arguments take the place of type variables (Library Reference, "Generic Alias Type"). The variables themselves
/// say how, by `__typing_subst__` and `__typing_prepare_subst__`.
extension Machine {
    /// The type variables among the arguments, nested ones included, each once.
    func typeParameters(of arguments: TupleObject) throws(Raise) -> ContiguousArray<Value> {
        var found = ContiguousArray<Value>()
        func add(_ value: Value) {
            if !found.contains(where: { $0.isIdentical(to: value) }) { found.append(value) }
        }
        for argument in arguments.elements where argument.type == nil {
            if !(try optionalAttribute(argument, intern("__typing_subst__")).isUndefined) {
                add(argument)
            } else if let nested = try optionalAttribute(argument, intern("__parameters__")).tuple {
                for value in nested.elements { add(value) }
            }
        }
        return found
    }

    /// What `owner[key]` makes of the arguments of `owner`, an alias or a union.
    func substitute(
        _ key: Value, for arguments: TupleObject, of owner: Value
    ) throws(Raise) -> TupleObject {
        let parameters = try typeParameters(of: arguments)
        if parameters.isEmpty { throw error(.typeError, "\(try repr(owner).string) is not a generic class") }
        let values = try distribute(key, to: parameters, of: owner)
        var result = ContiguousArray<Value>()
        for argument in arguments.elements {
            let isSpread = argument.type == nil ? try isUnpackedTypeVarTuple(argument) : false
            let replaced = try replacement(for: argument, parameters, values)
            if isSpread, let parts = replaced.tuple {
                result.append(contentsOf: parts.elements)
            } else {
                result.append(replaced)
            }
        }
        return TupleObject(result)
    }

    /// One value for each parameter: defaults are filled in, and a TypeVarTuple gathers its own.
    private func distribute(
        _ key: Value, to parameters: ContiguousArray<Value>, of owner: Value
    ) throws(Raise) -> ContiguousArray<Value> {
        var values = try spread(key.tuple?.elements ?? [key])
        for parameter in parameters {
            let prepare = try optionalAttribute(parameter, intern("__typing_prepare_subst__"))
            if prepare.isUndefined || prepare.isNone { continue }
            values = try elements(try call(prepare, [owner, .object(TupleObject(values))]))
        }
        if values.count == parameters.count { return values }
        throw error(
            .typeError,
            "Too \(values.count > parameters.count ? "many" : "few") arguments for \(try repr(owner).string); "
                + "actual \(values.count), expected \(parameters.count)")
    }

    /// `*tuple[int, str]` gives its parts, unless it is of any length.
    private func spread(_ values: ContiguousArray<Value>) throws(Raise) -> ContiguousArray<Value> {
        var result = ContiguousArray<Value>()
        for value in values {
            if value.type == nil,
                let parts = try optionalAttribute(value, intern("__typing_unpacked_tuple_args__")).tuple?.elements,
                parts.last?.object?.kind != .ellipsis
            {
                result.append(contentsOf: parts)
            } else {
                result.append(value)
            }
        }
        return result
    }

    private func isUnpackedTypeVarTuple(_ argument: Value) throws(Raise) -> Bool {
        let answer = try optionalAttribute(argument, intern("__typing_is_unpacked_typevartuple__"))
        return answer.isUndefined ? false : try isTrue(answer)
    }

    private func replacement(
        for argument: Value, _ parameters: ContiguousArray<Value>, _ values: ContiguousArray<Value>
    ) throws(Raise) -> Value {
        if argument.type != nil { return argument }
        let substitution = try optionalAttribute(argument, intern("__typing_subst__"))
        if !substitution.isUndefined, let index = parameters.firstIndex(where: { $0.isIdentical(to: argument) }) {
            return try call(substitution, [values[index]])
        }
        guard let nested = try optionalAttribute(argument, intern("__parameters__")).tuple, nested.count > 0 else {
            return argument
        }
        var inner = ContiguousArray<Value>()
        for parameter in nested.elements {
            guard let index = parameters.firstIndex(where: { $0.isIdentical(to: parameter) }) else {
                inner.append(parameter)
                continue
            }
            // A TypeVarTuple that is nested gets what it gathered one by one.
            if let gathered = values[index].tuple, isTypeVarTuple(parameter) {
                inner.append(contentsOf: gathered.elements)
            } else {
                inner.append(values[index])
            }
        }
        return try self.subscript(argument, .object(TupleObject(inner)))
    }

    private func isTypeVarTuple(_ value: Value) -> Bool {
        (value.object as? TypeVariableObject)?.variableKind == .typeVarTuple
    }
}
