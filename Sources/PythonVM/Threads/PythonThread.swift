import Trace

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// One thread of the program: `threading.Thread`, a worker of an executor, or the main thread.
///
/// It runs on a thread of the system, since natives nest on its stack; but only the one that has the baton runs, and it keeps
/// it until it waits or ends. `ThreadScheduler` says who is next.
public final class PythonThread {
    /// `threading.get_ident()`: 1 is the main thread.
    public let number: Int
    /// What frames call it.
    public internal(set) var name: String
    /// What other parts keep for it while it does not run.
    public var attachment: AnyObject?

    /// What it waits for, in words.
    var waitsFor = ""
    /// Until when, in nanoseconds of the clock; nil for no limit.
    var deadline: Int?
    /// Whether it waits in `time.sleep`.
    var isSleeping = false
    /// Those that wait longer come first among equals.
    var order = 0
    var answer = Answer.woken
    /// The run is over: it is to leave whatever it does.
    var mustEnd = false
    /// What the interpreter goes on with.
    var state = ThreadState()
    /// What it runs when it is entered for the first time.
    var body: (function: Value, arguments: [Value])?
    let baton = Baton()

    /// How a wait ended.
    public enum Answer {
        case woken
        case timedOut
        /// Nobody will ever wake it: no thread can go on.
        case never
    }

    init(number: Int, name: String) {
        self.number = number
        self.name = name
    }
}

/// What the machine keeps for each thread: everything that is about calls in progress.
struct ThreadState {
    var current: ActivationPointer?
    var stack = ActivationStack()
    var handled: ExceptionObject?
    var sent = Value.none
    var hasYielded = false
    var hasYieldedItem = false
    var asyncGeneratorHooks = (firstIteration: Value.none, finalizer: Value.none)
    var coroutineOriginDepth = 0
    var nativeDepth = 0
    var reprGuard = ReprGuard()
    var currentContext: ContextObject?
    var replacement: ExceptionObject?
    var locationFloor: UInt = 0
    var finishedLocation: UInt32 = 0
}

extension Machine {
    /// Takes up what another thread was about, and answers what this one is.
    func exchangeState(_ state: inout ThreadState) {
        swap(&current, &state.current)
        memory.exchangeStack(&state.stack)
        swap(&handled, &state.handled)
        swap(&sent, &state.sent)
        swap(&hasYielded, &state.hasYielded)
        swap(&hasYieldedItem, &state.hasYieldedItem)
        swap(&asyncGeneratorHooks, &state.asyncGeneratorHooks)
        swap(&coroutineOriginDepth, &state.coroutineOriginDepth)
        swap(&nativeDepth, &state.nativeDepth)
        swap(&reprGuard, &state.reprGuard)
        swap(&currentContext, &state.currentContext)
        swap(&replacement, &state.replacement)
        swap(&locationFloor, &state.locationFloor)
        swap(&finishedLocation, &state.finishedLocation)
    }
}

typealias SystemSemaphore = UnsafeMutablePointer<sem_t>

/// The right to run, as a POSIX semaphore: 0 while another thread has it.
final class Baton {
    let semaphore = SystemSemaphore.allocate(capacity: 1)

    init() {
        semaphore.initialize(to: sem_t())
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    /// Another thread runs until it, or one after it, gives the baton back. Between the two no object may be touched: counts of
    /// references are not atomic.
    @inline(never)
    static func pass(_ theirs: SystemSemaphore, untilBack mine: SystemSemaphore) {
        sem_post(theirs)
        take(mine)
    }

    static func take(_ mine: SystemSemaphore) {
        while sem_wait(mine) != 0 {
            precondition(errno == EINTR, "a semaphore that can't be waited for")
        }
    }
}

/// A thread of the system for one of the program.
///
/// Objects are counted without atomic operations, so a thread may touch none once it has given the baton away: what it
/// runs comes back with the semaphore to post, and that is the last that it does.
enum SystemThread {
    typealias Body = () -> SystemSemaphore?

    /// Reserved, not used: a page of a stack costs memory once it is touched. Where a process may not have so much, less.
    private static let stackSizes = [1 << 28, 1 << 26, 1 << 24]

    private final class Work {
        let body: Body
        init(_ body: @escaping Body) { self.body = body }
    }

    /// What a new thread may look at before it has the baton.
    private struct Argument {
        let baton: SystemSemaphore
        let work: Unmanaged<Work>
    }

    /// - Parameter baton: what the body waits for, before it is touched.
    /// - Returns: false if the system has no room for another thread.
    static func start(_ baton: SystemSemaphore, _ body: @escaping Body) -> Bool {
        let work = Unmanaged.passRetained(Work(body))
        let argument = UnsafeMutablePointer<Argument>.allocate(capacity: 1)
        argument.initialize(to: Argument(baton: baton, work: work))
        if create(argument) { return true }
        argument.deallocate()
        work.release()
        return false
    }

    private static func create(_ argument: UnsafeMutablePointer<Argument>) -> Bool {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return false }
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        return stackSizes.contains { size in
            guard pthread_attr_setstacksize(&attributes, size) == 0 else { return false }
            #if canImport(Darwin)
                var thread: pthread_t?
            #else
                var thread = pthread_t()
            #endif
            return pthread_create(&thread, &attributes, SystemThread.main, argument) == 0
        }
    }

    #if canImport(Darwin)
        private static let main: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { argument in
            SystemThread.begin(argument)
            return nil
        }
    #else
        private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
            if let argument { SystemThread.begin(argument) }
            return nil
        }
    #endif

    private static func begin(_ pointer: UnsafeMutableRawPointer) {
        let argument = pointer.assumingMemoryBound(to: Argument.self)
        Baton.take(argument.pointee.baton)
        if let next = run(argument) { sem_post(next) }
    }

    @inline(never)
    private static func run(_ argument: UnsafeMutablePointer<Argument>) -> SystemSemaphore? {
        let work = argument.pointee.work.takeRetainedValue()
        argument.deallocate()
        return work.body()
    }
}
