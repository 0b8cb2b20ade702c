/// A line of a function in a file.
public struct Location: Hashable, Sendable {
    /// Texts.
    public var file: UInt32
    /// From 1.
    public var line: UInt32
    /// The function's qualified name, `<module>` outside of any.
    public var function: UInt32

    public init(file: UInt32, line: UInt32, function: UInt32) {
        self.file = file
        self.line = line
        self.function = function
    }
}

/// What does not change in the life of a task.
public struct TaskRecord: Hashable, Sendable {
    /// Text: the name at creation.
    public var name: UInt32
    /// Text: the coroutine's qualified name.
    public var coroutine: UInt32
    /// The task that created it; 0 for none.
    public var creator: UInt32
    /// The task group that it belongs to, in `Trace.primitives`; 0 for none.
    public var group: UInt32
    /// asyncio's own housekeeping, hidden unless asked for.
    public var isHousekeeping: Bool

    public init(name: UInt32, coroutine: UInt32, creator: UInt32, group: UInt32 = 0, isHousekeeping: Bool = false) {
        self.name = name
        self.coroutine = coroutine
        self.creator = creator
        self.group = group
        self.isHousekeeping = isHousekeeping
    }
}

/// A timer: when it is due, and for whom.
public struct TimerRecord: Hashable, Sendable {
    /// In seconds on the loop's clock.
    public var due: Double
    /// The task that will go on by it; 0 for a plain callback.
    public var task: UInt32
    /// Text: the name of the function that it calls.
    public var callback: UInt32
    /// What it is for.
    public var purpose: Purpose
    /// How far ahead it was set, in seconds; 0 where nobody said.
    public var delay: Double

    public enum Purpose: UInt8, CaseIterable, Sendable {
        /// The program's own `call_later` or `call_at`.
        case callback
        /// `asyncio.sleep`.
        case sleep
        /// `asyncio.timeout` and `wait_for`: it cancels the task.
        case timeout
        /// `asyncio.wait(timeout=)` and `as_completed(timeout=)`: it ends the waiting.
        case endOfWaiting
    }

    public init(due: Double, task: UInt32, callback: UInt32, purpose: Purpose = .callback, delay: Double = 0) {
        self.due = due
        self.task = task
        self.callback = callback
        self.purpose = purpose
        self.delay = delay
    }
}

/// What a suspended task waits for.
public struct WaitRecord: Hashable, Sendable {
    public enum Kind: UInt8, CaseIterable, Sendable {
        /// `subject`: task.
        case task
        /// `asyncio.sleep`; `due` says until when.
        case sleep
        /// A future of which nothing is known; `subject`: number of the future.
        case future
        /// Something else that `text` names.
        case other
        /// Its turn at a lock, an event, a condition, a semaphore or a barrier; the end of a task group, of a gather, of a
        /// future of the program's own. `subject`: primitive.
        case primitive
        /// `Queue.get()` of an empty queue. `subject`: primitive.
        case item
        /// `Queue.put()` to a full queue. `subject`: primitive.
        case space
        /// `Queue.join()`. `subject`: primitive.
        case join

        /// Whether `subject` is a primitive.
        public var isPrimitive: Bool { rawValue >= Kind.primitive.rawValue }

        /// What is waited for at a primitive with this label.
        public func text(at label: String) -> String {
            switch self {
            case .item: "an item of \(label)"
            case .space: "space in \(label)"
            case .join: "all items of \(label) to be done"
            default: label
            }
        }
    }

    public var kind: Kind
    public var subject: UInt32
    /// Text for people, without the verb: `sleep until 2.0`, `Task-3`, ``the lock `db` ``.
    public var text: UInt32
    /// In seconds on the loop's clock, for `sleep`; else 0.
    public var due: Double

    public init(kind: Kind, subject: UInt32, text: UInt32, due: Double) {
        self.kind = kind
        self.subject = subject
        self.text = text
        self.due = due
    }
}

/// Something that tasks wait at or use together: a lock, a queue, a task group, a future of the program's own.
public struct PrimitiveRecord: Hashable, Sendable {
    public enum Kind: UInt8, CaseIterable, Sendable {
        case lock, event, condition, semaphore, barrier, queue
        case taskGroup
        case gather, wait, shield, asCompleted
        /// `loop.create_future()`.
        case future

        /// In sentences: ``the task group `tg` ``.
        public var word: String {
            switch self {
            case .taskGroup: "task group"
            case .asCompleted: "as_completed"
            default: "\(self)"
            }
        }

