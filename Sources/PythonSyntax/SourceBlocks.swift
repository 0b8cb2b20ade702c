extension SourceText {
    /// How many lines the definition has that begins on a line (from 1): decorators, `def`, `class` or `lambda`, and its body with the
    /// comments that are indented as that is.
    ///
    /// Any text will do: where no definition begins there, the answer is the lines of the first statement.
    ///
    /// Python documentation: Library Reference, `inspect.getsource`.
    /// - Complexity: O(n) in the length of the text behind the line.
    public func definitionLines(from line: Int) -> Int {
        guard line >= 1, line <= lineStarts.count else { return 0 }
        let rest = SourceText(name: name, bytes: Array(bytes[Int(lineStarts[line - 1])...]))
        var lexer = Lexer(rest)
        lexer.readLeniently()
        var block = DefinitionBlock(source: rest)
        var comments = lexer.comments[...]
        for token in lexer.tokens {
            while let comment = comments.first, comment.start < token.end {
                comments.removeFirst()
                block.take(comment: comment)
            }
            if !block.take(token) { break }
        }
        return block.lastLine
    }
}

/// Finds the end of a definition, token by token.
private struct DefinitionBlock {
    let source: SourceText
    private(set) var lastLine = 1
    private var depth = 0
    private var isLambda = false
    private var hasBegun = false
    private var isDecorator = false
    /// The rest of a line that has been recognised.
    private var isInsideLine = false
    /// Where the body's lines begin.
    private var bodyColumn: Int?

    init(source: SourceText) { self.source = source }

    mutating func take(comment: SourceRange) {
        let start = Int(comment.start)
        if let bodyColumn, source.byteColumn(at: start) >= bodyColumn { lastLine = source.line(at: start) }
    }

    /// - Returns: false when the definition has ended.
    mutating func take(_ token: Token) -> Bool {
        if !hasBegun, !isDecorator {
            switch token.kind {
            case .at: isDecorator = true
            case .kwDef, .kwClass: hasBegun = true
            case .kwLambda:
                hasBegun = true
                isLambda = true
            default: break
            }
            isInsideLine = true
            return true
        }
        switch token.kind {
        case .newline:
            isInsideLine = false
            lastLine = source.line(at: Int(token.start))
            if isLambda { return false }
            isDecorator = false
        case _ where isInsideLine: break
        case .indent:
            if bodyColumn == nil, hasBegun { bodyColumn = source.byteColumn(at: Int(token.end)) }
            depth += 1
            isInsideLine = true
        case .dedent:
            depth -= 1
            return depth > 0
        default: return depth > 0
        }
        return true
    }
}
