import Trace

/// The host's class for `asyncio.Task`: a future whose outcome is how its coroutine ends.
///
/// The host must call `eventLoop.forget(self)` first thing in its `deinit`.
public protocol TaskProtocol: FutureProtocol {
    /// Declare it `final`.
    var taskCore: TaskCore<Host> { get set }
}

/// The model's part of a task, besides that of the future which it is.
///
/// A task that is not done is in one of three situations, as in CPython: it waits for `awaited`, one of whose done
/// callbacks wakes it; or its next step is in the ready queue; or it runs at this moment. Only the model writes here, but for
/// `logsDestroyPending`.
public struct TaskCore<Host: EventLoopHost> {
    public var name: String
    /// `_fut_waiter`: what it is suspended on. Stays until its next step begins.
    public var awaited: Host.Future?
    @usableFromInline var requests: Int32 = 0
    /// `_must_cancel`: its next step throws CancelledError.
    public var mustCancel = false
    /// `_log_destroy_pending`: if it dies before it is done, the host reports that.
    public var logsDestroyPending = true
    /// asyncio's own, hidden unless asked for.
    public let isHousekeeping: Bool
    /// While recording: its number in `Trace.tasks`; 0 for a hidden one.
    public var number: UInt32 = 0
    /// While recording: what it waits for, in `Trace.waits`.
    public var wait: UInt32 = 0
    /// While recording: where it is suspended, in `Trace.locations`.
    public var place: UInt32 = 0
    /// Its place in the loop's list of unfinished tasks.
    public var slot = UInt32.max

    /// How many calls of `cancel()` have not been taken back by `uncancel()`.
    @inlinable public var cancelling: Int {
        get { Int(requests) }
        set { requests = Int32(clamping: newValue) }
    }

    /// - Parameter name: nil for the next number, `Task-N`. A task with a name of its own consumes none.
    @inlinable public init(name: String?, in environment: LoopEnvironment, isHousekeeping: Bool = false) {
        self.name = name ?? "Task-" + String(environment.nextTaskNumber())
        self.isHousekeeping = isHousekeeping
    }
}

// MARK: - The life of a task

extension EventLoop {
    /// Takes up a new task: its first step joins the ready queue.
    /// - Throws: RuntimeError if the loop is closed.
    @inlinable public func start(_ task: Host.Task) throws(Host.Unwinding) {
        guard !isClosed else { throw refusal(.loopClosed) }
        recordCreated(task)
        if hasOwnCallSoon {
            try host.callSoon(.step(task), on: self)
        } else {
            enqueue(.step(task), recordQueued(.step, task, was: .ready))
        }
        register(task)
    }

    /// Takes up a new task, whose first step runs here and now, inside of the turn that creates it (`eager_start`). If it
    /// suspends, it goes on like any other task. While the loop does not run, this is `start`.
    /// - Throws: SystemExit or KeyboardInterrupt out of that step.
    @inlinable public func startEagerly(_ task: Host.Task) throws(Host.Unwinding) {
        guard isRunning else { return try start(task) }
        recordCreated(task)
        register(task)
        let creator = currentTask
        let outer = recordEagerStart(task)
        currentTask = task
        let turn = host.beginEagerStep()
        defer {
            host.endEagerStep(turn)
            currentTask = creator
            recordEagerEnd(task, outer)
        }
        try resume(task, throwing: nil)
    }

    /// One step: the coroutine goes on until it suspends or ends.
    @inlinable func step(_ task: Host.Task, throwing failure: Host.Failure?) throws(Host.Unwinding) {
        var failure = failure
        if task.futureCore.isDone { throw refusal(.stepAfterDone(task, failure)) }
        if task.taskCore.mustCancel {
            if failure.map({ host.kind(of: $0) }) != .cancellation { failure = takeCancelledError(of: task) }
            task.taskCore.mustCancel = false
        }
        task.taskCore.awaited = nil
        currentTask = task
        defer { currentTask = nil }
        try resume(task, throwing: failure)
    }

    /// The task goes on because `awaited` is done: with its exception, if it has one; a result is picked up by the
    /// `await` itself.
    @inlinable public func wakeUp(_ task: Host.Task) throws(Host.Unwinding) {
        // Held until the step has ended, as the handle's argument does in CPython.
        guard let awaited = task.taskCore.awaited else { return try step(task, throwing: nil) }
        if awaited.overridesCallbacks { try host.takeOutcome(of: awaited) }
        switch result(of: awaited) {
        case .value: try step(task, throwing: nil)
        case .raises(let failure):
            if awaited.futureCore.isCancelled || awaited.raisesAnew { host.willRaise(failure) }
            try step(task, throwing: failure)
        }
        withExtendedLifetime(awaited) {}
    }

