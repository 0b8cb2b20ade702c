import Trace

/// What happens to locks, queues and the like, and whom it lets go on.
extension Timeline {
    func primitiveSentence(_ event: TraceEvent) -> String {
        let label = label(ofPrimitive: event.a)
        switch event.kind {
        case .lockAcquired, .lockReleased: return lockSentence(event, label)
        case .eventSet:
            let waiters = waiters(at: event.a)
            return waiters.isEmpty
                ? "\(actor) sets \(label): nobody waits for it, and nobody will have to"
                : "\(actor) sets \(label): \(Sentence.list(waiters.map { taskLabel($0.task) })) will be woken"
        case .eventCleared: return "\(actor) clears \(label): who waits for it from now on will have to wait"
        case .conditionNotified: return notifiedSentence(event, label)
        case .semaphoreAcquired, .semaphoreReleased: return semaphoreSentence(event, label)
        case .barrierArrived, .barrierLeft, .barrierChanged: return barrierSentence(event, label)
        case .itemPut, .itemTaken, .itemDone, .queueShutDown: return queueSentence(event, label)
        default: return abortSentence(event, label)
        }
    }

    // MARK: Locks and the like

    private func lockSentence(_ event: TraceEvent, _ label: String) -> String {
        let task = event.b == 0 ? "code outside of any task" : self.label(event.b)
        if event.kind == .lockAcquired {
            return event.detail == 1
                ? "\(actor) now holds \(label), for which it waited" : "\(actor) acquires \(label), which is free"
        }
        let isOwn = fold.state.control == .task ? fold.state.subject == event.b : event.b == 0
        let begin = isOwn ? "\(actor) releases \(label)" : "\(actor) releases \(label), which \(task) acquired"
        if let next = wokenNext(at: event.a) { return "\(begin): \(self.label(next)), first in its queue, will get it" }
        let waiters = waiters(at: event.a)
        guard let first = waiters.first else { return "\(begin): it is free, and nobody waits for it" }
        return "\(begin): it is free, and \(taskLabel(first.task)) has been woken already"
    }

    private func notifiedSentence(_ event: TraceEvent, _ label: String) -> String {
        let waiting = waiters(at: event.a).filter { !$0.isWoken }
        let begin = "\(actor) notifies \(label)"
        if waiting.isEmpty { return "\(begin): nobody waits, and nothing happens" }
        let woken = waiting.prefix(Int(event.b)).map { taskLabel($0.task) }
        return "\(begin): \(Sentence.list(woken)) will be woken, and then needs the lock again"
    }

    private func semaphoreSentence(_ event: TraceEvent, _ label: String) -> String {
        if event.kind == .semaphoreReleased {
            let waits = waiters(at: event.a).contains { !$0.isWoken }
            return "\(actor) releases \(label): its value is now \(event.b)"
                + (waits ? ", and the first who waits will get one" : ", and nobody waits for it")
        }
        if event.detail == 1 {
            let next = wokenNext(at: event.a).map { self.label($0) } ?? "the first who waits"
            return "One of \(label) is kept for \(next), first in its queue: its value is now \(event.b)"
        }
        return "\(actor) acquires \(label): its value is now \(event.b)"
            + (event.b == 0 ? ", and who comes next will wait" : "")
    }

    private func barrierSentence(_ event: TraceEvent, _ label: String) -> String {
        let parties = event.a < trace.primitives.count ? trace.primitives[Int(event.a)].limit : 0
        let phase = BarrierPhase(rawValue: event.detail) ?? .filling
        switch event.kind {
        case .barrierArrived:
            return phase == .draining
                ? "\(actor) comes to \(label) as the last of \(parties): all of them will go on"
                : "\(actor) comes to \(label): \(event.b) of \(parties) are there, and it waits for the others"
        case .barrierLeft:
            return phase == .filling && event.b == 0
                ? "\(actor) leaves \(label) as the last: it can be filled anew"
                : "\(actor) leaves \(label): \(Sentence.count(Int(event.b), "task")) still to leave it"
        default:
            switch phase {
            case .broken: return "\(actor) breaks \(label): who waits for it, now or later, gets BrokenBarrierError"
            case .resetting: return "\(actor) resets \(label): those who wait for it get BrokenBarrierError"
            default: return "\(actor) resets \(label): it is empty as before"
            }
        }
    }

