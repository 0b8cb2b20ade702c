/// How wide a piece of source text is on a terminal, as `traceback` reckons it to place its carets: two columns for a
/// character that East Asian fonts draw wide, one for each other code point, combining ones too.
enum DisplayWidth {
    /// - Complexity: O(n log m) with m ranges of wide characters.
    static func columns(of line: [Unicode.Scalar], upTo count: Int) -> Int {
        // What is ASCII has one column a character, also behind its end.
        if line.allSatisfy(\.isASCII) { return count }
        return line.prefix(count).reduce(0) { $0 + (isWide($1.value) ? 2 : 1) }
    }

    static func isWide(_ code: UInt32) -> Bool {
        guard code >= 0x1100 else { return false }
        var low = 0
        var high = wideRanges.count
        while low < high {
            let middle = (low + high) / 2
            if wideRanges[middle].upperBound < code { low = middle + 1 } else { high = middle }
        }
        return low < wideRanges.count && wideRanges[low].contains(code)
    }
}
