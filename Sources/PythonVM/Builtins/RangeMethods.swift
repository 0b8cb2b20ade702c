import BigInt
import PythonSyntax

/// `range` and `slice` (Library Reference, "Ranges"; Built-in Functions, `slice`).
extension Machine {
    func defineRangeMethods() {
        rangeMethod("__len__") { (_, range, _) throws(Raise) in .int(range.count) }
        rangeMethod("__bool__") { (_, range, _) throws(Raise) in .bool(range.count > 0) }
        rangeMethod("__iter__") { (_, range, _) throws(Raise) in .object(RangeIteratorObject(range)) }
        rangeMethod("__reversed__") { (machine, range, _) throws(Raise) in
            let reversed = machine.reversed(range)
            guard let small = reversed.range else { return try machine.iterator(reversed) }
            return .object(RangeIteratorObject(small))
        }
        rangeMethod("__repr__") { (_, range, _) throws(Raise) in .object(range.repr) }
        rangeMethod("__hash__") { (machine, range, _) throws(Raise) in .int(try machine.hashBuiltin(.object(range))) }
        rangeMethod("__contains__", "key, /") { (machine, range, arguments) throws(Raise) in
            .bool(try machine.firstIndex(of: arguments[0], in: range) >= 0)
        }
        rangeMethod("__getitem__", "key, /") { (machine, range, arguments) throws(Raise) in
            try machine.rangeItem(range, arguments[0])
        }
        rangeMethod("index", "value, /") { (machine, range, arguments) throws(Raise) in
            let index = try machine.firstIndex(of: arguments[0], in: range)
            if index >= 0 { return .int(index) }
            if machine.isInteger(arguments[0]) {
                throw machine.error(.valueError, "\(try machine.repr(arguments[0]).string) is not in range")
            }
            throw machine.error(.valueError, "sequence.index(x): x not in sequence")
        }
        rangeMethod("count", "value, /") { (machine, range, arguments) throws(Raise) in
            .int(try machine.firstIndex(of: arguments[0], in: range) >= 0 ? 1 : 0)
        }
        defineComparisons(types.range, [.equal, .notEqual]) { (machine, a, comparison, b) throws(Raise) in
            guard machine.isInstance(b, machine.types.range) else { return nil }
            return .bool(machine.areEqualRanges(a, b) == (comparison == .equal))
        }
        rangeGetter("start") { .int($0.start) }
        rangeGetter("stop") { .int($0.stop) }
        rangeGetter("step") { .int($0.step) }
        defineNew(types.range) { (machine, _, arguments) throws(Raise) -> Value in try machine.makeRange(arguments) }
    }

    /// A method of ranges; wide ones have theirs in `callWideRange`.
    private func rangeMethod(
        _ name: String, _ parameters: String = "",
        _ body: @escaping (Machine, RangeObject, BoundArguments) throws(Raise) -> Value
    ) {
        let signature = Signature("range.\(name)", parameters)
        define(types.range, name) { (machine, arguments) throws(Raise) in
            if let range = arguments.optional(0).range {
                return try body(machine, range, try signature.bind(arguments.dropFirst, machine))
            }
            guard let wide = arguments.optional(0).object as? WideRangeObject else {
                throw machine.wrongReceiver(arguments, signature.qualifiedName)
            }
            return try machine.callWideRange(name, wide, try signature.bind(arguments.dropFirst, machine))
        }
    }

    private func rangeGetter(_ name: String, _ part: @escaping (RangeObject) -> Value) {
        let none = Signature(name, "")
        defineGetter(types.range, name) { (machine, arguments) throws(Raise) in
            if let range = arguments[0].range { return part(range) }
            guard let wide = arguments[0].object as? WideRangeObject else { return .none }
            return try machine.callWideRange(name, wide, try none.bind(arguments.dropFirst, machine))
        }
    }

    private func makeRange(_ arguments: Arguments) throws(Raise) -> Value {
        if arguments.keywords != nil { throw error(.typeError, "range() takes no keyword arguments") }
        guard arguments.count >= 1 && arguments.count <= 3 else { throw wrongCount("range", arguments.count, 1...3) }
        if arguments.count == 1 { return makeRange(.int(0), try integer(arguments[0]), .int(1)) }
        let start = try integer(arguments[0])
        let stop = try integer(arguments[1])
        let step = arguments.count == 3 ? try integer(arguments[2]) : .int(1)
        if case .int(0) = step { throw error(.valueError, "range() arg 3 must not be zero") }
        return makeRange(start, stop, step)
    }

    /// The same ints in the other order.
    private func reversed(_ range: RangeObject) -> Value {
        guard range.count > 0, range.step != Int.min else { return .object(RangeObject(start: 0, stop: 0, step: 1)) }
        let (stop, overflow) = range.start.subtractingReportingOverflow(range.step)
        if overflow {
            let wide = BigInt(range.start) - BigInt(range.step)
            return makeRange(.int(range[range.count - 1]), Value(IntValue(wide)), .int(-range.step))
        }
        return .object(RangeObject(start: range[range.count - 1], stop: stop, step: -range.step))
    }

