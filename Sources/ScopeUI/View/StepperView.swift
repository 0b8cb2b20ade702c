import Screen
import Timeline
import Trace

/// The stepper's screen.
public enum StepperView {
    /// Draws what the state shows of a run.
    /// - Complexity: O(visible cells), and that of one snapshot.
    public static func draw(_ state: StepperState, of run: ViewedRun) -> CellGrid {
        var grid = CellGrid(rows: state.rows, columns: state.columns)
        guard let layout = state.layout else {
            drawTooSmall(into: &grid)
            return grid
        }
        guard state.frame > 0 else {
            grid.write("Starting \(state.title) ...", row: 0, column: 1, in: grid.bounds)
            return grid
        }
        if state.isHelpOpen {
            HelpView.draw(scroll: state.helpScroll, isASCII: state.isASCII, focus: state.focus, into: &grid)
            return grid
        }
        let scene = Scene(of: run, state: state)
        TitleBar(scene: scene).draw(in: layout.bar, of: &grid)
        let width = layout.sentence.columns - 2
        let sentence = state.hidden.contains(.sentence) ? "" : scene.sentence
        for (index, line) in TextWrap.lines(sentence, width: width, most: 2).enumerated() {
            let row = layout.sentence.line(index)
            grid.write(line, row: row.row, column: 1, width: width, style: Style(.text, on: .plain, .bold), in: row)
        }
        if let sheet = state.sheet {
            SheetView.draw(sheet, in: layout.size.inset(top: 3, bottom: 1), of: &grid)
        } else {
            layout.drawRules(into: &grid)
            for kind in PanelKind.allCases {
                if let rect = layout.panels[kind] { scene.panel(kind, in: rect, of: &grid) }
            }
            if state.showsMatches, let text = state.lastSearch {
                let matches = Matches(text)
                matches.mark(layout.sentence, of: &grid)
                for kind in Matches.panels {
                    if let rect = layout.panels[kind] { matches.mark(rect.inset(top: 1), of: &grid) }
                }
            }
            if state.arrangement.hasSpotlight { Spotlight(layout: layout, panel: state.focus).draw(into: &grid) }
        }
        FootLine(state: state, run: run).draw(in: layout.foot, of: &grid)
        return grid
    }

    static func drawTooSmall(into grid: inout CellGrid) {
        let text = "loopscope needs \(Layout.leastColumns)x\(Layout.leastRows), this is \(grid.columns)x\(grid.rows)"
        for (row, line) in TextWrap.lines(text, width: max(1, grid.columns)).enumerated() {
            grid.write(line, row: row, column: 0, in: grid.bounds)
        }
    }
}

/// The first row: the program, and where in its run the frame is.
struct TitleBar {
    var scene: Scene

    func draw(in line: Rect, of grid: inout CellGrid) {
        grid.clear(line, style: Style(.text, on: .bar))
        let style = Style(.text, on: .bar)
        let right = TitleBar.fitting(statuses, in: line.columns)
        let start = line.endColumn - TextWidth.of(right) - 1
        grid.write(right, row: line.row, column: start, style: style.with(.bold), in: line)
        var column = line.column + 1
        if line.columns >= 60, start - column >= TitleBar.leastForName {
            column = grid.write("loopscope ", row: line.row, column: column, style: style.with(.bold), in: line)
            column = grid.write(" ", row: line.row, column: column, style: style, in: line)
        }
        grid.write(
            scene.state.title, row: line.row, column: column, width: max(0, start - column - 2), style: style, in: line)
    }

    /// With less room only the program is named.
    private static let leastForName = 24
    /// What the program's name has at least.
    private static let leastForTitle = 10

    /// The first that leaves room for the program's name: after a long run the numbers are long.
    static func fitting(_ statuses: [String], in columns: Int) -> String {
        statuses.first { TextWidth.of($0) + leastForTitle <= columns } ?? statuses.last ?? ""
    }

    /// Where in the run the frame is, from all that there is to say to the least.
    private var statuses: [String] {
        let timeline = scene.timeline
        let numbers = scene.run.numbers
        let count = numbers.label(timeline.frameCount) + (timeline.isComplete ? "" : "+")
        let frame = numbers.label(scene.state.frame)
        let time = Seconds.repr(timeline.time)
        let long = [
            "time \(time)   pass \(timeline.pass)   turn \(timeline.turn)   frame \(frame) of \(count)",
            "time \(time)   frame \(frame) of \(count)",
        ]
        return (scene.state.columns >= 72 ? long : [])
            + ["\(time)s pass \(timeline.pass) \(frame)/\(count)", "\(time)s \(frame)/\(count)", "\(frame)/\(count)"]
    }
}

