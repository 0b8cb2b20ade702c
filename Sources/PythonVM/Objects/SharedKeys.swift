/// The keys that the dictionaries of a class's instances share in CPython, which keep values only (PEP 412).
///
/// A class has room for 30. Each instance that is made takes one away, as long as more than one is unused: what has no more
/// attributes until then is not likely to get any. An attribute that finds no room turns its dictionary into one of its own.
final class SharedKeys {
    private var names: Set<String> = []
    private var unused = 30

    @inline(__always)
    func instanceMade() {
        if unused > 1 { unused -= 1 }
    }

    /// Answers whether there is room for a name.
    @discardableResult
    func add(_ name: StrObject) -> Bool {
        let text = name.string
        if names.contains(text) { return true }
        guard unused > 0 else { return false }
        unused -= 1
        names.insert(text)
        return true
    }

    /// For how many values a dictionary has room.
    var places: Int { names.count + unused }
}

extension AttributedObject {
    /// The attributes; an empty dictionary for them if there was none.
    final var ownAttributes: DictObject {
        if let attributes { return attributes }
        let made = DictObject()
        // Instances of classes that inherit from a built-in type share keys in other ways.
        if let type = customType, type.isUserDefined, kind != .exception { made.keys = .unknown }
        attributes = made
        return made
    }
}

extension DictObject {
    /// Whose keys CPython's dictionary has, which says how large it is.
    enum Keys {
        case own
        case shared(SharedKeys)
        case unknown
    }

    /// How many bytes the places for keys and values take in CPython; nil if that is not known.
    /// - Complexity: O(n).
    var placesSize: Int? {
        let keys: SharedKeys
        switch self.keys {
        case .own: return tableSize
        case .unknown: return nil
        case .shared(let shared): keys = shared
        }
        for entry in entries where !entry.key.isUndefined {
            guard let name = entry.key.str, name.customType == nil, keys.add(name) else { return nil }
        }
        return keys.places * 8
    }
}