        /// Whether it goes by the call that made it, `gather(a, b)`, which is its name then.
        public var isCall: Bool { self == .gather || self == .wait || self == .shield || self == .asCompleted }

        /// What one is called in the middle of a sentence.
        /// - Parameter owner: of a lock without a name: the label of the condition that it was made for.
        public func label(name: String, ordinal: UInt32, owner: String? = nil) -> String {
            if isCall, !name.isEmpty { return name }
            if !name.isEmpty { return "the \(word) `\(name)`" }
            return owner.map { "the lock of \($0)" } ?? "\(word) \(ordinal)"
        }

        /// Whether it is a future itself, which is done once and for all.
        public var isFuture: Bool { self == .gather || self == .wait || self == .shield || self == .future }
    }

    public var kind: Kind
    /// Which of its kind it is, from 1, in the order in which they were first used.
    public var ordinal: UInt32
    /// Text: the variable or attribute that holds it, `db` or `self.jobs`; 0 where none was found. Of a gather and its kin: the
    /// call.
    public var name: UInt32
    /// The first event that can know it: it was first used, or waited for, then.
    public var event: UInt32
    /// A semaphore's value at first, a barrier's parties, a queue's `maxsize` (0: no limit).
    public var limit: UInt32
    /// Of a lock: the condition that it was made for, a primitive; 0 for none.
    public var owner: UInt32
    /// What a gather, wait, shield or as_completed waits for: a part of `Trace.members`.
    public var members: Range<Int>
    /// Of a future: the event with which it was done; `UInt32.max` if it never was.
    public var ended: UInt32

    public init(
        kind: Kind, ordinal: UInt32, name: UInt32 = 0, event: UInt32 = 0, limit: UInt32 = 0, owner: UInt32 = 0,
        members: Range<Int> = 0..<0, ended: UInt32 = .max
    ) {
        self.kind = kind
        self.ordinal = ordinal
        self.name = name
        self.event = event
        self.limit = limit
        self.owner = owner
        self.members = members
        self.ended = ended
    }
}

/// One of the futures that a gather waits for.
public enum Member: Hashable, Sendable {
    /// Number of a task; 0 for one that is not recorded.
    case task(UInt32)
    /// A future of the program's own: a primitive; 0 for one that nothing else was said of.
    case future(UInt32)
}

/// A task's change of name, as texts.
public struct Rename: Hashable, Sendable {
    public var from: UInt32
    public var to: UInt32

    public init(from: UInt32, to: UInt32) {
        self.from = from
        self.to = to
    }
}

/// From event `event` on the clock shows `microseconds`.
public struct TimeRecord: Hashable, Sendable {
    public var event: Int
    public var microseconds: Int

    public init(event: Int, microseconds: Int) {
        self.event = event
        self.microseconds = microseconds
    }
}

/// A source file of the run.
public struct SourceRecord: Hashable, Sendable {
    /// Text: as in `Location.file`.
    public var name: UInt32
    public var bytes: [UInt8]

