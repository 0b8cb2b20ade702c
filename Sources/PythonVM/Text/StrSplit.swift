/// Taking strings apart.
///
/// - Complexity: O(n) each, for separators that are found fast.
extension StrObject {
    /// `split(separator)`: at most `limit` times.
    func split(_ separator: StrObject, limit: Int) -> ContiguousArray<Value> {
        var parts: ContiguousArray<Value> = []
        var start = 0
        var left = limit
        while left > 0 {
            let index = find(separator, start, count)
            if index < 0 { break }
            parts.append(.object(slice(start, index)))
            start = index + separator.count
            left -= 1
        }
        parts.append(.object(slice(start, count)))
        return parts
    }

    /// `rsplit(separator)`.
    func splitFromEnd(_ separator: StrObject, limit: Int) -> ContiguousArray<Value> {
        var parts: ContiguousArray<Value> = []
        var end = count
        var left = limit
        while left > 0 {
            let index = findLast(separator, 0, end)
            if index < 0 { break }
            parts.append(.object(slice(index + separator.count, end)))
            end = index
            left -= 1
        }
        parts.append(.object(slice(0, end)))
        parts.reverse()
        return parts
    }

    /// `split()`: at runs of white space, of which none is kept but in what `limit` leaves over.
    func splitAtSpaces(limit: Int) -> ContiguousArray<Value> {
        var parts: ContiguousArray<Value> = []
        if isASCII { return splitASCIIAtSpaces(limit: limit) }
        var index = 0
        var left = limit
        while true {
            while index < count, StrCharacter.isSpace(self[index]) { index += 1 }
            if index == count { break }
            if left == 0 {
                parts.append(.object(slice(index, count)))
                break
            }
            left -= 1
            let start = index
            while index < count, !StrCharacter.isSpace(self[index]) { index += 1 }
            parts.append(.object(slice(start, index)))
        }
        return parts
    }

    private func splitASCIIAtSpaces(limit: Int) -> ContiguousArray<Value> {
        let units = UnsafeBufferPointer(start: storage.assumingMemoryBound(to: UInt8.self), count: count)
        func isSpace(_ unit: UInt8) -> Bool { unit == 32 || unit >= 9 && unit <= 13 || unit >= 28 && unit <= 31 }
        var parts: ContiguousArray<Value> = []
        var index = 0
        while true {
            while index < units.count, isSpace(units[index]) { index += 1 }
            if index == units.count { return parts }
            let start = index
            if parts.count == limit {
                index = units.count
            } else {
                while index < units.count, !isSpace(units[index]) { index += 1 }
            }
            parts.append(.object(slice(start, index)))
        }
    }

    /// `rsplit()`.
    func splitAtSpacesFromEnd(limit: Int) -> ContiguousArray<Value> {
        var parts: ContiguousArray<Value> = []
        var end = count
        var left = limit
        while true {
            while end > 0, StrCharacter.isSpace(self[end - 1]) { end -= 1 }
            if end == 0 { break }
            if left == 0 {
                parts.append(.object(slice(0, end)))
                break
            }
            left -= 1
            let last = end
            while end > 0, !StrCharacter.isSpace(self[end - 1]) { end -= 1 }
            parts.append(.object(slice(end, last)))
        }
        parts.reverse()
        return parts
    }

    func splitLines(keepsEnds: Bool) -> ContiguousArray<Value> {
        var parts: ContiguousArray<Value> = []
        var index = 0
        while index < count {
            let start = index
            while index < count, !StrCharacter.isLineBreak(self[index]) { index += 1 }
            var end = index
            if index < count {
                index += self[index] == 13 && index + 1 < count && self[index + 1] == 10 ? 2 : 1
                if keepsEnds { end = index }
            }
            parts.append(.object(slice(start, end)))
        }
        return parts
    }

    /// What stands before a separator at `index`, the separator, and what stands behind it.
    func parts(around index: Int, _ separator: StrObject) -> TupleObject {
        TupleObject([
            .object(slice(0, index)), .object(separator.plain), .object(slice(index + separator.count, count)),
        ])
    }

    /// Where the text begins and ends without the characters that `isStripped` holds for.
    @inline(__always)
    func strippedBounds(left: Bool, right: Bool, _ isStripped: (UInt32) -> Bool) -> (start: Int, end: Int) {
        var start = 0
        var end = count
        if left { while start < end, isStripped(self[start]) { start += 1 } }
        if right { while end > start, isStripped(self[end - 1]) { end -= 1 } }
        return (start, end)
    }

    /// The code points as bytes.
    /// - Precondition: `width == 1`.
    var latin1: [UInt8] { Array(bytes) }

    /// The same text in an object of its own.
    func copy() -> StrObject {
        let target = UnsafeMutableRawPointer.allocate(byteCount: max(count * width, 1), alignment: 4)
        target.copyMemory(from: storage, byteCount: count * width)
        return StrObject(adopting: target, count: count, width: width, isASCII: isASCII)
    }

    // MARK: Places

    /// For how many pieces CPython makes places before it splits: for as many as there can be, but no more than twelve.
    func placesForPieces(_ separator: StrObject?, _ limit: Int) -> Int {
        guard limit == .max else { return StrObject.placesForPieces(atMost: limit) }
        guard let separator else { return StrObject.placesForPieces(atMost: max(count - 1, 0) / 2 + 1) }
        if separator.width > width || separator.count > count { return 1 }
        return StrObject.placesForPieces(atMost: count / separator.count + 1)
    }

    static func placesForPieces(atMost limit: Int) -> Int { limit >= 12 ? 12 : limit + 1 }
}
