import PythonSyntax

/// `collections.OrderedDict`: our dictionaries keep their order anyway; what it adds is to change and to compare it.
extension Machine {
    func defineOrderedDict(_ module: ModuleObject) {
        let type = moduleClass(module, "OrderedDict", in: "collections", layout: .dict, base: types.dict)
        type.hasWeakReferences = true
        type.instancesHaveAttributes = true
        let method = MethodTable(self, type, .dict, DictObject.self)
        defineStatic(type, "__new__") { [unowned type] (machine, arguments) throws(Raise) -> Value in
            guard let wanted = arguments.optional(0).type, wanted.isSubtype(of: type) else {
                throw machine.error(.typeError, "OrderedDict.__new__(X): X is not a subtype of OrderedDict")
            }
            return .object(DictObject(type: wanted))
        }
        for name in ["__init__", "update"] {
            method.raw(name) { (machine, dict, arguments) throws(Raise) in
                try machine.fill(dict, name, arguments)
                return .none
            }
        }
        defineOrderChanges(type)
        defineOrderedOperators(method, type)
        defineOrderedViews(method)
    }

    /// As `MutableMapping.update` does it: through `__setitem__`.
    private func fill(_ dict: DictObject, _ name: String, _ arguments: Arguments) throws(Raise) {
        if arguments.count > 1 {
            let words =
                name == "update"
                ? "update() takes at most 1 positional argument (\(arguments.count) given)"
                : "expected at most 1 arguments, got \(arguments.count)"
            throw error(.typeError, words)
        }
        if arguments.count == 1 { try fill(dict, from: arguments[0]) }
        for (index, key) in (arguments.keywords?.elements ?? []).enumerated() {
            try setSubscript(.object(dict), key, arguments[arguments.count + index])
        }
    }

    private func fill(_ dict: DictObject, from source: Value) throws(Raise) {
        let target = Value.object(dict)
        if let other = source.dict, other.customType?.isUserDefined != true, dict.customType?.isUserDefined != true {
            // One by one: room for all is not made beforehand.
            return try setItems(of: other, in: target)
        }
        let keys = try optionalAttribute(source, names.keys)
        if !keys.isUndefined {
            let iterator = try iterator(try call(keys, []))
            while true {
                let key = try next(iterator)
                if key.isUndefined { return }
                try setSubscript(target, key, try self.subscript(source, key))
            }
        }
        let items = try optionalAttribute(source, intern("items"))
        let iterator = try iterator(items.isUndefined ? source : try call(items, []))
        while true {
            let pair = try next(iterator)
            if pair.isUndefined { return }
            let parts = try elements(pair)
            if parts.count < 2 {
                throw error(.valueError, "need more than \(parts.count) value\(parts.count == 1 ? "" : "s") to unpack")
            }
            if parts.count > 2 { throw error(.valueError, "too many values to unpack (expected 2)") }
            try setSubscript(target, parts[0], parts[1])
        }
    }

    private func defineOrderChanges(_ type: TypeObject) {
        func method(
            _ name: String, _ parameters: String,
            _ body: @escaping (Machine, DictObject, BoundArguments) throws(Raise) -> Value
        ) {
            MethodTable(self, type, .dict, DictObject.self)(name, parameters, body)
        }
        method("move_to_end", "key, last=True") { (machine, dict, arguments) throws(Raise) in
            let isLast = arguments[1].isUndefined ? true : try machine.isTrue(arguments[1])
            let index = try dict.find(arguments[0], machine.hash(arguments[0]), machine)
            if index < 0 { throw machine.error(.keyError, arguments: [arguments[0]]) }
            if isLast { dict.moveToEnd(at: index) } else { dict.moveToStart(at: index) }
            return .none
        }
        method("popitem", "last=True") { (machine, dict, arguments) throws(Raise) in
            let isLast = arguments[0].isUndefined ? true : try machine.isTrue(arguments[0])
            guard let pair = isLast ? dict.removeLast() : dict.removeFirst() else {
                throw machine.error(.keyError, arguments: [machine.string("dictionary is empty")])
            }
            return .object(TupleObject([pair.key, pair.value]))
        }
        method("pop", "key, default=<unrepresentable>") { (machine, dict, arguments) throws(Raise) in
            let value = try dict.remove(arguments[0], machine)
            if !value.isUndefined { return value }
            if arguments[1].isUndefined { throw machine.error(.keyError, arguments: [arguments[0]]) }
            return arguments[1]
        }
        method("setdefault", "key, default=None") { (machine, dict, arguments) throws(Raise) in
            let value = try dict.get(arguments[0], machine)
            if !value.isUndefined { return value }
            let new = arguments[1].isUndefined ? .none : arguments[1]
            try machine.setSubscript(.object(dict), arguments[0], new)
            return new
        }
        method("copy", "") { (machine, dict, _) throws(Raise) in
            let made = try machine.call(.object(machine.typeOf(.object(dict))), [])
            try machine.setItems(of: dict, in: made)
            return made
        }
        let fromKeys = Signature("fromkeys", "iterable, value=None")
        defineClassMethod(type, "fromkeys") { (machine, arguments) throws(Raise) in
            let bound = try fromKeys.bind(arguments.dropFirst, machine)
            let result = try machine.call(arguments[0], [])
            let iterator = try machine.iterator(bound[0])
            while true {
                let key = try machine.next(iterator)
                if key.isUndefined { return result }
                try machine.setSubscript(result, key, bound[1].isUndefined ? .none : bound[1])
            }
        }
    }

    private func setItems(of dict: DictObject, in target: Value) throws(Raise) {
        for entry in dict.entries where !entry.key.isUndefined { try setSubscript(target, entry.key, entry.value) }
    }

