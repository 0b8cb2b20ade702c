/// A number's text in its parts, laid out with sign, prefix, separators and padding as a format specification wants.
struct FormattedNumber {
    var isNegative = false
    /// `0x` and the like.
    var prefix = ""
    /// Digits before the point, in ASCII: what is grouped.
    var digits: ArraySlice<UInt8> = []
    /// Everything else: the point and what follows it, or `inf`.
    var rest: ArraySlice<UInt8> = []
    /// A character instead of a number (type `c`).
    var character: UInt32?

    init(integer digits: [UInt8], isNegative: Bool, prefix: String = "") {
        self.digits = digits[...]
        self.isNegative = isNegative
        self.prefix = prefix
    }

    /// - Parameter text: without sign: `1.5e+10`, `inf`.
    init(float text: [UInt8], isNegative: Bool) {
        let end = text.firstIndex { $0 < 0x30 || $0 > 0x39 } ?? text.endIndex
        digits = text[..<end]
        rest = text[end...]
        self.isNegative = isNegative
    }

    init(character: UInt32) { self.character = character }

    private func signCharacter(_ spec: FormatSpec) -> UInt32? {
        if isNegative { return 0x2d }
        return spec.sign == 0x2b || spec.sign == 0x20 ? spec.sign : nil
    }

    /// Appends the number.
    /// - Throws: MemoryError if it is longer than an object can be.
    func append(to builder: inout StrBuilder, _ spec: FormatSpec, _ machine: Machine) throws(Raise) {
        let sign = signCharacter(spec)
        let fixed = (sign == nil ? 0 : 1) + prefix.utf8.count + rest.count + (character == nil ? 0 : 1)
        try machine.checkSize(max(spec.width ?? 0, digits.count), stride: 4)
        let least = spec.fill == 0x30 && spec.alignment == .afterSign ? (spec.width ?? 0) - fixed : 0
        let isGrouped = spec.grouping != .none && !digits.isEmpty
        let grouped = isGrouped ? groupedDigits(spec, least: least) : []
        let zeros = isGrouped || digits.isEmpty ? 0 : max(0, least - digits.count)
        let (before, after) = spec.padding(fixed + (isGrouped ? grouped.count : digits.count + zeros))
        let isInside = spec.alignment == .afterSign
        if !isInside { builder.append(spec.fill, count: before) }
        if let sign { builder.append(sign) }
        builder.append(prefix)
        if isInside { builder.append(spec.fill, count: before) }
        if isGrouped {
            for byte in grouped { builder.append(UInt32(byte)) }
        } else {
            builder.append(0x30, count: zeros)
            for byte in digits { builder.append(UInt32(byte)) }
        }
        for byte in rest { builder.append(UInt32(byte)) }
        if let character { builder.append(character) }
        builder.append(spec.fill, count: after)
    }

    /// The digits with separators, and zeros in front up to a width; a separator never comes first.
    private func groupedDigits(_ spec: FormatSpec, least: Int) -> [UInt8] {
        let separator: UInt8 = spec.grouping == .comma ? 0x2c : 0x5f
        let size: Int
        switch spec.type {
        case "b", "o", "x", "X": size = 4
        default: size = 3
        }
        var reversed: [UInt8] = []
        var taken = 0
        var least = least
        while true {
            let length = min(size, max(digits.count - taken, least, 1))
            for _ in 0..<length {
                reversed.append(taken < digits.count ? digits[digits.endIndex - 1 - taken] : 0x30)
                taken += 1
            }
            least -= length
            if taken >= digits.count && least <= 0 { return reversed.reversed() }
            reversed.append(separator)
            least -= 1
        }
    }
}

/// `__format__` of the built-in types.
extension Machine {
    /// What `format(value, specification)` gives for a value whose class has no `__format__` of its own but the
    /// built-in one.
    /// - Throws: ValueError for a bad specification; TypeError if the type knows none.
    func formatBuiltin(_ value: Value, _ specification: StrObject) throws(Raise) -> StrObject {
        // A bool without specification is shown by its name; with one, it is a number.
        if specification.count == 0 { return try str(value) }
        if let integer = value.intValue { return try format(integer, specification, typeName(value)) }
        if let float = value.floatValue { return try format(float, specification, typeName(value)) }
        if let complex = value.complexValue { return try format(complex, specification, typeName(value)) }
        if let text = value.str { return try format(text, specification) }
        throw error(.typeError, "unsupported format string passed to \(typeName(value)).__format__")
    }

