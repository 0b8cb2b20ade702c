/// The wrapper that `functools.lru_cache` makes: remembers results by their arguments, and of a bounded number the latest used.
final class RecentCacheObject: AttributedObject {
    let function: Value
    /// nil for as many as there are; 0 remembers nothing.
    let greatestCount: Int?
    /// Whether 3 and 3.0 are told apart.
    let isTyped: Bool
    /// Makes what `cache_info()` answers.
    let makeInfo: Value
    /// Results by key, those used last at the end.
    let results = DictObject()
    var hits = 0
    var misses = 0

    init(_ function: Value, greatestCount: Int?, isTyped: Bool, makeInfo: Value) {
        self.function = function
        self.greatestCount = greatestCount
        self.isTyped = isTyped
        self.makeInfo = makeInfo
        super.init(kind: .native)
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(function)
        visit(makeInfo)
        visit(.object(results))
    }
}

extension Machine {
    func defineLeastRecentlyUsedCache(_ module: ModuleObject) {
        let type = moduleClass(module, "_lru_cache_wrapper", in: "functools")
        type.instancesHaveAttributes = true
        type.hasWeakReferences = true
        let parameters = Signature("lru_cache", "user_function, maxsize, typed, cache_info_type")
        defineNew(type) { [unowned type] (machine, subclass, arguments) throws(Raise) -> Value in
            let bound = try parameters.bind(arguments, machine)
            guard machine.isCallable(bound[0]) else {
                throw machine.error(.typeError, "the first argument must be callable")
            }
            var greatest: Int?
            if !bound[1].isNone {
                guard machine.isInteger(bound[1]) else {
                    throw machine.error(.typeError, "maxsize should be integer or None")
                }
                greatest = max(0, try machine.sizeArgument(bound[1]))
            }
            let cache = RecentCacheObject(
                bound[0], greatestCount: greatest, isTyped: try machine.isTrue(bound[2]), makeInfo: bound[3])
            cache.customType = subclass ?? type
            return .object(cache)
        }
        let marker = Value.object(InstanceObject(type: types.object))
        let method = MethodTable(self, type, .native, RecentCacheObject.self)
        method.raw("__call__") { (machine, cache, arguments) throws(Raise) in
            try machine.call(cache, arguments, marker: marker)
        }
        method("__get__", "instance, owner=None, /") { (_, cache, arguments) throws(Raise) in
            if arguments[0].isNone { return .object(cache) }
            return .object(BoundMethodObject(function: .object(cache), receiver: arguments[0]))
        }
        method("cache_info") { (machine, cache, _) throws(Raise) in
            let greatest = cache.greatestCount.map { Value.int($0) } ?? .none
            return try machine.call(
                cache.makeInfo, [.int(cache.hits), .int(cache.misses), greatest, .int(cache.results.count)])
        }
        method("cache_clear") { (_, cache, _) throws(Raise) in
            cache.hits = 0
            cache.misses = 0
            cache.results.removeAll()
            return .none
        }
        method("__copy__") { (_, cache, _) throws(Raise) in .object(cache) }
        method("__deepcopy__", "memo, /") { (_, cache, _) throws(Raise) in .object(cache) }
        method("__reduce__") { (machine, cache, _) throws(Raise) in
            try machine.attribute(.object(cache), machine.names.qualifiedName)
        }
    }

    private func call(_ cache: RecentCacheObject, _ arguments: Arguments, marker: Value) throws(Raise) -> Value {
        try enterNative(" while calling a Python object")
        defer { leaveNative() }
        if cache.greatestCount == 0 {
            cache.misses += 1
            return try callAny(cache.function, arguments)
        }
        let key = cacheKey(cache, arguments, marker)
        let hash = try hash(key)
        let results = cache.results
        let index = results.count == 0 ? -1 : try results.find(key, hash, self)
        if index >= 0 {
            let result = results.value(at: index)
            cache.hits += 1
            if cache.greatestCount != nil { results.moveToEnd(at: index) }
            return result
        }
        cache.misses += 1
        let result = try callAny(cache.function, arguments)
        guard let greatest = cache.greatestCount else {
            try results.set(key, hash: hash, result, self)
            return result
        }
        // The call may have filled in this very key, or cleared everything.
        if results.count > 0, try results.find(key, hash, self) >= 0 { return result }
        if results.count >= greatest { _ = results.removeFirst() }
        try results.set(key, hash: hash, result, self)
        return result
    }

    /// A single plain int or string stands for itself; else a tuple of all arguments, of the names of keywords, and of the types.
    private func cacheKey(_ cache: RecentCacheObject, _ arguments: Arguments, _ marker: Value) -> Value {
        let named = arguments.keywords?.elements ?? []
        if !cache.isTyped, named.isEmpty, arguments.count == 1 {
            switch arguments[0] {
            case .int: return arguments[0]
            case .object(let object) where object.customType == nil && (object.kind == .str || object.kind == .bigInt):
                return arguments[0]
            default: break
            }
        }
        var parts = ContiguousArray(arguments.positional)
        if !named.isEmpty {
            parts.append(marker)
            for (index, name) in named.enumerated() {
                parts.append(name)
                parts.append(arguments[arguments.count + index])
            }
        }
        if cache.isTyped {
            for index in 0..<(arguments.count + named.count) { parts.append(.object(typeOf(arguments[index]))) }
        }
        return .object(TupleObject(parts))
    }
}
