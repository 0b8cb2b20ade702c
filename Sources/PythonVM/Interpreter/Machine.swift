import PythonSyntax
import SystemThreads
import Trace

/// A Python machine: objects, modules and the interpreter of one run.
///
/// A program is read, compiled and run by `run(program:)`; everything outside goes through closures. Only one thread
/// of the system runs it at a time. Calls of Python by Python do not nest in Swift: `execute` goes from activation to activation.
///
/// Reading order: `Value` -> `PyObject` -> `Opcode` -> `Activation` -> `Machine.execute` -> `Machine.enter`.
public final class Machine {
    public let types = BuiltinTypes()
    let names = Names()
    public let builtins = DictObject()
    public let modules = ModuleTable()
    /// What is recorded; nil when nobody looks.
    public let trace: Trace?
    /// The same, for the loop of the interpreter: not counted.
    let recorder: Unmanaged<Trace>?
    @usableFromInline let finalizers = Finalizers()
    var warnings = WarningState()
    /// The files of the modules that were imported, by name.
    var sources: [String: SourceText] = [:]
    /// What stands in tracebacks for functions of the library that are Swift's here.
    var libraryCode: [LibraryFunction: CodeObject] = [:]
    /// The interpreter goes down: modules are being cleared, nothing can be imported nor read any more.
    public var isEnding = false
    /// The last exception goes, and with it what it has kept alive.
    public var isReleasing = false
    /// Files of which a report has shown source lines: those it can still show when the interpreter goes down.
    var shownFiles: Set<String> = []

    // MARK: State of the interpreter

    /// The innermost activation.
    var current: ActivationPointer?
    var memory = ActivationMemory()
    /// The exception that is being handled (`sys.exception()`).
    var handled: ExceptionObject?
    /// What was sent into the generator that goes on at a `delegateResume`.
    var sent = Value.none
    /// Whether `execute` came back because of a yield.
    var hasYielded = false
    /// Whether that was an asynchronous generator's own `yield`, and not an `await` in it.
    var hasYieldedItem = false
    /// `sys.set_asyncgen_hooks`: called with an asynchronous generator before its first step, and when it dies unfinished.
    public var asyncGeneratorHooks = (firstIteration: Value.none, finalizer: Value.none)
    /// `sys.set_coroutine_origin_tracking_depth`: how many calls a new coroutine remembers.
    public var coroutineOriginDepth = 0
    /// Instructions that may jump back until the next look at the outside.
    var ticks = Machine.ticksPerSlice
    static let ticksPerSlice = 100_000
    /// `sys.setrecursionlimit`: deeper calls raise RecursionError.
    public var recursionLimit = 1000 { didSet { limitDepth() } }
    /// Deeper calls end the run.
    public var maxDepth = Int.max { didSet { limitDepth() } }
    /// The nearer of the two.
    var depthLimit = 1000
    /// `sys.set_int_max_str_digits`: how many decimal digits an int may have as text; 0 for any number.
    public var maximumIntDigits = 4300
    var nativeDepth = 0
    /// How many callables are being called from Swift (`enterCall`).
    var callDepth = 0
    /// The lowest address of the stack that the machine runs on; 0 where nobody has said so.
    var stackEnd: UInt = 0
    var reprGuard = ReprGuard()
    /// How often a class was registered with an abstract one (`abc.get_cache_token`).
    var registrations = 0
    /// How many checks of abstract classes, which ask other classes, are in progress.
    var abstractChecks = 0
    var pendingOutput = PendingOutput()
    public private(set) lazy var threads = ThreadScheduler(self)
    /// Whether there is a thread beside the main one.
    public internal(set) var hasThreads = false
    var identities = Identities()
    private var characters: [StrObject?] = Array(repeating: nil, count: 256)

    /// The activation that runs the loop: what a task's code was called from says nothing about the task.
    public var locationFloor: UInt = 0
    /// Where CPython's event loop is while nothing of the program runs.
    public var libraryLine = LibraryLine.runHandle
    /// Where the generator stood that finished last.
    public internal(set) var finishedLocation: UInt32 = 0

    // MARK: The outside

    /// Called now and then while the program runs; answers false to stop it.
    public var onSlice: () -> Bool = { true }
    /// A process that takes more bytes ends the run.
    public var maxMemory = Int.max
    /// How many bytes the process takes; asked for in each slice.
    public var onMeasureMemory: () -> Int = { 0 }
    /// Takes what is printed, as UTF-8.
    public var onWrite: (OutputStream, UnsafeRawBufferPointer) -> Void = { _, _ in }
    /// Reads a line of input; what it gets is the prompt, which is written already.
    public var onReadLine: (String) -> InputLine = { _ in .end }
    /// Finds the source of a module by its dotted name.
    public var onFindModule: (String) -> FoundModule? = { _ in nil }
    /// What CPython has of a module, for what is missing in ours: nil for a module that CPython doesn't have.
    public var standardNames: (String) -> Set<String>? = { _ in nil }
    /// Reads the clock, in nanoseconds since the start of the run.
    /// - Parameter ticks: the reading is the program's and takes its microsecond.
    public var onReadClock: (_ ticks: Bool) -> Int = { _ in 0 }
    /// `time.sleep`: moves the clock on by so many nanoseconds.
    public var onSleep: (Int) -> Void = { _ in }
    /// What stands for the randomness of a system.
    public var randomSeed: UInt64 {
        get { entropy.seed }
        set { entropy = SeededEntropy(seed: newValue) }
    }
    var entropy = SeededEntropy(seed: 0)
    /// Library lines are frames too.
    public var recordsLibraryLines = false
    /// Why the machine was stopped, once it was.
    public var stopReason: StopReason?

