import BigInt

/// What `int(x)`, `float(x)` and `complex(x)` do: the protocols by which objects say that they are numbers, and
/// numbers read from text (Data model, `object.__int__` and following).
extension Machine {
    // MARK: int

    /// The decimal digits of an int, with its sign.
    /// - Throws: ValueError if there are more than `sys.get_int_max_str_digits()`.
    func decimal(_ integer: IntValue) throws(Raise) -> [UInt8] {
        if case .big = integer, maximumIntDigits > 0, integer.hasMoreDigits(than: maximumIntDigits) {
            throw error(
                .valueError,
                "Exceeds the limit (\(maximumIntDigits) digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
            )
        }
        return integer.decimal
    }

    /// `repr()` of an int.
    func decimalText(_ integer: IntValue) throws(Raise) -> StrObject { StrObject(ascii: try decimal(integer)) }

    /// `int(x)` without a base.
    /// - Throws: TypeError, ValueError, OverflowError.
    func truncated(_ value: Value) throws(Raise) -> IntValue {
        switch value {
        case .int(let int): return .small(int)
        case .bool(let bool): return .small(bool ? 1 : 0)
        case .float(let double): return try truncated(double)
        case .object(let object):
            if object.customType == nil {
                if let integer = value.intValue { return integer }
                if let text = value.str { return try parseInteger(text, base: 10) }
            }
        default: break
        }
        if let result = try callSpecial(value, intern("__int__"), []) {
            return try intAnswered(result, by: "__int__")
        }
        if !lookupSpecial(value, names.index).isUndefined { return try self.integer(value).intValue ?? .zero }
        if let result = try callSpecial(value, intern("__trunc__"), []) {
            if let integer = result.intValue { return integer }
            guard !lookupSpecial(result, names.index).isUndefined else {
                throw error(.typeError, "__trunc__ returned non-Integral (type \(typeName(result)))")
            }
            return try self.integer(result).intValue ?? .zero
        }
        if let text = value.str { return try parseInteger(text, base: 10) }
        if let bytes = value.bytes { return try parseInteger(bytes, base: 10) }
        throw error(
            .typeError,
            "int() argument must be a string, a bytes-like object or a real number, not '\(typeName(value))'")
    }

    /// The integer part of a float.
    /// - Throws: ValueError for NaN, OverflowError for an infinity.
    func truncated(_ double: Double) throws(Raise) -> IntValue {
        if double.isNaN { throw error(.valueError, "cannot convert float NaN to integer") }
        if double.isInfinite { throw error(.overflowError, "cannot convert float infinity to integer") }
        return IntValue(truncating: double)
    }

    /// `int(text, base)`.
    /// - Throws: ValueError.
    func parseInteger(_ text: StrObject, base: Int) throws(Raise) -> IntValue {
        try parseInteger(text.asciiDigits, .object(text.plain), base)
    }

    func parseInteger(_ bytes: BytesObject, base: Int) throws(Raise) -> IntValue {
        try parseInteger(bytes.storage, .object(BytesObject(bytes.storage)), base)
    }

    private func parseInteger(_ digits: [UInt8], _ source: Value, _ base: Int) throws(Raise) -> IntValue {
        let failure: IntParsing.Failure
        do throws(IntParsing.Failure) {
            return try IntParsing.parse(digits, base: base, limit: maximumIntDigits)
        } catch {
            failure = error
        }
        switch failure {
        case .tooLong(let count):
            throw self.error(
                .valueError,
                "Exceeds the limit (\(maximumIntDigits) digits) for integer string conversion: value has \(count) digits; use sys.set_int_max_str_digits() to increase the limit"
            )
        case .invalid:
            let shown = try repr(source)
            // CPython shows at most 200 characters of it.
            throw error(
                .valueError, text: "invalid literal for int() with base \(base): ",
                shown.slice(0, min(200, shown.count)), "")
        }
    }

    // MARK: float

