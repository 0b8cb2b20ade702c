/// How large CPython's objects of a class are, and what stands before and behind them (Include/cpython/object.h, typeobject.c).
struct InstanceLayout {
    /// `__basicsize__` and `__itemsize__`, in bytes.
    var basicSize: Int
    var itemSize = 0
    /// Found by the collector of cycles, whose links stand in front.
    var isCollected = true
    /// `__dictoffset__` and `__weakrefoffset__`: where the places for a dictionary and for weak references are; 0 for none.
    var dictionaryOffset = 0
    var weakReferencesOffset = 0
    /// A dictionary or a list of weak references has its place in front too.
    var hasHead = false
    var hasManagedDictionary = false
    /// `__sizeof__` is its own.
    var countsItself = false
    /// It has a list of its entries besides the table, as those of `OrderedDict`.
    var hasOrderedNodes = false

    /// What CPython gives as the offsets of places in the head, which has both in this order (`MANAGED_DICT_OFFSET`, `MANAGED_WEAKREF_OFFSET`).
    private static let managedDictionaryOffset = -1
    private static let managedWeakReferencesOffset = -32

    /// What `sys.getsizeof` adds to what `__sizeof__` says.
    var headSize: Int { (isCollected ? 16 : 0) + (hasHead ? 16 : 0) }

    /// Adds what a class of the program's has places for and its base has not.
    mutating func add(dictionary: Bool, weakReferences: Bool) {
        if dictionary, dictionaryOffset == 0 {
            dictionaryOffset = InstanceLayout.managedDictionaryOffset
            hasManagedDictionary = true
            hasHead = true
        }
        if weakReferences, weakReferencesOffset == 0, itemSize == 0 {
            weakReferencesOffset = InstanceLayout.managedWeakReferencesOffset
            hasHead = true
        }
    }

    /// By module and qualified name.
    static let native: [String: InstanceLayout] = {
        var layouts: [String: InstanceLayout] = [:]
        for line in recorded.split(separator: "\n") {
            let words = line.split(separator: " ")
            let numbers = words.dropFirst().prefix(4).compactMap { Int($0) }
            guard numbers.count == 4 else { continue }
            let letters = words.count > 5 ? words[5] : ""
            layouts[String(words[0])] = InstanceLayout(
                basicSize: numbers[0], itemSize: numbers[1], isCollected: letters.contains("c"),
                dictionaryOffset: numbers[2], weakReferencesOffset: numbers[3], hasHead: letters.contains("h"),
                hasManagedDictionary: letters.contains("k"), countsItself: letters.contains("s"),
                hasOrderedNodes: words[0] == "collections.OrderedDict")
        }
        return layouts
    }()
}

extension Machine {
    /// Nil for native classes that CPython does not have in C.
    func instanceLayout(of type: TypeObject) -> InstanceLayout? {
        if let known = nativeLayout(of: type) { return known }
        guard type.isUserDefined else { return nil }
        var layouts: [InstanceLayout] = []
        for base in type.bases {
            guard let layout = instanceLayout(of: base) else { return nil }
            layouts.append(layout)
        }
        guard var layout = layouts.first else { return nil }
        // The base that is laid out largest comes first in memory.
        for other in layouts where other.basicSize > layout.basicSize || other.countsItself && !layout.countsItself {
            layout = other
        }
        layout.basicSize += 8 * type.ownSlots.count
        layout.isCollected = true
        layout.add(dictionary: type.slotNames == nil, weakReferences: type.hasWeakReferences)
        return layout
    }

    /// Of a class that CPython has in C, though it may be written in Python here.
    func nativeLayout(of type: TypeObject) -> InstanceLayout? {
        if type.isUserDefined, !isLibraryClass(type) { return nil }
        let module = (try? attribute(.object(type), names.module))?.str?.string ?? "builtins"
        return InstanceLayout.native["\(module).\(type.qualifiedName)"]
    }

    /// Whether a class was made by a module of the library.
    func isLibraryClass(_ type: TypeObject) -> Bool {
        guard let module = type.namespace.get(names.module).str?.string else { return false }
        return modules[module]?.isOurs ?? false
    }
}
