extension Lexer {
    /// Measures the indentation of a line that begins a statement, and appends `indent` and `dedent` tokens.
    /// Blank lines and lines with only a comment are skipped whole.
    /// - Returns: whether a token follows on this line.
    ///
    /// Python documentation: Language Reference 2.1.8, "Indentation".
    mutating func scanLineStart() -> Bool {
        var column = 0
        var alternative = 0
        var continuedColumn = 0
        scan: while index < bytes.count {
            switch bytes[index] {
            case 0x20:
                column += 1
                alternative += 1
            case 0x09:
                column = (column / 8 + 1) * 8
                alternative += 1
            case 0x0C:
                column = 0
                alternative = 0
            case UInt8(ascii: "\\"):
                // A line that is joined to its indentation is indented as far as its first part.
                if continuedColumn == 0 { continuedColumn = column }
                guard peek(1) == 0x0A || index + 1 >= bytes.count else {
                    scanContinuation()
                    return false
                }
                index = min(index + 2, bytes.count)
                beginLine()
                if index >= bytes.count {
                    failEndOfFile()
                    return false
                }
                continue scan
            default:
                break scan
            }
            index += 1
        }
        if index >= bytes.count { return true }
        let byte = bytes[index]
        if byte == UInt8(ascii: "#") || byte == 0x0A {
            let start = index
            while index < bytes.count, bytes[index] != 0x0A { index += 1 }
            if keepsComments, index > start { comments.append(SourceRange(start: start, end: index)) }
            if index < bytes.count {
                index += 1
                beginLine()
            }
            atLineStart = true
            return false
        }
        guard brackets.isEmpty else { return true }
        if continuedColumn > 0 { (column, alternative) = (continuedColumn, continuedColumn) }
        return setIndentation(column, alternative)
    }

    private mutating func setIndentation(_ column: Int, _ alternative: Int) -> Bool {
        if isLenient { return true }
        let top = indents[indents.count - 1]
        let alternativeTop = alternativeIndents[alternativeIndents.count - 1]
        if column == top {
            if alternative != alternativeTop { return failTabs() }
        } else if column > top {
            if indents.count >= Self.indentLimit {
                return failLine(
                    SyntaxError(
                        type: "IndentationError", message: "too many levels of indentation", line: line, column: 0,
                        endLine: line, endColumn: 0))
            }
            if alternative <= alternativeTop { return failTabs() }
            indents.append(column)
            alternativeIndents.append(alternative)
            append(.indent, from: index)
        } else {
            // Python gives no dedent at all where the last of them does not fit.
            guard let level = indents.lastIndex(where: { $0 <= column }), indents[level] == column else {
                let end = endOfLine(from: index)
                let length = characterColumn(at: end) - 1
                return failLine(
                    SyntaxError(
                        type: "IndentationError",
                        message: "unindent does not match any outer indentation level", line: line,
                        column: length + 1, endLine: line, endColumn: 0))
            }
            if alternative != alternativeIndents[level] { return failTabs() }
            for _ in indents[(level + 1)...] { append(.dedent, from: index) }
            indents.removeSubrange((level + 1)...)
            alternativeIndents.removeSubrange((level + 1)...)
        }
        return true
    }

    private mutating func failTabs() -> Bool {
        failLine(
            SyntaxError(
                type: "TabError", message: "inconsistent use of tabs and spaces in indentation", line: line,
                column: 1, endLine: line, endColumn: 0))
    }

    private mutating func failLine(_ error: SyntaxError) -> Bool {
        self.defer(error)
        return false
    }

    func endOfLine(from offset: Int) -> Int {
        var end = offset
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        return end
    }

    // MARK: - Failures

    /// The column of a byte offset on the current line, in characters from 1.
    func characterColumn(at offset: Int) -> Int {
        // Highlighting needs no columns, and a long line may have many mistakes.
        if isLenient { return 1 }
        var column = 1
        var position = lineStart
        while position < offset, position < bytes.count {
            if bytes[position] & 0xC0 != 0x80 { column += 1 }
            position += 1
        }
        return column
    }

    /// Stops with an error whose caret is on the character before `index`, as most of Python's tokenizer
    /// errors have it.
    mutating func fail(_ message: String) {
        fail(message, column: characterColumn(at: index) - 1)
    }

    mutating func fail(_ message: String, column: Int) {
        fail(SyntaxError(message: message, line: line, column: column, endLine: line, endColumn: column))
    }

    mutating func fail(_ error: SyntaxError) {
        var error = error
        error.finder = .lexer
        // An error inside of an f-string counts only where the parser comes to it.
        failure = Failure(error: error, isDeferred: !fStrings.isEmpty)
    }

    /// A character that begins no token.
    mutating func failInvalidCharacter(at start: Int) {
        index = start + 1
        let byte = bytes[start]
        if byte < 0x20 || byte == 0x7F {
            let digits = String(byte, radix: 16, uppercase: true)
            fail("invalid non-printable character U+" + String(repeating: "0", count: 4 - digits.count) + digits)
        } else {
            // `$`, `?`, `` ` `` are tokens to Python too, ones that no rule of its grammar takes.
            append(.unknown, from: start)
        }
    }

    /// The text ended behind a backslash.
    mutating func failEndOfFile() {
        let last = max(0, bytes.count - 1)
        let lastLine = source.line(at: last)
        // Where the backslash is alone on its line, Python knows no column.
        let isFirst =
            (tokens.last.map { source.line(at: Int($0.start)) } ?? 0) < lastLine
            || tokens.last?.kind == .newline
        let column = bytes.last == 0x0A ? source.characterColumn(at: last) : source.characterColumn(at: last) + 1
        self.defer(
            SyntaxError(
                message: "unexpected EOF while parsing", line: lastLine, column: isFirst ? 0 : column,
                endLine: lastLine, endColumn: 0))
        if !brackets.isEmpty { failUnclosed() }
    }

    /// Stops with an error that counts only where the parser comes to it.
    mutating func `defer`(_ error: SyntaxError) {
        failure = Failure(error: error, isDeferred: true, unclosed: fStrings.isEmpty ? unclosedError() : nil)
    }

    /// The text ended inside of brackets: the innermost is named.
    mutating func failUnclosed() {
        guard let error = unclosedError() else { return }
        self.defer(error)
    }

    private func unclosedError() -> SyntaxError? {
        guard let bracket = brackets.last else { return nil }
        var error = SyntaxError(
            message: "'\(Unicode.Scalar(bracket.byte))' was never closed", line: bracket.line,
            column: source.characterColumn(at: bracket.offset), endLine: bracket.line, endColumn: nil)
        // Python reports it with the line that the lexer has at hand, which is another one by now and so is read again, without its end.
        if bracket.line < source.line(at: max(0, bytes.count - 1)) { error.finder = .lexer }
        return error
    }
}
