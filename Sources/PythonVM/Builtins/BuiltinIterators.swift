/// `enumerate`, `zip`, `map`, `filter` and `reversed`: classes whose instances are iterators.
extension Machine {
    func defineIteratorTypes() {
        iteratorType("enumerate") { (machine, arguments) throws(Raise) in try machine.makeEnumerate(arguments) }
        iteratorType("zip") { (machine, arguments) throws(Raise) in try machine.makeZip(arguments) }
        iteratorType("map") { (machine, arguments) throws(Raise) in
            if arguments.keywords != nil { throw machine.error(.typeError, "map() takes no keyword arguments") }
            if arguments.count < 2 { throw machine.error(.typeError, "map() must have at least two arguments.") }
            return .object(MapObject(arguments[0], try machine.iterators(arguments.dropFirst)))
        }
        iteratorType("filter") { (machine, arguments) throws(Raise) in
            if arguments.keywords != nil { throw machine.error(.typeError, "filter() takes no keyword arguments") }
            if arguments.count != 2 { throw machine.wrongCount("filter", arguments.count, 2...2) }
            return .object(FilterObject(arguments[0], try machine.iterator(arguments[1])))
        }
        iteratorType("reversed") { (machine, arguments) throws(Raise) in
            if arguments.keywords != nil { throw machine.error(.typeError, "reversed() takes no keyword arguments") }
            if arguments.count != 1 { throw machine.wrongCount("reversed", arguments.count, 1...1) }
            return try machine.makeReversed(arguments[0])
        }
    }

    /// A built-in class of iterators that programs call by name.
    private func iteratorType(
        _ name: String, _ make: @escaping (Machine, Arguments) throws(Raise) -> Value
    ) {
        let type = types.iterator(named: name)
        type.isBase = true
        defineNew(type) { (machine, subclass, arguments) throws(Raise) -> Value in
            var arguments = arguments
            // A subclass may have an `__init__` that takes keywords of its own.
            if let subclass, !machine.hasObjectInitialize(subclass), name != "enumerate", name != "zip" {
                arguments = Arguments(base: arguments.base, count: arguments.count)
            }
            let iterator = try make(machine, arguments)
            if let subclass, case .object(let object) = iterator { object.customType = subclass }
            return iterator
        }
        builtins.set(intern(name), .object(type))
    }

    private func iterators(_ arguments: Arguments) throws(Raise) -> [Value] {
        var iterators: [Value] = []
        for index in 0..<arguments.count { iterators.append(try iterator(arguments[index])) }
        return iterators
    }

    private func makeEnumerate(_ arguments: Arguments) throws(Raise) -> Value {
        let named = arguments.keywords?.count ?? 0
        let total = arguments.count + named
        if total > 2 { throw error(.typeError, "enumerate() takes at most 2 arguments (\(total) given)") }
        var iterable = arguments.optional(0)
        var start = arguments.optional(1)
        for (index, keyword) in (arguments.keywords?.elements ?? []).enumerated() {
            let value = arguments[arguments.count + index]
            switch keyword.str?.string {
            case "iterable" where iterable.isUndefined: iterable = value
            case "start" where start.isUndefined: start = value
            default:
                throw error(
                    .typeError, "'\(keyword.str?.string ?? "")' is an invalid keyword argument for enumerate()")
            }
        }
        if iterable.isUndefined {
            throw error(.typeError, "enumerate() missing required argument 'iterable'")
        }
        let first = start.isUndefined ? .int(0) : try integer(start)
        return .object(EnumerateObject(try iterator(iterable), first))
    }

    private func makeZip(_ arguments: Arguments) throws(Raise) -> Value {
        var isStrict = false
        for (index, keyword) in (arguments.keywords?.elements ?? []).enumerated() {
            guard keyword.str?.string == "strict" else {
                throw error(.typeError, "zip() got an unexpected keyword argument '\(keyword.str?.string ?? "")'")
            }
            isStrict = try isTrue(arguments[arguments.count + index])
        }
        return .object(ZipObject(try iterators(arguments), isStrict: isStrict))
    }

    private func makeReversed(_ value: Value) throws(Raise) -> Value {
        let method = lookupSpecial(value, intern("__reversed__"))
        if method.isNone || value.dict != nil && method.isUndefined {
            throw error(.typeError, "'\(typeName(value))' object is not reversible")
        }
        if !method.isUndefined { return try callFound(method, value, []) }
        guard !lookupSpecial(value, names.getItem).isUndefined else {
            throw error(.typeError, "'\(typeName(value))' object is not reversible")
        }
        return .object(ReversedObject(value, try length(value)))
    }
}

/// `enumerate`.
private final class EnumerateObject: IteratorObject {
    private let iterator: Value
    /// The next number: an int of any size.
    private var number: Value
    private var pairs = PairMaker()

