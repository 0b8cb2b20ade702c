import Screen
import Timeline
import Trace

/// Panels as labelled lines: each makes sense when it is read aloud, and none relies on columns or signs.
final class PlainReading {
    let scene: Scene
    var state: StepperState { scene.state }
    var run: ViewedRun { scene.run }
    var timeline: Timeline { scene.timeline }

    /// So many rows at once.
    static let page = 100
    private static let mostMarked = 8

    init(_ scene: Scene) {
        self.scene = scene
        scene.timeline.seek(to: scene.state.frame)
    }

    struct Page {
        var lines: [String]
        /// The row, from 0, that the next page begins with; nil at the end.
        var next: Int?
    }

    /// A panel, or what follows of it.
    /// - Parameters:
    ///   - part: of Loop, alone; nil: all of the panel.
    ///   - start: the first row, from 0; nil: from the beginning, or around the place of the frame where there is one.
    func read(_ panel: PanelKind, _ part: LoopPart? = nil, from start: Int? = nil) -> Page {
        if let part { return withMore(read(part, from: start ?? 0), of: scene.rowCount(of: part)) }
        if panel == .loop { return loop }
        if state.hidden.covers(panel) { return Page(lines: [PlainReading.hidden(panel.title)]) }
        let count = scene.rowCount(of: panel)
        switch panel {
        case .source, .events, .output:
            let reach = panel == .output ? 20 : 10
            let around = panel == .output ? count - reach / 2 : scene.cursorRow(of: panel)
            let first = max(0, min(start ?? around - reach / 2, count))
            return page(panel, rows: first..<min(count, first + reach + (panel == .output ? 0 : 1)))
        default:
            let first = max(0, min(start ?? 0, count))
            return page(panel, rows: first..<min(count, first + PlainReading.page))
        }
    }

    static func hidden(_ title: String) -> String { "\(title): hidden, it would tell" }

    /// One row, told in full.
    func row(_ row: Int, of panel: PanelKind, _ part: LoopPart? = nil) -> [String] {
        if panel == .loop { return [loopRow(row, from: part)] }
        if state.hidden.covers(panel) { return [PlainReading.hidden(panel.title)] }
        switch panel {
        case .tasks: return task(timeline.entry(ofTask: scene.tasks.numbers[row]))
        case .primitives:
            return scene.primitiveRows.group(of: row).map { line($0, of: .primitives) }
        default: return [line(row, of: panel)]
        }
    }

    private func page(_ panel: PanelKind, rows: Range<Int>) -> Page {
        let count = scene.rowCount(of: panel)
        let next = rows.upperBound < count && panel != .variables ? rows.upperBound : nil
        return withMore(
            Page(lines: [heading(panel, rows, of: count)] + rows.map { line($0, of: panel) }, next: next), of: count)
    }

    /// Says that there is more, if so.
    private func withMore(_ page: Page, of count: Int) -> Page {
        guard let next = page.next, page.lines.count > 1 else { return page }
        return Page(lines: page.lines + ["more: \(NumberText.count(count - next)) after these"], next: next)
    }

    // MARK: Headings

    private func heading(_ panel: PanelKind, _ rows: Range<Int>, of count: Int) -> String {
        let number = NumberText.count(count)
        let part = PlainReading.part(rows, of: count)
        switch panel {
        case .source:
            return "Source: \((scene.sourceName ?? "none").harmless), \(NumberText.count(count, of: "line"))" + part
        case .suspended: return (count == 0 ? "Suspended: none" : "Suspended: \(number)") + part
        case .variables: return "Variables"
        // Its parts have headings of their own.
        case .loop: return panel.title
        case .primitives:
            let primitives = scene.primitiveRows.primitiveCount
            return (primitives == 0 ? "Primitives: none in use" : "Primitives: \(NumberText.count(primitives))") + part
        case .tasks:
            let order: String =
                switch state.taskOrder {
                case .created: "Tasks"
                case .tree: "Tasks as a tree of who waits for whom"
                case .state, .name: "Tasks by \(state.taskOrder)"
                }
            return (count == 0 ? "\(order): none" : "\(order): \(number)") + part
        case .lanes:
            let scale =
                switch state.laneScale {
                case .frames: "frame by frame"
                case .run: "the whole run"
                case .time: "in seconds"
                }
            return count == 0 ? "Timeline: no task" : "Timeline, \(scale): \(number)" + part
        case .events: return "Events: \(number)" + part
        case .output:
            return count == 0 ? "Output: nothing yet" : "Output: \(NumberText.count(count, of: "line"))" + part
        }
    }

