import SystemThreads
import Trace

/// Which thread of the program runs.
///
/// The rule (see the page "Threads"): a thread runs until it waits or ends; nothing interrupts it. Those that can go on stand in one
/// queue and go on from its front. A thread joins the back of the queue when it is started, when what it waits for happens, and
/// when its time is over; if none can go on, the clock jumps to the next time at which one can. Of two with the same time
/// the one that began to wait first is first.
///
/// Reading order: `start` -> `wait` -> `wake` -> `goOn`.
public final class ThreadScheduler {
    private unowned(unsafe) let machine: Machine
    public let main = PythonThread(number: 1, name: "MainThread")
    /// Which one runs.
    public private(set) var current: PythonThread
    /// Those that can go on, the next one first.
    private var ready: [PythonThread] = []
    private var waiting: [PythonThread] = []
    /// All that have not ended but the main one.
    private var others: [Int: PythonThread] = [:]
    private var lastNumber = 1
    private var lastOrder = 0

    /// Called when another thread goes on, before it does.
    public var onSwitch: (_ from: PythonThread, _ to: PythonThread) -> Void = { _, _ in }
    /// Moves the clock to a later time, in nanoseconds: `isSleep` if it is the main thread's `time.sleep` that ends then.
    /// False if the run may not go on until then.
    public var onJump: (_ nanoseconds: Int, _ isSleep: Bool) -> Bool = { _, _ in true }

    init(_ machine: Machine) {
        self.machine = machine
        current = main
    }

    /// Whether there is no thread but the one that runs.
    public var isAlone: Bool { others.isEmpty }

    /// How many threads there are.
    var count: Int { others.count + 1 }

    // MARK: Starting

    /// A new thread, at the back of the queue. What the function raises is the end of the thread, and no more.
    func start(_ function: Value, _ arguments: [Value], name: String) throws(Raise) -> PythonThread {
        lastNumber += 1
        let thread = PythonThread(number: lastNumber, name: name)
        thread.body = (function, arguments)
        thread.state.coroutineOriginDepth = 0
        let isStarted = LargeThread.start(after: thread.baton.handle, stackSize: 1 << 28) { [self, thread] in
            run(thread)
        }
        guard isStarted else { throw machine.error(.runtimeError, "can't start new thread") }
        others[thread.number] = thread
        machine.hasThreads = true
        ready.append(thread)
        return thread
    }

    /// All that a new thread does, on its own stack.
    /// - Returns: the semaphore of the thread that goes on.
    @inline(never)
    private func run(_ thread: PythonThread) -> Semaphore.Handle? {
        LargeMemory.belongs(to: machine)
        machine.noteStack()
        if !thread.mustEnd, let (function, arguments) = thread.body {
            thread.body = nil
            do throws(Raise) {
                _ = try machine.call(function, arguments)
                try machine.settle()
            } catch {
                if case .exception(let exception) = error {
                    machine.reportIgnored(exception, in: function, during: "Exception ignored in thread started by: ")
                }
            }
        }
        thread.body = nil
        others[thread.number] = nil
        if others.isEmpty { machine.hasThreads = false }
        machine.handled = nil
        let next = thread.mustEnd || machine.stopReason != nil ? main : nextThread()
        handOver(to: next)
        thread.state.stack.deallocate()
        return next.baton.handle
    }

    // MARK: Waiting

    /// The thread that runs waits until it is woken, or so many nanoseconds at most; others go on meanwhile.
    /// - Parameter what: what it waits for, in words.
    /// - Throws: the end of the run.
    public func wait(nanoseconds: Int?, for what: String, isSleep: Bool = false) throws(Raise) -> PythonThread.Answer {
        let now = machine.onReadClock(false)
        let (end, overflow) = now.addingReportingOverflow(max(0, nanoseconds ?? 0))
        return try wait(until: nanoseconds == nil || overflow ? nil : end, for: what, isSleep: isSleep)
    }

