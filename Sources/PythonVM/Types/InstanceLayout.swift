/// How large CPython's objects of a class are, and what stands before and behind them (Include/cpython/object.h, typeobject.c).
struct InstanceLayout {
    /// `__basicsize__` and `__itemsize__`, in bytes.
    var basicSize: Int
    var itemSize = 0
    /// Found by the collector of cycles, whose links stand in front.
    var isCollected = true
    var hasDictionary = false
    var hasWeakReferences = false
    /// A dictionary or a list of weak references has its place in front too.
    var hasHead = false
    var hasManagedDictionary = false
    /// `__sizeof__` is its own.
    var countsItself = false

    /// What `sys.getsizeof` adds to what `__sizeof__` says.
    var headSize: Int { (isCollected ? 16 : 0) + (hasHead ? 16 : 0) }

    /// By module and qualified name.
    static let native: [String: InstanceLayout] = {
        var layouts: [String: InstanceLayout] = [:]
        for line in recorded.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count >= 3, let basic = Int(words[1]), let item = Int(words[2]) else { continue }
            let letters = words.count > 3 ? words[3] : ""
            layouts[String(words[0])] = InstanceLayout(
                basicSize: basic, itemSize: item, isCollected: letters.contains("c"),
                hasDictionary: letters.contains("d"), hasWeakReferences: letters.contains("w"),
                hasHead: letters.contains("h"), hasManagedDictionary: letters.contains("k"),
                countsItself: letters.contains("s"))
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
        if type.slotNames == nil, !layout.hasDictionary {
            layout.hasDictionary = true
            layout.hasManagedDictionary = true
            layout.hasHead = true
        }
        if type.hasWeakReferences, !layout.hasWeakReferences, layout.itemSize == 0 {
            layout.hasWeakReferences = true
            layout.hasHead = true
        }
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