    /// `, these are 21 to 40`, where that is not all.
    static func part(_ rows: Range<Int>, of count: Int) -> String {
        rows.count < count && !rows.isEmpty ? ", these are \(rows.lowerBound + 1) to \(rows.upperBound)" : ""
    }

    // MARK: Rows

    /// A row of a panel, with its number from 1.
    private func line(_ row: Int, of panel: PanelKind) -> String {
        switch panel {
        case .source: return "  \(row + 1). \(source(row + 1))"
        case .loop: return loopRow(row)
        case .suspended:
            let task = timeline.entry(ofTask: scene.suspended[row])
            return "  \(row + 1). \(task.name.harmless)\(wait(of: task))"
        case .tasks:
            let task = timeline.entry(ofTask: scene.tasks.numbers[row])
            let depth = scene.tasks.depths.isEmpty ? 0 : scene.tasks.depths[row]
            let indent = String(repeating: " ", count: depth * 2)
            return "  \(indent)\(row + 1). \(short(task))" + (task.id == state.chosenTask ? ", selected" : "")
        case .lanes: return "  \(row + 1). \(lane(scene.tasks.numbers[row]))"
        case .primitives:
            let entry = scene.primitiveRows[row]
            return entry.isHead
                ? "  \(row + 1). \(entry.text.harmless): \(entry.state.harmless)" : "     \(entry.text.harmless)"
        case .variables: return PlainReading.variable(VariablesPanel.rows(of: state.variables)[row])
        case .events: return "  " + event(row + 1)
        case .output:
            let end = timeline.outputEnd
            guard let line = run.output.lines(row..<row + 1, frame: state.frame, end: end).first else { return "" }
            let marks = [line.isError ? "on stderr" : nil, line.isNew ? "printed now" : nil].compactMap { $0 }
            return "  \(row + 1). \(line.text.harmless)" + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
        }
    }

    private func source(_ number: Int) -> String {
        let file = scene.sourceName ?? ""
        var marks: [String] = []
        if scene.anchor.place?.line == number {
            marks.append(scene.anchor.isCurrent ? "here" : "the last line that ran")
        }
        if state.cursor[.source] == number { marks.append("cursor") }
        for point in state.breakpoints where point.place == .line(file: file, line: number) {
            marks.append("breakpoint \(point.number)")
        }
        if let hits = hits[number] { marks.append("ran \(NumberText.count(hits, of: "time"))") }
        if state.hidden.isDisjoint(with: [.states, .order]) {
            for group in [TaskState.suspended, .ready, .running] {
                let names = standing.filter { $0.line == number && $0.state == group }
                    .map { timeline.taskName($0.task).harmless }
                if !names.isEmpty { marks.append("\(group.name): \(listed(names))") }
            }
        }
        let code = String(scene.source[number].prefix(2000)).harmless
        return (code.isEmpty ? "(empty)" : code) + (marks.isEmpty ? "" : "  (\(marks.joined(separator: "; ")))")
    }

    private func listed(_ names: [String]) -> String {
        let shown = names.prefix(PlainReading.mostMarked).joined(separator: ", ")
        return names.count > PlainReading.mostMarked
            ? "\(shown) and \(NumberText.count(names.count - PlainReading.mostMarked)) more" : shown
    }

    private func wait(of task: TaskEntry) -> String {
        let place = task.place.map { ", at line \($0.line)" } ?? ""
        return " waits for \((task.waitsFor ?? "something").harmless)\(place)"
    }

    private func short(_ task: TaskEntry) -> String {
        var text = "\(task.name.harmless), coroutine \(task.coroutine.harmless), \(task.state.name)"
        if let result = task.result { text += ", result \(result.harmless)" }
        if let exception = task.exception { text += ", exception \(exception.harmless)" }
        if task.cancelling > 0, !task.state.isDone { text += ", a cancellation is under way" }
        if state.taskOrder == .tree, task.state == .suspended { text += "," + wait(of: task) }
        return text
    }

