/// The keys that the dictionaries of a class's instances share in CPython, which keep values only (PEP 412).
///
/// A class has room for 30. Each instance that is made takes one away, as long as more than one is unused: what has no more
/// attributes until then is not likely to get any. An attribute that finds no room turns its dictionary into one of its own.
final class SharedKeys {
    private let names = DictObject()
    private var unused = 30

    @inline(__always)
    func instanceMade() {
        if unused > 1 { unused -= 1 }
    }

    /// Answers whether there is room for a name.
    @discardableResult
    func add(_ name: StrObject) -> Bool {
        if names.find(name) >= 0 { return true }
        guard unused > 0 else { return false }
        unused -= 1
        names.set(name, .none)
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
    var placesSize: Int? {
        switch keys {
        case .own: tableSize
        case .shared(let shared): shared.places * 8
        case .unknown: nil
        }
    }
}