    /// What there is to read.
    public enum InputLine {
        /// Without its end; the last one may have none.
        case line(String, hasEnd: Bool = true)
        case end
        /// Nobody will answer: the program is to stop.
        case stop
    }

    /// Why a run ends that does not end by itself.
    public enum StopReason {
        case interrupted
        case unsupported(what: String, file: String, line: Int, column: Int)
        case deadlock(String)
        case limit(String)
    }

    /// The classes of type parameters and type aliases.
    private(set) lazy var typing = makeTypingClasses()
    let ellipsis = SingletonObject(kind: .ellipsis)
    public let notImplemented = Value.object(SingletonObject(kind: .notImplemented))
    let builtinsModule: ModuleObject
    let buildClassFunction: BuiltinFunctionObject
    var nativeModules: [String: (Machine, ModuleObject) throws(Raise) -> Void] = [:]
    var slotCache = SlotCache()
    var methodCache = UnsafeMutablePointer<MethodCacheEntry>.allocate(capacity: MethodCacheEntry.count)
    /// Code that functions had before `__code__` was assigned: calls of it may still be in progress.
    var replacedCode: [CodeObject] = []
    /// `contextvars`: the context that code runs in; nil for one that is empty so far.
    @usableFromInline var currentContext: ContextObject?
    /// `atexit`: what is called at the end of the program, the last one first.
    var exitCalls: [ExitCall] = []
    var collection = CollectionSettings()
    /// What may have something to say when it dies, as the collector's last run has left it.
    var collectedOrder = MortalObjects([])
    /// Whether there was a collection.
    var hasCollected = false
    /// The objects of native classes that may have something to say when they die, in any order.
    public var onListMortals: () -> [PyObject] = { [] }
    /// What `execute` is to throw instead of what it caught.
    var replacement: ExceptionObject?
    /// The standard streams, by name.
    let streams = DictObject()
    /// `io.UnsupportedOperation`.
    public private(set) lazy var unsupportedOperationType: TypeObject = {
        let type = TypeObject(
            name: "UnsupportedOperation", bases: [types[.osError], types[.valueError]], layout: .exception)
        type.mro = [type, types[.osError], types[.valueError]] + types[.valueError].mro.dropFirst()
        type.instancesHaveAttributes = true
        type.setAttribute(names.module, string("io"))
        return type
    }()
    /// A window without registers.
    let nothing = UnsafeMutablePointer<Value>.allocate(capacity: 1)

    public init(trace: Trace? = nil) {
        self.trace = trace
        recorder = trace.map(Unmanaged.passUnretained)
        builtinsModule = ModuleObject(name: "builtins", namespace: builtins)
        buildClassFunction = BuiltinFunctionObject("__build_class__") { (machine, arguments) throws(Raise) -> Value in
            try machine.buildClass(arguments)
        }
        methodCache.initialize(repeating: MethodCacheEntry(), count: MethodCacheEntry.count)
        nothing.initialize(to: .undefined)
        defineTypes()
        defineStandardModules()
    }

    deinit {
        LargeMemory.belongs(to: nil)
        finalizers.isClosed = true
        if TrackedObjects.isOn { TrackedObjects.forgetAll() }
        methodCache.deinitialize(count: MethodCacheEntry.count)
        methodCache.deallocate()
        slotCache.deallocate()
        nothing.deallocate()
        memory.deallocate()
    }

    // MARK: Small services

    /// Records that a line begins; only in code compiled for recording.
    @inline(__always)
    func recordLine(_ location: UInt32, depth: Int32) {
        recorder.unsafelyUnwrapped._withUnsafeGuaranteedRef { trace in
            _ = trace.append(TraceEvent(.line, location: location, a: UInt32(truncatingIfNeeded: depth)))
        }
    }

    /// The one string of this text that names are compared by.
    public func intern(_ text: String) -> StrObject { names.intern(text) }

    /// A new string.
    public func string(_ text: String) -> Value { .object(StrObject(text)) }

    /// The string of one code point; the first 256 are made once.
    func character(_ scalar: UInt32) -> StrObject {
        guard scalar < 256 else { return StrObject(scalars: [scalar]) }
        if let known = characters[Int(scalar)] { return known }
        let made = StrObject(scalars: [scalar])
        characters[Int(scalar)] = made
        return made
    }

    /// What `id()` says, and what stands where CPython would go by address: the order in which objects were first asked.
    public func identity(of object: PyObject) -> Int {
        Int(object.identity == 0 ? identities.number(object) : object.identity)
    }

