import EventLoopModel
import Trace

/// A host whose coroutines are scripts, and whose values are strings: the smallest language that the model can run.
///
/// `say` is its print. `run` is `asyncio.run`.
final class ScriptHost: EventLoopHost {
    typealias SavedTurn = Void
    typealias Value = String
    typealias Failure = ScriptError
    typealias Unwinding = ScriptUnwinding
    typealias Callback = ScriptCallback
    typealias Future = ScriptFuture
    typealias Task = ScriptTask
    typealias Handle = ScriptHandle

    let environment: LoopEnvironment
    private(set) var said: [String] = []
    var runningLoop: EventLoop<ScriptHost>?
    var loop: EventLoop<ScriptHost>!
    /// Tasks and futures by the names that scripts call them.
    var tasks: [String: ScriptTask] = [:]
    var futures: [String: ScriptFuture] = [:]
    /// What `settle` has to say: reports of objects that have died.
    var reports: [String] = []
    var clockLimit = Int.max
    /// What a network brings, a pass's share each.
    var arrivals: [[ScriptHandle]] = []
    private var kept: [ReadyHandle<ScriptHost>.Action] = []

    init(trace: Trace? = nil, recordsHousekeeping: Bool = false) {
        environment = LoopEnvironment(trace: trace, recordsHousekeeping: recordsHousekeeping)
        loop = EventLoop(host: self, environment: environment)
    }

    func say(_ text: String) { said.append(text) }

    // MARK: Running

    func resume(_ task: ScriptTask, throwing failure: ScriptError?) throws(ScriptUnwinding) -> StepOutcome<ScriptHost> {
        try task.coroutine.resume(throwing: failure, on: self)
    }

    func run(_ handle: ScriptHandle) throws(ScriptUnwinding) { try handle.function(self) }

    func run(_ callback: ScriptCallback, for future: ScriptFuture) throws(ScriptUnwinding) {
        try callback.function(future)
    }

    func report(_ failure: ScriptError, from action: ReadyHandle<ScriptHost>.Action) {
        say("Exception in callback: \(failure)")
    }

    func cancel(_ future: ScriptFuture, message: String?) throws(ScriptUnwinding) -> Bool {
        try future.ownCancel?(message) ?? false
    }

    func settle() throws(ScriptUnwinding) {
        while !reports.isEmpty { say(reports.removeFirst()) }
    }

    func takeArrivals(of loop: EventLoop<ScriptHost>) -> [ScriptHandle] {
        let share = arrivals.isEmpty ? [] : arrivals.removeFirst()
        loop.expectsArrivals = !arrivals.isEmpty
        return share
    }

    func willAdvanceClock(toNanoseconds time: Int) throws(ScriptUnwinding) {
        if time > clockLimit { throw .machineStops }
    }

    // MARK: Exceptions

    func kind(of failure: ScriptError) -> FailureKind {
        switch failure.name {
        case "CancelledError": .cancellation
        case "SystemExit", "KeyboardInterrupt": .exit
        default: .ordinary
        }
    }

    func willRaise(_ failure: ScriptError) {}
    func makeCancelledError(message: String?) -> ScriptError { ScriptError("CancelledError", message ?? "") }
    func unwinding(raising failure: ScriptError) -> ScriptUnwinding { .raising(failure) }
    /// No script drops an exception that has left the loop.
    func keep(_ action: ReadyHandle<ScriptHost>.Action, in failure: ScriptError) { kept.append(action) }

    func failure(in unwinding: ScriptUnwinding) -> ScriptError? {
        if case .raising(let failure) = unwinding { failure } else { nil }
    }

