import PythonSyntax

/// `unicode_escape` and `raw_unicode_escape`: text as the inside of a literal (Library Reference, `codecs`, "Text Encodings").
enum EscapeCodec {
    case full
    /// Only `\\u` and `\\U`.
    case raw

    init?(_ name: String) {
        switch name.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
        case "unicodeescape": self = .full
        case "rawunicodeescape": self = .raw
        default: return nil
        }
    }

    /// As errors name it.
    var name: String {
        switch self {
        case .full: "unicodeescape"
        case .raw: "rawunicodeescape"
        }
    }

    func encode(_ text: StrObject) -> [UInt8] {
        var builder = StrBuilder(capacity: text.count)
        for index in 0..<text.count {
            let scalar = text[index]
            let isPlain = self == .raw ? scalar < 0x100 : 0x20..<0x7f ~= scalar && scalar != 0x5c
            if isPlain { builder.append(scalar) } else { builder.appendEscape(scalar) }
        }
        return builder.finish().latin1
    }

    /// What stands at `index`: a character, nothing (a line that goes on), or something broken.
    func decode(_ bytes: [UInt8], at index: Int) -> Step {
        let byte = bytes[index]
        guard byte == 0x5c else { return .scalar(UInt32(byte), length: 1) }
        guard index + 1 < bytes.count else {
            return self == .raw ? .scalar(0x5c, length: 1) : .broken(length: 1, reason: "\\ at end of string")
        }
        let letter = bytes[index + 1]
        if self == .raw {
            guard letter == UInt8(ascii: "u") || letter == UInt8(ascii: "U") else { return .scalar(0x5c, length: 1) }
            return hexadecimal(bytes, index, letter)
        }
        switch letter {
        case 0x0a: return .nothing(length: 2)
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): return .scalar(UInt32(letter), length: 2)
        case UInt8(ascii: "a"): return .scalar(7, length: 2)
        case UInt8(ascii: "b"): return .scalar(8, length: 2)
        case UInt8(ascii: "t"): return .scalar(9, length: 2)
        case UInt8(ascii: "n"): return .scalar(10, length: 2)
        case UInt8(ascii: "v"): return .scalar(11, length: 2)
        case UInt8(ascii: "f"): return .scalar(12, length: 2)
        case UInt8(ascii: "r"): return .scalar(13, length: 2)
        case 0x30...0x37:
            let digits = bytes[(index + 1)...].prefix(3).prefix { 0x30...0x37 ~= $0 }
            let scalar = digits.reduce(0) { $0 << 3 | UInt32($1 - 0x30) }
            return scalar > 0o377 ? .doubtful(scalar, length: 4) : .scalar(scalar, length: 1 + digits.count)
        case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"): return hexadecimal(bytes, index, letter)
        case UInt8(ascii: "N"): return named(bytes, index)
        // An escape that means nothing stays as it is.
        default: return .doubtful(0x5c, length: 1)
        }
    }

    enum Step {
        case scalar(UInt32, length: Int)
        /// A character, of which a warning tells.
        case doubtful(UInt32, length: Int)
        case nothing(length: Int)
        case broken(length: Int, reason: String)
    }

    private func hexadecimal(_ bytes: [UInt8], _ index: Int, _ letter: UInt8) -> Step {
        let (count, form) =
            switch letter {
            case UInt8(ascii: "x"): (2, "\\xXX")
            case UInt8(ascii: "u"): (4, "\\uXXXX")
            default: (8, "\\UXXXXXXXX")
            }
        let digits = bytes[(index + 2)...].prefix(count).prefix { Character(UnicodeScalar($0)).isHexDigit && $0 < 0x80 }
        guard digits.count == count, let scalar = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
            return .broken(length: 2 + digits.count, reason: "truncated \(form) escape")
        }
        if scalar > 0x10ffff { return .broken(length: 2 + count, reason: "illegal Unicode character") }
        return .scalar(scalar, length: 2 + count)
    }

    private func named(_ bytes: [UInt8], _ index: Int) -> Step {
        guard index + 2 < bytes.count, bytes[index + 2] == UInt8(ascii: "{"),
            let end = bytes[(index + 3)...].firstIndex(of: UInt8(ascii: "}")), end > index + 3
        else { return .broken(length: min(bytes.count - index, 2), reason: "malformed \\N character escape") }
        let name = String(decoding: bytes[(index + 3)..<end], as: UTF8.self)
        guard let scalar = UnicodeNames.scalar(named: name) else {
            return .broken(length: end + 1 - index, reason: "unknown Unicode character name")
        }
        return .scalar(scalar, length: end + 1 - index)
    }
}

extension Machine {
    /// - Throws: UnicodeDecodeError.
    func decode(_ bytes: [UInt8], _ codec: EscapeCodec, _ errors: String) throws(Raise) -> StrObject {
        var builder = StrBuilder(capacity: bytes.count)
        var index = 0
        var doubtful: String?
        while index < bytes.count {
            switch codec.decode(bytes, at: index) {
            case .scalar(let scalar, let length):
                builder.append(scalar)
                index += length
            case .doubtful(let scalar, let length):
                // Only the first one is told of.
                let kind = length > 1 ? "octal " : ""
                let text = bytes[(index + 1)...].prefix(max(length - 1, 1))
                doubtful = doubtful ?? "invalid \(kind)escape sequence '\\\(StrObject(latin1: Array(text)).string)'"
                builder.append(scalar)
                index += length
            case .nothing(let length): index += length
            case .broken(let length, let reason):
                switch errors {
                case "ignore": break
                case "replace": builder.append(0xfffd)
                default:
                    throw error(
                        .unicodeDecodeError,
                        arguments: [
                            string(codec.name), .object(BytesObject(bytes)), .int(index), .int(index + length),
                            string(reason),
                        ])
                }
                index += length
            }
        }
        if let doubtful { try warn(types[.deprecationWarning], doubtful) }
        return builder.finish()
    }
}
