import PythonSyntax

/// `dict` (Library Reference, "Mapping Types"). Views stand in `DictViews`, `update` in `DictUpdate`.
extension Machine {
    func defineDictMethods() {
        let method = MethodTable(self, types.dict, .dict, DictObject.self)
        defineDictAccess(method)
        defineDictOperators(method)
        defineDictUpdate(method)
        defineDictViews(method)
        defineNew(method, empty: { DictObject(type: $0) }) { (machine, dict, arguments) throws(Raise) in
            try machine.update("dict", dict, arguments)
        }
        types.dict.setAttribute(names.hash, .none)
        let fromKeys = Signature("dict.fromkeys", "iterable, value=None, /")
        defineClassMethod(types.dict, "fromkeys") { (machine, arguments) throws(Raise) in
            let bound = try fromKeys.bind(arguments.dropFirst, machine)
            return try machine.dictFromKeys(arguments[0], bound[0], bound[1].isUndefined ? .none : bound[1])
        }
    }

    private func defineDictAccess(_ method: MethodTable<DictObject>) {
        method("get", "key, default=None, /") { (machine, dict, arguments) throws(Raise) in
            let value = try dict.get(arguments[0], machine)
            if !value.isUndefined { return value }
            return arguments[1].isUndefined ? .none : arguments[1]
        }
        method("setdefault", "key, default=None, /") { (machine, dict, arguments) throws(Raise) in
            try dict.setDefault(arguments[0], arguments[1].isUndefined ? .none : arguments[1], machine)
        }
        method("pop", "key, default=<unrepresentable>, /") { (machine, dict, arguments) throws(Raise) in
            let value = try dict.remove(arguments[0], machine)
            if !value.isUndefined { return value }
            if arguments[1].isUndefined { throw machine.error(.keyError, arguments: [arguments[0]]) }
            return arguments[1]
        }
        method("popitem") { (machine, dict, _) throws(Raise) in
            guard let last = dict.removeLast() else {
                throw machine.error(.keyError, arguments: [machine.string("popitem(): dictionary is empty")])
            }
            return .object(TupleObject([last.key, last.value]))
        }
        method("clear") { (_, dict, _) throws(Raise) in
            dict.removeAll()
            return .none
        }
        method("copy") { (_, dict, _) throws(Raise) in .object(dict.copy()) }
        method("__getitem__", "key, /") { (machine, dict, arguments) throws(Raise) in
            try machine.dictItem(dict, arguments[0])
        }
        method("__setitem__", "key, value, /") { (machine, dict, arguments) throws(Raise) in
            try dict.set(arguments[0], arguments[1], machine)
            return .none
        }
        method("__delitem__", "key, /") { (machine, dict, arguments) throws(Raise) in
            try machine.deleteDictItem(dict, arguments[0])
            return .none
        }
        method("__contains__", "key, /") { (machine, dict, arguments) throws(Raise) in
            .bool(try !dict.get(arguments[0], machine).isUndefined)
        }
    }

    private func defineDictOperators(_ method: MethodTable<DictObject>) {
        method("__len__") { (_, dict, _) throws(Raise) in .int(dict.count) }
        method("__iter__") { (_, dict, _) throws(Raise) in .object(DictForwardIteratorObject(dict, .keys)) }
        method("__reversed__") { (_, dict, _) throws(Raise) in .object(DictReverseIteratorObject(dict, .keys)) }
        method("__repr__") { (machine, dict, _) throws(Raise) in .object(try machine.dictRepr(dict)) }
        method("__or__", "value, /") { (machine, dict, arguments) throws(Raise) in
            guard let other = arguments[0].dict else { return machine.notImplemented }
            return .object(try machine.merged(dict, other))
        }
        method("__ror__", "value, /") { (machine, dict, arguments) throws(Raise) in
            guard let other = arguments[0].dict else { return machine.notImplemented }
            return .object(try machine.merged(other, dict))
        }
        method("__ior__", "value, /") { (machine, dict, arguments) throws(Raise) in
            try machine.update(dict, from: arguments[0])
            return .object(dict)
        }
        defineComparisons(types.dict, [.equal, .notEqual]) { (machine, a, comparison, b) throws(Raise) in
            guard let a = a.dict, let b = b.dict else { return nil }
            return .bool(try machine.areEqual(a, b) == (comparison == .equal))
        }
    }

