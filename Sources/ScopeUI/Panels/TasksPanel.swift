import Screen
import Timeline
import Trace

/// Every task with what `done()`, `cancelled()`, `result()` and `exception()` would answer; or who waits for whom.
struct TasksPanel {
    struct Row {
        var task: TaskEntry
        /// How deep it stands in the tree.
        var depth = 0
    }

    var tasks: Listing<Row>
    var order = TaskOrder.created
    /// The task that is marked: the selected one, or that which the frame is about; and its row.
    var marked: Int?
    /// A user chose the marked task; it stays when another one runs.
    var isChosen = false
    /// What names and coroutines take at most, over the whole run: the columns don't move while one steps.
    var widths = TaskWidths()
    var look = PanelLook()

    /// How much a table of some width can say.
    private enum Detail {
        /// Name, state, and one column for result or exception: the state's word implies the rest.
        case brief
        case full
        /// Says also which exception a method would raise.
        case roomy
        /// What each waits for, in the place of what its methods answer.
        case tree

        init(columns: Int, order: TaskOrder) {
            self = order == .tree ? .tree : columns < 72 ? .brief : columns < 110 ? .full : .roomy
        }
    }

    private static let widestAnswer = 60
    private static let indent = 2

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let body = rect.inset(top: 1)
        let window = look.window(height: body.rows, count: tasks.count)
        let detail = Detail(columns: rect.columns, order: order)
        let visible = tasks[window.rows]
        let depth = min(visible.lazy.map(\.depth).max() ?? 0, 8)
        let columns = columns(detail, depth: depth, visible)
        let gap = detail == .full ? 1 : 2
        let table = look.sideways > 0 ? Table(columns, gap: gap) : Table(columns, width: body.columns - 3, gap: gap)
        let title = order == .created ? "Tasks" : order == .tree ? "Tasks · tree" : "Tasks · by \(order)"
        let heading = Heading(
            title: title, position: window.note, isFocused: look.isFocused, sideways: look.sideways)
        heading.draw(in: rect.line(0), of: &grid)
        drawColumnHeadings(
            table, from: title.count + 4, room: (heading.visiblePart?.count ?? -4) + 4, in: rect.line(0), of: &grid)
        if tasks.count == 0 {
            grid.write("no task yet", row: body.row, column: body.column + 2, style: Style(.muted), in: body)
        }
        for (offset, row) in visible.enumerated() {
            draw(row, detail: detail, table: table, in: body.line(offset), of: &grid)
        }
    }

    private func columns(_ detail: Detail, depth: Int, _ visible: [Row]) -> [Table.Column] {
        let isScrolled = look.sideways > 0
        let names = isScrolled ? max(widths.name, visible.lazy.map(\.task.name).widest(upTo: .max)) : widths.name
        let answer =
            !isScrolled
            ? TasksPanel.widestAnswer
            : max(TasksPanel.widestAnswer, visible.lazy.compactMap(\.task.result).widest(upTo: .max))
        let name = Table.Column(heading: "name", natural: names + depth * TasksPanel.indent, least: 8)
        let coroutine = Table.Column(heading: "coroutine", natural: widths.coroutine, least: min(widths.coroutine, 14))
        let state = Table.Column(heading: "state", natural: 11, least: 11)
        switch detail {
        case .brief: return [name, state, .init(heading: "result or exception", natural: 24, least: 8)]
        case .tree: return [name, state, .init(heading: "waits for, result or exception", natural: 60, least: 8)]
        case .full, .roomy: break
        }
        let call = detail == .roomy ? "()" : ""
        return [
            name, coroutine, state,
            .init(heading: "done\(call)", natural: 5, least: 5),
            .init(heading: "cancelled\(call)", natural: 9, least: 9),
            .init(heading: "result\(call)", natural: answer, least: 8),
            .init(heading: "exception\(call)", natural: TasksPanel.widestAnswer, least: 9),
        ]
    }

    /// The headings stand in the rule: a row more for the tasks.
    /// - Parameters:
    ///   - from: what the panel's own title takes.
    ///   - room: what the rule's end says already takes that many columns.
    private func drawColumnHeadings(_ table: Table, from: Int, room: Int, in line: Rect, of grid: inout CellGrid) {
        let line = line.inset(right: room)
        var column = line.column + 3 - look.sideways
        for (index, heading) in table.columns.map(\.heading).enumerated() {
            // The panel's own title stands where the names would.
            if index > 0, column > line.column + from, column + heading.count <= line.endColumn {
                grid.write(" \(heading) ", row: line.row, column: column - 1, style: Style(.muted), in: line)
            }
            column += table.widths[index] + table.gap
        }
    }

    private func draw(_ row: Row, detail: Detail, table: Table, in line: Rect, of grid: inout CellGrid) {
        let task = row.task
        let isMarked = task.id == marked
        if isMarked {
            grid.write(isChosen ? "»" : "›", row: line.row, column: line.column + 1, style: Style(.accent), in: line)
        }
        let state = task.state
        let sign = task.cancelling > 0 && !state.isDone ? "!" : " "
        let branch = row.depth == 0 ? "" : String(repeating: " ", count: (min(row.depth, 8) - 1) * 2) + "└ "
        let name = (branch + task.name, Style(.text, on: .plain, isMarked ? .bold : []))
        let word = ("\(state.glyph)\(sign)\(state.name)", state.style)
        let answers = TaskAnswers(task)
        let text = { (answer: TaskAnswers.Answer) in
            (
                answer.text(isRoomy: detail != .full, isDone: state.isDone),
                answer.isValue ? Style() : Style(.muted)
            )
        }
        let result = text(answers.result)
        var exception = text(answers.exception)
        if state == .raised { exception.1 = Style(.raised) } else if state == .returned { exception.1 = Style(.muted) }
        let outcome = state == .raised ? exception : result
        let cells: [(String, Style)]
        switch detail {
        case .brief: cells = [name, word, state.isDone ? outcome : ("not done", Style(.muted))]
        case .tree:
            let wait = state == .suspended ? (SuspendedPanel.wait(of: task), Style(.suspended)) : ("", Style())
            cells = [name, word, state.isDone ? outcome : wait]
        case .full, .roomy:
            cells = [
                name, (task.coroutine, Style(.muted)), word, (answers.done, state.isDone ? Style() : Style(.muted)),
                (answers.cancelled, state == .cancelled ? state.style : Style(.muted)), result, exception,
            ]
        }
        table.draw(cells, in: line.inset(left: 3), of: &grid, skip: look.sideways)
        if isMarked, isChosen || look.isFocused { grid.restyle(line) { $0.ground = .selection } }
    }
}

/// The widest of a run's task names and coroutine names, in columns, within limits.
struct TaskWidths: Equatable {
    var name = 6
    var coroutine = 6
    private var read = 1

    static let widestName = 24
    static let widestCoroutine = 28

    init() {}

    init(_ tasks: [TaskEntry]) {
        name = tasks.lazy.map(\.name).widest(upTo: TaskWidths.widestName)
        coroutine = tasks.lazy.map(\.coroutine).widest(upTo: TaskWidths.widestCoroutine)
    }

    /// Reads the tasks that are new.
    /// - Complexity: O(new tasks).
    mutating func catchUp(with trace: Trace) {
        while read < trace.tasks.count {
            let task = trace.tasks[read]
            read += 1
            if task.isHousekeeping { continue }
            if name < TaskWidths.widestName {
                name = max(name, min(TextWidth.of(trace.string(task.name)), TaskWidths.widestName))
            }
            if coroutine < TaskWidths.widestCoroutine {
                coroutine = max(coroutine, min(TextWidth.of(trace.string(task.coroutine)), TaskWidths.widestCoroutine))
            }
        }
    }
}
