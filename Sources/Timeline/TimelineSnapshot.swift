import Trace

extension Timeline {
    /// Everything that a frame shows; beyond either end, the nearest frame's. Frame 0 is the moment before anything
    /// happened.
    /// - Complexity: that of `seek(to:)`, and O(n) in the entries that are shown.
    public func snapshot(at frame: Int) -> Snapshot {
        seek(to: frame)
        let event = event
        let written = output
        return Snapshot(
            frame: self.frame, event: event, sentence: sentence, time: time, pass: fold.state.pass,
            turn: fold.state.turn, place: place, running: running, ready: ready(), timers: timers(), tasks: tasks(),
            stdout: written.stream == .stdout ? written.text : "",
            stderr: written.stream == .stderr ? written.text : "",
            outputEnd: min(fold.state.outputEnd, trace.output.count))
    }

    // MARK: Parts of the frame where the timeline stands, for who needs only some

    /// The event of the frame; for frame 0 an empty line event.
    public var event: TraceEvent { frame > 0 ? trace[frame - 1] : TraceEvent(.line) }

    /// The virtual clock in seconds.
    public var time: Double { Double(trace.microseconds(at: max(frame - 1, 0))) / 1_000_000 }

    /// Where Python code stands; nil where none runs.
    public var place: Place? { place(event.location) }

    /// Who has control; nil between turns, and when the run is over.
    public var running: Running? {
        switch fold.state.control {
        case .module:
            event.kind == .programEnded ? nil : Timeline.module
        case .task:
            Running(kind: .task, task: Int(fold.state.subject), name: taskName(fold.state.subject))
        case .callback:
            Running(kind: .callback, task: nil, name: trace.string(fold.state.subject))
        case .thread:
            Running(kind: .thread, task: nil, name: trace.string(fold.state.subject))
        case .nobody:
            isModuleCode ? Timeline.module : nil
        }
    }

    private static var module: Running { Running(kind: .module, task: nil, name: "<module>") }

    /// Between two runs of one loop the module's own code runs: there is no turn then, and yet a line.
    private var isModuleCode: Bool {
        switch event.kind {
        case .line, .output, .inputRead, .exceptionRaised, .exceptionCaught: event.location != 0
        default: false
        }
    }

    /// The number of the pass, as in `Snapshot`.
    public var pass: Int { fold.state.pass }
    /// The number of the turn, as in `Snapshot`.
    public var turn: Int { fold.state.turn }

    /// How many bytes had been written after this frame.
    public var outputEnd: Int { min(fold.state.outputEnd, trace.output.count) }

    /// How many handles wait in the ready queue, cancelled ones too.
    public var readyCount: Int { fold.state.ready.count }
    /// How many timers are set.
    public var timerCount: Int { fold.state.timers.count }
    /// How many tasks there have been so far, asyncio's own too.
    public var taskCount: Int { fold.state.tasks.count - 1 }

    /// The front of the ready queue.
    public func ready(first count: Int = .max) -> [ReadyEntry] {
        fold.state.ready.prefix(max(count, 0)).map { entry(ofHandle: $0) }
    }

    /// Where in the ready queue those handles are that are not asyncio's own housekeeping.
    /// - Complexity: O(n), about a nanosecond each.
    public func readyPlaces() -> [Int] {
        fold.state.ready.indices.filter { place in
            let handle = fold.state.ready[place]
            return handle.kind == .callback || handle.subject >= trace.tasks.count
                || !trace.tasks[Int(handle.subject)].isHousekeeping
        }
    }

    /// One entry of the ready queue, by its place from the front.
    /// - Precondition: there is one.
    public func ready(at place: Int) -> ReadyEntry { entry(ofHandle: fold.state.ready[place]) }

    /// The timers that are set, by due time, and those with one due time in the order in which they were set.
    /// - Complexity: little near the frame that was looked at last, O(n log n) elsewhere.
    public func timers() -> [TimerEntry] {
        timerTable.update(to: self)
        return timerTable.entries
    }

    /// All tasks, in order of creation; task `n` is at `n - 1`.
    /// - Complexity: little near the frame that was looked at last, O(n) elsewhere.
    public func tasks() -> [TaskEntry] {
        taskTable.update(to: self)
        return taskTable.entries
    }

    /// The task with a number; nil if it has not been created yet.
    /// - Complexity: O(1)
    public func task(_ id: Int) -> TaskEntry? {
        id > 0 && id < fold.state.tasks.count ? entry(id) : nil
    }

    // MARK: Entries

    private func entry(ofHandle handle: QueuedHandle) -> ReadyEntry {
        let isCallback = handle.kind == .callback
        return ReadyEntry(
            kind: handle.kind, task: isCallback ? nil : Int(handle.subject),
            name: isCallback ? trace.string(handle.subject) : taskName(handle.subject),
            isCancelled: handle.isCancelled, queuedAt: Int(handle.event) + 1)
    }

    func entry(ofTimer timer: UInt32) -> TimerEntry {
        let record = trace.timers[Int(timer)]
        return TimerEntry(
            due: Seconds.rounded(record.due), task: record.task == 0 ? nil : Int(record.task),
            name: record.task == 0 ? trace.string(record.callback) : taskName(record.task), id: Int(timer))
    }

    func entry(_ id: Int) -> TaskEntry {
        let task = fold.state.tasks[id]
        let record = trace.tasks[id]
        let wait = task.state == .suspended && task.outcome < trace.waits.count ? trace.waits[Int(task.outcome)] : nil
        return TaskEntry(
            id: id, name: trace.string(task.name), coroutine: trace.string(record.coroutine), state: task.state,
            isHousekeeping: record.isHousekeeping, cancelling: Int(task.cancelling),
            result: task.state == .returned ? trace.string(task.outcome) : nil,
            exception: task.state == .raised ? trace.string(task.outcome) : nil,
            waitsFor: wait.map(waitText),
            wakesAt: wait.flatMap { $0.kind == .sleep ? Seconds.rounded($0.due) : nil },
            place: place(hasControl(id) ? event.location : task.location))
    }

    /// Whether a task runs at this moment, so that the frame's event says where it is.
    private func hasControl(_ id: Int) -> Bool {
        fold.state.control == .task && Int(fold.state.subject) == id && fold.state.tasks[id].state == .running
    }

    func taskName(_ task: UInt32) -> String {
        fold.state.hasTask(task) ? trace.string(fold.state.tasks[Int(task)].name) : ""
    }

    func place(_ location: UInt32) -> Place? {
        guard location > 0, location < trace.locations.count else { return nil }
        let location = trace.locations[Int(location)]
        return Place(
            file: trace.string(location.file), line: Int(location.line), function: trace.string(location.function))
    }

    /// What the frame wrote.
    var output: (stream: OutputStream, text: String) {
        let event = event
        guard frame > 0, event.kind == .output else { return (.stdout, "") }
        let start = min(Int(event.a), trace.output.count)
        let end = min(start + Int(event.b), trace.output.count)
        return (
            OutputStream(rawValue: event.detail) ?? .stdout, String(decoding: trace.output[start..<end], as: UTF8.self)
        )
    }
}
