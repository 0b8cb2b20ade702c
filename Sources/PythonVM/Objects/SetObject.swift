/// `set` and `frozenset` (`kind` tells which): a hash table with CPython's probing and growth, so that elements are
/// met in CPython's order.
///
/// A key stands at the slot that its hash says or, if that is taken, at one of the nine behind it, as long as those do
/// not reach over the end of the table; then the search jumps, by the rest of the hash. A removed key leaves a mark,
/// over which searches go on; a new key takes the last mark that its search met. A table of which three fifths are
/// keys and marks is made anew.
///
/// Python's `==` may run at each search and change this very set: after it, a search looks whether its ground is still
/// the same. So nothing here keeps a place in the table across a call of it.
public final class SetObject: AttributedObject {
    struct Entry {
        var hash: Int
        /// `.undefined` where no key is: with a hash of 0 where there never was one, of -1 (never a key's hash) where
        /// one was removed.
        var key: Value

        static var unused: Entry { Entry(hash: 0, key: .undefined) }
        static var removed: Entry { Entry(hash: -1, key: .undefined) }
    }

    private var table: UnsafeMutablePointer<Entry>
    /// How many entries the table has: a power of two.
    private(set) var tableSize: Int
    /// Keys and marks of removed ones.
    private(set) var fill = 0
    /// How many keys there are.
    public private(set) var count = 0
    /// Where `pop` looks next.
    private var finger = 0
    /// Another number after each new table.
    private var version: UInt = 0
    /// What `hash()` of a frozenset answered, or nil.
    var cachedHash: Int?

    static let leastSize = 8
    private static let linearProbes = 9

    public override init(kind: ObjectKind = .set, type: TypeObject? = nil) {
        tableSize = SetObject.leastSize
        table = SetObject.makeTable(SetObject.leastSize)
        super.init(kind: kind, type: type)
    }

    private static func makeTable(_ size: Int) -> UnsafeMutablePointer<Entry> {
        let table = UnsafeMutablePointer<Entry>.allocate(capacity: size)
        table.initialize(repeating: .unused, count: size)
        return table
    }

    /// Takes over what a dying set holds, which is empty from then on.
    private init(succeeding other: SetObject) {
        tableSize = SetObject.leastSize
        table = SetObject.makeTable(SetObject.leastSize)
        super.init(kind: other.kind)
        swap(&table, &other.table)
        swap(&tableSize, &other.tableSize)
        fill = other.fill
        count = other.count
        finger = other.finger
        cachedHash = other.cachedHash
    }

    deinit {
        if isMortal { goOn(as: SetObject(succeeding: self)) }
        // Only what may hold other objects can make a long chain.
        var links = ContiguousArray<Value>()
        var areByIdentity = true
        for index in 0..<tableSize {
            guard case .object(let object) = table[index].key, object.kind != .str else { continue }
            if table[index].hash != Int(object.identity) { areByIdentity = false }
            links.append(.object(object))
        }
        if links.count > 1, areByIdentity {
            links.sort { ($0.object?.identity ?? 0) < ($1.object?.identity ?? 0) }
        }
        table.deinitialize(count: tableSize)
        table.deallocate()
        DeepRelease.release(&links)
    }

    var isFrozen: Bool { kind == .frozenset }

    @inline(__always)
    private var mask: Int { tableSize &- 1 }

    // MARK: Keys

    public func contains(_ key: Value, _ machine: Machine) throws(Raise) -> Bool {
        try find(key, try machine.hash(key), machine) >= 0
    }

    public func add(_ key: Value, _ machine: Machine) throws(Raise) {
        try add(key, hash: try machine.hash(key), machine)
    }

    /// Takes a key out; answers whether it was there.
    public func discard(_ key: Value, _ machine: Machine) throws(Raise) -> Bool {
        try discard(key, hash: try machine.hash(key), machine)
    }

    func discard(_ key: Value, hash: Int, _ machine: Machine) throws(Raise) -> Bool {
        let index = try find(key, hash, machine)
        if index < 0 { return false }
        // What was there dies at the end, when the set is whole again.
        _ = remove(at: index)
        return true
    }

    private func remove(at index: Int) -> Value {
        let key = (table + index).move().key
        (table + index).initialize(to: .removed)
        count -= 1
        return key
    }

    /// Takes out the key that CPython would, or answers `.undefined` if there is none.
    public func pop() -> Value {
        if count == 0 { return .undefined }
        var index = finger & mask
        while table[index].key.isUndefined { index = (index &+ 1) & mask }
        finger = index + 1
        return remove(at: index)
    }

