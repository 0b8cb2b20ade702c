/// What Unicode says about one code point, as of Unicode 15.1, which CPython 3.13 goes by.
///
/// The Swift library may know later versions: what they added counts as unassigned.
struct StrCharacter {
    let scalar: UInt32
    let properties: Unicode.Scalar.Properties?

    init(_ scalar: UInt32) {
        self.scalar = scalar
        properties = StrCharacter.properties(scalar)
    }

    private static func properties(_ scalar: UInt32) -> Unicode.Scalar.Properties? {
        guard let properties = Unicode.Scalar(scalar)?.properties else { return nil }
        if scalar < 0x80 { return properties }
        guard let age = properties.age, age.major < 15 || age.major == 15 && age.minor <= 1 else { return nil }
        return properties
    }

    /// In the sense of `str.isprintable`: no control, no unassigned one, no surrogate, no private use, no space other
    /// than U+0020.
    var isPrintable: Bool {
        if scalar < 0x7f { return scalar >= 0x20 }
        switch properties?.generalCategory {
        case nil, .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }

    var isAlphabetic: Bool {
        if scalar < 0x80 { return scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7a }
        switch properties?.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    var isDecimal: Bool { scalar < 0x80 ? isASCIIDigit : properties?.numericType == .decimal }
    var isDigit: Bool {
        if scalar < 0x80 { return isASCIIDigit }
        let type = properties?.numericType
        return type == .decimal || type == .digit
    }
    var isNumeric: Bool { scalar < 0x80 ? isASCIIDigit : properties?.numericType != nil }
    var isAlphanumeric: Bool { isAlphabetic || isNumeric }
    private var isASCIIDigit: Bool { scalar >= 0x30 && scalar <= 0x39 }

    var isUpper: Bool {
        if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5a }
        return properties?.isUppercase ?? false
    }
    var isLower: Bool {
        if scalar < 0x80 { return scalar >= 0x61 && scalar <= 0x7a }
        // Unicode 16 made this letter one without case.
        return scalar == 0x295 || properties?.isLowercase ?? false
    }
    var isTitle: Bool { scalar >= 0x80 && properties?.generalCategory == .titlecaseLetter }
    var isCased: Bool { isUpper || isLower || isTitle }
    var isCaseIgnorable: Bool { properties?.isCaseIgnorable ?? false }

    var isIdentifierStart: Bool { scalar == 0x5f || properties?.isXIDStart ?? false }
    var isIdentifierPart: Bool { properties?.isXIDContinue ?? false }

    /// Whether `str.split()` splits at it and `str.strip()` strips it.
    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 9...13, 28...32, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: true
        default: false
        }
    }

    /// Whether `str.splitlines()` splits at it.
    static func isLineBreak(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 10...13, 28...30, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    // MARK: Mappings, full ones of several code points included

    func appendUpper(to builder: inout StrBuilder) {
        if scalar < 0x80 {
            builder.append(scalar >= 0x61 && scalar <= 0x7a ? scalar - 32 : scalar)
        } else {
            append(properties?.uppercaseMapping, to: &builder)
        }
    }

    func appendLower(to builder: inout StrBuilder) {
        if scalar < 0x80 {
            builder.append(isUpper ? scalar + 32 : scalar)
        } else {
            append(properties?.lowercaseMapping, to: &builder)
        }
    }

    func appendTitle(to builder: inout StrBuilder) {
        if scalar < 0x80 { appendUpper(to: &builder) } else { append(properties?.titlecaseMapping, to: &builder) }
    }

    /// The fold is the lower case of the upper case, but for Cherokee, whose upper case came first, and two letters.
    func appendFolded(to builder: inout StrBuilder) {
        switch scalar {
        case 0..<0x80: appendLower(to: &builder)
        case 0x131, 0x13a0...0x13f5: builder.append(scalar)
        case 0x13f8...0x13fd: builder.append(scalar - 8)
        case 0xab70...0xabbf: builder.append(scalar - 0xab70 + 0x13a0)
        case 0x1e9e: builder.append("ss")
        default:
            var upper = StrBuilder(capacity: 4)
            appendUpper(to: &upper)
            let text = upper.finish()
            for index in 0..<text.count { StrCharacter(text[index]).appendLower(to: &builder) }
        }
    }

    private func append(_ mapping: String?, to builder: inout StrBuilder) {
        guard let mapping, mapping.unicodeScalars.allSatisfy({ StrCharacter.properties($0.value) != nil }) else {
            builder.append(scalar)
            return
        }
        builder.append(mapping)
    }
}
