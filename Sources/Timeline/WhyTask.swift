import Trace

/// The state of a task, and how it got there.
extension WhyBuilder {
    mutating func explainState(of task: UInt32) {
        guard let fold = state(of: task) else { return }
        passed.insert(task)
        switch fold.state {
        case .suspended: explainWaiting(of: task, fold)
        case .ready: explainReady(task)
        case .running: explainRunning(task)
        case .returned, .raised, .cancelled: explainEnd(of: task, fold)
        }
    }

    /// The events that changed the state of a task.
    func events(of task: UInt32) -> [UInt32] { timeline.history.changes(of: Int(task)) }

    private func last(_ kinds: Set<EventKind>, of task: UInt32) -> Int? {
        EventIndex.last(in: events(of: task), before: frame) { kinds.contains(trace[$0].kind) }
    }

    // MARK: Suspended

    private mutating func explainWaiting(of task: UInt32, _ fold: TaskFold) {
        let place = timeline.place(fold.location)
        let since = last([.taskSuspended], of: task)
        add(
            "\(label(task)) is suspended\(at(place))", event: since, place: place,
            subject: behind(task))
        let wait = fold.outcome < trace.waits.count ? trace.waits[Int(fold.outcome)] : nil
        if let wait { explain(wait, of: task) }
        if depth == 0 { explainAwakening(of: task) }
    }

    private mutating func explain(_ wait: WaitRecord, of task: UInt32) {
        switch wait.kind {
        case .task:
            explainBehind(wait.subject, "It waits until \(label(wait.subject)) is done")
        case .sleep:
            add("It sleeps until \(Seconds.repr(Seconds.rounded(wait.due)))", subject: timer(of: task))
        case .future, .other:
            add("It waits for \(wait.text == 0 ? "something" : timeline.text(wait.text))")
        case .primitive, .item, .space, .join:
            guard wait.subject > 0, wait.subject < trace.primitives.count else { return }
            explainWaiting(at: wait.subject, wait, of: task)
        }
    }

    /// The timer that will end the task's sleep.
    private func timer(of task: UInt32) -> WhySubject? {
        for timer in timeline.fold.state.timers where trace.timers[Int(timer)].task == task {
            if trace.timers[Int(timer)].purpose == .sleep { return .timer(Int(timer)) }
        }
        return nil
    }

    /// A link to another task, and its own state one step further to the right.
    mutating func explainBehind(_ task: UInt32, _ text: String, event: Int? = nil) {
        add(text, event: event, subject: .task(Int(task)))
        guard timeline.fold.state.hasTask(task) else { return }
        if passed.contains(task) {
            if state(of: task)?.state == .suspended { add("That closes the circle: none of them can go on by itself") }
            return
        }
        guard depth < WhyBuilder.longestChain else { return }
        depth += 1
        explainState(of: task)
        depth -= 1
    }

    /// When a suspended task really goes on, and by whom.
    private mutating func explainAwakening(of task: UInt32) {
        let woken = EventIndex.first(in: events(of: task), from: frame) { trace[$0].kind == .handleQueued }
        guard let woken else {
            add(timeline.isComplete ? "It never wakes again" : "It does not wake in what has run so far")
            return
        }
        explainCause(ofQueued: woken, for: task)
        add("Later: its wakeup is queued, at \(time(at: woken))", event: woken)
        if let turn = turn(ofQueued: woken, task) { add("Later: it goes on", event: turn) }
    }

    /// The turn of the handle of a task that an event queued.
    private func turn(ofQueued event: Int, _ task: UInt32) -> Int? {
        EventIndex.first(in: events(of: task), from: event + 1) {
            trace[$0].kind == .turnStarted && trace[$0].b == event
        }
    }

