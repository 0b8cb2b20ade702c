import BigInt
import PythonSyntax

/// `int` (Library Reference, "Numeric Types"). What its operators compute stands in `Numbers/NumberOperators`.
extension Machine {
    func defineIntMethods() {
        let method = NumberMethodTable(self, types.int)
        defineIntOperators(method)
        defineIntConversions(method)
        defineIntQueries(method)
        defineIntBytes(method)
        defineNew(types.int) { (machine, type, arguments) throws(Raise) -> Value in
            if type === machine.types.bool {
                throw machine.error(.typeError, "int.__new__(bool) is not safe, use bool.__new__()")
            }
            let integer = try machine.intArgument(arguments)
            return type.map { .object(BigIntObject(integer, type: $0)) } ?? Value(integer)
        }
    }

    /// The number that `int(...)` makes of its arguments.
    private func intArgument(_ arguments: Arguments) throws(Raise) -> IntValue {
        if arguments.keywords == nil {
            if arguments.count == 0 { return .zero }
            if arguments.count == 1 { return try truncated(arguments[0]) }
        }
        if arguments.count > 2 { throw wrongCount("int", arguments.count, 0...2) }
        var base = arguments.optional(1)
        for (index, keyword) in (arguments.keywords?.elements ?? []).enumerated() {
            let name = keyword.str?.string ?? ""
            guard name == "base" else { throw unexpectedKeyword(name, of: "int", known: ["base"]) }
            if arguments.count == 2 {
                throw error(.typeError, "argument for int() given by name ('base') and position (2)")
            }
            base = arguments[arguments.count + index]
        }
        guard arguments.count > 0 else { throw error(.typeError, "int() missing string argument") }
        if base.isUndefined { return try truncated(arguments[0]) }
        guard case .int(let base) = try integer(base), base == 0 || base >= 2 && base <= 36 else {
            throw error(.valueError, "int() base must be >= 2 and <= 36, or 0")
        }
        if let text = arguments[0].str { return try parseInteger(text, base: base) }
        if let bytes = arguments[0].bytes { return try parseInteger(bytes, base: base) }
        throw error(.typeError, "int() can't convert non-string with explicit base")
    }

    private func defineIntOperators(_ method: NumberMethodTable) {
        for operation in BinaryOperator.allCases where operation != .matrixMultiply && operation != .power {
            method.binary(operation) { (machine, a, b) throws(Raise) in
                guard let x = a.intValue, let y = b.intValue else { return nil }
                return try machine.intOperator(operation, x, y)
            }
        }
        for (name, isReflected) in [("__pow__", false), ("__rpow__", true)] {
            method(name, "value, mod=None, /") { (machine, receiver, arguments) throws(Raise) in
                let (a, b) = isReflected ? (arguments[0], receiver) : (receiver, arguments[0])
                let modulus = arguments[1]
                guard a.intValue != nil, b.intValue != nil else { return machine.notImplemented }
                guard modulus.isUndefined || modulus.isNone || modulus.intValue != nil else {
                    return machine.notImplemented
                }
                return try machine.numberPower(a, b, modulus: modulus) ?? machine.notImplemented
            }
        }
        for (name, isReflected) in [("__divmod__", false), ("__rdivmod__", true)] {
            method(name, "value, /") { (machine, receiver, arguments) throws(Raise) in
                let (a, b) = isReflected ? (arguments[0], receiver) : (receiver, arguments[0])
                guard a.intValue != nil, b.intValue != nil else { return machine.notImplemented }
                return try machine.numberDivmod(a, b) ?? machine.notImplemented
            }
        }
        for (name, operation) in [("__neg__", UnaryOperator.minus), ("__pos__", .plus), ("__invert__", .invert)] {
            method(name) { (machine, receiver, _) throws(Raise) in
                machine.numberOperator(operation, receiver) ?? machine.notImplemented
            }
        }
        method("__abs__") { (_, receiver, _) throws(Raise) in Value((receiver.intValue ?? .zero).absolute) }
        defineComparisons(types.int) { (_, a, comparison, b) throws(Raise) in
            guard let x = a.intValue, let y = b.intValue else { return nil }
            return .bool(comparison.holds(x.order(y)))
        }
    }

    private func defineIntConversions(_ method: NumberMethodTable) {
        for name in ["__int__", "__index__", "__trunc__", "__floor__", "__ceil__", "conjugate"] {
            method(name) { (_, receiver, _) throws(Raise) in Value(receiver.intValue ?? .zero) }
        }
        method("__float__") { (machine, receiver, _) throws(Raise) in
            .float(try machine.float(receiver.intValue ?? .zero))
        }
        method("__bool__") { (_, receiver, _) throws(Raise) in .bool(!(receiver.intValue ?? .zero).isZero) }
        method("__hash__") { (_, receiver, _) throws(Raise) in .int(Hashing.hash(receiver.intValue ?? .zero)) }
        method("__repr__") { (machine, receiver, _) throws(Raise) in
            .object(try machine.decimalText(receiver.intValue ?? .zero))
        }
        method("__format__", "format_spec, /") { (machine, receiver, arguments) throws(Raise) in
            let spec = try machine.strArgument("__format__", "", arguments[0])
            return .object(try machine.formatBuiltin(receiver, spec))
        }
        method("__round__", "ndigits=None, /") { (machine, receiver, arguments) throws(Raise) in
            let integer = receiver.intValue ?? .zero
            if arguments[0].isUndefined { return Value(integer) }
            return Value(machine.rounded(integer, try machine.integer(arguments[0]).intValue ?? .zero))
        }
        method("__getnewargs__") { (_, receiver, _) throws(Raise) in
            .object(TupleObject([Value(receiver.intValue ?? .zero)]))
        }
    }

