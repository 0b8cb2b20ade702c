import Trace

/// When the state of each task changed: what a lane of the screen is drawn from, and what a step to a change of state looks up.
///
/// 4 bytes for each change. It reads each event of the trace once, as the trace grows.
public final class TaskHistory {
    private let trace: Trace
    /// By task: the indices of the events that changed its state, rising.
    private var changes: [[UInt32]] = [[]]
    /// The indices of the lines that ran outside of all turns: those of the module.
    private var moduleLines: [UInt32] = []
    private var isInTurn = false
    private var read = 0

    init(trace: Trace) { self.trace = trace }

    /// Reads the events up to an end.
    /// - Complexity: O(new events).
    func catchUp(to end: Int) {
        let end = min(end, trace.count)
        while read < end {
            let events = trace.events(from: read).prefix(end - read)
            var index = read
            for event in events {
                switch event.kind {
                case .turnStarted: isInTurn = true
                case .turnEnded: isInTurn = false
                case .threadSwitched: isInTurn = event.aux > UInt16(ControlKind.module.rawValue)
                case .line where !isInTurn: moduleLines.append(UInt32(truncatingIfNeeded: index))
                default: break
                }
                if TaskHistory.state(after: event) != nil { add(index, event.a) }
                index += 1
            }
            read = index
        }
    }

    private func add(_ index: Int, _ task: UInt32) {
        // A damaged trace may name any task.
        guard task > 0, task < trace.tasks.count else { return }
        while changes.count <= task { changes.append([]) }
        changes[Int(task)].append(UInt32(truncatingIfNeeded: index))
    }

    /// The state that an event gives to its task `a`; nil for an event that changes none.
    public static func state(after event: TraceEvent) -> TaskState? {
        switch event.kind {
        case .taskCreated, .taskYielded: .ready
        case .taskSuspended: .suspended
        case .taskReturned: .returned
        case .taskRaised: .raised
        case .taskCancelled: .cancelled
        case .turnStarted: Fold.handleKind(of: event) == .callback ? nil : .running
        case .eagerStepStarted: .running
        case .handleQueued:
            Fold.handleKind(of: event) == .callback || event.aux == UInt16(TaskState.ready.rawValue) ? nil : .ready
        case .handleDropped: Fold.handleKind(of: event) == .callback ? nil : .suspended
        default: nil
        }
    }

    /// The indices of the events that changed a task's state, rising.
    public func changes(of task: Int) -> [UInt32] {
        task > 0 && task < changes.count ? changes[task] : []
    }

    /// A task's states over stretches of frames, for a lane of cells.
    ///
    /// - Parameter ends: rising; cell `n` covers the frames after `ends[n - 1]` (after `start` for the first) up to `ends[n]`.
    /// - Returns: for each cell `running` if the task ran in it, the way in which it ended if it did, and else its state at the end of the
    ///   cell; nil before the task is there, and after the cell in which it ended.
    /// - Complexity: O(cells x log changes).
    public func states(of task: Int, after start: Int, ends: [Int]) -> [TaskState?] {
        let changes = changes(of: task)
        // Frame `n` shows the state after event `n - 1`.
        var next = TaskHistory.count(of: changes, before: start)
        var last = next > 0 ? TaskHistory.state(after: trace[Int(changes[next - 1])]) : nil
        var start = start
        return ends.map { end in
            let after = TaskHistory.count(of: changes, before: end, from: next)
            defer {
                next = after
                start = end
            }
            if after == next { return last?.isDone ?? true ? nil : last }
            let wasRunning = last == .running && Int(changes[next]) > start
            last = TaskHistory.state(after: trace[Int(changes[after - 1])])
            if let last, last.isDone || last == .running { return last }
            // It ran in between if it is about to go on: nothing but a turn comes between two other states, or begins one.
            let ran =
                wasRunning || (next..<min(after, next + 8)).contains { TaskHistory.beginsStep(trace[Int(changes[$0])]) }
            return ran ? .running : last
        }
    }

    /// How many of the changes are those of events before an index.
    private static func count(of changes: [UInt32], before index: Int, from start: Int = 0) -> Int {
        var low = start
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if Int(changes[middle]) < index { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether a task runs from here on: its turn, or its first step inside of another's.
    private static func beginsStep(_ event: TraceEvent) -> Bool {
        event.kind == .turnStarted || event.kind == .eagerStepStarted
    }

    // MARK: Steps, from frame to frame

    /// The first change after a frame.
    func next(of task: Int, after frame: Int) -> Int? { TaskHistory.next(in: changes(of: task), after: frame) }

    /// The last change before a frame.
    func previous(of task: Int, before frame: Int) -> Int? {
        TaskHistory.previous(in: changes(of: task), before: frame)
    }

    /// The first turn of a task that begins after a frame, or the last one that begins before it.
    func nextTurn(of task: Int, after frame: Int) -> Int? {
        var frame = frame
        while let change = next(of: task, after: frame) {
            if TaskHistory.beginsStep(trace[change - 1]) { return change }
            frame = change
        }
        return nil
    }

    func previousTurn(of task: Int, before frame: Int) -> Int? {
        var frame = frame
        while let change = previous(of: task, before: frame) {
            if TaskHistory.beginsStep(trace[change - 1]) { return change }
            frame = change
        }
        return nil
    }

    func nextModuleLine(after frame: Int) -> Int? { TaskHistory.next(in: moduleLines, after: frame) }
    func previousModuleLine(before frame: Int) -> Int? { TaskHistory.previous(in: moduleLines, before: frame) }

    private static func next(in indices: [UInt32], after frame: Int) -> Int? {
        let place = count(of: indices, before: frame)
        return place < indices.count ? Int(indices[place]) + 1 : nil
    }

    private static func previous(in indices: [UInt32], before frame: Int) -> Int? {
        let place = count(of: indices, before: frame - 1)
        return place > 0 ? Int(indices[place - 1]) + 1 : nil
    }
}
