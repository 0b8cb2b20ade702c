import Screen
import Timeline

/// The timers by due time, with the time that is left.
struct TimerRows {
    var entries: Listing<TimerEntry>
    /// The time of the frame.
    var time: Double
    var look = PanelLook()

    func window(_ body: Rect) -> ScrollWindow { look.window(height: body.rows, count: entries.count) }

    func draw(in body: Rect, of grid: inout CellGrid) {
        let window = window(body)
        if entries.count == 0 {
            grid.write("no timer is set", row: body.row, column: body.column + 2, style: Style(.muted), in: body)
        }
        let visible = entries[window.rows]
        let isScrolled = look.sideways > 0
        let columns: [Table.Column] = [
            .init(
                heading: "", natural: visible.lazy.map { "due \(Seconds.repr($0.due))" }.widest(upTo: 20), least: 7),
            .init(heading: "", natural: visible.lazy.map(\.name).widest(upTo: isScrolled ? .max : 40), least: 6),
            .init(heading: "", natural: 10, least: 0, isOptional: true),
        ]
        let table = isScrolled ? Table(columns) : Table(columns, width: body.columns - 1)
        for (offset, entry) in visible.enumerated() {
            let left = entry.due - time
            let line = body.line(offset)
            table.draw(
                [
                    ("due \(Seconds.repr(entry.due))", Style(.time)), (entry.name, Style()),
                    (left > 0 ? "in \(Seconds.repr(Seconds.rounded(left)))" : "now", Style(.muted)),
                ], in: line.inset(left: 2), of: &grid, skip: look.sideways)
            if window.top + offset == look.cursor { grid.restyle(line) { $0.ground = .selection } }
        }
    }
}