    func makeFailure(_ error: LoopError<ScriptHost>) -> ScriptError {
        switch error {
        case .loopClosed: ScriptError("RuntimeError", "Event loop is closed")
        case .loopAlreadyRunning: ScriptError("RuntimeError", "This event loop is already running")
        case .anotherLoopRunning:
            ScriptError("RuntimeError", "Cannot run the event loop while another loop is running")
        case .closingRunningLoop: ScriptError("RuntimeError", "Cannot close a running event loop")
        case .stoppedBeforeDone: ScriptError("RuntimeError", "Event loop stopped before Future completed.")
        case .cancelTooDeep:
            ScriptError("RecursionError", "maximum recursion depth exceeded while calling a Python object")
        case .deadlineNotANumber: ScriptError("ValueError", "cannot convert float NaN to integer")
        case .resultNotSet: ScriptError("InvalidStateError", "Result is not set.")
        case .exceptionNotSet: ScriptError("InvalidStateError", "Exception is not set.")
        case .alreadyDone: ScriptError("InvalidStateError", "invalid state")
        case .stepAfterDone: ScriptError("InvalidStateError", "__step(): already done")
        case .awaitsItself: ScriptError("RuntimeError", "Task cannot await on itself")
        case .differentLoop: ScriptError("RuntimeError", "attached to a different loop")
        case .yieldedFuture: ScriptError("RuntimeError", "yield was used instead of yield from in task")
        }
    }

    // MARK: Names

    var location: UInt32 { 0 }
    func coroutineText(of task: ScriptTask, in trace: Trace) -> UInt32 { trace.text(task.coroutine.name) }
    func callbackText(_ callback: ScriptCallback, in trace: Trace) -> UInt32 { trace.text(callback.name) }
    func callbackText(of handle: ScriptHandle, in trace: Trace) -> UInt32 { trace.text(handle.name) }
    func text(ofResult value: String, in trace: Trace) -> UInt32 { trace.text(value) }
    func text(ofException failure: ScriptError, in trace: Trace) -> UInt32 { trace.text("\(failure)") }
    func text(ofMessage message: String?, in trace: Trace) -> UInt32 { trace.text(message ?? "") }
    func messageText(ofCancellation failure: ScriptError, in trace: Trace) -> UInt32 { trace.text(failure.message) }
}

/// An exception: a class name and a message.
struct ScriptError: Equatable, CustomStringConvertible {
    var name: String
    var message: String

    init(_ name: String, _ message: String = "") {
        self.name = name
        self.message = message
    }

    var description: String { message.isEmpty ? "\(name)()" : "\(name)('\(message)')" }
}

enum ScriptUnwinding: Error, Equatable {
    case raising(ScriptError)
    case machineStops
}

struct ScriptCallback {
    var name: String
    var function: (ScriptFuture) throws(ScriptUnwinding) -> Void
}

final class ScriptHandle: HandleProtocol {
    final var handleCore = HandleCore()
    let name: String
    let function: (ScriptHost) throws(ScriptUnwinding) -> Void

    init(_ name: String, _ function: @escaping (ScriptHost) throws(ScriptUnwinding) -> Void) {
        self.name = name
        self.function = function
    }
}

class ScriptFuture: FutureProtocol {
    final var futureCore: FutureCore<ScriptHost>
    final let eventLoop: EventLoop<ScriptHost>
    final var overridesCallbacks: Bool { false }
    final var ownCancel: ((String?) throws(ScriptUnwinding) -> Bool)?

    init(_ loop: EventLoop<ScriptHost>, meaning: FutureCore<ScriptHost>.Meaning = .future) {
        futureCore = FutureCore(meaning: meaning)
        eventLoop = loop
    }

    final var asFuture: ScriptFuture { self }
    final var asTask: ScriptTask? { self as? ScriptTask }
    final var overridesCancel: Bool { ownCancel != nil }

    deinit {
        if futureCore.logsTraceback, case .exception(let failure) = futureCore.state {
            eventLoop.host.reports.append("exception was never retrieved: \(failure)")
        }
    }
}

final class ScriptTask: ScriptFuture, TaskProtocol {
    final var taskCore: TaskCore<ScriptHost>
    let coroutine: Coroutine

    init(_ coroutine: Coroutine, name: String?, on loop: EventLoop<ScriptHost>, isHousekeeping: Bool = false) {
        taskCore = TaskCore(name: name, in: loop.environment, isHousekeeping: isHousekeeping)
        self.coroutine = coroutine
        super.init(loop, meaning: .task)
    }

    deinit {
        eventLoop.forget(self)
        if !futureCore.isDone, taskCore.logsDestroyPending {
            eventLoop.host.reports.append("Task was destroyed but it is pending: \(taskCore.name)")
        }
    }
}
