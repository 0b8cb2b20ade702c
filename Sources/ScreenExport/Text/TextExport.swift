import Screen

extension CellGrid {
    /// The screen as plain text: its rows without the blanks at their ends, each with a line feed.
    public var plainText: String {
        var text = ""
        for line in lines {
            var line = Substring(line)
            while line.last == " " { line.removeLast() }
            text += line
            text += "\n"
        }
        return text
    }

    /// The screen as text with ANSI (ECMA-48) sequences for colours and attributes, one line for each row.
    ///
    /// Each row begins and ends with the terminal's own style, so that rows can be cut out.
    /// - Parameter background: what the terminal's own is like.
    public func ansiText(depth: ColorDepth = .many, background: Background = .unknown) -> String {
        var text = ""
        for row in 0..<rows {
            var last = Appearance()
            for column in 0..<columns {
                let cell = self[row, column]
                let appearance = Theme.appearance(of: cell.style, depth: depth, background: background)
                if appearance != last {
                    text += appearance.selectSequence
                    last = appearance
                }
                text += cell.text
            }
            if last != Appearance() { text += "\u{1B}[0m" }
            text += "\n"
        }
        return text
    }
}
