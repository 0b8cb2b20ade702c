import BigInt

/// `memoryview`: a look at the bytes of another object (Library Reference, "Memory Views"), in one dimension.
final class MemoryViewObject: AttributedObject {
    /// Whose bytes are seen.
    let exporter: BytesObject
    /// The first byte of the first item.
    let start: Int
    /// From one item to the next, in bytes.
    let stride: Int
    /// How many items.
    let count: Int
    let format: ItemFormat
    let isReadOnly: Bool
    private(set) var isReleased = false
    /// The object whose `__buffer__` has given the view, and the view that it gave: it is told when this one is released.
    var lender: (object: Value, given: Value, finalizers: Finalizers)?

    init(
        _ exporter: BytesObject, start: Int, stride: Int, count: Int, format: ItemFormat, isReadOnly: Bool,
        type: TypeObject
    ) {
        self.exporter = exporter
        self.start = start
        self.stride = stride
        self.count = count
        self.format = format
        self.isReadOnly = isReadOnly
        exporter.exports += 1
        super.init(kind: .native, type: type)
    }

    deinit { release() }

    /// The exporter may change its size again.
    func release() {
        if !isReleased { exporter.exports -= 1 }
        isReleased = true
        guard let (object, given, finalizers) = lender else { return }
        lender = nil
        finalizers.enqueue(
            .custom { (machine) throws(Raise) in
                do throws(Raise) {
                    _ = try machine.callSpecial(object, machine.intern("__release_buffer__"), [given])
                } catch {
                    guard case .exception(let exception) = error else { throw error }
                    machine.reportIgnored(exception, in: object)
                }
            })
    }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(.object(exporter))
        if let lender {
            visit(lender.object)
            visit(lender.given)
        }
    }

    var isContiguous: Bool { stride == format.size || count <= 1 }

    /// Where an item begins. The exporter keeps its size while it is looked at.
    func offset(of index: Int) -> Int { start + index * stride }

    func item(_ index: Int) -> [UInt8] {
        let offset = offset(of: index)
        return Array(exporter.storage[offset..<offset + format.size])
    }

    func setItem(_ index: Int, _ bytes: [UInt8]) {
        let offset = offset(of: index)
        exporter.storage.replaceSubrange(offset..<offset + format.size, with: bytes)
    }

    /// All items' bytes, one after the other.
    var bytes: [UInt8] {
        if isContiguous { return Array(exporter.storage[start..<start + count * format.size]) }
        return (0..<count).flatMap(item)
    }

    func slice(_ range: SliceRange) -> MemoryViewObject? {
        let (step, overflow) = stride.multipliedReportingOverflow(by: range.step)
        guard let type = customType, !overflow || range.length <= 1 else { return nil }
        return MemoryViewObject(
            exporter, start: range.length == 0 ? start : offset(of: range.start), stride: step, count: range.length,
            format: format, isReadOnly: isReadOnly, type: type)
    }

    func with(_ format: ItemFormat? = nil, isReadOnly: Bool? = nil) -> MemoryViewObject? {
        guard let type = customType else { return nil }
        let format = format ?? self.format
        return MemoryViewObject(
            exporter, start: start, stride: format == self.format ? stride : format.size,
            count: count * self.format.size / format.size, format: format, isReadOnly: isReadOnly ?? self.isReadOnly,
            type: type)
    }
}

/// What an item of a memory view is: a native format of the module `struct`.
struct ItemFormat: Equatable {
    /// `B` for an unsigned byte.
    let code: Character
    let size: Int

    static let byte = ItemFormat(code: "B", size: 1)

    private static let sizes: [Character: Int] = [
        "b": 1, "B": 1, "c": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "n": 8, "N": 8,
        "f": 4, "d": 8,
    ]

    private init(code: Character, size: Int) {
        self.code = code
        self.size = size
    }

    /// - Parameter name: one character, with `@` before it or nothing.
    init?(_ name: String) {
        let code = name.hasPrefix("@") ? name.dropFirst() : name[...]
        guard code.count == 1, let code = code.first, let size = ItemFormat.sizes[code] else { return nil }
        self.init(code: code, size: size)
    }

    var isByte: Bool { code == "B" || code == "b" || code == "c" }
    var isSigned: Bool { code.isLowercase }

    /// The value of an item's bytes, in the order of the machines that CPython is at home on: the least first.
    func value(of bytes: [UInt8]) -> Value {
        let bits = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        switch code {
        case "c": return .object(BytesObject(bytes))
        case "?": return .bool(bits != 0)
        case "f": return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
        case "d": return .float(Double(bitPattern: bits))
        default: break
        }
        guard isSigned else { return Value(IntValue(BigUInt(bits))) }
        let unused = UInt64(64 - size * 8)
        return .int(Int(Int64(bitPattern: bits << unused) >> Int64(unused)))
    }

    /// The bytes of a number; nil if it is out of range.
    func bytes(of value: IntValue) -> [UInt8]? {
        let limit = BigInt(1) << (size * 8 - (isSigned ? 1 : 0))
        let number = value.bigInt
        guard number < limit, number >= (isSigned ? -limit : 0) else { return nil }
        return bytes(of: UInt64(truncatingIfNeeded: number))
    }

    func bytes(of bits: UInt64) -> [UInt8] { (0..<size).map { UInt8(truncatingIfNeeded: bits >> UInt64($0 * 8)) } }
}
