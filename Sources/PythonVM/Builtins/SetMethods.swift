import PythonSyntax

/// `set` and `frozenset` (Library Reference, "Set Types"). What they compute stands in `Objects/SetOperations`.
extension Machine {
    func defineSetTypes() {
        for (type, kind) in [(types.set, ObjectKind.set), (types.frozenset, .frozenset)] {
            let method = MethodTable(self, type, kind, SetObject.self)
            defineSetQueries(method)
            defineSetOperators(method, kind)
            defineSetCombinations(method)
        }
        let set = MethodTable(self, types.set, .set, SetObject.self)
        defineSetChanges(set)
        defineSetInPlace(set)
        types.set.setAttribute(names.hash, .none)
        let frozenset = MethodTable(self, types.frozenset, .frozenset, SetObject.self)
        frozenset("__hash__") { (_, set, _) throws(Raise) in .int(set.frozenHash) }
        defineSetConstructors()
    }

    private func defineSetConstructors() {
        let set = MethodTable(self, types.set, .set, SetObject.self)
        defineNew(set, empty: { SetObject(type: $0) }) { (machine, set, arguments) throws(Raise) in
            if arguments.count > 1 { throw machine.wrongCount(machine.typeName(.object(set)), arguments.count, 0...1) }
            let iterable = try machine.onlyArgument("set", arguments)
            set.removeAll()
            if !iterable.isUndefined { try set.update(iterable, machine) }
        }
        defineNew(types.frozenset) { (machine, type, arguments) throws(Raise) -> Value in
            let iterable = try machine.onlyArgument(
                "frozenset", arguments,
                ignoringKeywords: machine.overrides(machine.names.initialize, type, of: machine.types.frozenset))
            if type == nil, let set = iterable.set, set.isFrozen, set.customType == nil { return iterable }
            let set = SetObject(kind: .frozenset, type: type)
            if !iterable.isUndefined { try set.update(iterable, machine) }
            return .object(set)
        }
    }

    private func defineSetQueries(_ method: MethodTable<SetObject>) {
        method("__len__") { (_, set, _) throws(Raise) in .int(set.count) }
        method("__iter__") { (_, set, _) throws(Raise) in .object(SetIteratorObject(set)) }
        method("__contains__", "key, /") { (machine, set, arguments) throws(Raise) in
            .bool(try machine.contains(set, arguments[0]))
        }
        method("__repr__") { (machine, set, _) throws(Raise) in .object(try machine.setRepr(set)) }
        method("__reduce__") { (machine, set, _) throws(Raise) in
            let keys = Value.object(TupleObject([.object(ListObject(set.keys))]))
            let attributes = set.attributes.map { Value.object($0) } ?? .none
            return .object(TupleObject([.object(machine.typeOf(.object(set))), keys, attributes]))
        }
        method("copy") { (machine, set, _) throws(Raise) in
            if set.isFrozen, set.customType == nil { return .object(set) }
            return .object(try set.copy(machine))
        }
        method("isdisjoint", "other, /") { (machine, set, arguments) throws(Raise) in
            .bool(try set.isDisjoint(arguments[0], machine))
        }
        method("issubset", "other, /") { (machine, set, arguments) throws(Raise) in
            .bool(try set.isSubset(ofIterable: arguments[0], machine))
        }
        method("issuperset", "other, /") { (machine, set, arguments) throws(Raise) in
            .bool(try set.isSuperset(ofIterable: arguments[0], machine))
        }
    }

    private func defineSetOperators(_ method: MethodTable<SetObject>, _ kind: ObjectKind) {
        typealias Operation = (Machine, SetObject, Value) throws(Raise) -> SetObject
        let operations: [(String, Operation)] = [
            ("or", { (machine, set, other) throws(Raise) in try machine.union(set, [other]) }),
            ("and", { (machine, set, other) throws(Raise) in try set.intersection(other, machine) }),
            ("sub", { (machine, set, other) throws(Raise) in try set.difference(other, machine) }),
            ("xor", { (machine, set, other) throws(Raise) in try set.symmetricDifference(other, machine) }),
        ]
        for (name, operation) in operations {
            method("__\(name)__", "value, /") { (machine, set, arguments) throws(Raise) in
                guard arguments[0].set != nil else { return machine.notImplemented }
                return .object(try operation(machine, set, arguments[0]))
            }
            method("__r\(name)__", "value, /") { (machine, set, arguments) throws(Raise) in
                guard let other = arguments[0].set else { return machine.notImplemented }
                return .object(try operation(machine, other, .object(set)))
            }
        }
        defineComparisons(method.type) { (machine, a, comparison, b) throws(Raise) in
            guard let a = a.set, let b = b.set else { return nil }
            return .bool(try machine.compare(a, comparison, b))
        }
    }

    private func compare(_ a: SetObject, _ comparison: CompareOperator, _ b: SetObject) throws(Raise) -> Bool {
        switch comparison {
        case .equal, .is, .in: try a.isEqual(to: b, self)
        case .notEqual, .isNot, .notIn: try !a.isEqual(to: b, self)
        case .less: a.count < b.count ? try a.isSubset(of: b, self) : false
        case .lessOrEqual: try a.isSubset(of: b, self)
        case .greater: a.count > b.count ? try b.isSubset(of: a, self) : false
        case .greaterOrEqual: try b.isSubset(of: a, self)
        }
    }

