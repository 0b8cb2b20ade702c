/// Slices, concatenation, repetition and order of strings.
extension StrObject {
    /// The code points from `start` up to `end`.
    /// - Precondition: `0 <= start <= end <= count`.
    /// - Complexity: O(n).
    func slice(_ start: Int, _ end: Int) -> StrObject {
        if start >= end { return StrObject.empty }
        if start == 0 && end == count && customType == nil { return self }
        let length = end - start
        let bits = scalarBits(start, end)
        let newWidth = bits < 0x100 ? 1 : bits < 0x10000 ? 2 : 4
        let target = UnsafeMutableRawPointer.allocate(byteCount: length * newWidth, alignment: 4)
        if newWidth == width {
            target.copyMemory(from: storage + start * width, byteCount: length * width)
        } else {
            for index in 0..<length { StrObject.store(self[start + index], at: index, in: target, width: newWidth) }
        }
        return StrObject(adopting: target, count: length, width: newWidth, isASCII: bits < 0x80)
    }

    /// `length` code points from `start` on, `step` apart.
    func slice(_ start: Int, step: Int, length: Int) -> StrObject {
        if step == 1 { return slice(start, start + length) }
        var builder = StrBuilder(capacity: length)
        var index = start
        for _ in 0..<length {
            builder.append(self[index])
            index = index &+ step
        }
        return builder.finish()
    }

    /// `self + other`.
    /// - Complexity: O(n + m).
    func concatenated(_ other: StrObject) -> StrObject {
        if other.count == 0 && customType == nil { return self }
        if count == 0 && other.customType == nil { return other }
        let newWidth = max(width, other.width)
        let total = count + other.count
        let target = UnsafeMutableRawPointer.allocate(byteCount: max(total * newWidth, 1), alignment: 4)
        copyUnits(to: target, width: newWidth)
        other.copyUnits(to: target + count * newWidth, width: newWidth)
        return StrObject(adopting: target, count: total, width: newWidth, isASCII: isASCII && other.isASCII)
    }

    /// Copies all code points, made as wide as `newWidth`.
    func copyUnits(to target: UnsafeMutableRawPointer, width newWidth: Int) {
        if newWidth == width {
            target.copyMemory(from: storage, byteCount: count * width)
        } else {
            for index in 0..<count { StrObject.store(self[index], at: index, in: target, width: newWidth) }
        }
    }

    /// `self * times`.
    /// - Throws: MemoryError if the result is out of reach.
    func repeated(_ times: Int, _ machine: Machine) throws(Raise) -> StrObject {
        if times <= 0 || count == 0 { return StrObject.empty }
        if times == 1 && customType == nil { return self }
        let size = count * width
        if size.multipliedReportingOverflow(by: times).overflow {
            throw machine.error(.overflowError, "repeated string is too long")
        }
        try machine.checkSize(times, stride: size)
        let target = UnsafeMutableRawPointer.allocate(byteCount: size * times, alignment: 4)
        if size == 1 {
            target.initializeMemory(as: UInt8.self, repeating: storage.load(as: UInt8.self), count: times)
        } else {
            for index in 0..<times { (target + index * size).copyMemory(from: storage, byteCount: size) }
        }
        return StrObject(adopting: target, count: count * times, width: width, isASCII: isASCII)
    }

    /// Negative, zero or positive as `self` sorts before, with or behind `other`: by code points.
    func order(_ other: StrObject) -> Int {
        if self === other { return 0 }
        let length = Swift.min(count, other.count)
        if width == 1 && other.width == 1 {
            let order = orderBytes(storage, other.storage, length)
            if order != 0 { return order }
        } else {
            for index in 0..<length {
                let a = self[index]
                let b = other[index]
                if a != b { return Int(a) - Int(b) }
            }
        }
        return count - other.count
    }

    /// Whether `other` stands at `index`.
    func matches(_ other: StrObject, at index: Int) -> Bool {
        guard index >= 0, other.count <= count - index, other.width <= width else { return false }
        if width == other.width {
            return equalBytes(storage + index * width, other.storage, other.count * width)
        }
        for offset in 0..<other.count where self[index + offset] != other[offset] { return false }
        return true
    }

    /// A plain `str` with the same text.
    var plain: StrObject { customType == nil ? self : slice(0, count) }
}
