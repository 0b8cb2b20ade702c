/// `itertools.chain`, `starmap`, `accumulate`, `pairwise`, `batched`, `zip_longest`.
extension Machine {
    func defineJoiningIterators(_ module: ModuleObject) {
        let chain = iteratorClass(module, "chain") { (machine, arguments) throws(Raise) in
            if arguments.keywords != nil { throw machine.error(.typeError, "chain() takes no keyword arguments") }
            let iterables = ContiguousArray(arguments.positional)
            return ChainObject(.object(ValuesIteratorObject(iterables, typeName: "tuple_iterator")))
        }
        defineClassMethod(chain, "from_iterable") { [unowned chain] (machine, arguments) throws(Raise) in
            guard arguments.count == 2 else {
                throw machine.error(
                    .typeError, "chain.from_iterable() takes exactly one argument (\(arguments.count - 1) given)")
            }
            let made = ChainObject(try machine.iterator(arguments[1]))
            made.customType = arguments[0].type ?? chain
            return .object(made)
        }
        defineClassGetItem(chain)
        iteratorClass(module, "starmap") { (machine, arguments) throws(Raise) in
            try machine.checkPositional("starmap", arguments, 2...2)
            return StarMapObject(arguments[0], try machine.iterator(arguments[1]))
        }
        let accumulateParameters = Signature("accumulate", "iterable, func=None, *, initial=None")
        iteratorClass(module, "accumulate") { (machine, arguments) throws(Raise) in
            let bound = try accumulateParameters.bind(arguments, machine)
            return AccumulateObject(
                try machine.iterator(bound[0]), bound[1].isUndefined ? .none : bound[1],
                initial: bound[2].isNone ? .undefined : bound[2])
        }
        iteratorClass(module, "pairwise") { (machine, arguments) throws(Raise) in
            try machine.checkPositional("pairwise", arguments, 1...1)
            return PairwiseObject(try machine.iterator(arguments[0]))
        }
        let batchedParameters = Signature("batched", "iterable, n, *, strict=False")
        iteratorClass(module, "batched") { (machine, arguments) throws(Raise) in
            let bound = try batchedParameters.bind(arguments, machine)
            let size = try machine.sizeArgument(bound[1])
            let isStrict = bound[2].isUndefined ? false : try machine.isTrue(bound[2])
            if size < 1 { throw machine.error(.valueError, "n must be at least one") }
            return BatchedObject(try machine.iterator(bound[0]), size, isStrict: isStrict)
        }
        iteratorClass(module, "zip_longest") { (machine, arguments) throws(Raise) in
            var fill = Value.none
            for (index, keyword) in (arguments.keywords?.elements ?? []).enumerated() {
                guard keyword.str?.string == "fillvalue" else {
                    throw machine.error(.typeError, "zip_longest() got an unexpected keyword argument")
                }
                fill = arguments[arguments.count + index]
            }
            return ZipLongestObject(try machine.iterators(arguments), fill: fill)
        }
    }
}

private final class ChainObject: IteratorObject {
    /// Of the iterables; `.undefined` once it has ended.
    private var source: Value
    private var current = Value.undefined

    init(_ source: Value) { self.source = source }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        while !source.isUndefined {
            if current.isUndefined {
                do throws(Raise) {
                    let iterable = try machine.next(source)
                    if iterable.isUndefined {
                        source = .undefined
                        return .undefined
                    }
                    current = try machine.iterator(iterable)
                } catch {
                    source = .undefined
                    throw error
                }
            }
            let item = try machine.next(current)
            if !item.isUndefined { return item }
            current = .undefined
            try machine.tick()
        }
        return .undefined
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(source)
        visit(current)
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([source, current]) { parts in
            let copy = ChainObject(parts[0])
            copy.current = parts[1]
            return copy
        }
    }
}

private final class StarMapObject: IteratorObject {
    private let function: Value
    private let iterator: Value