    /// The same with the time at which the waiting ends; nil for no limit.
    public func wait(until deadline: Int?, for what: String, isSleep: Bool = false) throws(Raise) -> PythonThread.Answer
    {
        let thread = current
        if mustEnd { throw .stop }
        lastOrder += 1
        thread.order = lastOrder
        thread.deadline = deadline
        thread.waitsFor = what
        thread.isSleeping = isSleep
        waiting.append(thread)
        try goOn(from: thread)
        return thread.answer
    }

    /// A thread that waits can go on.
    public func wake(_ number: Int) {
        let thread = number == main.number ? main : others[number]
        if let thread, waiting.contains(where: { $0 === thread }) { release(thread, .woken) }
    }

    /// Those that can go on do so first.
    public func giveWay() throws(Raise) {
        if mustEnd { throw .stop }
        releaseDue()
        if ready.isEmpty { return }
        ready.append(current)
        try goOn(from: current)
    }

    /// Whether the thread that runs is to leave whatever it does.
    private var mustEnd: Bool { current.mustEnd || machine.stopReason != nil }

    private func release(_ thread: PythonThread, _ answer: PythonThread.Answer) {
        waiting.removeAll { $0 === thread }
        thread.answer = answer
        ready.append(thread)
    }

    /// Those whose time is over join the queue.
    private func releaseDue() {
        guard waiting.contains(where: { $0.deadline != nil }) else { return }
        let now = machine.onReadClock(false)
        let due = waiting.filter { $0.deadline.map { $0 <= now } ?? false }
        for thread in due.sorted(by: isEarlier) { release(thread, .timedOut) }
    }

    private func isEarlier(_ one: PythonThread, _ other: PythonThread) -> Bool {
        let (first, second) = (one.deadline ?? .max, other.deadline ?? .max)
        return first == second ? one.order < other.order : first < second
    }

    /// Who goes on now: the clock jumps if nobody can.
    private func nextThread() -> PythonThread {
        releaseDue()
        if ready.isEmpty { jump() }
        if !ready.isEmpty { return ready.removeFirst() }
        // No thread can ever go on, or the run may not: the main thread ends it.
        waiting.removeAll { $0 === main }
        main.answer = .never
        return main
    }

    private func jump() {
        guard let first = waiting.filter({ $0.deadline != nil }).min(by: isEarlier), let time = first.deadline else {
            return
        }
        guard onJump(time, first.isSleeping && first === main) else {
            if machine.stopReason == nil { machine.stopReason = .limit("the clock would pass --until") }
            return
        }
        releaseDue()
    }

    /// Another thread goes on, and this one when its turn comes.
    private func goOn(from thread: PythonThread) throws(Raise) {
        let next = nextThread()
        if next !== thread {
            handOver(to: next)
            next.baton.handle.signal(andWaitFor: thread.baton.handle)
        }
        if thread.answer != .never { thread.waitsFor = "" }
        if mustEnd { throw .stop }
    }

    /// What the machine is about is the other thread's from here on.
    private func handOver(to next: PythonThread) {
        let thread = current
        if thread === next { return }
        onSwitch(thread, next)
        machine.exchangeState(&thread.state)
        current = next
        machine.exchangeState(&next.state)
    }

    // MARK: The end

    /// Who waits for what, for the message of a deadlock.
    /// - Parameter includesMain: also what the main thread waits for.
    public func waitTexts(includesMain: Bool = true) -> [String] {
        ((includesMain ? [main] : []) + others.values.sorted { $0.number < $1.number }).filter { !$0.waitsFor.isEmpty }
            .map { "\($0.name) waits for \($0.waitsFor)" }
    }

    /// The main thread is through: what others are about is left where it stands. Nothing of Python runs in them any more.
    public func endAll() {
        if others.isEmpty { return }
        machine.finalizers.isClosed = true
        onSwitch = { _, _ in }
        waiting = []
        ready = []
        while let thread = others.values.min(by: { $0.number < $1.number }) {
            thread.mustEnd = true
            handOver(to: thread)
            thread.baton.handle.signal(andWaitFor: main.baton.handle)
        }
    }
}
