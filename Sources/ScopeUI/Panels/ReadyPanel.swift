import Screen
import Timeline
import Trace

/// The ready queue, front to back.
struct ReadyPanel {
    var entries: [ReadyEntry]
    /// The frame: what it has queued is marked.
    var frame = 0
    var scroll = 0
    var isFocused = false

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let body = rect.inset(top: 1)
        let window = ScrollWindow(top: scroll, height: body.rows, count: entries.count)
        Heading(
            title: "Ready queue", note: entries.isEmpty ? "" : NumberText.count(entries.count), position: window.note,
            isFocused: isFocused
        ).draw(in: rect.line(0), of: &grid)
        if entries.isEmpty {
            grid.write("empty", row: body.row, column: body.column + 2, style: Style(.muted), in: body)
        }
        let visible = entries[window.rows]
        let digits = String(window.rows.upperBound).count
        let table = Table(
            [
                .init(heading: "", natural: digits + 2, least: digits + 2),
                .init(heading: "", natural: visible.lazy.map(\.name).widest(upTo: 40), least: 6),
                .init(heading: "", natural: 8, least: 4),
                .init(heading: "", natural: 18, least: 0, isOptional: true),
            ], width: body.columns - 1)
        for (offset, entry) in visible.enumerated() {
            let index = window.top + offset
            let isNew = entry.queuedAt == frame
            let sign = isNew ? "+" : index == 0 ? "→" : " "
            let kindStyle = entry.kind == .callback ? Style(.muted) : Style(.ready)
            let name = entry.isCancelled ? Style(.muted) : Style(.text, on: .plain, index == 0 ? .bold : [])
            table.draw(
                [
                    ("\(sign) \(index + 1)", Style(isNew ? .accent : .muted)), (entry.name, name),
                    entry.isCancelled ? ("cancelled", Style(.cancelled)) : (entry.kind.name, kindStyle),
                    ("queued at frame \(entry.queuedAt)", Style(.muted)),
                ], in: body.line(offset).inset(left: 1), of: &grid)
        }
    }
}
