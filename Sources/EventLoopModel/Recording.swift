import DequeModule
import Trace

// What the loop writes into the trace. Every function here does nothing when nothing is recorded, and nothing for
// asyncio's own tasks and handles unless they are asked for; `noEvent` stands for the event that there was not.

extension EventLoop {
    /// Whether something is recorded that is asyncio's own or not.
    @inlinable func records(housekeeping: Bool) -> Bool {
        !housekeeping || environment.recordsHousekeeping
    }

    // MARK: Passes and turns

    /// The loop runs for the first time.
    @inlinable public func recordStart() {
        guard number == 0, let trace else { return }
        number = environment.nextLoopNumber()
        trace.append(TraceEvent(.loopStarted, location: host.location, a: number))
        environment.control = RecordedControl(.nobody, 0)
    }

    @inlinable func recordPass(_ batch: Int) {
        guard let trace, batch > hiddenReady else { return }
        trace.append(TraceEvent(.passStarted, a: UInt32(truncatingIfNeeded: batch - hiddenReady)))
    }

    @inlinable func recordTurn(_ handle: ReadyHandle<Host>) -> RecordedTurn {
        guard let trace else { return RecordedTurn(event: noEvent, kind: .step, subject: 0) }
        guard handle.queuedBy != noEvent else {
            hiddenReady -= 1
            return RecordedTurn(event: noEvent, kind: .step, subject: 0)
        }
        let (kind, subject, place) = describe(handle.action, in: trace)
        environment.control = RecordedControl(kind == .callback ? .callback : .task, subject)
        let event = trace.append(
            TraceEvent(.turnStarted, detail: kind.rawValue, location: place, a: subject, b: handle.queuedBy))
        return RecordedTurn(event: event, kind: kind, subject: subject)
    }

    @inlinable func recordTurnEnd(_ turn: RecordedTurn) {
        guard turn.event != noEvent, let trace else { return }
        environment.control = RecordedControl(.nobody, 0)
        trace.append(TraceEvent(.turnEnded, detail: turn.kind.rawValue, a: turn.subject, b: turn.event))
    }

    @inlinable func recordSkipped(_ handle: ReadyHandle<Host>) {
        guard let trace else { return }
        guard handle.queuedBy != noEvent else {
            hiddenReady -= 1
            return
        }
        let (kind, subject, _) = describe(handle.action, in: trace)
        trace.append(TraceEvent(.handleSkipped, detail: kind.rawValue, a: subject, b: handle.queuedBy))
    }

    /// What a handle is; its task, or the text of its callback; where the task goes on.
    @inlinable func describe(_ action: ReadyHandle<Host>.Action, in trace: Trace) -> (HandleKind, UInt32, UInt32) {
        switch action {
        case .step(let task): (.step, task.taskCore.number, task.taskCore.place)
        case .wakeup(let task): (.wakeup, task.taskCore.number, task.taskCore.place)
        case .stepThrowing(let next): (.step, next.task.taskCore.number, next.task.taskCore.place)
        case .handle(let handle): (.callback, handle.handleCore.text, 0)
        case .doneCallback(let done): (.callback, done.text, 0)
        case .stopLoop: (.callback, trace.text(stopLoopName), 0)
        }
    }

    // MARK: Handles

    /// A task's handle joins the ready queue.
    @inlinable func recordQueued(
        _ kind: HandleKind, _ task: Host.Task, was state: TaskState, wait: UInt32 = 0
    ) -> UInt32 {
        guard let trace, task.taskCore.number != 0 else { return noEvent }
        return trace.append(
            TraceEvent(
                .handleQueued, detail: kind.rawValue, aux: UInt16(state.rawValue), location: host.location,
                a: task.taskCore.number, b: wait))
    }

    @inlinable func recordQueued(_ handle: Host.Handle) -> UInt32 {
        guard let trace, records(housekeeping: handle.handleCore.isHousekeeping) else { return noEvent }
        let text = host.callbackText(of: handle, in: trace)
        handle.handleCore.text = text
        return recordQueuedCallback(text)
    }

    @inlinable func recordQueuedCallback(_ text: UInt32) -> UInt32 {
        guard let trace else { return noEvent }
        return trace.append(
            TraceEvent(
                .handleQueued, detail: HandleKind.callback.rawValue, aux: 0xFFFF, location: host.location, a: text))
    }

    @inlinable func recordHandleCancelled(_ handle: HandleCore) {
        guard let trace, handle.record != noEvent else { return }
        switch handle.place {
        case .nowhere: break
        case .timers: trace.append(TraceEvent(.timerCancelled, location: host.location, a: handle.record))
        case .ready:
            trace.append(
                TraceEvent(
                    .handleCancelled, detail: HandleKind.callback.rawValue, location: host.location, a: handle.text,
                    b: handle.record))
        }
    }

