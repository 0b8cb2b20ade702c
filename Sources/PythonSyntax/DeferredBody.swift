/// The body of a function, passed over for now: its tokens, and what the code around it has to know of it at once.
///
/// Most functions of the library are never called in a run, and reading them all would be most of the time that a program
/// takes to begin. What refers to variables of a scope outside, but for the module's, is never passed over.
public struct DeferredBody {
    /// Whether the function is a generator.
    public let yields: Bool
    /// What it assigns to attributes of `self`, in order.
    public let staticAttributes: [String]

    private let source: SourceText
    private let tokens: [Token]
    /// The line end behind the colon.
    private let start: Int

    fileprivate init(_ parser: Parser, yields: Bool, staticAttributes: [String]) {
        self.yields = yields
        self.staticAttributes = staticAttributes
        source = parser.source
        tokens = parser.tokens
        start = parser.position
    }

    /// The statements; nil if they are not Python, which nobody has checked yet.
    /// - Complexity: O(n) in the length of the body.
    public func read() -> [Statement]? {
        var parser = Parser(source)
        parser.tokens = tokens
        parser.position = start
        return try? parser.parseBlock()
    }
}

extension Parser {
    /// Passes over the indented block behind the colon of a `def`, where that is allowed and worth it.
    ///
    /// - Returns: what is left to read, and the docstring if it begins with one; nil, and nothing has been read, where the body
    ///   must be read at once.
    mutating func deferBody() throws(ParseFailure) -> (body: DeferredBody, documentation: [Statement])? {
        guard defersBodies, kind == .colon, kind(after: 1) == .newline, kind(after: 2) == .indent else { return nil }
        var (yields, hasInnerScope) = (false, false)
        var attributes: [String] = []
        var index = position + 3
        var depth = 1
        while depth > 0 {
            guard index < tokens.count else { return nil }
            switch tokens[index].kind {
            case .indent: depth += 1
            case .dedent: depth -= 1
            case .kwDef, .kwClass, .kwLambda: hasInnerScope = true
            case .kwYield: yields = true
            case .endMarker, .error: return nil
            case .name:
                // `super()` and `__class__` need a variable of the class around.
                if isName("super", at: index) { return nil }
                if isName("__class__", at: index), tokens[index - 1].kind != .dot { return nil }
                switch assignment(at: index) {
                case .none: break
                case .attribute(let name): if !attributes.contains(name) { attributes.append(name) }
                case .unclear: return nil
                }
            default: break
            }
            index += 1
        }
        // It is not clear which of the functions it is that yields.
        if yields, hasInnerScope { return nil }
        if index - position < Self.shortestDeferredBody { return nil }

        advance()
        let body = DeferredBody(self, yields: yields, staticAttributes: attributes)
        var documentation: [Statement] = []
        if kind(after: 2) == .string {
            position += 2
            try parseSimpleStatements(into: &documentation)
        }
        position = index
        return (body, documentation)
    }

    /// A body with fewer tokens is read as fast as it is kept.
    private static let shortestDeferredBody = 12

    /// What a name has to do with assignments to attributes of `self`: `unclear` where `self.x` may be a part of a target.
    private enum SelfAssignment { case none, attribute(String), unclear }

    private func assignment(at index: Int) -> SelfAssignment {
        guard isName("self", at: index), index + 3 < tokens.count, tokens[index + 1].kind == .dot,
            tokens[index + 2].kind == .name
        else { return .none }
        let follower = tokens[index + 3].kind
        if follower == .equal || follower.augmentedOperator != nil { return .attribute(text(of: tokens[index + 2])) }
        switch tokens[index - 1].kind {
        case .newline, .indent, .dedent, .semicolon, .colon:
            return follower == .comma || follower == .colon ? .unclear : .none
        case .kwFor, .kwAs: return .unclear
        default: return .none
        }
    }

    private func isName(_ word: StaticString, at index: Int) -> Bool { isName(word, after: index - position) }
}