    /// `float(x)`.
    /// - Throws: TypeError, ValueError, OverflowError.
    func floatFrom(_ value: Value) throws(Raise) -> Double {
        if let double = try realOrNil(value) { return double }
        if let text = value.str { return try parseFloat(text.asciiDigits, .object(text.plain)) }
        if let bytes = value.bytes { return try parseFloat(bytes.storage, .object(BytesObject(bytes.storage))) }
        throw error(.typeError, "float() argument must be a string or a real number, not '\(typeName(value))'")
    }

    /// An argument that must be a real number.
    /// - Throws: TypeError: `must be real number, not str`.
    func realArgument(_ value: Value) throws(Raise) -> Double {
        guard let double = try realOrNil(value) else {
            throw error(.typeError, "must be real number, not \(typeName(value))")
        }
        return double
    }

    /// What `__float__` says, or `__index__`; nil if there is neither.
    func realOrNil(_ value: Value) throws(Raise) -> Double? {
        switch value {
        case .float(let double): return double
        case .int(let int): return Double(int)
        case .bool(let bool): return bool ? 1 : 0
        default: break
        }
        if let integer = value.intValue, value.object?.customType == nil { return try float(integer) }
        if let result = try callSpecial(value, intern("__float__"), []) {
            guard let double = result.floatValue else {
                throw error(.typeError, "\(typeName(value)).__float__ returned non-float (type \(typeName(result)))")
            }
            return double
        }
        guard !lookupSpecial(value, names.index).isUndefined else { return value.floatValue }
        return try float(try integer(value).intValue ?? .zero)
    }

    private func parseFloat(_ digits: [UInt8], _ source: Value) throws(Raise) -> Double {
        guard let double = FloatText.parse(digits) else {
            throw error(.valueError, text: "could not convert string to float: ", try repr(source), "")
        }
        return double
    }

    // MARK: complex

    /// `complex(real, imaginary)`; an absent argument is `.undefined`.
    func complexFrom(_ real: Value, _ imaginary: Value) throws(Raise) -> Complex {
        if let text = real.str {
            guard imaginary.isUndefined else {
                throw error(.typeError, "complex() can't take second arg if first is a string")
            }
            guard let complex = Complex(text.asciiDigits) else {
                throw error(.valueError, "complex() arg is a malformed string")
            }
            return complex
        }
        if imaginary.str != nil { throw error(.typeError, "complex() second arg can't be a string") }
        let first = real.isUndefined ? nil : try complexOrNil(real)
        guard let first = real.isUndefined ? (Complex(real: 0, imaginary: 0), false) : first else {
            throw error(.typeError, "complex() first argument must be a string or a number, not '\(typeName(real))'")
        }
        if imaginary.isUndefined { return first.0 }
        let second: (Complex, Bool)
        if let complex = imaginary.complexValue {
            second = (complex, true)
        } else if let double = try realOrNil(imaginary) {
            second = (Complex(real: double, imaginary: 0), false)
        } else {
            throw error(.typeError, "complex() second argument must be a number, not '\(typeName(imaginary))'")
        }
        // real + imaginary * 1j, without arithmetic on parts that were not given.
        return Complex(
            real: second.1 ? first.0.real - second.0.imaginary : first.0.real,
            imaginary: first.1 ? second.0.real + first.0.imaginary : second.0.real)
    }

    /// A number, and whether it has an imaginary part of its own; nil if it is none.
    private func complexOrNil(_ value: Value) throws(Raise) -> (Complex, Bool)? {
        if let complex = value.complexValue, value.object?.customType == nil { return (complex, true) }
        if let result = try callSpecial(value, intern("__complex__"), []) {
            guard let complex = result.complexValue else {
                throw error(
                    .typeError, "__complex__ returned non-complex (type \(typeName(result)))")
            }
            return (complex, true)
        }
        return try realOrNil(value).map { (Complex(real: $0, imaginary: 0), false) }
    }
}
