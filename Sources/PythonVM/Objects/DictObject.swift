/// `dict`: compact and ordered, as CPython's since 3.6.
///
/// Entries stand in order of insertion; a table of their indices, found by open addressing, appears when there are more than a
/// few. Python's `==` may run while a key is looked for and may change the very dictionary: a search starts again when it does.
public class DictObject: AttributedObject {
    struct Entry {
        var hash: Int
        /// `.undefined` in an entry that was deleted.
        var key: Value
        var value: Value
    }

    /// The last one is never a deleted one.
    final private(set) var entries: ContiguousArray<Entry> = []
    /// Indices into `entries`; a power of two, at least a third of it unused; empty while there are at most `linearLimit` entries.
    private var table: ContiguousArray<Int32> = []
    /// No key stands before this index.
    private var lowest = 0
    /// How many slots of the table are not unused.
    private var filled = 0
    /// How many keys there are.
    public final private(set) var count = 0
    final var keys = Keys.own
    /// Another number after each change of the set of keys or of where they stand, never reused by any dictionary:
    /// inline caches compare it.
    final private(set) var keysVersion: UInt64
    nonisolated(unsafe) private static var lastVersion: UInt64 = 0

    private static let linearLimit = 8
    /// No entry was ever here: a search ends.
    private static let unused: Int32 = -1
    /// The entry was deleted: a search goes on.
    private static let deleted: Int32 = -2

    public init(type: TypeObject? = nil) {
        DictObject.lastVersion &+= 1
        keysVersion = DictObject.lastVersion
        super.init(kind: .dict, type: type)
    }

    deinit {
        if isMortal { return goOn(as: copy()) }
        // Only what may hold other objects can make a long chain.
        func isLink(_ value: Value) -> Bool {
            if case .object(let object) = value { return object.kind != .str }
            return false
        }
        guard entries.contains(where: { isLink($0.value) || isLink($0.key) }) else { return }
        var values = ContiguousArray<Value>()
        for entry in entries {
            if isLink(entry.key) { values.append(entry.key) }
            if isLink(entry.value) { values.append(entry.value) }
        }
        entries = []
        DeepRelease.release(&values)
    }

    // MARK: Any key

    /// The value for a key, or `.undefined`.
    public final func get(_ key: Value, _ machine: Machine) throws(Raise) -> Value {
        if let name = key.str, name.customType == nil { return get(name) }
        let hash = try hash(of: key, machine)
        if count == 0 { return .undefined }
        let index = try find(key, hash, machine)
        return index < 0 ? .undefined : entries[index].value
    }

    public final func set(_ key: Value, _ value: Value, _ machine: Machine) throws(Raise) {
        if let name = key.str, name.customType == nil { return set(name, value) }
        let hash = try hash(of: key, machine)
        var isDecided = true
        var (index, slot) = search(hash) { DictObject.plainlyMatches($0, key, &isDecided) }
        if !isDecided && index < 0 {
            index = try findEqual(key, hash, machine)
            slot = -1
        }
        if index >= 0 {
            entries[index].value = value
        } else {
            insert(Entry(hash: hash, key: key, value: value), slot)
        }
    }

    /// The same with a hash that is known.
    final func set(_ key: Value, hash: Int, _ value: Value, _ machine: Machine) throws(Raise) {
        if let name = key.str, name.customType == nil { return set(name, value) }
        let index = try find(key, hash, machine)
        if index >= 0 {
            entries[index].value = value
        } else {
            insert(Entry(hash: hash, key: key, value: value), -1)
        }
    }

    /// Takes a key out; answers its value, or `.undefined` if it is not there.
    public final func remove(_ key: Value, _ machine: Machine) throws(Raise) -> Value {
        let index = try find(key, try hash(of: key, machine), machine)
        return index < 0 ? .undefined : removeEntry(at: index)
    }

    @inline(__always)
    private func hash(of key: Value, _ machine: Machine) throws(Raise) -> Int {
        if case .int(let int) = key, int >= 0, int < (1 << 61) - 1 { return int }
        return try machine.hash(key)
    }

