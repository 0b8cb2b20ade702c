/// What sets do with other sets and with iterables, element by element in CPython's order, since that order shows in
/// the result.
extension SetObject {
    /// An empty set of the same kind; never of a subclass.
    private func makeEmpty() -> SetObject { SetObject(kind: kind) }

    /// A copy as CPython makes it, which need not have the same order.
    func copy(_ machine: Machine) throws(Raise) -> SetObject {
        let result = makeEmpty()
        try result.merge(self, machine)
        return result
    }

    /// `update(iterable)`.
    /// - Throws: TypeError if it is not iterable, and what its elements raise.
    func update(_ other: Value, _ machine: Machine) throws(Raise) {
        if let set = other.set { return try merge(set, machine) }
        if let dict = other.dict, dict.customType == nil {
            reserve(dict.count)
            var index = 0
            while index < dict.entryCount {
                let entry = dict.entries[index]
                index += 1
                if !entry.key.isUndefined { try add(entry.key, hash: entry.hash, machine) }
            }
            return
        }
        try SetObject.forEach(other, machine) { (key) throws(Raise) in try add(key, machine) }
    }

    private static func forEach(
        _ iterable: Value, _ machine: Machine, _ body: (Value) throws(Raise) -> Void
    ) throws(Raise) {
        let iterator = try machine.iterator(iterable)
        while true {
            let value = try machine.next(iterator)
            if value.isUndefined { return }
            try body(value)
        }
    }

    /// An iterable as a set: itself, if it is one.
    private func asSet(_ other: Value, _ machine: Machine) throws(Raise) -> SetObject {
        if let set = other.set { return set }
        let result = makeEmpty()
        try result.update(other, machine)
        return result
    }

    // MARK: Intersection

    func intersection(_ other: Value, _ machine: Machine) throws(Raise) -> SetObject {
        if other.object === self { return try copy(machine) }
        let result = makeEmpty()
        guard let set = other.set else {
            try SetObject.forEach(other, machine) { (key) throws(Raise) in
                let hash = try machine.hash(key)
                if try find(key, hash, machine) >= 0 { try result.add(key, hash: hash, machine) }
            }
            return result
        }
        // The smaller one is gone through; of equal ones, the other.
        let (searched, walked) = set.count > count ? (set, self) : (self, set)
        var position = 0
        while let entry = walked.next(&position) {
            if try searched.find(entry.key, entry.hash, machine) >= 0 {
                try result.add(entry.key, hash: entry.hash, machine)
            }
        }
        return result
    }

    func isDisjoint(_ other: Value, _ machine: Machine) throws(Raise) -> Bool {
        if other.object === self { return count == 0 }
        if let set = other.set {
            let (searched, walked) = set.count > count ? (set, self) : (self, set)
            var position = 0
            while let entry = walked.next(&position) {
                if try searched.find(entry.key, entry.hash, machine) >= 0 { return false }
            }
            return true
        }
        let iterator = try machine.iterator(other)
        while true {
            let key = try machine.next(iterator)
            if key.isUndefined { return true }
            if try contains(key, machine) { return false }
        }
    }

    // MARK: Difference

    func difference(_ other: Value, _ machine: Machine) throws(Raise) -> SetObject {
        let set = other.set
        let dict = other.dict.flatMap { $0.customType == nil ? $0 : nil }
        guard let otherCount = set?.count ?? dict?.count, count >> 2 <= otherCount else {
            let result = try copy(machine)
            try result.subtract(other, machine)
            return result
        }
        let result = makeEmpty()
        var position = 0
        while let entry = next(&position) {
            let isThere: Bool
            if let set {
                isThere = try set.find(entry.key, entry.hash, machine) >= 0
            } else {
                isThere = try dict?.find(entry.key, entry.hash, machine) ?? -1 >= 0
            }
            if !isThere { try result.add(entry.key, hash: entry.hash, machine) }
        }
        return result
    }

    /// `difference_update(iterable)`.
    func subtract(_ other: Value, _ machine: Machine) throws(Raise) {
        if other.object === self { return removeAll() }
        if var set = other.set {
            // Far more keys than here: only the common ones are worth removing.
            if set.count >> 3 > count { set = try intersection(other, machine) }
            var position = 0
            while let entry = set.next(&position) { _ = try discard(entry.key, hash: entry.hash, machine) }
        } else {
            try SetObject.forEach(other, machine) { (key) throws(Raise) in _ = try discard(key, machine) }
        }
        sweep()
    }

    // MARK: Symmetric difference

    func symmetricDifference(_ other: Value, _ machine: Machine) throws(Raise) -> SetObject {
        let result = makeEmpty()
        try result.update(other, machine)
        try result.formSymmetricDifference(.object(self), machine)
        return result
    }

    /// `symmetric_difference_update(iterable)`.
    func formSymmetricDifference(_ other: Value, _ machine: Machine) throws(Raise) {
        if other.object === self { return removeAll() }
        if let dict = other.dict, dict.customType == nil {
            var index = 0
            while index < dict.entryCount {
                let entry = dict.entries[index]
                index += 1
                if !entry.key.isUndefined { try toggle(entry.key, entry.hash, machine) }
            }
            return
        }
        let set = try asSet(other, machine)
        var position = 0
        while let entry = set.next(&position) { try toggle(entry.key, entry.hash, machine) }
    }

    private func toggle(_ key: Value, _ hash: Int, _ machine: Machine) throws(Raise) {
        if try !discard(key, hash: hash, machine) { try add(key, hash: hash, machine) }
    }

    // MARK: Comparison

    func isSubset(of other: SetObject, _ machine: Machine) throws(Raise) -> Bool {
        if count > other.count { return false }
        var position = 0
        while let entry = next(&position) {
            if try other.find(entry.key, entry.hash, machine) < 0 { return false }
        }
        return true
    }

    /// `issubset(iterable)`.
    func isSubset(ofIterable other: Value, _ machine: Machine) throws(Raise) -> Bool {
        if let set = other.set { return try isSubset(of: set, machine) }
        return try intersection(other, machine).count == count
    }

    /// `issuperset(iterable)`.
    func isSuperset(ofIterable other: Value, _ machine: Machine) throws(Raise) -> Bool {
        if let set = other.set { return try set.isSubset(of: self, machine) }
        let iterator = try machine.iterator(other)
        while true {
            let key = try machine.next(iterator)
            if key.isUndefined { return true }
            if try !contains(key, machine) { return false }
        }
    }

    func isEqual(to other: SetObject, _ machine: Machine) throws(Raise) -> Bool {
        if count != other.count { return false }
        if let a = cachedHash, let b = other.cachedHash, a != b { return false }
        return try isSubset(of: other, machine)
    }

    // MARK: Hash

    /// What `hash()` of a frozenset answers: the same for the same keys in any order.
    var frozenHash: Int {
        if let cachedHash { return cachedHash }
        func shuffled(_ hash: UInt) -> UInt { ((hash ^ 89_869_747) ^ (hash << 16)) &* 3_644_798_167 }
        var hash: UInt = 0
        var position = 0
        while let entry = next(&position) { hash ^= shuffled(UInt(bitPattern: entry.hash)) }
        hash ^= (UInt(count) &+ 1) &* 1_927_868_237
        hash ^= (hash >> 11) ^ (hash >> 25)
        hash = hash &* 69_069 &+ 907_133_923
        let result = hash == UInt.max ? 590_923_713 : Int(bitPattern: hash)
        cachedHash = result
        return result
    }
}
