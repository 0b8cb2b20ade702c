/// `itertools.takewhile`, `dropwhile`, `filterfalse`, `compress`, `islice`: some of an iterable's values.
extension Machine {
    func defineSelectingIterators(_ module: ModuleObject) {
        func predicate(_ name: String, _ make: @escaping (Value, Value) -> IteratorObject) {
            iteratorClass(module, name) { (machine, arguments) throws(Raise) in
                try machine.checkPositional(name, arguments, 2...2)
                return make(arguments[0], try machine.iterator(arguments[1]))
            }
        }
        predicate("takewhile") { TakeWhileObject($0, $1) }
        predicate("dropwhile") { DropWhileObject($0, $1) }
        predicate("filterfalse") { FilterFalseObject($0, $1) }
        let compressParameters = Signature("compress", "data, selectors")
        iteratorClass(module, "compress") { (machine, arguments) throws(Raise) in
            let bound = try compressParameters.bind(arguments, machine)
            return CompressObject(try machine.iterator(bound[0]), try machine.iterator(bound[1]))
        }
        iteratorClass(module, "islice") { (machine, arguments) throws(Raise) in
            try machine.checkPositional("islice", arguments, 2...4)
            return try machine.makeSlice(arguments)
        }
    }

    private func makeSlice(_ arguments: Arguments) throws(Raise) -> ISliceObject {
        /// -1 if it is neither None nor an int that fits.
        func part(_ index: Int, otherwise: Int) throws(Raise) -> Int {
            let value = arguments.optional(index)
            if value.isUndefined || value.isNone { return otherwise }
            guard isInteger(value) || !lookupSpecial(value, names.index).isUndefined,
                case .int(let int) = try integer(value)
            else { return -1 }
            return int
        }
        func refused(_ subject: String) -> Raise {
            error(.valueError, "\(subject) for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        }
        let hasStart = arguments.count > 2
        let start = hasStart ? try part(1, otherwise: 0) : 0
        let stop = try part(hasStart ? 2 : 1, otherwise: Int.max)
        if stop == -1 { throw refused("Stop argument") }
        if start < 0 || stop < 0 { throw refused("Indices") }
        let step = try part(3, otherwise: 1)
        if step < 1 {
            throw error(.valueError, "Step for islice() must be a positive integer or None.")
        }
        return ISliceObject(try iterator(arguments[0]), start, stop, step)
    }
}

private final class TakeWhileObject: IteratorObject {
    private let test: Value
    private let iterator: Value
    private var isDone = false

    init(_ test: Value, _ iterator: Value) {
        self.test = test
        self.iterator = iterator
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        if isDone { return .undefined }
        let item = try machine.next(iterator)
        if item.isUndefined { return item }
        if try machine.isTrue(machine.callOne(test, item)) { return item }
        isDone = true
        return .undefined
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(test)
        visit(iterator)
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([test, iterator]) { [isDone] parts in
            let copy = TakeWhileObject(parts[0], parts[1])
            copy.isDone = isDone
            return copy
        }
    }
}

private final class DropWhileObject: IteratorObject {
    private let test: Value
    private let iterator: Value
    private var hasBegun = false

    init(_ test: Value, _ iterator: Value) {
        self.test = test
        self.iterator = iterator
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        while true {
            let item = try machine.next(iterator)
            if hasBegun || item.isUndefined { return item }
            if try !machine.isTrue(machine.callOne(test, item)) {
                hasBegun = true
                return item
            }
            try machine.tick()
        }
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(test)
        visit(iterator)
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([test, iterator]) { [hasBegun] parts in
            let copy = DropWhileObject(parts[0], parts[1])
            copy.hasBegun = hasBegun
            return copy
        }
    }
}

private final class FilterFalseObject: IteratorObject {
    /// None and `bool` stand for truth itself.
    private let test: Value
    private let iterator: Value

    init(_ test: Value, _ iterator: Value) {
        self.test = test
        self.iterator = iterator
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        while true {
            let item = try machine.next(iterator)
            if item.isUndefined { return item }
            if try !machine.isTrue(test.isNone ? item : machine.callOne(test, item)) { return item }
            try machine.tick()
        }
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(test)
        visit(iterator)
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([test, iterator]) { FilterFalseObject($0[0], $0[1]) }
    }
}

private final class CompressObject: IteratorObject {
    private let data: Value
    private let selectors: Value

    init(_ data: Value, _ selectors: Value) {
        self.data = data
        self.selectors = selectors
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        while true {
            let item = try machine.next(data)
            if item.isUndefined { return item }
            let selector = try machine.next(selectors)
            if selector.isUndefined { return selector }
            if try machine.isTrue(selector) { return item }
            try machine.tick()
        }
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(data)
        visit(selectors)
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([data, selectors]) { CompressObject($0[0], $0[1]) }
    }
}

private final class ISliceObject: IteratorObject {
    /// `.undefined` once it has ended.
    private var iterator: Value
    /// How many values were taken.
    private var count = 0
    /// Which value comes next.
    private var wanted: Int
    private let stop: Int
    private let step: Int

    init(_ iterator: Value, _ start: Int, _ stop: Int, _ step: Int) {
        self.iterator = iterator
        wanted = start
        self.stop = stop
        self.step = step
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        let source = iterator
        if source.isUndefined { return source }
        while count < wanted {
            if try machine.next(source).isUndefined { return end() }
            count += 1
            try machine.tick()
        }
        if count >= stop { return end() }
        let item = try machine.next(source)
        if item.isUndefined { return end() }
        count += 1
        let (next, overflow) = wanted.addingReportingOverflow(step)
        wanted = overflow || next > stop ? stop : next
        return item
    }

    private func end() -> Value {
        iterator = .undefined
        return .undefined
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) { visit(iterator) }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([iterator]) { [count, wanted, stop, step] parts in
            let copy = ISliceObject(parts[0], wanted, stop, step)
            copy.count = count
            return copy
        }
    }
}
