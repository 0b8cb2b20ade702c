/// Pieces of a program by themselves, as `ast.parse` reads them: the grammar decides, and nothing else.
public enum Fragment {
    /// The statements of a text, or nil where the grammar doesn't take it. What the compiler would refuse later
    /// (`return` outside of a function) is fine here.
    /// - Complexity: O(n) in the length of the text.
    public static func statements(_ text: [UInt8]) -> [Statement]? {
        parse(text) { (parser) throws(ParseFailure) in try parser.parseFile() }
    }

    /// The one expression that a text consists of, or nil where it is something else.
    public static func expression(_ text: [UInt8]) -> Expression? {
        guard let body = statements(text), body.count == 1, case .expression(let value) = body[0].kind else {
            return nil
        }
        return value
    }

    /// A text that a parser can go through on any stack.
    private static let shortLength = 120

    private static func parse<Result>(
        _ text: [UInt8], _ body: (inout Parser) throws(ParseFailure) -> Result
    ) -> Result? {
        var parser = Parser(SourceText(name: "<fragment>", bytes: text))
        guard parser.source.decodingError == nil else { return nil }
        func run() -> Result? {
            parser.tokenize()
            guard parser.lexerFailure == nil else { return nil }
            do throws(ParseFailure) { return try body(&parser) } catch { return nil }
        }
        return text.count <= shortLength ? run() : DeepStack.run(run)
    }
}
