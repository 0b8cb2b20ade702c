import Screen
import Timeline
import Trace

/// The suspended tasks: what each waits for, and when that is due.
struct SuspendedPanel {
    var tasks: Listing<TaskEntry>
    var selected: Int?
    var look = PanelLook()

    /// `sleep until 2.0`, or `waits for Task-3`.
    static func wait(of task: TaskEntry) -> String {
        let text = task.waitsFor ?? "something"
        return task.wakesAt == nil ? "waits for \(text)" : text
    }

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let body = rect.inset(top: 1)
        let window = look.window(height: body.rows, count: tasks.count)
        Heading(
            title: "Suspended", note: tasks.count == 0 ? "" : NumberText.count(tasks.count), position: window.note,
            isFocused: look.isFocused, sideways: look.sideways
        ).draw(in: rect.line(0), of: &grid)
        if tasks.count == 0 {
            grid.write("no task", row: body.row, column: body.column + 2, style: Style(.muted), in: body)
        }
        let visible = tasks[window.rows]
        let isScrolled = look.sideways > 0
        let columns: [Table.Column] = [
            .init(heading: "", natural: visible.lazy.map(\.name).widest(upTo: isScrolled ? .max : 24), least: 6),
            .init(
                heading: "", natural: visible.lazy.map(SuspendedPanel.wait).widest(upTo: isScrolled ? .max : 60),
                least: 12),
            .init(heading: "", natural: 9, least: 0, isOptional: true),
        ]
        let table = isScrolled ? Table(columns) : Table(columns, width: body.columns - 4)
        for (offset, task) in visible.enumerated() {
            let line = body.line(offset)
            grid.write(
                TaskState.suspended.glyph, row: line.row, column: line.column + 1, style: TaskState.suspended.style,
                in: line)
            let name = Style(.text, on: .plain, task.id == selected ? .bold : [])
            table.draw(
                [
                    (task.name, name), (SuspendedPanel.wait(of: task), TaskState.suspended.style),
                    (task.wakesAt.map { "due \(Seconds.repr($0))" } ?? "", Style(.time)),
                ], in: line.inset(left: 3), of: &grid, skip: look.sideways)
            if window.top + offset == look.cursor { grid.restyle(line) { $0.ground = .selection } }
        }
    }
}
