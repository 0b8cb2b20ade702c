/// Searching strings for strings.
extension StrObject {
    /// Where `needle` stands first between `start` and `end`, or -1. Nothing stands at `start`, if that is not behind `end`.
    /// - Complexity: O(n) for common text; O(n m) at worst.
    func find(_ needle: StrObject, _ start: Int, _ end: Int) -> Int {
        if start > end || needle.count > end - start { return -1 }
        if needle.count == 0 { return start }
        // A needle with a wider code point cannot stand in a text that has none.
        if needle.width > width { return -1 }
        switch width {
        case 1: return StrObject.find(units(UInt8.self), start, end, needle.units(UInt8.self), needle.count)
        case 2:
            return withWidened(needle, UInt16.self) { StrObject.find(units(UInt16.self), start, end, $0, needle.count) }
        default:
            return withWidened(needle, UInt32.self) { StrObject.find(units(UInt32.self), start, end, $0, needle.count) }
        }
    }

    /// Where `needle` stands last between `start` and `end`, or -1.
    func findLast(_ needle: StrObject, _ start: Int, _ end: Int) -> Int {
        if start > end || needle.count > end - start { return -1 }
        if needle.width > width && needle.count > 0 { return -1 }
        var index = end - needle.count
        guard needle.count > 0 else { return index }
        let first = needle[0]
        while index >= start {
            if self[index] == first && matches(needle, at: index) { return index }
            index -= 1
        }
        return -1
    }

    /// How often `needle` stands between `start` and `end`, without overlaps.
    func occurrences(of needle: StrObject, _ start: Int, _ end: Int) -> Int {
        if start > end { return 0 }
        if needle.count == 0 { return end - start + 1 }
        var found = 0
        var index = find(needle, start, end)
        while index >= 0 {
            found += 1
            index = find(needle, index + needle.count, end)
        }
        return found
    }

    func contains(_ needle: StrObject) -> Bool { find(needle, 0, count) >= 0 }

    @inline(__always)
    func units<Unit>(_: Unit.Type) -> UnsafePointer<Unit> {
        UnsafePointer(storage.assumingMemoryBound(to: Unit.self))
    }

    private func withWidened<Unit: FixedWidthInteger>(
        _ needle: StrObject, _: Unit.Type, _ body: (UnsafePointer<Unit>) -> Int
    ) -> Int {
        if needle.width == width { return body(needle.units(Unit.self)) }
        let wide = (0..<needle.count).map { Unit(truncatingIfNeeded: needle[$0]) }
        return wide.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return -1 }
            return body(base)
        }
    }

    /// Compares from the last unit, and skips the whole needle when the unit behind it is not one of its own
    /// (a blend of Horspool's and Sunday's rules).
    @inline(__always)
    private static func find<Unit: FixedWidthInteger>(
        _ text: UnsafePointer<Unit>, _ start: Int, _ end: Int, _ needle: UnsafePointer<Unit>, _ length: Int
    ) -> Int {
        let lastIndex = length - 1
        let last = needle[lastIndex]
        if length == 1 {
            var index = start
            while index < end {
                if text[index] == last { return index }
                index += 1
            }
            return -1
        }
        // One bit for each value of a unit's low six bits.
        var known: UInt64 = 0
        var skip = lastIndex
        for index in 0..<length {
            known |= 1 << UInt64(truncatingIfNeeded: needle[index] & 63)
            if index < lastIndex && needle[index] == last { skip = lastIndex - index - 1 }
        }
        var index = start
        let lastStart = end - length
        while index <= lastStart {
            let isKnownNext =
                index < lastStart && known >> UInt64(truncatingIfNeeded: text[index + length] & 63) & 1 == 1
            if text[index + lastIndex] == last {
                var offset = 0
                while offset < lastIndex && text[index + offset] == needle[offset] { offset += 1 }
                if offset == lastIndex { return index }
                index += isKnownNext ? skip : length
            } else if !isKnownNext {
                index += length
            }
            index += 1
        }
        return -1
    }
}
