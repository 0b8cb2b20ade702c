import Screen

/// Text of programs and scripts inside of other formats: none of it can be taken for markup, or for a command.
enum Escaping {
    /// For the content of elements and for attributes between double quotes, in XML and HTML.
    static func markup(_ text: String) -> String {
        var result = ""
        for scalar in visible(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A JSON string with its quotes. `<` is escaped too, so that it can stand inside of a script element.
    static func json(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "<", "\u{2028}", "\u{2029}": result += unicode(scalar)
            default:
                if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
                    result += unicode(scalar)
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    private static func unicode(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// Without characters that steer a terminal, turn the direction of writing, or may not stand in XML.
    static func visible(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar == "\n" || !TextWidth.isUnprintable(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                result += TextWidth.standIn(for: scalar)
            }
        }
        return result
    }
}
