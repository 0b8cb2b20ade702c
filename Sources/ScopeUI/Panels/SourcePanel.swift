import Screen
import Timeline
import Trace

/// The source: the line of this frame, and the line of every task that stands somewhere.
struct SourcePanel {
    /// A line that is marked, and for whom.
    struct Mark {
        var line: Int
        var state: TaskState
        var name: String
    }

    var lines: SourceLines
    var title = "Source"
    var note = ""
    /// The line that the panel follows; 0 for none.
    var line = 0
    /// Python code stands at that line in this frame; else it was the last one to run.
    var isCurrent = true
    /// Who runs there.
    var runner: String?
    /// By line.
    var marks: [Mark] = []
    /// Rows that a user scrolled away from the line that is followed.
    var scroll = 0
    var isFocused = false

    /// The window on the lines, for a body of this height.
    static func window(line: Int, scroll: Int, height: Int, count: Int) -> ScrollWindow {
        let following = ScrollWindow(following: max(0, line - 1), height: height, count: count)
        return ScrollWindow(top: following.top + scroll, height: height, count: count)
    }

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let body = rect.inset(top: 1)
        let window = SourcePanel.window(line: line, scroll: scroll, height: body.rows, count: lines.count)
        // The numbers of the lines say which part this is; the heading says so only while they are not what is followed.
        let position = scroll == 0 ? nil : window.note
        Heading(title: title, note: note, position: position, isFocused: isFocused).draw(in: rect.line(0), of: &grid)
        let digits = max(2, String(lines.count).count)
        for (offset, index) in window.rows.enumerated() {
            draw(line: index + 1, digits: digits, in: body.line(offset), of: &grid)
        }
    }

    private func draw(line number: Int, digits: Int, in row: Rect, of grid: inout CellGrid) {
        let here = marks.filter { $0.line == number }
        let isLine = number == line
        let gutter = digits + 5
        // Glyph and number.
        if isLine {
            let style = isCurrent ? TaskState.running.style : Style(.muted)
            grid.write(isCurrent ? "▶" : "▷", row: row.row, column: row.column + 1, style: style, in: row)
        } else if let mark = here.first {
            grid.write(mark.state.glyph, row: row.row, column: row.column + 1, style: mark.state.style, in: row)
        }
        let text = String(number)
        let numberStyle = isLine && isCurrent ? Style(.text, on: .plain, .bold) : Style(.muted)
        grid.write(text, row: row.row, column: row.column + 3 + digits - text.count, style: numberStyle, in: row)
        // Who stands here, at the right end; then the code in what is left.
        let most = max(0, row.columns / 3)
        var tags = here.map { ($0.name, $0.state.glyph, $0.state.style) }
        if isLine, isCurrent, let runner, fits(runner, beside: lines[number], columns: row.columns - gutter) {
            tags.insert((runner, TaskState.running.glyph, TaskState.running.style), at: 0)
        }
        let end = drawTags(tags, most: most, in: row, of: &grid)
        let code = Rect(
            row: row.row, column: row.column + gutter, rows: 1, columns: end - row.column - gutter)
        grid.write(
            lines[number], row: row.row, column: code.column, width: code.columns,
            style: Style(.text, on: .plain, isLine && isCurrent ? .bold : []), in: code)
        if isLine, isCurrent { grid.restyle(row) { $0.ground = .currentLine } }
    }

    /// The heading says who runs, too: here only where it hides no code.
    private func fits(_ runner: String, beside code: String, columns: Int) -> Bool {
        code.utf8.count < columns && TextWidth.of(code) + TextWidth.of(runner) + 5 <= columns
    }

    /// Draws `‖ Task-2, Task-3 +4` at the right end and answers the column where it begins.
    private func drawTags(_ tags: [(String, String, Style)], most: Int, in row: Rect, of grid: inout CellGrid) -> Int {
        guard let first = tags.first, most > 4 else { return row.endColumn }
        var text = "\(first.1) \(first.0)"
        var shown = 1
        for tag in tags.dropFirst() {
            let longer = text + (tag.1 == tags[shown - 1].1 ? ", " : "  \(tag.1) ") + tag.0
            guard TextWidth.of(longer) + 4 <= most else { break }
            text = longer
            shown += 1
        }
        if shown < tags.count { text += " +\(tags.count - shown)" }
        let width = min(most, TextWidth.of(text))
        let start = row.endColumn - 1 - width
        grid.write(text, row: row.row, column: start, width: width, style: first.2, in: row)
        return start - 1
    }
}
