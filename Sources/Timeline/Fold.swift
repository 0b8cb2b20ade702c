import Trace

/// Applies events to a state, one after the other, and takes them back.
///
/// The rule that makes taking back possible: an event carries what it replaces (see `EventKind`), and says so truly.
/// An event that does not fit the state it meets (a turn that nobody queued, an unknown task: a foreign or damaged
/// trace; a turn that SystemExit cut short, what is dropped with its loop) is applied as far as it makes
/// sense, and `apply` answers false: such an event can not be taken back, and the timeline folds again from its last
/// key snapshot instead.
///
/// Nothing here traps, whatever the events say. Each step is O(1), except that a handle which is cancelled is
/// found in O(log n).
struct Fold {
    var state = LoopState()
    /// Where a timer is in `state.timers`, if it is there: an entry counts only if that place holds that timer.
    private var timerPlaces: [UInt32] = []

    /// Takes a key snapshot as the state.
    mutating func restore(_ key: LoopState) {
        state = key
        for (place, timer) in state.timers.enumerated() where timer < timerPlaces.count {
            timerPlaces[Int(timer)] = UInt32(truncatingIfNeeded: place)
        }
    }

    // MARK: Forward

    /// Applies events that lie together, the first of which has the index `first`. One call for many, since each
    /// access to a property of a class is checked, and costs more than an event.
    /// - Parameter cannotUndo: gets the index of each event that `undo` would not take back exactly.
    mutating func apply(
        _ events: UnsafeBufferPointer<TraceEvent>, from first: Int, of trace: Trace, cannotUndo: (Int) -> Void
    ) {
        for offset in 0..<events.count where !apply(events[offset], at: first + offset, of: trace) {
            cannotUndo(first + offset)
        }
    }

    /// Applies the event with the given index.
    /// - Returns: whether `undo` would take it back exactly.
    mutating func apply(_ event: TraceEvent, at index: Int, of trace: Trace) -> Bool {
        let index = UInt32(truncatingIfNeeded: index)
        switch event.kind {
        case .line, .clockAdvanced, .coroutineCreated, .coroutineNeverAwaited, .futureDone, .exceptionRaised,
            .exceptionCaught, .inputRead, .programEnded:
            return true
        case .loopStarted:
            return handOver(from: .module, 0, to: .nobody, 0)
        case .loopClosed:
            return handOver(from: .nobody, 0, to: .module, 0)
        case .handleDropped:
            drop(event)
            return false
        case .passStarted:
            state.pass += 1
            return true
        case .turnStarted:
            return startTurn(event)
        case .turnEnded:
            return handOver(from: Fold.control(of: event), event.a, to: .nobody, 0)
        case .handleSkipped:
            return take(event, isCancelled: true)
        case .handleQueued:
            return queue(event, at: index)
        case .handleCancelled:
            guard let place = state.readyIndex(queuedBy: event.b), !state.ready[place].isCancelled else { return false }
            state.ready[place].isCancelled = true
            return true
        case .timerSet:
            return insertTimer(event.a, of: trace)
        case .timerDue:
            return fire(event.a, at: index, of: trace)
        case .timerCancelled:
            return removeTimer(event.a)
        case .taskCreated:
            return create(event.a, of: trace)
        case .taskSuspended:
            return stop(event, .suspended, outcome: event.b, location: event.location)
        case .taskYielded:
            state.ready.append(QueuedHandle(event: index, subject: event.a, kind: .step))
            return stop(event, .ready, outcome: 0, location: event.location)
        case .taskReturned:
            return stop(event, .returned, outcome: event.b, location: 0)
        case .taskRaised:
            return stop(event, .raised, outcome: event.b, location: 0)
        case .taskCancelled:
            return stop(event, .cancelled, outcome: event.b, location: 0)
        case .cancelRequested:
            guard state.hasTask(event.a), state.tasks[Int(event.a)].cancelling < .max else { return false }
            state.tasks[Int(event.a)].cancelling += 1
            return true
        case .cancelWithdrawn:
            guard state.hasTask(event.a), state.tasks[Int(event.a)].cancelling > 0 else { return false }
            state.tasks[Int(event.a)].cancelling -= 1
            return true
        case .taskRenamed:
            guard state.hasTask(event.a), event.b < trace.renames.count else { return false }
            let rename = trace.renames[Int(event.b)]
            // The same text may have several numbers.
            let name = state.tasks[Int(event.a)].name
            let fits = name == rename.from || trace.texts[name] == trace.texts[rename.from]
            state.tasks[Int(event.a)].name = rename.to
            return fits
        case .output:
            let fits = state.outputEnd == Int(event.a)
            state.outputEnd = Int(event.a) + Int(event.b)
            return fits
        case .eagerStepStarted:
            return startEagerStep(event, of: trace)
        case .eagerStepEnded:
            return handOver(from: .task, event.a, to: Fold.creator(event, of: trace), event.b)
        case .threadSwitched:
            let (old, new) = (
                Fold.control(event.detail, event.b, of: trace), Fold.control(event.aux, event.a, of: trace)
            )
            return handOver(from: old, event.b, to: new, event.a)
        case .conditionNotified:
            return true
        case .lockAcquired, .lockReleased, .eventSet, .eventCleared, .semaphoreAcquired, .semaphoreReleased,
            .barrierArrived, .barrierLeft, .barrierChanged, .itemPut, .itemTaken, .itemDone, .queueShutDown,
            .groupAborted:
            return state.changePrimitive(event, of: trace)
        }
    }

