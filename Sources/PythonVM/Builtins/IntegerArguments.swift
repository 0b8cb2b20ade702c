import BigInt

extension Machine {
    /// What `__index__` says of something that is no small int.
    func integerFromIndex(_ value: Value) throws(Raise) -> Value {
        if let number = value.intValue { return Value(number) }
        guard let result = try callSpecial(value, names.index, []) else {
            throw error(.typeError, "'\(typeName(value))' object cannot be interpreted as an integer")
        }
        guard let number = result.intValue else {
            throw error(.typeError, "__index__ returned non-int (type \(typeName(result)))")
        }
        return Value(number)
    }

    func isNegativeBigInt(_ value: Value) -> Bool { value.bigInt?.sign == .minus }
}

extension Value {
    /// The number of an `int` that does not fit 64 bits, or of an instance of a subclass of `int`.
    var bigInt: BigInt? { object(.bigInt, as: BigIntObject.self)?.value }
}
