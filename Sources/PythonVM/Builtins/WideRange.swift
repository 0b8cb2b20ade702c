import BigInt

/// A `range` with ints beyond 64 bits, or with more of them than 63 bits count.
final class WideRangeObject: PyObject {
    let start: BigInt
    let stop: BigInt
    let step: BigInt
    let count: BigInt

    /// - Precondition: `step != 0`.
    init(start: BigInt, stop: BigInt, step: BigInt, type: TypeObject) {
        self.start = start
        self.stop = stop
        self.step = step
        let distance = step > 0 ? stop - start : start - stop
        count = distance > 0 ? (distance - 1) / BigInt(step.magnitude) + 1 : 0
        super.init(kind: .native, type: type)
    }

    subscript(index: BigInt) -> Value { Value(IntValue(start + index * step)) }

    /// Where it holds an int, or nil.
    func index(of value: BigInt) -> BigInt? {
        guard step > 0 ? value >= start && value < stop : value <= start && value > stop else { return nil }
        let (quotient, remainder) = (value - start).quotientAndRemainder(dividingBy: step)
        return remainder == 0 ? quotient : nil
    }
}

/// `longrange_iterator`.
private final class WideRangeIteratorObject: IteratorObject {
    private let range: WideRangeObject
    private var index: BigInt = 0

    init(_ range: WideRangeObject) { self.range = range }

    override var typeName: String { "longrange_iterator" }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        guard index < range.count else { return .undefined }
        index += 1
        return range[index - 1]
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([]) { [range, index] _ in
            let copy = WideRangeIteratorObject(range)
            copy.index = index
            return copy
        }
    }
}

extension Machine {
    /// A range of either kind.
    func makeRange(_ start: Value, _ stop: Value, _ step: Value) -> Value {
        if case .int(let first) = start, case .int(let last) = stop, case .int(let distance) = step {
            let range = RangeObject(start: first, stop: last, step: distance)
            if range.count < Int.max { return .object(range) }
        }
        func big(_ value: Value) -> BigInt { value.intValue?.bigInt ?? 0 }
        return .object(WideRangeObject(start: big(start), stop: big(stop), step: big(step), type: types.range))
    }

    /// What `range`'s methods do if the range is a wide one.
    ///
    /// - Parameter arguments: of the call, without the receiver.
    func callWideRange(_ name: String, _ range: WideRangeObject, _ arguments: BoundArguments) throws(Raise) -> Value {
        switch name {
        case "__len__":
            guard let count = Int(exactly: range.count) else {
                throw error(.overflowError, "Python int too large to convert to C ssize_t")
            }
            return .int(count)
        case "__bool__": return .bool(range.count > 0)
        case "__iter__": return .object(WideRangeIteratorObject(range))
        case "__reversed__":
            let last = range.start + (range.count - 1) * range.step
            return .object(
                WideRangeIteratorObject(
                    WideRangeObject(
                        start: last, stop: range.start - range.step, step: -range.step, type: types.range)))
        case "__repr__":
            let step = range.step == 1 ? "" : ", \(range.step)"
            return string("range(\(range.start), \(range.stop)\(step))")
        case "__hash__":
            let count = Value(IntValue(range.count))
            let parts: [Value] =
                range.count == 0
                ? [count, .none, .none]
                : [count, Value(IntValue(range.start)), range.count == 1 ? .none : Value(IntValue(range.step))]
            return .int(try hashBuiltin(.object(TupleObject(parts))))
        case "__contains__": return .bool(try firstIndex(of: arguments[0], in: range) != nil)
        case "count": return .int(try firstIndex(of: arguments[0], in: range) == nil ? 0 : 1)
        case "index":
            if let index = try firstIndex(of: arguments[0], in: range) { return Value(IntValue(index)) }
            throw error(.valueError, "\(try repr(arguments[0]).string) is not in range")
        case "__getitem__": return try wideRangeItem(range, arguments[0])
        case "start": return Value(IntValue(range.start))
        case "stop": return Value(IntValue(range.stop))
        default: return Value(IntValue(range.step))
        }
    }

    private func firstIndex(of value: Value, in range: WideRangeObject) throws(Raise) -> BigInt? {
        if let int = value.intValue { return range.index(of: int.bigInt) }
        var index: BigInt = 0
        while index < range.count {
            if try isEqual(range[index], value) { return index }
            index += 1
        }
        return nil
    }

    private func wideRangeItem(_ range: WideRangeObject, _ key: Value) throws(Raise) -> Value {
        guard let slice = key.slice else {
            guard isInteger(key) || !lookupSpecial(key, names.index).isUndefined else {
                throw error(.typeError, "range indices must be integers or slices, not \(typeName(key))")
            }
            var index = try integer(key).intValue?.bigInt ?? 0
            if index < 0 { index += range.count }
            guard index >= 0 && index < range.count else { throw error(.indexError, "range object index out of range") }
            return range[index]
        }
        // As `slice.indices`, without a limit.
        let step = slice.step.isNone ? BigInt(1) : try wideSliceIndex(slice.step)
        if step == 0 { throw error(.valueError, "slice step cannot be zero") }
        let least: BigInt = step < 0 ? -1 : 0
        let most = step < 0 ? range.count - 1 : range.count
        func clamped(_ value: Value, _ absent: BigInt) throws(Raise) -> BigInt {
            if value.isNone { return absent }
            let index = try wideSliceIndex(value)
            return index < 0 ? max(index + range.count, least) : min(index, most)
        }
        let start = try clamped(slice.start, step < 0 ? most : least)
        let stop = try clamped(slice.stop, step < 0 ? least : most)
        func place(_ index: BigInt) -> Value { range[index] }
        return makeRange(place(start), place(stop), Value(IntValue(range.step * step)))
    }

    private func wideSliceIndex(_ value: Value) throws(Raise) -> BigInt {
        guard isInteger(value) || !lookupSpecial(value, names.index).isUndefined else {
            throw error(.typeError, "slice indices must be integers or None or have an __index__ method")
        }
        return try integer(value).intValue?.bigInt ?? 0
    }
}