    @inlinable func resume(_ task: Host.Task, throwing failure: Host.Failure?) throws(Host.Unwinding) {
        switch try host.resume(task, throwing: failure) {
        case .yielded:
            if hasOwnCallSoon { return try host.callSoon(.step(task), on: self) }
            enqueue(.step(task), recordYielded(task))
        case .suspended(let future):
            try suspend(task, on: future)
        case .returned(let value):
            unregister(task)
            if task.taskCore.mustCancel {
                // cancel() came during the last step, which did not hear of it.
                task.taskCore.mustCancel = false
                let message = task.futureCore.cancelMessage
                recordCancelled(task) { host.text(ofMessage: message, in: $0) }
                try finishCancelled(task, message: message)
            } else {
                recordEnded(task, .taskReturned) { host.text(ofResult: value, in: $0) }
                task.futureCore.state = .result(value)
                try queueCallbacks(of: task)
            }
        case .raised(let failure):
            unregister(task)
            try finish(task, raising: failure)
        case .badYield(let failure):
            try throwLater(failure, into: task)
        }
    }

    @inlinable func finish(_ task: Host.Task, raising failure: Host.Failure) throws(Host.Unwinding) {
        let kind = host.kind(of: failure)
        if kind == .cancellation {
            recordCancelled(task) { host.messageText(ofCancellation: failure, in: $0) }
            task.futureCore.cancelledError = failure
            return try finishCancelled(task, message: nil)
        }
        recordEnded(task, .taskRaised) { host.text(ofException: failure, in: $0) }
        task.futureCore.state = .exception(failure)
        try queueCallbacks(of: task)
        task.futureCore.logsTraceback = true
        if kind == .exit { throw host.unwinding(raising: failure) }
    }

    @inlinable func suspend(_ task: Host.Task, on future: Host.Future) throws(Host.Unwinding) {
        if future.eventLoop !== self {
            return try throwLater(host.makeFailure(.differentLoop(task, future)), into: task)
        }
        if future === task { return try throwLater(host.makeFailure(.awaitsItself(task)), into: task) }
        guard future.futureCore.isBlocking else {
            return try throwLater(host.makeFailure(.yieldedFuture(task, future)), into: task)
        }
        future.futureCore.isBlocking = false
        recordSuspended(task, on: future)
        if future.overridesCallbacks {
            try host.addWakeup(of: task, to: future)
        } else {
            try addDoneCallback(.wakeup(task), to: future)
        }
        task.taskCore.awaited = future
        if task.taskCore.mustCancel, try cancelAny(future, message: task.futureCore.cancelMessage) {
            task.taskCore.mustCancel = false
        }
    }

    /// The task's next step throws.
    @inlinable func throwLater(_ failure: Host.Failure, into task: Host.Task) throws(Host.Unwinding) {
        let next = ThrowingStep<Host>(task: task, failure: failure)
        if hasOwnCallSoon { return try host.callSoon(.stepThrowing(next), on: self) }
        enqueue(.stepThrowing(next), recordQueued(.step, task, was: .running))
    }

    /// A task's handle that went through the class's own `call_soon` joins the ready queue.
    @inlinable public func queue(_ action: ReadyHandle<Host>.Action) throws(Host.Unwinding) {
        guard !isClosed else { throw refusal(.loopClosed) }
        enqueue(action, recordHandedOver(action))
    }

    /// A task's handle is to run some time: it went to the loop's own `call_soon`.
    /// - Returns: the event that says so.
    @inlinable public func recordHandedOver(_ action: ReadyHandle<Host>.Action) -> UInt32 {
        switch action {
        case .step(let task) where currentTask === task: recordYielded(task)
        case .step(let task): recordQueued(.step, task, was: .ready)
        case .stepThrowing(let next): recordQueued(.step, next.task, was: .running)
        case .wakeup(let task): recordQueued(.wakeup, task, was: .suspended, wait: task.taskCore.wait)
        case .handle(let handle): recordQueued(handle)
        case .doneCallback, .stopLoop: noEvent
        }
    }

