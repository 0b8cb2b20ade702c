import PythonSyntax

/// `list` (Library Reference, "Sequence Types"; Data Structures, "More on Lists"). Subscripts stand in `ListSubscripts`, `sort` in
/// `ListSort`.
extension Machine {
    func defineListMethods() {
        let method = MethodTable(self, types.list, .list, ListObject.self)
        defineListChanges(method)
        defineListOperators(method)
        defineListSort(method)
        defineNew(method, empty: { ListObject([], type: $0) }) { (machine, list, arguments) throws(Raise) in
            let iterable = try machine.onlyArgument(
                "list", arguments,
                ignoringKeywords: machine.overrides(machine.names.new, list.customType, of: machine.types.list))
            _ = list.takeAll()
            if !iterable.isUndefined { try machine.extend(list, iterable) }
        }
        types.list.setAttribute(names.hash, .none)
    }

    private func defineListChanges(_ method: MethodTable<ListObject>) {
        method("append", "object, /") { (_, list, arguments) throws(Raise) in
            list.elements.append(arguments[0])
            return .none
        }
        method("extend", "iterable, /") { (machine, list, arguments) throws(Raise) in
            try machine.extend(list, arguments[0])
            return .none
        }
        method("insert", "index, object, /") { (machine, list, arguments) throws(Raise) in
            let index = try machine.sizeArgument(arguments[0])
            let count = list.elements.count
            list.change { $0.insert(arguments[1], at: index < 0 ? max(0, index + count) : min(index, count)) }
            return .none
        }
        method("pop", "index=-1, /") { (machine, list, arguments) throws(Raise) in
            if arguments[0].isUndefined, let last = list.popLast() { return last }
            var index = arguments[0].isUndefined ? -1 : try machine.sizeArgument(arguments[0])
            let count = list.elements.count
            if count == 0 { throw machine.error(.indexError, "pop from empty list") }
            if index < 0 { index += count }
            guard index >= 0 && index < count else { throw machine.error(.indexError, "pop index out of range") }
            return list.change { $0.remove(at: index) }
        }
        method("remove", "value, /") { (machine, list, arguments) throws(Raise) in
            let index = try machine.firstIndex(of: arguments[0], in: list, 0, Int.max)
            guard index >= 0, index < list.elements.count else {
                throw machine.error(.valueError, "list.remove(x): x not in list")
            }
            _ = list.change { $0.remove(at: index) }
            return .none
        }
        method("clear") { (_, list, _) throws(Raise) in
            var elements = list.takeAll()
            DeepRelease.releaseFromEnd(&elements)
            return .none
        }
        method("reverse") { (_, list, _) throws(Raise) in
            list.elements.reverse()
            return .none
        }
        method("copy") { (_, list, _) throws(Raise) in .object(ListObject(list.elements)) }
        method("count", "value, /") { (machine, list, arguments) throws(Raise) in
            var found = 0
            var index = 0
            while index < list.elements.count {
                if try machine.isEqual(list.elements[index], arguments[0]) { found += 1 }
                index += 1
            }
            return .int(found)
        }
        method("index", "value, start=0, stop=sys.maxsize, /") { (machine, list, arguments) throws(Raise) in
            let (start, stop) = try machine.bounds(arguments[1], arguments[2], list.elements.count)
            let index = try machine.firstIndex(of: arguments[0], in: list, start, stop)
            if index < 0 {
                throw machine.error(.valueError, "\(try machine.repr(arguments[0]).string) is not in list")
            }
            return .int(index)
        }
    }

    private func defineListOperators(_ method: MethodTable<ListObject>) {
        method("__len__") { (_, list, _) throws(Raise) in .int(list.elements.count) }
        method("__iter__") { (_, list, _) throws(Raise) in .object(ListIteratorObject(list)) }
        method("__reversed__") { (_, list, _) throws(Raise) in .object(ListReverseIteratorObject(list)) }
        method("__repr__") { (machine, list, _) throws(Raise) in .object(try machine.listRepr(list)) }
        method("__contains__", "key, /") { (machine, list, arguments) throws(Raise) in
            .bool(try machine.firstIndex(of: arguments[0], in: list, 0, Int.max) >= 0)
        }
        method("__getitem__", "index, /") { (machine, list, arguments) throws(Raise) in
            try machine.listItem(list, arguments[0])
        }
        method("__setitem__", "key, value, /") { (machine, list, arguments) throws(Raise) in
            try machine.setListItem(list, arguments[0], arguments[1])
            return .none
        }
        method("__delitem__", "key, /") { (machine, list, arguments) throws(Raise) in
            try machine.deleteListItem(list, arguments[0])
            return .none
        }
        method("__add__", "value, /") { (machine, list, arguments) throws(Raise) in
            guard let other = arguments[0].list else { return machine.notImplemented }
            try machine.checkSize(list.elements.count + other.elements.count, stride: 16)
            return .object(ListObject(list.elements + other.elements))
        }
        method("__iadd__", "value, /") { (machine, list, arguments) throws(Raise) in
            try machine.extend(list, arguments[0])
            return .object(list)
        }
        for name in ["__mul__", "__rmul__"] {
            method(name, "value, /") { (machine, list, arguments) throws(Raise) in
                guard let times = try machine.repetitions(arguments[0]) else { return machine.notImplemented }
                return .object(ListObject(try machine.repeated(list.elements, times)))
            }
        }
        method("__imul__", "value, /") { (machine, list, arguments) throws(Raise) in
            guard let times = try machine.repetitions(arguments[0]) else { return machine.notImplemented }
            let repeated = try machine.repeated(list.elements, times)
            list.change { $0 = repeated }
            return .object(list)
        }
        defineComparisons(types.list) { (machine, a, comparison, b) throws(Raise) in
            guard let a = a.list, let b = b.list else { return nil }
            return try machine.compareElements(a.elements, comparison, b.elements)
        }
    }
}