    /// The loop is being closed: what it was still to run is gone.
    @inlinable func recordDropped() {
        guard let trace else { return }
        for entry in timers.entries {
            let handle = entry.handle.handleCore
            guard handle.record != noEvent, !handle.isCancelled else { continue }
            trace.append(
                TraceEvent(
                    .timerCancelled, detail: TimerEnd.dropped.rawValue, location: host.location, a: handle.record))
        }
        for entry in ready where entry.queuedBy != noEvent {
            let (kind, subject, _) = describe(entry.action, in: trace)
            var wait: UInt32 = 0
            if kind != .callback {
                let text = trace.text("nothing: its loop is closed")
                wait = trace.addWait(WaitRecord(kind: .other, subject: 0, text: text, due: 0))
            }
            trace.append(
                TraceEvent(.handleDropped, detail: kind.rawValue, location: host.location, a: subject, b: wait))
        }
    }

    // MARK: Timers

    @inlinable func recordTimer(_ handle: Host.Handle, when: Double, task: Host.Task?) {
        // What was said of this timer is said of no other, though this one may be hidden.
        let next = environment.nextTimer
        environment.nextTimer = nil
        let isHousekeeping = handle.handleCore.isHousekeeping || task?.taskCore.isHousekeeping == true
        guard let trace, records(housekeeping: isHousekeeping) else { return }
        let text = host.callbackText(of: handle, in: trace)
        let timer = trace.addTimer(
            TimerRecord(
                due: when, task: next?.task ?? task?.taskCore.number ?? 0, callback: text,
                purpose: next?.purpose ?? (task == nil ? .callback : .sleep),
                delay: max(0, when - environment.clock.seconds)))
        handle.handleCore.text = text
        handle.handleCore.record = timer
        trace.append(TraceEvent(.timerSet, location: host.location, a: timer))
    }

    @inlinable func recordDue(_ handle: HandleCore) -> UInt32 {
        guard let trace, handle.record != noEvent else { return noEvent }
        return trace.append(TraceEvent(.timerDue, a: handle.record))
    }

    @inlinable func recordArrivals() {
        trace?.append(TraceEvent(.clockAdvanced, detail: ClockReason.network.rawValue))
    }

    @inlinable func recordIdle() {
        trace?.append(TraceEvent(.clockAdvanced, detail: ClockReason.idle.rawValue))
    }

    // MARK: Tasks

    @inlinable func recordCreated(_ task: Host.Task) {
        guard let trace, records(housekeeping: task.taskCore.isHousekeeping) else { return }
        let number = trace.addTask(
            TaskRecord(
                name: trace.text(alone: task.taskCore.name), coroutine: host.coroutineText(of: task, in: trace),
                creator: currentTask?.taskCore.number ?? 0, group: environment.groupOfNextTask,
                isHousekeeping: task.taskCore.isHousekeeping))
        environment.groupOfNextTask = 0
        task.taskCore.number = number
        trace.append(TraceEvent(.taskCreated, location: host.location, a: number))
    }

    /// - Returns: who has control again afterwards.
    @inlinable func recordEagerStart(_ task: Host.Task) -> RecordedControl {
        let outer = environment.control
        guard let trace, task.taskCore.number != 0 else { return outer }
        environment.control = RecordedControl(.task, task.taskCore.number)
        trace.append(
            TraceEvent(
                .eagerStepStarted, detail: outer.kind.rawValue, location: host.location, a: task.taskCore.number,
                b: outer.subject))
        return outer
    }

    @inlinable func recordEagerEnd(_ task: Host.Task, _ outer: RecordedControl) {
        guard let trace, task.taskCore.number != 0 else { return }
        environment.control = outer
        trace.append(
            TraceEvent(
                .eagerStepEnded, detail: outer.kind.rawValue, location: host.location, a: task.taskCore.number,
                b: outer.subject))
    }

    @inlinable func recordYielded(_ task: Host.Task) -> UInt32 {
        guard let trace, task.taskCore.number != 0 else { return noEvent }
        let location = host.location
        task.taskCore.place = location
        return trace.append(TraceEvent(.taskYielded, location: location, a: task.taskCore.number))
    }

    @inlinable func recordSuspended(_ task: Host.Task, on future: Host.Future) {
        guard let trace, task.taskCore.number != 0 else { return }
        let location = host.location
        task.taskCore.place = location
        let wait = trace.addWait(waitRecord(for: future, in: trace))
        task.taskCore.wait = wait
        trace.append(TraceEvent(.taskSuspended, location: location, a: task.taskCore.number, b: wait))
    }

    @inlinable func recordEnded(_ task: Host.Task, _ kind: EventKind, _ text: (Trace) -> UInt32) {
        guard let trace, task.taskCore.number != 0 else { return }
        trace.append(TraceEvent(kind, location: host.location, a: task.taskCore.number, b: text(trace)))
    }

    @inlinable func recordCancelled(_ task: Host.Task, _ text: (Trace) -> UInt32) {
        recordEnded(task, .taskCancelled, text)
    }

