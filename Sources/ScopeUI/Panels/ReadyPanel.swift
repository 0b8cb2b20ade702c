import Screen
import Timeline
import Trace

/// The ready queue, front to back: what is left of this pass, and behind it what the next one will run.
struct ReadyPanel {
    var entries: Listing<ReadyEntry>
    /// The frame: what it has queued is marked.
    var frame = 0
    /// How many of the entries, from the front, this pass still runs.
    var batch = 0
    var look = PanelLook()

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let body = rect.inset(top: 1)
        let window = look.window(height: body.rows, count: entries.count)
        Heading(title: "Ready queue", note: note, position: window.note, isFocused: look.isFocused)
            .draw(in: rect.line(0), of: &grid)
        if entries.count == 0 {
            grid.write("empty", row: body.row, column: body.column + 2, style: Style(.muted), in: body)
        }
        let visible = entries[window.rows]
        let digits = String(window.rows.upperBound).count
        let table = Table(
            [
                .init(heading: "", natural: digits + 2, least: digits + 2),
                .init(heading: "", natural: visible.lazy.map(\.name).widest(upTo: 40), least: 6),
                .init(heading: "", natural: 8, least: 4),
                .init(heading: "", natural: 9, least: 0, isOptional: true),
                .init(heading: "", natural: 18, least: 0, isOptional: true),
            ], width: body.columns - 1)
        for (offset, entry) in visible.enumerated() {
            draw(entry, at: window.top + offset, table, in: body.line(offset), of: &grid)
        }
    }

    private var note: String {
        if entries.count == 0 { return "" }
        let count = NumberText.count(entries.count)
        return batch > 0 && batch < entries.count ? "\(count), \(NumberText.count(batch)) in this pass" : count
    }

    private func draw(_ entry: ReadyEntry, at index: Int, _ table: Table, in line: Rect, of grid: inout CellGrid) {
        let isNew = entry.queuedAt == frame
        let isThisPass = index < batch
        let sign = isNew ? "+" : index == 0 ? "→" : " "
        let kindStyle = entry.kind == .callback || batch > 0 && !isThisPass ? Style(.muted) : Style(.ready)
        let name = entry.isCancelled ? Style(.muted) : Style(.text, on: .plain, index == 0 ? .bold : [])
        table.draw(
            [
                ("\(sign) \(index + 1)", Style(isNew ? .accent : .muted)), (entry.name, name),
                entry.isCancelled ? ("cancelled", Style(.cancelled)) : (entry.kind.name, kindStyle),
                (isThisPass ? "this pass" : "next pass", Style(.muted)),
                ("queued at frame \(NumberText.count(entry.queuedAt))", Style(.muted)),
            ], in: line.inset(left: 1), of: &grid)
        if index == look.cursor { grid.restyle(line) { $0.ground = .selection } }
    }
}
