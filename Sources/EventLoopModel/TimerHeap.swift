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

    @inlinable mutating func removeAll() {
        storage = []
    }

    /// heapq's `_siftdown`.
    @inlinable mutating func siftTowardsRoot(from start: Int, stoppingAt root: Int) {
        var position = start
        let entry = storage[position]
        while position > root {
            let parent = (position - 1) >> 1
            guard entry.when < storage[parent].when else { break }
            storage[position] = storage[parent]
            position = parent
        }
        storage[position] = entry
    }

    /// heapq's `_siftup`: first all the way down along the smaller children, then up again.
    @inlinable mutating func siftTowardsLeaves(from start: Int) {
        let end = storage.count
        var position = start
        let entry = storage[position]
        var child = 2 * position + 1
        while child < end {
            let right = child + 1
            if right < end, !(storage[child].when < storage[right].when) { child = right }
            storage[position] = storage[child]
            position = child
            child = 2 * position + 1
        }
        storage[position] = entry
        siftTowardsRoot(from: position, stoppingAt: start)
    }
}
