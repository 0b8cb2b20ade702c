import Screen

/// Breaks a text into lines at its blanks.
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
}
