/// Builds a `str` piece by piece, in the least width that holds what was appended so far.
struct StrBuilder: ~Copyable {
    private var storage: UnsafeMutableRawPointer
    private var capacity: Int
    private var width = 1
    /// In code points.
    private(set) var count = 0
    /// The bits that any code point has: what width and `isASCII` follow from.
    private var bits: UInt32 = 0

    /// Stands for no storage.
    nonisolated(unsafe) private static let nothing = UnsafeMutableRawPointer.allocate(byteCount: 4, alignment: 4)

    /// - Parameter capacity: code points expected, of 1 byte each.
    init(capacity: Int = 32) {
        self.capacity = max(capacity, 16)
        storage = .allocate(byteCount: self.capacity, alignment: 4)
    }

    deinit { if capacity > 0 { storage.deallocate() } }

    @inline(__always)
    mutating func append(_ scalar: UInt32) {
        if width == 1 && scalar < 0x100 && count < capacity {
            storage.storeBytes(of: UInt8(truncatingIfNeeded: scalar), toByteOffset: count, as: UInt8.self)
        } else {
            reserve(1, widthOf(scalar))
            store(scalar, at: count)
        }
        bits |= scalar
        count += 1
    }

    mutating func append(_ text: StrObject) { append(text, 0, text.count) }

    /// Appends the code points of `text` from `start` up to `end`.
    /// - Precondition: `0 <= start <= end <= text.count`.
    mutating func append(_ text: StrObject, _ start: Int, _ end: Int) {
        let length = end - start
        guard length > 0 else { return }
        let newBits = text.scalarBits(start, end)
        reserve(length, widthOf(newBits))
        if width == text.width {
            (storage + count * width).copyMemory(from: text.storage + start * width, byteCount: length * width)
        } else {
            for index in 0..<length { store(text[start + index], at: count + index) }
        }
        bits |= newBits
        count += length
    }

    /// Appends ASCII text.
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes in
            for byte in bytes { append(UInt32(byte)) }
        }
    }

    mutating func append(_ text: String) {
        for scalar in text.unicodeScalars { append(scalar.value) }
    }

    mutating func append(_ scalar: UInt32, count repeats: Int) {
        guard repeats > 0 else { return }
        reserve(repeats, widthOf(scalar))
        for index in 0..<repeats { store(scalar, at: count + index) }
        bits |= scalar
        count += repeats
    }

    /// The text; the builder is empty afterwards.
    mutating func finish() -> StrObject {
        let result: StrObject
        let least = widthOf(bits)
        if least == width && capacity > 0 && capacity - count <= count / 4 + 16 {
            result = StrObject(adopting: storage, count: count, width: width, isASCII: bits < 0x80)
        } else {
            let exact = UnsafeMutableRawPointer.allocate(byteCount: max(count * least, 1), alignment: 4)
            copy(to: exact, width: least)
            if capacity > 0 { storage.deallocate() }
            result = StrObject(adopting: exact, count: count, width: least, isASCII: bits < 0x80)
        }
        capacity = 0
        storage = StrBuilder.nothing
        width = 1
        count = 0
        bits = 0
        return result
    }

    @inline(__always)
    private func widthOf(_ bits: UInt32) -> Int { bits < 0x100 ? 1 : bits < 0x10000 ? 2 : 4 }

    @inline(__always)
    private func load(_ index: Int) -> UInt32 {
        switch width {
        case 1: UInt32(storage.load(fromByteOffset: index, as: UInt8.self))
        case 2: UInt32(storage.load(fromByteOffset: index * 2, as: UInt16.self))
        default: storage.load(fromByteOffset: index * 4, as: UInt32.self)
        }
    }

    @inline(__always)
    private func store(_ scalar: UInt32, at index: Int) {
        StrObject.store(scalar, at: index, in: storage, width: width)
    }

    private func copy(to target: UnsafeMutableRawPointer, width newWidth: Int) {
        if newWidth == width {
            target.copyMemory(from: storage, byteCount: count * width)
        } else {
            for index in 0..<count { StrObject.store(load(index), at: index, in: target, width: newWidth) }
        }
    }

    /// Makes room for `extra` more code points of at most `newWidth` bytes.
    private mutating func reserve(_ extra: Int, _ newWidth: Int) {
        let needed = count + extra
        let newWidth = max(width, newWidth)
        if needed <= capacity && newWidth == width { return }
        let newCapacity = needed <= capacity ? capacity : max(needed, capacity * 2, 16)
        if newCapacity * newWidth >= LargeMemory.least { LargeMemory.note(newCapacity * newWidth) }
        let target = UnsafeMutableRawPointer.allocate(byteCount: newCapacity * newWidth, alignment: 4)
        copy(to: target, width: newWidth)
        if capacity > 0 { storage.deallocate() }
        storage = target
        capacity = newCapacity
        width = newWidth
    }
}

extension StrObject {
    @inline(__always)
    static func store(_ scalar: UInt32, at index: Int, in storage: UnsafeMutableRawPointer, width: Int) {
        switch width {
        case 1: storage.storeBytes(of: UInt8(truncatingIfNeeded: scalar), toByteOffset: index, as: UInt8.self)
        case 2: storage.storeBytes(of: UInt16(truncatingIfNeeded: scalar), toByteOffset: index * 2, as: UInt16.self)
        default: storage.storeBytes(of: scalar, toByteOffset: index * 4, as: UInt32.self)
        }
    }

    /// The bits that any code point from `start` up to `end` has.
    /// - Complexity: O(n) unless the text is ASCII.
    func scalarBits(_ start: Int, _ end: Int) -> UInt32 {
        if isASCII { return 0x7f }
        var bits: UInt32 = 0
        switch width {
        case 1:
            let units = storage.assumingMemoryBound(to: UInt8.self)
            for index in start..<end { bits |= UInt32(units[index]) }
        case 2:
            let units = storage.assumingMemoryBound(to: UInt16.self)
            for index in start..<end { bits |= UInt32(units[index]) }
        default:
            let units = storage.assumingMemoryBound(to: UInt32.self)
            for index in start..<end { bits |= units[index] }
        }
        return bits
    }

    nonisolated(unsafe) static let empty = StrObject(ascii: EmptyCollection<UInt8>())
}
