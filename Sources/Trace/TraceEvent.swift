/// One thing that happened in a run: 16 bytes, without references.
///
/// Every event is one frame of the stepper: the state right after it. An event carries what is needed to apply
/// it to a snapshot and to take it back again, so that a timeline can be folded in both directions:
/// `a` and `b` hold what `EventKind` says, `detail` a small enumeration of the kind, and `location` the source
/// position at that moment (an index into `Trace.locations`; 0 where no Python code runs).
public struct TraceEvent: Hashable, Sendable {
    public var kind: EventKind
    public var detail: UInt8
    public var aux: UInt16
    public var location: UInt32
    public var a: UInt32
    public var b: UInt32

    @inlinable
    public init(
        _ kind: EventKind, detail: UInt8 = 0, aux: UInt16 = 0, location: UInt32 = 0, a: UInt32 = 0, b: UInt32 = 0
    ) {
        self.kind = kind
        self.detail = detail
        self.aux = aux
        self.location = location
        self.a = a
        self.b = b
    }
}

/// The closed vocabulary of events. Files store the raw values: a new kind goes to the end.
///
/// "Text" is an index into `Trace.texts`, "task" a number of `Trace.tasks` from 1 (0: none), "wait" an index into
/// `Trace.waits`, "timer" into `Trace.timers`, "primitive" into `Trace.primitives` (from 1), "index" an event's own index, by
/// which a queued handle is known.
///
/// What happens to asyncio's own primitives is a frame of its own where a reader gains by it: a lock is acquired or
/// released, an item is put or taken. That a task waits at one, and that it is woken, needs none: `taskSuspended` names
/// the primitive by its wait, and the waiter's `futureDone` by its number. The Condition inside of a Barrier and the Event
/// inside of a Queue are parts of these, and not told of for themselves.
/// Task states are `TaskState` raw values, handle kinds `HandleKind` raw values.
public enum EventKind: UInt8, CaseIterable, Sendable {
    /// A source line is about to run. `a`: how many activations are on the stack, from 1.
    case line
    /// `asyncio.run` (or a `Runner`) made a loop and starts it. `a`: number of the loop, from 1.
    case loopStarted
    /// The loop has been closed. `a`: number of the loop. Before it each handle and timer is dropped that was still there.
    case loopClosed
    /// A pass begins: its batch is what the ready queue holds now. `a`: handles in the batch.
    case passStarted
    /// A handle leaves the front of the ready queue and runs. `detail`: handle kind; `a`: task, or text of a
    /// callback's name; `b`: index of the event that queued it; `location`: where the task goes on (the place where it
    /// was suspended, 0 if it has not started).
    case turnStarted
    /// The handle has run. `detail`, `a` as in its `turnStarted`; `b`: index of that event.
    case turnEnded
    /// A cancelled handle leaves the front of the ready queue and is skipped. `detail`, `a`, `b` as in `turnStarted`.
    case handleSkipped
    /// A handle joins the back of the ready queue. `detail`: handle kind; `aux`: the state its task had
    /// (0xFFFF for a callback); `a`: task, or text of the callback's name; `b`: for a suspended task, the wait that ends.
    /// `location`: for a running task, also the place where it will go on.
    case handleQueued
    /// A queued handle is cancelled; it stays in its place until it is skipped. `detail`, `a`: as when queued;
    /// `b`: index of the event that queued it.
    case handleCancelled
    /// A timer is set. `a`: timer.
    case timerSet
    /// A timer is due: its handle leaves the timers and joins the back of the ready queue: this event queues it,
    /// there is no `handleQueued`. `a`: timer.
    case timerDue
    /// A timer is cancelled, or dropped with its loop, and will not fire. `detail`: `TimerEnd`; `a`: timer.
    case timerCancelled
    /// Nothing is ready, the program blocks, or the network brings something: the clock jumps. `detail`: `ClockReason`. The new time stands in
    /// `Trace.times`.
    case clockAdvanced
    /// A coroutine function was called; nothing of its body runs yet. `a`: text of its name.
    case coroutineCreated
    /// A coroutine object died without ever being awaited. `a`: text of its name.
    case coroutineNeverAwaited
    /// A task is created around a coroutine. `a`: task; its state is `ready`.
    case taskCreated
    /// The running task hits an `await` that can't go on and gives control back. `a`: task; `b`: wait.
    case taskSuspended
    /// The running task gives way with a bare yield (`sleep(0)`) and joins the back of the ready queue at once: this
    /// event queues its step, there is no `handleQueued`. `a`: task.
    case taskYielded
    /// The running task's coroutine returned. `a`: task; `b`: text, the repr of its result.
    case taskReturned
    /// An exception left the running task's coroutine. `a`: task; `b`: text, the exception's repr.
    case taskRaised
    /// A CancelledError left the running task's coroutine. `a`: task; `b`: text of the message, 0 if none.
    case taskCancelled
    /// `Task.cancel()` was called and accepted. `detail`: `CancelDelivery`; `a`: task; `b`: text of the message, 0 if none.
    /// The task's `cancelling()` goes up by one.
    case cancelRequested
    /// `Task.uncancel()`: `cancelling()` goes down by one. `a`: task.
    case cancelWithdrawn
    /// `Task.set_name()`. `a`: task; `aux`: 0; `b`: index into `Trace.renames`.
    case taskRenamed
    /// A future that is no task gets its outcome. `detail`: `Outcome`; `aux`: 1 where `a` is the primitive at which the
    /// future stands in line, or that it is itself (gather's, the program's own), 0 where it is just the future's number;
    /// `b`: text of the result's or the exception's repr.
    case futureDone
    /// An exception is raised in Python code. `b`: text, as the last line of a traceback.
    case exceptionRaised
    /// An `except` clause takes the exception. `b`: text, as in `exceptionRaised`.
    case exceptionCaught
    /// Text is written. `detail`: `OutputStream`; `a`: byte offset in `Trace.output`; `b`: length in bytes.
    case output
    /// The program read a line of input. `b`: text, the line.
    case inputRead
    /// The run is over. `detail`: `Ending`; `a`: exit status; `b`: text of a message, 0 if none.
    case programEnded
    /// A task just created takes its first step at once, inside of the turn of who creates it (an eager task): it has
    /// control. `detail`: `ControlKind` of who had it; `a`: task; `b`: the task or text that had control.
    case eagerStepStarted
    /// That step is over, and who created the task goes on. Fields as in `eagerStepStarted`.
    case eagerStepEnded
    /// The thread that ran waits for something, and another one goes on. `detail`: `ControlKind` of who had control; `aux`: of
    /// who has it now; `b` and `a`: the task or text of either.
    case threadSwitched
    /// A lock was free and is held from now on. `detail`: 0 at once, 1 after waiting; `a`: primitive; `b`: task that holds it,
    /// 0 outside of any.
    case lockAcquired
    /// A lock is given back, and free until somebody takes it. `a`: primitive; `b`: task that held it.
    case lockReleased
    /// `Event.set()` on an event that was not. `a`: primitive.
    case eventSet
    /// `Event.clear()` on an event that was set. `a`: primitive.
    case eventCleared
    /// `Condition.notify()`. `a`: primitive; `b`: how many it may wake.
    case conditionNotified
    /// One is taken from a semaphore. `detail`: 0 by who runs, 1 for the first who waits, which is woken; `a`: primitive; `b`:
    /// the value now.
    case semaphoreAcquired
    /// One is given back to a semaphore. `a`: primitive; `b`: the value now.
    case semaphoreReleased
    /// A task comes to a barrier. `detail`: `BarrierPhase` now; `aux`: the one before; `a`: primitive; `b`: how many are there.
    case barrierArrived
    /// A task leaves a barrier. Fields as in `barrierArrived`.
    case barrierLeft
    /// `Barrier.reset()` or `abort()`. Fields as in `barrierArrived`.
    case barrierChanged
    /// An item is put into a queue, behind the others. `a`: primitive; `b`: text of its repr, which is short.
    case itemPut
    /// An item is taken from a queue. `aux`: its place among those that are there, in the order in which they were put;
    /// 0xFFFF for the last; `a`: primitive; `b`: text, as when it was put.
    case itemTaken
    /// `Queue.task_done()`. `a`: primitive; `b`: how many items are unfinished now.
    case itemDone
    /// `Queue.shutdown()`. `detail`: 1 if what is in it is thrown away; `a`: primitive.
    case queueShutDown
    /// A task group cancels its tasks. `a`: primitive; `b`: the task that failed; 0: the block itself was left by an
    /// exception.
    case groupAborted
    /// A queued handle is dropped, since its loop is being closed: a task in it is suspended for good. `detail`: handle kind; `a`:
    /// task, or text of the callback's name; `b`: for a task, the wait that never ends.
    case handleDropped

