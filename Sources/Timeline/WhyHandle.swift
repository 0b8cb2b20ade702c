import Trace

/// Handles, timers, and cancellations.
extension WhyBuilder {
    /// - Returns: what the handle is called; nil if the event queued none, or it is not in the ready queue any more.
    mutating func explainHandle(queuedBy event: Int) -> String? {
        guard let place = timeline.fold.state.readyIndex(queuedBy: UInt32(event)) else { return nil }
        let handle = timeline.fold.state.ready[place]
        if handle.kind != .callback { return answer(.task(Int(handle.subject))) }
        let name = timeline.text(handle.subject)
        let next = whenItRuns(at: place)
        add(
            handle.isCancelled
                ? "The callback \(name) is cancelled and will be skipped" : "The callback \(name) is ready: \(next)")
        if trace[event].kind == .timerDue {
            add("Its timer was due", event: event, subject: .timer(Int(trace[event].a)))
            explainTimerSet(trace[event].a)
        } else {
            let count = links.count
            explainCause(ofQueued: event)
            if links.count == count {
                add(
                    "It was queued by \(actor(at: event)), with call_soon()", event: event,
                    subject: actingTask(at: event))
            }
        }
        // The callback's turn is not far: those that were queued before it come first.
        let end = min(trace.count, frame + WhyBuilder.farthestScan)
        for index in frame..<max(end, frame) where trace[index].kind == .turnStarted && trace[index].b == event {
            add("Later: it runs, at \(time(at: index))", event: index)
            break
        }
        return "The callback \(name)"
    }

    /// How many events are looked through for the turn of a callback.
    static let farthestScan = 1 << 20

    mutating func explainTimer(_ timer: UInt32) -> String? {
        let record = trace.timers[Int(timer)]
        let events = index.events(ofTimer: timer)
        guard let set = events.set, set < frame else { return nil }
        let due = Seconds.repr(Seconds.rounded(record.due))
        let whose = record.task == 0 ? "" : " of \(label(record.task))"
        let purpose =
            switch record.purpose {
            case .sleep: "ends the sleep\(whose)"
            case .timeout:
                "cancels \(label(record.task)): a timeout of \(Seconds.repr(Seconds.rounded(record.delay))) s"
            case .endOfWaiting: "ends the waiting\(whose)"
            case .callback: "calls \(timeline.text(record.callback))"
            }
        add("It is due at \(due), and \(purpose)", subject: record.task == 0 ? nil : .task(Int(record.task)))
        explainTimerSet(timer)
        if let end = events.end {
            let begin = end >= frame ? "Later: " : ""
            let what =
                trace[end].kind == .timerDue ? "it fires, at \(time(at: end))" : "it is cancelled by \(actor(at: end))"
            add(begin + (begin.isEmpty ? Sentence.capital(what) : what), event: end)
        }
        return "The timer of \(due)"
    }

    private mutating func explainTimerSet(_ timer: UInt32) {
        guard let set = index.events(ofTimer: timer).set else { return }
        add(
            "It was set by \(actor(at: set))\(at(timeline.place(trace[set].location))), at \(time(at: set))",
            event: set,
            subject: actingTask(at: set))
    }

    // MARK: Cancellations

    /// Who asked for its cancellation, and what became of that: the last few times.
    mutating func explainCancellations(of task: UInt32) {
        let requests = index.requests(toCancel: task)
        let asked = EventIndex.place(of: frame, in: requests)
        for request in requests[max(0, asked - 3)..<asked].map(Int.init) {
            let event = trace[request]
            let message = event.b == 0 ? "" : ", with the message \(timeline.text(event.b))"
            add(
                "It was cancelled by \(actor(at: request))\(at(timeline.place(event.location)))\(message)",
                event: request,
                subject: actingTask(at: request))
            explainDelivery(of: request, to: task)
        }
    }

    /// The turn in which CancelledError was thrown, and whether the task ended with it.
    private mutating func explainDelivery(of request: Int, to task: UInt32) {
        let events = events(of: task)
        let start = EventIndex.first(in: events, from: request + 1) { trace[$0].kind == .turnStarted }
        guard let start else {
            let end = EventIndex.first(in: events, from: request + 1) { trace[$0].kind == .taskCancelled }
            if let end { add("It ended cancelled", event: end) }
            return
        }
        let begin = start >= frame ? "Later: " : ""
        let end = index.turn(at: start)?.end ?? start
        for event in start..<min(end + 1, trace.count, start + WhyBuilder.farthestScan) {
            let found = trace[event]
            switch found.kind {
            case .taskCancelled where found.a == task:
                return add("\(begin)\(begin.isEmpty ? "It" : "it") ends cancelled", event: event)
            case .exceptionCaught where trace.string(found.b).contains("CancelledError"):
                return add(
                    "\(begin)\(begin.isEmpty ? "It" : "it") catches CancelledError\(at(timeline.place(found.location)))",
                    event: event)
            case .taskReturned, .taskRaised, .taskSuspended, .taskYielded:
                guard found.a == task else { continue }
                let how =
                    found.kind == .taskReturned
                    ? "returns all the same"
                    : found.kind == .taskRaised ? "ends with another exception" : "goes on waiting"
                return add("\(begin)\(begin.isEmpty ? "It" : "it") \(how)", event: event)
            default: continue
            }
        }
    }
}
