import Trace

/// A lock, an event, a queue, a task group, a future of the program's own ... as it is at one frame.
public struct PrimitiveEntry: Hashable, Sendable {
    /// One that waits here.
    public struct Waiter: Hashable, Sendable {
        public var task: Int
        /// `item` and `space` tell who gets from who puts, `join` who waits until all is done.
        public var kind: WaitRecord.Kind
        /// What it waited for has come: it goes on when its turn comes.
        public var isWoken: Bool
    }

    /// Its number in `Trace.primitives`, from 1, in the order in which they were first used.
    public var id: Int
    public var kind: PrimitiveRecord.Kind
    /// The variable or attribute that holds it; empty where none was found.
    public var name: String
    /// As sentences call it: ``the lock `db` ``, `lock 2`, `gather(a, b)`.
    public var label: String
    /// In a word or two: `free`, `locked`, `set`, `not set`, `filling`, `shut down`, `2 free`, `3 items`, `done` ...
    public var state: String
    /// A semaphore's value; how many are at a barrier; 1 for an event that is set, a lock that is held; how many items there
    /// are; how many members of a group or gather have not ended; of a future, 0 while it is pending.
    public var value: Int
    /// A semaphore's value at first, a barrier's parties, a queue's `maxsize`; nil for none.
    public var limit: Int?
    /// The task that holds a lock; nil if none does, or one that is no task.
    public var holder: Int?
    /// In the order in which they wait, those that were woken first.
    public var waiters: [Waiter]
    /// Of a queue: short reprs, in the order in which they were put.
    public var items: [String]
    /// Of a queue: items that were put, and for which `task_done()` has not been called.
    public var unfinished: Int
    /// Tasks of a group or gather, in order.
    public var members: [Int]
    /// The frame at which it was first used or waited for.
    public var firstFrame: Int
}

