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
        var primitives = RandomPrimitives(run)

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
            switch Int.random(in: 0..<20, using: &random) {
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
            case 13...18: primitives.act(run, in: task, &random)
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
            case 10: primitives.wait(run, &random)
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

/// One primitive of each kind, and what can truly happen to it.
private struct RandomPrimitives {
    private var holder: UInt32?
    private var isSet = false
    private var value: UInt32 = 3
    private var there: UInt32 = 0
    private var phase = BarrierPhase.filling
    private var items: [UInt32] = []
    private var unfinished: UInt32 = 0
    private var isShut = false
    private var isAborting = false
    private var numbers: [PrimitiveRecord.Kind: UInt32] = [:]

    init(_ run: TraceBuilder) {
        for kind in PrimitiveRecord.Kind.allCases {
            numbers[kind] = run.addPrimitive(kind, "its\(kind)", limit: kind == .semaphore ? 3 : 0)
        }
    }

    mutating func act(_ run: TraceBuilder, in task: UInt32, _ random: inout SplitMix) {
        func event(
            _ kind: EventKind, detail: UInt8 = 0, aux: UInt16 = 0, _ primitive: PrimitiveRecord.Kind, b: UInt32 = 0
        ) {
            run.event(kind, detail: detail, aux: aux, a: numbers[primitive]!, b: b)
        }
        switch Int.random(in: 0..<11, using: &random) {
        case 0:
            if let holder { event(.lockReleased, .lock, b: holder) } else { event(.lockAcquired, .lock, b: task) }
            holder = holder == nil ? task : nil
        case 1:
            event(isSet ? .eventCleared : .eventSet, .event)
            isSet.toggle()
        case 2: event(.conditionNotified, .condition, b: 2)
        case 3 where value > 0:
            value -= 1
            event(.semaphoreAcquired, detail: UInt8.random(in: 0...1, using: &random), .semaphore, b: value)
        case 4:
            value += 1
            event(.semaphoreReleased, .semaphore, b: value)
        case 5:
            let next = BarrierPhase.allCases.randomElement(using: &random)!
            let kind: EventKind = [.barrierArrived, .barrierChanged, .barrierLeft][
                Int.random(in: 0...(there > 0 ? 2 : 1), using: &random)]
            there = kind == .barrierArrived ? there + 1 : kind == .barrierLeft ? there - 1 : there
            event(kind, detail: next.rawValue, aux: UInt16(phase.rawValue), .barrier, b: there)
            phase = next
        case 6, 7:
            items.append(run.trace.text("item \(Int.random(in: 0..<9, using: &random))"))
            unfinished += 1
            event(.itemPut, .queue, b: items[items.count - 1])
        case 8 where !items.isEmpty:
            let place = Int.random(in: 0..<items.count, using: &random)
            let isLast = place == items.count - 1 && Bool.random(using: &random)
            event(.itemTaken, aux: isLast ? .max : UInt16(place), .queue, b: items.remove(at: place))
        case 9 where unfinished > 0:
            unfinished -= 1
            event(.itemDone, .queue, b: unfinished)
        case 10 where !isShut:
            isShut = true
            event(.queueShutDown, .queue)
        default:
            if !isAborting { event(.groupAborted, .taskGroup, b: task) }
            isAborting = true
        }
    }

    func wait(_ run: TraceBuilder, _ random: inout SplitMix) {
        let kind = numbers.keys.sorted { $0.rawValue < $1.rawValue }.randomElement(using: &random)!
        let wait: WaitRecord.Kind = kind == .queue ? [.item, .space, .join].randomElement(using: &random)! : .primitive
        run.suspend(wait, "the \(kind)", subject: numbers[kind]!)
    }
}
