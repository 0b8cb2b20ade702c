import ScopeUI
import Screen

/// The screen of a lesson: the stepper's own, with the narration beside or below it.
public enum LessonView {
    /// - Complexity: that of `StepperView.draw`, and O(n) in the text of the stop.
    public static func draw(_ state: LessonState, of run: ViewedRun) -> CellGrid {
        var grid = CellGrid(rows: state.rows, columns: state.columns)
        let layout = LessonLayout(rows: state.rows, columns: state.columns)
        grid.paste(StepperView.draw(state.stepper, of: run), row: layout.stepper.row, column: layout.stepper.column)
        if layout.isBeside {
            grid.verticalRule(row: 0, column: layout.narration.column - 1, rows: state.rows)
        }
        drawNarration(state, in: layout.narration, of: &grid)
        return grid
    }

    private static func drawNarration(_ state: LessonState, in rect: Rect, of grid: inout CellGrid) {
        guard rect.rows >= 3, rect.columns >= 20 else { return }
        let bar = rect.line(0)
        grid.clear(bar, style: Style(.text, on: .bar))
        let style = Style(.text, on: .bar, .bold)
        let place = state.isAtEnd ? "end" : "\(state.stop + 1)/\(state.plan.stops.count)"
        let score = state.plan.questionCount > 0 ? "  \(state.score.right) right" : ""
        let right = place + score
        let start = bar.endColumn - TextWidth.of(right) - 1
        grid.write(right, row: bar.row, column: start, style: style, in: bar)
        grid.write(
            chapter(state), row: bar.row, column: bar.column + 1, width: start - bar.column - 2, style: style, in: bar)

        let foot = rect.line(rect.rows - 1)
        grid.write(
            hint(state), row: foot.row, column: foot.column + 1, width: foot.columns - 2, style: Style(.muted), in: foot
        )

        let body = body(of: rect)
        let rows = wrapped(LessonPage(state).lines, width: body.columns)
        let top = min(state.scroll, max(0, rows.count - body.rows))
        for (offset, line) in rows.dropFirst(top).prefix(body.rows).enumerated() {
            let row = body.row + offset
            let more = offset == body.rows - 1 && top + body.rows < rows.count
            grid.write(
                line.text, row: row, column: body.column + line.indent,
                width: body.columns - line.indent - (more ? 6 : 0),
                style: line.style, in: body)
            if more {
                let column = body.endColumn - 5
                grid.write("} more"[...], row: row, column: column - 1, style: Style(.key), in: body)
            }
        }
    }

    private static func body(of rect: Rect) -> Rect { rect.inset(top: 1, left: 1, bottom: 1, right: 1) }

    /// How many rows the narration has, and how many of them can be seen at once.
    static func pageRows(of state: LessonState) -> (count: Int, visible: Int) {
        let body = body(of: LessonLayout(rows: state.rows, columns: state.columns).narration)
        return (wrapped(LessonPage(state).lines, width: body.columns).count, body.rows)
    }

    private static func chapter(_ state: LessonState) -> String {
        guard let current = state.current, state.plan.chapters.indices.contains(current.chapter) else {
            return state.plan.title
        }
        return state.plan.chapters[current.chapter]
    }

    private static func hint(_ state: LessonState) -> String {
        if state.openQuestion != nil { return "a digit answers   Esc leaves it out" }
        if state.isAway { return "Enter comes back to the lesson" }
        return state.isAtEnd ? "Backspace back   q quit" : "Enter goes on   Backspace back"
    }

    private static func wrapped(_ lines: [LessonPage.Line], width: Int) -> [LessonPage.Line] {
        lines.flatMap { line -> [LessonPage.Line] in
            if line.text.isEmpty { return [line] }
            // What continues an item or an option stands below its text.
            let hang = line.text.hasPrefix("• ") ? 2 : line.text.first?.isNumber == true && line.indent > 0 ? 3 : 0
            let parts = TextWrap.lines(line.text, width: max(8, width - line.indent - hang))
            return parts.enumerated().map { index, part in
                LessonPage.Line(text: part, style: line.style, indent: line.indent + (index > 0 ? hang : 0))
            }
        }
    }
}
