/// `str`: an immutable array of code points of 1, 2 or 4 bytes, whichever is the least that holds all of them.
///
/// Indexing is O(1), lone surrogates are allowed, and two strings are equal only if all code points are, as in
/// Python (Library Reference, "Text Sequence Type").
public final class StrObject: AttributedObject {
    /// In code points.
    public private(set) var count: Int
    /// Bytes for each code point: 1, 2 or 4.
    public let width: Int
    private(set) var storage: UnsafeMutableRawPointer
    /// Whether all code points are below 128, so that the storage is its own UTF-8.
    public private(set) var isASCII: Bool
    /// How many code points the storage has room for.
    private var capacity: Int
    /// As `hash()` answers; 0 until it is computed.
    var cachedHash = 0
    /// Its number in the trace; 0 until it is mentioned there.
    public var traceText: UInt32 = 0
    /// Whether the machine's table of names holds it: two interned strings are equal only if they are identical.
    var isInterned = false

    /// Takes over `storage`, which holds `count * width` bytes from `malloc`-compatible memory.
    init(adopting storage: UnsafeMutableRawPointer, count: Int, width: Int, isASCII: Bool) {
        self.storage = storage
        self.count = count
        self.capacity = count
        self.width = width
        self.isASCII = isASCII
        super.init(kind: .str)
    }

    deinit {
        if isMortal {
            return goOn(as: StrObject(adopting: storage, count: count, width: width, isASCII: isASCII))
        }
        storage.deallocate()
    }

    /// Text from UTF-8; broken sequences become U+FFFD.
    /// - Complexity: O(n).
    public convenience init(_ text: String) {
        var text = text
        self.init(
            utf8: text.withUTF8 { bytes in
                Array(bytes)
            })
    }

    /// - Complexity: O(n).
    public convenience init(utf8 bytes: some Collection<UInt8>) {
        if bytes.allSatisfy({ $0 < 0x80 }) {
            self.init(ascii: bytes)
        } else {
            self.init(scalars: String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value))
        }
    }

    /// - Precondition: all bytes are below 128.
    convenience init(ascii bytes: some Collection<UInt8>) {
        let count = bytes.count
        let storage = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: 4)
        UnsafeMutableRawBufferPointer(start: storage, count: count).copyBytes(from: bytes)
        self.init(adopting: storage, count: count, width: 1, isASCII: true)
    }

    /// - Complexity: O(n).
    public convenience init(scalars: some Collection<UInt32>) {
        var greatest: UInt32 = 0
        for scalar in scalars { greatest |= scalar }
        let count = scalars.count
        let width = greatest < 0x100 ? 1 : greatest < 0x10000 ? 2 : 4
        let storage = UnsafeMutableRawPointer.allocate(byteCount: max(count * width, 1), alignment: 4)
        var index = 0
        switch width {
        case 1:
            let units = storage.bindMemory(to: UInt8.self, capacity: max(count, 1))
            for scalar in scalars {
                units[index] = UInt8(truncatingIfNeeded: scalar)
                index += 1
            }
        case 2:
            let units = storage.bindMemory(to: UInt16.self, capacity: max(count, 1))
            for scalar in scalars {
                units[index] = UInt16(truncatingIfNeeded: scalar)
                index += 1
            }
        default:
            let units = storage.bindMemory(to: UInt32.self, capacity: max(count, 1))
            for scalar in scalars {
                units[index] = scalar
                index += 1
            }
        }
        self.init(adopting: storage, count: count, width: width, isASCII: greatest < 0x80)
    }

    /// The code point at an index.
    /// - Precondition: `0 <= index < count`.
    public subscript(index: Int) -> UInt32 {
        precondition(index >= 0 && index < count, "no such code point")
        switch width {
        case 1: return UInt32(storage.load(fromByteOffset: index, as: UInt8.self))
        case 2: return UInt32(storage.load(fromByteOffset: index * 2, as: UInt16.self))
        default: return storage.load(fromByteOffset: index * 4, as: UInt32.self)
        }
    }

    /// The storage: `count * width` bytes, there as long as the object is. Not for an object that only a local variable holds.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: storage, count: count * width) }

    /// All code points.
    /// - Complexity: O(n).
    public var scalars: [UInt32] { (0..<count).map { self[$0] } }

    /// Swift's text; lone surrogates become U+FFFD.
    public var string: String {
        if isASCII { return String(decoding: bytes, as: UTF8.self) }
        var result = String.UnicodeScalarView()
        for index in 0..<count { result.append(Unicode.Scalar(self[index]) ?? "\u{FFFD}") }
        return String(result)
    }

    /// Appends `other` to this very object, if its code points are no wider.
    ///
    /// - Precondition: nobody else has a reference to it, and it is not interned.
    /// - Complexity: O(m), amortized.
    func append(_ other: StrObject) -> Bool {
        guard other.width <= width, !isInterned, customType == nil else { return false }
        let total = count + other.count
        if total > capacity {
            let roomier = max(total, capacity + capacity / 2)
            let target = UnsafeMutableRawPointer.allocate(byteCount: roomier * width, alignment: 4)
            target.copyMemory(from: storage, byteCount: count * width)
            storage.deallocate()
            storage = target
            capacity = roomier
        }
        other.copyUnits(to: storage + count * width, width: width)
        count = total
        isASCII = isASCII && other.isASCII
        cachedHash = 0
        return true
    }

    /// Equality of code points.
    /// - Complexity: O(n).
    @inline(__always)
    func isEqual(to other: StrObject) -> Bool {
        if self === other { return true }
        guard count == other.count, width == other.width else { return false }
        if isInterned && other.isInterned { return false }
        if cachedHash != 0, other.cachedHash != 0, cachedHash != other.cachedHash { return false }
        return equalBytes(storage, other.storage, count * width)
    }
}
