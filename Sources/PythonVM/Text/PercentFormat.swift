/// `format % values` for strings and bytes (Library Reference, "printf-style String Formatting", "printf-style Bytes Formatting").
struct PercentFormat: ~Copyable {
    private let machine: Machine
    private let text: StrObject
    private var index = 0
    private var builder: StrBuilder
    /// The tuple's elements, or the only value; a value that was looked up by name takes their place.
    private var values: ContiguousArray<Value>
    private var used = 0
    /// What names are looked up in, or `.undefined`.
    private let mapping: Value
    /// The format is bytes: each stands in `text` as the character of its number.
    private let isBytes: Bool

    /// One conversion: `%[(name)][flags][width][.precision][length]type`.
    private struct Conversion {
        var isLeft = false
        var hasPlus = false
        var hasSpace = false
        var isAlternate = false
        var isZeroPadded = false
        var width = 0
        var precision: Int?
        var type: UInt32 = 0
    }

    /// - Throws: TypeError, ValueError, OverflowError, and what the values' methods raise.
    static func format(_ text: StrObject, _ values: Value, _ machine: Machine) throws(Raise) -> StrObject {
        var format = PercentFormat(text, values, machine, isBytes: false)
        return try format.run()
    }

    /// - Throws: as `format`.
    static func format(_ bytes: [UInt8], _ values: Value, _ machine: Machine) throws(Raise) -> [UInt8] {
        var format = PercentFormat(StrObject(latin1: bytes), values, machine, isBytes: true)
        return try format.run().latin1
    }

    private init(_ text: StrObject, _ values: Value, _ machine: Machine, isBytes: Bool) {
        self.machine = machine
        self.text = text
        self.isBytes = isBytes
        builder = StrBuilder(capacity: text.count + 16)
        if let tuple = values.tuple {
            self.values = tuple.elements
            mapping = .undefined
        } else {
            self.values = [values]
            let isText = values.str != nil || isBytes && values.bytes != nil
            let hasItems = !isText && !machine.lookupSpecial(values, machine.names.getItem).isUndefined
            mapping = hasItems ? values : .undefined
        }
    }

    private mutating func run() throws(Raise) -> StrObject {
        while index < text.count {
            let start = index
            while index < text.count, text[index] != 0x25 { index += 1 }
            builder.append(text, start, index)
            if index == text.count { break }
            index += 1
            if index < text.count, text[index] == 0x25 {
                builder.append(0x25)
                index += 1
            } else {
                let conversion = try parse()
                try append(conversion)
            }
        }
        if mapping.isUndefined, used < values.count {
            throw machine.error(
                .typeError, "not all arguments converted during \(isBytes ? "bytes" : "string") formatting")
        }
        return builder.finish()
    }

    private mutating func nextValue() throws(Raise) -> Value {
        guard used < values.count else {
            throw machine.error(.typeError, "not enough arguments for format string")
        }
        used += 1
        return values[used - 1]
    }

    // MARK: Reading a conversion

    private mutating func parse() throws(Raise) -> Conversion {
        var conversion = Conversion()
        if peek == 0x28 { try lookUp() }
        flags: while let scalar = peek {
            switch scalar {
            case "-": conversion.isLeft = true
            case "+": conversion.hasPlus = true
            case " ": conversion.hasSpace = true
            case "#": conversion.isAlternate = true
            case "0": conversion.isZeroPadded = true
            default: break flags
            }
            index += 1
        }
        if peek == 0x2a {
            index += 1
            let width = try star("ssize_t")
            conversion.isLeft = conversion.isLeft || width < 0
            conversion.width = Int(clamping: width.magnitude)
        } else {
            conversion.width = try number("width too big", limit: Int.max) ?? 0
        }
        if peek == 0x2e {
            index += 1
            if peek == 0x2a {
                index += 1
                let precision = try star("int")
                guard Int32(exactly: precision) != nil else { throw tooLarge("int") }
                conversion.precision = max(0, precision)
            } else {
                conversion.precision = try number("precision too big", limit: Int(Int32.max)) ?? 0
            }
        }
        if let scalar = peek, scalar == 0x68 || scalar == 0x6c || scalar == 0x4c { index += 1 }
        guard let type = peek else { throw machine.error(.valueError, "incomplete format") }
        conversion.type = type
        index += 1
        return conversion
    }

    private var peek: UInt32? { index < text.count ? text[index] : nil }