    // MARK: Names

    /// The value for a string, or `.undefined`. Keys that are no plain strings never equal one here unless their
    /// class says so; such keys are compared by identity of type only.
    public final func get(_ name: StrObject) -> Value {
        let index = find(name)
        return index < 0 ? .undefined : entries[index].value
    }

    public final func set(_ name: StrObject, _ value: Value) {
        let (index, slot) = search(name)
        if index >= 0 {
            entries[index].value = value
        } else {
            insert(Entry(hash: name.hash, key: .object(name), value: value), slot)
        }
    }

    @discardableResult
    public final func remove(_ name: StrObject) -> Value {
        let index = find(name)
        return index < 0 ? .undefined : removeEntry(at: index)
    }

    // MARK: Registers, for the interpreter

    /// The index of a key's entry, where the key is a plain string or a small int and that can be said without running code of
    /// the program's: -1 if it is not there, nil if that can't be said.
    @inline(__always)
    func quickFind(_ key: UnsafeMutablePointer<Value>) -> Int? {
        if let reference = key.unretainedObject {
            return reference._withUnsafeGuaranteedRef { object in
                guard object.kind == .str, object.customType == nil else { return nil }
                return search(unsafeDowncast(object, to: StrObject.self)).index
            }
        }
        guard case .int(let number) = key.pointee, number >= 0, number < (1 << 61) - 1 else { return nil }
        var isDecided = true
        let index = search(number) { DictObject.plainlyMatches($0, .int(number), &isDecided) }.index
        return index >= 0 || isDecided ? index : nil
    }

    // MARK: Entries by index, for inline caches and iterators

    final var entryCount: Int { entries.count }

    /// `.undefined` for an entry that was deleted.
    final func key(at index: Int) -> Value { entries[index].key }

    @inline(__always)
    final func value(at index: Int) -> Value { entries[index].value }

    @inline(__always)
    final func setValue(at index: Int, _ value: Value) { entries[index].value = value }

    /// Calls `body` for each key and value in order of insertion.
    public final func forEach<E: Error>(_ body: (Value, Value) throws(E) -> Void) throws(E) {
        var index = 0
        while index < entries.count {
            let entry = entries[index]
            if !entry.key.isUndefined { try body(entry.key, entry.value) }
            index += 1
        }
    }

    public final func removeAll() {
        if case .shared = keys { keys = .unknown }
        entries = []
        lowest = 0
        table = []
        filled = 0
        count = 0
        bumpVersion()
    }

    /// The same entries in a new dictionary.
    public final func copy() -> DictObject {
        let other = DictObject()
        other.takeEntries(of: self)
        return other
    }

    /// - Precondition: this dictionary is empty and new.
    final func takeEntries(of other: DictObject) {
        entries = other.entries
        count = other.count
        if case .own = other.keys {} else { keys = .unknown }
        if count == entries.count && other.filled == count {
            table = other.table
            filled = other.filled
        } else {
            rebuild()
        }
    }

    @discardableResult
    final func removeEntry(at index: Int) -> Value {
        let value = entries[index].value
        if index == lowest { lowest += 1 }
        if !table.isEmpty { table[slot(of: index)] = DictObject.deleted }
        count -= 1
        if count == 0 {
            entries.removeAll(keepingCapacity: true)
            lowest = 0
            table = []
            filled = 0
            bumpVersion()
            return value
        }
        entries[index].key = .undefined
        entries[index].value = .undefined
        bumpVersion()
        while let last = entries.last, last.key.isUndefined { entries.removeLast() }
        // A linear search passes over deleted entries; too many of them are swept out.
        if table.isEmpty && entries.count - count > DictObject.linearLimit / 2 { rebuild() }
        return value
    }

    // MARK: Order

    /// The index of the entry that was added first.
    /// - Complexity: O(1) amortized, however many were deleted from the beginning.
    final var firstIndex: Int? {
        if count == 0 { return nil }
        while entries[lowest].key.isUndefined { lowest += 1 }
        return lowest
    }