    /// What its methods answer.
    private func task(_ task: TaskEntry) -> [String] {
        let answers = TaskAnswers(task)
        func text(_ answer: TaskAnswers.Answer) -> String { answer.text(isRoomy: true, isDone: true).harmless }
        var lines = ["Task \(task.id): \(short(task))"]
        if task.state == .suspended { lines.append("It\(wait(of: task))") }
        lines.append("done(): \(answers.done), cancelled(): \(answers.cancelled)")
        return lines + ["result(): \(text(answers.result))", "exception(): \(text(answers.exception))"]
    }

    /// `ready 18 to 30, running 31 to 40`: a stretch for each state.
    private func lane(_ task: Int) -> String {
        let name = timeline.taskName(task).harmless
        let stretches = state.laneScale == .frames ? nearStretches(task) : allStretches(task) ?? coarseStretches(task)
        return stretches.isEmpty
            ? "\(name): nothing in this part of the run" : "\(name): " + stretches.joined(separator: ", ")
    }

    private static let lanesColumns = 120

    /// Around the frame, exactly.
    private func nearStretches(_ task: Int) -> [String] { stretches(task, scale: .frames) }

    /// In parts of the run or of its time, as a lane on the screen shows them.
    private func coarseStretches(_ task: Int) -> [String] { stretches(task, scale: state.laneScale) }

    private func stretches(_ task: Int, scale: LaneScale) -> [String] {
        let axis = LaneAxis(
            scale, frame: state.frame, width: PlainReading.lanesColumns, timeline: timeline,
            label: run.numbers.plainLabel)
        let states = timeline.taskHistory.states(of: task, after: axis.start, ends: axis.ends)
        var stretches: [String] = []
        var column = 0
        while column < states.count {
            var end = column
            while end + 1 < states.count, states[end + 1] == states[column] { end += 1 }
            if let lived = states[column] { stretches.append(told(lived, axis.labels[column], axis.labels[end])) }
            column = end + 1
        }
        return stretches
    }

    /// All of the run, exactly; nil where that is too much to listen to. Over the time, what takes none is left out.
    private func allStretches(_ task: Int) -> [String]? {
        let trace = timeline.trace
        let changes = timeline.taskHistory.changes(of: task).map(Int.init)
        guard changes.count <= PlainReading.page else { return nil }
        var stretches: [String] = []
        for (index, change) in changes.enumerated() {
            guard let lived = TaskHistory.state(after: trace[change]) else { continue }
            let end = index + 1 < changes.count ? changes[index + 1] : timeline.frameCount - 1
            if state.laneScale == .run {
                let last = index + 1 < changes.count ? end : end + 1
                stretches.append(told(lived, run.numbers.plainLabel(change + 1), run.numbers.plainLabel(last)))
                continue
            }
            let times = (from: trace.microseconds(at: change), to: trace.microseconds(at: end))
            guard times.from < times.to || lived.isDone else { continue }
            func text(_ time: Int) -> String { Seconds.repr(Double(time) / 1_000_000) }
            stretches.append(told(lived, text(times.from), text(times.to)))
        }
        return stretches
    }

    private func told(_ lived: TaskState, _ start: String, _ end: String) -> String {
        lived.isDone || start == end ? "\(lived.name) at \(start)" : "\(lived.name) \(start) to \(end)"
    }

    static func variable(_ row: VariablesPanel.Row) -> String {
        switch row {
        case .call(let call): return "Call of \(call.function.harmless), line \(call.place.line):"
        case .omitted(let count): return "  and \(NumberText.count(count)) more"
        case .variable(let variable):
            return "  \(variable.name.harmless) = \(variable.value.harmless)" + (variable.isChanged ? ", changed" : "")
        }
    }

    private func event(_ frame: Int) -> String {
        timeline.seek(to: frame)
        defer { timeline.seek(to: state.frame) }
        let place = frame == state.frame ? ", this one" : ""
        return
            "Frame \(run.numbers.plainLabel(frame))\(place), at \(Seconds.repr(timeline.time)): \(timeline.sentence.harmless)"
    }

    private lazy var hits = timeline.hits(in: scene.sourceName ?? "")
    private lazy var standing = timeline.standing(in: scene.sourceName ?? "")
}
