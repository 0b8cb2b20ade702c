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
    private var known: [String: UInt32] = ["": 0]
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
        if !knowsAll { lookOver() }
        let isShared = string.utf8.count <= TextTable.longestShared
        if isShared, let found = known[string] { return found }
        bytes.append(contentsOf: string.utf8)
        ends.append(bytes.count)
        let index = UInt32(truncatingIfNeeded: ends.count - 1)
        if isShared { known[string] = index }
        return index
    }

    private mutating func lookOver() {
        knowsAll = true
        for index in 1..<max(ends.count, 1) where ends[index] - ends[index - 1] <= TextTable.longestShared {
            let text = self[UInt32(truncatingIfNeeded: index)]
            if known[text] == nil { known[text] = UInt32(truncatingIfNeeded: index) }
        }
    }

    /// The text with a number; empty for a number that was never given.
    public subscript(index: UInt32) -> String {
        let index = Int(index)
        guard index > 0, index < ends.count else { return "" }
        return String(decoding: bytes[ends[index - 1]..<ends[index]], as: UTF8.self)
    }
}
