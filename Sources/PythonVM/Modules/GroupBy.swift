/// `itertools.groupby`: groups share the one iterator, and only the group that was given out last may use it.
extension Machine {
    func defineGroupBy(_ module: ModuleObject) {
        let grouper = moduleClass(
            module, "_grouper", layout: .iterator, namespace: types.iteratorPrototype.namespace.copy())
        let parameters = Signature("groupby", "iterable, key=None")
        iteratorClass(module, "groupby") { (machine, arguments) throws(Raise) in
            let bound = try parameters.bind(arguments, machine)
            return GroupByObject(
                try machine.iterator(bound[0]), key: bound[1].isUndefined ? .none : bound[1], grouper: grouper)
        }
    }
}

private final class GroupByObject: IteratorObject {
    private let iterator: Value
    /// None for the values themselves.
    private let function: Value
    private let grouper: TypeObject
    /// The key of the group that was given out last.
    private var targetKey = Value.undefined
    fileprivate var currentKey = Value.undefined
    /// Read ahead and not given out yet, or `.undefined`.
    fileprivate var currentValue = Value.undefined
    /// How many groups there were: only the last one is alive.
    fileprivate var groupCount = 0

    init(_ iterator: Value, key: Value, grouper: TypeObject) {
        self.iterator = iterator
        function = key
        self.grouper = grouper
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        groupCount += 1
        while true {
            if !currentKey.isUndefined {
                if targetKey.isUndefined { break }
                if try !machine.isEqual(targetKey, currentKey) { break }
            }
            if try !step(machine) { return .undefined }
            try machine.tick()
        }
        targetKey = currentKey
        let group = GroupObject(self, key: currentKey, number: groupCount)
        group.customType = grouper
        return .object(TupleObject([currentKey, .object(group)]))
    }

    /// Reads the next value; answers whether there was one.
    fileprivate func step(_ machine: Machine) throws(Raise) -> Bool {
        let value = try machine.next(iterator)
        if value.isUndefined { return false }
        let key = function.isNone ? value : try machine.callOne(function, value)
        currentValue = value
        currentKey = key
        return true
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        for value in [iterator, function, targetKey, currentKey, currentValue] { visit(value) }
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([iterator, function, targetKey, currentKey, currentValue]) { [grouper] parts in
            let copy = GroupByObject(parts[0], key: parts[1], grouper: grouper)
            (copy.targetKey, copy.currentKey, copy.currentValue) = (parts[2], parts[3], parts[4])
            return copy
        }
    }
}

private final class GroupObject: IteratorObject {
    private let parent: GroupByObject
    private let key: Value
    private let number: Int

    init(_ parent: GroupByObject, key: Value, number: Int) {
        self.parent = parent
        self.key = key
        self.number = number
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        guard parent.groupCount == number else { return .undefined }
        if parent.currentValue.isUndefined {
            if try !parent.step(machine) { return .undefined }
        }
        guard try machine.isEqual(key, parent.currentKey) else { return .undefined }
        let value = parent.currentValue
        parent.currentValue = .undefined
        return value
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(.object(parent))
        visit(key)
    }
}