    init(_ iterator: Value, _ start: Value) {
        self.iterator = iterator
        number = start
    }

    override var typeName: String { "enumerate" }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(iterator)
        visit(number)
        pairs.forEachReference(visit)
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        let item = try machine.next(iterator)
        if item.isUndefined { return .undefined }
        let current = number
        if case .int(let int) = current, int < Int.max {
            number = .int(int + 1)
        } else {
            number = try machine.binary(.add, current, .int(1))
        }
        return pairs.make(current, item)
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([iterator, number]) { EnumerateObject($0[0], $0[1]) }
    }
}

/// `zip`.
private final class ZipObject: IteratorObject {
    private let iterators: [Value]
    private let first: Value
    private let second: Value
    private let isStrict: Bool
    private var pairs = PairMaker()

    init(_ iterators: [Value], isStrict: Bool) {
        self.iterators = iterators
        first = iterators.first ?? .undefined
        second = iterators.count > 1 ? iterators[1] : .undefined
        self.isStrict = isStrict
    }

    override var typeName: String { "zip" }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        iterators.forEach(visit)
        visit(first)
        visit(second)
        pairs.forEachReference(visit)
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        if iterators.isEmpty { return .undefined }
        if iterators.count == 2 && !isStrict {
            let one = try machine.next(first)
            if one.isUndefined { return .undefined }
            let other = try machine.next(second)
            return other.isUndefined ? .undefined : pairs.make(one, other)
        }
        var items = ContiguousArray<Value>()
        items.reserveCapacity(iterators.count)
        for (index, iterator) in iterators.enumerated() {
            let item = try machine.next(iterator)
            if item.isUndefined {
                if isStrict { try checkAllEnded(machine, index) }
                return .undefined
            }
            items.append(item)
        }
        return .object(TupleObject(items))
    }

    /// ValueError unless all others ended with the iterator at `index`.
    private func checkAllEnded(_ machine: Machine, _ index: Int) throws(Raise) {
        func others(_ count: Int) -> String { count == 1 ? "argument 1" : "arguments 1-\(count)" }
        if index > 0 {
            throw machine.error(.valueError, "zip() argument \(index + 1) is shorter than \(others(index))")
        }
        for other in iterators.indices.dropFirst() where try !machine.next(iterators[other]).isUndefined {
            throw machine.error(.valueError, "zip() argument \(other + 1) is longer than \(others(other))")
        }
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint(iterators) { [isStrict] parts in ZipObject(parts, isStrict: isStrict) }
    }
}

/// `map`.
private final class MapObject: IteratorObject {
    private let function: Value
    private let iterators: [Value]

    init(_ function: Value, _ iterators: [Value]) {
        self.function = function
        self.iterators = iterators
    }

    override var typeName: String { "map" }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(function)
        iterators.forEach(visit)
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        if iterators.count == 1 {
            let item = try machine.next(iterators[0])
            return item.isUndefined ? item : try machine.callOne(function, item)
        }
        var items: [Value] = []
        items.reserveCapacity(iterators.count)
        for iterator in iterators {
            let item = try machine.next(iterator)
            if item.isUndefined { return .undefined }
            items.append(item)
        }
        return try machine.call(function, items)
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([function] + iterators) { MapObject($0[0], Array($0.dropFirst())) }
    }
}

/// `filter`.
private final class FilterObject: IteratorObject {
    /// `None` stands for truth itself.
    private let test: Value
    private let iterator: Value

    init(_ test: Value, _ iterator: Value) {
        self.test = test
        self.iterator = iterator
    }

    override var typeName: String { "filter" }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(test)
        visit(iterator)
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        while true {
            let item = try machine.next(iterator)
            if item.isUndefined { return .undefined }
            let isKept = try machine.isTrue(test.isNone ? item : try machine.callOne(test, item))
            if isKept { return item }
        }
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([test, iterator]) { FilterObject($0[0], $0[1]) }
    }
}

/// `reversed` of a sequence without `__reversed__`.
private final class ReversedObject: IteratorObject {
    /// Undefined once it has ended: the iterator lets go of it.
    private var sequence: Value
    private var remaining: Int

    init(_ sequence: Value, _ count: Int) {
        self.sequence = sequence
        remaining = count
    }

    override var typeName: String { "reversed" }

    override var lengthHint: Int { remaining }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        if remaining > 0 {
            remaining -= 1
            do throws(Raise) {
                return try machine.subscript(sequence, .int(remaining))
            } catch {
                guard machine.catches(error, .indexError) || machine.catches(error, .stopIteration) else { throw error }
                remaining = 0
            }
        }
        sequence = .undefined
        return .undefined
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([sequence]) { [remaining] parts in ReversedObject(parts[0], remaining) }
    }
}
