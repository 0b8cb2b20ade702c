/// `list.sort` and `sorted` (Sorting Techniques; Library Reference, `list.sort`).
extension Machine {
    func defineListSort(_ method: MethodTable<ListObject>) {
        method("sort", "*, key=None, reverse=False") { (machine, list, arguments) throws(Raise) in
            let reverse = arguments[1].isUndefined ? false : try machine.isTrue(arguments[1])
            try machine.sort(list, key: arguments[0], reverse: reverse)
            return .none
        }
    }

    /// Sorts a list in place. While it is being sorted it is empty; after an error it holds its elements in some order.
    public func sort(_ list: ListObject, key: Value, reverse: Bool) throws(Raise) {
        let values = list.elements
        list.elements = []
        let places = list.places
        list.places = ListObject.unsettled
        var result = values
        defer {
            // Python's own wording of the error for what is done to the list meanwhile comes after the sorting.
            list.elements = result
            list.places = places
        }
        try sortElements(&result, key: key, reverse: reverse)
        if list.places != ListObject.unsettled || !list.elements.isEmpty {
            throw error(.valueError, "list modified during sort")
        }
    }

    private func sortElements(_ values: inout ContiguousArray<Value>, key: Value, reverse: Bool) throws(Raise) {
        var keys = values
        if !key.isUndefined && !key.isNone {
            for index in keys.indices { keys[index] = try callOne(key, values[index]) }
        }
        guard values.count > 1 else { return }
        if reverse {
            // The last of equal elements comes first, and first again when all is turned around.
            keys.reverse()
            values.reverse()
        }
        defer { if reverse { values.reverse() } }
        guard values.count <= Int(Int32.max) else { throw error(.memoryError, arguments: []) }
        switch KeyKind(keys) {
        case .int:
            try order(&values, ContiguousArray(keys.map { $0.smallInt }), IntOrder())
        case .float:
            try order(&values, ContiguousArray(keys.map { $0.double }), FloatOrder())
        case .str:
            let texts = keys.compactMap(\.str)
            if texts.allSatisfy({ $0.width == 1 }) {
                try order(&values, ContiguousArray(texts.map(PrefixedText.init)), PrefixOrder())
            } else {
                try order(&values, ContiguousArray(texts.map(Unmanaged.passUnretained)), StrOrder())
            }
            withExtendedLifetime(keys) {}
        case .mixed: try order(&values, keys, ValueOrder(machine: self))
        }
    }

    /// Puts values into the order of their keys.
    private func order<Order: SortOrder, Key>(
        _ values: inout ContiguousArray<Value>, _ keys: ContiguousArray<Key>, _ order: Order
    ) throws(Raise) where Order.Element == Keyed<Key> {
        var keyed = ContiguousArray<Keyed<Key>>()
        keyed.reserveCapacity(keys.count)
        for (index, key) in keys.enumerated() { keyed.append(Keyed(key: key, index: Int32(index))) }
        var sort = TimSort(keyed, order)
        defer {
            let old = values
            for (position, element) in sort.elements.enumerated() { values[position] = old[Int(element.index)] }
        }
        try sort.sort()
    }
}

/// A key, and where the element that it belongs to stood.
private struct Keyed<Key> {
    let key: Key
    let index: Int32
}

/// What all keys are, so that comparing them runs no Python code.
private enum KeyKind {
    case int, float, str, mixed

    init(_ keys: ContiguousArray<Value>) {
        func kind(_ key: Value) -> KeyKind {
            switch key {
            case .int: .int
            case .float: .float
            case .object(let object): object.kind == .str && object.customType == nil ? .str : .mixed
            default: .mixed
            }
        }
        guard let first = keys.first else {
            self = .mixed
            return
        }
        let wanted = kind(first)
        self = keys.allSatisfy { kind($0) == wanted } ? wanted : .mixed
    }
}

extension Value {
    /// The number of an `.int`, else 0.
    fileprivate var smallInt: Int {
        if case .int(let int) = self { return int }
        return 0
    }

    /// The number of a `.float`, else 0.
    fileprivate var double: Double {
        if case .float(let double) = self { return double }
        return 0
    }
}

private struct IntOrder: SortOrder {
    @inline(__always) func isLess(_ a: Keyed<Int>, _ b: Keyed<Int>) throws(Raise) -> Bool { a.key < b.key }
}

private struct FloatOrder: SortOrder {
    @inline(__always) func isLess(_ a: Keyed<Double>, _ b: Keyed<Double>) throws(Raise) -> Bool { a.key < b.key }
}

private struct StrOrder: SortOrder {
    @inline(__always)
    func isLess(_ a: Keyed<Unmanaged<StrObject>>, _ b: Keyed<Unmanaged<StrObject>>) throws(Raise) -> Bool {
        a.key._withUnsafeGuaranteedRef { first in b.key._withUnsafeGuaranteedRef { first.order($0) < 0 } }
    }
}

/// A string with its first eight bytes as a number, which nearly always decides.
private struct PrefixedText {
    let prefix: UInt64
    let text: Unmanaged<StrObject>

    /// - Precondition: `text.width == 1`.
    init(_ text: StrObject) {
        var prefix: UInt64 = 0
        for index in 0..<8 { prefix = prefix << 8 | (index < text.count ? UInt64(text[index]) : 0) }
        self.prefix = prefix
        self.text = Unmanaged.passUnretained(text)
    }
}

private struct PrefixOrder: SortOrder {
    @inline(__always)
    func isLess(_ a: Keyed<PrefixedText>, _ b: Keyed<PrefixedText>) throws(Raise) -> Bool {
        if a.key.prefix != b.key.prefix { return a.key.prefix < b.key.prefix }
        return a.key.text._withUnsafeGuaranteedRef { first in
            b.key.text._withUnsafeGuaranteedRef { first.order($0) < 0 }
        }
    }
}

private struct ValueOrder: SortOrder {
    let machine: Machine

    @inline(__always)
    func isLess(_ a: Keyed<Value>, _ b: Keyed<Value>) throws(Raise) -> Bool { try machine.isLess(a.key, b.key) }
}
