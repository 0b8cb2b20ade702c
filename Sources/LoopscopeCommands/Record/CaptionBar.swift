import ScopeUI
import Screen

/// The last rows of a recording: what is said about it, and the keys that were pressed.
struct CaptionBar {
    var caption: String
    var keys: String

    static let rows = 2
    private static let keyColumns = 9

    /// The columns of a caption's line.
    static func width(columns: Int) -> Int { columns - keyColumns - 2 }

    /// Whether a caption has room.
    static func fits(_ caption: String, columns: Int) -> Bool {
        let lines = TextWrap.lines(caption, width: width(columns: columns))
        return lines.count <= rows && lines.allSatisfy { TextWidth.of($0) <= width(columns: columns) }
    }

    /// The screen with the bar below it.
    func below(_ screen: CellGrid) -> CellGrid {
        let blank = Array(repeating: Cell.blank, count: screen.columns)
        let lines = (0..<screen.rows).map { Array(screen.row($0)) } + Array(repeating: blank, count: CaptionBar.rows)
        var grid = CellGrid(rows: lines, columns: screen.columns)
        let bar = Rect(row: screen.rows, column: 0, rows: CaptionBar.rows, columns: grid.columns)
        let style = Style(.text, on: .bar)
        grid.clear(bar, style: style)
        let width = CaptionBar.width(columns: grid.columns)
        for (index, line) in TextWrap.lines(caption, width: width, most: CaptionBar.rows).enumerated() {
            grid.write(line, row: bar.row + index, column: 1, width: width, style: style, in: bar)
        }
        if !keys.isEmpty {
            // Of a text that is typed, its end.
            let label = " \(keys.suffix(CaptionBar.keyColumns - 2)) "
            let columns = min(TextWidth.of(label), CaptionBar.keyColumns)
            grid.write(
                label, row: bar.row, column: grid.columns - columns - 1, width: columns,
                style: Style(.text, on: .bar, [.bold, .reverse]), in: bar)
        }
        return grid
    }
}
