import Screen
import Timeline
import Trace

/// What one screen is drawn from: a frame, and what the state says about it.
///
/// Only what is visible is looked up: the timeline stands at the frame, and the panels ask it for their rows.
struct Scene {
    let run: ViewedRun
    let state: StepperState
    let timeline: Timeline
    let anchor: Anchor
    let sentence: String
    /// The tasks in the order of the lists; without asyncio's own housekeeping, as in all of these.
    let tasks: OrderedTasks
    let suspended: [Int]
    /// Places in the ready queue.
    let ready: [Int]
    let timers: [TimerEntry]
    /// The task that the user selected, or the one that runs or ran last.
    let markedTask: Int?

    /// - Complexity: that of `Timeline.seek`, and O(n) in the tasks, handles and timers, a few nanoseconds each.
    init(of run: ViewedRun, state: StepperState) {
        self.run = run
        self.state = state
        timeline = run.timeline
        anchor = Anchor(frame: state.frame, timeline: timeline)
        timeline.seek(to: state.frame)
        sentence = timeline.sentence
        tasks = OrderedTasks(state.taskOrder, of: timeline)
        suspended = timeline.taskNumbers(in: .suspended)
        ready = timeline.readyPlaces()
        timers = timeline.timers().filter { [timeline] timer in
            timer.task.map { !timeline.isHousekeeping($0) } ?? true
        }
        markedTask = state.chosenTask ?? anchor.task
    }

    /// Made when they are first wanted, and once.
    var primitiveRows: PrimitiveRows { primitives.rows(timeline, at: state.frame) }
    private let primitives = Primitives()

    private final class Primitives {
        private var known: PrimitiveRows?

        func rows(_ timeline: Timeline, at frame: Int) -> PrimitiveRows {
            if let known { return known }
            timeline.seek(to: frame)
            let rows = PrimitiveRows(timeline)
            known = rows
            return rows
        }
    }

    var sourceName: String? { anchor.place?.file ?? run.mainSource }
    var source: SourceLines { run.source(sourceName) }

    func panel(_ kind: PanelKind, in rect: Rect, of grid: inout CellGrid) {
        let look = look(of: kind)
        if state.hidden.covers(kind) {
            return Heading(title: kind.title, note: Heading.hidden, isFocused: look.isFocused).draw(
                in: rect.line(0), of: &grid)
        }
        switch kind {
        case .source: sourcePanel(look).draw(in: rect, of: &grid)
        case .loop: loopPanel.draw(in: rect, of: &grid)
        case .suspended:
            let tasks = Listing(count: suspended.count) { timeline.entry(ofTask: suspended[$0]) }
            SuspendedPanel(tasks: tasks, selected: markedTask, look: look).draw(in: rect, of: &grid)
        case .variables: variablesPanel(look).draw(in: rect, of: &grid)
        case .primitives:
            let rows = primitiveRows
            PrimitivesPanel(
                rows: Listing(count: rows.count) { rows[$0] }, count: rows.primitiveCount, look: look
            )
            .draw(in: rect, of: &grid)
        case .tasks: tasksPanel(look).draw(in: rect, of: &grid)
        case .lanes: lanesPanel(look, in: rect).draw(in: rect, of: &grid)
        case .events: eventsPanel(look).draw(in: rect, of: &grid)
        case .output:
            let end = timeline.outputEnd
            let lines = Listing(count: run.output.lineCount(end: end)) { row in
                run.output.lines(row..<row + 1, frame: state.frame, end: end).first ?? OutputLine(text: "")
            }
            OutputPanel(lines: lines, look: look).draw(in: rect, of: &grid)
        }
    }

    // MARK: Panels

    private func sourcePanel(_ look: PanelLook) -> SourcePanel {
        let file = sourceName ?? ""
        var panel = SourcePanel(lines: source)
        panel.colours = run.colours(of: file)
        panel.line = anchor.place?.line ?? 0
        panel.isCurrent = anchor.isCurrent
        if !state.hidden.contains(.states) {
            panel.note = control
            // In the frame in which it suspends it still has control; its mark says how it stands there.
            panel.runner = timeline.running.flatMap { running in
                running.task.flatMap { timeline.state(of: $0) } == .running ? running.name : nil
            }
        }
        let hidesMarks = !state.hidden.isDisjoint(with: [.states, .order])
        for (line, task, state) in hidesMarks ? [] : timeline.standing(in: file) {
            panel.marks[line, default: .init()].count += 1
            if panel.marks[line, default: .init()].named.count < SourcePanel.Marks.mostNamed {
                panel.marks[line]?.named.append(.init(line: line, state: state, name: timeline.taskName(task)))
            }
        }
        panel.breakpoints = Set(
            state.breakpoints.compactMap { point in
                if case .line(file, let line) = point.place { line } else { nil }
            })
        panel.hits = timeline.hits(in: file)
        panel.look = look
        return panel
    }

