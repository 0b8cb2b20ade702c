import DequeModule
import Trace

/// asyncio's event loop, as CPython 3.13 runs it, on a virtual clock.
///
/// A loop is a queue of handles that are ready to run, and a heap of timers. It runs passes until it is stopped: a pass
/// moves the timers that are due to the ready queue, and then runs the handles that are in it at that moment, each of them to
/// its next `await` or its end. What they queue runs in the next pass. Nothing else ever runs; when nothing is ready, the clock
/// jumps to the next timer.
///
/// Reading order: `runForever` -> `runPass` -> `runTurn` here, `step` and `suspend` in Task.swift, `queueCallbacks` in Future.swift.
/// Time never advances while a handle runs, but for the tick of each reading.
public final class EventLoop<Host: EventLoopHost> {
    public let host: Host
    public let environment: LoopEnvironment
    @usableFromInline let trace: Trace?

    /// Front to back: what runs next.
    @usableFromInline var ready = Deque<ReadyHandle<Host>>()
    @usableFromInline var timers = TimerHeap<Host.Handle>()
    /// How many of the timers are cancelled and still in the heap.
    @usableFromInline var cancelledTimers = 0
    @usableFromInline var unfinished = TaskRegistry<Host.Task>()
    /// How many handles of the ready queue are not recorded.
    @usableFromInline var hiddenReady = 0
    /// The text for a sleep until a time, in microseconds: the next is often the same.
    @usableFromInline var lastSleep: (due: Int, text: UInt32) = (-1, 0)

    /// Debug mode: handles that take so many seconds are reported.
    public var isDebug = false
    public var slowDuration = 0.1

    /// `asyncio.current_task`: the task whose step runs.
    public var currentTask: Host.Task?
    /// Something may have come in from outside of the loop, over a network: the next pass asks the host for it.
    public var expectsArrivals = false
    @usableFromInline var phase = Phase.idle
    @usableFromInline var isStopping = false
    /// While recording: its number, from 1, given when it first runs.
    @usableFromInline var number: UInt32 = 0

    /// Where the loop's class has a clock of its own (`loop.time`): its reading, in seconds. nil for the environment's.
    public var ownClock: (() throws(Host.Unwinding) -> Double)?

    /// Where the loop's class has a pass of its own (`_run_once`): it runs in the place of `runPass`.
    public var ownPass: (() throws(Host.Unwinding) -> Void)?
    /// Where the loop's class has a `stop` of its own: `runUntilComplete` stops by it.
    public var ownStop: (() throws(Host.Unwinding) -> Void)?
    /// Where the loop's class has a `call_soon` of its own: what joins the ready queue goes through it (`EventLoopHost.callSoon`).
    public var hasOwnCallSoon = false

    /// Longer timeouts are waited for in steps of a day.
    @inlinable static var maximumTimeout: Double { 24 * 3600 }
    /// Cancelled timers are swept out when there are more timers than this, and
    @inlinable static var sweepCount: Int { 100 }
    /// more than this fraction of them is cancelled.
    @inlinable static var sweepFraction: Double { 0.5 }

    @inlinable public init(host: Host, environment: LoopEnvironment) {
        self.host = host
        self.environment = environment
        trace = environment.trace
    }

    @usableFromInline enum Phase { case idle, running, closed }

    @inlinable public var isRunning: Bool { phase == .running }
    @inlinable public var isClosed: Bool { phase == .closed }

    // MARK: Running

    /// Why `runForever` came back.
    public enum End: Sendable {
        /// `stop()` was called.
        case stopped
        /// Nothing is ready, and no timer will ever be due: CPython would wait for ever.
        case deadlock
    }

    /// Runs passes until `stop()`.
    @inlinable public func runForever() throws(Host.Unwinding) -> End {
        try beginRunning()
        defer { endRunning() }
        repeat {
            if let ownPass {
                try ownPass()
            } else {
                guard try runPass() else { return .deadlock }
            }
        } while !isStopping
        return .stopped
    }

