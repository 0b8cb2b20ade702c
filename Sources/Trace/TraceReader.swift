extension TraceFile {
    /// Reads a trace that `write` wrote.
    /// - Throws: what is wrong with the file; never traps, and allocates no more than a few times its size.
    /// - Complexity: O(n) in its size.
    public static func read(_ bytes: UnsafeRawBufferPointer) throws(TraceFileError) -> Trace {
        try TraceReader(bytes: bytes).read()
    }

    /// As `read(_:)` of a buffer.
    public static func read(_ bytes: [UInt8]) throws(TraceFileError) -> Trace {
        let result = bytes.withUnsafeBytes { buffer in
            Result<Trace, TraceFileError> { () throws(TraceFileError) in try read(buffer) }
        }
        return try result.get()
    }
}

/// Finds the sections first, so that a file that is cut off is told from a damaged one; then the checksum; then
/// the records.
struct TraceReader {
    let bytes: UnsafeRawBufferPointer

    func read() throws(TraceFileError) -> Trace {
        let sections = try findSections()
        func cursor(_ section: TraceFile.Section) -> RecordCursor {
            RecordCursor(bytes: UnsafeRawBufferPointer(rebasing: bytes[sections[section.rawValue]]), section: section)
        }
        let trace = Trace()
        trace.texts = try texts(cursor(.texts))
        trace.header = try header(cursor(.header))
        trace.sources = try sources(cursor(.sources), trace)
        trace.locations = try locations(cursor(.locations), trace)
        let primitiveCount = cursor(.primitives).total
        trace.tasks = try tasks(cursor(.tasks), trace, primitiveCount)
        trace.timers = try timers(cursor(.timers), trace)
        trace.waits = try waits(cursor(.waits), trace, primitiveCount)
        trace.renames = try renames(cursor(.renames), trace)
        trace.members = try members(cursor(.members), trace, primitiveCount)
        trace.primitives = try primitives(cursor(.primitives), trace)
        trace.times = try times(cursor(.times))
        trace.lastMicroseconds = trace.times[trace.times.count - 1].microseconds
        trace.output = Array(cursor(.output).bytes)
        try events(cursor(.events), into: trace)
        return trace
    }

