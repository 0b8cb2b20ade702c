import Trace

/// What the model asks of the language that runs on it.
///
/// The model knows when things run, never what they do. The host owns the objects: its futures, tasks and handles
/// carry the model's state inline (`FutureProtocol`, `TaskProtocol`, `HandleProtocol`), so that one object of the
/// program is one object in memory, and dies when its last reference goes. Everything strong that the model
/// holds (ready queue, timers, callback lists, what a task waits for, the current task) is what CPython holds too.
public protocol EventLoopHost: AnyObject {
    /// What coroutines return and futures hold.
    associatedtype Value
    /// An exception of the host's language, with what belongs to it (its traceback at that time).
    associatedtype Failure
    /// What the host throws through the model: an exception on its way up, or the signal that ends the machine. The
    /// model passes it on untouched, but for ordinary exceptions that leave a turn: it has them reported.
    associatedtype Unwinding: Error
    /// What `add_done_callback` registers: a function and the context to run it in.
    associatedtype Callback
    associatedtype Future: FutureProtocol where Future.Host == Self
    associatedtype Task: TaskProtocol where Task.Host == Self
    associatedtype Handle: HandleProtocol

    // MARK: Running

    /// Goes on with a task's coroutine, in the task's context, until it suspends or ends.
    /// - Parameter failure: thrown into the coroutine at the place where it is suspended; nil sends None.
    func resume(_ task: Task, throwing failure: Failure?) throws(Unwinding) -> StepOutcome<Self>

    /// Runs a handle's function in its context.
    func run(_ handle: Handle) throws(Unwinding)

    /// Runs a done callback in its context, with the future as its argument.
    func run(_ callback: Callback, for future: Future) throws(Unwinding)

    /// An exception left a handle: it goes to the loop's exception handler (`Exception in callback ...`), and the loop goes
    /// on. SystemExit and KeyboardInterrupt do not come here.
    func report(_ failure: Failure, from action: ReadyHandle<Self>.Action) throws(Unwinding)

    /// Has a future whose class has its own `add_done_callback` (`overridesCallbacks`) call `wakeUp` of the task when it is done.
    func addWakeup(of task: Task, to future: Future) throws(Unwinding)

    /// A task wakes by such a future: the host may have to ask it for its outcome.
    func takeOutcome(of future: Future) throws(Unwinding)

    /// A task is about to take its first step inside of a turn. What `endEagerStep` needs to go on with that turn.
    associatedtype SavedTurn
    func beginEagerStep() -> SavedTurn
    func endEagerStep(_ saved: SavedTurn)

    /// Debug mode: a handle took long.
    func reportSlow(_ action: ReadyHandle<Self>.Action, seconds: Double) throws(Unwinding)

    /// Calls the `cancel(msg)` of a future whose class has its own (`overridesCancel`).
    func cancel(_ future: Future, message: Value?) throws(Unwinding) -> Bool

    /// Called when a handle that has run is gone, and with it perhaps the last reference to a task: the moment at which
    /// CPython runs finalizers and reports exceptions that nobody retrieved.
    func settle() throws(Unwinding)
    /// The same where CPython's loop lets go of something.
    func settle(after letGo: LetGo) throws(Unwinding)

    /// What has come in from outside of the loop since it was last asked for, as handles in the order of coming. Asked at the start of
    /// a pass, while `EventLoop.expectsArrivals`: the host sets that, and takes it back.
    func takeArrivals(of loop: EventLoop<Self>) throws(Unwinding) -> [Handle]

    /// The clock is about to jump over idle time. Throwing ends the run there (`--until`).
    func willAdvanceClock(toNanoseconds time: Int) throws(Unwinding)

    /// Whether threads run beside the loop's: then a pass lets those that can go on go first, and idle time is theirs.
    var hasThreads: Bool { get }
    /// Each thread that can go on does so, until it waits.
    func letThreadsRun() throws(Unwinding)
    /// Nothing is ready: threads run until one of them queues a handle, or until a time, in nanoseconds.
    /// - Returns: false if that will never be.
    func waitForThreads(_ time: Int?) throws(Unwinding) -> Bool