    /// The step of a task whose handle the program runs itself, as a call of its function.
    @inlinable public func runNow(_ action: ReadyHandle<Host>.Action) throws(Host.Unwinding) {
        try run(action)
    }

    /// A turn of a loop that is the program's own: it runs a handle from a queue of its own.
    /// - Parameter event: what `recordHandedOver` answered.
    @inlinable public func runTurn(
        of action: ReadyHandle<Host>.Action, queuedBy event: UInt32, _ body: () throws(Host.Unwinding) -> Void
    ) throws(Host.Unwinding) {
        guard event != noEvent else { return try body() }
        let turn = recordTurn(ReadyHandle(action, queuedBy: event))
        defer { recordTurnEnd(turn) }
        try body()
        try host.settle()
    }

    // MARK: Cancelling

    /// `Task.cancel`: asks the task to end; it may refuse.
    ///
    /// What the task waits for is cancelled, and wakes it; if it waits for nothing, its next step throws CancelledError.
    /// - Returns: false if it is done.
    @inlinable public func cancel(_ task: Host.Task, message: Host.Value?) throws(Host.Unwinding) -> Bool {
        task.futureCore.logsTraceback = false
        guard !task.futureCore.isDone else { return false }
        // A task that waits for a task that waits for a task: cancel() of a pending one is always accepted, so the
        // recursion of CPython can be a loop here. Like the recursion it ends, since tasks may wait in a circle.
        var task = task
        for _ in 0..<Self.cancelDepth {
            task.taskCore.cancelling += 1
            recordCancelRequest(task, message: message)
            guard let awaited = task.taskCore.awaited else { return mark(task, message: message) }
            if !awaited.overridesCancel, let next = awaited.asTask {
                next.futureCore.logsTraceback = false
                if next.futureCore.isDone { return mark(task, message: message) }
                task = next
            } else {
                return try cancelAny(awaited, message: message) || mark(task, message: message)
            }
        }
        throw refusal(.cancelTooDeep)
    }

    /// How many tasks in a row CPython cancels before it raises RecursionError: its limit for C code, less what is on the
    /// stack when a task calls `cancel()`.
    @inlinable static var cancelDepth: Int { 9995 }

    /// The task's next step throws CancelledError.
    @inlinable func mark(_ task: Host.Task, message: Host.Value?) -> Bool {
        task.taskCore.mustCancel = true
        task.futureCore.cancelMessage = message
        return true
    }

    /// Python's `future.cancel(msg)`, whatever the class.
    @inlinable public func cancelAny(_ future: Host.Future, message: Host.Value?) throws(Host.Unwinding) -> Bool {
        if future.overridesCancel { return try host.cancel(future, message: message) }
        if let task = future.asTask { return try cancel(task, message: message) }
        return try cancelFuture(future, message: message)
    }

    /// `Task.uncancel`: takes back one request, and answers how many are left. With the last, a cancellation that has
    /// not been thrown yet is taken back too (since 3.13).
    @inlinable public func uncancel(_ task: Host.Task) -> Int {
        guard task.taskCore.cancelling > 0 else { return 0 }
        task.taskCore.cancelling -= 1
        if task.taskCore.cancelling == 0 { task.taskCore.mustCancel = false }
        recordCancelWithdrawn(task)
        return task.taskCore.cancelling
    }

    /// `Task.set_name`.
    @inlinable public func setName(_ name: String, of task: Host.Task) {
        recordRenamed(task, to: name)
        task.taskCore.name = name
    }

    // MARK: The list of unfinished tasks

    /// `asyncio.all_tasks`, in order of creation.
    /// - Complexity: O(n).
    @inlinable public var allTasks: [Host.Task] { unfinished.tasks }

    /// The task is about to die. Call it first thing in the host's `deinit`.
    @inlinable public func forget(_ task: Host.Task) {
        unfinished.remove(slot: task.taskCore.slot)
    }

    @inlinable func register(_ task: Host.Task) {
        if unfinished.isSparse { closeUpRegistry() }
        task.taskCore.slot = unfinished.add(task)
    }

    @inlinable func unregister(_ task: Host.Task) {
        unfinished.remove(slot: task.taskCore.slot)
        task.taskCore.slot = UInt32.max
    }

    @inlinable func closeUpRegistry() {
        let tasks = unfinished.tasks
        unfinished = TaskRegistry()
        for task in tasks { task.taskCore.slot = unfinished.add(task) }
    }
}