    /// What made an event queue a handle: it stands right before the handles that it queued.
    mutating func explainCause(ofQueued event: Int, for task: UInt32? = nil) {
        var cause = event - 1
        while cause >= 0, trace[cause].kind == .handleQueued, isSameTurn(cause, event) { cause -= 1 }
        guard cause >= 0 else { return }
        let found = trace[cause]
        switch found.kind {
        case .taskReturned: tell("\(label(found.a)) returns", cause, .task(Int(found.a)))
        case .taskRaised: tell("\(label(found.a)) fails", cause, .task(Int(found.a)))
        case .taskCancelled: tell("\(label(found.a)) is cancelled", cause, .task(Int(found.a)))
        case .futureDone where found.detail == Outcome.cancelled.rawValue && task != nil:
            explainCancelledWait(of: task ?? 0, cause)
        case .futureDone where found.aux == 1: explainEndOfWait(at: found.a, cause)
        case .futureDone: tell("\(actor(at: cause)) completes what it waits for", cause, actingTask(at: cause))
        case .timerDue: tell("its timer is due", cause, nil)
        default: break
        }
    }

    private func isSameTurn(_ one: Int, _ other: Int) -> Bool {
        index.turn(at: one)?.start == index.turn(at: other)?.start
    }

    /// What happens at an event, which may be still to come.
    private mutating func tell(_ text: String, _ event: Int, _ subject: WhySubject?) {
        add(event >= frame ? "Later: \(text)" : Sentence.capital(text), event: event, subject: subject)
    }

    private mutating func explainCancelledWait(of task: UInt32, _ cause: Int) {
        let requests = index.requests(toCancel: task)
        let request = EventIndex.last(in: requests, before: cause) { isSameTurn($0, cause) } ?? cause
        tell("\(actor(at: request)) cancels it", request, actingTask(at: request))
    }

    /// Somebody did something to a primitive: that stands right before the ends of the waiters' futures. Or the last of
    /// those that a group or gather waits for has ended, which queued the callback that ends it.
    private mutating func explainEndOfWait(at primitive: UInt32, _ cause: Int) {
        var deed = cause - 1
        while deed >= 0, trace[deed].kind == .futureDone || trace[deed].kind == .handleQueued { deed -= 1 }
        if deed > 0, trace[deed].kind == .semaphoreAcquired, trace[deed - 1].kind == .semaphoreReleased { deed -= 1 }
        if deed >= 0, trace[deed].kind.isOfPrimitive, trace[deed].a == primitive {
            return tell(self.deed(at: deed), deed, actingTask(at: deed))
        }
        if let turn = index.turn(at: cause), Fold.handleKind(of: trace[turn.start]) == .callback {
            explainCause(ofQueued: Int(trace[turn.start].b))
        }
        tell("\(actor(at: cause)) ends \(timeline.label(ofPrimitive: primitive))", cause, actingTask(at: cause))
    }

    /// What somebody did to a primitive.
    func deed(at event: Int) -> String {
        let found = trace[event]
        let label = timeline.label(ofPrimitive: found.a)
        let verb =
            switch found.kind {
            case .lockAcquired, .semaphoreAcquired: "acquires \(label)"
            case .lockReleased, .semaphoreReleased: "releases \(label)"
            case .eventSet: "sets \(label)"
            case .eventCleared: "clears \(label)"
            case .conditionNotified: "notifies \(label)"
            case .barrierArrived: "comes to \(label)"
            case .barrierLeft: "leaves \(label)"
            case .barrierChanged: "resets or breaks \(label)"
            case .itemPut: "puts \(timeline.text(found.b)) into \(label)"
            case .itemTaken: "takes \(timeline.text(found.b)) from \(label)"
            case .itemDone: "calls task_done() of \(label)"
            case .queueShutDown: "shuts \(label) down"
            case .groupAborted: "aborts \(label)"
            default: "ends \(label)"
            }
        return "\(actor(at: event)) \(verb)"
    }

    // MARK: Ready and running

    private mutating func explainReady(_ task: UInt32) {
        let ready = timeline.fold.state.ready
        let place = ready.firstIndex { $0.kind != .callback && $0.subject == task }
        guard let place else {
            return add("\(label(task)) is ready: its next step is about to be queued", subject: behind(task))
        }
        add("\(label(task)) is ready: \(whenItRuns(at: place))", subject: behind(task))
        let queued = Int(ready[place].event)
        explainQueueing(queued, of: task)
        if let turn = turn(ofQueued: queued, task) { add("Later: it runs, at \(time(at: turn))", event: turn) }
    }

