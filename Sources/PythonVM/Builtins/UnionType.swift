import PythonSyntax

/// `int | str` (Library Reference, "Union Type").
final class UnionObject: PyObject {
    /// At least two, none twice, none of them a union.
    let members: TupleObject

    init(_ members: TupleObject, type: TypeObject) {
        self.members = members
        super.init(kind: .native, type: type)
    }
}

extension Machine {
    func defineUnionType() {
        let type = types.union
        type.setAttribute(names.module, string("types"))
        for owner in [types.type, types.genericAlias, type] {
            define(owner, "__or__") { (machine, arguments) throws(Raise) in
                try machine.makeUnion(arguments.optional(0), arguments.optional(1))
            }
            define(owner, "__ror__") { (machine, arguments) throws(Raise) in
                try machine.makeUnion(arguments.optional(1), arguments.optional(0))
            }
        }
        let method = MethodTable(self, type, .native, UnionObject.self)
        method("__repr__") { (machine, union, _) throws(Raise) in
            var builder = StrBuilder()
            for (index, member) in union.members.elements.enumerated() {
                if index > 0 { builder.append(" | ") }
                if member.isIdentical(to: .object(machine.types.none)) {
                    builder.append("None")
                } else {
                    try machine.appendTypeName(member, to: &builder)
                }
            }
            return .object(builder.finish())
        }
        method("__hash__") { (machine, union, _) throws(Raise) in
            // The order of the members does not count.
            var hash = 0
            for member in union.members.elements { hash ^= try machine.hash(member) }
            return .int(hash)
        }
        method("__instancecheck__", "instance, /") { (machine, union, arguments) throws(Raise) in
            for member in union.members.elements where machine.isParameterized(member) {
                throw machine.error(.typeError, "isinstance() argument 2 cannot be a parameterized generic")
            }
            for member in union.members.elements where try machine.isInstance(arguments[0], ofAny: member) {
                return .bool(true)
            }
            return .bool(false)
        }
        method("__subclasscheck__", "cls, /") { (machine, union, arguments) throws(Raise) in
            guard arguments[0].type != nil else {
                throw machine.error(.typeError, "issubclass() arg 1 must be a class")
            }
            for member in union.members.elements where machine.isParameterized(member) {
                throw machine.error(.typeError, "issubclass() argument 2 cannot be a parameterized generic")
            }
            for member in union.members.elements where try machine.isSubclass(arguments[0], ofAny: member) {
                return .bool(true)
            }
            return .bool(false)
        }
        defineComparisons(type, [.equal, .notEqual]) { (machine, a, comparison, b) throws(Raise) in
            guard let a = a.object as? UnionObject, let b = b.object as? UnionObject else { return nil }
            var isEqual = a.members.count == b.members.count
            for member in a.members.elements where isEqual {
                isEqual = try machine.firstIndex(of: member, in: b.members.elements, 0, b.members.count) >= 0
            }
            return .bool(isEqual == (comparison == .equal))
        }
        defineGetter(type, "__args__") { (_, arguments) throws(Raise) in
            (arguments[0].object as? UnionObject).map { .object($0.members) } ?? .none
        }
        defineGetter(type, "__parameters__") { (machine, arguments) throws(Raise) in
            guard let union = arguments[0].object as? UnionObject else { return .none }
            return .object(TupleObject(try machine.typeParameters(of: union.members)))
        }
        method("__getitem__", "key, /") { (machine, union, arguments) throws(Raise) in
            let replaced = try machine.substitute(arguments[0], for: union.members, of: .object(union)).elements
            // What was two members may be one now.
            var joined = replaced[0]
            for member in replaced.dropFirst() { joined = try machine.binary(.bitOr, joined, member) }
            return joined
        }
    }

    private func isParameterized(_ value: Value) -> Bool { value.object is GenericAliasObject }

    /// `a | b` of types; `NotImplemented` if one is none.
    func makeUnion(_ a: Value, _ b: Value) throws(Raise) -> Value {
        var members = ContiguousArray<Value>()
        for part in [a, b] {
            let parts: ContiguousArray<Value>
            if let union = part.object as? UnionObject {
                parts = union.members.elements
            } else if part.isNone {
                parts = [.object(types.none)]
            } else if part.type != nil || part.object is GenericAliasObject || part.object is TypeAliasObject {
                parts = [part]
            } else {
                return notImplemented
            }
            for part in parts where try firstIndex(of: part, in: members, 0, members.count) < 0 { members.append(part) }
        }
        return members.count == 1 ? members[0] : .object(UnionObject(TupleObject(members), type: types.union))
    }
}
