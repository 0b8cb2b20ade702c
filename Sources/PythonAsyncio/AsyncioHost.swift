import EventLoopModel
import PythonVM
import Trace

/// Binds Python to the model of the event loop: what the model asks of its host, a Python machine answers.
///
/// Futures, tasks and handles are Python objects that carry the model's state (`FutureObject`, `TaskObject`, `HandleObject`); the
/// model decides when they run, the machine what they do. One host serves all loops of a run.
public final class AsyncioHost: EventLoopHost {
    public typealias Value = PythonVM.Value
    public typealias Failure = PythonFailure
    public typealias Unwinding = Raise
    public typealias Callback = PythonCallback
    public typealias Future = FutureObject
    public typealias Task = TaskObject
    public typealias Handle = AsyncioHandle

    /// Whoever has the machine has the host, by the functions that it defined: it may not be counted here.
    private let machineReference: Unmanaged<Machine>
    @inline(__always) public var machine: Machine { machineReference._withUnsafeGuaranteedRef { $0 } }
    public let environment: LoopEnvironment
    let types: AsyncioTypes
    /// nil when nothing is recorded.
    private(set) var recorder: PrimitiveRecorder?
    /// What `run_until_complete` waits for.
    var mainTask: TaskObject?
    private let isRecording: Bool
    public var runningLoop: EventLoop<AsyncioHost>?
    /// The Python object of the running loop.
    var runningLoopObject: LoopObject?
    /// The callbacks that chain futures: asyncio's own plumbing.
    private let chainNames: [StrObject]
    let stopName: StrObject
    /// The library's function that ends a sleep.
    let endOfSleep: StrObject
    /// The clock may not pass this, in nanoseconds.
    var clockLimit = Int.max
    /// Where the task stands whose turn it is, while none of its code runs.
    private var turnLocation: UInt32 = 0
    private(set) var isInsideTurn = false
    /// All loops of the run that still exist.
    private(set) var loops: [LoopLink] = []

    /// Tasks of the program's own making that their loops run at this moment.
    var enteredTasks: [(loop: Value, task: Value)] = []

    /// The methods of asyncio's loops that programs may put their own in the place of (`LoopOverrides`).
    private(set) var ownLoopMethods: [Value] = []

    func noteOwnMethods() { ownLoopMethods = LoopOverrides.own(self) }

    /// What futures belong to as long as `__init__` has not seen them.
    private(set) lazy var noLoop = LoopObject(self, type: types.abstractLoop, isPlaceholder: true)

    /// In debug mode: the handle that runs.
    var currentHandle: HandleObject?

    /// Futures and tasks that ended with an exception, in that order.
    var failed: [FailedFuture] = []
    /// How many of them there were when they were last gone through.
    var failedInUse = 0

    init(machine: Machine, environment: LoopEnvironment) {
        machineReference = .passUnretained(machine)
        self.environment = environment
        isRecording = environment.trace != nil
        types = AsyncioTypes(machine)
        chainNames = ["_call_check_cancel", "_call_set_state", "_set_state"].map(machine.intern)
        stopName = machine.intern("_run_until_complete_cb")
        endOfSleep = machine.intern("_set_result_unless_cancelled")
        recorder = environment.trace.map { PrimitiveRecorder(self, $0) }
    }

    /// - Parameter seconds: on the loop's clock.
    func setClockLimit(seconds: Double) {
        let nanoseconds = seconds * 1e9
        clockLimit = nanoseconds < 9e18 ? max(0, Int(nanoseconds)) : .max
    }

    // MARK: Running

