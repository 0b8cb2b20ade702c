import PythonSyntax

/// The methods of `collections.deque` (Library Reference, "deque objects").
extension Machine {
    func defineDeque(_ module: ModuleObject) {
        let type = moduleClass(module, "deque", in: "collections")
        let method = MethodTable(self, type, .native, DequeObject.self)
        let parameters = Signature("deque", "iterable=(), maxlen=None")
        type.call = { [unowned type] (machine, arguments) throws(Raise) -> Value in
            let deque = DequeObject()
            deque.customType = type
            try machine.initialize(deque, try parameters.bind(arguments, machine))
            return .object(deque)
        }
        defineStatic(type, "__new__") { [unowned type] (machine, arguments) throws(Raise) -> Value in
            guard let wanted = arguments.optional(0).type, wanted.isSubtype(of: type) else {
                throw machine.error(.typeError, "deque.__new__(X): X is not a subtype of deque")
            }
            let deque = DequeObject()
            deque.customType = wanted
            return .object(deque)
        }
        method.raw("__init__") { (machine, deque, arguments) throws(Raise) in
            try machine.initialize(deque, try parameters.bind(arguments, machine))
            return .none
        }
        type.setAttribute(names.hash, .none)
        type.setCollectionKind(.sequence)
        type.hasWeakReferences = true
        defineAttribute(type, "maxlen") { (_, value) throws(Raise) in
            (value.object as? DequeObject)?.greatestCount.map { .int($0) } ?? .none
        }
        defineClassGetItem(type)
        defineDequeEnds(method)
        defineDequeSearch(method)
        defineDequeItems(method)
        defineDequeOperators(method)
        defineDequeIterators(module, method)
    }

    private func initialize(_ deque: DequeObject, _ arguments: BoundArguments) throws(Raise) {
        var greatest: Int?
        if !arguments[1].isUndefined && !arguments[1].isNone {
            guard isInteger(arguments[1]) else { throw error(.typeError, "an integer is required") }
            greatest = try sizeArgument(arguments[1])
            if let greatest, greatest < 0 { throw error(.valueError, "maxlen must be non-negative") }
        }
        deque.greatestCount = greatest
        deque.removeAll()
        if !arguments[0].isUndefined { try extend(deque, arguments[0]) }
    }

    private func extend(_ deque: DequeObject, _ iterable: Value, atStart: Bool = false) throws(Raise) {
        if iterable.object === deque {
            deque.willExtend(atStart: atStart)
            for value in deque.elements { if atStart { deque.prepend(value) } else { deque.append(value) } }
            return
        }
        let iterator = try iterator(iterable)
        deque.willExtend(atStart: atStart)
        while true {
            let item = try next(iterator)
            if item.isUndefined { return }
            if atStart { deque.prepend(item) } else { deque.append(item) }
            try tick()
        }
    }

    private func defineDequeEnds(_ method: MethodTable<DequeObject>) {
        method("append", "item, /") { (_, deque, arguments) throws(Raise) in
            deque.append(arguments[0])
            return .none
        }
        method("appendleft", "item, /") { (_, deque, arguments) throws(Raise) in
            deque.prepend(arguments[0])
            return .none
        }
        method("extend", "iterable, /") { (machine, deque, arguments) throws(Raise) in
            try machine.extend(deque, arguments[0])
            return .none
        }
        method("extendleft", "iterable, /") { (machine, deque, arguments) throws(Raise) in
            try machine.extend(deque, arguments[0], atStart: true)
            return .none
        }
        method("pop") { (machine, deque, _) throws(Raise) in
            guard let value = deque.popLast() else { throw machine.error(.indexError, "pop from an empty deque") }
            return value
        }
        method("popleft") { (machine, deque, _) throws(Raise) in
            guard let value = deque.popFirst() else { throw machine.error(.indexError, "pop from an empty deque") }
            return value
        }
        method("clear") { (_, deque, _) throws(Raise) in
            deque.removeAll()
            return .none
        }
        method("rotate", "n=1, /") { (machine, deque, arguments) throws(Raise) in
            deque.rotate(arguments[0].isUndefined ? 1 : try machine.sizeArgument(arguments[0]))
            return .none
        }
        method("reverse") { (_, deque, _) throws(Raise) in
            deque.reverse()
            return .none
        }
        for name in ["copy", "__copy__"] {
            method(name) { (machine, deque, _) throws(Raise) in .object(try machine.copy(deque)) }
        }
    }