    /// The name used in `frames --format json` and in documents.
    public var name: String {
        switch self {
        case .line: "line"
        case .loopStarted: "loop-started"
        case .loopClosed: "loop-closed"
        case .passStarted: "pass-started"
        case .turnStarted: "turn-started"
        case .turnEnded: "turn-ended"
        case .handleSkipped: "handle-skipped"
        case .handleQueued: "handle-queued"
        case .handleCancelled: "handle-cancelled"
        case .timerSet: "timer-set"
        case .timerDue: "timer-due"
        case .timerCancelled: "timer-cancelled"
        case .clockAdvanced: "clock-advanced"
        case .coroutineCreated: "coroutine-created"
        case .coroutineNeverAwaited: "coroutine-never-awaited"
        case .taskCreated: "task-created"
        case .taskSuspended: "task-suspended"
        case .taskYielded: "task-yielded"
        case .taskReturned: "task-returned"
        case .taskRaised: "task-raised"
        case .taskCancelled: "task-cancelled"
        case .cancelRequested: "cancel-requested"
        case .cancelWithdrawn: "cancel-withdrawn"
        case .taskRenamed: "task-renamed"
        case .futureDone: "future-done"
        case .exceptionRaised: "exception-raised"
        case .exceptionCaught: "exception-caught"
        case .output: "output"
        case .inputRead: "input-read"
        case .programEnded: "program-ended"
        case .eagerStepStarted: "eager-step-started"
        case .eagerStepEnded: "eager-step-ended"
        case .threadSwitched: "thread-switched"
        case .lockAcquired: "lock-acquired"
        case .lockReleased: "lock-released"
        case .eventSet: "event-set"
        case .eventCleared: "event-cleared"
        case .conditionNotified: "condition-notified"
        case .semaphoreAcquired: "semaphore-acquired"
        case .semaphoreReleased: "semaphore-released"
        case .barrierArrived: "barrier-arrived"
        case .barrierLeft: "barrier-left"
        case .barrierChanged: "barrier-changed"
        case .itemPut: "item-put"
        case .itemTaken: "item-taken"
        case .itemDone: "item-done"
        case .queueShutDown: "queue-shut-down"
        case .groupAborted: "group-aborted"
        case .handleDropped: "handle-dropped"
        }
    }

