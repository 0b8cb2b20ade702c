import Screen
import Timeline
import Trace

/// Locks, queues, events, groups ...: who holds each, what is in it, and who waits there.
struct PrimitivesPanel {
    /// A row: the primitive itself, or a line about it below.
    struct Row: Equatable {
        var primitive: Int
        var text: String
        /// Stands behind the text of the first row.
        var state = ""
        /// Before the text of the others; tasks of a line are of one kind.
        var glyph = ""
        var style = Style()
        var isHead = false
    }

    var rows: Listing<Row>
    var count: Int
    var look = PanelLook()

    /// So many tasks or items of a line are named.
    static let mostNamed = 8

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let body = rect.inset(top: 1)
        let window = look.window(height: body.rows, count: rows.count)
        Heading(
            title: "Primitives", note: count == 0 ? "" : NumberText.count(count), position: window.note,
            isFocused: look.isFocused, sideways: look.sideways
        ).draw(in: rect.line(0), of: &grid)
        if rows.count == 0 {
            grid.write("none in use", row: body.row, column: body.column + 2, style: Style(.muted), in: body)
        }
        let visible = rows[window.rows]
        let names = min(visible.lazy.filter(\.isHead).map(\.text).widest(upTo: 40), max(8, body.columns / 2))
        for (offset, row) in visible.enumerated() {
            let line = body.line(offset)
            draw(row, names: names, in: line, of: &grid)
            if window.top + offset == look.cursor { grid.restyle(line) { $0.ground = .selection } }
        }
    }

    private func draw(_ row: Row, names: Int, in line: Rect, of grid: inout CellGrid) {
        if row.isHead {
            let name = line.column + 2
            grid.write(row.text, row: line.row, column: name, width: names, in: line)
            grid.write(
                row.state, row: line.row, column: name + names + 2, width: line.endColumn - name - names - 3,
                style: row.style, in: line)
            return
        }
        grid.write(row.glyph, row: line.row, column: line.column + 4, style: row.style, in: line)
        let column = line.column + 4 + (row.glyph.isEmpty ? 0 : 2)
        grid.write(
            row.text, row: line.row, column: column, width: line.endColumn - column - 1,
            style: row.glyph.isEmpty ? Style(.muted) : row.style, in: line, skip: look.sideways)
    }
}

extension PrimitivesPanel {
    /// The rows about a primitive: as many as there is to say of it, which changes only when it does. `PrimitiveRows` counts them without
    /// making them.
    /// - Parameter name: of a task.
    static func rows(of entry: PrimitiveEntry, name: (Int) -> String) -> [Row] {
        var rows = [Row(primitive: entry.id, text: title(of: entry), state: state(of: entry), isHead: true)]
        if !entry.waiters.isEmpty { rows[0].style = Style(.suspended) } else { rows[0].style = Style(.muted) }
        func add(_ text: String, glyph: String = "", style: Style = Style(.muted)) {
            rows.append(Row(primitive: entry.id, text: text, glyph: glyph, style: style))
        }
        func list(_ tasks: [Int]) -> String { listed(tasks.prefix(mostNamed).map(name), of: tasks.count) }
        if let holder = entry.holder { add("held by \(name(holder))") }
        if !entry.items.isEmpty { add("holds \(listed(entry.items, of: max(entry.value, entry.items.count)))") }
        if !entry.members.isEmpty { add("of \(list(entry.members))") }
        let woken = entry.waiters.filter(\.isWoken)
        if !woken.isEmpty {
            add(
                "\(list(woken.map(\.task))) \(woken.count == 1 ? "goes" : "go") on", glyph: "●",
                style: Style(.ready))
        }
        for kind in waits {
            let waiting = entry.waiters.filter { !$0.isWoken && $0.kind == kind }
            if waiting.isEmpty { continue }
            add(
                list(waiting.map(\.task)) + purpose(of: kind, count: waiting.count), glyph: "‖",
                style: Style(.suspended))
        }
        return rows
    }

    /// What they wait for who have not been woken yet, in the order of their rows.
    static let waits: [WaitRecord.Kind] = [.primitive, .item, .space, .join]

    /// ``lock `db` ``, `queue 2`: a heading needs no article.
    private static func title(of entry: PrimitiveEntry) -> String {
        let label = entry.label
        for article in ["the ", "a ", "an "] where label.hasPrefix(article) {
            return label.dropFirst(article.count).filter { $0 != "`" }
        }
        return label.filter { $0 != "`" }
    }

    private static func state(of entry: PrimitiveEntry) -> String {
        guard let limit = entry.limit else { return entry.state }
        switch entry.kind {
        case .semaphore: return "\(entry.value) of \(NumberText.count(limit)) free"
        case .queue: return "\(entry.state), \(NumberText.count(limit)) at most"
        default: return entry.state
        }
    }

    private static func purpose(of kind: WaitRecord.Kind, count: Int) -> String {
        let verb = count == 1 ? "waits" : "wait"
        return switch kind {
        case .item: " \(verb) for an item"
        case .space: " \(verb) for space"
        case .join: " \(verb) until all is done"
        default: " \(verb)"
        }
    }

    private static func listed(_ names: [String], of count: Int) -> String {
        let shown = names.prefix(mostNamed).joined(separator: ", ")
        let more = count - min(names.count, mostNamed)
        return more > 0 ? "\(shown) +\(NumberText.count(more))" : shown
    }
}
