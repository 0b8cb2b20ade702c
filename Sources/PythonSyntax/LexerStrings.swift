extension Lexer {
    /// Whether the one or two letters before a quote are a string prefix (`r`, `b`, `u`, `f` in any case, and
    /// `r` with `b` or `f` in any order).
    func isStringPrefix(from start: Int) -> Bool {
        let first = bytes[start] | 0x20
        if index - start == 1 {
            return first == UInt8(ascii: "r") || first == UInt8(ascii: "b") || first == UInt8(ascii: "u")
                || first == UInt8(ascii: "f")
        }
        let second = bytes[start + 1] | 0x20
        let other = first == UInt8(ascii: "r") ? second : first
        return (first == UInt8(ascii: "r") || second == UInt8(ascii: "r"))
            && (other == UInt8(ascii: "b") || other == UInt8(ascii: "f"))
    }

    /// Reads a string literal; `index` stands on its opening quote.
    ///
    /// Python documentation: Language Reference 2.4.1, "String and Bytes literals".
    mutating func scanString(prefixFrom start: Int) {
        var isFormatted = false
        var isRaw = false
        for position in start..<index {
            if bytes[position] | 0x20 == UInt8(ascii: "f") { isFormatted = true }
            if bytes[position] | 0x20 == UInt8(ascii: "r") { isRaw = true }
        }
        let quote = bytes[index]
        var quoteCount = 1
        if peek(1) == quote, peek(2) == quote { quoteCount = 3 }
        let firstLine = line
        let firstLineStart = lineStart
        index += quoteCount
        if isFormatted {
            return openFString(
                FString(quote: quote, quoteCount: quoteCount, isRaw: isRaw, start: start, line: firstLine))
        }
        var escapesQuote = false
        while true {
            guard index < bytes.count else { break }
            let byte = bytes[index]
            if byte == quote {
                if quoteCount == 1 {
                    index += 1
                    append(.string, from: start)
                    return
                }
                if peek(1) == quote, peek(2) == quote {
                    index += 3
                    append(.string, from: start)
                    return
                }
                index += 1
            } else if byte == UInt8(ascii: "\\") {
                index += 1
                if index < bytes.count {
                    index += 1
                    if bytes[index - 1] == 0x0A { beginLine() }
                    if bytes[index - 1] == quote { escapesQuote = true }
                }
            } else if byte == 0x0A {
                if quoteCount == 1 { break }
                index += 1
                beginLine()
            } else {
                index += 1
            }
        }
        failUnterminated(
            start: start, firstLine: firstLine, firstLineStart: firstLineStart, quote: quote, quoteCount: quoteCount,
            escapesQuote: escapesQuote)
    }

    private mutating func failUnterminated(
        start: Int, firstLine: Int, firstLineStart: Int, quote: UInt8, quoteCount: Int, escapesQuote: Bool
    ) {
        // At the end of a file whose last line has a line end, Python counts the empty line behind it not.
        let lastLine = index >= bytes.count && bytes.last == 0x0A ? line - 1 : line
        line = firstLine
        lineStart = firstLineStart
        index = start + 1
        if let innermost = fStrings.last, innermost.quote == quote, innermost.quoteCount == quoteCount {
            return fail("f-string: expecting '}'")
        }
        let kind = quoteCount == 3 ? "triple-quoted string" : "string"
        let hint = escapesQuote && quoteCount == 1 ? "; perhaps you escaped the end quote?" : ""
        fail("unterminated \(kind) literal (detected at line \(lastLine))\(hint)")
    }

    // MARK: - f-strings

    private mutating func openFString(_ fString: FString) {
        if fStrings.count + 1 >= Self.fStringLimit {
            return fail("too many nested f-strings")
        }
        fStrings.append(fString)
        append(.fStringStart, from: fString.start)
    }

    /// Reads literal text of the innermost f-string up to its end or to the next replacement field.
    mutating func scanFStringText() {
        let depth = fStrings.count - 1
        let state = fStrings[depth]
        let start = index
        // At a field at once: no text token.
        if peek() == UInt8(ascii: "{"), peek(1) != UInt8(ascii: "{") || state.isFormatSpec {
            return beginField()
        }
        if isClosingQuote(state) {
            index += state.quoteCount
            fStrings.removeLast()
            append(.fStringEnd, from: start)
            return
        }
        var isNamedEscape = false
        while !isClosingQuote(state) {
            guard index < bytes.count, bytes[index] != 0x0A || state.quoteCount == 3 else {
                let endsLine = index < bytes.count || bytes.last != 0x0A
                if endsLine, state.quoteCount == 1, state.isFormatSpec, state.fieldDepth >= 0 {
                    // A line end closes the format specification of a one-line f-string.
                    fStrings[depth].isText = false
                    fStrings[depth].isFormatSpec = false
                    append(.fStringMiddle, from: start)
                    return
                }
                return failUnterminated(state)
            }
            let byte = bytes[index]
            index += 1
            let isFormatSpec = state.isFormatSpec && state.fieldDepth >= 0
            switch byte {
            case 0x0A:
                beginLine()
            case UInt8(ascii: "{"):
                if peek() == byte, !isFormatSpec {
                    append(.fStringMiddle, from: start)
                    index += 1
                } else {
                    index -= 1
                    append(.fStringMiddle, from: start)
                    beginField()
                }
                return
            case UInt8(ascii: "}"):
                if isNamedEscape {
                    isNamedEscape = false
                    continue
                }
                if peek() == byte, !isFormatSpec, state.bracketDepth == 0 {
                    append(.fStringMiddle, from: start)
                    index += 1
                } else {
                    index -= 1
                    fStrings[depth].isText = false
                    append(.fStringMiddle, from: start)
                }
                return
            case UInt8(ascii: "\\"):
                let next = peek()
                if next == UInt8(ascii: "{") || next == UInt8(ascii: "}") {
                    if !state.isRaw {
                        warnings.append(
                            SyntaxWarning(message: "invalid escape sequence '\\\(Unicode.Scalar(next))'", line: line))
                    }
                    continue
                }
                guard index < bytes.count else { continue }
                index += 1
                if next == 0x0A {
                    beginLine()
                } else if next == UInt8(ascii: "N"), !state.isRaw, peek() == UInt8(ascii: "{") {
                    index += 1
                    isNamedEscape = true
                }
            default:
                break
            }
        }
        append(.fStringMiddle, from: start)
    }

    private func isClosingQuote(_ state: FString) -> Bool {
        guard peek() == state.quote else { return false }
        return state.quoteCount == 1 || (peek(1) == state.quote && peek(2) == state.quote)
    }

    /// Enters a replacement field; `index` stands on its `{`.
    private mutating func beginField() {
        let depth = fStrings.count - 1
        fStrings[depth].fieldDepth += 1
        fStrings[depth].isText = false
        if fStrings[depth].fieldDepth >= 3 { fail("f-string: expressions nested too deeply") }
    }

    private mutating func failUnterminated(_ state: FString) {
        let lastLine = index >= bytes.count && bytes.last == 0x0A ? line - 1 : line
        line = state.line
        lineStart = Int(source.lineStarts[min(state.line, source.lineStarts.count) - 1])
        index = state.start + 1
        let kind = state.quoteCount == 3 ? "triple-quoted f-string" : "f-string"
        fail("unterminated \(kind) literal (detected at line \(lastLine))")
    }

    /// Handles the punctuation that ends the expression of a replacement field.
    /// - Returns: whether a token was appended.
    mutating func scanFieldPunctuation(_ byte: UInt8) -> Bool {
        let depth = fStrings.count - 1
        guard byte == UInt8(ascii: ":"), fStrings[depth].fieldDepth >= 0,
            fStrings[depth].bracketDepth - 1 == fStrings[depth].fieldDepth
        else { return false }
        let start = index
        index += 1
        append(.colon, from: start)
        fStrings[depth].isText = true
        fStrings[depth].isFormatSpec = true
        return true
    }
}
