/// A loop's unfinished tasks in order of creation, without keeping them alive.
///
/// CPython has a WeakSet. Swift's weak references would cost each task a side table, so these are unmanaged: a task leaves when
/// it is done, or first thing in its deinit (`EventLoop.forget`).
@usableFromInline struct TaskRegistry<Task: AnyObject> {
    @usableFromInline var slots: [Unmanaged<Task>?] = []
    @usableFromInline var count = 0

    @inlinable init() {}

    /// Whether most slots are empty, and `slots` should be closed up.
    @inlinable var isSparse: Bool { slots.count > 64 && count < slots.count / 2 }

    /// Answers the task's slot.
    @inlinable mutating func add(_ task: Task) -> UInt32 {
        slots.append(Unmanaged.passUnretained(task))
        count += 1
        return UInt32(truncatingIfNeeded: slots.count - 1)
    }

    @inlinable mutating func remove(slot: UInt32) {
        guard Int(slot) < slots.count, slots[Int(slot)] != nil else { return }
        slots[Int(slot)] = nil
        count -= 1
    }

    /// - Complexity: O(n).
    @inlinable var tasks: [Task] { slots.compactMap { $0?.takeUnretainedValue() } }
}
