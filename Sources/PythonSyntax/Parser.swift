/// Parses Python 3.13 source text into the syntax tree.
///
/// A recursive descent parser over an array of tokens, one method for each part of the grammar, that knows no
/// error but "this is not Python". When a text is refused, `Diagnosis` reads it once more to find the
/// words and the place that CPython would report. So the way of valid programs stays short and fast, and
/// the many special cases of good error messages stay together.
///
/// Reading order: `parseModule` -> `parseStatement` (ParserStatements, ParserCompound) -> `parseExpression`
/// (ParserExpressions) -> `parseAtom` (ParserAtoms) -> the other files, as needed.
///
/// Python documentation: Language Reference, chapter 10, "Full Grammar specification".
public struct Parser {
    public let source: SourceText
    /// What Python warns of while it compiles the text, in the order of the text.
    public internal(set) var warnings: [SyntaxWarning] = []

    let bytes: [UInt8]
    /// Whether bodies of functions are passed over where they can be read later; not inside of what has variables or type
    /// parameters of its own.
    var defersBodies: Bool
    var tokens: [Token] = []
    var lexerFailure: Lexer.Failure?
    /// The index of the next token.
    var position = 0
    /// The first error that has Python's words already: a bad escape, a number that is too long.
    var raised: SyntaxError?

    /// The token with which the current top-level statement begins.
    var statementStart = 0
    /// The place that a warning of a bad escape names; nil when the literal has had its warning.
    var escapeWarningOffset: Int?

    /// How deep the parser's own calls are nested, in units of `nestingLimit`.
    var nesting = 0
    /// The height of the highest expression that has been finished since the innermost one still open began.
    var height = 0

    /// How deep expressions may nest.
    ///
    /// All later passes walk the tree by recursion, and so does its release. The limit lets a debug build do
    /// that on a stack of 8 MB. CPython has limits of its own (about 3,000 to 10,000, by kind of node).
    public static let nestingLimit = 1000

    public init(_ source: SourceText) {
        self.source = source
        bytes = source.bytes
        defersBodies = false
    }

    /// Parses the whole text as a module.
    /// - Throws: what CPython would report, with its message and its place.
    /// - Complexity: O(n) in the length of the text.
    public mutating func parseModule() throws(SyntaxError) -> Module {
        try DeepStack.run { self.readModule() }.get()
    }

    /// Parses a module that is known to be right, as far as it has to be known before a function is called: `DeferredBody`.
    /// - Returns: nil if it is not Python.
    /// - Complexity: O(n) in the length of the text.
    public mutating func parseTrustedModule() -> Module? {
        defersBodies = true
        tokenize()
        guard let body = try? parseFile() else { return nil }
        return Module(body: body, futureFeatures: futureFeatures(in: body))
    }

    /// Parses the whole text as one expression, as `eval` does: leading blanks are allowed, a tuple needs no
    /// parentheses.
    /// - Throws: what CPython would report, with its message and its place.
    public mutating func parseExpression() throws(SyntaxError) -> Expression {
        try DeepStack.run { self.readExpression() }.get()
    }

    private mutating func readModule() -> Result<Module, SyntaxError> {
        tokenize()
        let module: Module
        do {
            let body = try parseFile()
            module = Module(body: body, futureFeatures: futureFeatures(in: body))
        } catch {
            return .failure(Diagnosis.report(for: self, asExpression: false))
        }
        do {
            // The tokens' warnings and the literals' come as the text is read, those of the compiler when all of it is.
            warnings.sort { $0.line < $1.line }
            warnings += try SyntaxChecker.check(module, in: source, hasDeclarations: hasDeclarations)
        } catch {
            return .failure(error)
        }
        return .success(module)
    }

    /// The source as one expression, in a module that returns its value: what `eval` runs.
    ///
    /// - Throws: `SyntaxError`, located in the source.
    public mutating func parseReturnedExpression() throws(SyntaxError) -> Module {
        // Which mistake it is depends on what is looked for ...
        _ = try parseExpression()
        // ... and what is in a module is checked as a whole.
        self = Parser(source)
        let module = try parseModule()
        guard module.body.count == 1, case .expression(let expression) = module.body[0].kind else {
            throw SyntaxError(message: "invalid syntax", line: 1, column: 1, endLine: 1, endColumn: 1)
        }
        return Module(body: [Statement(.returnStatement(expression), module.body[0].range)])
    }

    /// The source as the interactive interpreter takes it: one compound statement, or a line of simple ones.
    ///
    /// - Throws: `SyntaxError`, located in the source.
    public mutating func parseInteractive() throws(SyntaxError) -> Module {
        let module = try parseModule()
        guard let first = module.body.first else {
            let lines = source.line(at: max(bytes.count - 1, 0))
            throw SyntaxError(message: "invalid syntax", line: lines, column: 0, endLine: lines, endColumn: 0)
        }
        if first.isCompound {
            guard module.body.count > 1 else { return module }
            let next = tokens.first { $0.start == module.body[1].range.start }
            throw SyntaxError(
                message: "invalid syntax", in: source, range: next?.range ?? module.body[1].range)
        }
        let lineEnd = tokens.first { $0.kind == .newline && $0.start >= first.range.end }
        if let lineEnd, let last = module.body.last, last.range.start > lineEnd.start {
            let line = source.line(at: Int(lineEnd.start))
            let column = source.characterColumn(at: Int(lineEnd.start))
            throw SyntaxError(
                message: "multiple statements found while compiling a single statement", line: line, column: column,
                endLine: line, endColumn: column + 1)
        }
        return module
    }