    /// Where each section's records lie, by the section's raw value.
    private func findSections() throws(TraceFileError) -> [Range<Int>] {
        let magic = TraceFile.magic
        guard bytes.count >= magic.count else {
            throw bytes.elementsEqual(magic.prefix(bytes.count)) && !bytes.isEmpty
                ? .truncated(part: "beginning") : .notATrace
        }
        guard TraceFile.isTrace(bytes) else { throw .notATrace }
        var offset = magic.count
        guard bytes.count - offset >= 4 else { throw .truncated(part: "beginning") }
        let version = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        guard version == TraceFile.version else { throw .unsupportedVersion(version) }
        offset += 4

        var sections: [Range<Int>] = []
        for section in TraceFile.Section.allCases {
            let part = "\(section)"
            guard bytes.count - offset >= 12 else { throw .truncated(part: part) }
            guard hasTag(section.tag, at: offset) else { throw .damaged }
            let length = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt64.self))
            offset += 12
            guard length <= UInt64(bytes.count - offset) else { throw .truncated(part: part) }
            sections.append(offset..<offset + Int(length))
            offset += Int(length)
        }
        guard bytes.count - offset >= 12 else { throw .truncated(part: "end") }
        guard hasTag(TraceFile.endTag, at: offset), bytes.count - offset == 12 else { throw .damaged }
        var checksum = Checksum()
        checksum.add(UnsafeRawBufferPointer(rebasing: bytes[..<offset]))
        let expected = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt64.self))
        guard checksum.value == expected else { throw .damaged }
        return sections
    }

    private func hasTag(_ tag: StaticString, at offset: Int) -> Bool {
        bytes[offset..<offset + tag.utf8CodeUnitCount]
            .elementsEqual(UnsafeBufferPointer(start: tag.utf8Start, count: tag.utf8CodeUnitCount))
    }

    // MARK: Sections, as `TraceWriter` specifies them

    private func texts(_ cursor: RecordCursor) throws(TraceFileError) -> TextTable {
        var cursor = cursor
        let count = try cursor.count(least: 8)
        guard count > 0 else { throw cursor.fault("no empty text") }
        var ends: [Int] = []
        ends.reserveCapacity(count)
        var last = 0
        for index in 0..<count {
            cursor.record = index
            let end = try cursor.int()
            guard end >= last, index > 0 || end == 0 else { throw cursor.fault("a text ends before it begins") }
            ends.append(end)
            last = end
        }
        guard last == cursor.left else { throw cursor.fault("the texts are not as long as they should be") }
        return TextTable(bytes: try cursor.take(last), ends: ends)
    }

    private func header(_ cursor: RecordCursor) throws(TraceFileError) -> Header {
        var cursor = cursor
        var header = Header()
        for _ in 0..<(try cursor.count(least: 8)) {
            guard let argument = String(validating: try cursor.sized(), as: UTF8.self) else {
                throw cursor.fault("an argument that is not UTF-8")
            }
            header.arguments.append(argument)
        }
        header.input = try cursor.sized()
        header.seed = try cursor.number()
        try cursor.expectEnd()
        return header
    }

    private func sources(_ cursor: RecordCursor, _ trace: Trace) throws(TraceFileError) -> [SourceRecord] {
        var cursor = cursor
        var sources: [SourceRecord] = []
        for index in 0..<(try cursor.count(least: 12)) {
            cursor.record = index
            let name = try cursor.index(below: trace.texts.count)
            sources.append(SourceRecord(name: name, bytes: try cursor.sized()))
        }
        try cursor.expectEnd()
        return sources
    }

    private func locations(_ cursor: RecordCursor, _ trace: Trace) throws(TraceFileError) -> [Location] {
        let texts = trace.texts.count
        return try cursor.records(least: 1) { cursor throws(TraceFileError) in
            Location(
                file: try cursor.index(below: texts), line: try cursor.number(),
                function: try cursor.index(below: texts))
        }
    }

    private func tasks(
        _ cursor: RecordCursor, _ trace: Trace, _ primitives: Int
    ) throws(TraceFileError) -> [TaskRecord] {
        let texts = trace.texts.count
        return try cursor.records(least: 1) { cursor throws(TraceFileError) in
            TaskRecord(
                name: try cursor.index(below: texts), coroutine: try cursor.index(below: texts),
                creator: try cursor.index(below: cursor.total), group: try cursor.index(below: max(primitives, 1)),
                isHousekeeping: try cursor.index(below: 2) == 1)
        }
    }

    private func timers(_ cursor: RecordCursor, _ trace: Trace) throws(TraceFileError) -> [TimerRecord] {
        let texts = trace.texts.count
        let tasks = trace.tasks.count
        return try cursor.records(least: 0) { cursor throws(TraceFileError) in
            let due = try cursor.seconds()
            let task = try cursor.index(below: tasks)
            let callback = try cursor.index(below: texts)
            let purpose: TimerRecord.Purpose = try cursor.choice()
            return TimerRecord(due: due, task: task, callback: callback, purpose: purpose, delay: try cursor.seconds())
        }
    }

    private func waits(
        _ cursor: RecordCursor, _ trace: Trace, _ primitives: Int
    ) throws(TraceFileError) -> [WaitRecord] {
        let texts = trace.texts.count
        let tasks = trace.tasks.count
        return try cursor.records(least: 1) { cursor throws(TraceFileError) in
            let kind: WaitRecord.Kind = try cursor.choice()
            let subject: UInt32 =
                switch kind {
                case .task: try cursor.index(below: tasks)
                case _ where kind.isPrimitive: try cursor.index(below: primitives)
                default: try cursor.number()
                }
            return WaitRecord(
                kind: kind, subject: subject, text: try cursor.index(below: texts), due: try cursor.seconds())
        }
    }

    private func members(
        _ cursor: RecordCursor, _ trace: Trace, _ primitives: Int
    ) throws(TraceFileError) -> [Member] {
        let tasks = trace.tasks.count
        return try cursor.records(least: 0) { cursor throws(TraceFileError) in
            let number: UInt32 = try cursor.number()
            let isFuture = number & TraceFile.futureBit != 0
            let index = number & ~TraceFile.futureBit
            guard index < (isFuture ? primitives : tasks) else { throw cursor.fault("points nowhere: \(index)") }
            return isFuture ? .future(index) : .task(index)
        }
    }

    private func primitives(_ cursor: RecordCursor, _ trace: Trace) throws(TraceFileError) -> [PrimitiveRecord] {
        let texts = trace.texts.count
        let members = trace.members.count
        return try cursor.records(least: 1) { cursor throws(TraceFileError) in
            var record = PrimitiveRecord(kind: try cursor.choice(), ordinal: try cursor.number())
            record.name = try cursor.index(below: texts)
            record.event = try cursor.number()
            record.limit = try cursor.number()
            record.owner = try cursor.index(below: cursor.total)
            let (first, count): (UInt32, UInt32) = (try cursor.number(), try cursor.number())
            guard Int(first) + Int(count) <= members else { throw cursor.fault("members that are not there") }
            record.members = Int(first)..<Int(first) + Int(count)
            record.ended = try cursor.number()
            return record
        }
    }

    private func renames(_ cursor: RecordCursor, _ trace: Trace) throws(TraceFileError) -> [Rename] {
        let texts = trace.texts.count
        return try cursor.records(least: 0) { cursor throws(TraceFileError) in
            Rename(from: try cursor.index(below: texts), to: try cursor.index(below: texts))
        }
    }

    private func times(_ cursor: RecordCursor) throws(TraceFileError) -> [TimeRecord] {
        var last = TimeRecord(event: -1, microseconds: 0)
        let times = try cursor.records(least: 1) { cursor throws(TraceFileError) in
            let time = TimeRecord(event: try cursor.int(), microseconds: try cursor.int())
            guard time.event > last.event, time.microseconds >= last.microseconds else {
                throw cursor.fault("the clock goes backward")
            }
            last = time
            return time
        }
        guard times[0].event == 0 else { throw cursor.fault("no time for the first event") }
        return times
    }

    /// Unpacks, checks and copies, block by block: what was just unpacked is still in the processor's cache.
    private func events(_ cursor: RecordCursor, into trace: Trace) throws(TraceFileError) {
        var cursor = cursor
        let count = try cursor.count(least: 1)
        guard count <= UInt32.max else { throw cursor.fault("too many events") }
        let checker = EventChecker(trace: trace)
        var unpacker = EventUnpacker()
        let packer = EventPacker()
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: EventPacking.blockLength * 16, alignment: 16)
        defer { block.deallocate() }
        var index = 0
        while index < count {
            cursor.record = index
            let length: UInt32 = try cursor.number()
            let packed = try cursor.part(Int(length))
            let expected = min(EventPacking.blockLength, count - index)
            guard unpacker.unpack(packed, first: index, into: block) == expected else {
                throw cursor.fault("not a block of \(expected) events")
            }
            let events = UnsafeRawBufferPointer(rebasing: block[..<(expected * 16)])
            if let fault = checker.firstFault(in: events, first: index) {
                throw .malformed(part: "\(cursor.section)", record: fault.index, reason: fault.reason)
            }
            trace.appendChecked(events)
            guard packer.pack(trace.lastEvents(expected), first: index, { $0.elementsEqual(packed) }) else {
                throw cursor.fault("a block that is packed in another way")
            }
            index += expected
        }
        try cursor.expectEnd()
    }
}

extension Trace {
    /// Appends events as they lie in a file, whose kinds have been checked.
    /// - Precondition: the bytes fill no more than what is left of the last chunk, or than a chunk of their own.
    fileprivate func appendChecked(_ bytes: UnsafeRawBufferPointer) {
        let count = bytes.count / MemoryLayout<TraceEvent>.stride
        if next == chunkEnd { addChunk() }
        precondition(count <= chunkEnd - next)
        #if _endian(little)
            UnsafeMutableRawPointer(next).copyMemory(from: bytes.baseAddress!, byteCount: bytes.count)
            next += count
        #else
            for position in 0..<count {
                func number<N: FixedWidthInteger>(_ at: Int) -> N {
                    N(littleEndian: bytes.loadUnaligned(fromByteOffset: position * 16 + at, as: N.self))
                }
                append(
                    TraceEvent(
                        EventKind(rawValue: number(0))!, detail: number(1), aux: number(2), location: number(4),
                        a: number(8), b: number(12)))
            }
        #endif
    }

    /// - Precondition: they lie in one chunk.
    fileprivate func lastEvents(_ count: Int) -> UnsafeBufferPointer<TraceEvent> {
        UnsafeBufferPointer(start: next - count, count: count)
    }
}
