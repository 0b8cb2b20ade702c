import Trace

/// The host's class for `asyncio.Future`.
public protocol FutureProtocol: AnyObject {
    associatedtype Host: EventLoopHost
    /// Declare it `final`; the model reads it at every turn.
    var futureCore: FutureCore<Host> { get set }
    /// The loop that it belongs to.
    var eventLoop: EventLoop<Host> { get }
    /// The same object as a future (a task is one).
    var asFuture: Host.Future { get }
    /// The same object, if it is a task.
    var asTask: Host.Task? { get }
    /// Whether its class has a `cancel` of its own, as gather's future and subclasses in the program may have.
    var overridesCancel: Bool { get }
    /// Its class has an `add_done_callback` of its own: whoever waits for it registers there.
    var overridesCallbacks: Bool { get }
    /// Its class is none of asyncio's two, so whoever waits for it calls its `result`, which raises an exception anew.
    var raisesAnew: Bool { get }
}

extension FutureProtocol {
    @inlinable public var raisesAnew: Bool { false }
}

/// The model's part of a future: an outcome that comes later, and who wants to hear of it.
///
/// Nobody is ever called when the outcome comes: done callbacks join the ready queue. Only the model writes here, but for
/// `meaning`, `isBlocking` and `logsTraceback`.
public struct FutureCore<Host: EventLoopHost> {
    /// What Python calls PENDING, FINISHED (twice) and CANCELLED.
    public enum State {
        case pending
        case result(Host.Value)
        case exception(Host.Failure)
        case cancelled
    }

    /// Who hears that a future is done.
    public enum DoneCallback {
        /// A task that awaits it.
        case wakeup(Host.Task)
        /// From `add_done_callback`.
        case call(Host.Callback)
        /// `run_until_complete` waits for it.
        case stopLoop
    }

    /// What it means to wait for a future, for people; noted by those who create one.
    public enum Meaning: Sendable {
        case future
        case task
        /// `asyncio.sleep`; in seconds on the loop's clock.
        case sleep(until: Double)
        /// While recording: it stands in line at a primitive, or is one itself, as gather's is; in `Trace.primitives`.
        case primitive(WaitRecord.Kind, UInt32)
        /// While recording: something that the host has words for, by their number.
        case other(UInt32)
    }

    public var state = State.pending
    /// Most futures have one callback at most, so the first needs no array.
    public var firstCallback: DoneCallback?
    /// What most futures never have, in an object of its own: there may be a hundred thousand suspended tasks.
    @usableFromInline var extras: Extras?
    public var meaning: Meaning
    /// `_asyncio_future_blocking`: set by `await` when it yields the future, so that a task can tell it from a bare `yield`, and
    /// taken back by the task. An `await` that finds it set raises RuntimeError (`await wasn't used with future`).
    public var isBlocking = false
    /// `_log_traceback`: it has an exception that nobody has retrieved. When the future dies with it, the host reports.
    public var logsTraceback = false
    /// While recording: its number, from 1, given when it is first mentioned.
    public var number: UInt32 = 0

    @inlinable public init(meaning: Meaning = .future) {
        self.meaning = meaning
    }

    @usableFromInline final class Extras {
        @usableFromInline var cancelMessage: Host.Value?
        @usableFromInline var cancelledError: Host.Failure?
        @usableFromInline var moreCallbacks: [DoneCallback] = []

        @inlinable init() {}
    }

    @inlinable mutating func makeExtras() -> Extras {
        if let extras { return extras }
        let made = Extras()
        extras = made
        return made
    }

    /// What `cancel(msg)` said: `_cancel_message`.
    @inlinable public var cancelMessage: Host.Value? {
        get { extras?.cancelMessage }
        set { if newValue != nil || extras != nil { makeExtras().cancelMessage = newValue } }
    }

    /// The CancelledError that ended a task, for the first who asks.
    @inlinable public var cancelledError: Host.Failure? {
        get { extras?.cancelledError }
        set { if newValue != nil || extras != nil { makeExtras().cancelledError = newValue } }
    }