    public func resume(
        _ task: TaskObject, throwing failure: PythonFailure?
    ) throws(Raise) -> StepOutcome<AsyncioHost> {
        guard case .object(let object) = task.coroutine, object.kind == .generator else {
            if let step = task.coroutine.object as? AsyncStepObject, step.generator != nil {
                return try resume(step, of: task, throwing: failure)
            }
            return try resumeForeign(task, throwing: failure)
        }
        let coroutine = unsafeDowncast(object, to: GeneratorObject.self)
        let machine = machine
        let (saved, wasInside) = enterTurn(machine)
        defer { leaveTurn(machine, saved, wasInside) }
        do throws(Raise) {
            let isPlain = task.context == nil && machine.isContextEmpty
            let outer = isPlain ? nil : try machine.enterContext(task.context)
            defer { if !isPlain || !machine.isContextEmpty { task.context = machine.leaveContext(outer) } }
            let (value, isFinished) = try machine.resume(coroutine, sending: .none, throwing: failure?.restored())
            isInsideTurn = false
            if isFinished {
                turnLocation = machine.finishedLocation
                return .returned(value)
            }
            if isRecording { turnLocation = machine.suspendedLocation(of: coroutine) }
            return try outcome(of: value, task)
        } catch {
            guard case .exception(let exception) = error else { throw error }
            isInsideTurn = false
            turnLocation = machine.finishedLocation
            noteFailed(task)
            return .raised(PythonFailure(exception))
        }
    }

    /// A step of a task around `agen.asend()`, `agen.aclose()` and the like.
    private func resume(
        _ step: AsyncStepObject, of task: TaskObject, throwing failure: PythonFailure?
    ) throws(Raise) -> StepOutcome<AsyncioHost> {
        let (saved, wasInside) = enterTurn()
        defer { leaveTurn(saved, wasInside) }
        do throws(Raise) {
            let outer = try machine.enterContext(task.context)
            defer { task.context = machine.leaveContext(outer) }
            let (value, isFinished) = try machine.resume(step, sending: .none, throwing: failure?.restored())
            isInsideTurn = false
            turnLocation = step.generator.map(machine.suspendedLocation) ?? 0
            return isFinished ? .returned(value) : try outcome(of: value, task)
        } catch {
            guard case .exception(let exception) = error else { throw error }
            isInsideTurn = false
            turnLocation = machine.finishedLocation
            noteFailed(task)
            return .raised(PythonFailure(exception))
        }
    }

    private func outcome(of value: Value, _ task: TaskObject) throws(Raise) -> StepOutcome<AsyncioHost> {
        switch value {
        case .none: return .yielded
        case .object(let object):
            if object.kind == .awaitable, let future = object as? FutureObject { return .suspended(on: future) }
            if object.kind != .generator, let foreign = try foreignFuture(value) { return foreign }
            if object.kind == .generator {
                return .badYield(
                    failure(
                        .runtimeError,
                        "yield was used instead of yield from for generator in task \(reprText(.object(task))) with \(reprText(value))"
                    ))
            }
        default: break
        }
        return .badYield(failure(.runtimeError, "Task got bad yield: \(reprText(value))"))
    }

    /// A step of a coroutine that is an object with `send` and `throw`.
    private func resumeForeign(
        _ task: TaskObject, throwing failure: PythonFailure?
    ) throws(Raise) -> StepOutcome<AsyncioHost> {
        let (saved, wasInside) = enterTurn()
        defer { leaveTurn(saved, wasInside) }
        do throws(Raise) {
            let name = failure == nil ? "send" : "throw"
            let argument = failure.map { Value.object($0.restored()) } ?? .none
            let method = try machine.attribute(task.coroutine, machine.intern(name))
            let outer = try machine.enterContext(task.context)
            defer { task.context = machine.leaveContext(outer) }
            return try outcome(of: try machine.call(method, [argument]), task)
        } catch {
            guard case .exception(let exception) = error else { throw error }
            if machine.catches(error, .stopIteration) {
                return .returned(exception.stopValue)
            }
            noteFailed(task)
            return .raised(PythonFailure(exception))
        }
    }

    public func run(_ handle: AsyncioHandle) throws(Raise) {
        let machine = machine
        let (saved, wasInside) = enterTurn(machine)
        defer { leaveTurn(machine, saved, wasInside) }
        switch handle {
        case .object(let handle):
            try run(handle)
        case .sleep(let future):
            if !future.futureCore.isCancelled { try future.eventLoop.setResult(future.wanted, of: future) }
        }
    }

