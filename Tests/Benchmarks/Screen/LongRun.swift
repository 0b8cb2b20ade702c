import Trace

/// A run as long as the stepper promises to be quick on: tasks that work, print and sleep in turn, and share locks and queues.
struct LongRun {
    let trace = Trace()
    private let tasks: Int
    private let frames: Int
    private var ready: [(event: UInt32, kind: HandleKind, subject: UInt32, wait: UInt32)] = []
    private var front = 0
    private var sleeping: [(timer: UInt32, task: UInt32, wait: UInt32)] = []
    private var nextSleeper = 0
    private var places: [UInt32] = []
    private var microseconds = 0
    /// As many locks and queues as there are tasks, half of each; two tasks share one of either. By number: a lock's holder, and what is
    /// in a queue.
    private var holders: [UInt32] = []
    private var items: [[UInt32]] = []
    /// By task: the lock that it holds, or waits for.
    private var held: [UInt32] = []
    private var wanted: [UInt32] = []
    /// By lock: who waits for it, and the wait.
    private var waiting: [[(task: UInt32, wait: UInt32)]] = []
    private var futures: UInt32 = 0

    static func make(frames: Int, tasks: Int) -> Trace {
        var run = LongRun(frames: frames, tasks: tasks)
        run.run()
        return run.trace
    }

    private init(frames: Int, tasks: Int) {
        self.frames = frames
        self.tasks = tasks
        let source = (1...400).map { "    step_\($0)()  # line \($0) of the worker\n" }.joined()
        trace.addSource(SourceRecord(name: trace.text("long_run.py"), bytes: Array(source.utf8)))
        places = Array(repeating: 0, count: tasks + 1)
        held = places
        wanted = places
        makePrimitives(tasks / 2)
    }

    /// Locks have the numbers up to `count`, queues the next ones.
    private mutating func makePrimitives(_ count: Int) {
        guard count > 0 else { return }
        for ordinal in 1...count { add(.lock, ordinal) }
        for ordinal in 1...count { add(.queue, ordinal) }
        holders = Array(repeating: 0, count: count + 1)
        waiting = Array(repeating: [], count: count + 1)
        items = Array(repeating: [], count: count + 1)
    }

    private func add(_ kind: PrimitiveRecord.Kind, _ ordinal: Int) {
        _ = trace.addPrimitive(
            PrimitiveRecord(kind: kind, ordinal: UInt32(ordinal), name: trace.text("\(kind)s[\(ordinal)]")))
    }

    private mutating func run() {
        let file = trace.text("long_run.py")
        let worker = trace.text("worker")
        let lines = (1...400).map { line in
            trace.addLocation(Location(file: file, line: UInt32(line), function: worker))
        }
        let callback = trace.text("_set_result_unless_cancelled")
        trace.append(TraceEvent(.line, location: lines[0], a: 1))
        trace.append(TraceEvent(.loopStarted, a: 1))
        for number in 1...tasks {
            let name = trace.text("worker-\(number)")
            let task = trace.addTask(TaskRecord(name: name, coroutine: worker, creator: 0))
            trace.append(TraceEvent(.taskCreated, a: task))
            queue(.step, task, state: .ready, wait: 0)
        }
        while trace.count < frames {
            if front == ready.count { wake() }
            let batch = ready.count - front
            trace.append(TraceEvent(.passStarted, a: UInt32(batch)))
            for _ in 0..<batch where trace.count < frames { turn(lines, callback) }
            ready.removeFirst(front)
            front = 0
        }
        trace.append(TraceEvent(.programEnded))
    }

    private mutating func queue(_ kind: HandleKind, _ task: UInt32, state: TaskState, wait: UInt32) {
        let event = trace.append(
            TraceEvent(.handleQueued, detail: kind.rawValue, aux: UInt16(state.rawValue), a: task, b: wait))
        ready.append((event, kind, task, wait))
    }

    /// The clock goes on, and some hundred sleepers wake.
    private mutating func wake() {
        microseconds += 1000
        trace.setTime(nanoseconds: microseconds * 1000)
        trace.append(TraceEvent(.clockAdvanced))
        let end = min(sleeping.count, nextSleeper + 500)
        for (timer, task, wait) in sleeping[nextSleeper..<end] {
            let event = trace.append(TraceEvent(.timerDue, a: timer))
            ready.append((event, .callback, trace.timers[Int(timer)].callback, 0))
            wakeups.append((task, wait))
        }
        nextSleeper = end
        if nextSleeper > 100_000 {
            sleeping.removeFirst(nextSleeper)
            nextSleeper = 0
        }
    }