    /// The same for plain values of those types, whose `__format__` no program can change; nil for all other values.
    @inline(__always)
    func plainFormat(_ value: Value, _ specification: StrObject) throws(Raise) -> StrObject? {
        switch value {
        case .int, .float, .bool: return try formatBuiltin(value, specification)
        case .object(let object):
            guard object.customType == nil, object.kind == .str || object.kind == .bigInt else { return nil }
            return try formatBuiltin(value, specification)
        default: return nil
        }
    }

    func format(_ text: StrObject, _ specification: StrObject) throws(Raise) -> StrObject {
        let typeName = typeName(.object(text))
        let spec = try FormatSpec(specification, type: "s", alignment: .left, typeName: typeName, self)
        guard case "s" = spec.type else { throw spec.unknownType(typeName, self) }
        func refuse(_ what: String) -> Raise { error(.valueError, "\(what) not allowed in string format specifier") }
        if spec.sign != 0 { throw refuse(spec.sign == 0x20 ? "Space" : "Sign") }
        if spec.coercesNegativeZero { throw refuse("Negative zero coercion (z)") }
        if spec.isAlternate { throw refuse("Alternate form (#)") }
        if spec.alignment == .afterSign { throw refuse("'=' alignment") }
        let count = min(text.count, spec.precision ?? text.count)
        if (spec.width ?? 0) <= count { return text.slice(0, count).plain }
        try checkSize(spec.width ?? 0, stride: 4)
        let (before, after) = spec.padding(count)
        var builder = StrBuilder(capacity: count + before + after)
        builder.append(spec.fill, count: before)
        builder.append(text, 0, count)
        builder.append(spec.fill, count: after)
        return builder.finish()
    }

    func format(_ integer: IntValue, _ specification: StrObject, _ typeName: String) throws(Raise) -> StrObject {
        let spec = try FormatSpec(specification, type: "d", alignment: .right, typeName: typeName, self)
        var builder = StrBuilder(capacity: 24)
        switch spec.type {
        case "b", "c", "d", "n", "o", "x", "X":
            try formattedInteger(integer, spec).append(to: &builder, spec, self)
        case "e", "E", "f", "F", "g", "G", "%":
            try formattedFloat(try float(integer), spec).append(to: &builder, spec, self)
        default: throw spec.unknownType(typeName, self)
        }
        return builder.finish()
    }

    private func formattedInteger(_ integer: IntValue, _ spec: FormatSpec) throws(Raise) -> FormattedNumber {
        if spec.precision != nil {
            throw error(.valueError, "Precision not allowed in integer format specifier")
        }
        if spec.coercesNegativeZero {
            throw error(.valueError, "Negative zero coercion (z) not allowed in integer format specifier")
        }
        let isNegative = integer.isNegative
        func number(_ bits: Int, _ prefix: String) -> FormattedNumber {
            var digits = IntText.binary(integer.magnitude, bits: bits)
            if case "X" = spec.type {
                for index in digits.indices where digits[index] >= 0x61 { digits[index] -= 0x20 }
            }
            return FormattedNumber(integer: digits, isNegative: isNegative, prefix: spec.isAlternate ? prefix : "")
        }
        switch spec.type {
        case "b": return number(1, "0b")
        case "o": return number(3, "0o")
        case "x": return number(4, "0x")
        case "X": return number(4, "0X")
        case "c":
            if spec.sign != 0 { throw error(.valueError, "Sign not allowed with integer format specifier 'c'") }
            if spec.isAlternate {
                throw error(.valueError, "Alternate form (#) not allowed with integer format specifier 'c'")
            }
            guard case .small(let code) = integer else {
                throw error(.overflowError, "Python int too large to convert to C long")
            }
            guard code >= 0, code < 0x110000 else { throw error(.overflowError, "%c arg not in range(0x110000)") }
            return FormattedNumber(character: UInt32(code))
        default:
            var digits = try decimal(integer)
            if isNegative { digits.removeFirst() }
            return FormattedNumber(integer: digits, isNegative: isNegative)
        }
    }