    private func queueSentence(_ event: TraceEvent, _ label: String) -> String {
        let queue = changed(event.a)
        let size = Sentence.count(queue.items.count, "item")
        switch event.kind {
        case .itemPut:
            let next = wokenNext(at: event.a).map { ", and \(self.label($0)), first of its getters, is woken" }
            return "\(actor) puts \(text(event.b)) into \(label), which has \(size) now\(next ?? "")"
        case .itemTaken:
            let next = wokenNext(at: event.a).map { ", and \(self.label($0)), first of its putters, is woken" }
            return "\(actor) takes \(text(event.b)) from \(label), which has \(size) left\(next ?? "")"
        case .itemDone:
            return event.b == 0
                ? "\(actor) calls task_done() of \(label): nothing is unfinished now, and join() ends"
                : "\(actor) calls task_done() of \(label): \(Sentence.count(Int(event.b), "item")) still unfinished"
        default:
            return event.detail == 1
                ? "\(actor) shuts \(label) down at once: what was in it is gone, and get() and put() raise QueueShutDown"
                : "\(actor) shuts \(label) down: put() raises QueueShutDown from now on, get() when it is empty"
        }
    }

    private func abortSentence(_ event: TraceEvent, _ label: String) -> String {
        let begin = Sentence.capital(label)
        if event.b == 0 { return "\(begin) aborts, since an exception leaves its block: its tasks will be cancelled" }
        return
            "\(begin) aborts, since \(self.label(event.b)) failed\(failure(of: event.b)): the others will be cancelled"
    }

    /// ` with ValueError('x')`
    func failure(of task: UInt32) -> String {
        guard fold.state.hasTask(task), fold.state.tasks[Int(task)].state == .raised else { return "" }
        return " with \(text(fold.state.tasks[Int(task)].outcome))"
    }

    /// The task that the event at which the timeline stands will wake: the waiter's future is done right behind it.
    private func wokenNext(at primitive: UInt32) -> UInt32? {
        // A semaphore's or queue's own event may stand between.
        for index in frame..<min(frame + 2, trace.count) where trace[index].kind == .futureDone {
            let end = trace[index]
            guard end.aux == 1, end.a == primitive, end.detail == Outcome.result.rawValue else { return nil }
            return wokenTask(by: index)
        }
        return nil
    }

    /// The first task that the end of a future wakes: its wakeup is queued right behind it.
    func wokenTask(by futureDone: Int) -> UInt32? {
        let index = futureDone + 1
        guard index < trace.count, trace[index].kind == .handleQueued,
            trace[index].detail == HandleKind.wakeup.rawValue
        else { return nil }
        return trace[index].a
    }

    // MARK: The end of what is waited for

    /// A future is done that stands in line at a primitive, or is one.
    func endSentence(ofWaiterIn event: TraceEvent) -> String {
        let label = label(ofPrimitive: event.a)
        guard event.a < trace.primitives.count else { return "A future is done: its callbacks will be queued" }
        let record = trace.primitives[Int(event.a)]
        if record.kind.isFuture { return endSentence(of: record, label, event) }
        let woken = wokenTask(by: frame - 1)
        guard let woken else { return "A place in the line at \(label) is given up: nobody waits there" }
        let task = self.label(woken)
        if Outcome(rawValue: event.detail) == .cancelled {
            return "The waiting of \(task) for \(waitText(ofQueued: frame)) is cancelled: CancelledError will wake it"
        }
        switch record.kind {
        case .lock: return "\(Sentence.capital(label)) is free: \(task), first in its queue, will get it"
        case .event: return "\(Sentence.capital(label)) is set: \(task), which waits for it, will go on"
        case .condition: return "\(Sentence.capital(label)) is notified: \(task) will go on once it has the lock again"
        case .semaphore: return "\(Sentence.capital(label)) has one for \(task), first in its queue"
        case .barrier: return "\(Sentence.capital(label)) lets \(task) go on"
        case .taskGroup:
            return "\(Sentence.capital(label)) has no unfinished task left: \(task) will go on in the next pass"
        case .asCompleted: return "One more of \(label) has ended: \(task), which waits for it, will go on"
        default:
            switch waitKind(ofQueued: frame) {
            case .space: return "\(Sentence.capital(label)) has space: \(task), first of its putters, will go on"
            case .join: return "All items of \(label) are done: \(task), which waits for that, will go on"
            default: return "\(Sentence.capital(label)) has an item: \(task), first of its getters, will go on"
            }
        }
    }

