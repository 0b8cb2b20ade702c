import BigInt

extension Machine {
    /// What `__index__` says of something that is no small int.
    func integerFromIndex(_ value: Value) throws(Raise) -> Value {
        if let number = value.intValue { return Value(number) }
        guard let result = try callSpecial(value, names.index, []) else {
            throw error(.typeError, "'\(typeName(value))' object cannot be interpreted as an integer")
        }
        return Value(try intAnswered(result, by: "__index__"))
    }

    /// The int that a program's `__int__` or `__index__` has answered; of a subclass it should not be, `bool` among them.
    func intAnswered(_ answer: Value, by method: String) throws(Raise) -> IntValue {
        guard let number = answer.intValue else {
            throw error(.typeError, "\(method) returned non-int (type \(typeName(answer)))")
        }
        if typeOf(answer) !== types.int {
            try warn(
                types[.deprecationWarning],
                "\(method) returned non-int (type \(typeName(answer))).  The ability to return an instance of a strict subclass of int "
                    + "is deprecated, and may be removed in a future version of Python.")
        }
        return number
    }

    func isNegativeBigInt(_ value: Value) -> Bool { value.bigInt?.sign == .minus }
}

extension Value {
    /// The number of an `int` that does not fit 64 bits, or of an instance of a subclass of `int`.
    var bigInt: BigInt? { object(.bigInt, as: BigIntObject.self)?.value }
}
