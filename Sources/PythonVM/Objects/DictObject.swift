/// `dict`: compact and ordered, as CPython's since 3.6.
///
/// Entries stand in order of insertion; a table of their indices, found by open addressing, appears when there are more than a
/// few. A deleted entry leaves its place empty until all places are used up, and a new one goes behind all others, exactly as
/// in CPython (Objects/dictobject.c): a program that changes a dictionary while it iterates over it can see that.
/// Python's `==` may run while a key is looked for and may change the very dictionary: a search starts again when it does.
public class DictObject: AttributedObject {
    struct Entry {
        var hash: Int
        /// `.undefined` in an entry that was deleted.
        var key: Value
        var value: Value
    }

    final private(set) var entries: ContiguousArray<Entry> = []
    /// Indices into `entries`, at least a third of it unused; empty while there is room for `linearLimit` entries at most.
    private var table: ContiguousArray<Int32> = []
    /// No key stands before this index.
    private var lowest = 0
    /// How many slots CPython's table has, a power of two; two thirds of them are places for entries.
    private var capacity = DictObject.leastCapacity
    /// A table of CPython's was made on purpose, be it for entries that never came.
    private var isSized = false
    /// How many places for entries are left.
    private var room = Int32(DictObject.places(leastCapacity))
    /// Whether a key of a class of the program's was ever put in: its `__eq__` decides even about strings.
    private var hasForeignKeys = false
    /// Whether all keys were plain strings so far: the first other one makes CPython sweep.
    private(set) var holdsOnlyStrings = true
    /// How many keys there are.
    public final private(set) var count = 0
    final var keys = Keys.own
    /// Another number after each change of the set of keys or of where they stand, never reused by any dictionary:
    /// inline caches compare it.
    final private(set) var keysVersion: UInt64
    nonisolated(unsafe) private static var lastVersion: UInt64 = 0

