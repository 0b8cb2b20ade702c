import EventLoopModel
import PythonVM

/// `asyncio.Future` (Library Reference, "Future Object").
public class FutureObject: NativeAwaitable, FutureProtocol {
    public final var futureCore: FutureCore<AsyncioHost>
    /// Until `__init__` has run: `AsyncioHost.noLoop`.
    public internal(set) final var loop: LoopObject
    final var isInitialized: Bool { !loop.isPlaceholder }
    /// What the program knows it by.
    var asPython: Value { .object(self) }
    public final var eventLoop: EventLoop<AsyncioHost> { loop.model }
    public final var asFuture: FutureObject { self }
    public var asTask: TaskObject? { nil }
    /// A class of a program, or of our library in Python, that has a `cancel` of its own.
    public final let overridesCancel: Bool
    /// The same of `add_done_callback`.
    public final let overridesCallbacks: Bool

    init(
        _ loop: LoopObject, type: TypeObject, meaning: FutureCore<AsyncioHost>.Meaning = .future,
        standsForAnother: Bool = false
    ) {
        self.loop = loop
        futureCore = FutureCore(meaning: meaning)
        overridesCancel = standsForAnother || type.isUserDefined && loop.host.overrides("cancel", type)
        overridesCallbacks =
            standsForAnother || type.isUserDefined && loop.host.overrides("add_done_callback", type)
        super.init(type: type)
        loop.host.machine.number(self)
    }

    deinit {
        if futureCore.logsTraceback { reportUnretrieved(FutureObject.shell(of: self)) }
    }

    /// What a report about it needs when it is gone.
    var shell: FutureShell { FutureObject.shell(of: self) }

    private static func shell(of future: FutureObject) -> FutureShell {
        FutureShell(
            type: future.customType, futureCore: future.futureCore, name: nil, coroutine: .undefined, awaited: nil,
            origin: future.loop.host.origin(of: future))
    }

    public final var raisesAnew: Bool {
        customType !== loop.host.types.future && customType !== loop.host.types.task
    }

    /// The exception that it ended with, a cancellation's too.
    final var failure: PythonFailure? {
        if case .exception(let failure) = futureCore.state { failure } else { futureCore.cancelledError }
    }

    public final override var listsReferences: Bool { true }

    public final override func forEachNativeReference(_ visit: (Value) -> Void) {
        AsyncioHost.forEachReference(of: self, visit)
    }

    public final override func dropNativeReferences() {
        futureCore.logsTraceback = false
        futureCore.firstCallback = nil
        futureCore.moreCallbacks = []
        if futureCore.isDone { futureCore.state = .cancelled }
        asTask?.dropReferences()
    }

    public final override func sayLastWords(_ machine: Machine) throws(Raise) { try loop.host.report(self) }

    /// Its exception was never asked for: that is reported, once.
    final func reportUnretrieved(_ shell: FutureShell) {
        guard futureCore.logsTraceback, case .exception(let failure) = futureCore.state else { return }
        futureCore.logsTraceback = false
        loop.host.noteNeverRetrieved(failure, loop, shell: shell)
    }

    public final override func awaitResult(_ machine: Machine) throws(Raise) -> Value {
        if futureCore.isDone { return try result() }
        if !isInitialized { throw machine.error(.runtimeError, "Future object is not initialized.") }
        // Nobody has taken it up since it was awaited before.
        if futureCore.isBlocking { throw machine.error(.runtimeError, "await wasn't used with future") }
        futureCore.isBlocking = true
        return .undefined
    }

    /// `Future.result()`.
    final func result() throws(Raise) -> Value {
        switch eventLoop.result(of: self) {
        case .value(let value): return value
        case .raises(let failure): throw loop.host.raising(failure)
        }
    }
}

/// What a report about a dead future still needs of it.
struct FutureShell {
    let type: TypeObject?
    let futureCore: FutureCore<AsyncioHost>
    let name: String?
    let coroutine: Value
    let awaited: FutureObject?
    var context: ContextObject?
    /// Where it was created; None without debug mode.
    let origin: Value
}

/// `asyncio.Task` (Library Reference, "Task Object").
public final class TaskObject: FutureObject, TaskProtocol {
    public final var taskCore: TaskCore<AsyncioHost>
    /// None once an eager task has ended in its first step.
    public internal(set) final var coroutine: Value
    /// nil for one that is empty so far.
    var context: ContextObject?

    init(
        _ coroutine: Value, name: String?, context: ContextObject?, on loop: LoopObject, type: TypeObject,
        isHousekeeping: Bool = false
    ) {
        self.coroutine = coroutine
        self.context = context
        taskCore = TaskCore(name: name, in: loop.model.environment, isHousekeeping: isHousekeeping)
        super.init(loop, type: type, meaning: .task)
    }

    public override var asTask: TaskObject? { self }

    /// An empty one, for `__init__` to fill.
    init(empty type: TypeObject, _ noLoop: LoopObject) {
        coroutine = .none
        taskCore = TaskCore(name: "", in: noLoop.model.environment)
        taskCore.logsDestroyPending = false
        super.init(noLoop, type: type, meaning: .task)
        _ = loop.host.machine.identity(of: self)
    }

    override var shell: FutureShell {
        FutureShell(
            type: customType, futureCore: futureCore, name: taskCore.name, coroutine: coroutine,
            awaited: taskCore.awaited, context: context, origin: loop.host.origin(of: self))
    }

    /// The collector breaks up a circle.
    func dropReferences() {
        taskCore.logsDestroyPending = false
        taskCore.awaited = nil
        context = nil
    }