    private func run(_ handle: HandleObject) throws(Raise) {
        let function = handle.function
        if function.isUndefined { return }
        let isPlain = handle.context == nil && machine.isContextEmpty
        let outer = isPlain ? nil : try machine.enterContext(handle.context)
        defer { if !isPlain || !machine.isContextEmpty { handle.context = machine.leaveContext(outer) } }
        let isTraced = handle.loop?.isDebug == true
        if isTraced { currentHandle = handle }
        defer { if isTraced { currentHandle = nil } }
        _ = try machine.call(function, lending: handle.arguments)
    }

    public func run(_ callback: PythonCallback, for future: FutureObject) throws(Raise) {
        let (saved, wasInside) = enterTurn()
        defer { leaveTurn(saved, wasInside) }
        let outer = try machine.enterContext(callback.context)
        defer { _ = machine.leaveContext(outer) }
        _ = try machine.call(callback.function, [.object(future)])
    }

    public func beginEagerStep() -> (wasInside: Bool, location: UInt32) {
        defer { isInsideTurn = false }
        return (isInsideTurn, turnLocation)
    }

    public func endEagerStep(_ saved: (wasInside: Bool, location: UInt32)) {
        (isInsideTurn, turnLocation) = saved
    }

    private func enterTurn() -> (floor: UInt, wasInside: Bool) { enterTurn(machine) }

    @inline(__always)
    private func enterTurn(_ machine: Machine) -> (floor: UInt, wasInside: Bool) {
        let saved = machine.locationFloor
        machine.raiseLocationFloor()
        let wasInside = isInsideTurn
        isInsideTurn = true
        turnLocation = 0
        return (saved, wasInside)
    }

    private func leaveTurn(_ saved: UInt, _ wasInside: Bool) { leaveTurn(machine, saved, wasInside) }

    @inline(__always)
    private func leaveTurn(_ machine: Machine, _ saved: UInt, _ wasInside: Bool) {
        isInsideTurn = wasInside
        machine.locationFloor = saved
    }

    public func cancel(_ future: FutureObject, message: Value?) throws(Raise) -> Bool {
        let method = try machine.attribute(future.asPython, machine.intern("cancel"))
        return try machine.isTrue(try machine.call(method, [], keywords: [("msg", message ?? .none)]))
    }

    @inline(__always)
    public func settle() throws(Raise) {
        if machineReference._withUnsafeGuaranteedRef({ $0.isUnsettled }) { try machine.settle() }
    }

    @inline(__always)
    public func settle(after letGo: LetGo) throws(Raise) {
        guard machineReference._withUnsafeGuaranteedRef({ $0.isUnsettled }) else { return }
        let line: LibraryLine =
            switch letGo {
            case .handle: .dropHandle
            case .lastHandle: .dropLastHandle
            case .queues: .closeLoop
            }
        try inside(line) { () throws(Raise) in try machine.settle() }
    }

    /// Whatever dies meanwhile does so in a function that is Python in CPython: a warning about it names the line there.
    func inside(_ line: LibraryLine, _ body: () throws(Raise) -> Void) throws(Raise) {
        let (floor, outer) = (machine.locationFloor, machine.libraryLine)
        machine.raiseLocationFloor()
        machine.libraryLine = line
        defer { (machine.locationFloor, machine.libraryLine) = (floor, outer) }
        try body()
    }

    public func willAdvanceClock(toNanoseconds time: Int) throws(Raise) {
        if time > clockLimit { throw machine.stop(.limit("the clock would pass --until")) }
    }

    // MARK: Exceptions

    public func kind(of failure: PythonFailure) -> FailureKind {
        let type = machine.typeOf(.object(failure.exception))
        if type.isSubtype(of: types.cancelledError) { return .cancellation }
        if type.isSubtype(of: machine.types[.systemExit]) || type.isSubtype(of: machine.types[.keyboardInterrupt]) {
            return .exit
        }
        return .ordinary
    }

    public func makeCancelledError(message: Value?) -> PythonFailure {
        let arguments: [Value] = message.map { $0.isNone ? [] : [$0] } ?? []
        return PythonFailure(machine.makeException(types.cancelledError, arguments))
    }

    public func willRaise(_ failure: PythonFailure) { _ = machine.raising(failure.exception) }

    public func unwinding(raising failure: PythonFailure) -> Raise { .exception(failure.restored()) }

