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
    /// asyncio's own housekeeping, hidden unless asked for.
    public var isHousekeeping: Bool

    public init(name: UInt32, coroutine: UInt32, creator: UInt32, isHousekeeping: Bool = false) {
        self.name = name
        self.coroutine = coroutine
        self.creator = creator
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

    public init(due: Double, task: UInt32, callback: UInt32) {
        self.due = due
        self.task = task
        self.callback = callback
    }
}

/// What a suspended task waits for.
public struct WaitRecord: Hashable, Sendable {
    public enum Kind: UInt8, CaseIterable, Sendable {
        /// `subject`: task.
        case task
        /// `asyncio.sleep`; `due` says until when.
        case sleep
        /// A future of the program's own; `subject`: number of the future.
        case future
        /// `asyncio.gather`; `subject`: number of its future.
        case gather
        /// Something else that `text` names: a lock, a queue, an event ...
        case other
    }

    public var kind: Kind
    public var subject: UInt32
    /// Text for people, without the verb: `sleep until 2.0`, `Task-3`, `gather(a, b)`.
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
    /// it empty. A run with 100,000 tasks has as many names and results, so this is not a dictionary of strings.
    private var slots: [UInt32] = []
    private var filled = 0
    /// A table that was read from a file looks its texts over only when one is added.
    private var knowsAll = true

    /// Longer texts are hardly ever repeated, and are not looked for.
    private static let longestShared = 64

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
            let slot = slot(of: text)
            if slots[slot] != 0 { return slots[slot] }
            slots[slot] = UInt32(truncatingIfNeeded: ends.count)
            filled += 1
        }
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
        return UInt32(truncatingIfNeeded: ends.count - 1)
    }

    /// The slot with a text, or the empty one where it belongs.
    private func slot(of text: UnsafeRawBufferPointer) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash ^ hash &>> 32) & mask
        while slots[slot] != 0, !holds(Int(slots[slot]), text) { slot = (slot + 1) & mask }
        return slot
    }

    /// The same for a text of the table.
    private func slot(of index: Int) -> Int {
        bytes.withUnsafeBytes { slot(of: UnsafeRawBufferPointer(rebasing: $0[ends[index - 1]..<ends[index]])) }
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
        for index in old where index != 0 { slots[slot(of: Int(index))] = index }
    }

    private mutating func lookOver() {
        knowsAll = true
        for index in 1..<max(ends.count, 1) {
            let length = ends[index] - ends[index - 1]
            guard length > 0, length <= TextTable.longestShared else { continue }
            if filled * 2 >= slots.count { grow() }
            let slot = slot(of: index)
            if slots[slot] == 0 {
                slots[slot] = UInt32(truncatingIfNeeded: index)
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
