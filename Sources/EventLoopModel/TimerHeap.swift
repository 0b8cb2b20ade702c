/// The timers, in the order of CPython's `heapq`, step by step.
///
/// Deadlines alone are compared, so what happens between equal ones depends on the algorithm: another heap would be
/// correct too, but would fire equal timers in another order than CPython does.
public struct TimerHeap<Handle> {
    public struct Entry {
        /// In seconds on the loop's clock.
        public let when: Double
        public let handle: Handle

        @inlinable init(when: Double, handle: Handle) {
            self.when = when
            self.handle = handle
        }
    }

    @usableFromInline var storage: [Entry] = []

    @inlinable public init() {}

    /// In heap order: the first is due first.
    @inlinable public var entries: [Entry] { storage }

    @inlinable public var isEmpty: Bool { storage.isEmpty }
    @inlinable public var count: Int { storage.count }
    @inlinable public var first: Entry? { storage.first }

    /// - Complexity: O(log n).
    @inlinable mutating func push(_ entry: Entry) {
        storage.append(entry)
        siftTowardsRoot(from: storage.count - 1, stoppingAt: 0)
    }

    /// - Complexity: O(log n).
    @inlinable mutating func pop() -> Entry? {
        guard let last = storage.popLast() else { return nil }
        guard let first = storage.first else { return last }
        storage[0] = last
        siftTowardsLeaves(from: 0)
        return first
    }

    /// Keeps the storage that `shouldKeep`, in their order in the array, and makes a new heap of them.
    /// - Complexity: O(n).
    @inlinable mutating func filter(_ shouldKeep: (Handle) -> Bool) {
        storage.removeAll { !shouldKeep($0.handle) }
        var position = storage.count / 2
        while position > 0 {
            position -= 1
            siftTowardsLeaves(from: position)
        }
    }

    /// The last goes first, as from a list of Python's.
    @inlinable mutating func removeAll() {
        while storage.popLast() != nil {}
    }

    // Entries are moved, not copied: a copy would count its handle's references, and so fetch an object into the processor's
    // cache for each level of the heap.

    /// heapq's `_siftdown`.
    @inlinable mutating func siftTowardsRoot(from start: Int, stoppingAt root: Int) {
        precondition(start < storage.count && root >= 0, "no such entry")
        storage.withUnsafeMutableBufferPointer { buffer in
            guard let entries = buffer.baseAddress else { return }
            let entry = (entries + start).move()
            let position = Self.risen(entry.when, in: entries, from: start, stoppingAt: root)
            (entries + position).initialize(to: entry)
        }
    }

    /// Makes room for an entry with a deadline on the way from an empty place up to `root`.
    /// - Returns: where the room is.
    @inlinable static func risen(
        _ when: Double, in entries: UnsafeMutablePointer<Entry>, from start: Int, stoppingAt root: Int
    ) -> Int {
        var position = start
        while position > root {
            let parent = (position - 1) >> 1
            guard when < entries[parent].when else { break }
            (entries + position).moveInitialize(from: entries + parent, count: 1)
            position = parent
        }
        return position
    }

    /// heapq's `_siftup`: first all the way down along the smaller children, then up again.
    @inlinable mutating func siftTowardsLeaves(from start: Int) {
        precondition(start >= 0 && start < storage.count, "no such entry")
        storage.withUnsafeMutableBufferPointer { buffer in
            guard let entries = buffer.baseAddress else { return }
            let end = buffer.count
            var position = start
            let entry = (entries + position).move()
            var child = 2 * position + 1
            while child < end {
                let right = child + 1
                if right < end, !(entries[child].when < entries[right].when) { child = right }
                (entries + position).moveInitialize(from: entries + child, count: 1)
                position = child
                child = 2 * position + 1
            }
            position = Self.risen(entry.when, in: entries, from: position, stoppingAt: start)
            (entries + position).initialize(to: entry)
        }
    }
}
