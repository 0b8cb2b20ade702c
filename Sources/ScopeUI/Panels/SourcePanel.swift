import Screen
import Timeline
import Trace

/// The source: the line of this frame, the line of every task that stands somewhere, breakpoints, and how often lines have run.
struct SourcePanel {
    /// A task that stands at a line.
    struct Mark: Equatable {
        var line: Int
        var state: TaskState
        var name: String
    }

    /// The tasks that stand at one line.
    struct Marks: Equatable {
        /// Some of them.
        var named: [Mark] = []
        var count = 0

        static let mostNamed = 6
    }

    var lines: SourceLines
    var colours = SyntaxColours([])
    var title = "Source"
    var note = ""
    /// The line of the frame; 0 for none.
    var line = 0
    /// Python code stands at that line in this frame; else it was the last one to run.
    var isCurrent = true
    /// Who runs there.
    var runner: String?
    /// By line.
    var marks: [Int: Marks] = [:]
    var breakpoints: Set<Int> = []
    /// How often each line has begun to run; absent: never.
    var hits: [Int: Int] = [:]
    var look = PanelLook()

    private static let hitColumns = 6
    /// The counts take no columns from the code where it has few.
    private static let leastColumnsForHits = 64

    init(lines: SourceLines) { self.lines = lines }

    private func window(height: Int) -> ScrollWindow { look.window(height: height, count: lines.count) }

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let body = rect.inset(top: 1)
        let window = window(height: body.rows)
        // The numbers of the lines say which part this is; the heading says so only while they are not what is followed.
        let isElsewhere = look.followed.map { $0 + 1 != line } ?? false
        Heading(
            title: title, note: note, position: isElsewhere ? window.note : nil, isFocused: look.isFocused,
            sideways: look.sideways
        ).draw(in: rect.line(0), of: &grid)
        let digits = max(2, String(lines.count).count)
        for (offset, index) in window.rows.enumerated() {
            draw(line: index + 1, digits: digits, in: body.line(offset), of: &grid)
        }
    }

    private func draw(line number: Int, digits: Int, in row: Rect, of grid: inout CellGrid) {
        let here = marks[number] ?? Marks()
        let isLine = number == line
        let hasHits = row.columns >= SourcePanel.leastColumnsForHits
        let gutter = digits + 5 + (hasHits ? SourcePanel.hitColumns : 0)
        if breakpoints.contains(number) {
            grid.write("◆", row: row.row, column: row.column, style: Style(.error, on: .plain, .bold), in: row)
        }
        // Glyph and number.
        if isLine {
            let style = isCurrent ? TaskState.running.style : Style(.muted)
            grid.write(isCurrent ? "▶" : "▷", row: row.row, column: row.column + 1, style: style, in: row)
        } else if let mark = here.named.first {
            grid.write(mark.state.glyph, row: row.row, column: row.column + 1, style: mark.state.style, in: row)
        }
        let text = String(number)
        let numberStyle = isLine && isCurrent ? Style(.text, on: .plain, .bold) : Style(.muted)
        grid.write(text, row: row.row, column: row.column + 3 + digits - text.count, style: numberStyle, in: row)
        if hasHits, let count = hits[number] {
            let text = NumberText.short(count) + "×"
            let end = row.column + 3 + digits + SourcePanel.hitColumns
            grid.write(text, row: row.row, column: end - text.count, style: Style(.muted), in: row)
        }
        // Who stands here, at the right end; then the code in what is left.
        let most = max(0, row.columns / 3)
        var tags = here.named
        if isLine, isCurrent, let runner, fits(runner, beside: lines[number], columns: row.columns - gutter) {
            tags.insert(Mark(line: number, state: .running, name: runner), at: 0)
        }
        let end = drawTags(tags, more: here.count - here.named.count, most: most, in: row, of: &grid)
        let code = Rect(
            row: row.row, column: row.column + gutter, rows: 1, columns: end - row.column - gutter)
        grid.write(
            lines[number], row: row.row, column: code.column, width: code.columns,
            style: Style(.text, on: .plain, isLine && isCurrent ? .bold : []), in: code, skip: look.sideways,
            spans: colours.spans(in: lines.range(of: number)))
        if isLine, isCurrent {
            grid.restyle(row) { $0.ground = .currentLine }
        } else if number - 1 == look.cursor {
            grid.restyle(row) { $0.ground = .selection }
        }
    }

    /// The heading says who runs, too: here only where it hides no code.
    private func fits(_ runner: String, beside code: String, columns: Int) -> Bool {
        code.utf8.count < columns && TextWidth.of(code) + TextWidth.of(runner) + 5 <= columns
    }

    /// Draws `‖ Task-2, Task-3 +4` at the right end and answers the column where it begins.
    private func drawTags(_ tags: [Mark], more: Int, most: Int, in row: Rect, of grid: inout CellGrid) -> Int {
        guard let first = tags.first, most > 4 else { return row.endColumn }
        var text = "\(first.state.glyph) \(first.name)"
        var shown = 1
        for tag in tags.dropFirst() {
            let isSame = tag.state == tags[shown - 1].state
            let longer = text + (isSame ? ", " : "  \(tag.state.glyph) ") + tag.name
            guard TextWidth.of(longer) + 4 <= most else { break }
            text = longer
            shown += 1
        }
        if shown < tags.count + more { text += " +\(NumberText.count(tags.count + more - shown))" }
        let width = min(most, TextWidth.of(text))
        let start = row.endColumn - 1 - width
        grid.write(text, row: row.row, column: start, width: width, style: first.state.style, in: row)
        return start - 1
    }
}