    private func defineOrderedOperators(_ method: MethodTable<DictObject>, _ type: TypeObject) {
        method("__repr__") { (machine, dict, _) throws(Raise) in
            .object(
                try machine.guardedRepr(dict, nested: "...") { (builder) throws(Raise) in
                    builder.append("\(machine.typeOf(.object(dict)).name)(")
                    if dict.count > 0 {
                        let plain = DictObject()
                        let isExact = machine.typeOf(.object(dict)).isUserDefined == false
                        let items = isExact ? Value.object(dict) : try machine.items(of: dict)
                        if isExact {
                            try machine.update(plain, from: items)
                        } else {
                            for pair in try machine.elements(items) {
                                let parts = try machine.elements(pair)
                                if parts.count == 2 { try plain.set(parts[0], parts[1], machine) }
                            }
                        }
                        builder.append(try machine.dictRepr(plain))
                    }
                    builder.append(")")
                })
        }
        defineComparisons(type, [.equal, .notEqual]) { [unowned type] (machine, a, comparison, b) throws(Raise) in
            guard let first = a.dict, let second = b.dict else { return nil }
            var isEqual = try machine.areEqual(first, second)
            if isEqual, machine.isInstance(b, type) {
                // Two of them must agree in their order too.
                let keys = first.entries.filter { !$0.key.isUndefined }.map(\.key)
                let others = second.entries.filter { !$0.key.isUndefined }.map(\.key)
                isEqual = keys.count == others.count
                for (key, other) in zip(keys, others) where isEqual { isEqual = try machine.isEqual(key, other) }
            }
            return .bool(isEqual == (comparison == .equal))
        }
        for (name, isReflected) in [("__or__", false), ("__ror__", true)] {
            method(name, "value, /") { (machine, dict, arguments) throws(Raise) in
                guard arguments[0].dict != nil else { return machine.notImplemented }
                let made = try machine.call(
                    .object(machine.typeOf(.object(dict))), [isReflected ? arguments[0] : .object(dict)])
                if let result = made.dict { try machine.fill(result, from: isReflected ? .object(dict) : arguments[0]) }
                return made
            }
        }
        method("__ior__", "value, /") { (machine, dict, arguments) throws(Raise) in
            try machine.fill(dict, from: arguments[0])
            return .object(dict)
        }
        method("__reduce__") { (machine, dict, _) throws(Raise) in
            let state = dict.attributes.map { $0.count > 0 ? Value.object($0) : .none } ?? .none
            let items = try machine.iterator(machine.items(of: dict))
            return .object(
                TupleObject([
                    .object(machine.typeOf(.object(dict))), .object(TupleObject([] as ContiguousArray)), state, .none,
                    items,
                ]))
        }
    }

    private func items(of dict: DictObject) throws(Raise) -> Value {
        try call(try attribute(.object(dict), intern("items")), [])
    }

    // MARK: Iterating

    private func defineOrderedViews(_ method: MethodTable<DictObject>) {
        let iteratorType = TypeObject(
            name: "odict_iterator", bases: [types.object], layout: .iterator,
            namespace: types.iteratorPrototype.namespace.copy())
        iteratorType.isBase = false
        func iterate(_ dict: DictObject, _ part: DictPart, isReversed: Bool) -> Value {
            let made = OrderedIteratorObject(dict, part, isReversed: isReversed)
            made.customType = iteratorType
            return .object(made)
        }
        method("__iter__") { (_, dict, _) throws(Raise) in iterate(dict, .keys, isReversed: false) }
        method("__reversed__") { (_, dict, _) throws(Raise) in iterate(dict, .keys, isReversed: true) }
        let parts: [(String, DictPart, TypeObject)] = [
            ("keys", .keys, types.dictKeys), ("values", .values, types.dictValues), ("items", .items, types.dictItems),
        ]
        for (name, part, base) in parts {
            let view = TypeObject(name: "odict_\(name)", bases: [base], layout: .dictView)
            view.isBase = false
            let viewMethod = MethodTable(self, view, .dictView, DictViewObject.self)
            viewMethod("__iter__") { (_, view, _) throws(Raise) in iterate(view.dict, part, isReversed: false) }
            viewMethod("__reversed__") { (_, view, _) throws(Raise) in iterate(view.dict, part, isReversed: true) }
            method(name) { (_, dict, _) throws(Raise) in
                let made = DictViewObject(dict, part)
                made.customType = view
                return .object(made)
            }
        }
    }
}

/// `odict_iterator`: notices any change of keys or order.
private final class OrderedIteratorObject: IteratorObject {
    private var dict: DictObject?
    private let part: DictPart
    private let isReversed: Bool
    private let version: UInt64
    private var index: Int
    private var pairs = PairMaker()

    init(_ dict: DictObject, _ part: DictPart, isReversed: Bool) {
        self.dict = dict
        self.part = part
        self.isReversed = isReversed
        version = dict.keysVersion
        index = isReversed ? dict.entryCount - 1 : dict.firstIndex ?? 0
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        guard let dict else { return .undefined }
        if dict.keysVersion != version {
            throw machine.error(.runtimeError, "OrderedDict mutated during iteration")
        }
        while index >= 0 && index < dict.entryCount {
            let entry = dict.entries[index]
            index += isReversed ? -1 : 1
            if entry.key.isUndefined { continue }
            return part.value(of: entry, &pairs)
        }
        self.dict = nil
        return .undefined
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        if let dict { visit(.object(dict)) }
        pairs.forEachReference(visit)
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        guard let dict else { return Blueprint(left: []) }
        let ahead = OrderedIteratorObject(dict, part, isReversed: isReversed)
        ahead.index = index
        return Blueprint(left: try ahead.left(machine))
    }
}