    /// For whom the callbacks in the queue are, in their order.
    private var wakeups: [(task: UInt32, wait: UInt32)] = []

    private mutating func turn(_ lines: [UInt32], _ callback: UInt32) {
        let handle = ready[front]
        front += 1
        let isTask = handle.kind != .callback
        let start = trace.append(
            TraceEvent(
                .turnStarted, detail: handle.kind.rawValue, location: isTask ? places[Int(handle.subject)] : 0,
                a: handle.subject, b: handle.event))
        if isTask { step(handle.subject, lines, callback) } else { callBack() }
        trace.append(TraceEvent(.turnEnded, detail: handle.kind.rawValue, a: handle.subject, b: start))
    }

    private mutating func callBack() {
        let (task, wait) = wakeups.removeFirst()
        queue(.wakeup, task, state: .suspended, wait: wait)
    }

    private mutating func step(_ task: UInt32, _ lines: [UInt32], _ callback: UInt32) {
        let turns = trace.count
        var line = Int(task) * 7 % 390
        for _ in 0...(turns % 5) {
            trace.append(TraceEvent(.line, location: lines[line], a: 1))
            line += 1
        }
        if turns % 97 == 0 {
            trace.write(
                Array("worker-\(task) has done \(turns) steps of its work\n".utf8), to: .stdout, location: lines[line])
        }
        if turns % 4001 == 0 {
            let text = trace.text("ValueError: \(turns % 10)")
            trace.append(TraceEvent(.exceptionRaised, location: lines[line], b: text))
            trace.append(TraceEvent(.exceptionCaught, location: lines[line], b: text))
        }
        places[Int(task)] = lines[line]
        if share(task, lines[line], turns) { return }
        if turns % 3 == 0 {
            let event = trace.append(TraceEvent(.taskYielded, location: lines[line], a: task))
            ready.append((event, .step, task, 0))
            return
        }
        let due = Double(microseconds + 20_000) / 1_000_000
        let timer = trace.addTimer(TimerRecord(due: due, task: task, callback: callback))
        trace.append(TraceEvent(.timerSet, a: timer))
        let wait = trace.addWait(
            WaitRecord(kind: .sleep, subject: 0, text: trace.text("sleep until \(due)"), due: due))
        trace.append(TraceEvent(.taskSuspended, location: lines[line], a: task, b: wait))
        sleeping.append((timer, task, wait))
    }

    /// Locks, queues and futures: what was held is given back, and something else is taken.
    /// - Returns: whether the task waits now.
    private mutating func share(_ task: UInt32, _ location: UInt32, _ turns: Int) -> Bool {
        guard holders.count > 1 else { return false }
        func note(_ kind: EventKind, detail: UInt8 = 0, _ primitive: Int, _ b: UInt32) {
            trace.append(TraceEvent(kind, detail: detail, location: location, a: UInt32(primitive), b: b))
        }
        let number = (Int(task) - 1) / 2 % (holders.count - 1) + 1
        if held[Int(task)] > 0 {
            note(.lockReleased, number, task)
            holders[number] = 0
            held[Int(task)] = 0
            if let next = waiting[number].first {
                waiting[number].removeFirst()
                queue(.wakeup, next.task, state: .suspended, wait: next.wait)
            }
        } else if holders[number] == 0 {
            note(.lockAcquired, detail: wanted[Int(task)] > 0 ? 1 : 0, number, task)
            holders[number] = task
            held[Int(task)] = UInt32(number)
            wanted[Int(task)] = 0
        } else {
            wanted[Int(task)] = UInt32(number)
            let wait = trace.addWait(
                WaitRecord(
                    kind: .primitive, subject: UInt32(number), text: trace.text("the lock `locks[\(number)]`"), due: 0))
            trace.append(TraceEvent(.taskSuspended, location: location, a: task, b: wait))
            waiting[number].append((task, wait))
            return true
        }
        if items[number].count < 6 {
            items[number].append(trace.text("\(turns % 1000)"))
            note(.itemPut, number + holders.count - 1, items[number][items[number].count - 1])
        } else {
            note(.itemTaken, number + holders.count - 1, items[number].removeFirst())
        }
        if turns % 100 == 0 {
            futures += 1
            let future = trace.addPrimitive(
                PrimitiveRecord(kind: .future, ordinal: futures, event: UInt32(trace.count)))
            trace.endPrimitive(future)
            trace.append(
                TraceEvent(
                    .futureDone, detail: Outcome.result.rawValue, aux: 1, location: location, a: future,
                    b: trace.text("None")))
        }
        return false
    }
}