    /// - Complexity: O(log n)
    var batch: ReadyRows.Batch {
        guard let pass = timeline.previous(.pass, before: state.frame + 1) else { return .init() }
        let left = ready.partitioningIndex { timeline.ready(at: $0).queuedAt > pass }
        return .init(size: Int(timeline.trace[pass - 1].a), left: left)
    }

    private var loopPanel: LoopPanel {
        let entries = Listing(count: ready.count) { timeline.ready(at: ready[$0]) }
        let look = look(of: .loop)
        return LoopPanel(
            ready: ReadyRows(
                entries: entries, frame: state.frame, batch: batch, pass: timeline.pass, label: run.numbers.label,
                look: self.look(of: LoopPart.ready)),
            timers: TimerRows(
                entries: Listing(timers), time: timeline.time, look: self.look(of: LoopPart.timers)),
            hides: (state.hidden.covers(LoopPart.ready), state.hidden.covers(LoopPart.timers)),
            isFocused: look.isFocused, sideways: look.sideways)
    }

    private func tasksPanel(_ look: PanelLook) -> TasksPanel {
        let rows = Listing(count: tasks.numbers.count) { row in
            TasksPanel.Row(
                task: timeline.entry(ofTask: tasks.numbers[row]), depth: tasks.depths.isEmpty ? 0 : tasks.depths[row])
        }
        return TasksPanel(
            tasks: rows, order: state.taskOrder, marked: markedTask, isChosen: state.chosenTask != nil,
            widths: run.taskWidths, look: look)
    }

    func laneField(in rect: Rect) -> Rect { LanesPanel.field(in: rect, nameColumns: run.taskWidths.name) }

    func laneAxis(in rect: Rect) -> LaneAxis {
        LaneAxis(
            state.laneScale, frame: state.frame, width: laneField(in: rect).columns, timeline: timeline,
            label: run.numbers.label)
    }

    private func lanesPanel(_ look: PanelLook, in rect: Rect) -> LanesPanel {
        let axis = laneAxis(in: rect)
        let history = timeline.taskHistory
        let lanes = Listing(count: tasks.numbers.count) { row in
            let task = tasks.numbers[row]
            return LanesPanel.Lane(
                task: task, name: timeline.taskName(task),
                states: history.states(of: task, after: axis.start, ends: axis.ends))
        }
        return LanesPanel(
            lanes: lanes, axis: axis, scale: state.laneScale, frame: state.frame, marked: markedTask,
            isChosen: state.chosenTask != nil, nameColumns: run.taskWidths.name, look: look)
    }

    private func eventsPanel(_ look: PanelLook) -> EventsPanel {
        let entries = Listing(count: timeline.frameCount) { row in
            timeline.seek(to: row + 1)
            defer { timeline.seek(to: state.frame) }
            return EventsPanel.Entry(frame: row + 1, time: timeline.time, sentence: timeline.sentence)
        }
        return EventsPanel(entries: entries, frame: state.frame, label: run.numbers.label, look: look)
    }

    private func variablesPanel(_ look: PanelLook) -> VariablesPanel {
        guard let variables = state.variables else {
            return VariablesPanel(rows: [], note: "the values come when the program is run again", look: look)
        }
        let rows = VariablesPanel.rows(of: variables)
        let isStale = variables.subject != state.variablesSubject(run)
        timeline.seek(to: state.frame)
        let whose = variables.subject.task.map { timeline.taskName($0) } ?? "the module"
        let note =
            rows.isEmpty
            ? variables.note ?? "none" : isStale ? "of frame \(run.numbers.label(variables.subject.frame))" : whose
        return VariablesPanel(rows: rows, note: note, isStale: isStale, look: look)
    }

    /// Who has control.
    private var control: String {
        guard let running = timeline.running else {
            return timeline.event.kind == .programEnded ? "the program is over" : "the event loop has control"
        }
        switch running.kind {
        case .module: return "the module runs"
        case .callback: return "callback \(running.name) runs"
        case .thread: return "thread \(running.name) runs"
        case .task:
            let coroutine = running.task.flatMap { timeline.task($0)?.coroutine }
            let function = timeline.place?.function ?? coroutine ?? ""
            return function.isEmpty ? "\(running.name) runs" : "\(running.name) runs \(function)"
        }
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index for which something is true that is true for all that follow; else the end.
    func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
