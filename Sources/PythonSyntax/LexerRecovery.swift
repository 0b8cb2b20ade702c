extension Lexer {
    /// Reads the whole text whatever is wrong with it: where the lexer would stop, it passes over the part that it
    /// cannot read, and goes on.
    /// - Complexity: O(n): every failure moves the lexer on, and a literal without an end ends the reading.
    mutating func readLeniently() {
        keepsComments = true
        isLenient = true
        while true {
            let first = index
            run()
            guard failure != nil else { return }
            failure = nil
            if tokens.last?.kind == .error { tokens.removeLast() }
            brackets = []
            let openString = fStrings.first
            fStrings = []
            guard index < bytes.count else { return }
            if let openString {
                // An f-string that cannot be read is a string up to the end of its line.
                passOver(from: openString.start, isTriple: openString.quoteCount == 3, .fStringStart)
            } else if tokenStart >= first, tokenStart < bytes.count {
                recover(from: tokenStart)
            } else {
                index = max(index, first + 1)
            }
            if index <= first, index < bytes.count { index = first + 1 }
            if index >= bytes.count { return }
        }
    }

    private mutating func recover(from start: Int) {
        let byteClass = classes[Int(bytes[start])]
        switch byteClass {
        case .digit:
            index = start
            while index < bytes.count, classes[Int(bytes[index])] == .digit || bytes[index] | 0x20 >= 0x61,
                bytes[index] < 0x7B
            {
                index += 1
            }
            append(.number, from: start)
        case .quote,
            .identifier where isUnterminatedString(at: start):
            var quote = start
            while bytes[quote] != 0x22, bytes[quote] != 0x27 { quote += 1 }
            let isTriple =
                quote + 2 < bytes.count && bytes[quote + 1] == bytes[quote] && bytes[quote + 2] == bytes[quote]
            passOver(from: start, isTriple: isTriple, .string)
        default:
            index = max(start + 1, min(index, bytes.count))
        }
    }

    private func isUnterminatedString(at start: Int) -> Bool {
        var position = start
        while position < bytes.count, position < start + 3 {
            if bytes[position] == 0x22 || bytes[position] == 0x27 { return true }
            position += 1
        }
        return false
    }

    /// Takes the rest of the line, or of the text, as one token.
    private mutating func passOver(from start: Int, isTriple: Bool, _ kind: TokenKind) {
        while let last = tokens.last, Int(last.start) >= start { tokens.removeLast() }
        while let last = comments.last, Int(last.start) >= start { comments.removeLast() }
        index = isTriple ? bytes.count : endOfLine(from: max(index, start))
        append(kind, from: start)
    }
}