    public func removeAll() {
        var old = keysInTable
        replaceTable(SetObject.leastSize)
        fill = 0
        count = 0
        DeepRelease.release(&old)
    }

    /// The next key at a position or behind it, in the order of the table; nil at the end.
    @inline(__always)
    func next(_ position: inout Int) -> Entry? {
        while position < tableSize {
            let index = position
            position += 1
            if !table[index].key.isUndefined { return table[index] }
        }
        return nil
    }

    private var keysInTable: ContiguousArray<Value> {
        var keys = ContiguousArray<Value>()
        keys.reserveCapacity(count)
        for index in 0..<tableSize where !table[index].key.isUndefined { keys.append(table[index].key) }
        return keys
    }

    /// All keys in the order of iteration.
    /// - Complexity: O(n); O(n log n) for a set of objects that hash by identity.
    public var keys: ContiguousArray<Value> { keysByIdentity ?? keysInTable }

    /// The keys of a set of objects that hash by identity, in the order of their numbers; nil for all other sets.
    /// CPython meets such objects in the order of their addresses, which no program can count on.
    var keysByIdentity: ContiguousArray<Value>? {
        var objects: [(hash: Int, key: Value)] = []
        for index in 0..<tableSize where !table[index].key.isUndefined {
            guard case .object(let object) = table[index].key, object.identity != 0,
                table[index].hash == Int(object.identity)
            else { return nil }
            objects.append((table[index].hash, .object(object)))
        }
        objects.sort { $0.hash < $1.hash }
        return ContiguousArray(objects.lazy.map(\.key))
    }

    // MARK: Searching

    private enum Match { case yes, no, changed }

    /// Whether the key at a place equals another, of the same hash.
    @inline(__always)
    private func match(_ index: Int, _ key: Value, _ machine: Machine) throws(Raise) -> Match {
        switch (table[index].key, key) {
        case (.int(let a), .int(let b)): return a == b ? .yes : .no
        case (.object(let a), .object(let b)):
            if a === b { return .yes }
            if a.kind == .str, b.kind == .str, a.customType == nil, b.customType == nil {
                let (first, second) = (unsafeDowncast(a, to: StrObject.self), unsafeDowncast(b, to: StrObject.self))
                return first.isEqual(to: second) ? .yes : .no
            }
        default: break
        }
        return try matchByPython(index, key, machine)
    }

    @inline(never)
    private func matchByPython(_ index: Int, _ key: Value, _ machine: Machine) throws(Raise) -> Match {
        let candidate = table[index].key
        let version = version
        if try machine.isEqual(candidate, key) { return .yes }
        // The key at this place may be another by now.
        return version == self.version && table[index].key.isIdentical(to: candidate) ? .no : .changed
    }