extension Timeline {
    /// How many primitives have been used or waited for by now.
    /// - Complexity: O(log n)
    public var primitiveCount: Int {
        var low = 1
        var high = trace.primitives.count
        while low < high {
            let middle = (low + high) / 2
            if trace.primitives[middle].event < frame { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }

    /// The primitives that have been used or waited for by now, in the order in which they were. A future, gather, wait or shield that
    /// is done has nothing more to say and is left out.
    /// - Parameter limit: at most so many items of each.
    /// - Complexity: O(n) in the tasks and primitives, a few nanoseconds each.
    public func primitives(limit: Int = .max) -> PrimitiveList {
        let count = primitiveCount
        let waiters = WaitersByPrimitive(count > 0 ? allWaiters(at: nil) : [], count: count)
        var numbers: [UInt32] = []
        let frame = frame
        trace.primitives.withUnsafeBufferPointer { primitives in
            for number in primitives.indices.dropFirst().prefix(count)
            where !(primitives[number].kind.isFuture && Int(primitives[number].ended) < frame) {
                numbers.append(UInt32(truncatingIfNeeded: number))
            }
        }
        return PrimitiveList(numbers: numbers, timeline: self, frame: frame, waiters: waiters, limit: limit)
    }

    /// One of them; nil if it has not been used or waited for yet.
    /// - Complexity: O(n) in the tasks.
    public func primitive(_ id: Int, limit: Int = .max) -> PrimitiveEntry? {
        guard id > 0, id <= primitiveCount else { return nil }
        return entry(ofPrimitive: UInt32(id), waiters: waiters(at: UInt32(id)), limit: limit)
    }

    // MARK: Who waits

    /// Those who wait at a primitive, in the order in which they came; those that were woken first.
    func waiters(at primitive: UInt32) -> [PrimitiveEntry.Waiter] { allWaiters(at: primitive).map(\.waiter) }

    /// Those who wait at one primitive, or at any. Whoever waits later has a later wait.
    private func allWaiters(at primitive: UInt32?) -> [(primitive: UInt32, waiter: PrimitiveEntry.Waiter)] {
        var found: [(wait: UInt32, primitive: UInt32, waiter: PrimitiveEntry.Waiter)] = []
        func add(_ task: Int, _ wait: UInt32, isWoken: Bool) {
            guard wait < trace.waits.count else { return }
            let record = trace.waits[Int(wait)]
            guard record.kind.isPrimitive, primitive == nil || record.subject == primitive else { return }
            found.append((wait, record.subject, PrimitiveEntry.Waiter(task: task, kind: record.kind, isWoken: isWoken)))
        }
        for handle in fold.state.ready where handle.kind == .wakeup && Int(handle.event) < frame {
            let event = trace[Int(handle.event)]
            if event.kind == .handleQueued { add(Int(handle.subject), event.b, isWoken: true) }
        }
        let woken = found.count
        fold.state.tasks.withUnsafeBufferPointer { tasks in
            for id in tasks.indices where tasks[id].state == .suspended { add(id, tasks[id].outcome, isWoken: false) }
        }
        found[woken...].sort { $0.wait < $1.wait }
        return found.map { ($0.primitive, $0.waiter) }
    }

    // MARK: Entries

    /// What has changed of a primitive by now.
    func changed(_ primitive: UInt32) -> PrimitiveFold {
        if primitive < fold.state.primitives.count { return fold.state.primitives[Int(primitive)] }
        var fresh = PrimitiveFold()
        if primitive < trace.primitives.count, trace.primitives[Int(primitive)].kind == .semaphore {
            fresh.value = trace.primitives[Int(primitive)].limit
        }
        return fresh
    }

    fileprivate func entry(
        ofPrimitive number: UInt32, waiters: [PrimitiveEntry.Waiter], limit: Int
    ) -> PrimitiveEntry {
        let record = trace.primitives[Int(number)]
        let changed = changed(number)
        let members = memberTasks(of: number)
        let unended = members.count { !(fold.state.hasTask($0) && fold.state.tasks[Int($0)].state.isDone) }
        let isDone = record.kind.isFuture && Int(record.ended) < frame
        let value =
            switch record.kind {
            case .queue: changed.items.count
            case .taskGroup, .asCompleted, .gather, .wait, .shield: unended
            case .future: isDone ? 1 : 0
            default: Int(changed.value)
            }
        return PrimitiveEntry(
            id: Int(number), kind: record.kind, name: trace.string(record.name), label: label(ofPrimitive: number),
            state: state(of: record, changed, unended: unended, isDone: isDone), value: value,
            limit: record.limit == 0 ? nil : Int(record.limit), holder: changed.holder == 0 ? nil : Int(changed.holder),
            waiters: waiters, items: changed.items.prefix(limit).map { trace.string($0) },
            unfinished: Int(changed.unfinished), members: members.map { Int($0) },
            firstFrame: Int(record.event) + 1)
    }

    private func state(of record: PrimitiveRecord, _ changed: PrimitiveFold, unended: Int, isDone: Bool) -> String {
        switch record.kind {
        case .lock: changed.value == 1 ? "locked" : "free"
        case .event: changed.value == 1 ? "set" : "not set"
        case .condition: ""
        case .semaphore: changed.value == 0 ? "locked" : "\(changed.value) free"
        case .barrier: changed.phase == .filling ? "\(changed.value) of \(record.limit) wait" : "\(changed.phase)"
        case .queue:
            "\(Sentence.count(changed.items.count, "item"))\(changed.isEnding ? ", shut down" : isFull(record, changed) ? ", full" : "")"
        case .taskGroup: changed.isEnding ? "aborting" : "\(unended) unfinished"
        case .gather, .wait, .shield, .future: isDone ? outcomeWord(of: record) : "pending"
        case .asCompleted: "\(unended) unfinished"
        }
    }

    func isFull(_ record: PrimitiveRecord, _ changed: PrimitiveFold) -> Bool {
        record.kind == .queue && record.limit > 0 && changed.items.count >= record.limit
    }

    /// How a future that is done has ended.
    private func outcomeWord(of record: PrimitiveRecord) -> String {
        let end = Int(record.ended)
        guard end < trace.count, trace[end].kind == .futureDone else { return "done" }
        return switch Outcome(rawValue: trace[end].detail) {
        case .cancelled: "cancelled"
        case .exception: "failed"
        default: "done"
        }
    }

    /// The tasks that a primitive waits for, or that belong to it, as far as they exist.
    /// - Complexity: O(1) for a group nearby in time, O(n) in the members of others.
    func memberTasks(of primitive: UInt32) -> [UInt32] {
        let record = trace.primitives[Int(primitive)]
        if record.kind == .taskGroup { return groupTable.tasks(of: primitive, in: self) }
        return trace.members[record.members.clamped(to: 0..<trace.members.count)].compactMap {
            if case .task(let task) = $0, fold.state.hasTask(task) { task } else { nil }
        }
    }

    /// What a primitive is called in sentences, in the middle of one.
    public func label(ofPrimitive number: UInt32) -> String {
        guard number > 0, number < trace.primitives.count else { return "an unknown primitive" }
        let record = trace.primitives[Int(number)]
        let owner = record.owner > 0 && record.owner < number ? label(ofPrimitive: record.owner) : nil
        return record.kind.label(
            name: Sentence.plain(trace.string(record.name)), ordinal: record.ordinal, owner: owner)
    }
}

/// Waiters in the order of the primitives at which they wait, and among those of one in the order in which they were.
private struct WaitersByPrimitive {
    private var waiters: [PrimitiveEntry.Waiter] = []
    /// By primitive: where its waiters begin; those of the one before end there.
    private var starts: [UInt32] = []

    /// - Parameter count: no primitive has a greater number.
    init(_ all: [(primitive: UInt32, waiter: PrimitiveEntry.Waiter)], count: Int) {
        let known = all.filter { $0.primitive <= count }
        guard let first = known.first else { return }
        starts = Array(repeating: 0, count: count + 2)
        for entry in known { starts[Int(entry.primitive) + 1] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        var next = starts
        waiters = Array(repeating: first.waiter, count: known.count)
        for entry in known {
            waiters[Int(next[Int(entry.primitive)])] = entry.waiter
            next[Int(entry.primitive)] += 1
        }
    }

    subscript(primitive: UInt32) -> ArraySlice<PrimitiveEntry.Waiter> {
        if waiters.isEmpty { return [] }
        return waiters[Int(starts[Int(primitive)])..<Int(starts[Int(primitive) + 1])]
    }
}

/// The primitives of one frame: each is put together when somebody looks at it.
public struct PrimitiveList {
    public let numbers: [UInt32]
    private let timeline: Timeline
    private let frame: Int
    private let waiters: WaitersByPrimitive
    private let limit: Int

    fileprivate init(
        numbers: [UInt32], timeline: Timeline, frame: Int, waiters: WaitersByPrimitive, limit: Int
    ) {
        self.numbers = numbers
        self.timeline = timeline
        self.frame = frame
        self.waiters = waiters
        self.limit = limit
    }

    public var count: Int { numbers.count }

    /// - Precondition: `0 <= place < count`.
    public subscript(place: Int) -> PrimitiveEntry {
        timeline.seek(to: frame)
        return timeline.entry(ofPrimitive: numbers[place], waiters: Array(waiters(at: place)), limit: limit)
    }

    /// Those who wait at one of them.
    public func waiters(at place: Int) -> ArraySlice<PrimitiveEntry.Waiter> { waiters[numbers[place]] }

    /// What there is to say of one, without saying it.
    /// - Complexity: O(1), but for groups O(n) in their tasks.
    public func outline(at place: Int) -> (hasHolder: Bool, hasItems: Bool, hasMembers: Bool) {
        let number = numbers[place]
        let kind = timeline.trace.primitives[Int(number)].kind
        let hasMembers = kind == .taskGroup || kind.isCall ? !timeline.memberTasks(of: number).isEmpty : false
        guard number < timeline.fold.state.primitives.count else { return (false, false, hasMembers) }
        return (
            timeline.fold.state.primitives[Int(number)].holder != 0,
            !timeline.fold.state.primitives[Int(number)].items.isEmpty, hasMembers
        )
    }
}

/// The tasks of each group, as far as the trace has been looked through.
struct GroupTable {
    private var groups: [UInt32: [UInt32]] = [:]
    private var known = 1

    /// - Complexity: O(n) in the tasks that came since the last call, and those of the group.
    mutating func tasks(of group: UInt32, in timeline: Timeline) -> [UInt32] {
        let tasks = timeline.trace.tasks
        let count = timeline.fold.state.tasks.count
        while known < min(count, tasks.count) {
            if tasks[known].group != 0 { groups[tasks[known].group, default: []].append(UInt32(known)) }
            known += 1
        }
        return (groups[group] ?? []).filter { Int($0) < count }
    }
}
