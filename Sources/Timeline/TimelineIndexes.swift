import Trace

/// What is known of a whole run besides the state at a frame, so that no question has to look through all of its events.
extension Timeline {
    /// Reads events that are new into the indexes. The questions below do so themselves; who calls this now and then while the run goes
    /// on makes sure that none of them has much to read.
    /// - Complexity: a few nanoseconds for each new event.
    public func readIndexes(to end: Int) {
        kinds.catchUp(to: end, of: trace)
        history.catchUp(to: end)
        lineHits.catchUp(to: end, of: trace)
        eventIndex.catchUp(to: end, of: trace)
    }

    /// When the states of tasks changed, up to the last frame that there is.
    public var taskHistory: TaskHistory {
        history.catchUp(to: frameCount)
        return history
    }

    /// How often each line of a file has begun to run up to the frame where the timeline stands; absent: never.
    /// - Complexity: O(locations), and up to 65,536 events.
    public func hits(in file: String) -> [Int: Int] {
        lineHits.catchUp(to: frame, of: trace)
        let counts = lineHits.counts(at: frame, of: trace)
        var hits: [Int: Int] = [:]
        for (location, count) in zip(trace.locations, counts) where count > 0 && isName(location.file, file) {
            hits[Int(location.line), default: 0] += Int(count)
        }
        return hits
    }

    // MARK: Tasks by number

    /// The numbers of the tasks that there are, in order of creation.
    /// - Parameters:
    ///   - state: those in this state only.
    ///   - showsHousekeeping: asyncio's own too.
    /// - Complexity: O(n), about a nanosecond each.
    public func taskNumbers(in state: TaskState? = nil, showsHousekeeping: Bool = false) -> [Int] {
        let tasks = fold.state.tasks
        var numbers: [Int] = []
        if state == nil { numbers.reserveCapacity(tasks.count) }
        for number in tasks.indices.dropFirst() {
            if let state, tasks[number].state != state { continue }
            if !showsHousekeeping, trace.tasks[number].isHousekeeping { continue }
            numbers.append(number)
        }
        return numbers
    }

    /// - Precondition: there is such a task.
    public func entry(ofTask number: Int) -> TaskEntry { entry(number) }

    /// Whether a task is asyncio's own.
    public func isHousekeeping(_ task: Int) -> Bool {
        task > 0 && task < trace.tasks.count && trace.tasks[task].isHousekeeping
    }

    /// The state of a task, as `task(_:)` says it, without the rest.
    public func state(of task: Int) -> TaskState? {
        task > 0 && task < fold.state.tasks.count ? fold.state.tasks[task].state : nil
    }

    /// The tasks that are suspended, or ready to go on, in a file: the line of each, by number.
    /// - Complexity: O(n).
    public func standing(in file: String) -> [(line: Int, task: Int, state: TaskState)] {
        let tasks = fold.state.tasks
        // Many stand at one location: its file is compared once.
        var lines: [UInt32: Int] = [:]
        var standing: [(line: Int, task: Int, state: TaskState)] = []
        for number in tasks.indices.dropFirst() {
            let task = tasks[number]
            guard task.state == .suspended || task.state == .ready, task.location > 0,
                !trace.tasks[number].isHousekeeping
            else { continue }
            let line = lines[task.location] ?? lineNumber(of: task.location, in: file)
            lines[task.location] = line
            if line > 0 { standing.append((line, number, task.state)) }
        }
        return standing
    }

    /// 0 if it is in another file.
    private func lineNumber(of location: UInt32, in file: String) -> Int {
        guard location < trace.locations.count else { return 0 }
        let location = trace.locations[Int(location)]
        return isName(location.file, file) ? Int(location.line) : 0
    }

    private func isName(_ text: UInt32, _ name: String) -> Bool { trace.string(text) == name }
}

extension Timeline {
    /// A task's name at this frame.
    public func taskName(_ task: Int) -> String { taskName(UInt32(clamping: max(0, task))) }

    /// The tasks that a task waits for at this moment: one that it awaits, those of its gather, wait or shield, or of its group.
    /// - Complexity: O(1) in the tasks, and O(n) in the answer.
    public func awaitedTasks(by task: Int) -> [Int] {
        guard task > 0, task < fold.state.tasks.count, fold.state.tasks[task].state == .suspended else { return [] }
        let wait = Int(fold.state.tasks[task].outcome)
        guard wait < trace.waits.count else { return [] }
        let record = trace.waits[wait]
        if record.kind == .task { return [Int(record.subject)] }
        guard record.kind == .primitive, record.subject > 0, record.subject < trace.primitives.count else { return [] }
        return memberTasks(of: record.subject).map { Int($0) }
    }
}