    /// The loop that runs on this thread, as `asyncio.get_running_loop` finds it.
    var runningLoop: EventLoop<Self>? { get set }

    /// Calls the `call_soon` of a loop's own class (`EventLoop.hasOwnCallSoon`), which may end in `EventLoop.queue` or not.
    func callSoon(_ action: ReadyHandle<Self>.Action, on loop: EventLoop<Self>) throws(Unwinding)

    // MARK: Exceptions

    func kind(of failure: Failure) -> FailureKind
    /// `CancelledError(message)`, or `CancelledError()` for nil.
    func makeCancelledError(message: Value?) -> Failure
    /// It is raised here and now: its context is what whoever runs the loop is handling.
    func willRaise(_ failure: Failure)
    /// The exception that CPython raises in this case.
    func makeFailure(_ error: LoopError<Self>) -> Failure
    /// A failure as the host throws it.
    func unwinding(raising failure: Failure) -> Unwinding
    /// The exception of the program that is on its way up; nil for the end of the machine.
    func failure(in unwinding: Unwinding) -> Failure?
    /// SystemExit or KeyboardInterrupt leaves the loop out of a handle. In CPython its traceback keeps the handle alive, so a report
    /// about the handle's task comes no sooner than the exception's end.
    func keep(_ action: ReadyHandle<Self>.Action, in failure: Failure) throws(Unwinding)

    // MARK: Names for the trace; asked for only while recording

    /// The source line that runs, or ran last in this turn (`Trace.locations`); 0 for none.
    var location: UInt32 { get }
    /// The qualified name of a task's coroutine, in `trace.texts`.
    func coroutineText(of task: Task, in trace: Trace) -> UInt32
    func callbackText(_ callback: Callback, in trace: Trace) -> UInt32
    func callbackText(of handle: Handle, in trace: Trace) -> UInt32
    /// The repr of a value, at most 2,000 characters.
    func text(ofResult value: Value, in trace: Trace) -> UInt32
    /// The repr of an exception, at most 2,000 characters.
    func text(ofException failure: Failure, in trace: Trace) -> UInt32
    /// A cancellation's message, as `str` gives it; 0 for none.
    func text(ofMessage message: Value?, in trace: Trace) -> UInt32
    /// The message in a CancelledError; 0 for none.
    func messageText(ofCancellation failure: Failure, in trace: Trace) -> UInt32
    /// A future of which nothing is known is waited for, or is done: the host may find a name for it, and say so in its
    /// `meaning`.
    func noteOwn(_ future: Future)
    /// What is waited for at a primitive, in `trace.texts`: ``the lock `db` ``.
    func text(ofWait kind: WaitRecord.Kind, _ primitive: UInt32) -> UInt32
    /// What a future's `meaning` is in the host's words, in `trace.texts`.
    func text(ofOther number: UInt32) -> UInt32
    /// asyncio's own plumbing (`_chain_future` ...), hidden unless asked for.
    func isHousekeeping(_ callback: Callback) -> Bool
    /// What `cancel(_:message:)` will answer for a future with a `cancel` of its own, as far as can be told without
    /// calling it.
    func wouldAcceptCancel(_ future: Future) -> Bool
}

extension EventLoopHost where SavedTurn == Void {
    @inlinable public func beginEagerStep() {}
    @inlinable public func endEagerStep(_ saved: Void) {}
}