    private mutating func lookUp() throws(Raise) {
        if mapping.isUndefined { throw machine.error(.typeError, "format requires a mapping") }
        index += 1
        let start = index
        var depth = 1
        while index < text.count {
            if text[index] == 0x28 { depth += 1 } else if text[index] == 0x29 { depth -= 1 }
            index += 1
            if depth == 0 { break }
        }
        if depth > 0 { throw machine.error(.valueError, "incomplete format key") }
        let name = text.slice(start, index - 1)
        values = [try machine.subscript(mapping, .object(isBytes ? BytesObject(name.latin1) : name))]
        used = 0
    }

    private mutating func star(_ type: String) throws(Raise) -> Int {
        guard let integer = try nextValue().intValue else { throw machine.error(.typeError, "* wants int") }
        guard case .small(let small) = integer else { throw tooLarge(type) }
        return small
    }

    private func tooLarge(_ type: String) -> Raise {
        machine.error(.overflowError, "Python int too large to convert to C \(type)")
    }

    private mutating func number(_ message: String, limit: Int) throws(Raise) -> Int? {
        var result: Int?
        while let scalar = peek, let digit = Ascii.digit(scalar) {
            guard result ?? 0 <= (limit - digit) / 10 else { throw machine.error(.valueError, message) }
            result = (result ?? 0) * 10 + digit
            index += 1
        }
        return result
    }

    // MARK: Converting

    private mutating func append(_ conversion: Conversion) throws(Raise) {
        let place = index - 1
        let value = try nextValue()
        switch conversion.type {
        case "s" where isBytes, "b" where isBytes: try append(StrObject(latin1: try bytes(value)), conversion)
        case "s": try append(try machine.str(value), conversion)
        case "r" where isBytes: try append(try machine.repr(value).escapedBeyondASCII, conversion)
        case "r": try append(try machine.repr(value), conversion)
        case "a": try append(try machine.repr(value).escapedBeyondASCII, conversion)
        case "c":
            var conversion = conversion
            conversion.precision = nil
            try append(try character(value), conversion)
        case "d", "i", "u", "o", "x", "X": try append(try integer(value, conversion), conversion)
        case "e", "E", "f", "F", "g", "G": try append(try float(value, conversion), conversion)
        default:
            let type = conversion.type
            let shown = type > 31 && type < 127 ? FormatSpec.shown(type) : "?"
            throw machine.error(
                .valueError,
                "unsupported format character '\(type == 32 ? " " : shown)' (0x\(String(type, radix: 16))) at index \(place)"
            )
        }
    }

    /// What `%b` takes: bytes, or what an object's `__bytes__` says.
    private func bytes(_ value: Value) throws(Raise) -> [UInt8] {
        if let bytes = try machine.buffer(value) { return bytes }
        if let made = try machine.callSpecial(value, machine.intern("__bytes__"), []) {
            if let bytes = made.bytes, bytes.kind == .bytes { return bytes.storage }
            throw machine.error(.typeError, "__bytes__ returned non-bytes (type \(machine.typeName(made)))")
        }
        throw machine.error(
            .typeError,
            "%b requires a bytes-like object, or an object that implements __bytes__, not '\(machine.typeName(value))'")
    }

    /// What `%c` takes where bytes are made.
    private func byte(_ value: Value) throws(Raise) -> StrObject {
        if let bytes = value.bytes, bytes.storage.count == 1 { return StrObject(latin1: bytes.storage) }
        guard value.intValue != nil || !machine.lookupSpecial(value, machine.names.index).isUndefined else {
            throw machine.error(
                .typeError,
                "%c requires an integer in range(256) or a single byte")
        }
        guard case .int(let code) = try machine.integer(value), let byte = UInt8(exactly: code) else {
            throw machine.error(.overflowError, "%c arg not in range(256)")
        }
        return StrObject(latin1: [byte])
    }

    private func character(_ value: Value) throws(Raise) -> StrObject {
        if isBytes { return try byte(value) }
        if let text = value.str {
            guard text.count == 1 else { throw machine.error(.typeError, "%c requires int or char") }
            return text
        }
        guard value.intValue != nil || !machine.lookupSpecial(value, machine.names.index).isUndefined else {
            throw machine.error(.typeError, "%c requires int or char")
        }
        guard case .int(let code) = try machine.integer(value), code >= 0, code < 0x110000 else {
            throw machine.error(.overflowError, "%c arg not in range(0x110000)")
        }
        return machine.character(UInt32(code))
    }

