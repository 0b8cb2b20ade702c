import EastAsianWidth

/// How wide a piece of source text is on a terminal, as `traceback` reckons it to place its carets: two columns for a
/// character that East Asian fonts draw wide, one for each other code point, combining ones too.
enum DisplayWidth {
    /// - Complexity: O(n log m) with m ranges of wide characters.
    static func columns(of line: [Unicode.Scalar], upTo count: Int) -> Int {
        // What is ASCII has one column a character, also behind its end.
        if line.allSatisfy(\.isASCII) { return count }
        return line.prefix(count).reduce(0) { $0 + (EastAsianWidth.isWide($1.value) ? 2 : 1) }
    }
}
