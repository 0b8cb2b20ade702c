/// SipHash-1-3 with a key of zero: what CPython hashes strings and bytes with under `PYTHONHASHSEED=0`.
///
/// - Complexity: O(n).
func sipHash13(_ bytes: UnsafeRawBufferPointer) -> Int {
    var v0: UInt64 = 0x736f_6d65_7073_6575
    var v1: UInt64 = 0x646f_7261_6e64_6f6d
    var v2: UInt64 = 0x6c79_6765_6e65_7261
    var v3: UInt64 = 0x7465_6462_7974_6573

    func rotate(_ value: UInt64, _ by: UInt64) -> UInt64 { value << by | value >> (64 - by) }
    func round() {
        v0 = v0 &+ v1
        v1 = rotate(v1, 13) ^ v0
        v0 = rotate(v0, 32)
        v2 = v2 &+ v3
        v3 = rotate(v3, 16) ^ v2
        v0 = v0 &+ v3
        v3 = rotate(v3, 21) ^ v0
        v2 = v2 &+ v1
        v1 = rotate(v1, 17) ^ v2
        v2 = rotate(v2, 32)
    }

    let whole = bytes.count & ~7
    var offset = 0
    while offset < whole {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
        v3 ^= word
        round()
        v0 ^= word
        offset += 8
    }
    var last = UInt64(truncatingIfNeeded: bytes.count) << 56
    var shift: UInt64 = 0
    while offset < bytes.count {
        last |= UInt64(bytes[offset]) << shift
        shift += 8
        offset += 1
    }
    v3 ^= last
    round()
    v0 ^= last
    v2 ^= 0xff
    round()
    round()
    round()
    let hash = Int(bitPattern: UInt(truncatingIfNeeded: v0 ^ v1 ^ v2 ^ v3))
    // -1 is CPython's sign of an error, and never a hash.
    return hash == -1 ? -2 : hash
}

extension StrObject {
    /// What `hash()` answers (Data model, `object.__hash__`): a string's bytes are hashed as they are stored.
    public var hash: Int {
        if cachedHash == 0 {
            // The empty string hashes to 0, and is computed each time.
            cachedHash = count == 0 ? 0 : sipHash13(bytes)
        }
        return cachedHash
    }
}