    /// Makes an entry the last one.
    final func moveToEnd(at index: Int) {
        if index == entries.count - 1 { return }
        let entry = entries[index]
        if !table.isEmpty { table[slot(of: index)] = Int32(truncatingIfNeeded: entries.count) }
        entries[index].key = .undefined
        entries[index].value = .undefined
        entries.append(entry)
        bumpVersion()
        if entries.count > 2 * count + DictObject.linearLimit || table.isEmpty { rebuild() }
    }

    /// Makes an entry the first one.
    final func moveToStart(at index: Int) {
        if index == firstIndex { return }
        if lowest == 0 {
            // Room for as many moves as there are entries: each costs little on average.
            let room = count
            let entry = entries[index]
            var rest = entries
            rest.remove(at: index)
            rest.removeAll { $0.key.isUndefined }
            entries = ContiguousArray(repeating: Entry(hash: 0, key: .undefined, value: .undefined), count: room)
            entries.append(entry)
            entries += rest
            lowest = room
            if !table.isEmpty { rebuildTable() }
        } else {
            lowest -= 1
            entries[lowest] = entries[index]
            if !table.isEmpty { table[slot(of: index)] = Int32(truncatingIfNeeded: lowest) }
            entries[index].key = .undefined
            entries[index].value = .undefined
            while let last = entries.last, last.key.isUndefined { entries.removeLast() }
        }
        bumpVersion()
    }

    // MARK: Searching

    /// The places of the table where a key may stand, in the order in which CPython looks (Objects/dictobject.c): soon
    /// all bits of the hash count, so that keys which agree in their lowest bits do not crowd.
    private struct Probe {
        var slot: Int
        private var rest: UInt
        private let mask: Int

        @inline(__always)
        init(_ hash: Int, _ size: Int) {
            mask = size &- 1
            slot = hash & mask
            rest = UInt(bitPattern: hash)
        }

        @inline(__always)
        mutating func advance() {
            rest >>= 5
            slot = (slot &* 5 &+ Int(bitPattern: rest) &+ 1) & mask
        }
    }

    final func find(_ name: StrObject) -> Int { search(name).index }

    @inline(__always)
    private func search(_ name: StrObject) -> (index: Int, slot: Int) {
        let sought = Unmanaged.passUnretained(name).toOpaque()
        let hash = name.hash
        return entries.withUnsafeBufferPointer { entries in
            // Keys are only looked at where they lie.
            func matches(_ index: Int) -> Bool {
                guard entries[index].hash == hash, let base = entries.baseAddress else { return false }
                let key = UnsafeMutableRawPointer(mutating: base + index)
                    .advanced(by: DictObject.keyOffset).assumingMemoryBound(to: Value.self)
                guard let object = key.unretainedObject else { return false }
                if object.toOpaque() == sought { return true }
                return object._withUnsafeGuaranteedRef {
                    $0.kind == .str && unsafeDowncast($0, to: StrObject.self).isEqual(to: name)
                }
            }
            if table.isEmpty {
                for index in entries.indices where matches(index) { return (index, -1) }
                return (-1, -1)
            }
            return table.withUnsafeBufferPointer { table in
                var probe = Probe(hash, table.count)
                while true {
                    let index = Int(table[probe.slot])
                    if index >= 0 {
                        if matches(index) { return (index, probe.slot) }
                    } else if index == Int(DictObject.unused) {
                        return (-1, probe.slot)
                    }
                    probe.advance()
                }
            }
        }
    }

    private static let keyOffset = 8

    /// The index of the entry with a hash and a key that `matches`, or -1 and the unused slot of the table that ended the search.
    @inline(__always)
    private func search(_ hash: Int, _ matches: (Value) -> Bool) -> (index: Int, slot: Int) {
        entries.withUnsafeBufferPointer { entries in
            if table.isEmpty {
                for index in entries.indices where entries[index].hash == hash && matches(entries[index].key) {
                    return (index, -1)
                }
                return (-1, -1)
            }
            return table.withUnsafeBufferPointer { table in
                var probe = Probe(hash, table.count)
                while true {
                    let index = Int(table[probe.slot])
                    if index >= 0 {
                        if entries[index].hash == hash && matches(entries[index].key) { return (index, probe.slot) }
                    } else if index == Int(DictObject.unused) {
                        return (-1, probe.slot)
                    }
                    probe.advance()
                }
            }
        }
    }

