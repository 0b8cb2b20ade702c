/// The modules that were imported: what `sys.modules` shows, and programs may change.
public struct ModuleTable {
    /// By name; a program may put anything into it.
    let dictionary = DictObject()

    public subscript(name: String) -> ModuleObject? {
        get { value(named: name).object(.module, as: ModuleObject.self) }
        nonmutating set {
            let key = StrObject(name)
            if let newValue { dictionary.set(key, .object(newValue)) } else { dictionary.remove(key) }
        }
    }

    /// What stands for a module, whatever it is; `.undefined` if it was not imported.
    func value(named name: String) -> Value { dictionary.get(StrObject(name)) }

    /// All modules, in the order in which they were imported.
    var all: [ModuleObject] {
        var found: [ModuleObject] = []
        dictionary.forEach { (_, value) in
            if let module = value.object(.module, as: ModuleObject.self) { found.append(module) }
        }
        return found
    }
}
