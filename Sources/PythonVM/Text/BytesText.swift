/// Bytes as text: repr, search, and what they share with strings.
extension BytesObject {
    /// As `repr()` shows it.
    var repr: StrObject {
        var builder = StrBuilder(capacity: storage.count + 3)
        if isMutable { builder.append("\(customType?.name ?? "bytearray")(") }
        builder.append(0x62)
        let quote: UInt32 = storage.contains(0x27) && !storage.contains(0x22) ? 0x22 : 0x27
        builder.append(quote)
        for byte in storage {
            let scalar = UInt32(byte)
            // A bytearray's repr escapes the single quote whatever its own quotes are.
            if scalar == (isMutable ? 0x27 : quote) || scalar == 0x5c {
                builder.append(0x5c)
                builder.append(scalar)
            } else if scalar >= 0x20 && scalar < 0x7f {
                builder.append(scalar)
            } else {
                builder.appendEscape(scalar)
            }
        }
        builder.append(quote)
        if isMutable { builder.append(0x29) }
        return builder.finish()
    }

    /// Where bytes stand first between `start` and `end`, or -1.
    func find(_ needle: [UInt8], _ start: Int, _ end: Int) -> Int {
        guard start <= end, needle.count <= end - start else { return -1 }
        var index = start
        while index <= end - needle.count {
            if matches(needle, at: index) { return index }
            index += 1
        }
        return -1
    }

    /// Where bytes stand last between `start` and `end`, or -1.
    func findLast(_ needle: [UInt8], _ start: Int, _ end: Int) -> Int {
        guard start <= end, needle.count <= end - start else { return -1 }
        var index = end - needle.count
        while index >= start {
            if matches(needle, at: index) { return index }
            index -= 1
        }
        return -1
    }

    func matches(_ needle: [UInt8], at index: Int) -> Bool {
        guard index >= 0, needle.count <= storage.count - index else { return false }
        for offset in needle.indices where storage[index + offset] != needle[offset] { return false }
        return true
    }

    /// Negative, zero or positive as it sorts before, with or behind `other`.
    func order(_ other: BytesObject) -> Int {
        for (a, b) in zip(storage, other.storage) where a != b { return Int(a) - Int(b) }
        return storage.count - other.storage.count
    }

    /// The text of the same length with something that has neither case nor meaning for each byte beyond ASCII.
    var asciiText: StrObject { StrObject(ascii: storage.map { $0 < 0x80 && !(28...31).contains($0) ? $0 : 1 }) }

    /// The bytes with a change of ASCII letters.
    func mappingASCII(_ change: (StrObject) -> StrObject) -> [UInt8] {
        let changed = change(asciiText)
        return storage.indices.map { storage[$0] < 0x80 && storage[$0] > 31 ? UInt8(changed[$0]) : storage[$0] }
    }

    /// At `\n`, `\r` and `\r\n` only.
    func splitLines(keepsEnds: Bool) -> ContiguousArray<Value> {
        var parts: ContiguousArray<Value> = []
        var index = 0
        while index < storage.count {
            let start = index
            while index < storage.count, storage[index] != 10, storage[index] != 13 { index += 1 }
            var end = index
            if index < storage.count {
                index += storage[index] == 13 && index + 1 < storage.count && storage[index + 1] == 10 ? 2 : 1
                if keepsEnds { end = index }
            }
            parts.append(.object(BytesObject(Array(storage[start..<end]), kind: kind)))
        }
        return parts
    }
}