    /// Whether it changes a lock, a queue or the like: `a` is the primitive.
    public var isOfPrimitive: Bool {
        rawValue >= EventKind.lockAcquired.rawValue && rawValue <= EventKind.groupAborted.rawValue
    }
}

/// Why a timer will not fire.
public enum TimerEnd: UInt8, CaseIterable, Sendable {
    case cancelled
    /// Its loop is closed.
    case dropped
}

/// The six states of a task. `isDone` is what `Task.done()` answers.
public enum TaskState: UInt8, CaseIterable, Sendable {
    case running, ready, suspended, returned, raised, cancelled

    /// What `done()` answers: true of the last three.
    public var isDone: Bool { rawValue >= TaskState.returned.rawValue }

    public var name: String {
        switch self {
        case .running: "running"
        case .ready: "ready"
        case .suspended: "suspended"
        case .returned: "returned"
        case .raised: "raised"
        case .cancelled: "cancelled"
        }
    }
}

/// What an entry of the ready queue is.
public enum HandleKind: UInt8, CaseIterable, Sendable {
    /// The next step of a task that has not started, that gave way, or that has an exception to be thrown into it.
    case step
    /// A task goes on because what it waited for is done.
    case wakeup
    /// Any other function, from `call_soon`, a timer or `add_done_callback`.
    case callback

    public var name: String {
        switch self {
        case .step: "step"
        case .wakeup: "wakeup"
        case .callback: "callback"
        }
    }
}

/// Who has control.
public enum ControlKind: UInt8, CaseIterable, Sendable {
    /// The event loop itself, between turns.
    case nobody
    /// The module's own code.
    case module
    /// A task; the subject is its number.
    case task
    /// A callback; the subject is the text of its function's name.
    case callback
    /// A function that runs in a thread beside the main one; the subject is the text of the thread's name.
    case thread
}

/// Why the clock jumped.
public enum ClockReason: UInt8, CaseIterable, Sendable {
    /// The ready queue was empty: the loop slept until its next timer.
    case idle
    /// `time.sleep` blocked the thread, and the whole loop with it.
    case blockingSleep
    /// Something came over the network between the program's own sockets, after a fixed time.
    case network
}

/// How a cancellation will reach its task.
public enum CancelDelivery: UInt8, CaseIterable, Sendable {
    /// What the task waits for is cancelled first; the task hears of it when that wakes it.
    case throughAwaited
    /// The task has not started, is ready or is running: its next step throws.
    case atNextStep
}

/// How a future ended.
public enum Outcome: UInt8, CaseIterable, Sendable { case result, exception, cancelled }

/// Whom a barrier lets in and out.
public enum BarrierPhase: UInt8, CaseIterable, Sendable {
    /// Tasks come, and wait for the last.
    case filling
    /// It was full: its tasks go on; who comes now waits until all of them have left.
    case draining
    /// `reset()`: who waits gets BrokenBarrierError.
    case resetting
    /// `abort()`: everybody gets BrokenBarrierError.
    case broken
}

/// Where text was written.
public enum OutputStream: UInt8, CaseIterable, Sendable { case stdout, stderr }

/// Why a run is over.
public enum Ending: UInt8, CaseIterable, Sendable {
    /// The module's last line was passed.
    case finished
    /// An uncaught exception; the traceback is on stderr.
    case uncaughtException
    /// `SystemExit`.
    case systemExit
    /// No handle, no timer, and the main task waits.
    case deadlock
    /// A limit of the user's ended it.
    case limit
    /// Something that the model does not run.
    case unsupported
    /// The file is not Python.
    case syntaxError
    /// The user interrupted it.
    case interrupted
}
