import Trace

/// Appends the events that a run would have made: it keeps the ready queue and the places of the tasks as the machine
/// does, so that scripts say only what happens.
final class TraceBuilder {
    let trace = Trace()
    /// What waits in the ready queue, front to back.
    private(set) var ready: [(event: UInt32, kind: HandleKind, subject: UInt32, isCancelled: Bool)] = []
    /// The task that runs, 0 for none.
    private(set) var current: UInt32 = 0
    private var turn: TraceEvent?
    private var place: UInt32 = 0
    private var places: [UInt32: UInt32] = [:]
    private var waits: [UInt32: UInt32] = [:]
    private var states: [UInt32: TaskState] = [:]
    private var cancelledTimers: Set<UInt32> = []
    private var locations: [Location: UInt32] = [:]

    init(source: String = "", file: String = "demo.py") {
        trace.addSource(SourceRecord(name: trace.text(file), bytes: Array(source.utf8)))
    }

    @discardableResult
    func event(_ kind: EventKind, detail: UInt8 = 0, aux: UInt16 = 0, a: UInt32 = 0, b: UInt32 = 0) -> UInt32 {
        trace.append(TraceEvent(kind, detail: detail, aux: aux, location: place, a: a, b: b))
    }

    func time(_ seconds: Double) { trace.setTime(nanoseconds: Int(seconds * 1e9)) }

    // MARK: Code

    func line(_ number: Int, in function: String) {
        let location = Location(file: trace.text("demo.py"), line: UInt32(number), function: trace.text(function))
        if locations[location] == nil { locations[location] = trace.addLocation(location) }
        place = locations[location] ?? 0
        event(.line, a: 1)
    }

    func print(_ text: String, to stream: OutputStream = .stdout) {
        trace.write(Array(text.utf8), to: stream, location: place)
    }

    func raise(_ text: String) { event(.exceptionRaised, b: trace.text(text)) }
    func catchException(_ text: String) { event(.exceptionCaught, b: trace.text(text)) }

    // MARK: The loop

    func startLoop() {
        event(.loopStarted, a: 1)
        place = 0
    }

    /// What is queued is dropped with the loop.
    func closeLoop() {
        for handle in ready {
            var wait: UInt32 = 0
            if handle.kind != .callback {
                let text = trace.text("nothing: its loop is closed")
                wait = trace.addWait(WaitRecord(kind: .other, subject: 0, text: text, due: 0))
                states[handle.subject] = .suspended
            }
            event(.handleDropped, detail: handle.kind.rawValue, a: handle.subject, b: wait)
        }
        ready = []
        event(.loopClosed, a: 1)
    }

    @discardableResult func pass() -> Int {
        event(.passStarted, a: UInt32(ready.count))
        return ready.count
    }

    /// The handle at the front runs, or is skipped if it is cancelled.
    func startTurn() {
        let handle = ready.removeFirst()
        place = handle.kind == .callback ? 0 : places[handle.subject] ?? 0
        let kind: EventKind = handle.isCancelled ? .handleSkipped : .turnStarted
        let index = event(kind, detail: handle.kind.rawValue, a: handle.subject, b: handle.event)
        if handle.isCancelled { return }
        turn = TraceEvent(.turnEnded, detail: handle.kind.rawValue, a: handle.subject, b: index)
        if handle.kind != .callback {
            current = handle.subject
            states[current] = .running
        }
    }

    func endTurn() {
        guard let turn else { return }
        trace.append(turn)
        self.turn = nil
        current = 0
        place = 0
    }

    func queue(callback: String) {
        let text = trace.text(callback)
        ready.append(
            (event(.handleQueued, detail: HandleKind.callback.rawValue, aux: 0xFFFF, a: text), .callback, text, false))
    }

    func cancelHandle(at index: Int) {
        ready[index].isCancelled = true
        let handle = ready[index]
        event(.handleCancelled, detail: handle.kind.rawValue, a: handle.subject, b: handle.event)
    }

    // MARK: Primitives

    /// One that is first used or waited for by the next event.
    @discardableResult
    func addPrimitive(
        _ kind: PrimitiveRecord.Kind, _ name: String, limit: UInt32 = 0, members: [Member] = []
    ) -> UInt32 {
        let ordinal = UInt32(trace.primitives.dropFirst().count { $0.kind == kind }) + 1
        return trace.addPrimitive(
            PrimitiveRecord(
                kind: kind, ordinal: ordinal, name: trace.text(name), event: UInt32(trace.count), limit: limit,
                members: trace.addMembers(members)))
    }

    // MARK: Tasks

    @discardableResult
    func createTask(_ name: String, _ coroutine: String, isHousekeeping: Bool = false) -> UInt32 {
        let task = trace.addTask(
            TaskRecord(
                name: trace.text(name), coroutine: trace.text(coroutine), creator: current,
                isHousekeeping: isHousekeeping))
        event(.taskCreated, a: task)
        states[task] = .ready
        queue(.step, task)
        return task
    }

    func queue(_ kind: HandleKind, _ task: UInt32) {
        let state = states[task] ?? .ready
        let index = event(
            .handleQueued, detail: kind.rawValue, aux: UInt16(state.rawValue), a: task,
            b: state == .suspended ? waits[task] ?? 0 : 0)
        ready.append((index, kind, task, false))
        if state == .running { places[task] = place }
        states[task] = .ready
    }

    func suspend(_ kind: WaitRecord.Kind, _ text: String, subject: UInt32 = 0, due: Double = 0) {
        let wait = trace.addWait(WaitRecord(kind: kind, subject: subject, text: trace.text(text), due: due))
        waits[current] = wait
        places[current] = place
        states[current] = .suspended
        event(.taskSuspended, a: current, b: wait)
    }

    func yield() {
        places[current] = place
        states[current] = .ready
        ready.append((event(.taskYielded, a: current), .step, current, false))
    }

    func end(_ kind: EventKind, _ text: String) {
        states[current] = .returned
        event(kind, a: current, b: trace.text(text))
    }

    func cancel(_ task: UInt32, _ delivery: CancelDelivery, message: String = "") {
        event(.cancelRequested, detail: delivery.rawValue, a: task, b: trace.text(message))
    }

    func rename(_ task: UInt32, from: String, to: String) {
        let rename = trace.addRename(Rename(from: trace.text(from), to: trace.text(to)))
        event(.taskRenamed, a: task, b: rename)
    }

    func state(of task: UInt32) -> TaskState? { states[task] }

    // MARK: Timers

    @discardableResult func setTimer(_ due: Double, for task: UInt32 = 0, callback: String) -> UInt32 {
        let timer = trace.addTimer(TimerRecord(due: due, task: task, callback: trace.text(callback)))
        event(.timerSet, a: timer)
        return timer
    }

    /// A timer that was cancelled stays in the loop's heap: `fire` queues it to be skipped.
    func cancelTimer(_ timer: UInt32) {
        cancelledTimers.insert(timer)
        event(.timerCancelled, a: timer)
    }

    /// It goes with its loop.
    func dropTimer(_ timer: UInt32) { event(.timerCancelled, detail: TimerEnd.dropped.rawValue, a: timer) }

    func fire(_ timer: UInt32) {
        let callback = trace.timers[Int(timer)].callback
        ready.append((event(.timerDue, a: timer), .callback, callback, cancelledTimers.contains(timer)))
    }

    func end(_ ending: Ending, status: UInt32 = 0, message: String = "") {
        place = 0
        event(.programEnded, detail: ending.rawValue, a: status, b: trace.text(message))
    }
}