    /// `_run_once`: one pass and no more, for a class that has a pass of its own, or for who drives the loop by hand. The loop does not
    /// become the running one by it.
    @inlinable public func runOnce() throws(Host.Unwinding) -> End {
        recordStart()
        return try runPass() ? .stopped : .deadlock
    }

    /// Runs passes until the future is done.
    /// - Parameter isOwn: the caller made the task just for this, so nobody else can retrieve its exception.
    /// - Throws: RuntimeError if the loop was stopped before that.
    @inlinable public func runUntilComplete(_ future: Host.Future, isOwn: Bool = false) throws(Host.Unwinding) -> End {
        try checkCanRun()
        if isOwn { future.asTask?.taskCore.logsDestroyPending = false }
        try addDoneCallback(.stopLoop, to: future)
        let end: End
        do throws(Host.Unwinding) {
            end = try runForever()
        } catch {
            if isOwn, future.futureCore.isDone { future.futureCore.logsTraceback = false }
            removeStopCallback(from: future)
            throw error
        }
        removeStopCallback(from: future)
        if end == .stopped, !future.futureCore.isDone { throw refusal(.stoppedBeforeDone) }
        return end
    }

    /// `loop.stop`: the pass that runs is the last.
    @inlinable public func stop() {
        isStopping = true
    }

    /// `loop.close`: drops whatever is queued.
    @inlinable public func close() throws(Host.Unwinding) {
        guard !isRunning else { throw refusal(.closingRunningLoop) }
        guard !isClosed else { return }
        phase = .closed
        recordDropped()
        for entry in timers.entries { entry.handle.handleCore.place = .nowhere }
        for entry in ready { if case .handle(let handle) = entry.action { handle.handleCore.place = .nowhere } }
        ready = []
        hiddenReady = 0
        timers.removeAll()
        cancelledTimers = 0
        if number != 0, let trace {
            trace.append(TraceEvent(.loopClosed, location: host.location, a: number))
            environment.control = RecordedControl(.module, 0)
        }
        try host.settle(after: .queues)
    }

    // MARK: A pass

    /// One pass: what CPython calls `_run_once`.
    /// - Returns: false if nothing can ever run again.
    @inlinable func runPass() throws(Host.Unwinding) -> Bool {
        dropCancelledTimers()
        var hasJumped = false
        if ready.isEmpty, !isStopping {
            guard try waitForTimer(&hasJumped) else { return false }
        } else {
            if host.hasThreads, !expectsArrivals { try host.letThreadsRun() }
            _ = try takeArrivals()
        }
        try queueDueTimers(afterJump: hasJumped)

        // What these handles queue runs in the next pass.
        var batch = ready.count
        recordPass(batch)
        while batch > 0 {
            batch -= 1
            try runTurn()
            try host.settle(after: batch > 0 ? .handle : .lastHandle)
        }
        return true
    }

    /// One turn: the handle at the front runs. It is gone, with all that only it kept alive, when this returns.
    @inlinable func runTurn() throws(Host.Unwinding) {
        guard let handle = ready.popFirst() else { return }
        if case .handle(let object) = handle.action {
            object.handleCore.place = .nowhere
            if object.handleCore.isCancelled { return recordSkipped(handle) }
        }
        let isTimed = isDebug
        let start = isTimed ? try now() : 0
        let turn = recordTurn(handle)
        // A wakeup's handle holds what the task waited for; where nothing is recorded, nobody can tell.
        var awaited: Host.Future?
        if turn.event != noEvent, case .wakeup(let task) = handle.action { awaited = task.taskCore.awaited }
        do throws(Host.Unwinding) {
            try run(handle.action)
        } catch {
            // The end of the machine ends no turn.
            guard let failure = host.failure(in: error) else { throw error }
            if host.kind(of: failure) == .exit {
                recordTurnEnd(turn)
                try host.keep(handle.action, in: failure)
                throw error
            }
            try host.report(failure, from: handle.action)
        }
        // What died in the turn has its say in it; what dies with the handle, after it.
        if turn.event != noEvent { try host.settle() }
        recordTurnEnd(turn)
        withExtendedLifetime(awaited) {}
        if isTimed {
            let duration = try now() - start
            if duration >= slowDuration { try host.reportSlow(handle.action, seconds: duration) }
        }
    }

