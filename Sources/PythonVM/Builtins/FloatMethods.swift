import PythonSyntax

/// `float` (Library Reference, "Additional Methods on Float"). What its operators compute stands in
/// `Numbers/NumberOperators`.
extension Machine {
    func defineFloatMethods() {
        let method = NumberMethodTable(self, types.float)
        defineFloatOperators(method)
        defineFloatConversions(method)
        defineFloatQueries(method)
        defineNew(types.float) { (machine, type, arguments) throws(Raise) -> Value in
            let value = try machine.onlyArgument(
                "float", arguments,
                ignoringKeywords: machine.overrides(machine.names.initialize, type, of: machine.types.float))
            let double = value.isUndefined ? 0 : try machine.floatFrom(value)
            return type.map { .object(FloatObject(double, type: $0)) } ?? .float(double)
        }
    }

    private func defineFloatOperators(_ method: NumberMethodTable) {
        for operation in [BinaryOperator.add, .subtract, .multiply, .divide, .floorDivide, .modulo] {
            method.binary(operation) { (machine, a, b) throws(Raise) in
                guard let x = try machine.realNumber(a), let y = try machine.realNumber(b) else { return nil }
                return try machine.floatOperator(operation, x, y)
            }
        }
        for (name, isReflected) in [("__pow__", false), ("__rpow__", true)] {
            method(name, "value, mod=None, /") { (machine, receiver, arguments) throws(Raise) in
                let (a, b) = isReflected ? (arguments[0], receiver) : (receiver, arguments[0])
                guard arguments[1].isUndefined || arguments[1].isNone else {
                    return try machine.numberPower(a, b, modulus: arguments[1]) ?? machine.notImplemented
                }
                guard let x = try machine.realNumber(a), let y = try machine.realNumber(b) else {
                    return machine.notImplemented
                }
                return try machine.floatOperator(.power, x, y) ?? machine.notImplemented
            }
        }
        for (name, isReflected) in [("__divmod__", false), ("__rdivmod__", true)] {
            method(name, "value, /") { (machine, receiver, arguments) throws(Raise) in
                let (a, b) = isReflected ? (arguments[0], receiver) : (receiver, arguments[0])
                return try machine.numberDivmod(a, b) ?? machine.notImplemented
            }
        }
        method("__neg__") { (_, receiver, _) throws(Raise) in .float(-(receiver.floatValue ?? 0)) }
        method("__pos__") { (_, receiver, _) throws(Raise) in .float(receiver.floatValue ?? 0) }
        method("__abs__") { (_, receiver, _) throws(Raise) in .float((receiver.floatValue ?? 0).magnitude) }
        defineComparisons(types.float) { (machine, a, comparison, b) throws(Raise) in
            guard b.complexValue == nil else { return nil }
            return machine.numberComparison(comparison, a, b).map { .bool($0) }
        }
    }

    private func defineFloatConversions(_ method: NumberMethodTable) {
        for name in ["__int__", "__trunc__"] {
            method(name) { (machine, receiver, _) throws(Raise) in
                Value(try machine.truncated(receiver.floatValue ?? 0))
            }
        }
        method("__floor__") { (machine, receiver, _) throws(Raise) in
            Value(try machine.truncated((receiver.floatValue ?? 0).rounded(.down)))
        }
        method("__ceil__") { (machine, receiver, _) throws(Raise) in
            Value(try machine.truncated((receiver.floatValue ?? 0).rounded(.up)))
        }
        method("__round__", "ndigits=None, /") { (machine, receiver, arguments) throws(Raise) in
            let double = receiver.floatValue ?? 0
            if arguments[0].isUndefined || arguments[0].isNone {
                return Value(try machine.truncated(double.rounded(.toNearestOrEven)))
            }
            let places = try machine.clampedInteger(arguments[0])
            guard let rounded = FloatArithmetic.rounded(double, places: places) else {
                throw machine.error(.overflowError, "rounded value too large to represent")
            }
            return .float(rounded)
        }
        for name in ["__float__", "conjugate"] {
            method(name) { (_, receiver, _) throws(Raise) in .float(receiver.floatValue ?? 0) }
        }
        method("__bool__") { (_, receiver, _) throws(Raise) in .bool(receiver.floatValue != 0) }
        method("__hash__") { (_, receiver, _) throws(Raise) in .int(Hashing.hash(receiver.floatValue ?? 0)) }
        method("__repr__") { (_, receiver, _) throws(Raise) in
            .object(StrObject(ascii: FloatText.repr(receiver.floatValue ?? 0)))
        }
        method("__format__", "format_spec, /") { (machine, receiver, arguments) throws(Raise) in
            let spec = try machine.strArgument("__format__", "", arguments[0])
            return .object(try machine.formatBuiltin(receiver, spec))
        }
        method("__getnewargs__") { (_, receiver, _) throws(Raise) in
            .object(TupleObject([.float(receiver.floatValue ?? 0)]))
        }
    }

    private func defineFloatQueries(_ method: NumberMethodTable) {
        method("is_integer") { (_, receiver, _) throws(Raise) in
            let double = receiver.floatValue ?? 0
            return .bool(double.isFinite && double == double.rounded(.down))
        }
        method("as_integer_ratio") { (machine, receiver, _) throws(Raise) in
            let double = receiver.floatValue ?? 0
            if double.isInfinite { throw machine.error(.overflowError, "cannot convert Infinity to integer ratio") }
            if double.isNaN { throw machine.error(.valueError, "cannot convert NaN to integer ratio") }
            let (numerator, denominator) = FloatArithmetic.ratio(double)
            return .object(TupleObject([Value(numerator), Value(denominator)]))
        }
        method("hex") { (machine, receiver, _) throws(Raise) in machine.string(FloatHex.text(receiver.floatValue ?? 0))
        }
        let signature = Signature("float.fromhex", "string, /")
        defineClassMethod(types.float, "fromhex") { (machine, arguments) throws(Raise) in
            let type = arguments[0]
            let arguments = try signature.bind(arguments.dropFirst, machine)
            guard let text = arguments[0].str else {
                throw machine.error(.typeError, "bad argument type for built-in operation")
            }
            let value = Value.float(try machine.parseHexFloat(text))
            return type.type === machine.types.float ? value : try machine.call(type, [value])
        }
        method.getter("real") { .float($0.floatValue ?? 0) }
        method.getter("imag") { _ in .float(0) }
    }

    private func parseHexFloat(_ text: StrObject) throws(Raise) -> Double {
        let failure: FloatHex.Failure
        do throws(FloatHex.Failure) {
            return try FloatHex.parse(text.scalars.map { $0 < 0x80 ? UInt8($0) : 0x3f })
        } catch {
            failure = error
        }
        switch failure {
        case .invalid: throw error(.valueError, "invalid hexadecimal floating-point string")
        case .tooLarge: throw error(.overflowError, "hexadecimal value too large to represent as a float")
        }
    }
}
