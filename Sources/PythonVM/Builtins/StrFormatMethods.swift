/// `str.format`, `format_map` and `encode` (Library Reference, "Format String Syntax").
extension Machine {
    func defineStrFormatMethods(_ method: MethodTable<StrObject>) {
        method.raw("format") { (machine, text, arguments) throws(Raise) in
            var formatter = FieldFormatter(machine, source: .call(arguments))
            return .object(try formatter.format(text))
        }
        method("format_map", "mapping, /") { (machine, text, arguments) throws(Raise) in
            var formatter = FieldFormatter(machine, source: .mapping(arguments[0]))
            return .object(try formatter.format(text))
        }
        method("encode", "encoding='utf-8', errors='strict'") { (machine, text, arguments) throws(Raise) in
            let encoding =
                arguments[0].isUndefined ? nil : try machine.strArgument("encode", "'encoding'", arguments[0])
            let errors = arguments[1].isUndefined ? nil : try machine.strArgument("encode", "'errors'", arguments[1])
            let bytes = try machine.encode(
                text, encoding: encoding?.string ?? "utf-8", errors: errors?.string ?? "strict")
            return .object(BytesObject(bytes))
        }
    }
}

/// Where the fields of a format string take their values from.
enum FieldSource {
    case call(Arguments)
    case mapping(Value)
}

/// Fills in the replacement fields of a format string.
struct FieldFormatter {
    private let machine: Machine
    private let source: FieldSource
    /// The number of the next field without a name.
    private var nextNumber = 0
    /// Whether fields are numbered by themselves; nil until the first numbered field tells.
    private var isAutomatic: Bool?

    init(_ machine: Machine, source: FieldSource) {
        self.machine = machine
        self.source = source
    }

    /// - Throws: ValueError, KeyError, IndexError, and what the values' `__format__` raises.
    mutating func format(_ text: StrObject) throws(Raise) -> StrObject {
        try format(text, 0, text.count, depth: 2)
    }

    private mutating func format(_ text: StrObject, _ start: Int, _ end: Int, depth: Int) throws(Raise) -> StrObject {
        if depth == 0 { throw machine.error(.valueError, "Max string recursion exceeded") }
        var builder = StrBuilder(capacity: end - start)
        var index = start
        while index < end {
            let literal = index
            while index < end, text[index] != Ascii.leftBrace, text[index] != Ascii.rightBrace { index += 1 }
            builder.append(text, literal, index)
            if index == end { break }
            let brace = text[index]
            index += 1
            if index < end, text[index] == brace {
                builder.append(brace)
                index += 1
            } else if brace == Ascii.rightBrace {
                throw machine.error(.valueError, "Single '}' encountered in format string")
            } else if index == end {
                throw machine.error(.valueError, "Single '{' encountered in format string")
            } else {
                builder.append(try field(text, &index, end, depth: depth))
            }
        }
        return builder.finish()
    }

    // MARK: One field

    private mutating func field(_ text: StrObject, _ index: inout Int, _ end: Int, depth: Int) throws(Raise)
        -> StrObject
    {
        let nameStart = index
        var closing: UInt32 = 0
        name: while index < end {
            let scalar = text[index]
            index += 1
            switch scalar {
            case Ascii.leftBrace: throw machine.error(.valueError, "unexpected '{' in field name")
            case Ascii.leftBracket:
                while index < end, text[index] != Ascii.rightBracket { index += 1 }
            case Ascii.rightBrace, Ascii.colon, Ascii.exclamation:
                closing = scalar
                break name
            default: break
            }
        }
        guard closing != 0 else { throw machine.error(.valueError, "expected '}' before end of string") }
        let nameEnd = index - 1
        var conversion: UInt32 = 0
        if closing == Ascii.exclamation {
            guard index < end else {
                throw machine.error(.valueError, "end of string while looking for conversion specifier")
            }
            conversion = text[index]
            index += 1
            if index < end {
                closing = text[index]
                index += 1
                if closing != Ascii.rightBrace && closing != Ascii.colon {
                    throw machine.error(.valueError, "expected ':' after conversion specifier")
                }
            }
        }
        let specStart = index
        var specEnd = index
        var isNested = false
        if closing != Ascii.rightBrace {
            var open = 1
            while index < end && open > 0 {
                if text[index] == Ascii.leftBrace {
                    isNested = true
                    open += 1
                } else if text[index] == Ascii.rightBrace {
                    open -= 1
                }
                index += 1
            }
            guard open == 0 else { throw machine.error(.valueError, "unmatched '{' in format spec") }
            specEnd = index - 1
        }
        let value = try convert(try lookUp(text, nameStart, nameEnd), conversion)
        let spec =
            isNested ? try format(text, specStart, specEnd, depth: depth - 1) : text.slice(specStart, specEnd)
        return try machine.format(value, spec)
    }