    /// Whether a key of the same hash is the one that is looked for, as far as that can be said without running code of the
    /// program's.
    @inline(__always)
    private static func plainlyMatches(_ candidate: Value, _ key: Value, _ isDecided: inout Bool) -> Bool {
        switch (candidate, key) {
        case (.int(let a), .int(let b)): return a == b
        case (.object(let a), .object(let b)):
            if a === b { return true }
        case (.undefined, _): return false
        default: break
        }
        isDecided = false
        return false
    }

    /// The index of a key's entry, or -1.
    final func find(_ key: Value, _ hash: Int, _ machine: Machine) throws(Raise) -> Int {
        var isDecided = true
        let index = search(hash) { DictObject.plainlyMatches($0, key, &isDecided) }.index
        if index >= 0 || isDecided { return index }
        return try findEqual(key, hash, machine)
    }

    private func findEqual(_ key: Value, _ hash: Int, _ machine: Machine) throws(Raise) -> Int {
        restart: while true {
            let version = keysVersion
            var probe = Probe(hash, max(table.count, 1))
            var position = 0
            while true {
                let index: Int
                if table.isEmpty {
                    if position >= entries.count { return -1 }
                    index = position
                    position += 1
                } else {
                    index = Int(table[probe.slot])
                    if index == Int(DictObject.unused) { return -1 }
                    probe.advance()
                    if index < 0 { continue }
                }
                guard entries[index].hash == hash else { continue }
                let candidate = entries[index].key
                if candidate.isUndefined { continue }
                if candidate.isIdentical(to: key) { return index }
                let isEqual = try machine.isEqual(candidate, key)
                if version != keysVersion { continue restart }
                if isEqual { return index }
            }
        }
    }

    /// Where the table says that an entry stands.
    private func slot(of index: Int) -> Int {
        var probe = Probe(entries[index].hash, table.count)
        while table[probe.slot] != Int32(truncatingIfNeeded: index) { probe.advance() }
        return probe.slot
    }

    // MARK: Changing

    private func bumpVersion() {
        DictObject.lastVersion &+= 1
        keysVersion = DictObject.lastVersion
    }

    /// - Parameter slot: an unused slot that a search for the key came to, or -1.
    private func insert(_ entry: consuming Entry, _ slot: Int) {
        entries.append(entry)
        count += 1
        bumpVersion()
        if table.isEmpty {
            if entries.count > DictObject.linearLimit { rebuild() }
        } else if (filled + 1) * 3 > table.count * 2 {
            rebuild()
        } else if slot >= 0 {
            table[slot] = Int32(truncatingIfNeeded: entries.count - 1)
            filled += 1
        } else {
            put(entries.count - 1)
        }
    }

    private func put(_ index: Int) {
        var probe = Probe(entries[index].hash, table.count)
        while table[probe.slot] >= 0 { probe.advance() }
        if table[probe.slot] == DictObject.unused { filled += 1 }
        table[probe.slot] = Int32(truncatingIfNeeded: index)
    }

    /// Sweeps deleted entries out and makes the table anew.
    private func rebuild() {
        if count < entries.count { entries.removeAll { $0.key.isUndefined } }
        lowest = 0
        bumpVersion()
        filled = 0
        guard entries.count > DictObject.linearLimit else {
            table = []
            return
        }
        rebuildTable()
    }

    private func rebuildTable() {
        filled = 0
        var size = 32
        while size < count * 3 { size *= 2 }
        table = ContiguousArray(repeating: DictObject.unused, count: size)
        for index in entries.indices where !entries[index].key.isUndefined { put(index) }
    }
}
