import Screen

/// Makes a text fit: broken into lines at its blanks, or with its end alone.
public enum TextWrap {
    /// - Parameter most: the number of lines; what does not fit into them stays in the last one, for it to be cut.
    public static func lines(_ text: String, width: Int, most: Int = .max) -> [String] {
        var lines: [String] = []
        var line = ""
        var columns = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let wordColumns = TextWidth.of(word)
            let isLast = lines.count + 1 >= most
            if line.isEmpty && columns == 0 {
                line = String(word)
                columns = wordColumns
            } else if columns + 1 + wordColumns <= width || isLast {
                line += " \(word)"
                columns += 1 + wordColumns
            } else {
                lines.append(line)
                line = String(word)
                columns = wordColumns
            }
        }
        return lines + [line]
    }

    /// The end of a text that is too wide.
    static func tail(of text: String, columns: Int) -> String {
        var width = 0
        var start = text.endIndex
        while start > text.startIndex {
            let before = text.index(before: start)
            width += TextWidth.of(text[before..<start])
            // One column is for the sign that something is missing.
            if width > columns - (before > text.startIndex ? 1 : 0) { return "…" + text[start...] }
            start = before
        }
        return text
    }
}
