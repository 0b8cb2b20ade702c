import Trace

/// Why a handle is queued, and why it runs.
extension Timeline {
    func passSentence(_ event: TraceEvent) -> String {
        let pass = "Pass \(fold.state.pass) begins"
        return switch event.a {
        case 0: "\(pass): no handle is ready"
        case 1: "\(pass): the one handle that is ready now will run; what it queues waits for the next pass"
        default: "\(pass): the \(event.a) handles that are ready now will run; what they queue waits for the next pass"
        }
    }

    func queuedSentence(_ event: TraceEvent) -> String {
        let back = "joins the back of the ready queue"
        switch HandleKind(rawValue: event.detail) {
        case .step:
            let isFirst = fold.state.hasTask(event.a) && fold.state.tasks[Int(event.a)].location == 0
            return "The \(isFirst ? "first" : "next") step of \(label(event.a)) \(back)"
        case .wakeup:
            let wait = event.aux == UInt16(TaskState.suspended.rawValue) ? event.b : 0
            let outcome = outcome(of: wait, endedBefore: frame - 1)
            return switch awaited(wait) {
            case .task(let task):
                "\(label(task)) \(outcome.words), and \(label(event.a)) waits for it: its wakeup \(back)"
            case .primitive(let text, _), .sleep(let text):
                "The wakeup of \(label(event.a)), which waited for \(text), \(back)"
            case .text(let text): "What \(label(event.a)) waits for \(outcome.words) (\(text)): its wakeup \(back)"
            case .unknown: "What \(label(event.a)) waits for is done: its wakeup \(back)"
            }
        case .callback, nil:
            return "The callback \(text(event.a)) \(back)"
        }
    }

    func turnSentence(_ event: TraceEvent) -> String {
        "The event loop takes the next handle: " + reason(ofTurn: event)
    }

    private func reason(ofTurn event: TraceEvent) -> String {
        let queued = Int(event.b) < frame ? trace[Int(event.b)] : event
        let task = label(event.a)
        switch HandleKind(rawValue: event.detail) {
        case .step where event.location == 0:
            return isCancelling(event.a)
                ? "\(task) was cancelled before it started, and ends without running a line of it"
                : "\(task) starts and runs its first lines"
        case .step, .wakeup:
            if hasCancellation(for: event.a, since: Int(event.b)) {
                return "\(task) goes on, and CancelledError is thrown into it, as cancel() asked for"
            }
            if queued.kind == .taskYielded { return "\(task) goes on where it gave way" }
            guard event.detail == HandleKind.wakeup.rawValue, queued.kind == .handleQueued else {
                return "\(task) goes on"
            }
            let outcome = outcome(of: queued.b, endedBefore: Int(event.b))
            return switch awaited(queued.b) {
            case .task(let other): "\(task) wakes up, since \(label(other)) \(outcome.words)\(outcome.effect)"
            case .sleep:
                outcome == .cancelled
                    ? "\(task) wakes up, since its sleep was cancelled\(outcome.effect)"
                    : "\(task) wakes up, since its sleep is over"
            case .primitive(let text, let wait):
                "\(task) wakes up, since \(wakingReason(wait, text, outcome))\(outcome.effect)"
            case .text(let text):
                "\(task) wakes up, since what it waits for \(outcome.words) (\(text))\(outcome.effect)"
            case .unknown: "\(task) wakes up, since what it waits for is done"
            }
        case .callback, nil:
            return queued.kind == .timerDue
                ? "the callback \(text(event.a)) runs, since its timer was due" : "the callback \(text(event.a)) runs"
        }
    }

    /// Why who waited at a primitive goes on.
    private func wakingReason(_ wait: WaitRecord, _ text: String, _ outcome: Ended) -> String {
        if outcome == .cancelled { return "its waiting for \(text) was cancelled" }
        let label = label(ofPrimitive: wait.subject)
        if outcome == .failed { return "\(label) has failed" }
        switch (wait.kind, trace.primitives[Int(wait.subject)].kind) {
        case (.item, _): return "\(label) has an item"
        case (.space, _): return "\(label) has space"
        case (.join, _): return "all items of \(label) are done"
        case (_, .lock): return "\(label) is free and it is its turn"
        case (_, .event): return "\(label) was set"
        case (_, .condition): return "\(label) was notified"
        case (_, .semaphore): return "\(label) has one for it"
        case (_, .barrier): return "\(label) lets it go on"
        case (_, .taskGroup): return "all tasks of \(label) have ended"
        case (_, .asCompleted): return "one more of \(label) has ended"
        default: return "\(label) is done"
        }
    }

    // MARK: Looking back

    /// How far a sentence looks back for a reason; beyond, it is silent about it.
    static var farthestLook: Int { 1 << 16 }

    private func isCancelling(_ task: UInt32) -> Bool {
        fold.state.hasTask(task) && fold.state.tasks[Int(task)].cancelling > 0
    }

    /// Whether a task that goes on now was cancelled, so that its step throws, after it was queued or in the turn in
    /// which it queued itself.
    private func hasCancellation(for task: UInt32, since queued: Int) -> Bool {
        guard isCancelling(task), queued < frame else { return false }
        var index = frame - 2
        let last = max(0, frame - Timeline.farthestLook)
        while index >= last {
            let event = trace[index]
            if index < queued, event.kind == .turnStarted || trace[queued].kind != .taskYielded { return false }
            if event.kind == .cancelRequested, event.a == task {
                return event.detail == CancelDelivery.atNextStep.rawValue
            }
            index -= 1
        }
        return false
    }

    /// How what a wait was for ended: it stands right before the handles that it queued.
    /// - Parameter event: the index of the event that queued the wakeup.
    func outcome(of wait: UInt32, endedBefore event: Int) -> Ended {
        var index = min(event, frame) - 1
        let last = max(0, event - Timeline.farthestLook)
        while index >= last, trace[index].kind == .handleQueued { index -= 1 }
        guard index >= last, wait > 0, wait < trace.waits.count else { return .done }
        let end = trace[index]
        let record = trace.waits[Int(wait)]
        let isTask = record.kind == .task
        switch end.kind {
        case .taskRaised where isTask && end.a == record.subject: return .failed
        case .taskCancelled where isTask && end.a == record.subject: return .cancelled
        case .futureDone where !isTask:
            switch Outcome(rawValue: end.detail) {
            case .cancelled: return .cancelled
            case .exception: return .failed
            default: return .done
            }
        default: return .done
        }
    }
}

/// How something that was waited for ended.
enum Ended {
    case done, failed, cancelled

    var words: String {
        switch self {
        case .done: "is done"
        case .failed: "has failed"
        case .cancelled: "is cancelled"
        }
    }

    var effect: String {
        switch self {
        case .done: ""
        case .failed: ", and the exception is thrown into it"
        case .cancelled: ", and CancelledError is thrown into it"
        }
    }
}
