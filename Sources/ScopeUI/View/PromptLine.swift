import Screen

/// The foot line while a command or a search is typed, and above it what is wrong with it, or what Tab offers.
struct PromptLine {
    var prompt: Prompt

    private var sign: String { prompt.kind == .command ? ":" : "/" }

    func draw(in line: Rect, above: Rect, of grid: inout CellGrid) {
        grid.clear(line)
        var column =
            grid.write(
                sign, row: line.row, column: line.column + 1, style: Style(.accent, on: .plain, .bold), in: line)
        // The cursor stands on the cell behind what is before it.
        let before = TextWrap.tail(of: prompt.line.before, columns: line.endColumn - column - 2)
        column = grid.write(before, row: line.row, column: column, style: Style(.text, on: .plain, .bold), in: line)
        let next = prompt.line.after.first.map { String($0) } ?? " "
        column = grid.write(next, row: line.row, column: column, style: Style(.text, on: .plain, .reverse), in: line)
        column = grid.write(
            String(prompt.line.after.dropFirst()), row: line.row, column: column,
            width: max(0, line.endColumn - column),
            style: Style(.text, on: .plain, .bold), in: line)
        drawHint(from: column + 3, in: line, of: &grid)
        drawNote(in: above, of: &grid)
    }

    private func drawHint(from least: Int, in line: Rect, of grid: inout CellGrid) {
        let hint =
            prompt.kind == .command
            ? "Enter does it  Tab completes  ↑ earlier  Esc leaves" : "Enter finds  ↑ earlier  Esc leaves"
        let column = line.endColumn - TextWidth.of(hint) - 1
        if column >= least { grid.write(hint, row: line.row, column: column, style: Style(.muted), in: line) }
    }

    private func drawNote(in line: Rect, of grid: inout CellGrid) {
        if let error = prompt.error {
            grid.clear(line, style: Style(.text, on: .bar))
            grid.write(
                "✗ \(error)", row: line.row, column: line.column + 1, width: line.columns - 2,
                style: Style(.text, on: .bar, .bold), in: line)
        } else if prompt.offers.count > 1 {
            grid.clear(line, style: Style(.text, on: .bar))
            var column = line.column + 1
            // Those around the one that is chosen.
            let first = max(0, (prompt.offer ?? 0) - 3)
            for (index, offer) in prompt.offers.enumerated().dropFirst(first) where column < line.endColumn - 2 {
                let attributes: Style.Attributes = index == prompt.offer ? [.bold, .reverse] : []
                column =
                    grid.write(
                        " \(offer) ", row: line.row, column: column, width: line.endColumn - column - 1,
                        style: Style(.text, on: .bar, attributes), in: line) + 1
            }
        } else if let usage {
            grid.clear(line, style: Style(.text, on: .bar))
            grid.write(
                usage, row: line.row, column: line.column + 1, width: line.columns - 2, style: Style(.muted, on: .bar),
                in: line)
        }
    }

    /// How the command goes on whose name is typed.
    private var usage: String? {
        guard prompt.kind == .command, let space = prompt.line.before.firstIndex(of: " "),
            let row = try? CommandTable.row(named: String(prompt.line.before[..<space]))
        else { return nil }
        return CommandParser.usage(row)
    }
}