    @inlinable func run(_ action: ReadyHandle<Host>.Action) throws(Host.Unwinding) {
        switch action {
        case .step(let task): try step(task, throwing: nil)
        case .stepThrowing(let next): try step(next.task, throwing: next.failure)
        case .wakeup(let task): try wakeUp(task)
        case .handle(let handle): try host.run(handle)
        case .doneCallback(let done): try host.run(done.callback, for: done.future)
        case .stopLoop(let future): try stop(after: future)
        }
    }

    /// Timers that were cancelled leave when they get to the front, or all at once when they are many.
    @inlinable func dropCancelledTimers() {
        let count = timers.count
        if count > Self.sweepCount, Double(cancelledTimers) / Double(count) > Self.sweepFraction {
            timers.filter { handle in
                if handle.handleCore.isCancelled { handle.handleCore.place = .nowhere }
                return !handle.handleCore.isCancelled
            }
            cancelledTimers = 0
        } else {
            while let first = timers.first, first.handle.handleCore.isCancelled {
                cancelledTimers -= 1
                timers.pop()?.handle.handleCore.place = .nowhere
            }
        }
    }

    /// Nothing is ready: what has come in goes on, or else the clock jumps to the first timer, as far as epoll would sleep.
    /// - Returns: false if nothing comes in, and there is no timer that time can reach.
    @inlinable func waitForTimer(_ hasJumped: inout Bool) throws(Host.Unwinding) -> Bool {
        guard let first = timers.first else { return try waitForOthers() }
        if first.when.isNaN { throw refusal(.deadlineNotANumber) }
        guard first.when < VirtualClock.end else { return try waitForOthers() }
        let timeout = first.when - (try now())
        if try takeArrivals() { return true }
        let step = VirtualClock.idleStep(timeout: min(timeout, Self.maximumTimeout))
        guard step > 0 else {
            if host.hasThreads { try host.letThreadsRun() }
            return true
        }
        guard let target = environment.clock.sum(with: step) else { return false }
        if host.hasThreads { return try host.waitForThreads(target) }
        try host.willAdvanceClock(toNanoseconds: target)
        environment.advance(step)
        hasJumped = true
        return true
    }

    /// No timer will ever be due: only the network or another thread can bring something.
    @inlinable func waitForOthers() throws(Host.Unwinding) -> Bool {
        if try takeArrivals() { return true }
        return host.hasThreads ? try host.waitForThreads(nil) : false
    }

    /// What the network brings joins the ready queue, before the timers that are due, as what epoll reports does.
    /// - Returns: whether there was anything.
    @inlinable func takeArrivals() throws(Host.Unwinding) -> Bool {
        guard expectsArrivals else { return false }
        if host.hasThreads { try host.letThreadsRun() }
        let handles = try host.takeArrivals(of: self)
        guard !handles.isEmpty, let time = environment.clock.sum(with: VirtualClock.networkLatency) else {
            return false
        }
        try host.willAdvanceClock(toNanoseconds: time)
        environment.advance(VirtualClock.networkLatency)
        recordArrivals()
        for handle in handles { try callSoon(handle) }
        return true
    }

    /// Timers that are due join the ready queue.
    @inlinable func queueDueTimers(afterJump hasJumped: Bool) throws(Host.Unwinding) {
        let now = try now() + VirtualClock.resolution
        var showsJump = hasJumped
        while let first = timers.first, !(first.when >= now), let handle = timers.pop()?.handle {
            if showsJump { recordIdle() }
            showsJump = false
            handle.handleCore.place = .ready
            let event = recordDue(handle.handleCore)
            handle.handleCore.record = event
            enqueue(.handle(handle), event)
        }
    }

    // MARK: Queueing

