/// `set` and `frozenset` (`kind` tells which): a hash table with CPython's probing and growth, so that elements are
/// met in CPython's order.
///
/// A key stands at the slot that its hash says or, if that is taken, at one of the nine behind it, as long as those do
/// not reach over the end of the table; then the search jumps, by the rest of the hash. A removed key leaves a mark,
/// over which searches go on; a new key takes the last mark that its search met. A table of which three fifths are
/// keys and marks is made anew.
///
/// Python's `==` may run at each search and change this very set: after it, a search looks whether its ground is still
/// the same.
public final class SetObject: AttributedObject {
    struct Entry {
        var hash: Int
        /// `.undefined` where no key is: with a hash of 0 where there never was one, of -1 (never a key's hash) where
        /// one was removed.
        var key: Value

        static var unused: Entry { Entry(hash: 0, key: .undefined) }
        static var removed: Entry { Entry(hash: -1, key: .undefined) }

        @inline(__always)
        var isUnused: Bool { hash == 0 && key.isUndefined }
    }

    /// A power of two of them.
    private(set) var table = ContiguousArray(repeating: Entry.unused, count: SetObject.leastSize)
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

    private static let leastSize = 8
    private static let linearProbes = 9

    public override init(kind: ObjectKind = .set, type: TypeObject? = nil) { super.init(kind: kind, type: type) }

    deinit {
        var values = ContiguousArray<Value>()
        for entry in table where entry.key.object != nil { values.append(entry.key) }
        table = []
        DeepRelease.release(&values)
    }

    var isFrozen: Bool { kind == .frozenset }

    private var mask: Int { table.count &- 1 }

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
        // What is replaced dies at the end, when the set is whole again.
        let old = table[index].key
        table[index] = .removed
        count -= 1
        withExtendedLifetime(old) {}
        return true
    }

    /// Takes out the key that CPython would, or answers `.undefined` if there is none.
    public func pop() -> Value {
        if count == 0 { return .undefined }
        var index = finger & mask
        while table[index].key.isUndefined { index = (index &+ 1) & mask }
        let key = table[index].key
        table[index] = .removed
        count -= 1
        finger = index + 1
        return key
    }

    public func removeAll() {
        var old = ContiguousArray<Value>()
        for entry in table where !entry.key.isUndefined { old.append(entry.key) }
        table = ContiguousArray(repeating: .unused, count: SetObject.leastSize)
        fill = 0
        count = 0
        version &+= 1
        DeepRelease.release(&old)
    }

    /// The next key at a position or behind it, in the order of iteration; nil at the end.
    @inline(__always)
    func next(_ position: inout Int) -> Entry? {
        while position < table.count {
            let entry = table[position]
            position += 1
            if !entry.key.isUndefined { return entry }
        }
        return nil
    }

    /// All keys in the order of iteration.
    /// - Complexity: O(n); O(n log n) for a set of objects that hash by identity.
    public var keys: ContiguousArray<Value> {
        if let ordered = keysByIdentity { return ordered }
        var keys = ContiguousArray<Value>()
        keys.reserveCapacity(count)
        for entry in table where !entry.key.isUndefined { keys.append(entry.key) }
        return keys
    }

    /// The keys of a set of objects that hash by identity, in the order of their numbers; nil for all other sets.
    /// CPython meets such objects in the order of their addresses, which no program can count on.
    var keysByIdentity: ContiguousArray<Value>? {
        var objects: [(hash: Int, key: Value)] = []
        for entry in table where !entry.key.isUndefined {
            guard let object = entry.key.object, object.identity != 0, entry.hash == Int(object.identity) else {
                return nil
            }
            objects.append((entry.hash, entry.key))
        }
        objects.sort { $0.hash < $1.hash }
        return ContiguousArray(objects.lazy.map(\.key))
    }

    // MARK: Searching

    private enum Match { case yes, no, changed }

    @inline(__always)
    private func match(_ index: Int, _ key: Value, _ machine: Machine) throws(Raise) -> Match {
        let candidate = table[index].key
        if candidate.isIdentical(to: key) { return .yes }
        if let a = candidate.str, let b = key.str, a.customType == nil, b.customType == nil {
            return a.isEqual(to: b) ? .yes : .no
        }
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
                    let entry = table[index]
                    if entry.isUnused { return -1 }
                    if entry.hash == hash, !entry.key.isUndefined {
                        switch try match(index, key, machine) {
                        case .yes: return index < table.count && !table[index].key.isUndefined ? index : -1
                        case .no: break
                        case .changed: continue restart
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
                    let entry = table[index]
                    if entry.isUnused {
                        count += 1
                        if removed >= 0 {
                            table[removed] = Entry(hash: hash, key: key)
                            return
                        }
                        table[index] = Entry(hash: hash, key: key)
                        fill += 1
                        if fill &* 5 >= mask &* 3 { resize(grown) }
                        return
                    }
                    if entry.hash == hash, !entry.key.isUndefined {
                        switch try match(index, key, machine) {
                        case .yes: return
                        case .no: break
                        case .changed: continue restart
                        }
                    } else if entry.key.isUndefined {
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

    /// How many keys a new table is made for.
    private var grown: Int { count > 50_000 ? count * 2 : count * 4 }

    /// A new table for more than `wanted` keys, without marks of removed ones.
    private func resize(_ wanted: Int) {
        var size = SetObject.leastSize
        while size <= wanted { size <<= 1 }
        if size == SetObject.leastSize, table.count == size, fill == count { return }
        let old = table
        table = ContiguousArray(repeating: .unused, count: size)
        version &+= 1
        fill = count
        for entry in old where !entry.key.isUndefined { insertNew(entry) }
    }

    /// Inserts a key that is not there, into a table without marks of removed ones.
    private func insertNew(_ entry: Entry) {
        let mask = mask
        var perturb = UInt(bitPattern: entry.hash)
        var start = entry.hash & mask
        while true {
            let last = start + SetObject.linearProbes <= mask ? start + SetObject.linearProbes : start
            for index in start...last where table[index].key.isUndefined {
                table[index] = entry
                return
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
            if table.count == other.table.count, other.fill == other.count {
                table = other.table
                version &+= 1
            } else {
                for entry in other.table where !entry.key.isUndefined { insertNew(entry) }
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
}
