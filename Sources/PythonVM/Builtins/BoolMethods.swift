import PythonSyntax

/// `bool` (Library Reference, "Boolean Type"): what it does not inherit from `int`.
extension Machine {
    func defineBoolMethods() {
        let method = NumberMethodTable(self, types.bool)
        for operation in [BinaryOperator.bitAnd, .bitOr, .bitXor] {
            method.binary(operation) { (machine, a, b) throws(Raise) in
                guard a.intValue != nil, b.intValue != nil else { return nil }
                return try machine.numberOperator(operation, a, b)
            }
        }
        method("__invert__") { (machine, receiver, _) throws(Raise) in
            try machine.warn(
                machine.types[.deprecationWarning],
                "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of "
                    + "the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for "
                    + "boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.")
            if case .bool(true) = receiver { return .int(~1) }
            return .int(~0)
        }
        let shown = (yes: string("True"), no: string("False"))
        method("__repr__") { (_, receiver, _) throws(Raise) in
            if case .bool(true) = receiver { return shown.yes }
            return shown.no
        }
        defineNew(types.bool) { (machine, _, arguments) throws(Raise) -> Value in
            let value = try machine.onlyArgument("bool", arguments)
            return .bool(value.isUndefined ? false : try machine.isTrue(value))
        }
    }

    /// The argument of `bool(x)`, `float(x)`, `set(x)`; `.undefined` if there is none.
    func onlyArgument(
        _ name: String, _ arguments: Arguments, ignoringKeywords: Bool = false
    ) throws(Raise) -> Value {
        if !ignoringKeywords, arguments.keywords != nil {
            throw error(.typeError, "\(name)() takes no keyword arguments")
        }
        if arguments.count > 1 { throw wrongCount(name, arguments.count, 0...1) }
        return arguments.optional(0)
    }

    /// Whether a class of the program has its own `__new__` or `__init__` in the place of a built-in one: it may then take keywords that
    /// mean nothing to what is left of the two.
    func overrides(_ name: StrObject, _ type: TypeObject?, of base: TypeObject) -> Bool {
        guard let type, type !== base else { return false }
        return !find(type, name).isIdentical(to: find(base, name))
    }
}