    public func failure(in unwinding: Raise) -> PythonFailure? {
        if case .exception(let exception) = unwinding { PythonFailure(exception) } else { nil }
    }

    func failure(_ kind: ErrorKind, _ message: String) -> PythonFailure {
        PythonFailure(machine.makeException(kind, message))
    }

    func invalidState(_ message: String) -> PythonFailure {
        PythonFailure(machine.makeException(types.invalidStateError, [machine.string(message)]))
    }

    public func makeFailure(_ error: LoopError<AsyncioHost>) -> PythonFailure {
        switch error {
        case .loopClosed: failure(.runtimeError, "Event loop is closed")
        case .loopAlreadyRunning: failure(.runtimeError, "This event loop is already running")
        case .anotherLoopRunning:
            failure(.runtimeError, "Cannot run the event loop while another loop is running")
        case .closingRunningLoop: failure(.runtimeError, "Cannot close a running event loop")
        case .stoppedBeforeDone: failure(.runtimeError, "Event loop stopped before Future completed.")
        case .cancelTooDeep:
            failure(.recursionError, "maximum recursion depth exceeded while calling a Python object")
        case .deadlineNotANumber: failure(.valueError, "cannot convert float NaN to integer")
        case .resultNotSet: invalidState("Result is not set.")
        case .exceptionNotSet: invalidState("Exception is not set.")
        case .alreadyDone(_): invalidState("invalid state")
        case .stepAfterDone(let task, let failure):
            invalidState(
                "__step(): already done: \(reprText(.object(task))) \(failure.map { reprText(.object($0.exception)) } ?? "None")"
            )
        case .awaitsItself(let task):
            failure(.runtimeError, "Task cannot await on itself: \(reprText(.object(task)))")
        case .differentLoop(let task, let future):
            failure(
                .runtimeError,
                "Task \(reprText(.object(task))) got Future \(reprText(future.asPython)) attached to a different loop")
        case .yieldedFuture(let task, let future):
            failure(
                .runtimeError,
                "yield was used instead of yield from in task \(reprText(.object(task))) with \(reprText(future.asPython))"
            )
        }
    }

    public func report(_ failure: PythonFailure, from action: ReadyHandle<AsyncioHost>.Action) throws(Raise) {
        guard let loop = loop(of: action) else { return }
        let handle = try handleObject(action, loop)
        let text = handle.callText(self)
        let call = machine.string(text)
        let message = machine.string("Exception in callback \(text)")
        let context = makeContext(
            [("message", message), ("exception", .object(failure.exception)), ("handle", .object(handle))]
                + sourceItem(origin(of: handle)))
        // The traceback keeps the context, and that the exception: only the collector finds the two.
        machine.pass(
            failure.exception, through: .runHandle, locals: [.none, .undefined, call, message, .object(context)])
        // It still is the handle that runs.
        if loop.isDebug { currentHandle = handle }
        defer { currentHandle = nil }
        try machine.handling(failure.exception) { () throws(Raise) in try callExceptionHandler(of: loop, context) }
    }

    public func keep(_ action: ReadyHandle<AsyncioHost>.Action, in failure: PythonFailure) throws(Raise) {
        guard let loop = loop(of: action) else { return }
        machine.pass(failure.exception, through: .runHandle, locals: [.object(try handleObject(action, loop))])
    }

    private func loop(of action: ReadyHandle<AsyncioHost>.Action) -> LoopObject? {
        switch action {
        case .handle(let handle): handle.loop
        case .doneCallback(let done): done.future.loop
        case .step(let task), .wakeup(let task): task.loop
        case .stepThrowing(let next): next.task.loop
        case .stopLoop(let future): future.loop
        }
    }

    func noteLoop(_ loop: LoopObject) {
        loops.removeAll { $0.loop == nil }
        loops.append(loop.link)
    }

    // MARK: Names for the trace

    public var location: UInt32 { isInsideTurn || runningLoop == nil ? machine.location : turnLocation }

    public func coroutineText(of task: TaskObject, in trace: Trace) -> UInt32 {
        if let coroutine = task.coroutine.object as? GeneratorObject {
            return machine.traceText(coroutine.qualifiedName, in: trace)
        }
        return trace.text(machine.typeOf(task.coroutine).name)
    }

