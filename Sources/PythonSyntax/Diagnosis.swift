/// Reads a text that the parser has refused once more, to find the message and the place that CPython reports.
///
/// CPython's parser is a parsing expression grammar: ordered alternatives, tried with backtracking. What it
/// says of a wrong program depends on that order, and on the furthest token that it has looked at. So this
/// reading follows the same order, rule by rule, twice as CPython does: first with the plain grammar, which finds
/// the furthest token; then with alternatives that match frequent mistakes (the `mistake...` methods) and raise
/// an error with words of its own. Whatever is not matched by one of them is "invalid syntax" at the furthest token.
///
/// It builds expressions only, as the messages name their kinds and places; statements are matched and
/// forgotten. Speed is no concern here, save that a wrong program must not take forever: the results of the
/// rules that are tried over and over are remembered by position.
///
/// Reading order: `report` -> `statement` (DiagnosisStatements) -> `expression` (DiagnosisExpressions).
struct Diagnosis {
    /// An error was found; it is in `error`.
    struct Found: Error {}

    let source: SourceText
    let bytes: [UInt8]
    let tokens: [Token]
    let lexerFailure: Lexer.Failure?
    let parser: Parser
    /// The token at which the top-level statement that failed begins: all before it is valid.
    let start: Int

    /// The next token.
    var mark: Int
    /// The furthest token that has been looked at.
    var furthest: Int
    /// Whether the alternatives for mistakes are tried.
    var seeksMistakes = false
    var error: SyntaxError?
    var depth = 0
    var memory: Memory
    var argumentMemory: [Int: (arguments: Parser.Arguments?, mark: Int)] = [:]
    /// How many brackets are open behind each token, from `start` on.
    let levels: [Int32]

    /// The rules whose results are remembered.
    enum Rule: UInt8 {
        case simpleStatement, block, expression, starExpression, namedExpression, namedMistake
        case disjunction, conjunction, inversion, comparison, factor, awaitPrimary, primary, targetPrimary
        case binary1, binary2, binary3, binary4, binary5, binary6
        case strings, starTarget, starAtomTarget, deleteTarget, closedPattern, starPattern
        case group, tuple, generator, list, listComprehension, dict, set, setComprehension, dictComprehension, clauses

        /// Whether CPython does not remember this rule.
        var isOurOwn: Bool {
            switch self {
            case .namedExpression, .comparison: true
            default: rawValue >= Rule.group.rawValue
            }
        }
    }

    /// Results of rules by position: for each token a short list of entries, so that a look-up touches little memory.
    struct Memory {
        struct Entry {
            var node: Expression?
            var mark: Int32
            var next: Int32
            var rule: UInt8
        }

        private let start: Int
        private var heads: [Int32]
        private var entries: [Entry] = []
        /// The slots that hold entries lie in this range.
        private var used = 0..<0

        init(from start: Int, to end: Int) {
            self.start = start
            heads = Array(repeating: -1, count: max(0, end - start) + 1)
        }

        func find(_ rule: UInt8, at mark: Int) -> Entry? {
            var index = heads[min(mark - start, heads.count - 1)]
            while index >= 0 {
                let entry = entries[Int(index)]
                if entry.rule == rule { return entry }
                index = entry.next
            }
            return nil
        }

        mutating func insert(_ node: Expression?, _ rule: UInt8, at mark: Int, end: Int) {
            let slot = min(mark - start, heads.count - 1)
            entries.append(Entry(node: node, mark: Int32(clamping: end), next: heads[slot], rule: rule))
            heads[slot] = Int32(clamping: entries.count - 1)
            used = used.isEmpty ? slot..<slot + 1 : min(used.lowerBound, slot)..<max(used.upperBound, slot + 1)
        }

        /// Forgets everything.
        mutating func removeAll() {
            entries.removeAll(keepingCapacity: true)
            for index in used { heads[index] = -1 }
            used = 0..<0
        }
    }

    /// Levels of rules below which the reading gives up, as CPython's parser does at 6,000 of its own.
    static let depthLimit = 6000

    init(_ parser: Parser) {
        self.parser = parser
        source = parser.source
        bytes = parser.bytes
        tokens = parser.tokens
        lexerFailure = parser.lexerFailure
        start = parser.statementStart
        mark = start
        furthest = start
        memory = Memory(from: start, to: parser.tokens.count)
        var level: Int32 = 0
        levels = tokens[start...].map { token in
            switch token.kind {
            case .leftParen, .leftBracket, .leftBrace: level += 1
            case .rightParen, .rightBracket, .rightBrace: level -= 1
            default: break
            }
            return level
        }
    }