extension Machine {
    /// Appends what an iterable gives; what it gave before it failed stays.
    func extend(_ list: ListObject, _ iterable: Value) throws(Raise) {
        if case .object(let object) = iterable, object.customType == nil {
            switch object.kind {
            case .list: return try extend(list, unsafeDowncast(object, to: ListObject.self).elements)
            case .tuple: return try extend(list, unsafeDowncast(object, to: TupleObject.self).elements)
            case .set, .frozenset, .dict, .dictView: return try extend(list, sized: iterable)
            default: break
            }
        }
        let iterator = try iterator(iterable)
        let hint = try lengthHint(iterable, 8)
        let (total, isTooMany) = list.elements.count.addingReportingOverflow(hint)
        // As in CPython a hint that cannot be true is passed over.
        if !isTooMany {
            // What does fit into the address space is weighed as it comes.
            if total > Int.max / 8 { throw error(.memoryError, arguments: []) }
            list.reserve(hint)
        }
        while true {
            let value = try next(iterator)
            if value.isUndefined { return list.trim() }
            list.elements.append(value)
        }
    }

    private func extend(_ list: ListObject, _ elements: ContiguousArray<Value>) throws(Raise) {
        if elements.isEmpty { return }
        try checkSize(list.elements.count + elements.count, stride: 16)
        list.reserve(elements.count)
        if list.elements.isEmpty {
            list.elements = elements
        } else {
            list.elements += elements
        }
    }

    /// CPython goes over its own containers with keys by itself, and asks for the places as any other addition of many does.
    private func extend(_ list: ListObject, sized iterable: Value) throws(Raise) {
        let elements = try elements(iterable)
        try checkSize(list.elements.count + elements.count, stride: 16)
        list.change { $0 += elements }
    }

    /// Where a list first holds a value, from `start` up to `stop`, or -1. Comparing may change the list.
    func firstIndex(of value: Value, in list: ListObject, _ start: Int, _ stop: Int) throws(Raise) -> Int {
        var index = start
        while index < list.elements.count && index < stop {
            if try isEqual(list.elements[index], value) { return index }
            index += 1
        }
        return -1
    }

    func listRepr(_ list: ListObject) throws(Raise) -> StrObject {
        if list.elements.isEmpty { return intern("[]") }
        return try guardedRepr(list, nested: "[...]") { (builder) throws(Raise) in
            builder.append(0x5b)
            // The list may change while its elements are shown.
            var index = 0
            while index < list.elements.count {
                if index > 0 { builder.append(", ") }
                builder.append(try repr(list.elements[index]))
                index += 1
            }
            builder.append(0x5d)
        }
    }

    /// - Throws: MemoryError if the result is out of reach.
    func repeated(_ elements: ContiguousArray<Value>, _ times: Int) throws(Raise) -> ContiguousArray<Value> {
        if times <= 0 || elements.isEmpty { return [] }
        if times == 1 { return elements }
        if elements.count == 1 {
            try checkSize(times, stride: 16)
            return ContiguousArray(repeating: elements[0], count: times)
        }
        try checkSize(times, stride: elements.count * 16)
        var result = ContiguousArray<Value>()
        result.reserveCapacity(elements.count * times)
        for _ in 0..<times { result += elements }
        return result
    }

    /// Comparison of lists and tuples: the first elements that differ decide, then the lengths.
    func compareElements(
        _ a: ContiguousArray<Value>, _ comparison: CompareOperator, _ b: ContiguousArray<Value>
    ) throws(Raise) -> Value {
        if a.count != b.count {
            if comparison == .equal { return .bool(false) }
            if comparison == .notEqual { return .bool(true) }
        }
        try enterNative(" in comparison")
        defer { leaveNative() }
        for index in 0..<min(a.count, b.count) {
            if case .int(let x) = a[index], case .int(let y) = b[index] {
                if x == y { continue }
                return .bool(comparison.holds(x < y ? -1 : 1))
            }
            if try isEqual(a[index], b[index]) { continue }
            switch comparison {
            case .equal: return .bool(false)
            case .notEqual: return .bool(true)
            default: return try compare(a[index], comparison, b[index])
            }
        }
        return .bool(comparison.holds(a.count - b.count))
    }
}

/// `list_reverseiterator`: over a list that may change meanwhile, from its end.
final class ListReverseIteratorObject: IteratorObject {
    private var list: ListObject?
    private var index: Int

    init(_ list: ListObject) {
        self.list = list
        index = list.elements.count - 1
    }

    override var typeName: String { "list_reverseiterator" }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) { if let list { visit(.object(list)) } }

    override var lengthHint: Int { list.map { index < $0.elements.count ? index + 1 : 0 } ?? 0 }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        guard let list, index >= 0, index < list.elements.count else {
            list = nil
            return .undefined
        }
        index -= 1
        return list.elements[index + 1]
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([list.map { .object($0) } ?? .undefined]) { [index] parts in
            let copy = ListReverseIteratorObject(parts[0].list ?? ListObject())
            copy.index = index
            return copy
        }
    }
}
