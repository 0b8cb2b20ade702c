#if canImport(Glibc)
    import Glibc
#endif

/// What one run did, from its first event to its last.
///
/// A trace is a list of 16-byte `TraceEvent`s and the tables that they point into: texts, source locations,
/// tasks, timers, waits, times and everything that was printed. The machine appends; a timeline reads, also while the run
/// goes on. With the program, its arguments, input and seed in its header a trace can be run again.
///
/// Reading order: `TraceEvent` -> `EventKind` -> `Trace.append` -> the tables.
public final class Trace {
    // MARK: Events

    /// Events in chunks that never move once written: growing copies nothing.
    @usableFromInline var chunks: [UnsafeMutablePointer<TraceEvent>] = []
    @usableFromInline var next: UnsafeMutablePointer<TraceEvent>
    @usableFromInline var chunkEnd: UnsafeMutablePointer<TraceEvent>
    /// How many events there will be when `next` reaches `chunkEnd`.
    @usableFromInline var countAtEnd: Int
    /// Where `append` has to look again: the end of the chunk, or of what `limit` allows.
    @usableFromInline var stop: UnsafeMutablePointer<TraceEvent>

    /// The events that come when there are so many are dropped: the trace is that of the run up to there.
    public var limit = Int.max {
        didSet {
            hasDropped = false
            updateStop()
        }
    }
    /// Whether events were dropped because of the limit.
    public private(set) var hasDropped = false
    /// Called when the first event is dropped.
    public var onDrop: () -> Void = {}

    /// `onPause` is called when there are so many events and another one comes: before that one is there. It moves this on.
    public var pauseCount = Int.max { didSet { updateStop() } }
    public var onPause: () -> Void = {}
    /// What happens during a pause is no part of the run and leaves no events.
    private var isPaused = false

    /// Earlier events, of a trace that is only recorded to be written; its one chunk, which stays in the processor's cache, holds
    /// the last of them.
    private(set) var packed = PackedEvents()
    private let packer: EventPacker?

    /// 2 MiB of events.
    @usableFromInline static let chunkShift = 17
    @usableFromInline static var chunkCapacity: Int { 1 << chunkShift }

    // MARK: Tables

    /// Entry 0 is the empty text.
    public internal(set) var texts = TextTable()
    /// Entry 0 stands for "no Python code".
    public internal(set) var locations: [Location] = [Location(file: 0, line: 0, function: 0)]
    /// Entry 0 stands for "no task": task 1 is `tasks[1]`.
    public internal(set) var tasks: [TaskRecord] = [TaskRecord(name: 0, coroutine: 0, creator: 0)]
    public internal(set) var timers: [TimerRecord] = []
    /// Entry 0 stands for "nothing".
    public internal(set) var waits: [WaitRecord] = [WaitRecord(kind: .other, subject: 0, text: 0, due: 0)]
    public internal(set) var renames: [Rename] = []
    /// Entry 0 stands for "none": primitive 1 is `primitives[1]`. In the order in which they were first used.
    public internal(set) var primitives: [PrimitiveRecord] = [PrimitiveRecord(kind: .future, ordinal: 0)]
    /// What gathers and the like wait for, one after the other.
    public internal(set) var members: [Member] = []
    /// The clock in microseconds, noted at each event from which on it differs: rising in both fields.
    public internal(set) var times: [TimeRecord] = [TimeRecord(event: 0, microseconds: 0)]
    /// Everything that the program wrote, stdout and stderr in one order.
    public internal(set) var output: [UInt8] = []
    /// Sources by text index of their name, in order of appearance; the program itself is the first.
    public internal(set) var sources: [SourceRecord] = []
    /// What the run can be repeated from.
    public var header: Header
    /// Whether it can be read or written; else it only counts events, and texts are not kept.
    public let keepsEvents: Bool

    /// - Parameters:
    ///   - packs: events go into their packed form as they come. They can't be read then, but for the last one;
    ///     the trace can be written to a file, and takes a few bytes for an event.
    ///   - keepsEvents: false for a run of which nothing is wanted but that it ends at a `limit`.
    public init(header: Header = Header(), packs: Bool = false, keepsEvents: Bool = true) {
        self.header = header
        self.keepsEvents = keepsEvents
        // What is only counted goes the same way, and is thrown away at its end.
        self.packs = packs || !keepsEvents
        packer = packs && keepsEvents ? EventPacker() : nil
        let capacity = self.packs ? EventPacking.blockLength : Trace.chunkCapacity
        let first = UnsafeMutablePointer<TraceEvent>.allocate(capacity: capacity)
        chunks = [first]
        next = first
        chunkEnd = first + capacity
        countAtEnd = capacity
        stop = chunkEnd
    }

