/// Takes numbers and bytes from a section of a file, and nothing that isn't there.
struct RecordCursor {
    let bytes: UnsafeRawBufferPointer
    let section: TraceFile.Section
    private var offset = 0
    /// The record that is being read, for messages.
    var record = 0

    init(bytes: UnsafeRawBufferPointer, section: TraceFile.Section) {
        self.bytes = bytes
        self.section = section
    }

    var left: Int { bytes.count - offset }

    /// How many records a section has whose records are all of one size.
    var total: Int { bytes.count / section.stride }

    func fault(_ reason: String) -> TraceFileError {
        .malformed(part: "\(section)", record: record, reason: reason)
    }

    /// Reads a section whose records are all of one size.
    func records<Record>(
        least: Int, _ read: (inout RecordCursor) throws(TraceFileError) -> Record
    ) throws(TraceFileError) -> [Record] {
        var cursor = self
        guard bytes.count % section.stride == 0 else { throw fault("not a whole number of records") }
        guard total >= least else { throw fault("record 0 is missing") }
        var records: [Record] = []
        records.reserveCapacity(total)
        for index in 0..<total {
            cursor.record = index
            records.append(try read(&cursor))
        }
        return records
    }

    mutating func number<N: FixedWidthInteger>() throws(TraceFileError) -> N {
        let size = MemoryLayout<N>.size
        guard left >= size else { throw fault("ends too early") }
        defer { offset += size }
        return N(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: N.self))
    }

    /// A number of eight bytes that fits an Int and is not negative.
    mutating func int() throws(TraceFileError) -> Int {
        let number: UInt64 = try number()
        guard let int = Int(exactly: number) else { throw fault("a number too large: \(number)") }
        return int
    }

    /// A number of four bytes that points into a table.
    mutating func index(below limit: Int) throws(TraceFileError) -> UInt32 {
        let index: UInt32 = try number()
        guard index < limit else { throw fault("points nowhere: \(index)") }
        return index
    }

    /// One of an enumeration, in four bytes.
    mutating func choice<Choice: RawRepresentable>() throws(TraceFileError) -> Choice where Choice.RawValue == UInt8 {
        let number = try index(below: 256)
        guard let choice = Choice(rawValue: UInt8(number)) else { throw fault("unknown kind \(number)") }
        return choice
    }

    /// A point on the loop's clock: any number that a program may have called for, also none.
    mutating func seconds() throws(TraceFileError) -> Double {
        Double(bitPattern: try number())
    }

    /// The count of a list whose elements take at least `least` bytes each.
    mutating func count(least: Int) throws(TraceFileError) -> Int {
        let count = try int()
        guard count <= left / least else { throw fault("a list longer than the file: \(count)") }
        return count
    }

    mutating func take(_ count: Int) throws(TraceFileError) -> [UInt8] {
        guard count <= left else { throw fault("ends too early") }
        defer { offset += count }
        return Array(bytes[offset..<offset + count])
    }

    /// The next bytes where they lie.
    mutating func part(_ count: Int) throws(TraceFileError) -> UnsafeRawBufferPointer {
        guard count <= left else { throw fault("ends too early") }
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    }

    mutating func sized() throws(TraceFileError) -> [UInt8] {
        try take(try int())
    }

    func expectEnd() throws(TraceFileError) {
        guard left == 0 else { throw fault("\(left) bytes too many") }
    }
}
