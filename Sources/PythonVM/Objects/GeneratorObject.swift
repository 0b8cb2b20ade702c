/// `generator`, `coroutine` and `async_generator`: an activation that can be left and entered again.
///
/// Suspension is data: the activation stays as it is in memory of its own. A generator that delegates to another (`yield
/// from`, `await`) is left and entered at the innermost activation directly, whatever the depth.
public final class GeneratorObject: PyObject {
    enum State { case created, suspended, running, finished }

    // The small fields come first, and what few have is in an object of its own: there may be a hundred thousand suspended tasks.
    let flavor: CodeObject.Flavor
    var state = State.created
    /// Its finalizer ran already: that happens once, even if it was revived.
    var isFinalized = false
    /// Since it was suspended: while it, or one that it awaits in a chain, handles an exception.
    var wasThrownInto = false
    let function: FunctionObject
    public let code: CodeObject
    /// Its own activation; nil when finished, unless it was closed before it began.
    var activation: ActivationPointer?
    /// Where it goes on: its own activation, or one that it delegates to.
    var innermost: ActivationPointer?
    /// What it was handling when it was left.
    var handled: ExceptionObject?
    /// What whoever entered it was handling; inside of a chain, only if that is something of the chain.
    var callersHandled: ExceptionObject?
    private var extras: Extras?
    /// Made with `types.coroutine`: may be awaited.
    public var isIterableCoroutine: Bool { code.flags & CodeObject.Flags.iterableCoroutine != 0 }
    private let machineReference: Unmanaged<Machine>
    @inline(__always) private var machine: Machine { machineReference._withUnsafeGuaranteedRef { $0 } }

    private final class Extras {
        /// Names, if they are not the code's.
        var name: StrObject?
        var qualifiedName: StrObject?
        var origin: TupleObject?
        var asyncState: AsyncGeneratorState?
    }

    private func makeExtras() -> Extras {
        if let extras { return extras }
        let made = Extras()
        extras = made
        return made
    }

    /// At first the function's at the time of the call.
    var name: StrObject {
        get { extras?.name ?? code.name }
        set { makeExtras().name = newValue }
    }

    public internal(set) var qualifiedName: StrObject {
        get { extras?.qualifiedName ?? code.qualifiedName }
        set { makeExtras().qualifiedName = newValue }
    }

    /// `cr_origin`
    var origin: TupleObject? {
        get { extras?.origin }
        set { makeExtras().origin = newValue }
    }

    /// What only asynchronous generators have.
    var asyncState: AsyncGeneratorState? { extras?.asyncState }

    private func takeNames() {
        if function.name !== code.name { name = function.name }
        if function.qualifiedName !== code.qualifiedName { qualifiedName = function.qualifiedName }
    }

    public var isCoroutine: Bool { flavor == .coroutine }
    public var isAsyncGenerator: Bool { flavor == .asyncGenerator }

    init(_ function: FunctionObject, _ activation: ActivationPointer, _ machine: Machine) {
        self.function = function
        machineReference = .passUnretained(machine)
        self.activation = activation
        innermost = activation
        code = function.code
        flavor = function.code.flavor
        super.init(kind: .generator)
        if flavor == .asyncGenerator { makeExtras().asyncState = AsyncGeneratorState() }
        takeNames()
        machine.number(self)
        activation.pointee.generator = Unmanaged.passUnretained(self)
        activation.pointee.root = activation.pointee.generator
    }

    /// A coroutine that began without an object: see `Machine.beginAwaited`.
    init(awaited activation: ActivationPointer, _ machine: Machine) {
        function = activation.pointee.function
        machineReference = .passUnretained(machine)
        self.activation = activation
        innermost = activation
        code = activation.pointee.code
        flavor = code.flavor
        state = .running
        super.init(kind: .generator)
        takeNames()
        machine.number(self)
        activation.pointee.generator = Unmanaged.passUnretained(self)
    }

    /// Gives objects to the coroutines that it awaits, for who is about to look for them in the registers.
    func makeAwaitedObjects() { machine.makeObjects(awaitedBy: self) }

    /// A fresh object that goes on with what a dying one left: `deinit` must not pass `self` on.
    private init(adopting other: GeneratorObject, _ activation: ActivationPointer) {
        function = other.function
        code = other.code
        extras = other.extras
        machineReference = other.machineReference
        flavor = other.flavor
        state = other.state
        handled = other.handled
        innermost = other.innermost
        isFinalized = true
        self.activation = activation
        super.init(kind: .generator)
        identity = other.identity
        activation.pointee.generator = Unmanaged.passUnretained(self)
        var link = innermost
        while let current = link {
            current.pointee.root = activation.pointee.generator
            if current == activation { break }
            link = current.pointee.caller
        }
    }

    deinit {
        guard let activation else { return }
        if !isFinalized, state != .finished, asyncState?.callsFinalizer == true {
            machine.finalizers.enqueueAsyncFinalizer(GeneratorObject(adopting: self, activation))
            return
        }
        if state == .created {
            if flavor == .coroutine, !isFinalized {
                machine.finalizers.noteNeverAwaited(GeneratorObject(adopting: self, activation))
                return
            }
        } else if state == .suspended, !isFinalized, needsClosing {
            machine.finalizers.enqueueClosing(GeneratorObject(adopting: self, activation))
            return
        }
        if let innermost, innermost != activation { machine.leaveDelegates(from: innermost, to: activation) }
        machine.destroy(generatorActivation: activation)
    }

    /// Whether `close()` could run code: some handler covers the place where it stands, or what it delegates to at last is
    /// somebody's own iterator.
    private var needsClosing: Bool {
        var link = innermost
        if let last = link, last.pointee.pc.pointee.opcode == .delegateResume,
            last.registers[Int(last.pointee.pc.pointee.b)].object?.kind != .awaitable
        {
            return true
        }
        while let current = link {
            let code = current.pointee.code
            let index = current.pointee.pc - code.instructions - 1
            if code.handlers.contains(where: { $0.start <= index && index < $0.end }) { return true }
            if current == activation { break }
            link = current.pointee.caller
        }
        return false
    }
}

/// A native object that can be awaited without an iterator in between: asyncio's futures.
open class NativeAwaitable: AttributedObject {
    public init(type: TypeObject) { super.init(kind: .awaitable, type: type) }

    /// Begins to wait, or goes on after control came back: the result if there is one, `.undefined` to give control away (again) with
    /// `yieldedValue`.
    open func awaitResult(_ machine: Machine) throws(Raise) -> Value { .undefined }

    open override var hasLastWords: Bool { true }

    /// What it gives to whoever runs the coroutine when it gives control away.
    open var yieldedValue: Value { .object(self) }
}

/// An awaitable that only gives way: `asyncio.sleep(0)`. The task's next step comes in the next pass.
public final class BareYieldObject: NativeAwaitable {
    public override init(type: TypeObject) {
        super.init(type: type)
        onlyGivesWay = true
    }

    public override var yieldedValue: Value { .none }
}