    /// The error that CPython reports.
    static func report(for parser: Parser, asExpression: Bool) -> SyntaxError {
        var diagnosis = Diagnosis(parser)
        if let raised = parser.raised {
            // The token with the bad literal was the last that CPython had looked at.
            diagnosis.furthest = max(diagnosis.furthest, parser.position - 1)
            return diagnosis.preferLexer(over: raised)
        }
        for seeksMistakes in [false, true] {
            diagnosis.seeksMistakes = seeksMistakes
            diagnosis.mark = diagnosis.start
            diagnosis.memory.removeAll()
            diagnosis.argumentMemory = [:]
            diagnosis.depth = 0
            let last = diagnosis.furthest
            do {
                try asExpression ? diagnosis.readExpression() : diagnosis.readStatements()
            } catch {
                if let found = diagnosis.error {
                    return diagnosis.preferLexer(over: found)
                }
            }
            if seeksMistakes { return diagnosis.generic(at: last) }
        }
        return diagnosis.generic(at: diagnosis.furthest)
    }

    private mutating func readStatements() throws {
        while try statement() {
            memory.removeAll()
            argumentMemory.removeAll(keepingCapacity: true)
        }
        _ = try accept(.endMarker)
    }

    private mutating func readExpression() throws {
        guard try expressions() != nil else { return }
        while try accept(.newline) != nil || accept(.dedent) != nil {}
        _ = try accept(.endMarker)
    }

    /// The error where no mistake was recognised: at the furthest token of the first reading.
    private mutating func generic(at last: Int) -> SyntaxError {
        let token = tokens[last]
        switch token.kind {
        case .indent, .dedent:
            let message = token.kind == .indent ? "unexpected indent" : "unexpected unindent"
            return placed("IndentationError", message, atToken: furthest)
        case .endMarker:
            return placed("SyntaxError", "invalid syntax", atToken: last)
        default:
            let found = placed("SyntaxError", "invalid syntax", atToken: last)
            return preferLexer(over: found)
        }
    }

    /// An error of the lexer further down in the text goes before one of the parser, except for those that
    /// the parser would have had to reach.
    private func preferLexer(over found: SyntaxError) -> SyntaxError {
        guard let failure = lexerFailure, tokens[furthest].kind != .error else { return found }
        switch found.type {
        case "SyntaxError", "IndentationError", "TabError": break
        default: return found
        }
        guard failure.isDeferred else { return failure.error }
        let line = source.line(at: Int(tokens[furthest].start))
        if let unclosed = failure.unclosed, line > unclosed.line { return unclosed }
        return found
    }

    // MARK: - Places

    /// The range of a token as error messages give it: a line end covers one column, a dedent or the end of the
    /// file none.
    func tokenRange(_ index: Int) -> SourceRange {
        let token = tokens[min(index, tokens.count - 1)]
        return SourceRange(start: Int(token.start), end: end(of: token))
    }

    /// Where a token ends on its line: a line end, where the line does.
    private func end(of token: Token) -> Int {
        let end = Int(token.end)
        return token.kind == .newline && end > 0 && end <= bytes.count && bytes[end - 1] == 0x0A ? end - 1 : end
    }

    /// Raises an error at the furthest token.
    mutating func raise(_ message: String, type: String = "SyntaxError") -> Found {
        found(placed(type, message, atToken: furthest))
    }

    /// Raises an error at the next token, whether it was looked at or not.
    mutating func raiseOnNext(_ message: String) throws -> Found {
        _ = try look(.endMarker)
        return found(placed("SyntaxError", message, atToken: mark))
    }

    mutating func raise(_ message: String, at range: SourceRange) -> Found {
        found(SyntaxError(message: message, in: source, range: range))
    }

    mutating func raise(_ message: String, from start: SourceRange, to end: SourceRange) -> Found {
        raise(message, at: start.union(end))
    }

    /// Raises an error from a place to where the lexer stood when the furthest token had been read.
    mutating func raise(_ message: String, startingFrom start: SourceRange) -> Found {
        let last = end(of: tokens[furthest])
        var error = SyntaxError(message: message, in: source, range: SourceRange(start: Int(start.start), end: last))
        let width = tokens[furthest].kind == .newline ? 0 : 1
        error.endColumn = source.characterColumn(at: last) - width
        return found(error)
    }

    private mutating func found(_ error: SyntaxError) -> Found {
        if self.error == nil { self.error = error }
        return Found()
    }

