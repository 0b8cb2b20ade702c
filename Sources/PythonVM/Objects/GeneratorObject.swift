/// `generator`, `coroutine` and `async_generator`: an activation that can be left and entered again.
///
/// Suspension is data: the activation stays as it is in memory of its own. A generator that delegates to another (`yield
/// from`, `await`) is left and entered at the innermost activation directly, whatever the depth.
public final class GeneratorObject: PyObject {
    enum State { case created, suspended, running, finished }

    let flavor: CodeObject.Flavor
    let function: FunctionObject
    public let code: CodeObject
    var state = State.created
    /// Its finalizer ran already: that happens once, even if it was revived.
    private var isFinalized = false
    /// Names, if they are not the code's.
    private var names: GivenNames?
    /// Its own activation; nil when finished, unless it was closed before it began.
    var activation: ActivationPointer?
    /// Where it goes on: its own activation, or one that it delegates to.
    var innermost: ActivationPointer?
    /// What it was handling when it was left.
    var handled: ExceptionObject?
    /// What whoever entered it was handling; inside of a chain, only if that is something of the chain.
    var callersHandled: ExceptionObject?
    /// `cr_origin`
    var origin: TupleObject?
    /// What only asynchronous generators have.
    let asyncState: AsyncGeneratorState?
    /// Made with `types.coroutine`: may be awaited.
    public var isIterableCoroutine: Bool { code.flags & CodeObject.Flags.iterableCoroutine != 0 }
    private unowned(unsafe) let machine: Machine

    private final class GivenNames {
        var name: StrObject
        var qualifiedName: StrObject

        init(_ name: StrObject, _ qualifiedName: StrObject) {
            self.name = name
            self.qualifiedName = qualifiedName
        }
    }

    /// At first the function's at the time of the call.
    var name: StrObject {
        get { names?.name ?? code.name }
        set { names = GivenNames(newValue, qualifiedName) }
    }

    public internal(set) var qualifiedName: StrObject {
        get { names?.qualifiedName ?? code.qualifiedName }
        set { names = GivenNames(name, newValue) }
    }

    public var isCoroutine: Bool { flavor == .coroutine }
    public var isAsyncGenerator: Bool { flavor == .asyncGenerator }

    init(_ function: FunctionObject, _ activation: ActivationPointer, _ machine: Machine) {
        self.function = function
        self.machine = machine
        self.activation = activation
        innermost = activation
        code = function.code
        flavor = function.code.flavor
        asyncState = flavor == .asyncGenerator ? AsyncGeneratorState() : nil
        super.init(kind: .generator)
        if function.name !== function.code.name || function.qualifiedName !== function.code.qualifiedName {
            names = GivenNames(function.name, function.qualifiedName)
        }
        activation.pointee.generator = Unmanaged.passUnretained(self)
        activation.pointee.root = activation.pointee.generator
    }

    /// A coroutine that began without an object: see `Machine.beginAwaited`.
    init(awaited activation: ActivationPointer, _ machine: Machine) {
        function = activation.pointee.function
        self.machine = machine
        self.activation = activation
        innermost = activation
        code = activation.pointee.code
        flavor = code.flavor
        asyncState = nil
        state = .running
        super.init(kind: .generator)
        if function.name !== code.name || function.qualifiedName !== code.qualifiedName {
            names = GivenNames(function.name, function.qualifiedName)
        }
        activation.pointee.generator = Unmanaged.passUnretained(self)
    }

    /// Gives objects to the coroutines that it awaits, for who is about to look for them in the registers.
    func makeAwaitedObjects() { machine.makeObjects(awaitedBy: self) }

    /// A fresh object that goes on with what a dying one left: `deinit` must not pass `self` on.
    private init(adopting other: GeneratorObject, _ activation: ActivationPointer) {
        function = other.function
        code = other.code
        origin = other.origin
        machine = other.machine
        flavor = other.flavor
        names = other.names
        state = other.state
        handled = other.handled
        innermost = other.innermost
        asyncState = other.asyncState
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
    /// Nothing is to be done before and behind: control is given away once, with None.
    final let onlyGivesWay: Bool

    public init(type: TypeObject) {
        onlyGivesWay = false
        super.init(kind: .awaitable, type: type)
    }

    fileprivate init(givingWay type: TypeObject) {
        onlyGivesWay = true
        super.init(kind: .awaitable, type: type)
    }

    /// Begins to wait: the result if there is one already, `.undefined` to give control away with the object itself.
    open func beginAwait(_ machine: Machine) throws(Raise) -> Value { .undefined }

    /// What it gives to whoever runs the coroutine when it gives control away.
    open var yieldedValue: Value { .object(self) }

    /// Goes on after control came back.
    open func endAwait(_ machine: Machine) throws(Raise) -> Value { .none }
}

/// An awaitable that only gives way: `asyncio.sleep(0)`. The task's next step comes in the next pass.
public final class BareYieldObject: NativeAwaitable {
    public override init(type: TypeObject) { super.init(givingWay: type) }

    public override var yieldedValue: Value { .none }
}