    deinit {
        eventLoop.forget(self)
        guard futureCore.logsTraceback || !futureCore.isDone else { return }
        let shell = shell
        // Before the superclass, which no longer knows that this is a task.
        reportUnretrieved(shell)
        if !futureCore.isDone, taskCore.logsDestroyPending {
            loop.host.noteDestroyedPending(shell, loop)
        }
    }
}

/// `asyncio.AbstractEventLoop`: what Python sees of a loop.
public final class LoopObject: AttributedObject {
    let host: AsyncioHost
    private(set) var model: EventLoop<AsyncioHost>
    var exceptionHandler = Value.none
    var taskFactory = Value.none
    var isDebug: Bool {
        get { model.isDebug }
        set { model.isDebug = newValue }
    }
    /// No loop at all: what a future belongs to that `__init__` has not seen yet.
    let isPlaceholder: Bool
    /// The thread that it runs in, while it does.
    var thread: Int?
    /// The thread that waits for a handle to run, while it does.
    var waitingThread: Int?
    var asyncGenerators = AsyncGeneratorRegistry()
    /// The methods that the program's own class, or the program on this one loop, puts in the place of asyncio's.
    private(set) var overrides: LoopOverrides
    /// Whether its class is the program's own from the ground up: an `AbstractEventLoop` that schedules handles by itself.
    let isAbstract: Bool
    /// What asks the loop's sockets for news: an object of the library with a `select` method; None where there are no sockets.
    var poller = Value.none
    let link = LoopLink()
    /// CPython's loops have a pipe to wake themselves, whose reader is a method of theirs: one that is not closed is in a circle with
    /// it, and lives until that is collected.
    private(set) var selfPipe: LoopObject?

    init(_ host: AsyncioHost, type: TypeObject, isPlaceholder: Bool = false) {
        self.host = host
        self.isPlaceholder = isPlaceholder
        model = EventLoop(host: host, environment: host.environment)
        overrides = LoopOverrides(type, nil, host)
        isAbstract = !type.isSubtype(of: host.types.baseLoop)
        super.init(kind: .native, type: type)
        useOwnMethods()
        link.loop = self
        if isPlaceholder { return }
        host.noteLoop(self)
        host.machine.number(self)
        if type.isSubtype(of: host.types.selectorLoop) { selfPipe = self }
    }

    deinit { link.loop = nil }

    func closeSelfPipe() {
        let pipe = selfPipe
        selfPipe = nil
        withExtendedLifetime(pipe) {}
    }

    public override func attributeChanged() { lookForOwnMethods() }

    /// The program may put methods into the loop, or into its class.
    func lookForOwnMethods() {
        overrides = LoopOverrides(customType ?? host.types.loop, attributes, host)
        useOwnMethods()
    }

    public override var listsReferences: Bool { true }

    public override func forEachNativeReference(_ visit: (Value) -> Void) {
        AsyncioHost.forEachReference(of: self, visit)
    }

    public override func dropNativeReferences() {
        exceptionHandler = .none
        taskFactory = .none
        poller = .none
        try? model.close()
        closeSelfPipe()
    }

    public override var hasLastWords: Bool { selfPipe != nil && !model.isClosed }

    public override func sayLastWords(_ machine: Machine) throws(Raise) { try host.finalize(self) }
}

/// What the host knows a loop by. No weak reference: an object that has one is counted three times as slowly for ever.
final class LoopLink { unowned(unsafe) var loop: LoopObject? }

/// The classes of asyncio that are made in Swift.
final class AsyncioTypes {
    let future: TypeObject
    let task: TypeObject
    let taskStep: TypeObject
    let taskWakeup: TypeObject
    let handle: TypeObject
    let timerHandle: TypeObject
    let abstractLoop: TypeObject
    let baseLoop: TypeObject
    let selectorLoop: TypeObject
    let loop: TypeObject
    let cancelledError: TypeObject
    let invalidStateError: TypeObject

    init(_ machine: Machine) {
        future = machine.makeNativeType("Future", module: "_asyncio")
        future.messageName = "_asyncio.Future"
        future.instancesHaveAttributes = true
        task = machine.makeNativeType("Task", module: "_asyncio", base: future)
        task.messageName = "_asyncio.Task"
        task.instancesHaveAttributes = true
        taskStep = machine.makeNativeType("TaskStepMethWrapper", module: "_asyncio")
        // A method of the task, as far as programs can see.
        taskWakeup = machine.makeNativeType("builtin_function_or_method", module: "builtins")
        handle = machine.makeNativeType("Handle", module: "asyncio.events")
        timerHandle = machine.makeNativeType("TimerHandle", module: "asyncio.events", base: handle)
        abstractLoop = machine.makeNativeType("AbstractEventLoop", module: "asyncio.events")
        baseLoop = machine.makeNativeType("BaseEventLoop", module: "asyncio.base_events", base: abstractLoop)
        selectorLoop = machine.makeNativeType(
            "BaseSelectorEventLoop", module: "asyncio.selector_events", base: baseLoop)
        loop = machine.makeNativeType("_UnixSelectorEventLoop", module: "asyncio.unix_events", base: selectorLoop)
        for type in [abstractLoop, baseLoop, selectorLoop, loop] {
            type.isChangeable = true
            type.instancesHaveAttributes = true
            type.hasWeakReferences = true
        }
        for type in [handle, timerHandle] { type.hasWeakReferences = true }
        cancelledError = machine.makeErrorType(
            "CancelledError", module: "asyncio.exceptions", base: machine.types[.baseException])
        invalidStateError = machine.makeErrorType(
            "InvalidStateError", module: "asyncio.exceptions", base: machine.types[.exception])
        setPublished(false)
    }

    /// Classes whose bases are built in are seen from there once asyncio is imported.
    func setPublished(_ isPublished: Bool) {
        for type in [cancelledError, invalidStateError] { type.isPublished = isPublished }
    }
}
