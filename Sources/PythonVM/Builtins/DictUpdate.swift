/// Filling dictionaries from others: `update`, `dict(...)`, `|`.
extension Machine {
    func defineDictUpdate(_ method: MethodTable<DictObject>) {
        method.raw("update") { (machine, dict, arguments) throws(Raise) in
            try machine.update("update", dict, arguments)
            return .none
        }
    }

    /// `dict.update(other, **names)`.
    func update(_ name: String, _ dict: DictObject, _ arguments: Arguments) throws(Raise) {
        if arguments.count > 1 { throw wrongCount(name, arguments.count, 0...1) }
        if arguments.count == 1 { try update(dict, from: arguments[0]) }
        guard let keywords = arguments.keywords else { return }
        for (index, keyword) in keywords.elements.enumerated() {
            try dict.set(keyword, arguments[arguments.count + index], self)
        }
    }

    /// Adds what a mapping or an iterable of pairs holds.
    func update(_ dict: DictObject, from source: Value) throws(Raise) {
        if let other = source.dict, !overridesIteration(other) { return try update(dict, from: other) }
        if try optionalAttribute(source, names.keys).isUndefined { return try update(dict, fromPairs: source) }
        try merge(dict, from: source)
    }

    /// Adds what a mapping holds.
    /// - Throws: AttributeError if it is none, as it has no `keys` then.
    func merge(_ dict: DictObject, from mapping: Value) throws(Raise) {
        if let other = mapping.dict, !overridesIteration(other) { return try update(dict, from: other) }
        for key in try keys(ofMapping: mapping) { try dict.set(key, try self.subscript(mapping, key), self) }
    }

    /// All that its `keys` says, before anybody asks for a value (`PyMapping_Keys`).
    func keys(ofMapping mapping: Value) throws(Raise) -> ContiguousArray<Value> {
        let keys = try call(try attribute(mapping, names.keys), [])
        guard isIterable(keys) else {
            throw error(
                .typeError, "\(typeName(mapping)).keys() returned a non-iterable (type \(typeName(keys)))")
        }
        return try elements(keys)
    }

    func overridesIteration(_ dict: DictObject) -> Bool {
        guard let type = dict.customType else { return false }
        return !type.lookup(names.iter).isIdentical(to: types.dict.lookup(names.iter))
    }

    private func update(_ dict: DictObject, from other: DictObject) throws(Raise) {
        if other === dict || dict.clones(other) { return }
        let count = other.count
        dict.makeRoom(forAllOf: other)
        var index = 0
        while index < other.entryCount {
            let entry = other.entries[index]
            index += 1
            if entry.key.isUndefined { continue }
            // With the hash that is known: keys are not asked again.
            try dict.set(entry.key, hash: entry.hash, entry.value, self)
            if other.count != count { throw error(.runtimeError, "dict mutated during update") }
        }
    }

    private func update(_ dict: DictObject, fromPairs source: Value) throws(Raise) {
        let iterator = try iterator(source)
        var index = 0
        while true {
            let item = try next(iterator)
            if item.isUndefined { return }
            let pair: ContiguousArray<Value>
            if let tuple = item.tuple {
                pair = tuple.elements
            } else {
                do throws(Raise) {
                    pair = try elements(item)
                } catch {
                    guard catches(error, .typeError) else { throw error }
                    throw self.error(
                        .typeError, "cannot convert dictionary update sequence element #\(index) to a sequence")
                }
            }
            guard pair.count == 2 else {
                throw error(
                    .valueError,
                    "dictionary update sequence element #\(index) has length \(pair.count); 2 is required")
            }
            try dict.set(pair[0], pair[1], self)
            index += 1
        }
    }

    /// `a | b`.
    func merged(_ a: DictObject, _ b: DictObject) throws(Raise) -> DictObject {
        let result = a.copy()
        try update(result, from: b)
        return result
    }
}
