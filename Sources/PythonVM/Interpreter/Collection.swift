/// Parts of objects that are no objects of the program's, which several may share: what these refer to counts once.
public enum SharedParts {
    nonisolated(unsafe) private static var met: Set<ObjectIdentifier>?

    fileprivate static func begin() { met = [] }
    fileprivate static func end() { met = nil }

    /// Whether a part is met for the first time while references are counted; true while they are only followed.
    public static func isNew(_ part: AnyObject) -> Bool { met?.insert(ObjectIdentifier(part)).inserted ?? true }
}

/// `gc.collect()`: finds what only circles of references keep alive, has it say its last words, and breaks it up.
///
/// The rule is CPython's (InternalDocs, "Garbage collector design"): from an object's count of references those are taken away that
/// tracked objects have to it; whatever keeps some is in use, and so is all that it leads to. References that cannot be seen,
/// as those of natives, count as from outside.
struct Collector {
    private let objects: [PyObject]
    private var indices: [ObjectIdentifier: Int] = [:]
    private var outside: [Int] = []
    private var isReachable: [Bool] = []
    /// What was met from the roots, whether tracked or not.
    private(set) var seen: Set<ObjectIdentifier> = []

    init(_ machine: Machine) {
        // An object that nobody else refers to tells what counting itself adds.
        objects = TrackedObjects.all.filter(\.listsReferences) + [CellObject(.none)]
        let counts = objects.map { Int(_getRetainCount($0)) }
        let base = counts.last ?? 0
        outside = counts.map { $0 - base }
        for (index, object) in objects.enumerated() { indices[ObjectIdentifier(object)] = index }
        isReachable = Array(repeating: false, count: objects.count)
        isReachable[objects.count - 1] = true
        subtractInner()
        markReachable(machine)
    }

    private mutating func subtractInner() {
        SharedParts.begin()
        defer { SharedParts.end() }
        var buffers: Set<UnsafeRawPointer> = []
        for object in objects {
            // Containers and their copies may share their elements' memory, which then counts once.
            if let buffer = Collector.buffer(of: object), !buffers.insert(buffer).inserted {
                if let attributes = (object as? AttributedObject)?.attributes { subtract(attributes) }
                continue
            }
            Machine.forEachReference(of: object) { value in
                if case .object(let target) = value, let index = indices[ObjectIdentifier(target)] {
                    outside[index] -= 1
                }
            }
        }
    }

    private mutating func subtract(_ target: PyObject) {
        if let index = indices[ObjectIdentifier(target)] { outside[index] -= 1 }
    }

    private static func buffer(of object: PyObject) -> UnsafeRawPointer? {
        func address<T>(_ elements: ContiguousArray<T>) -> UnsafeRawPointer? {
            elements.isEmpty ? nil : elements.withUnsafeBytes { $0.baseAddress }
        }
        switch object {
        case let list as ListObject: return address(list.elements)
        case let tuple as TupleObject: return address(tuple.elements)
        case let dict as DictObject: return address(dict.entries)
        case let iterator as ValuesIteratorObject: return iterator.buffer
        default: return nil
        }
    }

    private mutating func markReachable(_ machine: Machine) {
        var waiting: [PyObject] = []
        var seen: Set<ObjectIdentifier> = []
        func visit(_ value: Value) {
            if case .object(let object) = value, seen.insert(ObjectIdentifier(object)).inserted {
                waiting.append(object)
            }
        }
        machine.forEachRoot(visit)
        for (index, object) in objects.enumerated() where outside[index] > 0 { visit(.object(object)) }
        while let object = waiting.popLast() {
            if let index = indices[ObjectIdentifier(object)] { isReachable[index] = true }
            Machine.forEachReference(of: object, visit)
        }
        self.seen = seen
    }

    /// What nothing leads to, the oldest first.
    var garbage: [PyObject] { zip(objects, isReachable).filter { !$1 }.map(\.0) }
}

extension Machine {
    /// Where following references begins: the modules, and the calls in progress.
    func forEachRoot(_ visit: (Value) -> Void) {
        for module in modules.all { visit(.object(module)) }
        visit(.object(modules.dictionary))
        visit(.object(builtins))
        if let handled { visit(.object(handled)) }
        var link = current
        while let activation = link {
            visit(.object(activation.pointee.function))
            if let frame = activation.pointee.frame?.takeUnretainedValue() { visit(.object(frame)) }
            if let generator = activation.pointee.generator?.takeUnretainedValue() { visit(.object(generator)) }
            if let namespace = activation.pointee.namespace?.takeUnretainedValue() { visit(.object(namespace)) }
            for register in 0..<activation.pointee.layout.pointee.registerCount {
                visit(activation.registers[register])
            }
            link = activation.pointee.caller
        }
    }