    func format(_ float: Double, _ specification: StrObject, _ typeName: String) throws(Raise) -> StrObject {
        let spec = try FormatSpec(specification, type: nil, alignment: .right, typeName: typeName, self)
        switch spec.type {
        case 0, "e", "E", "f", "F", "g", "G", "n", "%": break
        default: throw spec.unknownType(typeName, self)
        }
        var builder = StrBuilder(capacity: 24)
        try formattedFloat(float, spec).append(to: &builder, spec, self)
        return builder.finish()
    }

    /// - Parameter shortest: how a number without type and precision is shown.
    private func formattedFloat(
        _ float: Double, _ spec: FormatSpec, shortest: FloatText.Options = .addsPointZero
    ) throws(Raise) -> FormattedNumber {
        var value = float
        var style = FloatText.Style.general
        var precision = spec.precision ?? 6
        var options: FloatText.Options = spec.isAlternate ? .alternate : []
        var isUpper = false
        switch spec.type {
        case 0:
            options.formUnion(shortest)
            if spec.precision == nil { style = .shortest }
        case "e": style = .exponent
        case "E": (style, isUpper) = (.exponent, true)
        case "f": style = .fixed
        case "F": (style, isUpper) = (.fixed, true)
        case "G": isUpper = true
        case "%":
            style = .fixed
            value *= 100
        default: break
        }
        if precision > Int(Int32.max) { throw error(.valueError, "precision too big") }
        if precision > 100_000_000 { throw error(.memoryError, arguments: []) }
        precision = max(0, precision)
        var text = FloatText.text(value, style, precision: precision, options)
        if isUpper {
            for index in text.indices where text[index] >= 0x61 { text[index] -= 0x20 }
        }
        var isNegative = value.sign == .minus && !value.isNaN
        if isNegative, spec.coercesNegativeZero, FloatText.isZero(text) { isNegative = false }
        if case "%" = spec.type { text.append(0x25) }
        return FormattedNumber(float: text, isNegative: isNegative)
    }

    func format(_ complex: Complex, _ specification: StrObject, _ typeName: String) throws(Raise) -> StrObject {
        let spec = try FormatSpec(specification, type: nil, alignment: .right, typeName: typeName, self)
        switch spec.type {
        case 0, "e", "E", "f", "F", "g", "G", "n": break
        default: throw spec.unknownType(typeName, self)
        }
        if spec.fill == 0x30 {
            throw error(.valueError, "Zero padding is not allowed in complex format specifier")
        }
        if spec.alignment == .afterSign {
            throw error(.valueError, "'=' alignment flag is not allowed in complex format specifier")
        }
        let hasReal = spec.type != 0 || complex.real != 0 || complex.real.sign == .minus
        let hasParentheses = spec.type == 0 && hasReal
        // The parts are not padded; the whole is.
        var part = spec
        part.width = nil
        part.alignment = .left
        var inner = StrBuilder(capacity: 32)
        if hasParentheses { inner.append(0x28) }
        if hasReal {
            try formattedFloat(complex.real, part, shortest: []).append(to: &inner, part, self)
            part.sign = 0x2b
        }
        try formattedFloat(complex.imaginary, part, shortest: []).append(to: &inner, part, self)
        inner.append(0x6a)
        if hasParentheses { inner.append(0x29) }
        let text = inner.finish()
        try checkSize(spec.width ?? 0, stride: 4)
        let (before, after) = spec.padding(text.count)
        var builder = StrBuilder(capacity: text.count + before + after)
        builder.append(spec.fill, count: before)
        builder.append(text)
        builder.append(spec.fill, count: after)
        return builder.finish()
    }
}

extension FloatText {
    /// Whether a number's text shows zero.
    static func isZero(_ text: [UInt8]) -> Bool {
        for byte in text {
            if byte >= 0x31 && byte <= 0x39 { return false }
            if byte | 0x20 == 0x65 { return true }
            if byte >= 0x41 { return false }
        }
        return true
    }
}
