import Trace

/// The entries of all tasks at one frame, kept from one look to the next: a step of a frame changes one or two of
/// thousands.
struct TaskTable {
    /// Task `n` is `entries[n - 1]`.
    private(set) var entries: [TaskEntry] = []
    /// The frame whose entries these are.
    private var frame = 0
    /// The task whose entry says where the frame's event stands, 0 for none.
    private var running: UInt32 = 0

    /// Farther away, all entries are made anew.
    private static let nearby = 1024

    /// Brings the entries to the frame where the timeline stands.
    /// - Complexity: O(1) for a step to a frame nearby, if no one else holds the entries; else O(n).
    mutating func update(to timeline: Timeline) {
        let changed = min(frame, timeline.frame)..<max(frame, timeline.frame)
        // Who waits for a task, or for what it holds, calls it by its name.
        if changed.count > TaskTable.nearby || changed.contains(where: { timeline.trace[$0].kind == .taskRenamed }) {
            entries.removeAll()
        }
        let count = timeline.taskCount
        if entries.count > count { entries.removeLast(entries.count - count) }
        let known = entries.count
        if known > 0 {
            refresh(running, of: timeline)
            var primitives: Set<UInt32> = []
            for index in changed {
                let event = timeline.trace[index]
                if TaskTable.changesTask(event) { refresh(event.a, of: timeline) }
                if Timeline.changesWaits(event) { primitives.insert(event.a) }
            }
            if !primitives.isEmpty { refreshWaits(at: primitives, of: timeline) }
        }
        if known < count {
            entries.reserveCapacity(count)
            for id in known + 1...count { entries.append(timeline.entry(id)) }
        }
        frame = timeline.frame
        running = timeline.fold.state.control == .task ? timeline.fold.state.subject : 0
        refresh(running, of: timeline)
    }

    private mutating func refresh(_ task: UInt32, of timeline: Timeline) {
        guard task > 0, task <= entries.count else { return }
        entries[Int(task) - 1] = timeline.entry(Int(task))
    }

    /// What is said of all who wait at some primitives, each of which is put into words once.
    private mutating func refreshWaits(at primitives: Set<UInt32>, of timeline: Timeline) {
        var texts: [UInt64: String] = [:]
        for index in entries.indices where entries[index].state == .suspended {
            let wait = timeline.fold.state.tasks[index + 1].outcome
            guard wait < timeline.trace.waits.count else { continue }
            let record = timeline.trace.waits[Int(wait)]
            guard record.kind.isPrimitive, primitives.contains(record.subject) else { continue }
            let key = UInt64(record.kind.rawValue) << 32 | UInt64(record.subject)
            let text = texts[key] ?? timeline.waitText(record)
            texts[key] = text
            entries[index].waitsFor = text
        }
    }

    private static func changesTask(_ event: TraceEvent) -> Bool {
        switch event.kind {
        case .taskCreated, .taskSuspended, .taskYielded, .taskReturned, .taskRaised, .taskCancelled, .cancelRequested,
            .cancelWithdrawn, .taskRenamed, .eagerStepStarted, .eagerStepEnded:
            true
        case .turnStarted, .handleQueued, .handleDropped:
            Fold.handleKind(of: event) != .callback
        default:
            false
        }
    }
}
