import PythonSyntax

/// `complex` (Library Reference, "Numeric Types").
extension Machine {
    func defineComplexMethods() {
        let method = NumberMethodTable(self, types.complex)
        for operation in [BinaryOperator.add, .subtract, .multiply, .divide] {
            method.binary(operation) { (machine, a, b) throws(Raise) in
                guard let x = try machine.complex(a), let y = try machine.complex(b) else { return nil }
                return try machine.complexOperator(operation, x, y)
            }
        }
        for (name, isReflected) in [("__pow__", false), ("__rpow__", true)] {
            method(name, "value, mod=None, /") { (machine, receiver, arguments) throws(Raise) in
                let (a, b) = isReflected ? (arguments[0], receiver) : (receiver, arguments[0])
                guard let x = try machine.complex(a), let y = try machine.complex(b) else {
                    return machine.notImplemented
                }
                guard arguments[1].isUndefined || arguments[1].isNone else {
                    throw machine.error(.valueError, "complex modulo")
                }
                return try machine.complexOperator(.power, x, y) ?? machine.notImplemented
            }
        }
        for (name, operation) in [("__neg__", UnaryOperator.minus), ("__pos__", .plus)] {
            method(name) { (machine, receiver, _) throws(Raise) in
                machine.numberOperator(operation, receiver) ?? machine.notImplemented
            }
        }
        defineComparisons(types.complex) { (machine, a, comparison, b) throws(Raise) in
            machine.numberComparison(comparison, a, b).map { .bool($0) }
        }
        defineComplexConversions(method)
        let signature = Signature("complex", "real=0, imag=0")
        defineNew(types.complex) { (machine, type, arguments) throws(Raise) -> Value in
            let arguments = try signature.bind(arguments, machine)
            let isSame = type == nil && arguments[1].isUndefined && arguments[0].object?.customType == nil
            if isSame, arguments[0].complexValue != nil { return arguments[0] }
            return .object(ComplexObject(try machine.complexFrom(arguments[0], arguments[1]), type: type))
        }
    }

    private func defineComplexConversions(_ method: NumberMethodTable) {
        let zero = Complex(real: 0, imaginary: 0)
        method("__abs__") { (machine, receiver, _) throws(Raise) in
            try machine.numberAbsolute(receiver) ?? machine.notImplemented
        }
        method("__bool__") { (_, receiver, _) throws(Raise) in .bool(!(receiver.complexValue ?? zero).isZero) }
        method("__hash__") { (_, receiver, _) throws(Raise) in .int(Hashing.hash(receiver.complexValue ?? zero)) }
        method("__complex__") { (_, receiver, _) throws(Raise) in Value(receiver.complexValue ?? zero) }
        method("__repr__") { (_, receiver, _) throws(Raise) in
            .object(StrObject(ascii: (receiver.complexValue ?? zero).repr))
        }
        method("__format__", "format_spec, /") { (machine, receiver, arguments) throws(Raise) in
            let spec = try machine.strArgument("__format__", "", arguments[0])
            return .object(try machine.formatBuiltin(receiver, spec))
        }
        method("__getnewargs__") { (_, receiver, _) throws(Raise) in
            let value = receiver.complexValue ?? zero
            return .object(TupleObject([.float(value.real), .float(value.imaginary)]))
        }
        method("conjugate") { (_, receiver, _) throws(Raise) in
            let value = receiver.complexValue ?? zero
            return Value(Complex(real: value.real, imaginary: -value.imaginary))
        }
        method.getter("real") { .float($0.complexValue?.real ?? 0) }
        method.getter("imag") { .float($0.complexValue?.imaginary ?? 0) }
    }
}
