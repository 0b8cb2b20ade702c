import Trace

/// Everything that one frame shows: the state right after its event.
///
/// A snapshot is a value for the screen and for `frames`: names are resolved, order is the order of display. The
/// timeline folds events into a compact state of its own, and makes a snapshot when somebody looks.
public struct Snapshot: Equatable, Sendable {
    /// From 1; the frame shows the state right after event `frame - 1`.
    public var frame: Int
    public var event: TraceEvent
    /// One plain sentence: what happened and why.
    public var sentence: String
    /// The virtual clock in seconds, rounded to the microsecond.
    public var time: Double
    /// Number of the loop's pass, from 1; 0 before the first.
    public var pass: Int
    /// Number of the handle's turn, from 1; 0 before the first.
    public var turn: Int
    /// Where Python code stands; nil where none runs.
    public var place: Place?
    /// nil between turns.
    public var running: Running?
    /// Front to back. Cancelled handles, which will be skipped, are marked.
    public var ready: [ReadyEntry]
    /// By due time.
    public var timers: [TimerEntry]
    /// All tasks in order of creation, the finished too; `tasks[i].id == i + 1`.
    public var tasks: [TaskEntry]
    /// What this frame printed.
    public var stdout: String
    public var stderr: String
    /// How many bytes of `Trace.output` had been written after this frame.
    public var outputEnd: Int

    /// Tasks in state `suspended`, in order of creation.
    public var suspended: [TaskEntry] { tasks.filter { $0.state == .suspended } }

    /// Whether a task is asyncio's own.
    public func isHousekeeping(_ task: Int?) -> Bool {
        guard let task, task >= 1, task <= tasks.count else { return false }
        return tasks[task - 1].isHousekeeping
    }
}

/// A place in a source file.
public struct Place: Hashable, Sendable {
    public var file: String
    /// From 1.
    public var line: Int
    public var function: String

    public init(file: String, line: Int, function: String) {
        self.file = file
        self.line = line
        self.function = function
    }
}

/// Who has control.
public struct Running: Hashable, Sendable {
    /// What it is that has control.
    public enum Kind: Hashable, Sendable { case task, callback, module, thread }
    public var kind: Kind
    /// The task's id, nil for all others.
    public var task: Int?
    /// The name of the task, callback or thread, `<module>` for the module.
    public var name: String
}

/// A handle in the ready queue.
public struct ReadyEntry: Hashable, Sendable {
    public var kind: HandleKind
    /// The id of the task that it steps; nil for a plain callback.
    public var task: Int?
    /// The name of the task, or of the callback's function.
    public var name: String
    /// Whether it is taken and skipped when its turn comes.
    public var isCancelled: Bool
    /// The frame that queued it.
    public var queuedAt: Int
}

/// A timer that is set.
public struct TimerEntry: Hashable, Sendable {
    /// In seconds.
    public var due: Double
    /// The id of the task that it wakes; nil for a plain callback.
    public var task: Int?
    /// The name of the task, or of the callback's function.
    public var name: String
    /// Its index in `Trace.timers`.
    public var id = 0
}

/// A task, as far as it has come.
public struct TaskEntry: Hashable, Sendable {
    /// The place in the order of creation, from 1.
    public var id: Int
    /// What `get_name()` answers.
    public var name: String
    /// The name of the coroutine's function.
    public var coroutine: String
    public var state: TaskState
    /// asyncio's own, hidden unless asked for.
    public var isHousekeeping: Bool
    /// What `cancelling()` answers.
    public var cancelling: Int
    /// A repr; nil unless the state is `returned`.
    public var result: String?
    /// A repr; nil unless the state is `raised`.
    public var exception: String?
    /// nil unless the state is `suspended`.
    public var waitsFor: String?
    /// When a sleep ends, in seconds; nil for other waits.
    public var wakesAt: Double?
    /// The line where it is suspended, or runs; nil if it has not started.
    public var place: Place?
}
