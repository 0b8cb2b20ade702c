import PythonSyntax

/// `dict_keys`, `dict_values` and `dict_items` (Library Reference, "Dictionary view objects").
extension Machine {
    func defineDictViews(_ method: MethodTable<DictObject>) {
        method("keys") { (_, dict, _) throws(Raise) in .object(DictViewObject(dict, .keys)) }
        method("values") { (_, dict, _) throws(Raise) in .object(DictViewObject(dict, .values)) }
        method("items") { (_, dict, _) throws(Raise) in .object(DictViewObject(dict, .items)) }
        for type in [types.dictKeys, types.dictValues, types.dictItems] {
            let method = MethodTable(self, type, .dictView, DictViewObject.self)
            method("__len__") { (_, view, _) throws(Raise) in .int(view.dict.count) }
            method("__iter__") { (_, view, _) throws(Raise) in .object(DictForwardIteratorObject(view.dict, view.part))
            }
            method("__reversed__") { (_, view, _) throws(Raise) in
                .object(DictReverseIteratorObject(view.dict, view.part))
            }
            method("__repr__") { (machine, view, _) throws(Raise) in .object(try machine.viewRepr(view)) }
            defineGetter(type, "mapping") { [types] (_, arguments) throws(Raise) in
                arguments[0].dictView.map { .object(MappingProxyObject(.object($0.dict), type: types.mappingProxy)) }
                    ?? .none
            }
        }
        defineSetOperations(types.dictKeys)
        defineSetOperations(types.dictItems)
    }

    private func viewRepr(_ view: DictViewObject) throws(Raise) -> StrObject {
        let name = typeName(.object(view))
        return try guardedRepr(view, nested: "...") { (builder) throws(Raise) in
            builder.append(name)
            builder.append("([")
            try appendReprs(try elements(.object(view)), to: &builder)
            builder.append("])")
        }
    }

    // MARK: Keys and items behave like sets

    private func defineSetOperations(_ type: TypeObject) {
        let method = MethodTable(self, type, .dictView, DictViewObject.self)
        types.dictKeys.setAttribute(names.hash, .none)
        types.dictItems.setAttribute(names.hash, .none)
        method("__contains__", "key, /") { (machine, view, arguments) throws(Raise) in
            .bool(try machine.contains(view, arguments[0]))
        }
        method("isdisjoint", "other, /") { (machine, view, arguments) throws(Raise) in
            let iterator = try machine.iterator(arguments[0])
            while true {
                let item = try machine.next(iterator)
                if item.isUndefined { return .bool(true) }
                if try machine.contains(view, item) { return .bool(false) }
            }
        }
        let operations = [
            ("sub", "difference_update"), ("or", "update"), ("xor", "symmetric_difference_update"),
            ("and", "intersection_update"),
        ]
        for (name, update) in operations {
            let update = intern(update)
            method("__\(name)__", "value, /") { (machine, view, arguments) throws(Raise) in
                try machine.setOperation(.object(view), update, arguments[0])
            }
            method("__r\(name)__", "value, /") { (machine, view, arguments) throws(Raise) in
                try machine.setOperation(arguments[0], update, .object(view))
            }
        }
        defineComparisons(type) { (machine, a, comparison, b) throws(Raise) in
            guard let view = a.dictView, machine.isSetLike(b) else { return nil }
            return .bool(try machine.compare(view, comparison, toSetLike: b))
        }
    }

    private func setOperation(_ left: Value, _ update: StrObject, _ right: Value) throws(Raise) -> Value {
        guard isIterable(left) && isIterable(right) else { return notImplemented }
        // Keys on the left are taken from their dictionary, which knows their hashes; `&` asks each key again.
        let view = update === intern("intersection_update") ? nil : left.dictView
        let known = view.flatMap { $0.part == .keys && $0.dict.customType == nil ? Value.object($0.dict) : nil }
        let result = try call(.object(types.set), [known ?? left])
        _ = try call(try attribute(result, update), [right])
        return result
    }

    private func contains(_ view: DictViewObject, _ item: Value) throws(Raise) -> Bool {
        if view.part == .keys { return try !view.dict.get(item, self).isUndefined }
        guard let pair = item.tuple, pair.count == 2 else { return false }
        let value = try view.dict.get(pair.elements[0], self)
        if value.isUndefined { return false }
        return try isEqual(value, pair.elements[1])
    }

    private func isSetLike(_ value: Value) -> Bool {
        switch value.object?.kind {
        case .set, .frozenset: true
        case .dictView: value.dictView?.part != .values
        default: false
        }
    }

    private func compare(
        _ view: DictViewObject, _ comparison: CompareOperator, toSetLike other: Value
    ) throws(Raise) -> Bool {
        let count = view.dict.count
        let otherCount = try length(other)
        switch comparison {
        case .equal: return count == otherCount ? try isContained(.object(view), other) : false
        case .notEqual: return count == otherCount ? try !isContained(.object(view), other) : true
        case .less: return count < otherCount ? try isContained(.object(view), other) : false
        case .lessOrEqual: return count <= otherCount ? try isContained(.object(view), other) : false
        case .greater: return count > otherCount ? try isContained(other, .object(view)) : false
        default: return count >= otherCount ? try isContained(other, .object(view)) : false
        }
    }

    /// Whether all elements of one are in the other.
    private func isContained(_ elements: Value, _ container: Value) throws(Raise) -> Bool {
        let iterator = try iterator(elements)
        while true {
            let item = try next(iterator)
            if item.isUndefined { return true }
            if try !isTrue(try compare(item, .in, container)) { return false }
        }
    }
}
