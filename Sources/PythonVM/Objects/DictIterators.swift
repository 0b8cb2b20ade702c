/// Over a `dict`'s keys, values or items, from the first entry to the last; a change of size while it runs is an error, and so
/// is a key more than there were (Objects/dictobject.c). The dictionary is let go at the end.
final class DictIteratorObject: IteratorObject {
    private var dict: DictObject?
    private let part: DictPart
    private var index = 0
    /// How many keys the dictionary had; -1 after another number was seen: the error stays.
    private var expectedCount: Int
    /// How many of them are still to be given out.
    private var left: Int
    private var pairs = PairMaker()

    init(_ dict: DictObject, _ part: DictPart) {
        self.dict = dict
        self.part = part
        expectedCount = dict.count
        left = dict.count
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        if let dict { visit(.object(dict)) }
        pairs.forEachReference(visit)
    }

    override var lengthHint: Int { dict?.count == expectedCount ? left : 0 }

    override var typeName: String {
        switch part {
        case .keys: "dict_keyiterator"
        case .values: "dict_valueiterator"
        case .items: "dict_itemiterator"
        }
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        guard let dict else { return .undefined }
        if dict.count != expectedCount {
            expectedCount = -1
            throw machine.error(.runtimeError, "dictionary changed size during iteration")
        }
        while index < dict.entryCount {
            let entry = dict.entries[index]
            index += 1
            if entry.key.isUndefined { continue }
            if left == 0 {
                self.dict = nil
                throw machine.error(.runtimeError, "dictionary keys changed during iteration")
            }
            left -= 1
            switch part {
            case .keys: return entry.key
            case .values: return entry.value
            case .items: return pairs.make(entry.key, entry.value)
            }
        }
        self.dict = nil
        return .undefined
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        guard let dict else { return Blueprint(left: []) }
        let ahead = DictIteratorObject(dict, part)
        ahead.index = index
        ahead.expectedCount = expectedCount
        ahead.left = left
        return Blueprint(left: try ahead.left(machine))
    }
}

/// `dict_reversekeyiterator` and its kin: from the last entry to the first.
final class DictReverseIteratorObject: IteratorObject {
    private var dict: DictObject?
    private let part: DictPart
    private var index: Int
    private var expectedCount: Int

    init(_ dict: DictObject, _ part: DictPart) {
        self.dict = dict
        self.part = part
        index = dict.entryCount
        expectedCount = dict.count
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        if let dict { visit(.object(dict)) }
    }

    override var lengthHint: Int {
        guard let dict, dict.count == expectedCount else { return 0 }
        return (0..<min(index, dict.entryCount)).count { !dict.entries[$0].key.isUndefined }
    }

    override var typeName: String {
        switch part {
        case .keys: "dict_reversekeyiterator"
        case .values: "dict_reversevalueiterator"
        case .items: "dict_reverseitemiterator"
        }
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        guard let dict else { return .undefined }
        if dict.count != expectedCount {
            expectedCount = -1
            throw machine.error(.runtimeError, "dictionary changed size during iteration")
        }
        index = min(index, dict.entryCount)
        while index > 0 {
            index -= 1
            let entry = dict.entries[index]
            if entry.key.isUndefined { continue }
            switch part {
            case .keys: return entry.key
            case .values: return entry.value
            case .items: return .object(TupleObject([entry.key, entry.value]))
            }
        }
        self.dict = nil
        return .undefined
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        guard let dict else { return Blueprint(left: []) }
        let ahead = DictReverseIteratorObject(dict, part)
        ahead.index = index
        return Blueprint(left: try ahead.left(machine))
    }
}

/// Which part of a `dict` a view or an iterator shows.
enum DictPart { case keys, values, items }

/// `dict_keys`, `dict_values`, `dict_items`.
final class DictViewObject: PyObject {
    let dict: DictObject
    let part: DictPart

    init(_ dict: DictObject, _ part: DictPart) {
        self.dict = dict
        self.part = part
        super.init(kind: .dictView)
    }
}
