import SystemThreads

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
    /// The right to run: its semaphore is 0 while another thread has it.
    let baton = Semaphore()

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
