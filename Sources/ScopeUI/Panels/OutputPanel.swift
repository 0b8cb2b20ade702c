import Screen

/// What the program has printed up to this frame; what this frame printed stands out.
struct OutputPanel {
    var lines: Listing<OutputLine>
    var look = PanelLook()

    /// The newest lines, unless the user's cursor is elsewhere.
    static func window(_ look: PanelLook, height: Int, count: Int) -> ScrollWindow {
        look.followed == nil
            ? ScrollWindow(top: count - height, height: height, count: count)
            : look.window(height: height, count: count)
    }

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let body = rect.inset(top: 1)
        let window = OutputPanel.window(look, height: body.rows, count: lines.count)
        Heading(
            title: "Output", position: look.followed == nil ? nil : window.note, isFocused: look.isFocused,
            sideways: look.sideways
        )
        .draw(in: rect.line(0), of: &grid)
        if lines.count == 0 {
            grid.write("nothing yet", row: body.row, column: body.column + 2, style: Style(.muted), in: body)
        }
        for (offset, line) in lines[window.rows].enumerated() {
            let row = body.line(offset)
            var style = line.isError ? Style(.error) : Style()
            if line.isNew {
                grid.write("›", row: row.row, column: row.column, style: Style(.accent, on: .plain, .bold), in: row)
                style = style.with(.bold)
            }
            var column = row.column + 2
            // Not by colour alone.
            if line.isError { column = grid.write("! ", row: row.row, column: column, style: style, in: row) }
            grid.write(
                line.text, row: row.row, column: column, width: row.endColumn - column, style: style, in: row,
                skip: look.sideways)
            if window.top + offset == look.cursor { grid.restyle(row) { $0.ground = .selection } }
        }
    }
}

/// One line of output.
struct OutputLine: Equatable {
    var text: String
    /// This frame printed it, or the end of it.
    var isNew = false
    /// It is from stderr.
    var isError = false
}