    /// Collects once.
    /// - Returns: how many objects were found that nothing led to, as `gc.collect()` counts them.
    func collectGarbage() throws(Raise) -> Int {
        guard TrackedObjects.isOn else { return 0 }
        try settle()
        noteCollection(findReachable())
        var (garbage, seen) = findGarbage()
        if garbage.isEmpty { return 0 }
        // References to what goes are cleared first; those that go too are told nothing, even of what lives a little longer.
        for object in garbage where object.isWatched {
            WeakReferences.clear(ObjectIdentifier(object)) { seen.contains(ObjectIdentifier($0)) }
        }
        for case let reference as WeakReferenceObject in garbage { reference.detach() }
        seen = []
        try settle()
        let mortals = MortalObjects(garbage.filter(Machine.isMortal))
        if !mortals.isEmpty {
            let numbers = Set(garbage.map(TrackedObjects.number))
            // Some go with others, some may be brought back.
            garbage = []
            try finalize(mortals)
            garbage = findGarbage().0.filter { numbers.contains(TrackedObjects.number(of: $0)) }
        }
        let count = Machine.count(garbage)
        for object in garbage { Machine.breakUp(object) }
        garbage = []
        try settle()
        return count
    }

    /// Whether an object may have something to say when it dies.
    private static func isMortal(_ object: PyObject) -> Bool {
        switch object {
        case let generator as GeneratorObject: !generator.isFinished
        case let instance as InstanceObject: instance.machine != nil
        default: object.isMortal || object.hasLastWords
        }
    }

    /// How many objects CPython's collector would count: a closure is a tuple there, and an instance's dictionary a part of it.
    private static func count(_ garbage: [PyObject]) -> Int {
        var parts: Set<ObjectIdentifier> = []
        for case let instance as InstanceObject in garbage {
            if let attributes = instance.attributes { parts.insert(ObjectIdentifier(attributes)) }
        }
        return garbage.reduce(0) { count, object in
            if parts.contains(ObjectIdentifier(object)) { return count }
            if let function = object as? FunctionObject {
                return count + 1 + (function.closure.isEmpty ? 0 : 1) + (function.defaults.isEmpty ? 0 : 1)
            }
            // Tuples are looked into only when they survive.
            return count + (object.kind == .tuple || isCounted(object) ? 1 : 0)
        }
    }

    /// CPython's collector knows only containers that hold other containers.
    static func isCounted(_ object: PyObject) -> Bool {
        switch object.kind {
        case .dict, .tuple:
            var holds = false
            forEachReference(of: object) { value in
                switch value.object?.kind {
                case nil, .str, .bigInt, .float, .complex, .bytes, .bytearray, .ellipsis, .notImplemented, .code,
                    .range:
                    break
                default: holds = true
                }
            }
            return holds
        default: return true
        }
    }

    /// Takes away what an object refers to.
    private static func breakUp(_ object: PyObject) {
        if let attributed = object as? AttributedObject { attributed.attributes = nil }
        switch object {
        case let list as ListObject: list.elements = []
        case let dict as DictObject: dict.removeAll()
        case let set as SetObject: set.removeAll()
        case let instance as InstanceObject: instance.removeAll()
        case let cell as CellObject: cell.value = .undefined
        case let function as FunctionObject:
            function.defaults = []
            function.keywordDefaults = nil
            function.annotations = nil
        case let exception as ExceptionObject:
            exception.traceback = nil
            exception.context = nil
            exception.cause = nil
            exception.members = []
            exception.arguments = TupleObject([Value]())
        case let frame as FrameObject: frame.clear()
        default: object.dropNativeReferences()
        }
    }
}

extension Machine {
    private func findGarbage() -> ([PyObject], Set<ObjectIdentifier>) {
        let collector = Collector(self)
        return (collector.garbage, collector.seen)
    }
}

/// What `gc` was told.
struct CollectionSettings {
    var isEnabled = true
    var thresholds = (2000, 10, 10)
    var debugFlags = 0
    var collections = 0
    var collected = 0
}
