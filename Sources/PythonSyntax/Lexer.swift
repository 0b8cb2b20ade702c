/// Turns the bytes of a source text into tokens, in one pass, as Python's tokenizer does.
///
/// The lexer runs over the whole text before the parser starts. It never throws: where it cannot go on it
/// appends a token of the kind `error`, keeps the reason in `failure`, and stops; the parser reports the
/// reason when it comes to that token.
///
/// Reading order: `run` -> `scanLineStart` (indentation) -> `scanToken` -> `scanNumber`, `scanString`,
/// `scanFStringText` in the files beside this one.
///
/// Python documentation: Language Reference, chapter 2, "Lexical analysis".
struct Lexer {
    /// Why the lexer stopped.
    struct Failure {
        var error: SyntaxError
        /// Python sets some tokenizer errors aside until the parser asks for that very token; the others also
        /// replace an error that the parser found earlier in the file.
        var isDeferred = false
        /// The bracket that was open here, as an error: it replaces an error that the parser found in a line further
        /// down than the bracket.
        var unclosed: SyntaxError?
    }

    /// An opening bracket that is still open.
    struct Bracket {
        var byte: UInt8
        var offset: Int
        var line: Int
    }

    /// An f-string whose end has not been seen yet.
    struct FString {
        var quote: UInt8
        var quoteCount: Int
        var isRaw: Bool
        var start: Int
        var line: Int
        /// Brackets opened inside of the replacement fields.
        var bracketDepth = 0
        /// The value of `bracketDepth` outside of the innermost replacement field; -1 outside of all.
        var fieldDepth = -1
        var isText = true
        var isFormatSpec = false
    }

    let source: SourceText
    let bytes: [UInt8]
    let classes = Lexer.byteClasses
    var index = 0
    /// The line that `index` is on, from 1.
    var line = 1
    var lineStart = 0
    var tokens: [Token] = []
    var failure: Failure?
    var warnings: [SyntaxWarning] = []
    /// Comments, for highlighting; collected on request.
    var comments: [SourceRange] = []
    var keepsComments = false
    /// Whether the text is read for highlighting only: indentation and brackets need not fit.
    var isLenient = false
    /// Where the token that was read last begins.
    var tokenStart = 0

    var indents: [Int] = [0]
    /// The same indents with a tab counted as one column: the two must agree on every comparison.
    var alternativeIndents: [Int] = [0]
    var brackets: [Bracket] = []
    var fStrings: [FString] = []
    /// The first byte of a continuation line's indentation counts for the line: set after a backslash.
    var atLineStart = true

    static let bracketLimit = 200
    static let indentLimit = 100
    static let fStringLimit = 150

    init(_ source: SourceText) {
        self.source = source
        bytes = source.bytes
        tokens.reserveCapacity(bytes.count / 4 + 16)
    }

    /// Reads all tokens; the last one is `endMarker` or `error`.
    /// - Complexity: O(n) in the length of the text.
    mutating func run() {
        if !isLenient, let error = source.decodingError {
            failure = Failure(error: error)
            append(.error, from: 0)
            return
        }
        while failure == nil {
            if let innermost = fStrings.last, innermost.isText {
                scanFStringText()
                continue
            }
            if atLineStart {
                atLineStart = false
                if !scanLineStart() { continue }
            }
            if !scanToken() { return }
        }
        append(.error, from: index)
    }

    /// The byte at an offset from here, or 0 past the end (the text itself holds no zero byte).
    @inline(__always)
    func peek(_ offset: Int = 0) -> UInt8 {
        let position = index + offset
        return position < bytes.count ? bytes[position] : 0
    }

