/// `re.Pattern`.
final class PatternObject: PyObject {
    let program: RegexProgram
    /// A `str` or `bytes`.
    let source: Value
    let flags: RegexFlags
    let groupNames: [(name: StrObject, index: Int)]
    /// The template of the last substitution, and what was read of it.
    var lastTemplate: (text: Value, template: RegexTemplate)?

    init(
        _ program: RegexProgram, source: Value, flags: RegexFlags, groupNames: [(name: StrObject, index: Int)],
        type: TypeObject
    ) {
        self.program = program
        self.source = source
        self.flags = flags
        self.groupNames = groupNames
        super.init(kind: .native, type: type)
    }

    var isBytes: Bool { source.str == nil }
    /// Without the whole match.
    var groupCount: Int { program.groupCount - 1 }
}

/// What is searched: a `str`, or something like bytes.
final class RegexSubject {
    let value: Value
    let count: Int
    private let text: StrObject?
    private let bytes: UnsafeMutablePointer<UInt8>?

    init(_ value: Value, _ text: StrObject) {
        self.value = value
        self.text = text
        count = text.count
        bytes = nil
    }

    init(_ value: Value, _ storage: [UInt8]) {
        self.value = value
        text = nil
        count = storage.count
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(storage.count, 1))
        for (index, byte) in storage.enumerated() { (copy + index).initialize(to: byte) }
        bytes = copy
    }

    deinit { bytes?.deallocate() }

    func slice(_ start: Int, _ end: Int) -> Value {
        if let text {
            if start == 0, end == count, text.customType == nil { return .object(text) }
            return .object(text.slice(start, end))
        }
        guard let bytes else { return .none }
        return .object(BytesObject(Array(UnsafeBufferPointer(start: bytes + start, count: end - start))))
    }

    /// Calls `body` for each match from `start` up to `end`; it answers whether there may be more.
    func forEachMatch(
        _ program: RegexProgram, from start: Int, to end: Int, _ machine: Machine,
        _ body: ([Int]) throws(Raise) -> Bool
    ) throws(Raise) {
        if let bytes {
            try iterate(program, UnsafePointer(bytes), start, end, machine, body)
        } else if let text {
            switch text.width {
            case 1: try iterate(program, text.units(UInt8.self), start, end, machine, body)
            case 2: try iterate(program, text.units(UInt16.self), start, end, machine, body)
            default: try iterate(program, text.units(UInt32.self), start, end, machine, body)
            }
        }
    }

    private func iterate<Unit: FixedWidthInteger & UnsignedInteger>(
        _ program: RegexProgram, _ units: UnsafePointer<Unit>, _ start: Int, _ end: Int, _ machine: Machine,
        _ body: ([Int]) throws(Raise) -> Bool
    ) throws(Raise) {
        var matcher = RegexMatcher(program, units, end: end, machine)
        var position = start
        var mustAdvance = false
        while try matcher.search(from: position, mustAdvance: mustAdvance) {
            guard try body(matcher.slots) else { return }
            position = matcher.slots[1]
            mustAdvance = matcher.slots[0] == position
        }
    }

    /// The first match from `start` on: its slots, or nil.
    func search(
        _ program: RegexProgram, from start: Int, to end: Int, mustAdvance: Bool = false, _ machine: Machine
    ) throws(Raise) -> [Int]? {
        try find(program, start, end, isSearch: true, isFull: false, mustAdvance: mustAdvance, machine)
    }

    /// A match at `start`: its slots, or nil.
    func match(
        _ program: RegexProgram, at start: Int, to end: Int, isFull: Bool, mustAdvance: Bool = false,
        _ machine: Machine
    ) throws(Raise) -> [Int]? {
        try find(program, start, end, isSearch: false, isFull: isFull, mustAdvance: mustAdvance, machine)
    }

    private func find(
        _ program: RegexProgram, _ start: Int, _ end: Int, isSearch: Bool, isFull: Bool, mustAdvance: Bool,
        _ machine: Machine
    ) throws(Raise) -> [Int]? {
        func run<Unit: FixedWidthInteger & UnsignedInteger>(_ units: UnsafePointer<Unit>) throws(Raise) -> [Int]? {
            var matcher = RegexMatcher(program, units, end: end, machine)
            guard start <= end else { return nil }
            let isFound =
                isSearch
                ? try matcher.search(from: start, mustAdvance: mustAdvance)
                : try matcher.match(at: start, isFull: isFull, mustAdvance: mustAdvance)
            return isFound ? matcher.slots : nil
        }
        if let bytes { return try run(UnsafePointer(bytes)) }
        guard let text else { return nil }
        switch text.width {
        case 1: return try run(text.units(UInt8.self))
        case 2: return try run(text.units(UInt16.self))
        default: return try run(text.units(UInt32.self))
        }
    }
}

/// `re.Match`.
final class MatchObject: PyObject {
    let pattern: PatternObject
    let subject: RegexSubject
    let start: Int
    let end: Int
    /// Two places for each group, -1 where it has matched nothing, and the group that ended last.
    let slots: [Int]

    init(_ pattern: PatternObject, _ subject: RegexSubject, _ start: Int, _ end: Int, _ slots: [Int], type: TypeObject)
    {
        self.pattern = pattern
        self.subject = subject
        self.start = start
        self.end = end
        self.slots = Array(slots.prefix(pattern.program.groupCount * 2 + 1))
        super.init(kind: .native, type: type)
    }

    func span(_ group: Int) -> (start: Int, end: Int) {
        let (start, end) = (slots[group * 2], slots[group * 2 + 1])
        return start < 0 || end < 0 ? (-1, -1) : (start, end)
    }

    func group(_ group: Int, or missing: Value = .none) -> Value {
        let span = span(group)
        return span.start < 0 ? missing : subject.slice(span.start, span.end)
    }

    var lastGroup: Int { slots[pattern.program.lastGroupSlot] }
}