    /// The keys of a plain dictionary or set, with the hashes that are known; false for all else.
    private func copyKeys(of source: Value, to dict: DictObject, _ value: Value) throws(Raise) -> Bool {
        guard source.object?.customType == nil else { return false }
        var position = 0
        if let set = source.object(.set, as: SetObject.self) ?? source.object(.frozenset, as: SetObject.self) {
            if dict.count == 0 { dict.makeRoom(for: set.count, onlyStrings: false) }
            while let entry = set.next(&position) { try dict.set(entry.key, hash: entry.hash, value, self) }
            return true
        }
        guard let other = source.dict else { return false }
        if dict.count == 0 { dict.makeRoom(for: other.count, onlyStrings: other.holdsOnlyStrings) }
        while position < other.entryCount {
            let entry = other.entries[position]
            position += 1
            if !entry.key.isUndefined { try dict.set(entry.key, hash: entry.hash, value, self) }
        }
        return true
    }

    private func dictFromKeys(_ type: Value, _ iterable: Value, _ value: Value) throws(Raise) -> Value {
        let result = try call(type, [])
        if let dict = result.dict, dict.customType == nil, try copyKeys(of: iterable, to: dict, value) { return result }
        let iterator = try iterator(iterable)
        while true {
            let key = try next(iterator)
            if key.isUndefined { return result }
            if let dict = result.dict, dict.customType == nil {
                try dict.set(key, value, self)
            } else {
                _ = try callSpecial(result, names.setItem, [key, value])
            }
        }
    }
}

/// Operations of dictionaries that the machine's instructions use too.
extension Machine {
    /// `dict[key]`, `__missing__` of subclasses included.
    func dictItem(_ dict: DictObject, _ key: Value) throws(Raise) -> Value {
        let value = try dict.get(key, self)
        if !value.isUndefined { return value }
        if dict.customType != nil, let made = try callSpecial(.object(dict), intern("__missing__"), [key]) {
            return made
        }
        throw error(.keyError, arguments: [key])
    }

    /// `del dict[key]`.
    func deleteDictItem(_ dict: DictObject, _ key: Value) throws(Raise) {
        if try dict.remove(key, self).isUndefined { throw error(.keyError, arguments: [key]) }
    }

    func dictRepr(_ dict: DictObject) throws(Raise) -> StrObject {
        if dict.count == 0 { return intern("{}") }
        return try guardedRepr(dict, nested: "{...}") { (builder) throws(Raise) in
            builder.append(0x7b)
            var isFirst = true
            var index = 0
            while index < dict.entryCount {
                let entry = dict.entries[index]
                index += 1
                if entry.key.isUndefined { continue }
                if !isFirst { builder.append(", ") }
                isFirst = false
                builder.append(try repr(entry.key))
                builder.append(": ")
                builder.append(try repr(entry.value))
            }
            builder.append(0x7d)
        }
    }

    /// Whether two dictionaries hold equal values for equal keys.
    func areEqual(_ a: DictObject, _ b: DictObject) throws(Raise) -> Bool {
        if a === b && a.count == 0 { return true }
        guard a.count == b.count else { return false }
        try enterNative(" in comparison")
        defer { leaveNative() }
        var index = 0
        while index < a.entryCount {
            let entry = a.entries[index]
            index += 1
            if entry.key.isUndefined { continue }
            // With the hash that is known, as in `update`.
            let position = try b.find(entry.key, entry.hash, self)
            guard position >= 0 else { return false }
            if try !isEqual(entry.value, b.value(at: position)) { return false }
        }
        return true
    }
}