    @inline(__always)
    mutating func append(_ kind: TokenKind, from start: Int) {
        tokens.append(Token(kind: kind, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: index)))
    }

    /// Notes that `index` stands behind a line feed.
    @inline(__always)
    mutating func beginLine() {
        line += 1
        lineStart = index
    }

    // MARK: - Tokens

    /// Reads one token in ordinary text; false at the end of the file.
    private mutating func scanToken() -> Bool {
        var byte = peek()
        while byte == 0x20 || byte == 0x09 || byte == 0x0C {
            index += 1
            byte = peek()
        }
        // The token of a line end begins with the comment in front of it.
        var start = index
        if byte == UInt8(ascii: "#") {
            skipComment()
            byte = peek()
            if index < bytes.count, byte != 0x0A { start = index }
        }
        guard index < bytes.count else { return scanEnd(from: start) }
        tokenStart = start

        switch classes[Int(byte)] {
        case .identifier:
            scanName()
        case .digit:
            scanNumber()
        case .quote:
            scanString(prefixFrom: start)
        case .newline:
            index += 1
            if brackets.isEmpty {
                tokens.append(Token(kind: .newline, start: Int32(start), end: Int32(index)))
                atLineStart = true
            }
            beginLine()
        case .backslash:
            scanContinuation()
        case .punctuation:
            if byte == UInt8(ascii: "."), classes[Int(peek(1))] == .digit {
                scanNumber()
            } else {
                scanOperator(byte)
            }
        case .other:
            failInvalidCharacter(at: start)
        }
        return true
    }

    private mutating func skipComment() {
        let start = index
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
        if keepsComments { comments.append(SourceRange(start: start, end: index)) }
    }

    /// The tokens that stand for the end of the file: the newline of an unfinished last line, the open
    /// blocks' dedents, the end marker.
    private mutating func scanEnd(from start: Int) -> Bool {
        if !brackets.isEmpty {
            failUnclosed()
            return true
        }
        if let last = tokens.last, last.kind != .newline, last.kind != .dedent, last.kind != .indent {
            append(.newline, from: start)
        }
        for _ in indents.dropFirst() { append(.dedent, from: index) }
        append(.endMarker, from: index)
        return false
    }

    private mutating func scanName() {
        let start = index
        var isASCII = true
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x80 {
                isASCII = false
            } else if classes[Int(byte)] != .identifier, classes[Int(byte)] != .digit {
                break
            }
            index += 1
        }
        let byte = peek()
        if byte == 0x22 || byte == 0x27, index - start <= 2, isASCII, isStringPrefix(from: start) {
            scanString(prefixFrom: start)
            return
        }
        if isASCII {
            append(Keywords.kind(of: bytes, from: start, to: index), from: start)
        } else if checkIdentifier(from: start) {
            append(.name, from: start)
        }
    }

    /// A backslash joins the next line to this one; nothing may stand between it and the line's end.
    mutating func scanContinuation() {
        index += 1
        guard peek() == 0x0A || index == bytes.count else {
            index += 1
            let column = characterColumn(at: index - 1)
            self.defer(
                SyntaxError(
                    message: "unexpected character after line continuation character", line: line, column: column,
                    endLine: line, endColumn: 0))
            return
        }
        if index < bytes.count {
            index += 1
            beginLine()
        }
        if index >= bytes.count { failEndOfFile() }
    }

    private mutating func scanOperator(_ byte: UInt8) {
        let start = index
        if !fStrings.isEmpty, scanFieldPunctuation(byte) { return }
        let second = peek(1)
        let third = peek(2)
        let (kind, length) = Self.operatorToken(byte, second, third)
        switch kind {
        case .leftParen, .leftBracket, .leftBrace:
            guard open(byte) else { return }
        case .rightParen, .rightBracket, .rightBrace:
            guard close(byte) else { return }
        case .error:
            failInvalidCharacter(at: start)
            return
        default:
            break
        }
        index += length
        append(kind, from: start)
    }

    private mutating func open(_ byte: UInt8) -> Bool {
        if brackets.count >= Self.bracketLimit, !isLenient {
            index += 1
            fail("too many nested parentheses")
            return false
        }
        brackets.append(Bracket(byte: byte, offset: index, line: line))
        if !fStrings.isEmpty { fStrings[fStrings.count - 1].bracketDepth += 1 }
        return true
    }

    private mutating func close(_ byte: UInt8) -> Bool {
        let character = Unicode.Scalar(byte)
        if let innermost = fStrings.last, innermost.bracketDepth == 0, byte == UInt8(ascii: "}") {
            index += 1
            fail("f-string: single '}' is not allowed")
            return false
        }
        guard let opening = brackets.popLast() else {
            index += 1
            fail("unmatched '\(character)'")
            return false
        }
        let expected = opening.byte == UInt8(ascii: "(") ? UInt8(ascii: ")") : opening.byte + 2
        if byte != expected {
            index += 1
            if let innermost = fStrings.last, opening.byte == UInt8(ascii: "{"),
                innermost.bracketDepth - 1 == innermost.fieldDepth
            {
                fail("f-string: unmatched '\(character)'")
                return false
            }
            let place = opening.line == line ? "" : " on line \(opening.line)"
            fail(
                "closing parenthesis '\(character)' does not match opening parenthesis "
                    + "'\(Unicode.Scalar(opening.byte))'" + place)
            return false
        }
        guard let last = fStrings.indices.last else { return true }
        fStrings[last].bracketDepth -= 1
        if fStrings[last].bracketDepth < 0 {
            index += 1
            fail("f-string: unmatched '\(character)'")
            return false
        }
        if byte == UInt8(ascii: "}"), fStrings[last].bracketDepth == fStrings[last].fieldDepth {
            fStrings[last].fieldDepth -= 1
            fStrings[last].isText = true
            fStrings[last].isFormatSpec = false
        }
        return true
    }
}

/// A warning that Python gives while it compiles, such as an invalid escape sequence.
public struct SyntaxWarning: Hashable, Sendable {
    /// Python's own words.
    public var message: String
    /// From 1.
    public var line: Int
    /// `SyntaxWarning`, or `DeprecationWarning`, which is not shown by default outside of `__main__`.
    public var category: String

    public init(message: String, line: Int, category: String = "SyntaxWarning") {
        self.message = message
        self.line = line
        self.category = category
    }
}