    private func placed(_ type: String, _ message: String, atToken index: Int) -> SyntaxError {
        let token = tokens[min(index, tokens.count - 1)]
        let range = tokenRange(index)
        switch token.kind {
        case .indent, .dedent, .endMarker:
            // These have no text: the place is where the lexer stands, on the last line at the end of the file.
            let isAtEnd = Int(token.start) >= bytes.count
            let line = source.line(at: isAtEnd ? max(0, bytes.count - 1) : Int(token.start))
            let column = isAtEnd ? 0 : source.characterColumn(at: Int(token.start)) - 1
            return SyntaxError(
                type: type, message: message, line: line, column: column, endLine: line, endColumn: nil)
        default:
            var error = SyntaxError(type: type, message: message, in: source, range: range)
            // A line end counts as one column.
            if token.kind == .newline { error.endColumn = source.characterColumn(at: Int(range.end)) + 1 }
            return error
        }
    }

    func line(of token: Token) -> Int { source.line(at: Int(token.start)) }
}

// MARK: - The cursor

extension Diagnosis {
    /// The next token's kind. Looking at a token is what makes it the furthest.
    mutating func peek() throws -> TokenKind {
        let index = min(mark, tokens.count - 1)
        if index > furthest { furthest = index }
        let kind = tokens[index].kind
        if kind == .error, let failure = lexerFailure {
            if error == nil { error = failure.error }
            throw Found()
        }
        return kind
    }

    mutating func look(_ kind: TokenKind) throws -> Bool { try peek() == kind }

    mutating func accept(_ kind: TokenKind) throws -> Token? {
        guard try peek() == kind else { return nil }
        let token = tokens[min(mark, tokens.count - 1)]
        mark += 1
        return token
    }

    /// A token that must be there: `&&':'` in CPython's grammar.
    mutating func force(_ kind: TokenKind, _ text: String) throws {
        if try accept(kind) == nil {
            throw raise("expected '\(text)'", at: tokenRange(mark))
        }
    }

    mutating func acceptName() throws -> Token? { try accept(.name) }

    /// A name that is a keyword only in its place.
    mutating func acceptSoft(_ word: StaticString) throws -> Token? {
        guard try peek() == .name, isWord(mark, word) else { return nil }
        mark += 1
        return tokens[mark - 1]
    }

    func isWord(_ index: Int, _ word: StaticString) -> Bool {
        guard index < tokens.count, tokens[index].kind == .name else { return false }
        let token = tokens[index]
        return word.withUTF8Buffer { bytes[Int(token.start)..<Int(token.end)].elementsEqual($0) }
    }

    /// Tries one alternative; where it fails, the cursor is back where it was.
    mutating func attempt<Value>(_ body: (inout Diagnosis) throws -> Value?) throws -> Value? {
        let saved = mark
        if let value = try body(&self) { return value }
        mark = saved
        return nil
    }

    mutating func attempt(_ body: (inout Diagnosis) throws -> Bool) throws -> Bool {
        let saved = mark
        if try body(&self) { return true }
        mark = saved
        return false
    }

    /// Looks ahead without moving.
    mutating func follows(_ body: (inout Diagnosis) throws -> Bool) throws -> Bool {
        let saved = mark
        let result = try body(&self)
        mark = saved
        return result
    }

    mutating func remember(
        _ rule: Rule, _ body: (inout Diagnosis) throws -> Expression?
    ) throws -> Expression? {
        // CPython remembers these rules too, whether or not it was looking for mistakes then; the others are kept apart.
        let key = rule.rawValue | (seeksMistakes && rule.isOurOwn ? 0x80 : 0)
        if let known = memory.find(key, at: mark) {
            mark = Int(known.mark)
            return known.node
        }
        let start = mark
        try descend()
        let node = try body(&self)
        depth -= 1
        if node == nil { mark = start }
        memory.insert(node, key, at: start, end: mark)
        return node
    }

    mutating func descend() throws {
        depth += 1
        if depth > Self.depthLimit {
            error = SyntaxError(
                type: "MemoryError", message: "Parser stack overflowed - Python source too complex to parse",
                in: source, range: tokenRange(mark))
            throw Found()
        }
    }

    /// The range of what was read since a token.
    func range(from start: Int) -> SourceRange {
        var last = max(start, mark - 1)
        while last > start {
            switch tokens[last].kind {
            case .newline, .indent, .dedent: last -= 1
            default:
                return SourceRange(start: Int(tokens[start].start), end: Int(tokens[last].end))
            }
        }
        return SourceRange(start: Int(tokens[start].start), end: Int(tokens[last].end))
    }

    func node(_ kind: Expression.Kind, from start: Int) -> Expression { Expression(kind, range(from: start)) }

    /// Stands for a statement that was matched.
    static var matched: Expression { Expression(.constant(.none), SourceRange(start: 0, end: 0)) }
}
