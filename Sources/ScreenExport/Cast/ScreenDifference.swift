import Screen

/// Writes what changes from one screen to the next for a terminal: absolute cursor positions, colours, characters.
///
/// It knows where the cursor stands and what pen is in use, from one screen to the next.
struct ScreenDifference {
    private let background: Background
    /// What the terminal shows by now; nil: unknown.
    private var shown: [[Cell]]?
    private var pen = Appearance()
    /// nil where terminals disagree: behind the last column.
    private var cursor: (row: Int, column: Int)?

    /// A gap of so many unchanged cells is written again rather than jumped over: the jump takes as many bytes.
    private static let leastJump = 6

    /// - Parameter background: what the terminal's own is like.
    init(background: Background) { self.background = background }

    /// What brings the terminal to these rows.
    /// - Parameter isKey: from any state at all, and not from what it shows by now.
    mutating func bytes(to rows: [[Cell]], isKey: Bool = false) -> String {
        var output = ""
        if isKey || shown == nil {
            output += "\u{1B}[0m\u{1B}[2J"
            pen = Appearance()
            cursor = nil
            for (row, cells) in rows.enumerated() {
                let blanks = Array(repeating: Cell.blank, count: cells.count)
                write(cells, row: row, over: blanks, into: &output)
            }
        } else if let shown {
            for (row, cells) in rows.enumerated() { write(cells, row: row, over: shown[row], into: &output) }
        }
        shown = rows
        return output
    }

    private mutating func write(_ cells: [Cell], row: Int, over old: [Cell], into output: inout String) {
        if cells == old { return }
        var column = 0
        while column < cells.count {
            guard cells[column] != old[column] else {
                column += 1
                continue
            }
            var start = column
            // A wide character is written as a whole.
            while start > 0, cells[start].width == 0 { start -= 1 }
            var end = column + 1
            var last = end
            while last < cells.count, last - end < ScreenDifference.leastJump {
                if cells[last] != old[last] || (last == end && cells[last].width == 0) { end = last + 1 }
                last += 1
            }
            put(cells, start..<end, row: row, into: &output)
            column = end
        }
    }

    private mutating func put(_ row: [Cell], _ columns: Range<Int>, row index: Int, into output: inout String) {
        if cursor == nil || cursor! != (index, columns.lowerBound) {
            output += "\u{1B}[\(index + 1);\(columns.lowerBound + 1)H"
        }
        for cell in row[columns] where cell.width > 0 {
            let appearance = Theme.appearance(of: cell.style, depth: .many, background: background)
            if cell.content != .space || !appearance.blankLooks(likeThatOf: pen) {
                output += appearance.selectSequence(after: pen)
                pen = appearance
            }
            output += cell.text
        }
        // Behind a row's last column terminals disagree about the cursor, and behind what they may measure otherwise.
        let isKnown = columns.upperBound < row.count && row[columns].allSatisfy { $0.content.isASCII }
        cursor = isKnown ? (index, columns.upperBound) : nil
    }
}
