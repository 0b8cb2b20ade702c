import EastAsianWidth

/// How many columns a character takes, and what stands in for those that must not reach a terminal.
///
/// Widths are those of single code points, as `wcwidth` counts them: terminals place text by these.
public enum TextWidth {
    /// What a code point does to a line.
    enum Class {
        /// Takes this many columns: 1 or 2.
        case spacing(Int)
        /// Joins the character before it.
        case combining
        case tab
        /// Would steer the terminal, turn the direction of writing, or means nothing: a stand-in is shown.
        case unprintable
    }

    static func classify(_ scalar: Unicode.Scalar) -> Class {
        let code = scalar.value
        if code < 0x7F { return code >= 0x20 ? .spacing(1) : code == 9 ? .tab : .unprintable }
        if code < 0xA0 { return .unprintable }
        if code < 0x300 { return .spacing(1) }
        // The vowels and final consonants of Hangul stand inside the syllable that their consonant opened.
        if (0x1160...0x11FF).contains(code) || (0xD7B0...0xD7FF).contains(code) { return .combining }
        if isSkinTone(code) { return .combining }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return .combining
        case .format: return formats(code)
        case .control, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: return .unprintable
        default: return .spacing(EastAsianWidth.isWide(code) ? 2 : 1)
        }
    }

    /// Invisible joiners combine; marks that reverse or annotate the text could make a program look like another one.
    private static func formats(_ code: UInt32) -> Class {
        switch code {
        case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2: return .spacing(1)
        case 0x61C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
            return .unprintable
        default: return .combining
        }
    }

    /// It colours the picture before it.
    private static func isSkinTone(_ code: UInt32) -> Bool { (0x1F3FB...0x1F3FF).contains(code) }

    /// Whether all terminals give a character the same columns with this in it.
    ///
    /// Some draw pictures that are joined, coloured or chosen by a selector as one, of another width, and others draw each by itself:
    /// without the joiner, the colour and the selector, all of them draw each by itself.
    public static func isAgreed(_ scalar: Unicode.Scalar, inColumns width: UInt8) -> Bool {
        switch scalar.value {
        case 0x200D: width < 2
        case 0xFE0E...0xFE0F: false
        case let code: !isSkinTone(code)
        }
    }

    /// Whether a stand-in is shown for a character.
    public static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        if case .unprintable = classify(scalar) { return true }
        return false
    }

    /// The visible stand-in: `^[` for Escape, `<202e>` for the others, as `less` shows them.
    public static func standIn(for scalar: Unicode.Scalar) -> String {
        let code = scalar.value
        if code < 0x20 { return "^" + String(Unicode.Scalar(UInt8(code + 0x40))) }
        return code == 0x7F ? "^?" : "<\(String(code, radix: 16))>"
    }

    /// Columns that a text takes when it is drawn from column 0.
    /// - Complexity: O(n) in the text's length.
    public static func of(_ text: some StringProtocol) -> Int {
        TextUnits.read(text) { units in
            while units.next() != nil {}
            return units.column
        }
    }
}
