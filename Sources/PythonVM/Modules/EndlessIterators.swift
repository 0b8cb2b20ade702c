/// `itertools.count`, `cycle` and `repeat`.
extension Machine {
    func defineEndlessIterators(_ module: ModuleObject) {
        let countParameters = Signature("count", "start=0, step=1")
        let count = iteratorClass(module, "count") { (machine, arguments) throws(Raise) in
            let bound = try countParameters.bind(arguments, machine)
            for index in 0..<2 where !bound[index].isUndefined && !machine.isNumber(bound[index]) {
                throw machine.error(.typeError, "a number is required")
            }
            let step = bound[1].isUndefined ? .int(1) : bound[1]
            var start = bound[0].isUndefined ? .int(0) : bound[0]
            // Where it counts by ones, True is 1.
            if case .int(1) = step, machine.isInteger(start) { start = try machine.integer(start) }
            return CountObject(start, step: step)
        }
        let countMethod = MethodTable(self, count, .iterator, CountObject.self)
        countMethod("__repr__") { (machine, count, _) throws(Raise) in
            let number = try machine.repr(count.number).string
            if case .int(1) = count.step { return machine.string("count(\(number))") }
            return machine.string("count(\(number), \(try machine.repr(count.step).string))")
        }

        iteratorClass(module, "cycle") { (machine, arguments) throws(Raise) in
            try machine.checkPositional("cycle", arguments, 1...1)
            return CycleObject(try machine.iterator(arguments[0]))
        }

        let repeatParameters = Signature("repeat", "object, times=None")
        let repeated = iteratorClass(module, "repeat") { (machine, arguments) throws(Raise) in
            let bound = try repeatParameters.bind(arguments, machine)
            if bound[1].isUndefined { return RepeatObject(bound[0], times: nil) }
            return RepeatObject(bound[0], times: max(0, try machine.sizeArgument(bound[1])))
        }
        let repeatMethod = MethodTable(self, repeated, .iterator, RepeatObject.self)
        repeatMethod("__repr__") { (machine, repeated, _) throws(Raise) in
            let element = try machine.repr(repeated.element).string
            return machine.string("repeat(\(element)\(repeated.remaining.map { ", \($0)" } ?? ""))")
        }
        repeatMethod("__length_hint__") { (machine, repeated, _) throws(Raise) in
            guard let remaining = repeated.remaining else {
                throw machine.error(.typeError, "len() of unsized object")
            }
            return .int(remaining)
        }
    }

    /// What C calls a number: it can be made an int, a float or a complex.
    func isNumber(_ value: Value) -> Bool {
        switch value {
        case .int, .float, .bool: true
        case .object(let object) where object.kind == .complex || object.kind == .bigInt: true
        default:
            !lookupSpecial(value, names.index).isUndefined || !lookupSpecial(value, names.int).isUndefined
                || !lookupSpecial(value, names.float).isUndefined
        }
    }
}

private final class CountObject: IteratorObject {
    var number: Value
    let step: Value

    init(_ start: Value, step: Value) {
        number = start
        self.step = step
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        let current = number
        if case .int(let int) = current, case .int(let step) = step {
            let (sum, overflow) = int.addingReportingOverflow(step)
            if !overflow {
                number = .int(sum)
                return current
            }
        }
        number = try machine.binary(.add, current, step)
        return current
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([number, step]) { CountObject($0[0], step: $0[1]) }
    }
}

private final class CycleObject: IteratorObject {
    /// `.undefined` once it has ended.
    private var iterator: Value
    private var saved: ContiguousArray<Value> = []
    private var index = 0

    init(_ iterator: Value) { self.iterator = iterator }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        if !iterator.isUndefined {
            let item = try machine.next(iterator)
            if !item.isUndefined {
                saved.append(item)
                return item
            }
            iterator = .undefined
        }
        if saved.isEmpty { return .undefined }
        if index >= saved.count { index = 0 }
        index += 1
        return saved[index - 1]
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(iterator)
        saved.forEach(visit)
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([iterator] + saved) { [index] parts in
            let copy = CycleObject(parts[0])
            copy.saved = ContiguousArray(parts.dropFirst())
            copy.index = index
            return copy
        }
    }
}

private final class RepeatObject: IteratorObject {
    let element: Value
    /// nil for ever.
    private(set) var remaining: Int?

    init(_ element: Value, times: Int?) {
        self.element = element
        remaining = times
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        if let remaining {
            if remaining == 0 { return .undefined }
            self.remaining = remaining - 1
        }
        return element
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) { visit(element) }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([element]) { [remaining] parts in RepeatObject(parts[0], times: remaining) }
    }
}