    public func callbackText(_ callback: PythonCallback, in trace: Trace) -> UInt32 {
        functionText(callback.function, in: trace)
    }

    public func callbackText(of handle: AsyncioHandle, in trace: Trace) -> UInt32 {
        switch handle {
        case .object(let handle): functionText(handle.function, in: trace)
        case .sleep: machine.traceText(endOfSleep, in: trace)
        }
    }

    private func functionText(_ function: Value, in trace: Trace) -> UInt32 {
        if let name = machine.plainName(of: function) { return machine.traceText(name, in: trace) }
        return trace.text(functionName(function))
    }

    /// A function's own name; a partial's is that of the function inside.
    private func functionName(_ function: Value) -> String {
        let inner = (try? machine.optionalAttribute(function, machine.intern("func"))) ?? .undefined
        if !inner.isUndefined { return functionName(inner) }
        let name = (try? machine.optionalAttribute(function, machine.intern("__name__"))) ?? .undefined
        if case .object(let object) = name, let text = object as? StrObject { return text.string }
        return machine.typeOf(function).name
    }

    public func text(ofResult value: Value, in trace: Trace) -> UInt32 {
        if case .int(let number) = value { return trace.text(ofNumber: number) }
        return trace.text(reprText(value))
    }

    public func text(ofException failure: PythonFailure, in trace: Trace) -> UInt32 {
        trace.text(reprText(.object(failure.exception)))
    }

    public func text(ofMessage message: Value?, in trace: Trace) -> UInt32 {
        guard let message, !message.isNone else { return 0 }
        return trace.text(limited(machine.quietText { machine throws(Raise) in try machine.str(message) } ?? ""))
    }

    public func messageText(ofCancellation failure: PythonFailure, in trace: Trace) -> UInt32 {
        text(ofMessage: failure.exception.arguments.elements.first, in: trace)
    }

    public func isHousekeeping(_ callback: PythonCallback) -> Bool {
        isChain(callback.function)
    }

    /// Whether a function passes the outcome of one future on to another.
    func isChain(_ function: Value) -> Bool {
        guard let name = machine.plainName(of: function), chainNames.contains(where: { $0 === name }) else {
            return false
        }
        return machine.definition(of: function)?.isLibrary == true
    }

    /// A repr for people: the program's own `__repr__` runs muted; where it fails the class is named.
    func reprText(_ value: Value) -> String {
        switch value {
        case .int(let number): return String(number)
        case .none: return "None"
        default: break
        }
        return limited(
            machine.quietText { machine throws(Raise) in try machine.repr(value) }
                ?? "<\(machine.typeOf(value).name) object>")
    }

    private func limited(_ text: String) -> String { text.count <= 2000 ? text : String(text.prefix(1999)) + "…" }
}

/// An exception with the traceback that it had when it ended a task or future.
public final class PythonFailure {
    public let exception: ExceptionObject
    private let saved: SavedTraceback?

    private final class SavedTraceback {
        var traceback: TracebackObject?
        init(_ traceback: TracebackObject) { self.traceback = traceback }
    }

    init(_ exception: ExceptionObject) {
        self.exception = exception
        saved = exception.traceback.map(SavedTraceback.init)
    }

    /// The exception for who raises it again: with its traceback as it was the first time, from then on without any.
    func restored() -> ExceptionObject {
        exception.traceback = saved?.traceback
        saved?.traceback = nil
        return exception
    }

    func forEachReference(_ visit: (Value) -> Void) {
        guard SharedParts.isNew(self) else { return }
        visit(.object(exception))
        if let traceback = saved?.traceback { visit(.object(traceback)) }
    }
}

/// A done callback: the function, and the context that it runs in.
public final class PythonCallback {
    let function: Value
    /// nil for one that was empty when the callback was added.
    let context: ContextObject?

    init(function: Value, context: ContextObject?) {
        self.function = function
        self.context = context
    }

    func forEachReference(_ visit: (Value) -> Void) {
        guard SharedParts.isNew(self) else { return }
        visit(function)
        if let context { visit(.object(context)) }
    }
}