    private func endSentence(of record: PrimitiveRecord, _ label: String, _ event: TraceEvent) -> String {
        let who = wokenTask(by: frame - 1).map { ": \(self.label($0)) will go on in the next pass" }
        let nobody = ": nobody waits for it yet"
        let begin = Sentence.capital(label)
        let outcome = Outcome(rawValue: event.detail)
        switch (record.kind, outcome) {
        case (.gather, .result): return "\(begin) has all its results\(who ?? nobody)"
        case (.gather, .exception): return "\(begin) fails with the first exception, \(text(event.b))\(who ?? nobody)"
        case (.wait, .result): return "\(begin) has waited enough\(who ?? nobody)"
        case (.shield, .result): return "\(begin) ends with the result \(text(event.b))\(who ?? nobody)"
        case (.future, .exception): return "\(actor) sets the exception of \(label), \(text(event.b))\(who ?? nobody)"
        case (_, .exception): return "\(begin) ends with \(text(event.b))\(who ?? nobody)"
        case (_, .cancelled): return "\(begin) is cancelled\(who ?? "")"
        default: return "\(actor) sets the result of \(label) to \(text(event.b))\(who ?? nobody)"
        }
    }

    /// The wait that a wakeup ends, which is queued by the event with an index.
    private func waitRecord(ofQueued index: Int) -> WaitRecord? {
        guard index < trace.count, trace[index].kind == .handleQueued, trace[index].b < trace.waits.count else {
            return nil
        }
        return trace.waits[Int(trace[index].b)]
    }

    private func waitKind(ofQueued index: Int) -> WaitRecord.Kind? { waitRecord(ofQueued: index)?.kind }

    private func waitText(ofQueued index: Int) -> String {
        waitRecord(ofQueued: index).map { text($0.text) } ?? "something"
    }

    // MARK: Waiting

    /// What a suspended task waits for at this frame: ``the lock `db`, held by Task-3``.
    func waitText(_ wait: WaitRecord) -> String {
        // It may have been given another name since.
        if wait.kind == .task, fold.state.hasTask(wait.subject) { return taskName(wait.subject) }
        let text = trace.string(wait.text)
        guard wait.kind.isPrimitive, wait.subject < trace.primitives.count else { return text }
        let record = trace.primitives[Int(wait.subject)]
        let changed = changed(wait.subject)
        switch (wait.kind, record.kind) {
        case (.primitive, .lock):
            if changed.value == 0 { return text }
            return text + (changed.holder == 0 ? ", held" : ", held by \(taskName(changed.holder))")
        case (.primitive, .barrier) where changed.phase == .filling:
            return "\(text), \(changed.value) of \(record.limit)"
        case (.join, _): return "\(text), \(changed.unfinished) unfinished"
        default: return text
        }
    }

    /// Whether the text of a wait at a primitive says more than its name, which changes.
    static func changesWaits(_ event: TraceEvent) -> Bool {
        switch event.kind {
        case .lockAcquired, .lockReleased, .barrierArrived, .barrierLeft, .barrierChanged, .itemPut, .itemDone,
            .queueShutDown:
            true
        default: false
        }
    }

    /// `waits for an item of the queue `jobs`, which is empty, behind 2 others`
    func suspension(_ wait: WaitRecord, of task: UInt32) -> String {
        let what = Sentence.plain(waitText(wait))
        let record = trace.primitives[Int(wait.subject)]
        let others = waiters(at: wait.subject).filter { $0.task != Int(task) && $0.kind == wait.kind }
        let isQueue = wait.kind == .item || wait.kind == .space
        let state = wait.kind == .item ? ", which is empty" : wait.kind == .space ? ", which is full" : ""
        guard isQueue || record.kind == .lock || record.kind == .semaphore, !others.isEmpty else {
            return "waits for \(what)\(state)"
        }
        return "waits for \(what)\(state), behind \(Sentence.count(others.count, "other"))"
    }

    func taskLabel(_ task: Int) -> String { label(UInt32(clamping: task)) }
}

extension Sentence {
    /// `1 item`, `2 items`
    static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

    /// `a`, `a and b`, `a, b and 3 more`
    static func list(_ items: [String]) -> String {
        switch items.count {
        case 0: "nobody"
        case 1: items[0]
        case 2: "\(items[0]) and \(items[1])"
        default: "\(items[0]), \(items[1]) and \(items.count - 2) more"
        }
    }

    /// The beginning of a sentence: a name stays as it is.
    static func capital(_ label: String) -> String {
        guard label.hasPrefix("the ") || label.last?.isNumber == true else { return label }
        return label.prefix(1).uppercased() + label.dropFirst()
    }
}
