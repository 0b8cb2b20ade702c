import Trace

extension Trace {
    /// What happened, one event a line: its name, and what its fields say.
    var story: [String] { (0..<count).map { describe(self[$0]) } }

    private func describe(_ event: TraceEvent) -> String {
        let name = event.kind.name
        func task() -> String { texts[tasks[Int(event.a)].name] }
        func handle() -> String {
            let kind = HandleKind(rawValue: event.detail)!
            return "\(kind.name) \(kind == .callback ? texts[event.a] : task())"
        }
        func wait(_ index: UInt32) -> String { texts[waits[Int(index)].text] }
        switch event.kind {
        case .passStarted, .loopStarted, .loopClosed: return "\(name) \(event.a)"
        case .turnStarted, .turnEnded, .handleSkipped, .handleCancelled: return "\(name) \(handle()) of \(event.b)"
        case .handleQueued:
            let was = TaskState(rawValue: UInt8(truncatingIfNeeded: event.aux)).map { " was \($0.name)" } ?? ""
            return "\(name) \(handle())\(was)" + (event.b == 0 ? "" : ": \(wait(event.b))")
        case .handleDropped: return "\(name) \(handle())" + (event.b == 0 ? "" : ": \(wait(event.b))")
        case .timerSet, .timerDue, .timerCancelled:
            let timer = timers[Int(event.a)]
            let isDropped = event.kind == .timerCancelled && event.detail == TimerEnd.dropped.rawValue
            return "\(name) \(texts[timer.callback]) \(timer.due) for \(texts[tasks[Int(timer.task)].name])"
                + (isDropped ? ", dropped" : "")
        case .clockAdvanced: return "\(name) \(ClockReason(rawValue: event.detail)!)"
        case .taskSuspended: return "\(name) \(task()): \(wait(event.b))"
        case .taskReturned, .taskRaised, .taskCancelled: return "\(name) \(task()): \(texts[event.b])"
        case .cancelRequested:
            return "\(name) \(task()) \(CancelDelivery(rawValue: event.detail)!): \(texts[event.b])"
        case .taskRenamed:
            let rename = renames[Int(event.b)]
            return "\(name) \(texts[rename.from]) to \(texts[rename.to])"
        case .futureDone: return "\(name) \(event.a) \(Outcome(rawValue: event.detail)!): \(texts[event.b])"
        default: return "\(name) \(task())"
        }
    }
}
