import Screen

/// Columns of text that share a width: each gets what it needs if there is room, else the widest give way first.
struct Table {
    struct Column {
        var heading: String
        /// What its widest entry takes.
        var natural: Int
        /// Never narrower than this while there is room for it.
        var least: Int
        /// Left out, the last one first, where not all columns have room.
        var isOptional = false
    }

    let gap: Int
    let columns: [Column]
    let widths: [Int]

    init(_ columns: [Column], width: Int, gap: Int = 2) {
        self.gap = gap
        var columns = columns
        func whole() -> Int { columns.reduce(-gap) { $0 + max($1.natural, $1.heading.count) + gap } }
        while let last = columns.last, last.isOptional, whole() > width { columns.removeLast() }
        self.columns = columns
        var widths = columns.map { max($0.natural, $0.heading.count) }
        var excess = widths.reduce(0, +) + gap * max(0, widths.count - 1) - width
        while excess > 0 {
            let shrinkable = widths.indices.filter { widths[$0] > columns[$0].least }
            guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        self.widths = widths
    }

    /// Columns with all the room that they need: those of a panel that is scrolled sideways.
    init(_ columns: [Column], gap: Int = 2) { self.init(columns, width: .max / 4, gap: gap) }

    /// Draws one row; columns that have no room are left out.
    /// - Parameter skip: so many columns of the screen are scrolled away at the left.
    func draw(_ cells: [(String, Style)], in line: Rect, of grid: inout CellGrid, skip: Int = 0) {
        var column = line.column - skip
        for (index, cell) in cells.enumerated() where index < widths.count {
            let room = line.endColumn - column
            guard room > 0 else { break }
            let width = index == widths.count - 1 ? room : min(widths[index], room)
            if column >= line.column {
                grid.write(cell.0, row: line.row, column: column, width: width, style: cell.1, in: line)
            } else if column + width > line.column {
                // The rest of it, with a sign that something is before it.
                grid.write(
                    cell.0, row: line.row, column: line.column, width: column + width - line.column, style: cell.1,
                    in: line, skip: line.column - column)
            }
            column += widths[index] + gap
        }
    }
}

extension Sequence<String> {
    /// The widest of them, up to a limit, in columns. Exact for ASCII, and an upper bound for other text.
    func widest(upTo limit: Int) -> Int {
        var widest = 0
        for text in self {
            let count = text.utf8.count
            if count > widest { widest = Swift.min(limit, count) }
            if widest == limit { break }
        }
        return widest
    }
}
