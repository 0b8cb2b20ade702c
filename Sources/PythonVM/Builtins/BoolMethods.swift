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
    func onlyArgument(_ name: String, _ arguments: Arguments) throws(Raise) -> Value {
        if arguments.keywords != nil { throw error(.typeError, "\(name)() takes no keyword arguments") }
        if arguments.count > 1 { throw wrongCount(name, arguments.count, 0...1) }
        return arguments.optional(0)
    }
}