    @inlinable func recordCancelRequest(_ task: Host.Task, message: Host.Value?) {
        guard let trace, task.taskCore.number != 0 else { return }
        let delivery =
            task.taskCore.awaited.map(accepts(cancelOf:)) == true ? CancelDelivery.throughAwaited : .atNextStep
        trace.append(
            TraceEvent(
                .cancelRequested, detail: delivery.rawValue, location: host.location, a: task.taskCore.number,
                b: host.text(ofMessage: message, in: trace)))
    }

    /// What `cancel()` of the future is about to answer: the request is shown before what comes of it.
    @inlinable func accepts(cancelOf future: Host.Future) -> Bool {
        if future.overridesCancel { return host.wouldAcceptCancel(future) }
        return !future.futureCore.isDone
    }

    @inlinable func recordCancelWithdrawn(_ task: Host.Task) {
        // What is done stays as it ended.
        guard let trace, task.taskCore.number != 0, !task.futureCore.isDone else { return }
        trace.append(TraceEvent(.cancelWithdrawn, location: host.location, a: task.taskCore.number))
    }

    @inlinable func recordRenamed(_ task: Host.Task, to name: String) {
        guard let trace, task.taskCore.number != 0 else { return }
        let rename = trace.addRename(Rename(from: trace.text(task.taskCore.name), to: trace.text(name)))
        trace.append(TraceEvent(.taskRenamed, location: host.location, a: task.taskCore.number, b: rename))
    }

    // MARK: Futures

    @inlinable func recordDone(_ future: Host.Future, _ outcome: Outcome, _ text: (Trace) -> UInt32) {
        guard let trace else { return }
        let text = text(trace)
        if case .future = future.futureCore.meaning { host.noteOwn(future) }
        if case .primitive(_, let primitive) = future.futureCore.meaning {
            trace.endPrimitive(primitive)
            trace.append(
                TraceEvent(
                    .futureDone, detail: outcome.rawValue, aux: 1, location: host.location, a: primitive, b: text))
        } else {
            trace.append(
                TraceEvent(
                    .futureDone, detail: outcome.rawValue, location: host.location, a: number(of: future), b: text))
        }
    }

    @inlinable func number(of future: Host.Future) -> UInt32 {
        if future.futureCore.number == 0 { future.futureCore.number = environment.nextFutureNumber() }
        return future.futureCore.number
    }

    /// What it means to wait for a future.
    @inlinable func waitRecord(for future: Host.Future, in trace: Trace) -> WaitRecord {
        if case .future = future.futureCore.meaning { host.noteOwn(future) }
        switch future.futureCore.meaning {
        case .task:
            guard let task = future.asTask else { break }
            return WaitRecord(
                kind: .task, subject: task.taskCore.number, text: trace.text(task.taskCore.name), due: 0)
        case .sleep(let due):
            return WaitRecord(kind: .sleep, subject: 0, text: sleepText(due, in: trace), due: due)
        case .other(let number):
            return WaitRecord(kind: .other, subject: 0, text: host.text(ofOther: number), due: 0)
        case .primitive(let kind, let primitive):
            return WaitRecord(kind: kind, subject: primitive, text: host.text(ofWait: kind, primitive), due: 0)
        case .future:
            break
        }
        let number = number(of: future)
        return WaitRecord(kind: .future, subject: number, text: trace.text("future \(number)"), due: 0)
    }

    /// `sleep until` the time, rounded to the microsecond.
    @inlinable func sleepText(_ due: Double, in trace: Trace) -> UInt32 {
        guard due >= 0, due < VirtualClock.end else { return trace.text("sleep until \(due)") }
        let microseconds = Int(due * 1e6 + 0.5)
        if microseconds != lastSleep.due {
            lastSleep = (microseconds, trace.text(alone: "sleep until " + secondsText(microseconds)))
        }
        return lastSleep.text
    }

    /// Microseconds in seconds, as `Double` writes them: a program may sleep a hundred thousand times.
    @inlinable func secondsText(_ microseconds: Int) -> String {
        // Less has an exponent, and more has more digits than a double.
        guard microseconds >= 100, microseconds < 1_000_000_000_000_000 else { return "\(Double(microseconds) / 1e6)" }
        let whole = String(microseconds / 1_000_000)
        var fraction = microseconds % 1_000_000
        if fraction == 0 { return whole + ".0" }
        var digits = 6
        while fraction % 10 == 0 {
            fraction /= 10
            digits -= 1
        }
        let text = String(fraction)
        return whole + "." + String(repeating: "0", count: digits - text.utf8.count) + text
    }
}

/// Who has control, while recording.
public struct RecordedControl: Sendable {
    public let kind: ControlKind
    /// A task's number, or the text of a callback's or thread's name.
    public let subject: UInt32

    @inlinable public init(_ kind: ControlKind, _ subject: UInt32) {
        self.kind = kind
        self.subject = subject
    }
}

/// What a turn's end says again of its start.
@usableFromInline struct RecordedTurn {
    @usableFromInline let event: UInt32
    @usableFromInline let kind: HandleKind
    @usableFromInline let subject: UInt32

    @inlinable init(event: UInt32, kind: HandleKind, subject: UInt32) {
        self.event = event
        self.kind = kind
        self.subject = subject
    }
}
