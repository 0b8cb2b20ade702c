import Screen

/// A list over the panels: its title on a rule, its lines, and at the foot what its keys do.
enum SheetView {
    static func draw(_ sheet: Sheet, in body: Rect, of grid: inout CellGrid) {
        for row in 0..<body.rows { grid.clear(body.line(row)) }
        let list = body.inset(top: 2)
        let columns = list.columns - 4
        let lines = wrapped(sheet, columns)
        let current = lines.firstIndex { $0.index == sheet.cursor } ?? 0
        let window = ScrollWindow(following: current, height: list.rows, count: lines.count)
        Heading(title: sheet.title, note: sheet.hint, position: window.note, isFocused: true).draw(
            in: body.line(0), of: &grid)
        for (offset, line) in lines[window.rows].enumerated() {
            let row = list.line(offset)
            let isCurrent = line.index == sheet.cursor
            if isCurrent, window.top + offset == current {
                grid.write("»", row: row.row, column: row.column + 1, style: Style(.accent), in: row)
            }
            let source = sheet.lines[line.index]
            let style = source.isHeading ? Style(.text, on: .plain, .bold) : Style(.text)
            grid.write(
                line.text, row: row.row, column: row.column + 3 + indent(of: source, columns), style: style, in: row)
            if isCurrent { grid.restyle(row) { $0.ground = .selection } }
        }
    }

    private static func wrapped(_ sheet: Sheet, _ columns: Int) -> [(index: Int, text: String)] {
        sheet.lines.enumerated().flatMap { index, line in
            TextWrap.lines(line.text, width: columns - indent(of: line, columns)).map { (index, $0) }
        }
    }

    /// However far right a line stands, there is room for its text.
    private static func indent(of line: Sheet.Line, _ columns: Int) -> Int { min(line.indent, max(0, columns - 8)) }
}
