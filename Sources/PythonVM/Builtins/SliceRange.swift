/// A slice of a sequence of known length: which indices it takes (Data model, `slice.indices`).
struct SliceRange {
    /// The first index, if `length` is not 0.
    let start: Int
    /// Where it ends, for a slice that takes nothing: insertions into a list go by `start`.
    let stop: Int
    let step: Int
    /// How many indices it takes.
    let length: Int

    /// Clamps the bounds to a sequence of `count` elements.
    /// - Precondition: `step != 0`.
    init(start: Int, stop: Int, step: Int, count: Int) {
        func clamped(_ index: Int) -> Int {
            if index < 0 {
                let moved = index + count
                return moved < 0 ? (step < 0 ? -1 : 0) : moved
            }
            return index >= count ? (step < 0 ? count - 1 : count) : index
        }
        let first = clamped(start)
        let last = clamped(stop)
        self.start = first
        self.stop = last
        self.step = step
        if step > 0 {
            length = first < last ? (last - first - 1) / step + 1 : 0
        } else {
            length = last < first ? Int(UInt(first - last - 1) / step.magnitude) + 1 : 0
        }
    }

    /// The indices, in order.
    var indices: LazyMapSequence<Range<Int>, Int> {
        let (start, step) = (start, step)
        return (0..<length).lazy.map { start &+ $0 &* step }
    }
}

extension Machine {
    /// The bounds that a slice has in a sequence of `count` elements.
    /// - Parameter count: asked for last, since an `__index__` of the bounds may change the sequence.
    /// - Throws: ValueError for a step of 0; TypeError.
    func resolve(_ slice: SliceObject, _ count: @autoclosure () -> Int) throws(Raise) -> SliceRange {
        var step = 1
        if !slice.step.isNone {
            step = max(try sliceIndex(slice.step), -Int.max)
            if step == 0 { throw error(.valueError, "slice step cannot be zero") }
        }
        let start = slice.start.isNone ? (step < 0 ? Int.max : 0) : try sliceIndex(slice.start)
        let stop = slice.stop.isNone ? (step < 0 ? Int.min : Int.max) : try sliceIndex(slice.stop)
        return SliceRange(start: start, stop: stop, step: step, count: count())
    }

    /// An index of a sequence, those below 0 counted from the end; it may still be out of range.
    /// - Parameters:
    ///   - count: asked for last, since an `__index__` may change the sequence.
    ///   - message: for something that is no index: `list indices must be integers or slices, not`.
    @inline(__always)
    func sequenceIndex(
        _ key: Value, _ count: @autoclosure () -> Int, _ message: @autoclosure () -> String
    ) throws(Raise) -> Int {
        let index: Int
        if case .int(let int) = key { index = int } else { index = try slowIndex(key, message()) }
        return index < 0 ? index + count() : index
    }

    private func slowIndex(_ key: Value, _ message: String) throws(Raise) -> Int {
        guard isInteger(key) || !lookupSpecial(key, names.index).isUndefined else { throw error(.typeError, message) }
        return try index(key)
    }

    /// How often a sequence is to be repeated: what `__index__` says, not below 0; nil if it is no integer.
    func repetitions(_ value: Value) throws(Raise) -> Int? {
        guard isInteger(value) || !lookupSpecial(value, names.index).isUndefined else { return nil }
        guard case .int(let times) = try integer(value) else {
            throw error(.overflowError, "cannot fit '\(typeName(value))' into an index-sized integer")
        }
        return max(times, 0)
    }
}