    /// Those behind the first.
    @inlinable public var moreCallbacks: [DoneCallback] {
        get { extras?.moreCallbacks ?? [] }
        set { if !newValue.isEmpty || extras != nil { makeExtras().moreCallbacks = newValue } }
    }

    /// Adds one behind the first.
    @inlinable mutating func addCallback(_ callback: DoneCallback) {
        makeExtras().moreCallbacks.append(callback)
    }

    @inlinable public var isDone: Bool {
        if case .pending = state { return false }
        return true
    }

    @inlinable public var isCancelled: Bool {
        if case .cancelled = state { return true }
        return false
    }

    /// In the order in which they will be queued.
    @inlinable public var callbacks: [DoneCallback] {
        if let firstCallback { [firstCallback] + moreCallbacks } else { [] }
    }
}

/// What `result()` answers: a value, or the exception that it raises.
public enum FutureOutcome<Host: EventLoopHost> {
    case value(Host.Value)
    case raises(Host.Failure)
}

// MARK: - Futures

extension EventLoop {
    /// `Future.set_result`.
    /// - Throws: InvalidStateError if it is done.
    @inlinable public func setResult(_ value: Host.Value, of future: Host.Future) throws(Host.Unwinding) {
        guard !future.futureCore.isDone else { throw refusal(.alreadyDone(future)) }
        recordDone(future, .result) { host.text(ofResult: value, in: $0) }
        future.futureCore.state = .result(value)
        try queueCallbacks(of: future)
    }

    /// `Future.set_exception`; the host has made an exception of a class, and refused StopIteration.
    /// - Throws: InvalidStateError if it is done.
    @inlinable public func setException(_ failure: Host.Failure, of future: Host.Future) throws(Host.Unwinding) {
        guard !future.futureCore.isDone else { throw refusal(.alreadyDone(future)) }
        recordDone(future, .exception) { host.text(ofException: failure, in: $0) }
        future.futureCore.state = .exception(failure)
        try queueCallbacks(of: future)
        future.futureCore.logsTraceback = true
    }

    /// `Future.cancel` of a future that is no task; for a task see `cancel(_:message:)`.
    /// - Returns: whether it was pending.
    @inlinable public func cancelFuture(_ future: Host.Future, message: Host.Value?) throws(Host.Unwinding) -> Bool {
        future.futureCore.logsTraceback = false
        guard !future.futureCore.isDone else { return false }
        recordDone(future, .cancelled) { host.text(ofMessage: message, in: $0) }
        try finishCancelled(future, message: message)
        return true
    }

    /// `Future.result`, whose exceptions the host raises. It counts as retrieving an exception.
    @inlinable public func result<F: FutureProtocol>(of future: F) -> FutureOutcome<Host> where F.Host == Host {
        switch future.futureCore.state {
        case .pending:
            return .raises(host.makeFailure(.resultNotSet))
        case .cancelled:
            return .raises(takeCancelledError(of: future))
        case .exception(let failure):
            future.futureCore.logsTraceback = false
            return .raises(failure)
        case .result(let value):
            return .value(value)
        }
    }

    /// `Future.exception`. It counts as retrieving the exception.
    @inlinable public func exception<F: FutureProtocol>(of future: F) -> ExceptionAnswer<Host> where F.Host == Host {
        switch future.futureCore.state {
        case .pending:
            return .raises(host.makeFailure(.exceptionNotSet))
        case .cancelled:
            return .raises(takeCancelledError(of: future))
        case .exception(let failure):
            future.futureCore.logsTraceback = false
            return .failure(failure)
        case .result:
            return .none
        }
    }

    /// `Future.add_done_callback`. The callback of a future that is done is queued at once.
    @inlinable public func addDoneCallback(
        _ callback: FutureCore<Host>.DoneCallback, to future: Host.Future
    ) throws(Host.Unwinding) {
        if future.futureCore.isDone {
            try queue(callback, of: future)
        } else if future.futureCore.firstCallback == nil {
            future.futureCore.firstCallback = callback
        } else {
            future.futureCore.addCallback(callback)
        }
    }

