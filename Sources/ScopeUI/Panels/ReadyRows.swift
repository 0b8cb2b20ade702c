import Screen
import Timeline
import Trace

/// The ready queue, front to back: what is left of this pass, and behind it what the next one will run.
struct ReadyRows {
    /// What the pass runs: the handles that were in the queue when it began.
    struct Batch: Equatable {
        /// nil before the first pass.
        var size: Int?
        /// So many of them, at the front of the queue, have still to run; the others there wait for the next pass.
        var left = 0
    }

    var entries: Listing<ReadyEntry>
    /// The frame: what it has queued is marked.
    var frame = 0
    var batch = Batch()
    var pass = 0
    /// The number of a frame as people see it.
    var label: (Int) -> String = { NumberText.count($0) }
    var look = PanelLook()

    func window(_ body: Rect) -> ScrollWindow { look.window(height: body.rows, count: entries.count) }

    func draw(in body: Rect, of grid: inout CellGrid) {
        let window = window(body)
        if entries.count == 0 {
            grid.write(
                "the ready queue is empty", row: body.row, column: body.column + 2, style: Style(.muted), in: body)
        }
        let visible = entries[window.rows]
        let digits = String(window.rows.upperBound).count
        let isBrief = body.columns < ReadyRows.leastForWords
        let isScrolled = look.sideways > 0
        let columns: [Table.Column] = [
            .init(heading: "", natural: digits + 2, least: digits + 2),
            .init(heading: "", natural: isBrief ? 4 : 9, least: 4),
            .init(heading: "", natural: visible.lazy.map(\.name).widest(upTo: isScrolled ? .max : 40), least: 6),
            .init(heading: "", natural: visible.contains(where: \.isCancelled) ? 9 : 8, least: 4),
            .init(heading: "", natural: 18, least: 0, isOptional: true),
        ]
        let gap = isBrief ? 1 : 2
        let table = isScrolled ? Table(columns, gap: gap) : Table(columns, width: body.columns - 1, gap: gap)
        for (offset, entry) in visible.enumerated() {
            draw(entry, at: window.top + offset, table, isBrief: isBrief, in: body.line(offset), of: &grid)
        }
    }

    private static let leastForWords = 44

    /// `3 ready, pass 4: 1 of 2 left`, or as much of it as a heading of so many columns has room for.
    func note(columns: Int) -> String {
        let count = entries.count == 0 ? "" : "\(NumberText.count(entries.count)) ready"
        guard let size = batch.size, size > 0 else { return count }
        let left = "\(NumberText.count(batch.left)) of \(NumberText.count(size)) left"
        let notes = ["pass \(pass): \(left)", left].map { count.isEmpty ? $0 : "\(count), \($0)" }
        let room = columns - "─ Loop ·  ──".count
        return notes.first { $0.count <= room } ?? count
    }

    private func draw(
        _ entry: ReadyEntry, at index: Int, _ table: Table, isBrief: Bool, in line: Rect, of grid: inout CellGrid
    ) {
        let isNew = entry.queuedAt == frame
        let isThisPass = index < batch.left
        let sign = isNew ? "+" : index == 0 ? "→" : " "
        let isLater = batch.left > 0 && !isThisPass
        let kindStyle = entry.kind == .callback || isLater ? Style(.muted) : Style(.ready)
        let name = entry.isCancelled || isLater ? Style(.muted) : Style(.text, on: .plain, index == 0 ? .bold : [])
        let when = isThisPass ? "this" : "next"
        table.draw(
            [
                ("\(sign) \(index + 1)", Style(isNew ? .accent : .muted)),
                (isBrief ? when : "\(when) pass", Style(isThisPass ? .accent : .muted)), (entry.name, name),
                entry.isCancelled ? ("cancelled", Style(.cancelled)) : (entry.kind.name, kindStyle),
                ("queued at frame \(label(entry.queuedAt))", Style(.muted)),
            ], in: line.inset(left: 1), of: &grid, skip: look.sideways)
        if index == look.cursor { grid.restyle(line) { $0.ground = .selection } }
    }
}
