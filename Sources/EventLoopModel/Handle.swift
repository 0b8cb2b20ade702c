/// The host's `asyncio.Handle` and `asyncio.TimerHandle`: what `call_soon`, `call_later` and `call_at` put into the loop's queues. A
/// reference to it, or a few kinds of references.
///
/// The function and its arguments are the host's; it drops them when the handle is cancelled.
public protocol HandleProtocol {
    /// The model reads it at every turn.
    var handleCore: HandleCore { get nonmutating set }
}

/// The model's part of a handle. Only the model writes here.
public struct HandleCore: Sendable {
    public enum Place: Sendable { case nowhere, timers, ready }

    /// A timer's deadline, in seconds on the loop's clock; 0 for a plain handle.
    public var when: Double = 0
    public var isCancelled = false
    /// asyncio's own, hidden unless asked for.
    public let isHousekeeping: Bool
    /// Where it waits to run.
    public var place = Place.nowhere
    /// While recording: the name of its function in `Trace.texts`.
    public var text: UInt32 = 0
    /// While recording: the event that queued it, or its index in `Trace.timers`.
    public var record: UInt32 = noEvent

    @inlinable public init(isHousekeeping: Bool = false) {
        self.isHousekeeping = isHousekeeping
    }
}

/// Stands for the event that queued a handle where none was recorded.
@inlinable var noEvent: UInt32 { .max }

/// An entry of the ready queue.
///
/// CPython makes a Handle object for each. Here only those that the program can get hold of are objects.
public struct ReadyHandle<Host: EventLoopHost> {
    public enum Action {
        /// The next step of a task.
        case step(Host.Task)
        /// The next step of a task, which starts by throwing.
        case stepThrowing(ThrowingStep<Host>)
        /// A task goes on because what it waits for (`TaskCore.awaited`) is done.
        case wakeup(Host.Task)
        /// From `call_soon`, or a timer that was due.
        case handle(Host.Handle)
        /// From `add_done_callback`.
        case doneCallback(DoneCallbackHandle<Host>)
        /// `run_until_complete`'s own callback, hidden unless asked for.
        case stopLoop(Host.Future)
    }

    public let action: Action
    /// The event that queued it; `noEvent` if none was recorded.
    @usableFromInline let queuedBy: UInt32

    @inlinable init(_ action: Action, queuedBy: UInt32) {
        self.action = action
        self.queuedBy = queuedBy
    }
}

/// A task and what its next step throws into it.
public final class ThrowingStep<Host: EventLoopHost> {
    public let task: Host.Task
    public let failure: Host.Failure

    @inlinable init(task: Host.Task, failure: Host.Failure) {
        self.task = task
        self.failure = failure
    }
}

/// A done callback that has been queued with its future.
public final class DoneCallbackHandle<Host: EventLoopHost> {
    public let callback: Host.Callback
    public let future: Host.Future
    @usableFromInline let text: UInt32

    @inlinable init(callback: Host.Callback, future: Host.Future, text: UInt32) {
        self.callback = callback
        self.future = future
        self.text = text
    }
}
