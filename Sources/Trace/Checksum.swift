/// A checksum of a stream of bytes, at the speed of memory.
///
/// Each step (xor with eight bytes, multiply by an odd number, rotate) can be inverted, so that a change within one
/// group of eight bytes always changes the sum; it tells damage, and is no protection against intent.
struct Checksum {
    private var sum: UInt64 = 0x6C6F_6F70_7363_6F70
    /// Bytes that do not fill a group yet, from the lowest up.
    private var pending: UInt64 = 0
    private var pendingBits: UInt64 = 0
    private var length: UInt64 = 0

    private mutating func mix(_ group: UInt64) {
        let product = (sum ^ group) &* 0x9E37_79B9_7F4A_7C15
        sum = (product &<< 29) | (product &>> 35)
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        length &+= UInt64(truncatingIfNeeded: bytes.count)
        var offset = 0
        if pendingBits == 0 {
            while bytes.count - offset >= 8 {
                mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
                offset += 8
            }
        } else {
            while bytes.count - offset >= 8 {
                let next = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                mix(pending | next &<< pendingBits)
                pending = next &>> (64 &- pendingBits)
                offset += 8
            }
        }
        while offset < bytes.count {
            pending |= UInt64(bytes[offset]) &<< pendingBits
            pendingBits &+= 8
            offset += 1
            if pendingBits == 64 {
                mix(pending)
                pending = 0
                pendingBits = 0
            }
        }
    }

    /// The sum of all bytes so far.
    var value: UInt64 {
        var copy = self
        copy.mix(pending)
        copy.mix(length)
        return copy.sum ^ (copy.sum &>> 32)
    }
}