    private mutating func readExpression() -> Result<Expression, SyntaxError> {
        tokenize()
        do {
            // As `eval` strips the blanks in front, they are no indentation here.
            if kind == .indent { advance() }
            statementStart = position
            let expression = try parseExpressions()
            while kind == .newline || kind == .dedent { advance() }
            try expect(.endMarker)
            return .success(expression)
        } catch {
            return .failure(Diagnosis.report(for: self, asExpression: true))
        }
    }

    mutating func tokenize() {
        var lexer = Lexer(source)
        lexer.run()
        tokens = lexer.tokens
        lexerFailure = lexer.failure
        warnings = lexer.warnings
        position = 0
    }

    private var hasDeclarations: Bool {
        tokens.contains { $0.kind == .kwGlobal || $0.kind == .kwNonlocal || $0.kind == .walrus }
    }

    private func futureFeatures(in body: [Statement]) -> [String] {
        var features: [String] = []
        for statement in body {
            switch statement.kind {
            case .importFrom(module: "__future__", let names, level: 0): features += names.map(\.name)
            case .expression(let value):
                guard case .constant(.string) = value.kind else { return features }
            default: return features
            }
        }
        return features
    }
}

/// The text is not Python at the parser's position; `Parser.raised` may know more.
struct ParseFailure: Error {}

// MARK: - The token cursor

extension Parser {
    @inline(__always)
    var kind: TokenKind { tokens[position].kind }

    /// The kind of a token further on; the last token repeats.
    @inline(__always)
    func kind(after distance: Int) -> TokenKind {
        let index = position + distance
        return index < tokens.count ? tokens[index].kind : .endMarker
    }

    @inline(__always)
    var token: Token { tokens[position] }

    @inline(__always)
    var startOffset: Int32 { tokens[position].start }

    /// The end of the last token that is not part of the layout: where a node that ends here ends.
    @inline(__always)
    var previousEnd: Int32 {
        var index = position - 1
        while index >= 0 {
            switch tokens[index].kind {
            case .newline, .indent, .dedent: index -= 1
            default: return tokens[index].end
            }
        }
        return 0
    }

    @inline(__always)
    mutating func advance() {
        if position + 1 < tokens.count { position += 1 }
    }

    @inline(__always)
    mutating func accept(_ expected: TokenKind) -> Bool {
        guard kind == expected else { return false }
        advance()
        return true
    }

    @inline(__always)
    mutating func expect(_ expected: TokenKind) throws(ParseFailure) {
        guard kind == expected else { throw ParseFailure() }
        advance()
    }

    func range(from start: Int32) -> SourceRange {
        SourceRange(start: Int(start), end: Int(previousEnd))
    }

    /// The range of a token as errors give it: a line end has no width of its own.
    func visibleRange(of token: Token) -> SourceRange {
        SourceRange(start: Int(token.start), end: token.kind == .newline ? Int(token.start) : Int(token.end))
    }

    /// Whether the next token is a name with this spelling: the test for the soft keywords.
    func isName(_ word: StaticString, after distance: Int = 0) -> Bool {
        let index = position + distance
        guard index < tokens.count, tokens[index].kind == .name else { return false }
        let start = Int(tokens[index].start)
        let length = Int(tokens[index].end) - start
        guard length == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { buffer in
            for offset in 0..<length where bytes[start + offset] != buffer[offset] { return false }
            return true
        }
    }

    mutating func parseIdentifier() throws(ParseFailure) -> Identifier {
        let token = token
        guard token.kind == .name else { throw ParseFailure() }
        advance()
        return Identifier(name: text(of: token), range: token.range)
    }

    /// The text of a name in normal form NFKC (Language Reference 2.3).
    func text(of token: Token) -> String {
        let slice = bytes[Int(token.start)..<Int(token.end)]
        let text = String(decoding: slice, as: UTF8.self)
        return text.utf8.allSatisfy { $0 < 0x80 } ? text : NormalForm.nfkc.of(text)
    }

    // MARK: - Errors with words of their own

    /// Keeps an error for the report and stops the parser.
    mutating func raise(_ message: String, type: String = "SyntaxError", at range: SourceRange) -> ParseFailure {
        if raised == nil { raised = SyntaxError(type: type, message: message, in: source, range: range) }
        return ParseFailure()
    }

    /// Runs a part of the parser one level deeper.
    @inline(__always)
    mutating func enter() throws(ParseFailure) {
        nesting += 1
        if nesting > Self.nestingLimit {
            throw raise(
                "Parser stack overflowed - Python source too complex to parse", type: "MemoryError",
                at: tokens[position].range)
        }
    }

    @inline(__always)
    mutating func leave() { nesting -= 1 }

    /// Adds one level to the expression that is being built around those finished since it began.
    @inline(__always)
    mutating func grow() throws(ParseFailure) {
        height += 1
        if height > Self.nestingLimit {
            throw raise(
                "maximum recursion depth exceeded during compilation", type: "RecursionError",
                at: tokens[position].range)
        }
    }
}

extension SyntaxError {
    init(type: String = "SyntaxError", message: String, in source: SourceText, range: SourceRange) {
        self.init(
            type: type, message: message, line: source.line(at: Int(range.start)),
            column: source.characterColumn(at: Int(range.start)), endLine: source.line(at: Int(range.end)),
            endColumn: source.characterColumn(at: Int(range.end)) + (range.start == range.end ? 1 : 0))
    }
}