    /// Numbers an object as it is made: those that have something to say when they die do so in order of creation.
    public func number(_ object: PyObject) { object.identity = identities.next() }

    /// The class of a value, as `type()` says.
    @inline(__always)
    public func typeOf(_ value: Value) -> TypeObject {
        switch value {
        case .undefined, .none: types.none
        case .bool: types.bool
        case .int: types.int
        case .float: types.float
        case .object(let object): object.customType ?? types.builtinType(of: object)
        }
    }

    /// The name of a value's class, as messages give it.
    public func typeName(_ value: Value) -> String {
        let type = typeOf(value)
        return type.messageName ?? type.name
    }

    /// Whether a value's class is this one or derives from it; no class is asked (`__instancecheck__`).
    public func isInstance(_ value: Value, _ type: TypeObject) -> Bool { typeOf(value).isSubtype(of: type) }

    // MARK: Trace

    /// Where Python code of the program stands: in library code, at the call that led there, but not below the floor.
    public var location: UInt32 {
        var link = current
        while let activation = link, UInt(bitPattern: activation) != locationFloor {
            if activation.pointee.location != 0 { return activation.pointee.location }
            link = activation.pointee.caller
        }
        return 0
    }

    func record(_ kind: EventKind, detail: UInt8 = 0, a: UInt32 = 0, b: UInt32 = 0) {
        trace?.append(TraceEvent(kind, detail: detail, location: location, a: a, b: b))
    }

    // MARK: Output

    /// Writes to the program's output, and to the trace.
    public func write(_ text: StrObject, to stream: OutputStream) {
        if text.isASCII {
            write(text.bytes, to: stream)
        } else {
            var copy = text.string
            copy.withUTF8 { write(UnsafeRawBufferPointer($0), to: stream) }
        }
    }

    /// Writes to the program's output, and to the trace.
    public func write(_ text: String, to stream: OutputStream) {
        var copy = text
        copy.withUTF8 { write(UnsafeRawBufferPointer($0), to: stream) }
    }

    private func write(_ bytes: UnsafeRawBufferPointer, to stream: OutputStream) {
        if bytes.isEmpty { return }
        trace?.write(bytes, to: stream, location: location)
        onWrite(stream, bytes)
    }

    // MARK: Stopping

    /// Ends the program because it needs something that the model does not run.
    func unsupported(_ what: String) -> Raise {
        let place = currentPlace
        return stop(.unsupported(what: what, file: place.file, line: place.line, column: place.column))
    }

    /// What is thrown to end the run; of several reasons the first counts.
    public func stop(_ reason: StopReason) -> Raise {
        if stopReason == nil { stopReason = reason }
        return .stop
    }

    /// File, line and column (in bytes, from 1) of the innermost code of the program; line 0 while only the library runs, as in a
    /// thread of asyncio's.
    var currentPlace: (file: String, line: Int, column: Int) {
        var link = current
        while let activation = link {
            let code = activation.pointee.code
            if !code.isLibrary {
                let index = max(activation.pointee.pc - code.instructions - 1, 0)
                guard code.positions.indices.contains(index) else { break }
                let start = Int(code.positions[index].start)
                return (code.source.name, code.source.line(at: start), code.source.byteColumn(at: start) + 1)
            }
            link = activation.pointee.caller
        }
        return ("<unknown>", 0, 0)
    }

    /// Counts a native that calls back into Python or into itself.
    /// - Parameter purpose: what RecursionError says behind its first words.
    func enterNative(_ purpose: StaticString = "") throws(Raise) {
        nativeDepth += 1
        if nativeDepth > Machine.deepestNative || StackEnd.here &- stackEnd < Machine.stackReserve {
            nativeDepth -= 1
            throw error(.recursionError, "maximum recursion depth exceeded\(purpose)")
        }
    }

    func leaveNative() { nativeDepth -= 1 }

    /// Counts a callable that is called from Swift. Natives alone can go round for ever, as in `__len__ = property(len)`; one that counts
    /// itself, like a comparison, has something better to say, and comes first.
    func enterCall() throws(Raise) {
        callDepth += 1
        if callDepth > Machine.deepestNative + 8 || StackEnd.here &- stackEnd < Machine.stackReserve {
            callDepth -= 1
            throw error(.recursionError, "maximum recursion depth exceeded while calling a Python object")
        }
    }

    func leaveCall() { callDepth -= 1 }

    /// Counts a run of the interpreter inside of a native; CPython counts it for two.
    func enterRun() throws(Raise) {
        try enterNative()
        nativeDepth += 1
    }

    func leaveRun() { nativeDepth -= 2 }

    /// The thread that calls is the one that the machine runs on from now on.
    public func noteStack() { stackEnd = StackEnd.ofThisThread }

    /// As `Py_C_RECURSION_LIMIT`. Natives nest in Swift, on a stack that is sized for so many ...
    static let deepestNative = 10_000
    /// ... and what must be left of it where the system gave less: in bytes, for what a native does before it calls another.
    private static let stackReserve: UInt = 1 << 20
}

/// `Ellipsis` and `NotImplemented`.
public final class SingletonObject: PyObject {
    init(kind: ObjectKind) { super.init(kind: kind) }
}
