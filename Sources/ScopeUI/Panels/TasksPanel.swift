import Screen
import Timeline
import Trace

/// Every task with what `done()`, `cancelled()`, `result()` and `exception()` would answer.
struct TasksPanel {
    var tasks: [TaskEntry]
    /// The row that is marked: the selected task, or the one that the frame is about.
    var marked: Int?
    /// A user chose the marked task; it stays when another one runs.
    var isChosen = false
    var isFocused = false

    /// How much a table of some width can say.
    private enum Detail {
        /// Name, state, and one column for result or exception: the state's word implies the rest.
        case brief
        case full
        /// Says also which exception a method would raise.
        case roomy

        init(columns: Int) { self = columns < 72 ? .brief : columns < 110 ? .full : .roomy }
    }

    private static let widestAnswer = 60

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let body = rect.inset(top: 1)
        let row = marked.flatMap { id in tasks.firstIndex { $0.id == id } }
        let window = ScrollWindow(following: row ?? 0, height: body.rows, count: tasks.count)
        let detail = Detail(columns: rect.columns)
        let table = Table(columns(detail), width: body.columns - 3, gap: detail == .full ? 1 : 2)
        Heading(title: "Tasks", position: window.note, isFocused: isFocused).draw(in: rect.line(0), of: &grid)
        drawColumnHeadings(table, room: (window.note?.count ?? -4) + 4, in: rect.line(0), of: &grid)
        if tasks.isEmpty {
            grid.write("no task yet", row: body.row, column: body.column + 2, style: Style(.muted), in: body)
        }
        for (offset, task) in tasks[window.rows].enumerated() {
            draw(task, detail: detail, table: table, in: body.line(offset), of: &grid)
        }
    }

    private func columns(_ detail: Detail) -> [Table.Column] {
        let name = Table.Column(heading: "name", natural: tasks.lazy.map(\.name).widest(upTo: 24), least: 8)
        let state = Table.Column(heading: "state", natural: 11, least: 11)
        if detail == .brief { return [name, state, .init(heading: "result or exception", natural: 24, least: 8)] }
        var result = 0
        var exception = 0
        for answers in tasks.lazy.map(TaskAnswers.init) {
            result = max(result, answers.result.width(isRoomy: detail == .roomy))
            exception = max(exception, answers.exception.width(isRoomy: detail == .roomy))
        }
        let call = detail == .roomy ? "()" : ""
        return [
            name,
            .init(heading: "coroutine", natural: tasks.lazy.map(\.coroutine).widest(upTo: 28), least: 8),
            state,
            .init(heading: "done\(call)", natural: 5, least: 5),
            .init(heading: "cancelled\(call)", natural: 9, least: 9),
            .init(heading: "result\(call)", natural: min(result, TasksPanel.widestAnswer), least: 8),
            .init(heading: "exception\(call)", natural: min(exception, TasksPanel.widestAnswer), least: 9),
        ]
    }

    /// The headings stand in the rule: a row more for the tasks.
    /// - Parameter room: what the rule's end says already takes that many columns.
    private func drawColumnHeadings(_ table: Table, room: Int, in line: Rect, of grid: inout CellGrid) {
        let line = line.inset(right: room)
        var column = line.column + 3
        for (index, heading) in table.columns.map(\.heading).enumerated() {
            // The panel's own title stands where the names would.
            if index > 0, column + heading.count <= line.endColumn {
                grid.write(" \(heading) ", row: line.row, column: column - 1, style: Style(.muted), in: line)
            }
            column += table.widths[index] + table.gap
        }
    }

    private func draw(_ task: TaskEntry, detail: Detail, table: Table, in line: Rect, of grid: inout CellGrid) {
        let isMarked = task.id == marked
        if isMarked {
            grid.write(isChosen ? "»" : "›", row: line.row, column: line.column + 1, style: Style(.accent), in: line)
        }
        let state = task.state
        let sign = task.cancelling > 0 && !state.isDone ? "!" : " "
        let name = (task.name, Style(.text, on: .plain, isMarked ? .bold : []))
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
        let cells: [(String, Style)] =
            detail == .brief
            ? [name, word, state == .raised ? exception : state.isDone ? result : ("not done", Style(.muted))]
            : [
                name, (task.coroutine, Style(.muted)), word, (answers.done, state.isDone ? Style() : Style(.muted)),
                (answers.cancelled, state == .cancelled ? state.style : Style(.muted)), result, exception,
            ]
        table.draw(cells, in: line.inset(left: 3), of: &grid)
        if isMarked, isChosen { grid.restyle(line) { $0.ground = .selection } }
    }
}
