/// `dict`: compact and ordered, as CPython's since 3.6.
///
/// Entries stand in order of insertion; a table of their indices, found by open addressing, appears when there are more than a
/// few. Python's `==` may run while a key is looked for and may change the very dictionary: a search starts again when it does.
public final class DictObject: AttributedObject {
    struct Entry {
        var hash: Int
        /// `.undefined` in an entry that was deleted.
        var key: Value
        var value: Value
    }

    private(set) var entries: ContiguousArray<Entry> = []
    /// Indices into `entries`; a power of two, at least a third empty; empty while there are at most `linearLimit`
    /// entries.
    private var table: ContiguousArray<Int32> = []
    /// How many keys there are.
    public private(set) var count = 0
    /// Another number after each change of the set of keys or of where they stand, never reused by any dictionary:
    /// inline caches compare it.
    private(set) var keysVersion: UInt64
    nonisolated(unsafe) private static var lastVersion: UInt64 = 0

    private static let linearLimit = 8
    private static let empty: Int32 = -1

    public init(type: TypeObject? = nil) {
        DictObject.lastVersion &+= 1
        keysVersion = DictObject.lastVersion
        super.init(kind: .dict, type: type)
    }

    deinit {
        var values = ContiguousArray<Value>()
        for entry in entries where entry.key.object != nil || entry.value.object != nil {
            values.append(entry.key)
            values.append(entry.value)
        }
        entries = []
        DeepRelease.release(&values)
    }

    // MARK: Any key

    /// The value for a key, or `.undefined`.
    public func get(_ key: Value, _ machine: Machine) throws(Raise) -> Value {
        if let name = key.str, name.customType == nil { return get(name) }
        guard count > 0 else {
            _ = try machine.hash(key)
            return .undefined
        }
        let index = try find(key, try machine.hash(key), machine)
        return index < 0 ? .undefined : entries[index].value
    }

    public func set(_ key: Value, _ value: Value, _ machine: Machine) throws(Raise) {
        if let name = key.str, name.customType == nil { return set(name, value) }
        let hash = try machine.hash(key)
        let index = try find(key, hash, machine)
        if index >= 0 {
            entries[index].value = value
        } else {
            insert(Entry(hash: hash, key: key, value: value))
        }
    }

    /// Takes a key out; answers its value, or `.undefined` if it is not there.
    public func remove(_ key: Value, _ machine: Machine) throws(Raise) -> Value {
        let hash = try machine.hash(key)
        let index = try find(key, hash, machine)
        return index < 0 ? .undefined : removeEntry(at: index)
    }

    // MARK: Names

    /// The value for a string, or `.undefined`. Keys that are no plain strings never equal one here unless their
    /// class says so; such keys are compared by identity of type only.
    public func get(_ name: StrObject) -> Value {
        let index = find(name)
        return index < 0 ? .undefined : entries[index].value
    }

    public func set(_ name: StrObject, _ value: Value) {
        let index = find(name)
        if index >= 0 {
            entries[index].value = value
        } else {
            insert(Entry(hash: name.hash, key: .object(name), value: value))
        }
    }

    @discardableResult
    public func remove(_ name: StrObject) -> Value {
        let index = find(name)
        return index < 0 ? .undefined : removeEntry(at: index)
    }

    // MARK: Entries by index, for inline caches and iterators

    var entryCount: Int { entries.count }

    @inline(__always)
    func value(at index: Int) -> Value { entries[index].value }

    @inline(__always)
    func setValue(at index: Int, _ value: Value) { entries[index].value = value }

    /// Calls `body` for each key and value in order of insertion.
    public func forEach<E: Error>(_ body: (Value, Value) throws(E) -> Void) throws(E) {
        var index = 0
        while index < entries.count {
            let entry = entries[index]
            if !entry.key.isUndefined { try body(entry.key, entry.value) }
            index += 1
        }
    }

