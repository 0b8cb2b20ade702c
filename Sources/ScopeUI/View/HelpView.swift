import Screen
import Trace

/// The keys and the signs, on a screen of their own.
enum HelpView {
    /// A line of the help: an entry of two columns, or a heading.
    struct Line {
        var left: String
        var leftStyle: Style
        var right: String
        var isHeading = false
    }

    static func bodyRows(rows: Int) -> Int { max(0, rows - 2) }

    static func lines(columns: Int, isASCII: Bool = false, focus: PanelKind = .source) -> [Line] {
        func name(_ key: Key) -> String { isASCII ? key.asciiName : key.name }
        func entry(_ row: (keys: [Action], does: String)) -> Line {
            Line(
                left: row.keys.compactMap { KeyTable.key(of: $0).map(name) }.joined(separator: " / "),
                leftStyle: Style(.key, on: .plain, .bold), right: row.does)
        }
        let keys = KeyTable.rows.map { row in
            Line(
                left: row.bindings.map { $0.keys.map { isASCII ? $0.asciiName : $0.name }.joined(separator: " ") }
                    .joined(separator: " / "),
                leftStyle: Style(.key, on: .plain, .bold), right: row.help)
        }
        let states: [(TaskState, String)] = [
            (.running, "it has control: its lines run now"),
            (.ready, "in the ready queue: the event loop will run it"),
            (.suspended, "stands at an await and waits; ‖ marks its line in Source"),
            (.returned, "done: its coroutine returned, result() answers"),
            (.raised, "done: an exception left its coroutine; exception() answers, result() raises it"),
            (.cancelled, "done: CancelledError left its coroutine; result() and exception() raise it"),
        ]
        let words: [(String, String)] = [
            ("frame", "the state right after one thing happened: a line about to run, a task created ..."),
            ("turn", "one entry of the ready queue that the event loop takes and runs"),
            ("pass", "due timers join the ready queue, then all that is in it now runs once"),
            ("time", "seconds on a virtual clock: waiting costs nothing"),
            ("–, raises", "result() and exception() raise: the task is not done, or it failed, or it was cancelled"),
            ("▶ and ▷", "in Source: the line of the frame, which runs now, or which ran last"),
            ("◆", "in Source: a breakpoint"),
            ("×", "in Source: how often the line has begun to run by this frame"),
            ("›", "what the frame is about: a task, an event, what was printed now, a variable that has changed"),
            ("»", "the row of the cursor"),
            ("█ ░ ─", "in Timeline: the task runs, is ready, is suspended; ▼ stands over the frame that is shown"),
            ("→ and +", "in the ready queue: the next one to run, and the one that joined it in this frame"),
            ("this, next", "in the ready queue: this pass still runs it, or it waits for the next one"),
            ("1 of 2 left", "in the title of Loop: so many handles of this pass have still to run"),
            ("!", "before a state: a cancellation is under way; before a line of output: it is on stderr"),
        ]
        var lines = [heading("What do you want to know?")] + PanelHelp.questions.map(entry)
        lines += [heading("In the panel \(focus.title)")] + PanelHelp.rows(of: focus).map(entry)
        lines += [heading("Keys")] + keys
        lines.append(
            Line(
                left: "1 2 3 ...", leftStyle: Style(.key, on: .plain, .bold),
                right: "before a key, a count: 12t goes twelve turns on"))
        lines.append(heading("While the program waits for a line of input"))
        let meanings = [
            "gives the program what is typed", "on an empty line: there is no more input, input() raises EOFError",
            "leaves the line to look at other frames; → on the last one takes it up again",
        ]
        lines += zip(KeyTable.lineKeys, meanings).map { key, meaning in
            Line(left: key.0, leftStyle: Style(.key, on: .plain, .bold), right: meaning)
        }
        lines.append(heading("States of a task"))
        lines += states.map { Line(left: "\($0.glyph) \($0.name)", leftStyle: $0.style, right: $1) }
        lines.append(heading("Words"))
        lines += words.map { Line(left: $0, leftStyle: Style(.text, on: .plain, .bold), right: $1) }
        let width = columns - keyColumns(of: lines, columns: columns) - 6
        return lines.flatMap { line in
            TextWrap.lines(line.right, width: width).enumerated().map { index, text in
                index == 0
                    ? Line(left: line.left, leftStyle: line.leftStyle, right: text, isHeading: line.isHeading)
                    : Line(left: "", leftStyle: line.leftStyle, right: text)
            }
        }
    }

    /// The width of the left column.
    private static func keyColumns(of lines: [Line], columns: Int) -> Int {
        min(lines.map { $0.isHeading ? 0 : TextWidth.of($0.left) }.max() ?? 0, columns / 3)
    }

    private static func heading(_ text: String) -> Line {
        Line(left: text, leftStyle: Style(.accent, on: .plain, .bold), right: "", isHeading: true)
    }

    static func draw(scroll: Int, isASCII: Bool = false, focus: PanelKind = .source, into grid: inout CellGrid) {
        let lines = lines(columns: grid.columns, isASCII: isASCII, focus: focus)
        let body = grid.bounds.inset(top: 1, bottom: 1)
        let window = ScrollWindow(top: scroll, height: body.rows, count: lines.count)
        grid.clear(grid.bounds.line(0), style: Style(.text, on: .bar))
        grid.write("loopscope  help", row: 0, column: 1, style: Style(.text, on: .bar, .bold), in: grid.bounds)
        if let note = window.note {
            grid.write(
                note, row: 0, column: grid.columns - TextWidth.of(note) - 1, style: Style(.text, on: .bar),
                in: grid.bounds)
        }
        let keyColumns = keyColumns(of: lines, columns: grid.columns)
        for (offset, line) in lines[window.rows].enumerated() {
            let row = body.line(offset)
            if line.isHeading {
                grid.write(line.left, row: row.row, column: 1, style: line.leftStyle, in: row)
                continue
            }
            grid.write(line.left, row: row.row, column: 3, width: keyColumns, style: line.leftStyle, in: row)
            grid.write(line.right, row: row.row, column: keyColumns + 5, width: grid.columns - keyColumns - 6, in: row)
        }
        grid.write(
            "j k Space PgUp g G scroll, any other key goes back", row: grid.rows - 1, column: 1, style: Style(.muted),
            in: grid.bounds)
    }
}