    /// A new task has control in the middle of a turn: it was in no queue.
    private mutating func startEagerStep(_ event: TraceEvent, of trace: Trace) -> Bool {
        let fits = handOver(from: Fold.creator(event, of: trace), event.b, to: .task, event.a)
        guard state.hasTask(event.a), !state.tasks[Int(event.a)].state.isDone else { return false }
        let task = state.tasks[Int(event.a)]
        // It has never run: there is no place and no wait to be put back.
        let isNew = task.state == .ready && task.location == 0 && task.outcome == 0
        state.tasks[Int(event.a)].state = .running
        state.tasks[Int(event.a)].location = 0
        state.tasks[Int(event.a)].outcome = 0
        return fits && isNew
    }

    private mutating func handOver(
        from control: ControlKind, _ subject: UInt32, to next: ControlKind, _ nextSubject: UInt32
    ) -> Bool {
        let fits = state.control == control && state.subject == subject
        state.control = next
        state.subject = nextSubject
        return fits
    }

    /// A handle leaves the ready queue with its loop. The event does not say who had queued it: that is not taken back.
    private mutating func drop(_ event: TraceEvent) {
        let kind = Fold.handleKind(of: event)
        if let place = state.ready.firstIndex(where: { $0.kind == kind && $0.subject == event.a }) {
            state.ready.remove(at: place)
        }
        guard kind != .callback, state.hasTask(event.a), !state.tasks[Int(event.a)].state.isDone else { return }
        state.tasks[Int(event.a)].state = .suspended
        state.tasks[Int(event.a)].outcome = event.b
    }

    /// A handle leaves the ready queue: from its front, unless the trace is wrong.
    private mutating func take(_ event: TraceEvent, isCancelled: Bool) -> Bool {
        let expected = Fold.handle(of: event, isCancelled: isCancelled)
        if let front = state.ready.first, front.event == event.b {
            state.ready.removeFirst()
            return front == expected
        }
        if let place = state.readyIndex(queuedBy: event.b) { state.ready.remove(at: place) }
        return false
    }

    private mutating func startTurn(_ event: TraceEvent) -> Bool {
        state.turn += 1
        var fits = take(event, isCancelled: false)
        if !handOver(from: .nobody, 0, to: Fold.control(of: event), event.a) { fits = false }
        guard Fold.control(of: event) == .task else { return fits }
        guard state.hasTask(event.a) else { return false }
        let task = state.tasks[Int(event.a)]
        if task.state != .ready || task.location != event.location { fits = false }
        if task.state.isDone { return false }
        state.tasks[Int(event.a)].state = .running
        state.tasks[Int(event.a)].location = 0
        state.tasks[Int(event.a)].outcome = 0
        return fits
    }

