import Screen
import Timeline

/// What the event loop holds: the ready queue, and the timers below it or, where there is room, beside it.
///
/// Each part has its place by the size of the panel alone: while one steps no row of it moves, and a long queue never hides the timers.
/// The cursor goes through both, as through one list.
struct LoopPanel {
    var ready: ReadyRows
    var timers: TimerRows
    /// What is not shown for now.
    var hides: (ready: Bool, timers: Bool) = (false, false)
    var isFocused = false
    var sideways = 0

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let fields = LoopFields(rect)
        Heading(
            title: PanelKind.loop.title,
            note: hides.ready ? "queue \(Heading.hidden)" : ready.note(columns: fields.heading.columns),
            position: hides.ready ? nil : ready.window(fields.ready).note, isFocused: isFocused, sideways: sideways
        ).draw(in: fields.heading, of: &grid)
        if !hides.ready { ready.draw(in: fields.ready, of: &grid) }
        drawTimersHeading(fields, of: &grid)
        if !hides.timers { timers.draw(in: fields.timers, of: &grid) }
    }

    /// In lower case, and below the queue with a rule that ends before the edges: this is no panel of its own. It stands out where the
    /// cursor is in its part.
    private func drawTimersHeading(_ fields: LoopFields, of grid: inout CellGrid) {
        guard let line = fields.timersHeading else { return }
        grid.horizontalRule(row: line.row, column: line.column, columns: line.columns)
        // Beside the panel's own heading it goes on to the edge.
        if fields.divider != nil { grid.horizontalRule(row: line.row, column: line.endColumn - 1, columns: 1) }
        let count = timers.entries.count
        let title =
            hides.timers
            ? " timers \(Heading.hidden) " : count == 0 ? " timers " : " timers · \(NumberText.count(count)) "
        let style = timers.look.cursor == nil ? Style(.muted) : Style(.accent, on: .plain, .bold)
        let end = grid.write(title, row: line.row, column: line.column + 1, style: style, in: line)
        guard !hides.timers, let position = timers.window(fields.timers).note else { return }
        let start = line.endColumn - TextWidth.of(position) - 3
        guard start >= end else { return }
        grid.write(" \(position) ", row: line.row, column: start, style: Style(.muted), in: line)
    }
}

/// What Loop consists of; each can be named alone where a panel is named.
enum LoopPart: String, CaseIterable, Hashable, Sendable {
    case ready, timers

    /// What it is called where it is read out.
    var title: String { self == .ready ? "Ready queue" : "Timers" }
}

/// Where the parts of Loop stand in its rectangle.
struct LoopFields {
    /// Of the panel; where the parts stand side by side, above the ready queue only.
    var heading: Rect
    /// Rows of the ready queue.
    var ready: Rect
    /// nil where there are too few rows: due times then tell that these are timers.
    var timersHeading: Rect?
    /// Rows of timers.
    var timers: Rect
    /// Between the parts that stand side by side; the layout draws it with its own.
    var divider: Rect?

    /// From here on there is room for both side by side.
    private static let leastBeside = 100
    /// With fewer rows than these the parts have no heading between them.
    private static let leastForHeading = 5

    init(_ rect: Rect) {
        heading = rect.line(0)
        let body = rect.inset(top: 1)
        guard rect.columns < LoopFields.leastBeside else {
            let left = rect.columns * 3 / 5
            heading.columns = left
            ready = Rect(row: body.row, column: body.column, rows: body.rows, columns: left)
            divider = Rect(row: rect.row, column: rect.column + left, rows: rect.rows, columns: 1)
            timers = body.inset(left: left + 1)
            timersHeading = rect.line(0).inset(left: left + 1)
            return
        }
        let headings = body.rows < LoopFields.leastForHeading ? 0 : 1
        let rows = body.rows - headings
        // One row alone is that of the queue.
        let timerRows = rows < 2 ? 0 : max(1, rows * 3 / 7)
        ready = body.inset(bottom: headings + timerRows)
        timers = body.inset(top: ready.rows + headings)
        if headings > 0 { timersHeading = body.line(ready.rows).inset(left: 1, right: 1) }
    }

    subscript(part: LoopPart) -> Rect { part == .ready ? ready : timers }
}