    /// The place of a key in the table, or -1.
    func find(_ key: Value, _ hash: Int, _ machine: Machine) throws(Raise) -> Int {
        restart: while true {
            let mask = mask
            var perturb = UInt(bitPattern: hash)
            var start = hash & mask
            while true {
                let last = start + SetObject.linearProbes <= mask ? start + SetObject.linearProbes : start
                var index = start
                while index <= last {
                    let found = table[index].hash
                    if found == hash || found == 0 {
                        if table[index].key.isUndefined { return -1 }
                        if found == hash {
                            switch try match(index, key, machine) {
                            case .yes: return index < tableSize && !table[index].key.isUndefined ? index : -1
                            case .no: break
                            case .changed: continue restart
                            }
                        }
                    }
                    index += 1
                }
                perturb >>= 5
                start = (start &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
            }
        }
    }

    func add(_ key: Value, hash: Int, _ machine: Machine) throws(Raise) {
        restart: while true {
            let mask = mask
            var removed = -1
            var perturb = UInt(bitPattern: hash)
            var start = hash & mask
            while true {
                let last = start + SetObject.linearProbes <= mask ? start + SetObject.linearProbes : start
                var index = start
                while index <= last {
                    let found = table[index].hash
                    if found == hash || found == 0 {
                        if table[index].key.isUndefined {
                            insert(Entry(hash: hash, key: key), removed >= 0 ? removed : index, isMark: removed >= 0)
                            return
                        }
                        if found == hash {
                            switch try match(index, key, machine) {
                            case .yes: return
                            case .no: break
                            case .changed: continue restart
                            }
                        }
                    } else if found == -1 {
                        removed = index
                    }
                    index += 1
                }
                perturb >>= 5
                start = (start &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
            }
        }
    }

    // MARK: Growing

    /// Puts a new key into an unused entry, or into that of a removed key.
    @inline(__always)
    private func insert(_ entry: Entry, _ index: Int, isMark: Bool) {
        (table + index).initialize(to: entry)
        count += 1
        if isMark { return }
        fill += 1
        if fill &* 5 >= mask &* 3 { resize(grown) }
    }

    /// How many keys a new table is made for.
    private var grown: Int { count > 50_000 ? count * 2 : count * 4 }

    private func replaceTable(_ size: Int) {
        table.deinitialize(count: tableSize)
        table.deallocate()
        table = SetObject.makeTable(size)
        tableSize = size
        version &+= 1
    }

    /// A new table for more than `wanted` keys, without marks of removed ones.
    private func resize(_ wanted: Int) {
        var size = SetObject.leastSize
        while size <= wanted { size <<= 1 }
        if size == SetObject.leastSize, tableSize == size, fill == count { return }
        let old = table
        let oldSize = tableSize
        table = SetObject.makeTable(size)
        tableSize = size
        version &+= 1
        fill = count
        for index in 0..<oldSize where !old[index].key.isUndefined { insertNew((old + index).move()) }
        // What is left in the old table holds nothing.
        old.deallocate()
    }

    /// Inserts a key that is not there, into a table without marks of removed ones.
    @inline(__always)
    private func insertNew(_ entry: consuming Entry) {
        let mask = mask
        var perturb = UInt(bitPattern: entry.hash)
        var start = entry.hash & mask
        while true {
            let last = start + SetObject.linearProbes <= mask ? start + SetObject.linearProbes : start
            var index = start
            while index <= last {
                if table[index].key.isUndefined {
                    (table + index).initialize(to: entry)
                    return
                }
                index += 1
            }
            perturb >>= 5
            start = (start &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
        }
    }

    /// Makes room for so many more keys at once, as when a whole set is added.
    func reserve(_ more: Int) {
        if (fill + more) * 5 >= mask * 3 { resize((count + more) * 2) }
    }

    /// Sweeps out the marks of removed keys, if there are many.
    func sweep() {
        if fill - count > mask / 4 { resize(grown) }
    }

    // MARK: Whole sets

    /// Adds the keys of another set.
    func merge(_ other: SetObject, _ machine: Machine) throws(Raise) {
        if other === self || other.count == 0 { return }
        reserve(other.count)
        if fill == 0 {
            // An equal table without marks is copied as it stands; else the keys find their places.
            let isCopy = tableSize == other.tableSize && other.fill == other.count
            for index in 0..<other.tableSize where !other.table[index].key.isUndefined {
                if isCopy { table[index] = other.table[index] } else { insertNew(other.table[index]) }
            }
            fill = other.count
            count = other.count
            return
        }
        var position = 0
        while let entry = other.next(&position) { try add(entry.key, hash: entry.hash, machine) }
    }

    /// Exchanges the keys of two sets.
    func swapKeys(with other: SetObject) {
        swap(&table, &other.table)
        swap(&tableSize, &other.tableSize)
        swap(&fill, &other.fill)
        swap(&count, &other.count)
        version &+= 1
        other.version &+= 1
        cachedHash = nil
        other.cachedHash = nil
    }
}

extension Value {
    /// A `set` or `frozenset`.
    var set: SetObject? {
        guard case .object(let object) = self, object.kind == .set || object.kind == .frozenset else { return nil }
        return unsafeDowncast(object, to: SetObject.self)
    }
}

/// Over a set's keys; a change of size while it runs is an error.
final class SetIteratorObject: IteratorObject {
    private var set: SetObject?
    private var position = 0
    /// The keys, if they are not met in the order of the table.
    private let ordered: ContiguousArray<Value>?
    private let expectedCount: Int
    /// How many keys are still to come: `__length_hint__`.
    private(set) var remaining: Int

    init(_ set: SetObject) {
        self.set = set
        ordered = set.keysByIdentity
        expectedCount = set.count
        remaining = set.count
    }

    override var typeName: String { "set_iterator" }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        if let set { visit(.object(set)) }
        ordered?.forEach(visit)
    }

    override var lengthHint: Int { self.set.map { $0.count == expectedCount ? remaining : 0 } ?? 0 }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        guard let set else { return .undefined }
        if set.count != expectedCount {
            // It stays an error from now on.
            throw machine.error(.runtimeError, "Set changed size during iteration")
        }
        if let ordered {
            if position < ordered.count {
                position += 1
                remaining -= 1
                return ordered[position - 1]
            }
        } else if let entry = set.next(&position) {
            remaining -= 1
            return entry.key
        }
        self.set = nil
        remaining = 0
        return .undefined
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        guard let set else { return Blueprint(left: []) }
        let ahead = SetIteratorObject(set)
        ahead.position = position
        return Blueprint(left: try ahead.left(machine))
    }
}
