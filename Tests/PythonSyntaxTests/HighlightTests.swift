import PythonSyntax
import Testing

@Suite struct HighlightTests {
    private func words(_ text: String) -> [String] {
        let source = SourceText(name: "prog.py", bytes: Array(text.utf8))
        return source.highlights().map { highlight in
            let bytes = source.bytes[Int(highlight.range.start)..<Int(highlight.range.end)]
            return "\(highlight.kind) \(String(decoding: bytes, as: UTF8.self))"
        }
    }

    @Test func kinds() {
        #expect(
            words("@a.b\nasync def f(x):  # why\n    return len(x) + 1.5, 'é'\n") == [
                "decorator @", "decorator a", "decorator .", "decorator b", "keyword async", "keyword def",
                "definition f", "operator (", "name x", "operator )", "operator :", "comment # why",
                "keyword return", "builtin len", "operator (", "name x", "operator )", "operator +", "number 1.5",
                "operator ,", "string 'é'",
            ])
    }

    @Test func builtinsAreNotAttributes() {
        #expect(
            words("x.print; print.x") == [
                "name x", "operator .", "name print", "operator ;", "builtin print", "operator .", "name x",
            ])
    }

    @Test func softKeywords() {
        #expect(
            words("match x:\n case [1]: pass\n").filter { $0.hasPrefix("keyword") } == [
                "keyword match", "keyword case", "keyword pass",
            ])
        #expect(words("match(x)\ncase = type\ntype(x)").contains { $0.hasPrefix("keyword") } == false)
        #expect(words("type X = int").first == "keyword type")
    }

    @Test func fStringsShowTheirExpressions() {
        #expect(
            words("f'a{b!r:>{c}}{{'") == [
                "string f'", "string a", "operator {", "name b", "operator !", "name r", "operator :", "string >",
                "operator {", "name c", "operator }", "operator }", "string {{", "string '",
            ])
    }

    @Test(arguments: [
        ("x = 'abc\ny = 1", ["name x", "operator =", "string 'abc", "name y", "operator =", "number 1"]),
        ("x = '''abc\ny = 1", ["name x", "operator =", "string '''abc\ny = 1"]),
        ("x = 1abc + 2", ["name x", "operator =", "number 1abc", "operator +", "number 2"]),
        ("x = )]} + 2", ["name x", "operator =", "operator +", "number 2"]),
        ("f'{a\nb", ["string f'", "operator {", "name a", "name b"]),
        ("if x:\n\ty\n  z", ["keyword if", "name x", "operator :", "name y", "name z"]),
        ("\u{1}x", ["name x"]),
    ])
    func brokenText(_ text: String, _ expected: [String]) {
        #expect(
            words(text).filter {
                !$0.hasPrefix("operator )") && !$0.hasPrefix("operator ]") && !$0.hasPrefix("operator }")
            } == expected)
    }
}
