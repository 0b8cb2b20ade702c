extension Lexer {
    /// Checks a name that has characters beyond ASCII; `index` is set to its end.
    ///
    /// Python documentation: Language Reference 2.3, "Identifiers and keywords".
    mutating func checkIdentifier(from start: Int) -> Bool {
        var end = start
        while end < bytes.count,
            bytes[end] >= 0x80 || classes[Int(bytes[end])] == .identifier
                || classes[Int(bytes[end])] == .digit
        {
            end += 1
        }
        if isLenient {
            index = end
            return true
        }
        var position = start
        while position < end {
            let (scalar, length) = decodeScalar(bytes, at: position)
            let properties = scalar.properties
            let isValid =
                position == start
                ? properties.isXIDStart || scalar == "_" : properties.isXIDContinue
            if !isValid {
                index = position + length
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
                let isPrintable = Self.isPrintable(scalar)
                let column = characterColumn(at: position)
                fail(
                    isPrintable
                        ? "invalid character '\(scalar)' (U+\(code))" : "invalid non-printable character U+\(code)",
                    column: column)
                return false
            }
            position += length
        }
        index = end
        return true
    }

    /// What `str.isprintable` says of one character.
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: scalar == " "
        default: true
        }
    }
}

/// Reads one scalar of text that is known to be UTF-8, and its length in bytes.
@inline(__always)
func decodeScalar(_ bytes: [UInt8], at offset: Int) -> (Unicode.Scalar, Int) {
    let first = bytes[offset]
    func continuation(_ distance: Int) -> UInt32 {
        let position = offset + distance
        return position < bytes.count ? UInt32(bytes[position] & 0x3F) : 0
    }
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    if first < 0xE0 {
        return (Unicode.Scalar(UInt32(first & 0x1F) << 6 | continuation(1)) ?? "\u{FFFD}", 2)
    }
    if first < 0xF0 {
        let value = UInt32(first & 0x0F) << 12 | continuation(1) << 6 | continuation(2)
        return (Unicode.Scalar(value) ?? "\u{FFFD}", 3)
    }
    let value = UInt32(first & 0x07) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3)
    return (Unicode.Scalar(value) ?? "\u{FFFD}", 4)
}