    private func convert(_ value: Value, _ conversion: UInt32) throws(Raise) -> Value {
        switch conversion {
        case 0: return value
        case 0x72: return .object(try machine.repr(value))
        case 0x73: return .object(try machine.str(value))
        case 0x61: return .object(try machine.repr(value).escapedBeyondASCII)
        default:
            let shown =
                conversion > 32 && conversion < 127
                ? StrObject(scalars: [conversion]).string : "\\x" + String(conversion, radix: 16)
            throw machine.error(.valueError, "Unknown conversion specifier \(shown)")
        }
    }

    // MARK: Names

    private mutating func lookUp(_ text: StrObject, _ start: Int, _ end: Int) throws(Raise) -> Value {
        var index = start
        while index < end, text[index] != Ascii.dot, text[index] != Ascii.leftBracket { index += 1 }
        var value = try first(text, start, index)
        while index < end {
            let opening = text[index]
            index += 1
            let nameStart = index
            if opening == Ascii.dot {
                while index < end, text[index] != Ascii.dot, text[index] != Ascii.leftBracket { index += 1 }
                try checkNotEmpty(nameStart, index)
                value = try machine.attribute(value, text.slice(nameStart, index))
            } else if opening == Ascii.leftBracket {
                while index < end, text[index] != Ascii.rightBracket { index += 1 }
                guard index < end else { throw machine.error(.valueError, "Missing ']' in format string") }
                try checkNotEmpty(nameStart, index)
                let number = try number(text, nameStart, index)
                value = try machine.subscript(value, number.map(Value.int) ?? .object(text.slice(nameStart, index)))
                index += 1
            } else {
                throw machine.error(
                    .valueError, "Only '.' or '[' may follow ']' in format field specifier")
            }
        }
        return value
    }

    private func checkNotEmpty(_ start: Int, _ end: Int) throws(Raise) {
        if start == end { throw machine.error(.valueError, "Empty attribute in format string") }
    }

    private mutating func first(_ text: StrObject, _ start: Int, _ end: Int) throws(Raise) -> Value {
        let number = try number(text, start, end)
        if start < end && number == nil { return try named(text.slice(start, end)) }
        if isAutomatic != nil && isAutomatic != (number == nil) {
            throw machine.error(
                .valueError,
                number == nil
                    ? "cannot switch from manual field specification to automatic field numbering"
                    : "cannot switch from automatic field numbering to manual field specification")
        }
        isAutomatic = number == nil
        let position = number ?? nextNumber
        if number == nil { nextNumber += 1 }
        guard case .call(let arguments) = source else {
            throw machine.error(.valueError, "Format string contains positional fields")
        }
        guard position < arguments.count else {
            throw machine.error(
                .indexError, "Replacement index \(position) out of range for positional args tuple")
        }
        return arguments[position]
    }

    private func named(_ name: StrObject) throws(Raise) -> Value {
        switch source {
        case .mapping(let mapping): return try machine.subscript(mapping, .object(name))
        case .call(let arguments):
            let value = arguments.keyword(name)
            if value.isUndefined { throw machine.error(.keyError, arguments: [.object(name)]) }
            return value
        }
    }

    /// The decimal number that the characters spell, if they do.
    private func number(_ text: StrObject, _ start: Int, _ end: Int) throws(Raise) -> Int? {
        guard start < end else { return nil }
        var number = 0
        for index in start..<end {
            guard let digit = Ascii.digit(text[index]) else { return nil }
            let (scaled, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = scaled.addingReportingOverflow(digit)
            if overflow || overflow2 { throw machine.error(.valueError, "Too many decimal digits in format string") }
            number = sum
        }
        return number
    }
}

/// Characters that format strings are made of.
enum Ascii {
    static let leftBrace: UInt32 = 0x7b
    static let rightBrace: UInt32 = 0x7d
    static let leftBracket: UInt32 = 0x5b
    static let rightBracket: UInt32 = 0x5d
    static let colon: UInt32 = 0x3a
    static let exclamation: UInt32 = 0x21
    static let dot: UInt32 = 0x2e

    static func digit(_ scalar: UInt32) -> Int? { scalar >= 0x30 && scalar <= 0x39 ? Int(scalar) - 0x30 : nil }
}
