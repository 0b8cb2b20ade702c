import Screen

/// The screen with the list of lessons and demos: names, and below them what to look for in the chosen one.
public enum PickerView {
    /// Rows for the list.
    static func bodyRows(rows: Int) -> Int { max(0, rows - 8) }

    private static let top = 3

    private static func window(_ state: PickerState) -> ScrollWindow {
        ScrollWindow(following: state.row, height: bodyRows(rows: state.rows), count: state.entries.count)
    }

    /// The entry in a row of the screen.
    static func row(at row: Int, of state: PickerState) -> Int? {
        let window = window(state)
        let place = window.top + row - top
        return row >= top && window.rows.contains(place) ? place : nil
    }

    public static func draw(_ state: PickerState) -> CellGrid {
        var grid = CellGrid(rows: state.rows, columns: state.columns)
        guard state.rows >= Layout.leastRows, state.columns >= Layout.leastColumns else {
            StepperView.drawTooSmall(into: &grid)
            return grid
        }
        let bounds = grid.bounds
        grid.clear(bounds.line(0), style: Style(.text, on: .bar))
        let title = Style(.text, on: .bar, .bold)
        grid.write("loopscope  step through an asyncio program", row: 0, column: 1, style: title, in: bounds)
        Heading(title: "Lessons and demos", note: NumberText.count(state.entries.count)).draw(
            in: bounds.line(2), of: &grid)
        let body = bounds.inset(top: PickerView.top, bottom: 5)
        let window = window(state)
        let names = min(state.entries.lazy.map(\.name).widest(upTo: 40), state.columns / 2)
        for (offset, entry) in state.entries[window.rows].enumerated() {
            let line = body.line(offset)
            let isChosen = window.top + offset == state.row
            let style = Style(.text, on: .plain, isChosen ? .bold : [])
            if isChosen { grid.write("»", row: line.row, column: 1, style: Style(.accent), in: line) }
            grid.write(entry.name, row: line.row, column: 3, width: names, style: style, in: line)
            let column = 3 + names + 3
            grid.write(
                entry.text, row: line.row, column: column, width: state.columns - column - 1, style: Style(.muted),
                in: line)
            if isChosen { grid.restyle(line) { $0.ground = .selection } }
        }
        let lower = bounds.inset(top: bounds.rows - 5)
        Heading(title: "Look for").draw(in: lower.line(0), of: &grid)
        if state.entries.indices.contains(state.row) {
            let width = state.columns - 4
            let lines = TextWrap.lines(state.entries[state.row].text, width: width, most: 3)
            for (offset, line) in lines.enumerated() {
                grid.write(line, row: lower.row + 1 + offset, column: 2, width: width, in: lower)
            }
        }
        FootLine.drawHints(KeyTable.listRows, from: 1, in: bounds.line(bounds.rows - 1), of: &grid)
        return grid
    }
}
