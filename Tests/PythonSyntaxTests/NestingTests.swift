import PythonSyntax
import Testing

/// Deep and long programs end in a tree or in CPython's error, on any stack that a test has.
@Suite struct NestingTests {
    private func outcome(_ text: String) -> String {
        var parser = Parser(SourceText(name: "prog.py", bytes: Array(text.utf8)))
        do {
            _ = try parser.parseModule()
            return "ok"
        } catch {
            return "\(error.type): \(error.message)"
        }
    }

    private func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    private let parserLimit = "MemoryError: Parser stack overflowed - Python source too complex to parse"
    private let treeLimit = "RecursionError: maximum recursion depth exceeded during compilation"

    @Test func chainsBelowTheLimit() {
        let count = Parser.nestingLimit - 20
        for text in [
            "a" + times("+a", count), "a" + times(".a", count), "a" + times("()", count), times("-", count) + "1",
            times("not ", count) + "a", "a" + times("**a", count), "a" + times(" if a else a", count),
            times("lambda:", count) + "a", "if a: pass\n" + times("elif a: pass\n", count),
        ] {
            #expect(outcome(text) == "ok", "\(text.prefix(12))")
        }
    }

    @Test func chainsAboveTheLimit() {
        for text in ["a" + times("+a", 100_000), "a" + times(".a", 100_000), "a" + times("[a]()", 50_000)] {
            #expect(outcome(text) == treeLimit, "\(text.prefix(12))")
        }
        for text in [
            times("-", 100_000) + "1", times("not ", 100_000) + "a", "a" + times("**a", 100_000),
            "a" + times(" if a else a", 100_000), times("lambda:", 100_000) + "a",
            "if a: pass\n" + times("elif a: pass\n", 100_000),
        ] {
            #expect(outcome(text) == parserLimit, "\(text.prefix(12))")
        }
    }

    @Test func brackets() {
        #expect(outcome(times("(", 200) + "a" + times(")", 200)) == "ok")
        #expect(outcome(times("[", 201)) == "SyntaxError: too many nested parentheses")
        #expect(
            outcome(times("{", 150) + "a b" + times("}", 150))
                == "SyntaxError: invalid syntax. Perhaps you forgot a comma?")
        #expect(outcome(times("(", 200)) == "SyntaxError: '(' was never closed")
    }

    @Test func blocks() {
        let nested = (0..<101).map { times(" ", $0) + "if a:\n" }.joined()
        #expect(outcome(nested) == "IndentationError: too many levels of indentation")
        let loops = (0..<22).map { times(" ", $0) + "for a in b:\n" }.joined() + times(" ", 22) + "pass\n"
        #expect(outcome(loops) == "SyntaxError: too many statically nested blocks")
    }

    @Test func longTexts() {
        for text in [
            times("a,", 50_000), "x = '" + times("a", 100_000) + "'", times("a = 1\n", 50_000),
            times("a and ", 20_000) + "a",
            times("a = ", 20_000) + "1", "x = " + times("'a' ", 20_000), times("\n", 100_000),
            "f'" + times("{{", 50_000) + "'",
        ] {
            #expect(outcome(text) == "ok", "\(text.prefix(12))")
        }
    }
}
