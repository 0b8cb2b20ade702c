extension TraceFile {
    /// Writes a trace, piece by piece.
    /// - Parameter sink: takes the bytes of the file in their order; they are valid during the call only.
    /// - Throws: what `sink` throws.
    /// - Complexity: O(n) in the size of the trace; holds the packed events and 64 KiB of its own.
    public static func write(_ trace: Trace, to sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try withoutActuallyEscaping(sink) { sink in
            var writer = TraceWriter(sink: sink)
            try writer.write(trace)
        }
    }
}

/// The specification of the records: each section as one method.
struct TraceWriter: ~Copyable {
    private let sink: (UnsafeRawBufferPointer) throws -> Void
    /// Memory of its own, not an array: a run of 100,000 tasks has two million numbers to put, one at a time.
    private let gathered = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    private var gatheredCount = 0
    private var checksum = Checksum()

    init(sink: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        self.sink = sink
    }

    deinit {
        gathered.deallocate()
    }

    mutating func write(_ trace: Trace) throws {
        try put(TraceFile.magic)
        try put(TraceFile.version)
        try header(trace.header)
        try sources(trace.sources)
        try texts(trace.texts)
        try tables(trace)
        try events(trace)
        try begin(.output, length: trace.output.count)
        try put(trace.output)
        try flush()
        let sum = checksum.value
        try put(TraceFile.endTag)
        try put(sum)
        try flush()
    }

    // MARK: Sections

    /// Arguments (a list of texts), input (bytes), seed (8 bytes). A list begins with its count, and bytes and
    /// texts with their length, in 8 bytes.
    private mutating func header(_ header: Header) throws {
        var length = 8 + 8 + header.input.count + 8
        for argument in header.arguments { length += 8 + argument.utf8.count }
        try begin(.header, length: length)
        try put(header.arguments.count)
        for argument in header.arguments { try putSized(Array(argument.utf8)) }
        try putSized(header.input)
        try put(header.seed)
    }

    /// A list: the name (a text's number, 4 bytes), the file (bytes).
    private mutating func sources(_ sources: [SourceRecord]) throws {
        var length = 8
        for source in sources { length += 4 + 8 + source.bytes.count }
        try begin(.sources, length: length)
        try put(sources.count)
        for source in sources {
            try put(source.name)
            try putSized(source.bytes)
        }
    }

    /// A count, where each text ends (8 bytes each), and their UTF-8, one after the other.
    private mutating func texts(_ texts: TextTable) throws {
        try begin(.texts, length: 8 + 8 * texts.ends.count + texts.bytes.count)
        try put(texts.ends.count)
        for end in texts.ends { try put(end) }
        try put(texts.bytes)
    }

    private mutating func tables(_ trace: Trace) throws {
        try begin(.locations, records: trace.locations.count)
        for location in trace.locations {
            try put(location.file)
            try put(location.line)
            try put(location.function)
        }
        try begin(.tasks, records: trace.tasks.count)
        for task in trace.tasks {
            try put(task.name)
            try put(task.coroutine)
            try put(task.creator)
            try put(task.group)
            try put(task.isHousekeeping ? 1 : 0 as UInt32)
        }
        try begin(.timers, records: trace.timers.count)
        for timer in trace.timers {
            try put(timer.due.bitPattern)
            try put(timer.task)
            try put(timer.callback)
            try put(UInt32(timer.purpose.rawValue))
            try put(timer.delay.bitPattern)
        }
        try begin(.waits, records: trace.waits.count)
        for wait in trace.waits {
            try put(UInt32(wait.kind.rawValue))
            try put(wait.subject)
            try put(wait.text)
            try put(wait.due.bitPattern)
        }
        try begin(.renames, records: trace.renames.count)
        for rename in trace.renames {
            try put(rename.from)
            try put(rename.to)
        }
        try primitives(trace)
        try begin(.times, records: trace.times.count)
        for time in trace.times {
            try put(time.event)
            try put(time.microseconds)
        }
    }

    /// Of a member: the number of a task, or 2^31 and that of a primitive.
    private mutating func primitives(_ trace: Trace) throws {
        try begin(.primitives, records: trace.primitives.count)
        for primitive in trace.primitives {
            try put(UInt32(primitive.kind.rawValue))
            try put(primitive.ordinal)
            try put(primitive.name)
            try put(primitive.event)
            try put(primitive.limit)
            try put(primitive.owner)
            try put(UInt32(truncatingIfNeeded: primitive.members.lowerBound))
            try put(UInt32(truncatingIfNeeded: primitive.members.count))
            try put(primitive.ended)
        }
        try begin(.members, records: trace.members.count)
        for member in trace.members {
            switch member {
            case .task(let task): try put(task)
            case .future(let primitive): try put(TraceFile.futureBit | primitive)
            }
        }
    }

    /// Their count (8 bytes); then blocks, of 8,192 events but for the last, each with its length in 4 bytes.
    private mutating func events(_ trace: Trace) throws {
        var rest = PackedEvents()
        let packer = EventPacker()
        if trace.packs {
            let events = trace.unpackedEnd
            if !events.isEmpty { packer.pack(events, first: trace.count - events.count) { rest.append($0) } }
        } else {
            var index = 0
            while index < trace.count {
                let block = UnsafeBufferPointer(
                    rebasing: trace.events(from: index).prefix(EventPacking.blockLength))
                packer.pack(block, first: index) { rest.append($0) }
                index += block.count
            }
        }
        try begin(.events, length: 8 + trace.packed.bytes.count + rest.bytes.count)
        try put(trace.count)
        try put(trace.packed.bytes)
        try put(rest.bytes)
    }

    // MARK: Bytes

    private mutating func begin(_ section: TraceFile.Section, length: Int) throws {
        try put(section.tag)
        try put(length)
    }

    private mutating func begin(_ section: TraceFile.Section, records: Int) throws {
        try begin(section, length: records * section.stride)
    }

    @inline(__always)
    private mutating func put<Number: FixedWidthInteger>(_ number: Number) throws {
        if gatheredCount + MemoryLayout<Number>.size > gathered.count { try flush() }
        gathered.storeBytes(of: number.littleEndian, toByteOffset: gatheredCount, as: Number.self)
        gatheredCount += MemoryLayout<Number>.size
    }

    private mutating func put(_ tag: StaticString) throws {
        try put(UnsafeRawBufferPointer(start: tag.utf8Start, count: tag.utf8CodeUnitCount))
    }

    private mutating func put(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try put($0) }
    }

    private mutating func putSized(_ bytes: [UInt8]) throws {
        try put(bytes.count)
        try put(bytes)
    }

    private mutating func put(_ bytes: UnsafeRawBufferPointer) throws {
        if gatheredCount + bytes.count > gathered.count { try flush() }
        if bytes.count > gathered.count / 4 {
            try flush()
            try pass(bytes)
        } else {
            UnsafeMutableRawBufferPointer(rebasing: gathered[gatheredCount...]).copyMemory(from: bytes)
            gatheredCount += bytes.count
        }
    }

    private mutating func flush() throws {
        guard gatheredCount > 0 else { return }
        let count = gatheredCount
        gatheredCount = 0
        try pass(UnsafeRawBufferPointer(rebasing: gathered[..<count]))
    }

    private mutating func pass(_ bytes: UnsafeRawBufferPointer) throws {
        checksum.add(bytes)
        try sink(bytes)
    }
}