    /// `Future.remove_done_callback`.
    /// - Parameter isSame: may call the program's `__eq__`.
    /// - Returns: how many were removed.
    @inlinable public func removeDoneCallbacks(
        from future: Host.Future, where isSame: (FutureCore<Host>.DoneCallback) throws(Host.Unwinding) -> Bool
    ) throws(Host.Unwinding) -> Int {
        // The comparison is the program's code and could change the list: it is taken out meanwhile, and what has been
        // added stays, at the end.
        let before = future.futureCore.callbacks
        var kept: [FutureCore<Host>.DoneCallback] = []
        for callback in before where try !isSame(callback) { kept.append(callback) }
        let removed = before.count - kept.count
        guard removed > 0, !future.futureCore.isDone else { return removed }
        kept += future.futureCore.callbacks.dropFirst(before.count)
        future.futureCore.firstCallback = kept.first
        future.futureCore.moreCallbacks = Array(kept.dropFirst())
        return removed
    }

    /// `_make_cancelled_error`: the error that ended a task is given out once; after that, new ones are made.
    @inlinable public func takeCancelledError<F: FutureProtocol>(of future: F) -> Host.Failure where F.Host == Host {
        if let error = future.futureCore.cancelledError {
            future.futureCore.cancelledError = nil
            return error
        }
        return host.makeCancelledError(message: future.futureCore.cancelMessage)
    }

    // MARK: Inside

    @inlinable func finishCancelled<F: FutureProtocol>(
        _ future: F, message: Host.Value?
    ) throws(Host.Unwinding) where F.Host == Host {
        future.futureCore.logsTraceback = false
        future.futureCore.state = .cancelled
        future.futureCore.cancelMessage = message
        try queueCallbacks(of: future)
    }

    /// Every done callback joins the ready queue, in the order in which they were added.
    @inlinable func queueCallbacks<F: FutureProtocol>(of future: F) throws(Host.Unwinding) where F.Host == Host {
        guard let first = future.futureCore.firstCallback else { return }
        let more = future.futureCore.moreCallbacks
        future.futureCore.firstCallback = nil
        future.futureCore.moreCallbacks = []
        let future = future.asFuture
        try queue(first, of: future)
        for callback in more { try queue(callback, of: future) }
    }

    @inlinable func queue(
        _ callback: FutureCore<Host>.DoneCallback, of future: Host.Future
    ) throws(Host.Unwinding) {
        guard !isClosed else { throw refusal(.loopClosed) }
        if hasOwnCallSoon { return try host.callSoon(action(callback, of: future), on: self) }
        switch callback {
        case .wakeup(let task):
            let event = recordQueued(.wakeup, task, was: .suspended, wait: task.taskCore.wait)
            enqueue(.wakeup(task), event)
        case .call(let callback):
            var text: UInt32 = 0
            var event = noEvent
            if let trace, records(housekeeping: host.isHousekeeping(callback)) {
                text = host.callbackText(callback, in: trace)
                event = recordQueuedCallback(text)
            }
            enqueue(.doneCallback(DoneCallbackHandle(callback: callback, future: future, text: text)), event)
        case .stopLoop:
            var event = noEvent
            if let trace, records(housekeeping: true) {
                event = recordQueuedCallback(trace.text(stopLoopName))
            }
            enqueue(.stopLoop(future), event)
        }
    }
}

extension EventLoop {
    @inlinable func action(
        _ callback: FutureCore<Host>.DoneCallback, of future: Host.Future
    ) -> ReadyHandle<Host>.Action {
        switch callback {
        case .wakeup(let task): .wakeup(task)
        case .call(let callback): .doneCallback(DoneCallbackHandle(callback: callback, future: future, text: 0))
        case .stopLoop: .stopLoop(future)
        }
    }
}

/// What `exception()` answers.
public enum ExceptionAnswer<Host: EventLoopHost> {
    /// It has a result: `None`.
    case none
    case failure(Host.Failure)
    /// It is pending or cancelled: `exception()` itself raises.
    case raises(Host.Failure)
}

@inlinable var stopLoopName: String { "_run_until_complete_cb" }