    private mutating func queue(_ event: TraceEvent, at index: UInt32) -> Bool {
        let kind = Fold.handleKind(of: event)
        state.ready.append(QueuedHandle(event: index, subject: event.a, kind: kind))
        if kind == .callback { return true }
        guard state.hasTask(event.a) else { return false }
        let task = state.tasks[Int(event.a)]
        if task.state.isDone { return false }
        let fits =
            UInt16(task.state.rawValue) == event.aux && (task.state != .suspended || task.outcome == event.b)
        if task.state == .running { state.tasks[Int(event.a)].location = event.location }
        state.tasks[Int(event.a)].state = .ready
        state.tasks[Int(event.a)].outcome = 0
        return fits
    }

    /// The running task stops running.
    private mutating func stop(_ event: TraceEvent, _ next: TaskState, outcome: UInt32, location: UInt32) -> Bool {
        guard state.hasTask(event.a) else { return false }
        let fits = state.tasks[Int(event.a)].state == .running
        state.tasks[Int(event.a)].state = next
        state.tasks[Int(event.a)].outcome = outcome
        state.tasks[Int(event.a)].location = location
        return fits
    }

    private mutating func create(_ task: UInt32, of trace: Trace) -> Bool {
        guard task >= state.tasks.count, task < trace.tasks.count else { return false }
        let fits = task == state.tasks.count
        // Tasks whose creation is missing: they are there, since a later one is.
        while state.tasks.count <= task { state.tasks.append(TaskFold(name: trace.tasks[state.tasks.count].name)) }
        return fits
    }

    /// Whether a timer is set.
    func hasTimer(_ timer: UInt32) -> Bool { timerPlace(timer) != nil }

    private func timerPlace(_ timer: UInt32) -> Int? {
        guard timer < timerPlaces.count else { return nil }
        let place = Int(timerPlaces[Int(timer)])
        return place < state.timers.count && state.timers[place] == timer ? place : nil
    }

    private mutating func insertTimer(_ timer: UInt32, of trace: Trace) -> Bool {
        guard timer < trace.timers.count, timerPlace(timer) == nil else { return false }
        if timer >= timerPlaces.count {
            timerPlaces.append(contentsOf: repeatElement(0, count: trace.timers.count - timerPlaces.count))
        }
        timerPlaces[Int(timer)] = UInt32(truncatingIfNeeded: state.timers.count)
        state.timers.append(timer)
        return true
    }

    /// The last of the timers takes the place of the removed one.
    private mutating func removeTimer(_ timer: UInt32) -> Bool {
        guard let place = timerPlace(timer) else { return false }
        let last = state.timers[state.timers.count - 1]
        state.timers[place] = last
        timerPlaces[Int(last)] = UInt32(truncatingIfNeeded: place)
        state.timers.removeLast()
        return true
    }

    /// A timer that was cancelled may still be in the loop's heap, and joins the ready queue to be skipped.
    private mutating func fire(_ timer: UInt32, at index: UInt32, of trace: Trace) -> Bool {
        let wasSet = removeTimer(timer)
        let callback = timer < trace.timers.count ? trace.timers[Int(timer)].callback : 0
        state.ready.append(QueuedHandle(event: index, subject: callback, kind: .callback, isCancelled: !wasSet))
        return true
    }

    // MARK: Back

    /// Takes back the events from `frame` down to `target`.
    mutating func undo(from frame: Int, to target: Int, of trace: Trace) {
        var frame = frame
        while frame > target {
            frame -= 1
            undo(trace[frame], of: trace)
        }
    }

