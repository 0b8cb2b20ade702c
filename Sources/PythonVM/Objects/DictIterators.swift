/// Over a `dict`'s keys, values or items; a change of size while it runs is an error. The dictionary is let go at the end
/// (Objects/dictobject.c).
class DictIteratorObject: IteratorObject {
    fileprivate final var dict: DictObject?
    fileprivate final let part: DictPart
    /// The entry that comes next; in reverse, the one before it comes.
    fileprivate final var index: Int
    /// How many keys the dictionary had; -1 after another number was seen: the error stays.
    fileprivate final var expectedCount: Int
    fileprivate final var pairs = PairMaker()

    fileprivate init(_ dict: DictObject, _ part: DictPart, from index: Int) {
        self.dict = dict
        self.part = part
        self.index = index
        expectedCount = dict.count
    }

    override final var listsReferences: Bool { true }

    override final func forEachNativeReference(_ visit: (Value) -> Void) {
        if let dict { visit(.object(dict)) }
        pairs.forEachReference(visit)
    }

    @inline(__always)
    fileprivate final func checkSize(_ dict: DictObject, _ machine: Machine) throws(Raise) {
        guard dict.count != expectedCount else { return }
        expectedCount = -1
        throw machine.error(.runtimeError, "dictionary changed size during iteration")
    }
}

/// `dict_keyiterator` and its kin: from the first entry to the last; a key more than there were is an error.
final class DictForwardIteratorObject: DictIteratorObject {
    /// How many keys are still to be given out.
    private var left: Int

    init(_ dict: DictObject, _ part: DictPart) {
        left = dict.count
        super.init(dict, part, from: 0)
    }

    override var lengthHint: Int { dict?.count == expectedCount ? left : 0 }

    override var typeName: String { "dict_\(part.noun)iterator" }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        guard let dict else { return .undefined }
        try checkSize(dict, machine)
        while index < dict.entryCount {
            let entry = dict.entries[index]
            index += 1
            if entry.key.isUndefined { continue }
            if left == 0 {
                self.dict = nil
                throw machine.error(.runtimeError, "dictionary keys changed during iteration")
            }
            left -= 1
            return part.value(of: entry, &pairs)
        }
        self.dict = nil
        return .undefined
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        guard let dict else { return Blueprint(left: []) }
        let ahead = DictForwardIteratorObject(dict, part)
        ahead.index = index
        ahead.expectedCount = expectedCount
        ahead.left = left
        return Blueprint(left: try ahead.left(machine))
    }
}

/// `dict_reversekeyiterator` and its kin: from the last entry to the first.
final class DictReverseIteratorObject: DictIteratorObject {
    init(_ dict: DictObject, _ part: DictPart) { super.init(dict, part, from: dict.entryCount) }

    override var lengthHint: Int {
        guard let dict, dict.count == expectedCount else { return 0 }
        return (0..<min(index, dict.entryCount)).count { !dict.entries[$0].key.isUndefined }
    }

    override var typeName: String { "dict_reverse\(part.noun)iterator" }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        guard let dict else { return .undefined }
        try checkSize(dict, machine)
        index = min(index, dict.entryCount)
        while index > 0 {
            index -= 1
            let entry = dict.entries[index]
            if !entry.key.isUndefined { return part.value(of: entry, &pairs) }
        }
        self.dict = nil
        return .undefined
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        guard let dict else { return Blueprint(left: []) }
        let ahead = DictReverseIteratorObject(dict, part)
        ahead.index = index
        ahead.expectedCount = expectedCount
        return Blueprint(left: try ahead.left(machine))
    }
}