    /// Ranges are equal if they hold the same ints.
    private func areEqualRanges(_ a: Value, _ b: Value) -> Bool {
        if let first = a.range, let second = b.range { return first.isEqual(to: second) }
        let (first, second) = (parts(a), parts(b))
        guard first.count == second.count else { return false }
        return first.count == 0 || first.start == second.start && (first.count == 1 || first.step == second.step)
    }

    private func parts(_ range: Value) -> (count: BigInt, start: BigInt, step: BigInt) {
        if let wide = range.object as? WideRangeObject { return (wide.count, wide.start, wide.step) }
        return range.range.map { (BigInt($0.count), BigInt($0.start), BigInt($0.step)) } ?? (0, 0, 0)
    }

    /// `range[key]`.
    func rangeItem(_ range: RangeObject, _ key: Value) throws(Raise) -> Value {
        if let slice = key.slice {
            let part = try resolve(slice, range.count)
            func place(_ index: Int) -> Value {
                let (distance, isFar) = index.multipliedReportingOverflow(by: range.step)
                let (place, isOutside) = range.start.addingReportingOverflow(distance)
                if !isFar && !isOutside { return .int(place) }
                return Value(IntValue(BigInt(range.start) + BigInt(index) * BigInt(range.step)))
            }
            let (step, overflow) = range.step.multipliedReportingOverflow(by: part.step)
            let wide = overflow ? Value(IntValue(BigInt(range.step) * BigInt(part.step))) : .int(step)
            return makeRange(place(part.start), place(part.stop), wide)
        }
        let index = try sequenceIndex(
            key, range.count, "range indices must be integers or slices, not \(typeName(key))")
        guard index >= 0 && index < range.count else { throw error(.indexError, "range object index out of range") }
        return .int(range[index])
    }

    /// Where a range holds a value, or -1.
    /// - Complexity: O(1) for ints; others are compared one by one.
    func firstIndex(of value: Value, in range: RangeObject) throws(Raise) -> Int {
        switch value {
        case .int(let int): return range.index(of: int)
        case .bool(let bool): return range.index(of: bool ? 1 : 0)
        case .object(let object) where object.kind == .bigInt && object.customType == nil: return -1
        default:
            for index in 0..<range.count where try isEqual(.int(range[index]), value) { return index }
            return -1
        }
    }

    func defineSliceMethods() {
        let method = MethodTable(self, types.slice, .slice, SliceObject.self)
        method("__repr__") { (machine, slice, _) throws(Raise) in
            var builder = StrBuilder()
            builder.append("slice(")
            try machine.appendReprs(slice.parts, to: &builder)
            builder.append(0x29)
            return .object(builder.finish())
        }
        method("__hash__") { (machine, slice, _) throws(Raise) in .int(try machine.hashBuiltin(.object(slice))) }
        method("indices", "length, /") { (machine, slice, arguments) throws(Raise) in
            let length = try machine.clampedInteger(arguments[0])
            if length < 0 { throw machine.error(.valueError, "length should not be negative") }
            let range = try machine.resolve(slice, length)
            return .object(TupleObject([.int(range.start), .int(range.stop), .int(range.step)]))
        }
        defineComparisons(types.slice) { (machine, a, comparison, b) throws(Raise) in
            guard let a = a.slice, let b = b.slice else { return nil }
            return try machine.compareElements(a.parts, comparison, b.parts)
        }
        defineGetter(types.slice, "start") { (_, arguments) throws(Raise) in arguments[0].slice?.start ?? .none }
        defineGetter(types.slice, "stop") { (_, arguments) throws(Raise) in arguments[0].slice?.stop ?? .none }
        defineGetter(types.slice, "step") { (_, arguments) throws(Raise) in arguments[0].slice?.step ?? .none }
        defineNew(types.slice) { (machine, _, arguments) throws(Raise) -> Value in
            if arguments.keywords != nil { throw machine.error(.typeError, "slice() takes no keyword arguments") }
            guard arguments.count >= 1 && arguments.count <= 3 else {
                throw machine.wrongCount("slice", arguments.count, 1...3)
            }
            if arguments.count == 1 {
                return .object(SliceObject(start: .none, stop: arguments[0], step: .none))
            }
            let step = arguments.count == 3 ? arguments[2] : .none
            return .object(SliceObject(start: arguments[0], stop: arguments[1], step: step))
        }
    }
}

extension SliceObject {
    var parts: ContiguousArray<Value> { [start, stop, step] }
}

extension RangeObject {
    /// Where it holds an int, or -1.
    func index(of value: Int) -> Int {
        guard count > 0, step > 0 ? value >= start && value < stop : value <= start && value > stop else { return -1 }
        let distance = step > 0 ? UInt(bitPattern: value &- start) : UInt(bitPattern: start &- value)
        let (quotient, remainder) = distance.quotientAndRemainder(dividingBy: step.magnitude)
        return remainder == 0 ? Int(clamping: quotient) : -1
    }

    func isEqual(to other: RangeObject) -> Bool {
        guard count == other.count else { return false }
        if count == 0 { return true }
        return start == other.start && (count == 1 || step == other.step)
    }

    var repr: StrObject {
        StrObject(step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))")
    }
}
