/// A stretch of source text, and what it is: for colouring.
public struct Highlight: Hashable, Sendable {
    public enum Kind: Sendable, CaseIterable {
        case keyword, string, number, comment, name, `operator`, builtin, decorator, definition
    }

    public let range: SourceRange
    public let kind: Kind

    public init(range: SourceRange, kind: Kind) {
        self.range = range
        self.kind = kind
    }
}

extension SourceText {
    /// What each part of the text is, from the beginning to the end, without overlaps; blanks are left out.
    ///
    /// Any text has highlights, also one that is no Python: what cannot be read is passed over.
    /// - Complexity: O(n) in the length of the text.
    public func highlights() -> [Highlight] {
        var lexer = Lexer(self)
        lexer.readLeniently()
        return Highlighter(bytes: bytes, tokens: lexer.tokens, comments: lexer.comments).highlights()
    }
}

/// Classifies tokens by their neighbours.
private struct Highlighter {
    let bytes: [UInt8]
    let tokens: [Token]
    let comments: [SourceRange]

    func highlights() -> [Highlight] {
        var result: [Highlight] = []
        result.reserveCapacity(tokens.count + comments.count)
        var comment = comments[...]
        var index = 0
        var beginsStatement = true
        var decoratorEnd = 0
        while index < tokens.count {
            let token = tokens[index]
            while let next = comment.first, next.start <= token.start {
                result.append(Highlight(range: next, kind: .comment))
                comment.removeFirst()
            }
            if beginsStatement, token.kind == .at { decoratorEnd = endOfDottedName(after: index) }
            let kind = index < decoratorEnd ? .decorator : self.kind(at: index, beginsStatement: beginsStatement)
            if let kind, token.end > token.start { result.append(Highlight(range: range(at: index), kind: kind)) }
            switch token.kind {
            case .newline, .semicolon, .indent, .dedent: beginsStatement = true
            default: beginsStatement = false
            }
            index += 1
        }
        for rest in comment { result.append(Highlight(range: rest, kind: .comment)) }
        return result
    }

    /// The token's range; in the text of an f-string, with both of two doubled braces.
    private func range(at index: Int) -> SourceRange {
        let token = tokens[index]
        var range = token.range
        let end = Int(token.end)
        if token.kind == .fStringMiddle, end < bytes.count, bytes[end] == bytes[end - 1],
            bytes[end] == UInt8(ascii: "{") || bytes[end] == UInt8(ascii: "}"),
            index + 1 < tokens.count, Int(tokens[index + 1].start) > end
        {
            range.end += 1
        }
        return range
    }

    private func endOfDottedName(after at: Int) -> Int {
        var index = at + 1
        while index < tokens.count, tokens[index].kind == .name {
            index += 1
            guard index < tokens.count, tokens[index].kind == .dot else { break }
            index += 1
        }
        return index
    }

    private func kind(at index: Int, beginsStatement: Bool) -> Highlight.Kind? {
        let token = tokens[index]
        switch token.kind {
        case .newline, .indent, .dedent, .endMarker, .error: return nil
        case .number: return .number
        case .string, .fStringStart, .fStringMiddle, .fStringEnd: return .string
        case .name:
            let previous = index > 0 ? tokens[index - 1].kind : .newline
            if previous == .kwDef || previous == .kwClass { return .definition }
            if previous == .dot { return .name }
            let text = String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
            if beginsStatement, isSoftKeyword(text, at: index) { return .keyword }
            return Self.builtins.contains(text) ? .builtin : .name
        default:
            return token.kind.isKeyword ? .keyword : .operator
        }
    }

    /// Whether `match`, `case` or `type` begins a statement of its own here.
    private func isSoftKeyword(_ text: String, at index: Int) -> Bool {
        guard index + 1 < tokens.count else { return false }
        let next = tokens[index + 1].kind
        switch text {
        case "type": return next == .name
        case "match", "case":
            switch next {
            case .name, .number, .string, .fStringStart, .kwNone, .kwTrue, .kwFalse, .leftBrace, .kwNot, .kwLambda,
                .kwAwait:
                return true
            case .leftParen, .leftBracket, .minus, .star, .tilde: return hasColon(after: index)
            default: return false
            }
        default: return false
        }
    }

    /// Whether a colon stands on the same line, outside of brackets.
    private func hasColon(after start: Int) -> Bool {
        var depth = 0
        for token in tokens[(start + 1)...] {
            switch token.kind {
            case .leftParen, .leftBracket, .leftBrace: depth += 1
            case .rightParen, .rightBracket, .rightBrace: depth -= 1
            case .colon where depth == 0: return true
            case .newline, .semicolon: return false
            default: break
            }
        }
        return false
    }

    /// The names of Python's module `builtins` (Library Reference, "Built-in Functions" and "Built-in Exceptions").
    private static let builtins: Set<String> = Set(
        """
        ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
        BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
        ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception
        ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError
        ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError
        KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplemented
        NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError
        PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning
        StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError
        TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError
        UnicodeWarning UserWarning ValueError Warning ZeroDivisionError abs aiter all anext any ascii bin bool
        breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval
        exec filter float format frozenset getattr globals hasattr hash hex id input int isinstance issubclass iter
        len list locals map max memoryview min next object oct open ord pow print property range repr reversed round
        set setattr slice sorted staticmethod str sum super tuple type vars zip
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