    /// `union`, `intersection` and their like, of any number of iterables.
    private func defineSetCombinations(_ method: MethodTable<SetObject>) {
        method.raw("union") { (machine, set, arguments) throws(Raise) in
            .object(try machine.union(set, try machine.iterables("union", set, arguments)))
        }
        method.raw("intersection") { (machine, set, arguments) throws(Raise) in
            .object(try machine.intersection(set, try machine.iterables("intersection", set, arguments)))
        }
        method.raw("difference") { (machine, set, arguments) throws(Raise) in
            let others = try machine.iterables("difference", set, arguments)
            guard let first = others.first else { return .object(try set.copy(machine)) }
            let result = try set.difference(first, machine)
            for other in others.dropFirst() { try result.subtract(other, machine) }
            return .object(result)
        }
        method("symmetric_difference", "other, /") { (machine, set, arguments) throws(Raise) in
            .object(try set.symmetricDifference(arguments[0], machine))
        }
    }

    private func iterables(_ name: String, _ set: SetObject, _ arguments: Arguments) throws(Raise) -> [Value] {
        if arguments.keywords != nil {
            throw error(.typeError, "\(set.isFrozen ? "frozenset" : "set").\(name)() takes no keyword arguments")
        }
        return arguments.positional
    }

    private func union(_ set: SetObject, _ others: [Value]) throws(Raise) -> SetObject {
        let result = try set.copy(self)
        for other in others where other.object !== set { try result.update(other, self) }
        return result
    }

    private func intersection(_ set: SetObject, _ others: [Value]) throws(Raise) -> SetObject {
        if others.isEmpty { return try set.copy(self) }
        var result = set
        for other in others { result = try result.intersection(other, self) }
        return result
    }

    // MARK: Changes

    private func defineSetChanges(_ method: MethodTable<SetObject>) {
        method("add", "object, /") { (machine, set, arguments) throws(Raise) in
            try set.add(arguments[0], machine)
            return .none
        }
        method("clear") { (_, set, _) throws(Raise) in
            set.removeAll()
            return .none
        }
        method("discard", "object, /") { (machine, set, arguments) throws(Raise) in
            _ = try machine.discard(set, arguments[0])
            return .none
        }
        method("remove", "object, /") { (machine, set, arguments) throws(Raise) in
            guard try machine.discard(set, arguments[0]) else {
                throw machine.error(.keyError, arguments: [arguments[0]])
            }
            return .none
        }
        method("pop") { (machine, set, _) throws(Raise) in
            let key = set.pop()
            if key.isUndefined { throw machine.error(.keyError, "pop from an empty set") }
            return key
        }
        method.raw("update") { (machine, set, arguments) throws(Raise) in
            for other in try machine.iterables("update", set, arguments) { try set.update(other, machine) }
            return .none
        }
        method.raw("intersection_update") { (machine, set, arguments) throws(Raise) in
            let others = try machine.iterables("intersection_update", set, arguments)
            set.swapKeys(with: try machine.intersection(set, others))
            return .none
        }
        method.raw("difference_update") { (machine, set, arguments) throws(Raise) in
            for other in try machine.iterables("difference_update", set, arguments) { try set.subtract(other, machine) }
            return .none
        }
        method("symmetric_difference_update", "other, /") { (machine, set, arguments) throws(Raise) in
            try set.formSymmetricDifference(arguments[0], machine)
            return .none
        }
    }

    private func defineSetInPlace(_ method: MethodTable<SetObject>) {
        typealias Operation = (Machine, SetObject, Value) throws(Raise) -> Void
        let operations: [(String, Operation)] = [
            ("__ior__", { (machine, set, other) throws(Raise) in try set.update(other, machine) }),
            (
                "__iand__",
                { (machine, set, other) throws(Raise) in set.swapKeys(with: try set.intersection(other, machine)) }
            ),
            ("__isub__", { (machine, set, other) throws(Raise) in try set.subtract(other, machine) }),
            ("__ixor__", { (machine, set, other) throws(Raise) in try set.formSymmetricDifference(other, machine) }),
        ]
        for (name, operation) in operations {
            method(name, "value, /") { (machine, set, arguments) throws(Raise) in
                guard arguments[0].set != nil else { return machine.notImplemented }
                try operation(machine, set, arguments[0])
                return .object(set)
            }
        }
    }

    // MARK: Keys that are sets

    /// The hash of a key; a mutable set stands for the frozenset of its keys where only membership is asked.
    private func hashForLookup(_ key: Value) throws(Raise) -> (Value, Int) {
        do throws(Raise) {
            return (key, try hash(key))
        } catch {
            guard let set = key.object(.set, as: SetObject.self), catches(error, .typeError) else { throw error }
            let frozen = SetObject(kind: .frozenset)
            try frozen.merge(set, self)
            return (.object(frozen), frozen.frozenHash)
        }
    }

    func contains(_ set: SetObject, _ key: Value) throws(Raise) -> Bool {
        let (key, hash) = try hashForLookup(key)
        return try set.find(key, hash, self) >= 0
    }

    private func discard(_ set: SetObject, _ key: Value) throws(Raise) -> Bool {
        let (key, hash) = try hashForLookup(key)
        return try set.discard(key, hash: hash, self)
    }

    // MARK: Text

    func setRepr(_ set: SetObject) throws(Raise) -> StrObject {
        let name = typeName(.object(set))
        if set.count == 0 { return StrObject("\(name)()") }
        let isPlain = set.kind == .set && set.customType == nil
        var isNested = true
        let text = try guardedRepr(set, nested: "(...)") { (builder) throws(Raise) in
            isNested = false
            if !isPlain {
                builder.append(name)
                builder.append(0x28)
            }
            builder.append(0x7b)
            try appendReprs(set.keys, to: &builder)
            builder.append(0x7d)
            if !isPlain { builder.append(0x29) }
        }
        return isNested ? StrObject("\(name)(...)") : text
    }
}
