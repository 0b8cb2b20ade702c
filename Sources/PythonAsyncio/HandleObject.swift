import EventLoopModel
import PythonVM

/// What waits in a loop's queues.
public enum AsyncioHandle: HandleProtocol {
    /// One that the program can get hold of.
    case object(HandleObject)
    /// The timer of an `asyncio.sleep`. Nobody can get hold of it, so it is no object: a hundred thousand tasks may sleep.
    case sleep(SleepingFuture)

    /// The object that the queue keeps alive.
    var held: PyObject {
        switch self {
        case .object(let handle): handle
        case .sleep(let future): future
        }
    }

    var loop: LoopObject? {
        switch self {
        case .object(let handle): handle.loop
        case .sleep(let future): future.loop
        }
    }

    public var handleCore: HandleCore {
        get {
            switch self {
            case .object(let handle): handle.handleCore
            case .sleep(let future): future.handleCore
            }
        }
        // In place: the model sets one field at a time.
        nonmutating _modify {
            switch self {
            case .object(let handle): yield &handle.handleCore
            case .sleep(let future): yield &future.handleCore
            }
        }
    }
}

/// The future that `asyncio.sleep` awaits, and its timer.
public final class SleepingFuture: FutureObject {
    final var handleCore = HandleCore()
    /// What it is completed with.
    private(set) final var wanted: Value

    init(_ loop: LoopObject, _ result: Value, type: TypeObject) {
        wanted = result
        super.init(loop, type: type)
    }

    /// The sleep is over, or was left.
    func clear() { wanted = .none }
}

/// `asyncio.Handle` and `asyncio.TimerHandle` (Library Reference, "Callback Handles").
public final class HandleObject: AttributedObject {
    public final var handleCore: HandleCore
    /// `.undefined` once it is cancelled.
    private(set) var function: Value
    /// nil for one that is empty so far.
    var context: ContextObject?
    let loop: LoopObject?
    /// Debug mode: what it was, once it is cancelled.
    var keptText: String? {
        get { (attributes?.get(host.machine.intern("_repr")).object as? StrObject)?.string }
        set { if let newValue { attributes?.set(host.machine.intern("_repr"), host.machine.string(newValue)) } }
    }
    private var host: AsyncioHost { loop.unsafelyUnwrapped.host }
    /// The deadline as it was given, where that was no float.
    var givenWhen: Value {
        get { attributes?.get(host.machine.intern("_when")) ?? .undefined }
        set {
            if attributes == nil { attributes = DictObject() }
            attributes?.set(host.machine.intern("_when"), newValue)
        }
    }
    private(set) var arguments: [Value]

    init(
        _ function: Value, _ arguments: [Value], _ context: ContextObject?, _ loop: LoopObject?, type: TypeObject,
        isHousekeeping: Bool = false
    ) {
        self.function = function
        self.arguments = arguments
        self.context = context
        self.loop = loop
        handleCore = HandleCore(isHousekeeping: isHousekeeping)
        super.init(kind: .native, type: type)
    }

    public override var listsReferences: Bool { true }

    public override func dropNativeReferences() { clear() }

    public override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(function)
        arguments.forEach(visit)
        if let context { visit(.object(context)) }
        if let loop { visit(.object(loop)) }
    }

    /// Drops the function and what it holds.
    func clear() {
        function = .undefined
        arguments = []
    }

    /// The function, as reprs and messages show it: arguments only in debug mode, which CPython has off by default.
    func callText(_ host: AsyncioHost) -> String {
        guard !function.isUndefined else { return "cancelled" }
        return host.callText(function, loop?.isDebug == true ? arguments : nil) + host.sourceText(function)
    }
}
