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

    /// From here on a table says which exception a method would raise.
    private static let roomyWidth = 110
    private static let widestAnswer = 60

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let body = rect.inset(top: 1)
        let row = marked.flatMap { id in tasks.firstIndex { $0.id == id } }
        let window = ScrollWindow(following: row ?? 0, height: body.rows, count: tasks.count)
        let isRoomy = rect.columns >= TasksPanel.roomyWidth
        let table = Table(columns(isRoomy: isRoomy), width: body.columns - 3)
        Heading(title: "Tasks", position: window.note, isFocused: isFocused).draw(in: rect.line(0), of: &grid)
        drawColumnHeadings(table, in: rect.line(0), of: &grid)
        if tasks.isEmpty {
            grid.write("no task yet", row: body.row, column: body.column + 2, style: Style(.muted), in: body)
        }
        for (offset, task) in tasks[window.rows].enumerated() {
            draw(task, isRoomy: isRoomy, table: table, in: body.line(offset), of: &grid)
        }
    }

    private func columns(isRoomy: Bool) -> [Table.Column] {
        var result = 0
        var exception = 0
        for answers in tasks.lazy.map(TaskAnswers.init) {
            result = max(result, answers.result.width(isRoomy: isRoomy))
            exception = max(exception, answers.exception.width(isRoomy: isRoomy))
        }
        return [
            .init(heading: "name", natural: tasks.lazy.map(\.name).widest(upTo: 24), least: 8),
            .init(heading: "coroutine", natural: tasks.lazy.map(\.coroutine).widest(upTo: 28), least: 8),
            .init(heading: "state", natural: 11, least: 11),
            .init(heading: "done()", natural: 6, least: 6),
            .init(heading: "cancelled()", natural: 11, least: 11),
            .init(heading: "result()", natural: min(result, TasksPanel.widestAnswer), least: 8),
            .init(heading: "exception()", natural: min(exception, TasksPanel.widestAnswer), least: 11),
        ]
    }

    /// The headings stand in the rule: a row more for the tasks.
    private func drawColumnHeadings(_ table: Table, in line: Rect, of grid: inout CellGrid) {
        var column = line.column + 3
        for (index, heading) in table.columns.map(\.heading).enumerated() {
            if index > 0 {
                let clip = line.inset(right: 1)
                grid.write("\(heading) ", row: line.row, column: column, style: Style(.muted), in: clip)
            }
            column += table.widths[index] + Table.gap
        }
    }

    private func draw(_ task: TaskEntry, isRoomy: Bool, table: Table, in line: Rect, of grid: inout CellGrid) {
        let answers = TaskAnswers(task)
        let answerStyle = { (answer: TaskAnswers.Answer) in answer.isValue ? Style() : Style(.muted) }
        let isMarked = task.id == marked
        if isMarked {
            grid.write(isChosen ? "»" : "›", row: line.row, column: line.column + 1, style: Style(.accent), in: line)
        }
        let state = task.state
        let requests = task.cancelling > 0 && !state.isDone ? "!" : ""
        table.draw(
            [
                (task.name, Style(.text, on: .plain, isMarked ? .bold : [])), (task.coroutine, Style(.muted)),
                ("\(state.glyph) \(state.name)\(requests)", state.style),
                (answers.done, state.isDone ? Style() : Style(.muted)),
                (answers.cancelled, state == .cancelled ? state.style : Style(.muted)),
                (answers.result.text(isRoomy: isRoomy, isDone: state.isDone), answerStyle(answers.result)),
                (
                    answers.exception.text(isRoomy: isRoomy, isDone: state.isDone),
                    state == .raised ? Style(.raised) : Style(.muted)
                ),
            ], in: line.inset(left: 3), of: &grid)
        if isMarked, isChosen { grid.restyle(line) { $0.ground = .selection } }
    }
}