    /// `round(integer, digits)`: half to even at a power of ten.
    private func rounded(_ integer: IntValue, _ digits: IntValue) -> IntValue {
        guard digits.isNegative else { return integer }
        // Half a unit is more than the number: CPython would compute the unit first, and may never end.
        let places = digits.clamped == Int.min ? Int.max : -digits.clamped
        if places > integer.bitLength / 3 + 1 { return .zero }
        let unit = BigUInt(10).power(places)
        var (quotient, rest) = integer.magnitude.quotientAndRemainder(dividingBy: unit)
        rest <<= 1
        if rest > unit || rest == unit && (quotient.words.first ?? 0) & 1 == 1 { quotient += 1 }
        return IntValue(quotient * unit, isNegative: integer.isNegative)
    }

    private func defineIntQueries(_ method: NumberMethodTable) {
        method("bit_length") { (_, receiver, _) throws(Raise) in .int((receiver.intValue ?? .zero).bitLength) }
        method("bit_count") { (_, receiver, _) throws(Raise) in .int((receiver.intValue ?? .zero).bitCount) }
        method("is_integer") { (_, _, _) throws(Raise) in .bool(true) }
        method("as_integer_ratio") { (_, receiver, _) throws(Raise) in
            .object(TupleObject([Value(receiver.intValue ?? .zero), .int(1)]))
        }
        method.getter("real") { Value($0.intValue ?? .zero) }
        method.getter("numerator") { Value($0.intValue ?? .zero) }
        method.getter("imag") { _ in .int(0) }
        method.getter("denominator") { _ in .int(1) }
    }

    // MARK: Bytes

    private func defineIntBytes(_ method: NumberMethodTable) {
        method("to_bytes", "length=1, byteorder='big', *, signed=False") {
            (machine, receiver, arguments) throws(Raise) in
            let length = arguments[0].isUndefined ? 1 : try machine.sizeArgument(arguments[0])
            let isBig = try machine.isBigEndian("to_bytes", arguments[1])
            let isSigned = arguments[2].isUndefined ? false : try machine.isTrue(arguments[2])
            return try machine.bytes(receiver.intValue ?? .zero, length, isBig: isBig, isSigned: isSigned)
        }
        let signature = Signature("int.from_bytes", "bytes, byteorder='big', *, signed=False")
        defineClassMethod(types.int, "from_bytes") { (machine, arguments) throws(Raise) in
            let type = arguments[0]
            let arguments = try signature.bind(arguments.dropFirst, machine)
            let isBig = try machine.isBigEndian("from_bytes", arguments[1])
            let isSigned = arguments[2].isUndefined ? false : try machine.isTrue(arguments[2])
            let bytes = try machine.byteValues(arguments[0])
            let integer = machine.integer(isBig ? bytes : bytes.reversed(), isSigned: isSigned)
            return type.type === machine.types.int ? integer : try machine.call(type, [integer])
        }
    }

    private func isBigEndian(_ function: String, _ order: Value) throws(Raise) -> Bool {
        if order.isUndefined { return true }
        switch try strArgument(function, "'byteorder'", order).string {
        case "big": return true
        case "little": return false
        default: throw error(.valueError, "byteorder must be either 'little' or 'big'")
        }
    }

    private func bytes(_ integer: IntValue, _ length: Int, isBig: Bool, isSigned: Bool) throws(Raise) -> Value {
        if length < 0 { throw error(.valueError, "length argument must be non-negative") }
        if integer.isNegative, !isSigned {
            throw error(.overflowError, "can't convert negative int to unsigned")
        }
        try checkSize(length, stride: 1)
        // -2**n needs as many bits as 2**n - 1.
        let bits = (integer.isNegative ? ~integer : integer).bitLength + (isSigned && !integer.isZero ? 1 : 0)
        if bits > length.multipliedReportingOverflow(by: 8).partialValue {
            throw error(.overflowError, "int too big to convert")
        }
        var bytes = [UInt8](repeating: integer.isNegative ? 0xff : 0, count: length)
        for (index, word) in integer.bigInt.words.enumerated() {
            for byte in 0..<8 where index * 8 + byte < length {
                bytes[index * 8 + byte] = UInt8(truncatingIfNeeded: word >> UInt(byte * 8))
            }
        }
        if isBig { bytes.reverse() }
        return .object(BytesObject(bytes))
    }

    /// The bytes of a bytes-like object, or of an iterable of ints.
    private func byteValues(_ value: Value) throws(Raise) -> [UInt8] {
        if let bytes = try buffer(value) { return bytes }
        guard value.str == nil, isIterable(value) else {
            throw error(.typeError, "cannot convert '\(typeName(value))' object to bytes")
        }
        var bytes: [UInt8] = []
        for element in try elements(value) {
            guard case .int(let int) = try integer(element), let byte = UInt8(exactly: int) else {
                throw error(.valueError, "bytes must be in range(0, 256)")
            }
            bytes.append(byte)
        }
        return bytes
    }

    /// - Parameter bytes: the most significant first.
    private func integer(_ bytes: [UInt8], isSigned: Bool) -> Value {
        let isNegative = isSigned && (bytes.first ?? 0) >= 0x80
        var words = [UInt](repeating: isNegative ? UInt.max : 0, count: bytes.count / 8 + 1)
        for (index, byte) in bytes.reversed().enumerated() {
            let shift = UInt(index % 8 * 8)
            words[index / 8] = words[index / 8] & ~(0xff << shift) | UInt(byte) << shift
        }
        // The highest word holds the sign.
        return Value(IntValue(BigInt(words: words)))
    }
}