    private static let linearLimit = 10
    private static let leastCapacity: Int32 = 8
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
        if let name = key.str, name.customType == nil, !hasForeignKeys { return get(name) }
        let hash = try hash(of: key, machine)
        if count == 0 { return .undefined }
        let index = try find(key, hash, machine)
        return index < 0 ? .undefined : entries[index].value
    }

    public final func set(_ key: Value, _ value: Value, _ machine: Machine) throws(Raise) {
        if let name = key.str, name.customType == nil, !hasForeignKeys { return set(name, value) }
        try set(key, hash: try hash(of: key, machine), value, machine)
    }

    /// The same with a hash that is known.
    final func set(_ key: Value, hash: Int, _ value: Value, _ machine: Machine) throws(Raise) {
        if let name = key.str, name.customType == nil, !hasForeignKeys { return set(name, value) }
        let (index, slot) = try place(of: key, hash, machine)
        if index >= 0 {
            entries[index].value = value
        } else {
            insert(Entry(hash: hash, key: key, value: value), slot)
        }
    }

    /// Notes what kind of key comes.
    @inline(__always)
    private func prepare(for key: Value) {
        if let object = key.object {
            if object.customType != nil {
                hasForeignKeys = true
            } else if object.kind == .str {
                return
            }
        }
        if holdsOnlyStrings {
            holdsOnlyStrings = false
            if !hasNoTable { rebuild(capacity: DictObject.capacity(holding: count * 3)) }
        }
    }

    /// The value for a key, which is `value` from now on if there is none; the key is looked for once.
    final func setDefault(_ key: Value, _ value: Value, _ machine: Machine) throws(Raise) -> Value {
        let hash = try hash(of: key, machine)
        let (index, slot) = try place(of: key, hash, machine)
        if index >= 0 { return entries[index].value }
        insert(Entry(hash: hash, key: key, value: value), slot)
        return value
    }

    /// The index of a key's entry, or -1 and the slot where its index goes if that is known, else -1.
    @inline(__always)
    private func place(of key: Value, _ hash: Int, _ machine: Machine) throws(Raise) -> (index: Int, slot: Int) {
        prepare(for: key)
        var isDecided = true
        let plain = search(hash) { DictObject.plainlyMatches($0, key, &isDecided) }
        if isDecided || plain.index >= 0 { return plain }
        return (try findEqual(key, hash, machine), -1)
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
                guard object.kind == .str, object.customType == nil, !hasForeignKeys else { return nil }
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
        capacity = DictObject.leastCapacity
        isSized = false
        room = Int32(DictObject.places(capacity))
        hasForeignKeys = false
        holdsOnlyStrings = true
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
        if case .own = other.keys {} else if other.count > 0 { keys = .unknown }
        if other.count == 0 { return }
        clone(other)
        // With many empty places CPython takes the entries one by one.
        if count < entries.count * 2 / 3 { rebuild(capacity: DictObject.capacity(forKnown: count)) }
    }

    /// Takes all of another dictionary at once, if this one is empty and CPython does so: the other has no empty places, and is not
    /// much too large. Room that is used up there is used up here.
    final func clones(_ other: DictObject) -> Bool {
        guard count == 0, other.count > 0, case .own = keys, other.isDense else { return false }
        clone(other)
        bumpVersion()
        return true
    }

    /// - Precondition: this dictionary has no entries.
    private func clone(_ other: DictObject) {
        entries = other.entries
        count = other.count
        hasForeignKeys = other.hasForeignKeys
        holdsOnlyStrings = other.holdsOnlyStrings
        lowest = other.lowest
        table = other.table
        capacity = other.capacity
        isSized = other.isSized
        room = other.room
    }

    @discardableResult
    final func removeEntry(at index: Int) -> Value {
        let value = entries[index].value
        if index == lowest { lowest += 1 }
        if !table.isEmpty { table[slot(of: index)] = DictObject.deleted }
        count -= 1
        entries[index].key = .undefined
        entries[index].value = .undefined
        bumpVersion()
        return value
    }

    /// Takes the entry out that was added first.
    final func removeFirst() -> (key: Value, value: Value)? {
        guard let first = firstIndex else { return nil }
        let key = entries[first].key
        return (key, removeEntry(at: first))
    }

    /// Takes the entry out that was added last; its place is given to the next one.
    final func removeLast() -> (key: Value, value: Value)? {
        guard let last = lastIndex else { return nil }
        if case .shared = keys { keys = .unknown }
        let entry = entries[last]
        removeEntry(at: last)
        entries.removeSubrange(last...)
        lowest = min(lowest, last)
        return (entry.key, entry.value)
    }

    /// Makes room for keys that are about to be put in, as CPython does for displays and `fromkeys`.
    final func makeRoom(for more: Int, onlyStrings: Bool) {
        if !onlyStrings { holdsOnlyStrings = false }
        rebuild(capacity: DictObject.capacity(forKnown: count + more))
    }

    /// The same for those of another dictionary.
    final func makeRoom(forAllOf other: DictObject) {
        if other.count == 0 { return }
        if (hasNoTable ? 0 : DictObject.places(capacity)) < other.count {
            makeRoom(for: other.count, onlyStrings: other.holdsOnlyStrings)
        }
    }

    /// Whether no key was ever put in: CPython has one table for all dictionaries of that kind.
    private var hasNoTable: Bool {
        !isSized && entries.isEmpty && capacity == DictObject.leastCapacity && room == DictObject.places(capacity)
    }

    private var isDense: Bool {
        guard case .own = keys, count == entries.count else { return false }
        return capacity == DictObject.leastCapacity || DictObject.places(capacity / 2) < count
    }

    /// How many bytes CPython's table of these keys takes (Objects/dictobject.c, `_PyDict_KeysSize`): its head, the indices, and
    /// the entries, which of strings lack the hash.
    final var tableSize: Int {
        if hasNoTable { return 0 }
        let indexSize = capacity < 1 << 8 ? 1 : capacity < 1 << 16 ? 2 : 4
        return 32 + Int(capacity) * indexSize + DictObject.places(capacity) * (holdsOnlyStrings ? 16 : 24)
    }

    /// How many bytes CPython's `OrderedDict` has besides: a node for each entry, and a table of them as large as that of the keys
    /// (Objects/odictobject.c).
    final var nodesSize: Int { count * 32 + (hasNoTable ? 0 : Int(capacity) * 8) }

    // MARK: Order

    /// The index of the entry that was added first.
    /// - Complexity: O(1) amortized, however many were deleted from the beginning.
    final var firstIndex: Int? {
        if count == 0 { return nil }
        while entries[lowest].key.isUndefined { lowest += 1 }
        return lowest
    }

    /// The index of the entry that was added last.
    /// - Complexity: in the number of entries deleted behind it.
    final var lastIndex: Int? { count == 0 ? nil : entries.lastIndex { !$0.key.isUndefined } }

    /// Makes an entry the last one.
    final func moveToEnd(at index: Int) {
        if index == entries.count - 1 { return }
        let entry = entries[index]
        if !table.isEmpty { table[slot(of: index)] = Int32(truncatingIfNeeded: entries.count) }
        entries[index].key = .undefined
        entries[index].value = .undefined
        entries.append(entry)
        bumpVersion()
        if entries.count > 2 * count + DictObject.linearLimit || table.isEmpty {
            // CPython's entries stay where they are: this makes no room.
            let left = room
            rebuild(capacity: capacity)
            room = left
        }
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
        if case .shared = keys { share(entry.key) }
        let isFull = room == 0
        if isFull { rebuild(capacity: DictObject.capacity(holding: count * 3)) }
        entries.append(entry)
        room -= 1
        count += 1
        bumpVersion()
        if table.isEmpty { return }
        if slot >= 0 && !isFull {
            table[slot] = Int32(truncatingIfNeeded: entries.count - 1)
        } else {
            put(entries.count - 1)
        }
    }

    /// Makes a key one of those that the dictionaries of a class's instances share, if there is room for it.
    @inline(never)
    private func share(_ key: Value) {
        guard case .shared(let shared) = keys else { return }
        if let name = key.str, name.customType == nil, shared.add(name) { return }
        keys = .unknown
    }

    private func put(_ index: Int) {
        var probe = Probe(entries[index].hash, table.count)
        while table[probe.slot] >= 0 { probe.advance() }
        table[probe.slot] = Int32(truncatingIfNeeded: index)
    }

    /// How many entries a table of a capacity holds.
    private static func places(_ capacity: Int32) -> Int { Int(capacity) * 2 / 3 }

    /// The capacity of so many slots, as `calculate_log2_keysize` has it: it is twice what would do for 16, 32, 64 ...
    private static func capacity(holding slots: Int) -> Int32 {
        let least = Int(leastCapacity)
        let highest = ((slots | least) - 1) | (least - 1)
        return Int32(clamping: 1 << (Int.bitWidth - highest.leadingZeroBitCount))
    }

    /// The capacity for a number of keys that is known beforehand.
    private static func capacity(forKnown count: Int) -> Int32 { capacity(holding: (count * 3 + 1) / 2) }

    /// Sweeps deleted entries out and makes the table anew.
    private func rebuild(capacity: Int32) {
        if count < entries.count { entries.removeAll { $0.key.isUndefined } }
        lowest = 0
        isSized = true
        self.capacity = capacity
        room = Int32(truncatingIfNeeded: DictObject.places(capacity) - count)
        bumpVersion()
        rebuildTable()
    }

    private func rebuildTable() {
        guard DictObject.places(capacity) > DictObject.linearLimit else {
            table = []
            return
        }
        table = ContiguousArray(repeating: DictObject.unused, count: Int(capacity))
        for index in entries.indices where !entries[index].key.isUndefined { put(index) }
    }
}