    private func copy(_ deque: DequeObject) throws(Raise) -> PyObject {
        let type = typeOf(.object(deque))
        if !type.isUserDefined {
            let made = DequeObject()
            made.customType = type
            made.greatestCount = deque.greatestCount
            made.fill(from: deque)
            return made
        }
        let limit = deque.greatestCount.map { [Value.int($0)] } ?? []
        let made = try call(.object(type), [.object(deque)] + limit)
        guard let copy = made.object as? DequeObject else {
            throw error(
                .typeError, "\(type.name)() must return a deque, not \(typeName(made))")
        }
        return copy
    }

    private func defineDequeSearch(_ method: MethodTable<DequeObject>) {
        method("count", "value, /") { (machine, deque, arguments) throws(Raise) in
            var count = 0
            try machine.search(deque, arguments[0], 0, Int.max) { _ in
                count += 1
                return false
            }
            return .int(count)
        }
        method("__contains__", "key, /") { (machine, deque, arguments) throws(Raise) in
            .bool(try machine.search(deque, arguments[0], 0, Int.max) { _ in true })
        }
        method("index", "value, start=0, stop=9223372036854775807, /") { (machine, deque, arguments) throws(Raise) in
            var start = arguments[1].isUndefined ? 0 : try machine.sliceIndex(arguments[1])
            var stop = arguments[2].isUndefined ? Int.max : try machine.sliceIndex(arguments[2])
            if start < 0 { start = max(0, start + deque.count) }
            if stop < 0 { stop = max(0, stop + deque.count) }
            var found = -1
            try machine.search(deque, arguments[0], start, stop) {
                found = $0
                return true
            }
            if found >= 0 { return .int(found) }
            throw machine.error(.valueError, "\(try machine.repr(arguments[0]).string) is not in deque")
        }
        method("remove", "value, /") { (machine, deque, arguments) throws(Raise) in
            let version = deque.version
            for index in 0..<deque.count {
                let isEqual = try machine.isEqual(deque[index], arguments[0])
                if deque.version != version {
                    throw machine.error(.indexError, "deque mutated during remove().")
                }
                if isEqual {
                    deque.remove(at: index)
                    return .none
                }
            }
            throw machine.error(.valueError, "\(try machine.repr(arguments[0]).string) is not in deque")
        }
    }

    /// Calls `body` with the index of each element that equals a value, until it answers true.
    @discardableResult
    private func search(
        _ deque: DequeObject, _ value: Value, _ start: Int, _ stop: Int, _ body: (Int) -> Bool
    ) throws(Raise) -> Bool {
        let version = deque.version
        for index in min(start, deque.count)..<max(min(start, deque.count), min(stop, deque.count)) {
            let isEqual = try isEqual(deque[index], value)
            if deque.version != version { throw error(.runtimeError, "deque mutated during iteration") }
            if isEqual, body(index) { return true }
        }
        return false
    }

    private func defineDequeItems(_ method: MethodTable<DequeObject>) {
        func place(_ machine: Machine, _ deque: DequeObject, _ key: Value) throws(Raise) -> Int {
            guard machine.isInteger(key) || !machine.lookupSpecial(key, machine.names.index).isUndefined else {
                throw machine.error(.typeError, "sequence index must be integer, not '\(machine.typeName(key))'")
            }
            let index = try machine.index(key)
            let place = index < 0 ? index + deque.count : index
            guard place >= 0, place < deque.count else {
                throw machine.error(.indexError, "deque index out of range")
            }
            return place
        }
        method("__len__") { (_, deque, _) throws(Raise) in .int(deque.count) }
        method("__getitem__", "key, /") { (machine, deque, arguments) throws(Raise) in
            deque[try place(machine, deque, arguments[0])]
        }
        method("__setitem__", "key, value, /") { (machine, deque, arguments) throws(Raise) in
            deque[try place(machine, deque, arguments[0])] = arguments[1]
            return .none
        }
        method("__delitem__", "key, /") { (machine, deque, arguments) throws(Raise) in
            deque.remove(at: try place(machine, deque, arguments[0]))
            return .none
        }
        method("insert", "index, value, /") { (machine, deque, arguments) throws(Raise) in
            let index = try machine.sizeArgument(arguments[0])
            if let greatest = deque.greatestCount, deque.count >= greatest {
                throw machine.error(.indexError, "deque already at its maximum size")
            }
            deque.insert(arguments[1], at: index)
            return .none
        }
    }