    deinit {
        for chunk in chunks { chunk.deallocate() }
    }

    /// How many events there are.
    @inlinable public var count: Int {
        countAtEnd &- (chunkEnd - next)
    }

    /// - Precondition: `0 <= index < count`; in a trace that packs, the last one.
    /// - Complexity: O(1).
    @inlinable public subscript(index: Int) -> TraceEvent {
        precondition(index >= 0 && index < count, "no such event")
        if packs { return lastEvent(index) }
        return chunks[index >> Trace.chunkShift][index & (Trace.chunkCapacity - 1)]
    }

    /// Whether events are packed as they come, or only counted.
    public let packs: Bool

    @usableFromInline @inline(never)
    func lastEvent(_ index: Int) -> TraceEvent {
        precondition(index == count - 1, "the event is packed")
        return next[-1]
    }

    /// The events of a trace that packs which are not packed yet.
    var unpackedEnd: UnsafeBufferPointer<TraceEvent> {
        UnsafeBufferPointer(start: chunks[0], count: next - chunks[0])
    }

    /// The events from `index` on that lie together in memory: to the end of their chunk, or of the trace. The way to
    /// read many; the buffer is valid as long as the trace lives, and later events do not move it.
    /// - Precondition: `0 <= index < count`, and the trace does not pack.
    /// - Complexity: O(1).
    @inlinable public func events(from index: Int) -> UnsafeBufferPointer<TraceEvent> {
        let count = self.count
        precondition(index >= 0 && index < count && !packs, "no such event")
        let offset = index & (Trace.chunkCapacity - 1)
        return UnsafeBufferPointer(
            start: UnsafePointer(chunks[index >> Trace.chunkShift] + offset),
            count: min(Trace.chunkCapacity - offset, count - index))
    }

    /// Appends an event and answers its index, which it would have had where `limit` drops it.
    /// - Complexity: O(1).
    @inlinable @inline(__always) @discardableResult
    public func append(_ event: TraceEvent) -> UInt32 {
        if next == stop, !makeRoom() { return UInt32(truncatingIfNeeded: count) }
        next.initialize(to: event)
        next += 1
        return UInt32(truncatingIfNeeded: count &- 1)
    }

    /// - Returns: false if the limit is reached.
    @usableFromInline @inline(never)
    func makeRoom() -> Bool {
        if isPaused { return false }
        if count >= pauseCount {
            isPaused = true
            stop = next
            onPause()
            isPaused = false
            updateStop()
        }
        if count >= limit {
            if !hasDropped {
                hasDropped = true
                onDrop()
            }
            return false
        }
        if next == chunkEnd { addChunk() }
        return true
    }

    private func updateStop() {
        if isPaused { return }
        let room = max(min(limit, pauseCount) - count, 0)
        stop = room < chunkEnd - next ? next + room : chunkEnd
    }

