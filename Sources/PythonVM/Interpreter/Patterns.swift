/// What mapping and class patterns ask of their subject (Reference, "Mapping Patterns", "Class Patterns").
extension Machine {
    /// The values for the keys of a mapping pattern, or None. `get` with a value of our own says what is missing: unlike `[]` it
    /// makes no default entry.
    func matchKeys(_ subject: Value, _ keys: Value) throws(Raise) -> Value {
        guard let keys = keys.tuple?.elements, !keys.isEmpty else { return .object(TupleObject([] as [Value])) }
        let get = try attribute(subject, intern("get"))
        let missing = Value.object(InstanceObject(type: types.object))
        let seen = SetObject()
        var values = ContiguousArray<Value>()
        for key in keys {
            if try seen.contains(key, self) {
                throw error(.valueError, "mapping pattern checks duplicate key (\(try repr(key).string))")
            }
            try seen.add(key, self)
            let value = try call(get, [key, missing])
            if value.isIdentical(to: missing) { return .none }
            values.append(value)
        }
        return .object(TupleObject(values))
    }

    func copyWithoutKeys(_ subject: Value, _ keys: Value) throws(Raise) -> Value {
        let rest = DictObject()
        try updateDisplay(rest, subject)
        for key in keys.tuple?.elements ?? [] { try deleteSubscript(.object(rest), key) }
        return .object(rest)
    }

    /// The attributes for the sub-patterns of a class pattern, or None.
    func matchClass(_ subject: Value, _ type: Value, positional: Value, names: Value) throws(Raise) -> Value {
        guard let type = type.type else { throw error(.typeError, "called match pattern must be a class") }
        guard try isInstance(subject, ofAny: .object(type)) else { return .none }
        let keywords = names.tuple?.elements ?? []
        var count = 0
        if case .int(let number) = positional { count = number }
        let typeName = type.messageName ?? type.name
        var attributes = ContiguousArray<Value>()
        var wanted = ContiguousArray<StrObject>()
        if count > 0 {
            let declared = try optionalAttribute(.object(type), intern("__match_args__"))
            let matchesItself = declared.isUndefined && type.matchesItself
            if !declared.isUndefined, declared.tuple == nil || declared.object?.customType != nil {
                throw error(
                    .typeError, "\(typeName).__match_args__ must be a tuple (got \(self.typeName(declared)))")
            }
            let matchNames = declared.tuple?.elements ?? []
            let allowed = matchesItself ? 1 : matchNames.count
            if allowed < count {
                let plural = allowed == 1 ? "" : "s"
                throw error(
                    .typeError, "\(typeName)() accepts \(allowed) positional sub-pattern\(plural) (\(count) given)")
            }
            if matchesItself {
                attributes.append(subject)
            } else {
                for name in matchNames.prefix(count) {
                    guard let text = name.str, text.customType == nil else {
                        throw error(
                            .typeError, "__match_args__ elements must be strings (got \(self.typeName(name)))")
                    }
                    guard try matchAttribute(subject, text, typeName, &wanted, &attributes) else { return .none }
                }
            }
        }
        for name in keywords {
            guard let name = name.str, try matchAttribute(subject, name, typeName, &wanted, &attributes) else {
                return .none
            }
        }
        return .object(TupleObject(attributes))
    }

    private func matchAttribute(
        _ subject: Value, _ name: StrObject, _ typeName: String, _ wanted: inout ContiguousArray<StrObject>,
        _ attributes: inout ContiguousArray<Value>
    ) throws(Raise) -> Bool {
        if wanted.contains(where: { $0.isEqual(to: name) }) {
            let text = try repr(.object(name)).string
            throw error(.typeError, "\(typeName)() got multiple sub-patterns for attribute \(text)")
        }
        wanted.append(name)
        let value = try optionalAttribute(subject, names.intern(name))
        attributes.append(value)
        return !value.isUndefined
    }
}

extension TypeObject {
    /// A single positional sub-pattern matches the whole subject (Reference, "Class Patterns").
    fileprivate var matchesItself: Bool {
        switch layout {
        case .bigInt, .bytearray, .bytes, .dict, .float, .frozenset, .list, .set, .str, .tuple: true
        default: false
        }
    }
}
