/// What the module `unicodedata` says of a code point.
extension StrCharacter {
    /// The general category, in its two letters.
    var category: String {
        if 0xD800...0xDFFF ~= scalar { return "Cs" }
        // Unicode 16 made this letter one without case.
        if scalar == 0x295 { return "Ll" }
        switch properties?.generalCategory {
        case .uppercaseLetter: return "Lu"
        case .lowercaseLetter: return "Ll"
        case .titlecaseLetter: return "Lt"
        case .modifierLetter: return "Lm"
        case .otherLetter: return "Lo"
        case .nonspacingMark: return "Mn"
        case .spacingMark: return "Mc"
        case .enclosingMark: return "Me"
        case .decimalNumber: return "Nd"
        case .letterNumber: return "Nl"
        case .otherNumber: return "No"
        case .connectorPunctuation: return "Pc"
        case .dashPunctuation: return "Pd"
        case .openPunctuation: return "Ps"
        case .closePunctuation: return "Pe"
        case .initialPunctuation: return "Pi"
        case .finalPunctuation: return "Pf"
        case .otherPunctuation: return "Po"
        case .mathSymbol: return "Sm"
        case .currencySymbol: return "Sc"
        case .modifierSymbol: return "Sk"
        case .otherSymbol: return "So"
        case .spaceSeparator: return "Zs"
        case .lineSeparator: return "Zl"
        case .paragraphSeparator: return "Zp"
        case .control: return "Cc"
        case .format: return "Cf"
        case .surrogate: return "Cs"
        case .privateUse: return "Co"
        case .unassigned, nil: return "Cn"
        @unknown default: return "Cn"
        }
    }

    /// What it is worth as a number.
    var number: Double? { properties?.numericValue }

    var combiningClass: Int { Int(properties?.canonicalCombiningClass.rawValue ?? 0) }

    var isMirrored: Bool { properties?.isBidiMirrored ?? false }

    /// Its name; nil for controls and for what is not assigned.
    var name: String? {
        properties?.name
    }
}