    public func removeAll() {
        entries = []
        table = []
        count = 0
        bumpVersion()
    }

    /// The same entries in a new dictionary.
    public func copy() -> DictObject {
        let other = DictObject()
        if count == entries.count {
            other.entries = entries
            other.table = table
            other.count = count
        } else {
            for entry in entries where !entry.key.isUndefined { other.insert(entry) }
        }
        return other
    }

    @discardableResult
    func removeEntry(at index: Int) -> Value {
        let value = entries[index].value
        entries[index].key = .undefined
        entries[index].value = .undefined
        count -= 1
        bumpVersion()
        while let last = entries.last, last.key.isUndefined {
            entries.removeLast()
        }
        if table.isEmpty {
            // A linear search passes over deleted entries; too many of them are swept out.
            if entries.count - count > DictObject.linearLimit / 2 { rebuild() }
        } else if count * 4 < entries.count || entries.isEmpty {
            rebuild()
        } else if index >= entries.count {
            // The removed tail leaves indices in the table that point behind the end.
            rebuild()
        }
        return value
    }

    // MARK: Searching

    func find(_ name: StrObject) -> Int {
        let hash = name.hash
        if table.isEmpty {
            var index = 0
            while index < entries.count {
                if entries[index].hash == hash, isName(entries[index].key, name) { return index }
                index += 1
            }
            return -1
        }
        let mask = table.count - 1
        var slot = hash & mask
        while true {
            let index = Int(table[slot])
            if index < 0 { return -1 }
            if entries[index].hash == hash, isName(entries[index].key, name) { return index }
            slot = (slot &+ 1) & mask
        }
    }

    @inline(__always)
    private func isName(_ key: Value, _ name: StrObject) -> Bool {
        guard case .object(let object) = key, object.kind == .str else { return false }
        return unsafeDowncast(object, to: StrObject.self).isEqual(to: name)
    }

    /// The index of a key's entry, or -1.
    func find(_ key: Value, _ hash: Int, _ machine: Machine) throws(Raise) -> Int {
        search: while true {
            let version = keysVersion
            let mask = table.count - 1
            var slot = table.isEmpty ? 0 : hash & mask
            while true {
                let index: Int
                if table.isEmpty {
                    if slot >= entries.count { return -1 }
                    index = slot
                    slot += 1
                } else {
                    index = Int(table[slot])
                    if index < 0 { return -1 }
                    slot = (slot &+ 1) & mask
                }
                guard entries[index].hash == hash else { continue }
                let candidate = entries[index].key
                if candidate.isUndefined { continue }
                if candidate.isIdentical(to: key) { return index }
                let isEqual = try machine.isEqual(candidate, key)
                if version != keysVersion { continue search }
                if isEqual { return index }
            }
        }
    }

    // MARK: Changing

    private func bumpVersion() {
        DictObject.lastVersion &+= 1
        keysVersion = DictObject.lastVersion
    }

    private func insert(_ entry: Entry) {
        entries.append(entry)
        count += 1
        bumpVersion()
        if table.isEmpty {
            if entries.count > DictObject.linearLimit { rebuild() }
        } else if entries.count * 3 > table.count * 2 {
            rebuild()
        } else {
            put(entries.count - 1)
        }
    }

    private func put(_ index: Int) {
        let mask = table.count - 1
        var slot = entries[index].hash & mask
        while table[slot] >= 0 { slot = (slot &+ 1) & mask }
        table[slot] = Int32(truncatingIfNeeded: index)
    }

    /// Sweeps deleted entries out and makes the table anew.
    private func rebuild() {
        if count < entries.count { entries.removeAll { $0.key.isUndefined } }
        bumpVersion()
        guard entries.count > DictObject.linearLimit else {
            table = []
            return
        }
        var size = 32
        while size < entries.count * 3 { size *= 2 }
        table = ContiguousArray(repeating: DictObject.empty, count: size)
        for index in entries.indices { put(index) }
    }
}