    /// Takes back the event that was applied last, for which `apply` answered true.
    mutating func undo(_ event: TraceEvent, of trace: Trace) {
        switch event.kind {
        case .line, .clockAdvanced, .coroutineCreated, .coroutineNeverAwaited, .futureDone, .exceptionRaised,
            .exceptionCaught, .inputRead, .programEnded:
            break
        case .loopStarted:
            _ = handOver(from: .nobody, 0, to: .module, 0)
        case .loopClosed:
            _ = handOver(from: .module, 0, to: .nobody, 0)
        case .handleDropped:
            break
        case .passStarted:
            state.pass -= 1
        case .turnStarted:
            state.turn -= 1
            state.ready.prepend(Fold.handle(of: event, isCancelled: false))
            state.control = .nobody
            state.subject = 0
            change(event) { task in
                if Fold.control(of: event) != .task { return }
                task.state = .ready
                task.location = event.location
            }
        case .turnEnded:
            state.control = Fold.control(of: event)
            state.subject = event.a
        case .handleSkipped:
            state.ready.prepend(Fold.handle(of: event, isCancelled: true))
        case .handleQueued:
            _ = state.ready.popLast()
            guard Fold.handleKind(of: event) != .callback else { break }
            change(event) { task in
                task.state = TaskState(rawValue: UInt8(truncatingIfNeeded: event.aux)) ?? .ready
                if task.state == .suspended { task.outcome = event.b }
                if task.state == .running { task.location = 0 }
            }
        case .handleCancelled:
            if let place = state.readyIndex(queuedBy: event.b) { state.ready[place].isCancelled = false }
        case .timerSet:
            _ = removeTimer(event.a)
        case .timerDue:
            // It was set unless it was cancelled when it joined the queue; a later `handleCancelled` is taken back by
            // now.
            if let handle = state.ready.popLast(), !handle.isCancelled { _ = insertTimer(event.a, of: trace) }
        case .timerCancelled:
            _ = insertTimer(event.a, of: trace)
        case .taskCreated:
            if state.tasks.count > 1 { state.tasks.removeLast() }
        case .taskYielded:
            _ = state.ready.popLast()
            resume(event)
        case .taskSuspended, .taskReturned, .taskRaised, .taskCancelled:
            resume(event)
        case .cancelRequested:
            change(event) { $0.cancelling &-= 1 }
        case .cancelWithdrawn:
            change(event) { $0.cancelling &+= 1 }
        case .taskRenamed:
            guard event.b < trace.renames.count else { break }
            let name = trace.renames[Int(event.b)].from
            change(event) { $0.name = name }
        case .output:
            state.outputEnd = Int(event.a)
        case .eagerStepStarted:
            _ = handOver(from: .task, event.a, to: Fold.creator(event, of: trace), event.b)
            change(event) { $0.state = .ready }
        case .eagerStepEnded:
            _ = handOver(from: Fold.creator(event, of: trace), event.b, to: .task, event.a)
        case .threadSwitched:
            let (old, new) = (
                Fold.control(event.detail, event.b, of: trace), Fold.control(event.aux, event.a, of: trace)
            )
            _ = handOver(from: new, event.a, to: old, event.b)
        case .conditionNotified:
            break
        case .lockAcquired, .lockReleased, .eventSet, .eventCleared, .semaphoreAcquired, .semaphoreReleased,
            .barrierArrived, .barrierLeft, .barrierChanged, .itemPut, .itemTaken, .itemDone, .queueShutDown,
            .groupAborted:
            state.takeBackPrimitive(event)
        }
    }

    private mutating func resume(_ event: TraceEvent) {
        change(event) { task in
            task.state = .running
            task.outcome = 0
            task.location = 0
        }
    }

    private mutating func change(_ event: TraceEvent, _ change: (inout TaskFold) -> Void) {
        if state.hasTask(event.a) { change(&state.tasks[Int(event.a)]) }
    }

    // MARK: What handle events say

    static func handleKind(of event: TraceEvent) -> HandleKind {
        HandleKind(rawValue: event.detail) ?? .callback
    }

    private static func creator(_ event: TraceEvent, of trace: Trace) -> ControlKind {
        control(event.detail, event.b, of: trace)
    }

    /// Nobody, where the trace is damaged and there is no such text.
    private static func control(_ kind: some BinaryInteger, _ subject: UInt32, of trace: Trace) -> ControlKind {
        guard let kind = ControlKind(rawValue: UInt8(clamping: kind)) else { return .nobody }
        if kind == .callback || kind == .thread, subject >= trace.texts.count { return .nobody }
        return kind
    }

    private static func control(of event: TraceEvent) -> ControlKind {
        handleKind(of: event) == .callback ? .callback : .task
    }

    private static func handle(of event: TraceEvent, isCancelled: Bool) -> QueuedHandle {
        QueuedHandle(event: event.b, subject: event.a, kind: handleKind(of: event), isCancelled: isCancelled)
    }
}
