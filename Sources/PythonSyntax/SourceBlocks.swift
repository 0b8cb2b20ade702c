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

/// Finds the end of a definition, token by token: by the columns where lines begin, since the text may be cut anywhere.
private struct DefinitionBlock {
    let source: SourceText
    private(set) var lastLine = 1
    /// Where the definition begins.
    private var column: Int?
    /// Where the lines of its body begin.
    private var bodyColumn: Int?
    private var isLambda = false
    private var hasBegun = false
    private var isInsideLine = false

    init(source: SourceText) { self.source = source }

    mutating func take(comment: SourceRange) {
        let start = Int(comment.start)
        if let bodyColumn, source.byteColumn(at: start) >= bodyColumn { lastLine = source.line(at: start) }
    }

    /// - Returns: false when the definition has ended.
    mutating func take(_ token: Token) -> Bool {
        switch token.kind {
        case .indent, .dedent: return true
        case .endMarker: return false
        case .newline:
            isInsideLine = false
            lastLine = source.line(at: Int(token.start))
            return !isLambda
        default: break
        }
        if !isInsideLine {
            isInsideLine = true
            let column = source.byteColumn(at: Int(token.start))
            if hasBegun {
                guard let first = self.column, column > first else { return false }
                if bodyColumn == nil { bodyColumn = column }
            } else if self.column == nil {
                self.column = column
            } else if token.kind != .at, token.kind != .kwDef, token.kind != .kwClass, token.kind != .kwAsync {
                // No decorator stood in front of it: a statement of another kind.
                return false
            }
        }
        if !hasBegun {
            hasBegun = [.kwDef, .kwClass, .kwLambda].contains(token.kind)
            isLambda = token.kind == .kwLambda
        }
        return true
    }
}