    /// The state of a task further to the right can be asked for by itself.
    private func behind(_ task: UInt32) -> WhySubject? { depth == 0 ? nil : .task(Int(task)) }

    /// How many handles stand before a place of the ready queue.
    func whenItRuns(at place: Int) -> String {
        let before = timeline.fold.state.ready.prefix(place).count { !$0.isCancelled }
        return before == 0 ? "it is the next to run" : "\(Sentence.count(before, "handle")) will run before it"
    }

    /// Why the handle of a task is, or was, in the ready queue.
    private mutating func explainQueueing(_ event: Int, of task: UInt32) {
        guard event >= 0, event < trace.count else { return }
        let queued = trace[event]
        switch queued.kind {
        case .taskYielded: add("It gave way, as sleep(0) does", event: event)
        case .handleQueued where queued.detail == HandleKind.step.rawValue:
            let created = EventIndex.last(in: events(of: task), before: event + 1) { trace[$0].kind == .taskCreated }
            add(
                created == event - 1 ? "Its first step was queued at its creation" : "Its next step was queued",
                event: event)
        case .handleQueued:
            explainCause(ofQueued: event, for: task)
            add("Its wakeup was queued", event: event)
        default: add("It was queued", event: event)
        }
    }

    private mutating func explainRunning(_ task: UInt32) {
        let place = timeline.event.location == 0 ? nil : timeline.place
        let start = last([.turnStarted], of: task)
        add("\(label(task)) runs now\(at(place))", place: place, subject: behind(task))
        guard let start else { return }
        add("Its turn began", event: start)
        explainQueueing(Int(trace[start].b), of: task)
        if depth > 0 { return }
        let next = EventIndex.first(in: events(of: task), from: frame) {
            switch trace[$0].kind {
            case .taskSuspended, .taskYielded, .taskReturned, .taskRaised, .taskCancelled: true
            default: false
            }
        }
        guard let next else { return }
        switch trace[next].kind {
        case .taskSuspended: add("Later: it suspends\(at(timeline.place(trace[next].location)))", event: next)
        case .taskYielded: add("Later: it gives way\(at(timeline.place(trace[next].location)))", event: next)
        default: add("Later: it ends", event: next)
        }
    }

    // MARK: The end, and the beginning

    private mutating func explainEnd(of task: UInt32, _ fold: TaskFold) {
        let end = last([.taskReturned, .taskRaised, .taskCancelled], of: task)
        let outcome = timeline.text(fold.outcome)
        let text =
            switch fold.state {
            case .returned: "returned \(outcome)"
            case .raised: "failed with \(outcome)"
            default: "ended cancelled"
            }
        add("\(label(task)) is done: it \(text)", event: end, subject: behind(task))
        guard depth == 0, let end, fold.state == .raised else { return }
        let turn = index.turn(at: end)
        let raised = timeline.previous(before: end + 1) { found, event in
            event.kind == .exceptionRaised || found <= (turn?.start ?? 0) + 1
        }
        if let raised, trace[raised - 1].kind == .exceptionRaised {
            add(
                "\(timeline.text(trace[raised - 1].b)) was raised\(at(timeline.place(trace[raised - 1].location)))",
                event: raised - 1)
        }
    }

    mutating func explainOrigin(of task: UInt32) {
        let created = EventIndex.first(in: events(of: task), from: 0) { trace[$0].kind == .taskCreated }
        guard let created, created < frame else { return }
        let record = trace.tasks[Int(task)]
        let group = record.group == 0 ? "" : " in \(timeline.label(ofPrimitive: record.group))"
        let creator = record.creator == 0 ? nil : WhySubject.task(Int(record.creator))
        let who = record.creator == 0 ? "" : " by \(label(record.creator))"
        add(
            "It was created\(who)\(group)\(at(timeline.place(trace[created].location)))", event: created,
            subject: creator)
    }
}
