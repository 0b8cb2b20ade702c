import DequeModule
import Trace

/// The state of a run after some of its events, as small as it can be: numbers only, which point into the trace.
///
/// A value: copying it shares its storage, and the first change after that copies what changes. That is what a key
/// snapshot is.
struct LoopState {
    var pass = 0
    var turn = 0
    /// Who has control.
    var control = ControlKind.module
    /// The task, or the text of the callback's or thread's name, that has control.
    var subject: UInt32 = 0
    /// Bytes of `Trace.output` written so far.
    var outputEnd = 0
    /// The ready queue, front to back. Each entry was queued by a later event than the one before it.
    var ready = Deque<QueuedHandle>()
    /// The timers that are set, in no order.
    var timers: [UInt32] = []
    /// Task `n` is `tasks[n]`; entry 0 stands for no task.
    var tasks: [TaskFold] = [TaskFold(name: 0)]

    /// Primitive `n` is `primitives[n]`, as far as one of them has changed; entry 0 stands for none.
    var primitives: [PrimitiveFold] = [PrimitiveFold()]

    /// How many bytes a copy of its own takes.
    var size: Int {
        ready.count * MemoryLayout<QueuedHandle>.stride + timers.count * 4
            + tasks.count * MemoryLayout<TaskFold>.stride
            + primitives.reduce(0) { $0 + MemoryLayout<PrimitiveFold>.stride + $1.items.count * 4 }
    }

    /// Where in the ready queue the handle is that an event queued.
    /// - Complexity: O(log n)
    func readyIndex(queuedBy event: UInt32) -> Int? {
        var low = 0
        var high = ready.count
        while low < high {
            let middle = (low + high) / 2
            if ready[middle].event < event { low = middle + 1 } else { high = middle }
        }
        return low < ready.count && ready[low].event == event ? low : nil
    }

    /// Whether there is such a task by now.
    func hasTask(_ task: UInt32) -> Bool { task > 0 && task < tasks.count }
}

extension LoopState: Equatable {
    static func == (one: LoopState, other: LoopState) -> Bool {
        one.pass == other.pass && one.turn == other.turn && one.control == other.control
            && one.subject == other.subject && one.outputEnd == other.outputEnd && one.ready == other.ready
            && one.tasks == other.tasks && one.primitives == other.primitives
            && one.timers.sorted() == other.timers.sorted()
    }
}

/// An entry of the ready queue.
struct QueuedHandle: Equatable {
    /// The event that queued it.
    var event: UInt32
    /// Task, or the text of a callback's name.
    var subject: UInt32
    var kind: HandleKind
    var isCancelled = false
}

/// What changes in the life of a task.
struct TaskFold: Equatable {
    /// Text.
    var name: UInt32
    /// Where it goes on when its turn comes. While it runs this is 0: the events say where it is.
    var location: UInt32 = 0
    /// Suspended: the wait. Returned, raised or cancelled: the text of the result, the exception, the message.
    var outcome: UInt32 = 0
    var cancelling: UInt32 = 0
    var state = TaskState.ready
}

/// What changes in the life of a primitive.
struct PrimitiveFold: Equatable {
    /// A lock's holder, a task.
    var holder: UInt32 = 0
    /// A semaphore's value; how many are at a barrier; 1 for an event that is set, a lock that is held.
    var value: UInt32 = 0
    /// Of a queue: how many items are not done.
    var unfinished: UInt32 = 0
    /// How many events have changed it: none, and there is nothing to take back.
    var changes: UInt32 = 0
    var phase = BarrierPhase.filling
    /// A queue that was shut down, a group that cancels its tasks.
    var isEnding = false
    /// Of a queue: texts, in the order in which they were put.
    var items = Deque<UInt32>()
}
