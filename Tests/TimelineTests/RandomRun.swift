import Trace

/// A run that nobody wrote, but that could be: what a loop does, chosen by a generator with a fixed seed.
enum RandomRun {
    static func make(seed: UInt64, events: Int, tasks limit: Int = 40) -> Trace {
        var random = SplitMix(seed: seed)
        let run = TraceBuilder()
        var timers: [(timer: UInt32, task: UInt32)] = []
        var cancelled: Set<UInt32> = []
        var tasks: [UInt32] = []
        var names: [UInt32: String] = [:]
        var cancelling: [UInt32: Int] = [:]
        var clock = 0.0

        func wake(_ task: UInt32) {
            if run.state(of: task) == .suspended { run.queue(.wakeup, task) }
        }
        func create() {
            let name = "Task-\(tasks.count + 1)"
            tasks.append(run.createTask(name, ["worker", "main", "fetch"].randomElement(using: &random)!))
            names[tasks[tasks.count - 1]] = name
        }
        func act(in task: UInt32) {
            run.line(Int.random(in: 1...30, using: &random), in: "worker")
            let subject = tasks.randomElement(using: &random)!
            switch Int.random(in: 0..<14, using: &random) {
            case 0 where tasks.count < limit: create()
            case 1: run.print("line\n", to: Bool.random(using: &random) ? .stdout : .stderr)
            case 2: run.queue(callback: "callback")
            case 3 where !run.ready.isEmpty:
                let index = Int.random(in: 0..<run.ready.count, using: &random)
                if run.ready[index].kind == .callback, !run.ready[index].isCancelled { run.cancelHandle(at: index) }
            case 4: timers.append((run.setTimer(clock + 2, callback: "later"), 0))
            case 5 where !timers.isEmpty:
                let index = Int.random(in: 0..<timers.count, using: &random)
                let timer = timers[index]
                if timer.task != 0 || cancelled.contains(timer.timer) { break }
                run.cancelTimer(timer.timer)
                cancelled.insert(timer.timer)
                // The loop drops it from its heap, or it stays there until it is due.
                if Bool.random(using: &random) { timers.remove(at: index) }
            case 6:
                run.cancel(subject, .atNextStep)
                cancelling[subject, default: 0] += 1
            case 7 where cancelling[subject, default: 0] > 0:
                run.event(.cancelWithdrawn, a: subject)
                cancelling[subject, default: 0] -= 1
            case 8:
                let name = "name \(Int.random(in: 0..<100, using: &random))"
                run.rename(subject, from: names[subject]!, to: name)
                names[subject] = name
            case 9: run.raise("ValueError: x")
            case 10: run.catchException("ValueError: x")
            case 11: run.event(.coroutineCreated, a: run.trace.text("fetch"))
            case 12: wake(subject)
            default: run.event(.futureDone, a: 3)
            }
        }
        func endStep(of task: UInt32) {
            let ends: [EventKind] = [.taskReturned, .taskRaised, .taskCancelled]
            switch Int.random(in: 0..<12, using: &random) {
            case 0 where task != tasks[0]: run.end(ends.randomElement(using: &random)!, "outcome")
            case 1...5: run.yield()
            case 6...8:
                let due = clock + Double(Int.random(in: 1...9, using: &random)) / 8
                let timer = run.setTimer(due, for: task, callback: "wake")
                timers.append((timer, task))
                run.suspend(.sleep, "sleep until \(due)", due: due)
            case 9: run.queue(.step, task)
            default: run.suspend(.future, "future 3", subject: 3)
            }
        }

        run.line(1, in: "<module>")
        run.startLoop()
        create()
        while run.trace.count < events {
            if run.ready.isEmpty {
                clock += 0.25
                run.time(clock)
                run.event(.clockAdvanced)
                let due = timers.filter { run.trace.timers[Int($0.timer)].due <= clock }
                timers.removeAll { timer in due.contains { $0.timer == timer.timer } }
                for timer in due { run.fire(timer.timer) }
                if due.isEmpty, timers.isEmpty { for task in tasks { wake(task) } }
            }
            for _ in 0..<run.pass() {
                run.startTurn()
                if run.current == 0 {
                    if Bool.random(using: &random), let task = tasks.randomElement(using: &random) { wake(task) }
                } else {
                    let task = run.current
                    for _ in 0..<Int.random(in: 0..<4, using: &random) { act(in: task) }
                    endStep(of: task)
                }
                run.endTurn()
            }
        }
        run.end(.finished)
        return run.trace
    }

    /// Events that make no sense: any kind, any numbers, most of them small.
    static func makeNonsense(seed: UInt64, events: Int) -> Trace {
        var random = SplitMix(seed: seed)
        let trace = make(seed: seed, events: events / 4)
        func number() -> UInt32 {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: .max
            case 1: UInt32(trace.count)
            case 2: UInt32.random(in: 0...UInt32(trace.count), using: &random)
            default: UInt32.random(in: 0..<24, using: &random)
            }
        }
        while trace.count < events {
            trace.append(
                TraceEvent(
                    EventKind.allCases.randomElement(using: &random)!, detail: UInt8.random(in: 0..<4, using: &random),
                    aux: Bool.random(using: &random) ? UInt16.random(in: 0..<7, using: &random) : 0xFFFF,
                    location: number(), a: number(), b: number()))
        }
        return trace
    }
}
