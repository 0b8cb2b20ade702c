import Screen

/// The foot line while the program waits for a line of input: what it asks, what is typed, and the keys.
struct QuestionLine {
    var question: Question

    /// What is typed gets so many columns before the hints do.
    private static let leastColumns = 24

    func draw(in line: Rect, of grid: inout CellGrid) {
        grid.clear(line)
        var column =
            grid.write(
                "Input:", row: line.row, column: line.column + 1, style: Style(.accent, on: .plain, .bold), in: line)
            + 1
        let prompt = TextWrap.tail(of: lastLine, columns: line.columns / 3)
        if !prompt.isEmpty { column = grid.write(prompt, row: line.row, column: column, in: line) }
        let end = drawHints(from: column + QuestionLine.leastColumns, in: line, of: &grid)
        // The cursor stands on the cell behind what is before it.
        let before = TextWrap.tail(of: question.line.before, columns: end - column - 2)
        column = grid.write(before, row: line.row, column: column, style: Style(.text, on: .plain, .bold), in: line)
        let next = question.line.after.first.map { String($0) } ?? " "
        column = grid.write(next, row: line.row, column: column, style: Style(.text, on: .plain, .reverse), in: line)
        grid.write(
            String(question.line.after.dropFirst()), row: line.row, column: column, width: end - column,
            style: Style(.text, on: .plain, .bold), in: line)
    }

    /// The output panel shows all of it; here stands where the cursor would be.
    private var lastLine: String {
        question.prompt.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    }

    /// At the right end, as many as there is room for.
    /// - Returns: the column where they begin.
    private func drawHints(from least: Int, in line: Rect, of grid: inout CellGrid) -> Int {
        func width(_ hints: ArraySlice<(String, String)>) -> Int {
            hints.map { $0.count + $1.count + 3 }.reduce(0, +)
        }
        var hints = KeyTable.lineKeys[...]
        while !hints.isEmpty, line.endColumn - width(hints) < least { hints = hints.dropFirst() }
        let start = line.endColumn - width(hints)
        var column = start
        for (key, does) in hints {
            column = grid.write(key, row: line.row, column: column, style: Style(.key, on: .plain, .bold), in: line) + 1
            column = grid.write(does, row: line.row, column: column, style: Style(.muted), in: line) + 2
        }
        return hints.isEmpty ? line.endColumn : start
    }
}
