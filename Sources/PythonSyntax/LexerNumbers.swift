extension Lexer {
    /// Reads a number literal; `index` stands on its first digit or on its point.
    ///
    /// Python documentation: Language Reference 2.4.5, "Numeric literals".
    mutating func scanNumber() {
        let start = index
        if peek() == UInt8(ascii: "0") {
            let kind = peek(1) | 0x20
            if kind == UInt8(ascii: "x") { return scanBased(from: start, radix: 16, "hexadecimal") }
            if kind == UInt8(ascii: "o") { return scanBased(from: start, radix: 8, "octal") }
            if kind == UInt8(ascii: "b") { return scanBased(from: start, radix: 2, "binary") }
            return scanAfterZero(from: start)
        }
        if peek() != UInt8(ascii: ".") {
            guard scanDecimalDigits() else { return }
        }
        scanFraction(from: start)
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private func isIdentifierByte(_ byte: UInt8) -> Bool {
        let byteClass = classes[Int(byte)]
        return byteClass == .identifier || byteClass == .digit
    }

    private mutating func scanBased(from start: Int, radix: UInt8, _ name: String) {
        index += 2
        func value(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x41...0x46: byte - 0x41 + 10
            case 0x61...0x66: byte - 0x61 + 10
            default: nil
            }
        }
        repeat {
            if peek() == UInt8(ascii: "_") { index += 1 }
            guard let digit = value(peek()), digit < radix else {
                if isDigit(peek()) {
                    index += 1
                    return fail("invalid digit '\(Unicode.Scalar(bytes[index - 1]))' in \(name) literal")
                }
                return fail("invalid \(name) literal")
            }
            while let digit = value(peek()), digit < radix { index += 1 }
        } while peek() == UInt8(ascii: "_")
        if radix < 16, isDigit(peek()) {
            index += 1
            return fail("invalid digit '\(Unicode.Scalar(bytes[index - 1]))' in \(name) literal")
        }
        guard verifyEnd(name) else { return }
        append(.number, from: start)
    }

    /// `0`, `00`, `0_0` are integers, `012` is not, `012.5`, `012e1` and `012j` are numbers again.
    private mutating func scanAfterZero(from start: Int) {
        index += 1
        while true {
            if peek() == UInt8(ascii: "_") {
                index += 1
                guard isDigit(peek()) else { return fail("invalid decimal literal") }
            }
            if peek() != UInt8(ascii: "0") { break }
            index += 1
        }
        let zerosEnd = index
        let hasOtherDigits = isDigit(peek())
        if hasOtherDigits {
            guard scanDecimalDigits() else { return }
        }
        let next = peek()
        if next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") || next | 0x20 == UInt8(ascii: "j") {
            return scanFraction(from: start)
        }
        if hasOtherDigits {
            // Counted in bytes, as CPython does here.
            let column = start - lineStart + 1
            return fail(
                SyntaxError(
                    message: "leading zeros in decimal integer literals are not permitted; "
                        + "use an 0o prefix for octal integers",
                    line: line, column: column, endLine: line, endColumn: column + zerosEnd - start))
        }
        guard verifyEnd("decimal") else { return }
        append(.number, from: start)
    }

    private mutating func scanDecimalDigits() -> Bool {
        while true {
            while isDigit(peek()) { index += 1 }
            if peek() != UInt8(ascii: "_") { return true }
            index += 1
            if !isDigit(peek()) {
                fail("invalid decimal literal")
                return false
            }
        }
    }

    /// Reads what may follow the digits: a fraction, an exponent, `j`.
    private mutating func scanFraction(from start: Int) {
        var kind = "decimal"
        if peek() == UInt8(ascii: ".") {
            index += 1
            if isDigit(peek()) {
                guard scanDecimalDigits() else { return }
            }
        }
        if peek() | 0x20 == UInt8(ascii: "e") {
            let exponentStart = index
            index += 1
            let hasSign = peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-")
            if hasSign { index += 1 }
            if isDigit(peek()) {
                guard scanDecimalDigits() else { return }
            } else if hasSign {
                return fail("invalid decimal literal")
            } else {
                // `1else` is a number and a keyword.
                index = exponentStart
                guard verifyEnd(kind) else { return }
                append(.number, from: start)
                return
            }
        }
        if peek() | 0x20 == UInt8(ascii: "j") {
            index += 1
            kind = "imaginary"
        }
        guard verifyEnd(kind) else { return }
        append(.number, from: start)
    }

    /// A number may touch a keyword that can follow it (with a warning), but no other word.
    private mutating func verifyEnd(_ kind: String) -> Bool {
        let byte = peek()
        guard isIdentifierByte(byte) else { return true }
        let keywords: [StaticString]
        switch byte {
        case UInt8(ascii: "a"): keywords = ["and"]
        case UInt8(ascii: "e"): keywords = ["else"]
        case UInt8(ascii: "f"): keywords = ["for"]
        case UInt8(ascii: "i"): keywords = ["if", "in", "is"]
        case UInt8(ascii: "n"): keywords = ["not"]
        case UInt8(ascii: "o"): keywords = ["or"]
        default: keywords = []
        }
        // What follows `if`, `in` and `is` does not matter to CPython.
        for keyword in keywords {
            let matches = keyword.withUTF8Buffer { word in
                (0..<word.count).allSatisfy { peek($0) == word[$0] }
                    && (byte == UInt8(ascii: "i") || !isIdentifierByte(peek(word.count)))
            }
            if matches {
                warnings.append(SyntaxWarning(message: "invalid \(kind) literal", line: line))
                return true
            }
        }
        if byte < 0x80 {
            index += 1
            fail("invalid \(kind) literal", column: characterColumn(at: index - 1) - 1)
            return false
        }
        // Letters beyond ASCII begin a token of their own.
        return true
    }
}
