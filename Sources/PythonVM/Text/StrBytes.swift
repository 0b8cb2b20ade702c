/// Whether two pieces of memory hold the same bytes: eight at a time.
/// - Complexity: O(n).
@inline(__always)
func equalBytes(_ a: UnsafeMutableRawPointer, _ b: UnsafeMutableRawPointer, _ count: Int) -> Bool {
    var offset = 0
    while offset &+ 8 <= count {
        let x = a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if x != b.loadUnaligned(fromByteOffset: offset, as: UInt64.self) { return false }
        offset &+= 8
    }
    while offset < count {
        if a.load(fromByteOffset: offset, as: UInt8.self) != b.load(fromByteOffset: offset, as: UInt8.self) {
            return false
        }
        offset &+= 1
    }
    return true
}

/// Negative, zero or positive as the first bytes that differ say.
/// - Complexity: O(n).
@inline(__always)
func orderBytes(_ a: UnsafeMutableRawPointer, _ b: UnsafeMutableRawPointer, _ count: Int) -> Int {
    var offset = 0
    while offset &+ 8 <= count {
        let x = a.loadUnaligned(fromByteOffset: offset, as: UInt64.self).bigEndian
        let y = b.loadUnaligned(fromByteOffset: offset, as: UInt64.self).bigEndian
        if x != y { return x < y ? -1 : 1 }
        offset &+= 8
    }
    while offset < count {
        let x = a.load(fromByteOffset: offset, as: UInt8.self)
        let y = b.load(fromByteOffset: offset, as: UInt8.self)
        if x != y { return x < y ? -1 : 1 }
        offset &+= 1
    }
    return 0
}
