import Screen
import Timeline

/// The calls in progress, the innermost first, each with its variables.
struct VariablesPanel {
    enum Row: Equatable {
        case call(Variables.Call)
        case variable(Variables.Variable)
        /// So many that are not shown.
        case omitted(Int)
    }

    var rows: [Row]
    /// Whose variables, or why there are none.
    var note = ""
    /// They are those of another frame: the right ones are still to come.
    var isStale = false
    var look = PanelLook()

    static func rows(of variables: Variables?) -> [Row] {
        (variables?.calls ?? []).flatMap { call in
            [.call(call)] + call.variables.map { .variable($0) } + (call.omitted > 0 ? [.omitted(call.omitted)] : [])
        }
    }

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let body = rect.inset(top: 1)
        let window = look.window(height: body.rows, count: rows.count)
        Heading(
            title: "Variables", note: rows.isEmpty ? "" : note, position: window.note, isFocused: look.isFocused,
            sideways: look.sideways
        ).draw(in: rect.line(0), of: &grid)
        if rows.isEmpty {
            for (offset, line) in TextWrap.lines(note, width: max(1, body.columns - 4)).enumerated() {
                grid.write(
                    line, row: body.row + offset, column: body.column + 2, style: Style(.muted), in: body.line(offset))
            }
        }
        // The names of all calls share a column.
        let names = rows.reduce(0) { width, row in
            if case .variable(let variable) = row { return max(width, TextWidth.of(variable.name)) }
            return width
        }
        for (offset, row) in rows[window.rows].enumerated() {
            let line = body.line(offset)
            draw(row, names: min(names, body.columns / 3), in: line, of: &grid)
            if window.top + offset == look.cursor { grid.restyle(line) { $0.ground = .selection } }
        }
    }

    private func draw(_ row: Row, names: Int, in line: Rect, of grid: inout CellGrid) {
        let left = line.column + 1
        switch row {
        case .call(let call):
            let name = Style(isStale ? .muted : .definition, on: .plain, .bold)
            let end = grid.write(call.function, row: line.row, column: left, style: name, in: line)
            grid.write(
                "line \(call.place.line)", row: line.row, column: end + 2, width: line.endColumn - end - 3,
                style: Style(.muted), in: line)
        case .omitted(let count):
            grid.write(
                "and \(NumberText.count(count)) more", row: line.row, column: left + 2, style: Style(.muted),
                in: line)
        case .variable(let variable):
            let isChanged = variable.isChanged && !isStale
            let style = Style(isStale ? .muted : .text, on: .plain, isChanged ? .bold : [])
            if isChanged {
                grid.write("›", row: line.row, column: left, style: Style(.accent, on: .plain, .bold), in: line)
            }
            grid.write(variable.name, row: line.row, column: left + 2, width: names, style: style, in: line)
            let value = left + names + 4
            // The class stands at the right end, where the value leaves room for it.
            let type = TextWidth.of(variable.type)
            let hasRoom = value + TextWidth.of(variable.value) + type + 3 <= line.endColumn && look.sideways == 0
            grid.write(
                variable.value, row: line.row, column: value, width: line.endColumn - value - 1, style: style,
                in: line, skip: look.sideways)
            if hasRoom {
                grid.write(
                    variable.type, row: line.row, column: line.endColumn - type - 1, style: Style(.muted), in: line)
            }
        }
    }
}