    init(_ function: Value, _ iterator: Value) {
        self.function = function
        self.iterator = iterator
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        let item = try machine.next(iterator)
        if item.isUndefined { return item }
        return try machine.call(function, Array(machine.elements(item)))
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(function)
        visit(iterator)
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([function, iterator]) { StarMapObject($0[0], $0[1]) }
    }
}

private final class AccumulateObject: IteratorObject {
    private let iterator: Value
    /// None for addition.
    private let function: Value
    private var initial: Value
    private var total = Value.undefined

    init(_ iterator: Value, _ function: Value, initial: Value) {
        self.iterator = iterator
        self.function = function
        self.initial = initial
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        if !initial.isUndefined {
            total = initial
            initial = .undefined
            return total
        }
        let item = try machine.next(iterator)
        if item.isUndefined { return item }
        if total.isUndefined {
            total = item
        } else {
            total = try function.isNone ? machine.binary(.add, total, item) : machine.call(function, [total, item])
        }
        return total
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        for value in [iterator, function, initial, total] { visit(value) }
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([iterator, function, initial, total]) { parts in
            let copy = AccumulateObject(parts[0], parts[1], initial: parts[2])
            copy.total = parts[3]
            return copy
        }
    }
}

private final class PairwiseObject: IteratorObject {
    /// `.undefined` once it has ended.
    private var iterator: Value
    private var old = Value.undefined

    init(_ iterator: Value) { self.iterator = iterator }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        if iterator.isUndefined { return .undefined }
        // Asking may use this very iterator; the pair has what was there before.
        var first = old
        if first.isUndefined {
            first = try machine.next(iterator)
            old = first
            if first.isUndefined || iterator.isUndefined { return end() }
        }
        let second = try machine.next(iterator)
        if second.isUndefined { return end() }
        old = second
        return .object(TupleObject([first, second]))
    }

    private func end() -> Value {
        iterator = .undefined
        old = .undefined
        return .undefined
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(iterator)
        visit(old)
    }
}

private final class BatchedObject: IteratorObject {
    /// `.undefined` once it has ended.
    private var iterator: Value
    private let size: Int
    private let isStrict: Bool

    init(_ iterator: Value, _ size: Int, isStrict: Bool) {
        self.iterator = iterator
        self.size = size
        self.isStrict = isStrict
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        let source = iterator
        if source.isUndefined { return .undefined }
        var items = ContiguousArray<Value>()
        while items.count < size {
            let item: Value
            do throws(Raise) {
                item = try machine.next(source)
            } catch {
                iterator = .undefined
                throw error
            }
            if item.isUndefined {
                iterator = .undefined
                break
            }
            items.append(item)
            try machine.tick()
        }
        if items.isEmpty { return .undefined }
        if isStrict && items.count < size {
            throw machine.error(.valueError, "batched(): incomplete batch")
        }
        return .object(TupleObject(items))
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) { visit(iterator) }
}

private final class ZipLongestObject: IteratorObject {
    /// `.undefined` for those that have ended.
    private var iterators: ContiguousArray<Value>
    private var active: Int
    private let fill: Value

    init(_ iterators: ContiguousArray<Value>, fill: Value) {
        self.iterators = iterators
        active = iterators.count
        self.fill = fill
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        if active == 0 { return .undefined }
        var items = ContiguousArray<Value>()
        items.reserveCapacity(iterators.count)
        for index in iterators.indices {
            let iterator = iterators[index]
            var item = Value.undefined
            if !iterator.isUndefined {
                do throws(Raise) {
                    item = try machine.next(iterator)
                } catch {
                    active = 0
                    throw error
                }
                if item.isUndefined {
                    active -= 1
                    if active <= 0 { return .undefined }
                    iterators[index] = .undefined
                }
            }
            items.append(item.isUndefined ? fill : item)
        }
        return .object(TupleObject(items))
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        iterators.forEach(visit)
        visit(fill)
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([fill] + iterators) { [active] parts in
            let copy = ZipLongestObject(ContiguousArray(parts.dropFirst()), fill: parts[0])
            copy.active = active
            return copy
        }
    }
}
