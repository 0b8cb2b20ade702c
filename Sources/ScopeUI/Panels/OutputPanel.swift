import Screen

/// What the program has printed up to this frame; what this frame printed stands out.
struct OutputPanel {
    /// The visible lines, the newest last.
    var lines: [OutputLine]
    /// Rows between the last visible line and the newest one.
    var scroll = 0
    var isFocused = false

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let body = rect.inset(top: 1)
        Heading(
            title: "Output", position: scroll > 0 ? "\(NumberText.count(scroll)) newer below" : nil,
            isFocused: isFocused
        ).draw(in: rect.line(0), of: &grid)
        if lines.isEmpty {
            grid.write("nothing yet", row: body.row, column: body.column + 2, style: Style(.muted), in: body)
        }
        for (offset, line) in lines.suffix(body.rows).enumerated() {
            let row = body.line(offset)
            var style = line.isError ? Style(.error) : Style()
            if line.isNew {
                grid.write("›", row: row.row, column: row.column, style: Style(.accent, on: .plain, .bold), in: row)
                style = style.with(.bold)
            }
            var column = row.column + 2
            // Not by colour alone.
            if line.isError { column = grid.write("! ", row: row.row, column: column, style: style, in: row) }
            grid.write(line.text, row: row.row, column: column, width: row.endColumn - column, style: style, in: row)
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
