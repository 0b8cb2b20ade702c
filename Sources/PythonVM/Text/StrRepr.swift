/// `repr()` and `ascii()` of strings (Library Reference, "Built-in Functions").
extension StrObject {
    /// As `repr()` shows it: in single quotes, or double ones if that saves escapes; what cannot be printed is escaped.
    /// - Complexity: O(n).
    var repr: StrObject {
        var builder = StrBuilder(capacity: count + 2)
        appendRepr(to: &builder, onlyASCII: false)
        return builder.finish()
    }

    /// As `ascii()` shows it: a repr with everything beyond ASCII escaped.
    var ascii: StrObject {
        var builder = StrBuilder(capacity: count + 2)
        appendRepr(to: &builder, onlyASCII: true)
        return builder.finish()
    }

    func appendRepr(to builder: inout StrBuilder, onlyASCII: Bool) {
        var hasSingle = false
        var hasDouble = false
        for index in 0..<count {
            let scalar = self[index]
            if scalar == 0x27 { hasSingle = true } else if scalar == 0x22 { hasDouble = true }
        }
        let quote: UInt32 = hasSingle && !hasDouble ? 0x22 : 0x27
        builder.append(quote)
        for index in 0..<count {
            let scalar = self[index]
            if scalar >= 0x20 && scalar < 0x7f {
                if scalar == quote || scalar == 0x5c { builder.append(0x5c) }
                builder.append(scalar)
            } else if scalar >= 0x80 && !onlyASCII && StrCharacter(scalar).isPrintable {
                builder.append(scalar)
            } else {
                builder.appendEscape(scalar)
            }
        }
        builder.append(quote)
    }

    /// The text with everything beyond ASCII escaped, as `ascii()` does to the repr of any object.
    var escapedBeyondASCII: StrObject {
        if isASCII { return self }
        var builder = StrBuilder(capacity: count)
        for index in 0..<count {
            if self[index] < 0x80 { builder.append(self[index]) } else { builder.appendEscape(self[index]) }
        }
        return builder.finish()
    }
}

extension StrBuilder {
    /// Appends a character as a backslash escape: `\n`, `\x7f`, `\u2028` or `\U0001f600`.
    mutating func appendEscape(_ scalar: UInt32) {
        append(0x5c)
        switch scalar {
        case 0x09: append("t")
        case 0x0a: append("n")
        case 0x0d: append("r")
        case 0x5c: append(0x5c)
        case ..<0x100:
            append("x")
            appendHex(scalar, digits: 2)
        case ..<0x10000:
            append("u")
            appendHex(scalar, digits: 4)
        default:
            append("U")
            appendHex(scalar, digits: 8)
        }
    }

    /// Appends lower-case hexadecimal digits.
    mutating func appendHex(_ number: UInt32, digits: Int) {
        for position in stride(from: digits - 1, through: 0, by: -1) {
            let digit = number >> UInt32(position * 4) & 15
            append(digit < 10 ? 48 + digit : 87 + digit)
        }
    }
}