    private func integer(_ value: Value, _ conversion: Conversion) throws(Raise) -> FormattedNumber {
        let integer = try wholeNumber(value, conversion.type)
        var digits: [UInt8]
        var prefix = ""
        switch conversion.type {
        case "o":
            digits = IntText.binary(integer.magnitude, bits: 3)
            prefix = "0o"
        case "x":
            digits = IntText.binary(integer.magnitude, bits: 4)
            prefix = "0x"
        case "X":
            digits = IntText.binary(integer.magnitude, bits: 4)
            for index in digits.indices where digits[index] >= 0x61 { digits[index] -= 0x20 }
            prefix = "0X"
        default:
            digits = try machine.decimal(integer)
            if integer.isNegative { digits.removeFirst() }
        }
        if conversion.precision ?? 0 > Int(Int32.max) - 3 {
            throw machine.error(.overflowError, "precision too large")
        }
        let zeros = (conversion.precision ?? 0) - digits.count
        if zeros > 0 {
            try machine.checkSize(zeros, stride: 8)
            digits = [UInt8](repeating: 0x30, count: zeros) + digits
        }
        return FormattedNumber(
            integer: digits, isNegative: integer.isNegative, prefix: conversion.isAlternate ? prefix : "")
    }

    private func wholeNumber(_ value: Value, _ type: UInt32) throws(Raise) -> IntValue {
        if let integer = value.intValue { return integer }
        let needsIndex: Bool
        switch type {
        case "o", "x", "X": needsIndex = true
        default: needsIndex = false
        }
        let shown = FormatSpec.shown(type)
        let wanted = needsIndex ? "an integer" : "a real number"
        func refusal() -> Raise {
            machine.error(.typeError, "%\(shown) format: \(wanted) is required, not \(machine.typeName(value))")
        }
        let names = machine.names
        func has(_ name: StrObject) -> Bool { !machine.lookupSpecial(value, name).isUndefined }
        guard has(names.index) || !needsIndex && (has(machine.intern("__int__")) || value.floatValue != nil) else {
            throw refusal()
        }
        do throws(Raise) {
            let result = needsIndex ? try machine.integer(value) : Value(try machine.truncated(value))
            return result.intValue ?? .zero
        } catch {
            throw machine.catches(error, .typeError) ? refusal() : error
        }
    }

    private func float(_ value: Value, _ conversion: Conversion) throws(Raise) -> FormattedNumber {
        if isBytes, value.floatValue == nil, value.intValue == nil,
            machine.lookupSpecial(value, machine.intern("__float__")).isUndefined,
            machine.lookupSpecial(value, machine.names.index).isUndefined
        {
            throw machine.error(.typeError, "float argument required, not \(machine.typeName(value))")
        }
        let double = try machine.realArgument(value)
        let precision = conversion.precision ?? 6
        if precision > 100_000_000 { throw machine.error(.memoryError, arguments: []) }
        let style: FloatText.Style
        switch conversion.type {
        case "e", "E": style = .exponent
        case "f", "F": style = .fixed
        default: style = .general
        }
        var text = FloatText.text(double, style, precision: precision, conversion.isAlternate ? .alternate : [])
        if conversion.type < 0x61 {
            for index in text.indices where text[index] >= 0x61 { text[index] -= 0x20 }
        }
        return FormattedNumber(float: text, isNegative: double.sign == .minus && !double.isNaN)
    }

    // MARK: Laying out

    private mutating func append(_ text: StrObject, _ conversion: Conversion) throws(Raise) {
        let count = min(text.count, conversion.precision ?? text.count)
        try machine.checkSize(conversion.width, stride: 4)
        let missing = max(0, conversion.width - count)
        if !conversion.isLeft { builder.append(0x20, count: missing) }
        builder.append(text, 0, count)
        if conversion.isLeft { builder.append(0x20, count: missing) }
    }

    private mutating func append(_ number: FormattedNumber, _ conversion: Conversion) throws(Raise) {
        try machine.checkSize(conversion.width, stride: 4)
        let sign: UInt32? = number.isNegative ? 0x2d : conversion.hasPlus ? 0x2b : conversion.hasSpace ? 0x20 : nil
        let count = (sign == nil ? 0 : 1) + number.prefix.utf8.count + number.digits.count + number.rest.count
        let missing = max(0, conversion.width - count)
        let before = conversion.isLeft ? 0 : missing
        if !conversion.isZeroPadded { builder.append(0x20, count: before) }
        if let sign { builder.append(sign) }
        builder.append(number.prefix)
        if conversion.isZeroPadded { builder.append(0x30, count: before) }
        for byte in number.digits { builder.append(UInt32(byte)) }
        for byte in number.rest { builder.append(UInt32(byte)) }
        if conversion.isLeft { builder.append(0x20, count: missing) }
    }
}

extension StrObject {
    /// Each byte as the character of its number.
    convenience init(latin1 bytes: [UInt8]) { self.init(scalars: bytes.map(UInt32.init)) }
}