    func addChunk() {
        if packs {
            let events = unpackedEnd
            packer?.pack(events, first: countAtEnd - events.count) { packed.append($0) }
            next = chunks[0]
            countAtEnd += EventPacking.blockLength
            return updateStop()
        }
        // A long trace gets huge pages, where there are any: faulting it in piece by piece would cost as much as a turn of a
        // task for each turn. A short one stays small.
        let size = Trace.chunkCapacity * MemoryLayout<TraceEvent>.stride
        let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: size)
        #if canImport(Glibc)
            madvise(memory, size, MADV_HUGEPAGE)
        #endif
        let chunk = memory.bindMemory(to: TraceEvent.self, capacity: Trace.chunkCapacity)
        chunks.append(chunk)
        next = chunk
        chunkEnd = chunk + Trace.chunkCapacity
        countAtEnd += Trace.chunkCapacity
        updateStop()
    }

    // MARK: Adding to the tables

    /// The text with an index; empty for one that was never given.
    public func string(_ index: UInt32) -> String { texts[index] }

    /// The index of a text, the same for the same text where it is short.
    public func text(_ string: String) -> UInt32 { keepsEvents ? texts.index(of: string) : 0 }

    /// The index of a number's text in decimal digits.
    public func text(ofNumber number: Int) -> UInt32 { keepsEvents ? texts.index(of: number) : 0 }

    /// The index of a text that will hardly be met again, and that is not looked for.
    public func text(alone string: String) -> UInt32 { keepsEvents ? texts.append(string) : 0 }

    /// The index of a location, which the caller keeps: locations are not compared.
    public func addLocation(_ location: Location) -> UInt32 {
        locations.append(location)
        return UInt32(truncatingIfNeeded: locations.count - 1)
    }

    /// The number of the new task, from 1.
    public func addTask(_ task: TaskRecord) -> UInt32 {
        tasks.append(task)
        return UInt32(truncatingIfNeeded: tasks.count - 1)
    }

    /// The index of the new timer in `timers`.
    public func addTimer(_ timer: TimerRecord) -> UInt32 {
        if !keepsEvents, !timers.isEmpty { timers.removeLast() }
        timers.append(timer)
        return UInt32(truncatingIfNeeded: timers.count - 1)
    }

    /// The index of the new wait in `waits`.
    public func addWait(_ wait: WaitRecord) -> UInt32 {
        if !keepsEvents, waits.count > 1 { waits.removeLast() }
        waits.append(wait)
        return UInt32(truncatingIfNeeded: waits.count - 1)
    }

    /// The index of the change of name in `renames`.
    public func addRename(_ rename: Rename) -> UInt32 {
        if !keepsEvents, !renames.isEmpty { renames.removeLast() }
        renames.append(rename)
        return UInt32(truncatingIfNeeded: renames.count - 1)
    }

    /// The number of the new primitive, from 1.
    public func addPrimitive(_ primitive: PrimitiveRecord) -> UInt32 {
        primitives.append(primitive)
        return UInt32(truncatingIfNeeded: primitives.count - 1)
    }

    /// What a primitive is called turned out later than that it is there.
    public func setName(_ name: UInt32, ofPrimitive primitive: UInt32) {
        if primitive < primitives.count { primitives[Int(primitive)].name = name }
    }

    /// How much a primitive takes (a queue's places, a barrier's parties) turned out later than that it is there.
    public func setLimit(_ limit: UInt32, ofPrimitive primitive: UInt32) {
        if primitive < primitives.count { primitives[Int(primitive)].limit = limit }
    }

    /// Says what a gather or the like waits for.
    /// - Returns: their range in `members`.
    public func addMembers(_ added: some Sequence<Member>) -> Range<Int> {
        let start = members.count
        members.append(contentsOf: added)
        return start..<members.count
    }

    /// A primitive that is a future is done with the event that comes next.
    public func endPrimitive(_ primitive: UInt32) {
        guard primitive > 0, primitive < primitives.count, primitives[Int(primitive)].kind.isFuture else { return }
        primitives[Int(primitive)].ended = UInt32(truncatingIfNeeded: count)
    }

    /// Adds a source file of the run; the first is the program.
    public func addSource(_ source: SourceRecord) {
        sources.append(source)
    }

    /// Notes the clock: the next event, and all that follow it until the next note, show this time.
    /// - Parameter nanoseconds: since the start of the run. Shown times are rounded to the microsecond.
    @inlinable public func setTime(nanoseconds: Int) {
        let microseconds = (nanoseconds &+ 500) / 1000
        if microseconds != lastMicroseconds { addTime(microseconds) }
    }

    @usableFromInline var lastMicroseconds = 0

    @usableFromInline @inline(never)
    func addTime(_ microseconds: Int) {
        lastMicroseconds = microseconds
        if times[times.count - 1].event == count || !keepsEvents { times.removeLast() }
        times.append(TimeRecord(event: count, microseconds: microseconds))
    }

    /// Appends what was written to `output` and an `output` event.
    public func write(_ bytes: some Collection<UInt8>, to stream: OutputStream, location: UInt32) {
        guard !bytes.isEmpty else { return }
        let offset = output.count
        if keepsEvents { output.append(contentsOf: bytes) }
        append(
            TraceEvent(
                .output, detail: stream.rawValue, location: location, a: UInt32(truncatingIfNeeded: offset),
                b: UInt32(truncatingIfNeeded: bytes.count)))
    }

    /// The clock, in microseconds, at an event.
    /// - Complexity: O(log n) in the number of times that it moved.
    public func microseconds(at event: Int) -> Int {
        var low = 0
        var high = times.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if times[middle].event <= event { low = middle } else { high = middle }
        }
        return times[low].microseconds
    }
}