    public init(name: UInt32, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// What a run can be repeated from, with the trace's first source.
public struct Header: Hashable, Sendable {
    public var arguments: [String]
    /// The program's standard input, as far as it was given.
    public var input: [UInt8]
    public var seed: UInt64

    public init(arguments: [String] = [], input: [UInt8] = [], seed: UInt64 = 0) {
        self.arguments = arguments
        self.input = input
        self.seed = seed
    }
}

/// Texts by number; short ones are kept once.
public struct TextTable: Sendable {
    /// All texts one after the other, in UTF-8.
    private(set) var bytes: [UInt8] = []
    /// Where each text ends in `bytes`; text 0 is empty.
    private(set) var ends: [Int] = [0]
    /// Numbers of the texts that are looked for, found by open addressing; 0 where there is none. A power of two, at least half of
    /// it empty. A run with 100,000 tasks has as many names and results, so this is not a dictionary of strings; and the upper
    /// half of each slot is the text's hash, so that hardly ever a text is compared with another, and none is read to grow.
    private var slots: [UInt64] = []
    private var filled = 0
    /// A table that was read from a file looks its texts over only when one is added.
    private var knowsAll = true
    /// The texts of small numbers, which many programs put and return again and again; 0 where there is none yet.
    private var numbers: [UInt32] = []

    /// Longer texts are hardly ever repeated, and are not looked for.
    private static let longestShared = 64
    private static let smallNumbers = 0..<1024

    public init() {}

    /// - Precondition: `ends` rises from 0 to `bytes.count`.
    init(bytes: [UInt8], ends: [Int]) {
        self.bytes = bytes
        self.ends = ends
        knowsAll = false
    }

    public var count: Int { ends.count }

    /// - Complexity: O(n) in the text's length.
    public mutating func index(of string: String) -> UInt32 {
        var string = string
        return string.withUTF8 { index(of: UnsafeRawBufferPointer($0)) }
    }

    private mutating func index(of text: UnsafeRawBufferPointer) -> UInt32 {
        if text.isEmpty { return 0 }
        if !knowsAll { lookOver() }
        let isShared = text.count <= TextTable.longestShared
        if isShared {
            if filled * 2 >= slots.count { grow() }
            let hash = TextTable.hash(of: text)
            let slot = slot(of: text, hash)
            if slots[slot] != 0 { return UInt32(truncatingIfNeeded: slots[slot]) }
            slots[slot] = TextTable.entry(ends.count, hash)
            filled += 1
        }
        return append(text)
    }

    /// The text of a number. Those that are not small are hardly ever met twice, and not looked for.
    mutating func index(of number: Int) -> UInt32 {
        guard TextTable.smallNumbers.contains(number) else { return append(digitsOf: number) }
        if numbers.isEmpty { numbers = [UInt32](repeating: 0, count: TextTable.smallNumbers.count) }
        if numbers[number] == 0 { numbers[number] = index(of: String(number)) }
        return numbers[number]
    }

    /// Digit by digit from the last one on: a `String` for each of 100,000 results takes several times as long.
    private mutating func append(digitsOf number: Int) -> UInt32 {
        withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { text in
            var start = text.count
            func put(_ byte: UInt8) {
                start -= 1
                text[start] = byte
            }
            var rest = number.magnitude
            repeat {
                put(UInt8(truncatingIfNeeded: 48 + rest % 10))
                rest /= 10
            } while rest > 0
            if number < 0 { put(UInt8(ascii: "-")) }
            return append(UnsafeRawBufferPointer(rebasing: text[start...]))
        }
    }

    /// A text that is not looked for: a later one may be the same.
    mutating func append(_ string: String) -> UInt32 {
        var string = string
        return string.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    private mutating func append(_ text: UnsafeRawBufferPointer) -> UInt32 {
        // Of raw bytes each would be appended by itself.
        bytes.append(contentsOf: text.bindMemory(to: UInt8.self))
        ends.append(bytes.count)
        return UInt32(truncatingIfNeeded: ends.count - 1)
    }

    /// FNV-1a, folded.
    private static func hash(of text: UnsafeRawBufferPointer) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return UInt32(truncatingIfNeeded: hash ^ hash &>> 32)
    }

    private static func entry(_ index: Int, _ hash: UInt32) -> UInt64 {
        UInt64(hash) << 32 | UInt64(UInt32(truncatingIfNeeded: index))
    }

    /// The slot with a text, or the empty one where it belongs.
    private func slot(of text: UnsafeRawBufferPointer, _ hash: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash,
                holds(Int(UInt32(truncatingIfNeeded: slots[slot])), text)
            {
                break
            }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private func holds(_ index: Int, _ text: UnsafeRawBufferPointer) -> Bool {
        let start = ends[index - 1]
        guard ends[index] - start == text.count else { return false }
        return bytes.withUnsafeBytes { bytes in
            for offset in 0..<text.count where bytes[start + offset] != text[offset] { return false }
            return true
        }
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: max(64, old.count * 2))
        let mask = slots.count - 1
        for entry in old where entry != 0 {
            var slot = Int(truncatingIfNeeded: entry >> 32) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = entry
        }
    }

    private mutating func lookOver() {
        knowsAll = true
        for index in 1..<max(ends.count, 1) {
            let length = ends[index] - ends[index - 1]
            guard length > 0, length <= TextTable.longestShared else { continue }
            if filled * 2 >= slots.count { grow() }
            let (slot, hash) = bytes.withUnsafeBytes { bytes in
                let text = UnsafeRawBufferPointer(rebasing: bytes[ends[index - 1]..<ends[index]])
                let hash = TextTable.hash(of: text)
                return (self.slot(of: text, hash), hash)
            }
            if slots[slot] == 0 {
                slots[slot] = TextTable.entry(index, hash)
                filled += 1
            }
        }
    }

    /// The text with a number; empty for a number that was never given.
    public subscript(index: UInt32) -> String {
        let index = Int(index)
        guard index > 0, index < ends.count else { return "" }
        return String(decoding: bytes[ends[index - 1]..<ends[index]], as: UTF8.self)
    }
}
