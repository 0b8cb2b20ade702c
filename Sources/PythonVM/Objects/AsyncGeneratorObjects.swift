/// What an asynchronous generator has besides what all generators have (PEP 525).
final class AsyncGeneratorState {
    /// Its first step was asked for: the hooks of that time are its own.
    var hasBegun = false
    /// The hook that gets it when it dies unfinished; None without one.
    var finalizer = Value.none
    /// One of its steps has begun and has not ended: another may not begin.
    var isRunning = false
    var isClosed = false

    var callsFinalizer: Bool { !isClosed && !finalizer.isNone }
}

/// What `asend()`, `athrow()`, `aclose()` and `anext()` return, and what a coroutine's `__await__()` does: something that can be
/// awaited, or run by hand with `send`, `throw` and `close`.
///
/// The machine knows them: an `await` enters the generator behind them directly.
public final class AsyncStepObject: PyObject {
    enum Action {
        /// `__anext__()` or `asend(value)` of an asynchronous generator
        case send(Value)
        /// `athrow(...)`, with its arguments
        case raise([Value])
        /// `aclose()`
        case close
        /// `anext(iterator, default)` of an awaitable
        case anext(Value, fallback: Value)
        /// `coroutine.__await__()`
        case await
    }

    enum State { case created, running, closed }

    let action: Action
    /// The asynchronous generator or coroutine; nil for `anext`.
    public let generator: GeneratorObject?
    var state = State.created
    /// It has said that it was never awaited.
    private var isFinalized = false
    /// What an `anext` iterates over, once it has begun.
    var iterator = Value.undefined
    private unowned(unsafe) let machine: Machine

    init(_ action: Action, _ generator: GeneratorObject?, _ machine: Machine) {
        self.action = action
        self.generator = generator
        self.machine = machine
        let type =
            switch action {
            case .send: machine.types.asyncSend
            case .raise, .close: machine.types.asyncThrow
            case .anext: machine.types.anextAwaitable
            case .await: machine.types.coroutineWrapper
            }
        super.init(kind: .asyncStep, type: type)
    }

    deinit { noteNeverAwaited() }

    private func noteNeverAwaited() {
        guard hasLastWords, let generator else { return }
        machine.finalizers.noteStepNeverAwaited(methodName, of: generator.qualifiedName.string)
    }

    public override var hasLastWords: Bool {
        state == .created && !isFinalized && generator?.isAsyncGenerator == true
    }

    public override func sayLastWords(_ machine: Machine) throws(Raise) {
        noteNeverAwaited()
        isFinalized = true
    }

    /// The method that made it, as warnings name it.
    var methodName: String {
        switch action {
        case .send: "asend"
        case .raise: "athrow"
        case .close: "aclose"
        case .anext: "anext"
        case .await: "__await__"
        }
    }

    public override var listsReferences: Bool { true }

    public override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(iterator)
        if let generator { visit(.object(generator)) }
        switch action {
        case .send(let value): visit(value)
        case .raise(let values): values.forEach(visit)
        case .anext(let awaitable, let fallback):
            visit(awaitable)
            visit(fallback)
        case .close, .await: break
        }
    }
}