/// The last row: what is under way, what was wrong, or the keys.
struct FootLine {
    var state: StepperState
    var run: ViewedRun

    func draw(in line: Rect, of grid: inout CellGrid) {
        if let prompt = state.prompt {
            return PromptLine(prompt: prompt).draw(in: line, above: grid.bounds.line(line.row - 1), of: &grid)
        }
        if let question = state.question, question.isOpen {
            return QuestionLine(question: question).draw(in: line, of: &grid)
        }
        grid.clear(line)
        var column = line.column + 1
        if let status {
            column = grid.write(
                status, row: line.row, column: column, style: Style(.accent, on: .plain, .bold), in: line)
            column += 3
        }
        let rows = state.sheet == nil ? KeyTable.rows : KeyTable.sheetRows
        FootLine.drawHints(rows, from: column, isASCII: state.isASCII, in: line, of: &grid)
    }

    /// The hints that fit; each is a key or a pair of keys and a word.
    static func drawHints(
        _ rows: [KeyTable.Row], from start: Int, isASCII: Bool = false, in line: Rect, of grid: inout CellGrid
    ) {
        var column = start
        // The last ones tell how to get help and how to leave: they have their place before the others.
        let hints = rows.filter { !$0.hint.isEmpty }.map { (keys: keys(of: $0, isASCII: isASCII), does: $0.hint) }
        func width(_ hint: (keys: String, does: String)) -> Int {
            TextWidth.of(hint.keys) + 1 + TextWidth.of(hint.does)
        }
        let last = hints.suffix(2)
        var room = line.endColumn - start - last.map { width($0) + 2 }.reduce(0, +)
        let importance = hints.indices.dropLast(2).sorted { rank(hints[$0].does) < rank(hints[$1].does) }
        var shown: Set<Int> = []
        for index in importance where width(hints[index]) + 2 <= room {
            shown.insert(index)
            room -= width(hints[index]) + 2
        }
        for (index, hint) in hints.enumerated() where index >= hints.count - 2 || shown.contains(index) {
            guard column + width(hint) <= line.endColumn else { continue }
            let key = Style(.key, on: .plain, .bold)
            column = grid.write(hint.keys, row: line.row, column: column, style: key, in: line) + 1
            column = grid.write(hint.does, row: line.row, column: column, style: Style(.muted), in: line) + 2
        }
    }

    private static func rank(_ hint: String) -> Int { KeyTable.firstHints.firstIndex(of: hint) ?? .max }

    private static func keys(of row: KeyTable.Row, isASCII: Bool) -> String {
        let names = row.bindings.compactMap { binding in
            (isASCII ? binding.keys.first { $0.asciiName == $0.name } : nil)?.name ?? binding.keys.first?.name
        }
        // The opposite of Tab goes without saying.
        return names.filter { $0 == names[0] || $0.count == 1 }.joined(separator: " ")
    }

    private func progress(of pending: PendingMove) -> String {
        let count = run.timeline.frameCount
        if case .find(_, let direction, _) = pending.goal,
            direction == .back || pending.looked < count || run.timeline.isComplete
        {
            let total = direction == .back ? state.frame : count - state.frame
            let done = direction == .back ? state.frame - pending.looked : pending.looked - state.frame
            let tested = pending.checks.isEmpty ? "" : ", the program is run again for the conditions"
            return "\(total > 0 ? max(0, min(done, total)) * 100 / total : 100) % of the frames\(tested)"
        }
        return "\(NumberText.count(count)) frames so far"
    }

    private var status: String? {
        switch state.awaited {
        case .setMark: return "set a mark: which letter?"
        case .goToMark: return "go to a mark: which letter? ' goes back to before the last jump"
        case nil: break
        }
        if let count = state.count { return "\(count) times, or frame \(count): which key?" }
        if let pending = state.pending {
            return "looking for \(pending.goal.text): \(progress(of: pending)), Esc stops"
        }
        if let notice = state.notice { return notice }
        if let question = state.question {
            return state.frame == question.frame
                ? "waiting for input: → takes it up"
                : "waiting for input in frame \(run.numbers.label(question.frame))"
        }
        if state.isPlaying {
            return "playing, \(NumberText.count(StepperState.speeds[state.speed], of: "frame")) a second; p stops"
        }
        return nil
    }
}

extension PendingMove.Goal {
    var text: String {
        switch self {
        case .grain(_, _, let noun): "the next \(noun)"
        case .find(let criterion, let direction, _):
            "the \(direction == .forward ? "next" : "previous") \(criterion.noun)"
        case .frame(let frame): "frame \(NumberText.count(frame))"
        case .end: "the end"
        }
    }
}
