import Trace

/// Who cancels a task, and why.
extension Timeline {
    func cancelSentence(_ event: TraceEvent) -> String {
        let task = label(event.a)
        let message = event.b == 0 ? "" : " with the message \(text(event.b))"
        let effect =
            CancelDelivery(rawValue: event.detail) == .throughAwaited
            ? "its waiting is cancelled, and CancelledError will wake it"
            : "its next step will throw CancelledError"
        switch canceller(of: event.a, before: frame - 1) {
        case .group(let group, let failed) where isMember(event.a, of: group):
            let reason = failed == 0 ? "an exception left its block" : "\(label(failed)) failed\(failure(of: failed))"
            return "\(task) is cancelled\(message): \(label(ofPrimitive: group)) aborts since \(reason)"
        case .group(let group, let failed):
            let reason = failed == 0 ? "" : ", since \(label(failed)) failed"
            return
                "\(task) is cancelled\(message): it stands in the block of \(label(ofPrimitive: group)), which aborts\(reason)"
        case .timeout(let span):
            return "\(task) is cancelled\(message), since its timeout of \(span) s is over: \(effect)"
        case .awaiting(let other):
            return "\(task) is cancelled\(message), since \(label(other)), which waits for it, is: \(effect)"
        case .run: return "asyncio.run() ends and cancels \(task)\(message): \(effect)"
        case .code: return "\(actor) cancels \(task)\(message): \(effect)"
        }
    }

    private func isMember(_ task: UInt32, of group: UInt32) -> Bool {
        task < trace.tasks.count && trace.tasks[Int(task)].group == group
    }

    /// On whose behalf a task is cancelled.
    enum Canceller: Equatable {
        case group(UInt32, failed: UInt32)
        /// In seconds.
        case timeout(String)
        /// Its cancellation is passed on to what it waits for.
        case awaiting(UInt32)
        /// The end of `asyncio.run`.
        case run
        /// `cancel()` in the program itself.
        case code
    }

    /// Who cancels a task with the event of an index. Reads the events of the turn before it.
    /// - Precondition: the timeline stands at the event's frame.
    func canceller(of task: UInt32, before event: Int) -> Canceller {
        var index = event - 1
        let last = max(0, event - Timeline.farthestLook)
        while index >= last {
            let earlier = trace[index]
            switch earlier.kind {
            case .groupAborted:
                // Behind the members comes the task that the group stands in.
                return .group(earlier.a, failed: earlier.b)
            case .cancelRequested where earlier.detail == CancelDelivery.throughAwaited.rawValue && index == event - 1:
                if awaits(earlier.a, task) { return .awaiting(earlier.a) }
            case .cancelRequested, .handleQueued, .futureDone, .timerCancelled, .handleCancelled: break
            case .turnStarted:
                guard trace.string(earlier.a).hasSuffix("_on_timeout"), earlier.detail == HandleKind.callback.rawValue
                else { return .code }
                return .timeout(timeoutSpan(ofTurn: earlier))
            case .taskSuspended, .turnEnded, .passStarted, .loopStarted:
                return fold.state.control == .nobody ? .run : .code
            case .line, .output: return .code
            default: break
            }
            index -= 1
        }
        return .code
    }

    /// Whether a suspended task waits for another, itself or among others.
    private func awaits(_ waiting: UInt32, _ task: UInt32) -> Bool {
        guard fold.state.hasTask(waiting), fold.state.tasks[Int(waiting)].state == .suspended else { return false }
        let outcome = fold.state.tasks[Int(waiting)].outcome
        guard outcome < trace.waits.count else { return false }
        let wait = trace.waits[Int(outcome)]
        if wait.kind == .task { return wait.subject == task }
        guard wait.kind.isPrimitive, wait.subject < trace.primitives.count else { return false }
        return memberTasks(of: wait.subject).contains(task)
    }

    /// How long the timeout was whose callback has the turn.
    private func timeoutSpan(ofTurn event: TraceEvent) -> String {
        guard Int(event.b) < frame, trace[Int(event.b)].kind == .timerDue,
            Int(trace[Int(event.b)].a) < trace.timers.count
        else { return "0" }
        return Seconds.repr(Seconds.rounded(trace.timers[Int(trace[Int(event.b)].a)].delay))
    }
}