extension EventLoopHost {
    @inlinable public func addWakeup(of task: Task, to future: Future) throws(Unwinding) {
        try future.eventLoop.addDoneCallback(.wakeup(task), to: future.asFuture)
    }
    @inlinable public func takeOutcome(of future: Future) throws(Unwinding) {}
    @inlinable public func callSoon(
        _ action: ReadyHandle<Self>.Action, on loop: EventLoop<Self>
    ) throws(Unwinding) {
        try loop.queue(action)
    }
    @inlinable public var hasThreads: Bool { false }
    @inlinable public func reportSlow(_ action: ReadyHandle<Self>.Action, seconds: Double) throws(Unwinding) {}
    @inlinable public func letThreadsRun() throws(Unwinding) {}
    @inlinable public func waitForThreads(_ time: Int?) throws(Unwinding) -> Bool { false }
    @inlinable public func settle() throws(Unwinding) {}
    @inlinable public func settle(after letGo: LetGo) throws(Unwinding) { try settle() }
    @inlinable public func takeArrivals(of loop: EventLoop<Self>) throws(Unwinding) -> [Handle] { [] }
    @inlinable public func willAdvanceClock(toNanoseconds time: Int) throws(Unwinding) {}
    @inlinable public func keep(_ action: ReadyHandle<Self>.Action, in failure: Failure) throws(Unwinding) {}
    @inlinable public func isHousekeeping(_ callback: Callback) -> Bool { false }
    @inlinable public func noteOwn(_ future: Future) {}
    @inlinable public func text(ofOther number: UInt32) -> UInt32 { 0 }
    @inlinable public func text(ofWait kind: WaitRecord.Kind, _ primitive: UInt32) -> UInt32 { 0 }
    @inlinable public func wouldAcceptCancel(_ future: Future) -> Bool { !future.futureCore.isDone }
}

/// What a loop lets go of by itself.
public enum LetGo: Sendable {
    /// A handle that has run, as the pass takes the next one.
    case handle
    /// The same of the last one of a pass.
    case lastHandle
    /// All that was queued, as the loop is closed.
    case queues
}

/// How one step of a coroutine ended.
public enum StepOutcome<Host: EventLoopHost> {
    /// It awaits a future. The host has set `futureCore.isBlocking` in `await`, and leaves it unset for a future
    /// that was merely yielded.
    case suspended(on: Host.Future)
    /// A bare yield: `sleep(0)`.
    case yielded
    case returned(Host.Value)
    case raised(Host.Failure)
    /// It yielded something else; the failure (`Task got bad yield: ...`) is thrown into it at its next step.
    case badYield(Host.Failure)
}

/// What an exception means to a task.
public enum FailureKind: Sendable {
    case ordinary
    /// CancelledError or a subclass.
    case cancellation
    /// SystemExit or KeyboardInterrupt: the task keeps it, and it leaves the loop as well.
    case exit
}

/// What asyncio refuses, or finds wrong; the host makes the exception.
public enum LoopError<Host: EventLoopHost> {
    /// `Event loop is closed`
    case loopClosed
    /// `This event loop is already running`
    case loopAlreadyRunning
    /// `Cannot run the event loop while another loop is running`
    case anotherLoopRunning
    /// `Cannot close a running event loop`
    case closingRunningLoop
    /// `Event loop stopped before Future completed.`
    case stoppedBeforeDone
    /// RecursionError: `maximum recursion depth exceeded while calling a Python object`
    case cancelTooDeep
    /// A timer's deadline is not a number; CPython's selector raises ValueError.
    case deadlineNotANumber
    /// InvalidStateError from `result()` of a pending future.
    case resultNotSet
    /// InvalidStateError from `exception()` of a pending future.
    case exceptionNotSet
    /// InvalidStateError from setting the outcome of a future that has one.
    case alreadyDone(Host.Future)
    /// InvalidStateError from stepping a task that is done.
    case stepAfterDone(Host.Task, Host.Failure?)
    /// `Task cannot await on itself`
    case awaitsItself(Host.Task)
    /// `Task ... got Future ... attached to a different loop`
    case differentLoop(Host.Task, Host.Future)
    /// `yield was used instead of yield from in task ... with ...`
    case yieldedFuture(Host.Task, Host.Future)
}