    /// `call_soon`, and `call_soon_threadsafe`, which differs only where there are threads.
    /// - Throws: RuntimeError if the loop is closed.
    @inlinable public func callSoon(_ handle: Host.Handle) throws(Host.Unwinding) {
        guard !isClosed else { throw refusal(.loopClosed) }
        handle.handleCore.place = .ready
        let event = recordQueued(handle)
        handle.handleCore.record = event
        enqueue(.handle(handle), event)
    }

    /// `call_at`.
    /// - Parameters:
    ///   - when: in seconds on the loop's clock.
    ///   - task: who will go on by it, for people.
    /// - Throws: RuntimeError if the loop is closed.
    @inlinable public func callAt(
        _ when: Double, _ handle: Host.Handle, for task: Host.Task? = nil
    ) throws(Host.Unwinding) {
        guard !isClosed else { throw refusal(.loopClosed) }
        handle.handleCore.when = when
        handle.handleCore.place = .timers
        timers.push(TimerHeap.Entry(when: when, handle: handle))
        recordTimer(handle, when: when, task: task)
    }

    /// `call_later`; it reads the clock.
    /// - Returns: when it is due, in seconds on the loop's clock.
    @inlinable @discardableResult public func callLater(
        _ delay: Double, _ handle: Host.Handle, for task: Host.Task? = nil
    ) throws(Host.Unwinding) -> Double {
        let when = try now() + delay
        try callAt(when, handle, for: task)
        return when
    }

    /// `Handle.cancel`. It stays where it is, and is skipped when its turn comes.
    @inlinable public func cancel(_ handle: Host.Handle) {
        guard !handle.handleCore.isCancelled else { return }
        handle.handleCore.isCancelled = true
        if handle.handleCore.place == .timers { cancelledTimers += 1 }
        recordHandleCancelled(handle.handleCore)
    }

    /// A reading of the loop's clock, which ticks.
    @inlinable public func now() throws(Host.Unwinding) -> Double {
        if let ownClock { return try ownClock() }
        return environment.loopTime()
    }

    /// What waits to run, from the front to the back.
    public var readyActions: [ReadyHandle<Host>.Action] { ready.map(\.action) }
    /// Timers in the order of their heap, with those that are cancelled.
    public var timerHandles: [Host.Handle] { timers.entries.map(\.handle) }

    @inlinable func enqueue(_ action: ReadyHandle<Host>.Action, _ event: UInt32) {
        ready.append(ReadyHandle(action, queuedBy: event))
        if event == noEvent, trace != nil { hiddenReady += 1 }
    }

    // MARK: Starting and stopping

    @inlinable func refusal(_ error: LoopError<Host>) -> Host.Unwinding {
        let failure = host.makeFailure(error)
        host.willRaise(failure)
        return host.unwinding(raising: failure)
    }

    @inlinable public func checkCanRun() throws(Host.Unwinding) {
        if isClosed { throw refusal(.loopClosed) }
        if isRunning { throw refusal(.loopAlreadyRunning) }
        if host.runningLoop != nil { throw refusal(.anotherLoopRunning) }
    }

    @inlinable func beginRunning() throws(Host.Unwinding) {
        try checkCanRun()
        phase = .running
        host.runningLoop = self
        recordStart()
    }

    @inlinable public func endRunning() {
        isStopping = false
        if isRunning { phase = .idle }
        host.runningLoop = nil
    }

    /// `run_until_complete`'s callback. SystemExit and KeyboardInterrupt have left the loop already.
    @inlinable func stop(after future: Host.Future) throws(Host.Unwinding) {
        if case .failure(let failure) = future.futureCore.isCancelled ? .none : exception(of: future),
            host.kind(of: failure) == .exit
        {
            return
        }
        if let ownStop { try ownStop() } else { stop() }
    }

    @inlinable func removeStopCallback(from future: Host.Future) {
        _ = try? removeDoneCallbacks(from: future) { if case .stopLoop = $0 { true } else { false } }
    }
}
