import Screen
import Timeline
import Trace

/// What one screen is drawn from: a frame, and what the state says about it.
struct Scene {
    let run: ViewedRun
    let state: StepperState
    let snapshot: Snapshot
    let anchor: Anchor
    // Entries without asyncio's own housekeeping.
    let tasks: [TaskEntry]
    let suspended: [TaskEntry]
    let ready: [ReadyEntry]
    let timers: [TimerEntry]
    /// The task that the user selected, or the one that runs or ran last.
    let markedTask: Int?

    /// - Complexity: that of `Timeline.snapshot`.
    init(of run: ViewedRun, state: StepperState) {
        self.run = run
        self.state = state
        anchor = Anchor(frame: state.frame, timeline: run.timeline)
        snapshot = run.timeline.snapshot(at: state.frame)
        let snapshot = snapshot
        let hasHidden = snapshot.tasks.contains { $0.isHousekeeping }
        tasks = hasHidden ? snapshot.tasks.filter { !$0.isHousekeeping } : snapshot.tasks
        ready = hasHidden ? snapshot.ready.filter { !snapshot.isHousekeeping($0.task) } : snapshot.ready
        timers = hasHidden ? snapshot.timers.filter { !snapshot.isHousekeeping($0.task) } : snapshot.timers
        suspended = tasks.filter { $0.state == .suspended }
        markedTask = state.chosenTask ?? anchor.task
    }

    var sourceName: String? { anchor.place?.file ?? run.mainSource }
    var source: SourceLines { run.source(sourceName) }

    func panel(_ kind: PanelKind, in rect: Rect, of grid: inout CellGrid) {
        let scroll = state.scroll[kind] ?? 0
        let isFocused = state.focus == kind
        switch kind {
        case .source: sourcePanel(scroll: scroll, isFocused: isFocused).draw(in: rect, of: &grid)
        case .ready:
            ReadyPanel(entries: ready, frame: snapshot.frame, scroll: scroll, isFocused: isFocused).draw(
                in: rect, of: &grid)
        case .timers:
            TimersPanel(entries: timers, time: snapshot.time, scroll: scroll, isFocused: isFocused)
                .draw(in: rect, of: &grid)
        case .suspended:
            SuspendedPanel(tasks: suspended, scroll: scroll, selected: markedTask, isFocused: isFocused)
                .draw(in: rect, of: &grid)
        case .tasks:
            TasksPanel(tasks: tasks, marked: markedTask, isChosen: state.chosenTask != nil, isFocused: isFocused)
                .draw(in: rect, of: &grid)
        case .output:
            let lines = run.output.lines(
                frame: snapshot.frame, end: snapshot.outputEnd, last: max(0, rect.rows - 1), skip: scroll)
            OutputPanel(lines: lines, scroll: scroll, isFocused: isFocused).draw(in: rect, of: &grid)
        }
    }

    private func sourcePanel(scroll: Int, isFocused: Bool) -> SourcePanel {
        let file = sourceName
        let marks = tasks.compactMap { task -> SourcePanel.Mark? in
            guard task.state == .suspended || task.state == .ready, let place = task.place, place.file == file else {
                return nil
            }
            return SourcePanel.Mark(line: place.line, state: task.state, name: task.name)
        }
        return SourcePanel(
            lines: source, note: control, line: anchor.place?.line ?? 0, isCurrent: anchor.isCurrent,
            runner: snapshot.running?.kind == .task ? snapshot.running?.name : nil, marks: marks, scroll: scroll,
            isFocused: isFocused)
    }

    /// Who has control.
    private var control: String {
        guard let running = snapshot.running else {
            return snapshot.event.kind == .programEnded ? "the program is over" : "the event loop has control"
        }
        switch running.kind {
        case .module: return "the module runs"
        case .callback: return "callback \(running.name) runs"
        case .task:
            let coroutine = running.task.flatMap { id in
                snapshot.tasks.indices.contains(id - 1) ? snapshot.tasks[id - 1].coroutine : nil
            }
            let function = snapshot.place?.function ?? coroutine ?? ""
            return function.isEmpty ? "\(running.name) runs" : "\(running.name) runs \(function)"
        }
    }
}