    private func defineDequeOperators(_ method: MethodTable<DequeObject>) {
        method("__repr__") { (machine, deque, _) throws(Raise) in
            .object(
                try machine.guardedRepr(deque, nested: "[...]") { (builder) throws(Raise) in
                    builder.append("\(machine.typeOf(.object(deque)).name)([")
                    try machine.appendReprs(deque.elements, to: &builder)
                    builder.append("]")
                    if let greatest = deque.greatestCount { builder.append(", maxlen=\(greatest)") }
                    builder.append(")")
                })
        }
        method("__add__", "value, /") { (machine, deque, arguments) throws(Raise) in
            guard let other = arguments[0].object as? DequeObject else { return machine.notImplemented }
            guard let made = try machine.copy(deque) as? DequeObject else { return .none }
            try machine.extend(made, .object(other))
            return .object(made)
        }
        method("__iadd__", "value, /") { (machine, deque, arguments) throws(Raise) in
            try machine.extend(deque, arguments[0])
            return .object(deque)
        }
        for name in ["__mul__", "__rmul__", "__imul__"] {
            method(name, "value, /") { (machine, deque, arguments) throws(Raise) in
                guard
                    machine.isInteger(arguments[0])
                        || !machine.lookupSpecial(arguments[0], machine.names.index).isUndefined
                else { return machine.notImplemented }
                let times = max(0, try machine.index(arguments[0]))
                let (total, overflow) = deque.count.multipliedReportingOverflow(by: times)
                // Of a bounded one only the last repetitions are left.
                let needed = deque.greatestCount.map { min(total, $0 + deque.count) } ?? total
                if overflow && deque.greatestCount == nil { throw machine.error(.memoryError, arguments: []) }
                try machine.checkSize(overflow ? 0 : needed, stride: 16)
                let target = name == "__imul__" ? deque : try machine.copy(deque) as? DequeObject
                target?.repeat(times)
                return target.map { .object($0) } ?? .none
            }
        }
        method("__reduce__") { (machine, deque, _) throws(Raise) in
            let arguments: [Value] =
                deque.greatestCount.map { [.object(TupleObject([] as ContiguousArray)), .int($0)] } ?? []
            let state = deque.attributes.map { $0.count > 0 ? Value.object($0) : .none } ?? .none
            return .object(
                TupleObject([
                    .object(machine.typeOf(.object(deque))), .object(TupleObject(arguments)), state,
                    try machine.iterator(.object(deque)),
                ]))
        }
        defineComparisons(method.type) { (machine, a, comparison, b) throws(Raise) in
            guard let first = a.object as? DequeObject, let second = b.object as? DequeObject else { return nil }
            if first === second, comparison == .equal || comparison == .notEqual {
                return .bool(comparison == .equal)
            }
            let versions = (first.version, second.version)
            let answer = try machine.compareElements(first.elements, comparison, second.elements)
            if versions != (first.version, second.version) {
                throw machine.error(.runtimeError, "deque mutated during iteration")
            }
            return answer
        }
    }

    private func defineDequeIterators(_ module: ModuleObject, _ method: MethodTable<DequeObject>) {
        for (name, special, isReversed) in [
            ("_deque_iterator", "__iter__", false), ("_deque_reverse_iterator", "__reversed__", true),
        ] {
            let type = moduleClass(
                module, name, in: "collections", layout: .iterator, namespace: types.iteratorPrototype.namespace.copy())
            type.isBase = false
            let iteratorMethod = MethodTable(self, type, .iterator, DequeIteratorObject.self)
            iteratorMethod("__length_hint__") { (_, iterator, _) throws(Raise) in .int(iterator.remaining) }
            let parameters = Signature(name, "deque, index=0, /")
            defineNew(type) { [unowned type] (machine, _, arguments) throws(Raise) -> Value in
                let bound = try parameters.bind(arguments, machine)
                guard let deque = bound[0].object as? DequeObject else {
                    throw machine.wrongArgument(name, "1", "collections.deque", bound[0])
                }
                let skipped = bound[1].isUndefined ? 0 : try machine.sizeArgument(bound[1])
                let made = DequeIteratorObject(deque, isReversed: isReversed, skipping: skipped)
                made.customType = type
                return .object(made)
            }
            method(special) { (_, deque, _) throws(Raise) in
                let made = DequeIteratorObject(deque, isReversed: isReversed)
                made.customType = type
                return .object(made)
            }
        }
    }
}
