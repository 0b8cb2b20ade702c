import PythonSyntax

/// `iter`, `next`, `any`, `all`, `min`, `max`, `sorted`, `reversed`.
extension Machine {
    func defineIterationFunctions() {
        function("iter", "object, sentinel=<unrepresentable>, /") { (machine, arguments) throws(Raise) in
            if arguments[1].isUndefined { return try machine.iterator(arguments[0]) }
            guard machine.isCallable(arguments[0]) else {
                throw machine.error(.typeError, "iter(v, w): v must be callable")
            }
            return .object(CallableIteratorObject(arguments[0], until: arguments[1]))
        }
        function("next", "iterator, default=<unrepresentable>, /") { (machine, arguments) throws(Raise) in
            try machine.nextOrDefault(arguments[0], arguments[1])
        }
        function("any", "iterable, /") { (machine, arguments) throws(Raise) in
            let iterator = try machine.iterator(arguments[0])
            while true {
                let item = try machine.next(iterator)
                if item.isUndefined { return .bool(false) }
                if try machine.isTrue(item) { return .bool(true) }
            }
        }
        function("all", "iterable, /") { (machine, arguments) throws(Raise) in
            let iterator = try machine.iterator(arguments[0])
            while true {
                let item = try machine.next(iterator)
                if item.isUndefined { return .bool(true) }
                if try !machine.isTrue(item) { return .bool(false) }
            }
        }
        defineBuiltin("min") { (machine, arguments) throws(Raise) in
            try machine.extreme("min", arguments, .less)
        }
        defineBuiltin("max") { (machine, arguments) throws(Raise) in
            try machine.extreme("max", arguments, .greater)
        }
        let sort = Signature("sort", "*, key=None, reverse=False")
        defineBuiltin("sorted") { (machine, arguments) throws(Raise) in
            guard arguments.count == 1 else { throw machine.wrongCount("sorted", arguments.count, 1...1) }
            let list = ListObject()
            try machine.extend(list, arguments[0])
            let bound = try sort.bind(arguments.dropFirst, machine)
            let reverse = bound[1].isUndefined ? false : try machine.isTrue(bound[1])
            try machine.sort(list, key: bound[0], reverse: reverse)
            return .object(list)
        }
    }

    private func nextOrDefault(_ iterator: Value, _ fallback: Value) throws(Raise) -> Value {
        switch iterator.object?.kind {
        case .iterator: break
        default:
            let method = lookupSpecial(iterator, names.next)
            if method.isUndefined {
                throw error(.typeError, "'\(typeName(iterator))' object is not an iterator")
            }
            // The program's own StopIteration goes through as it is.
            if iterator.object?.kind != .generator || fallback.isUndefined {
                do throws(Raise) {
                    return try callFound(method, iterator, [])
                } catch {
                    if !fallback.isUndefined && catches(error, .stopIteration) { return fallback }
                    throw error
                }
            }
        }
        let value = try next(iterator)
        if !value.isUndefined { return value }
        if !fallback.isUndefined { return fallback }
        throw error(.stopIteration, arguments: [])
    }

    // MARK: min and max

    private func extreme(_ name: String, _ arguments: Arguments, _ wins: CompareOperator) throws(Raise) -> Value {
        var key = Value.undefined
        var fallback = Value.undefined
        if arguments.count == 0 { throw wrongCount(name, 0, 1...1, isOpen: true) }
        for (index, keyword) in (arguments.keywords?.elements ?? []).enumerated() {
            let value = arguments[arguments.count + index]
            switch keyword.str?.string {
            case "key": key = value.isNone ? .undefined : value
            case "default": fallback = value
            default:
                throw unexpectedKeyword(keyword.str?.string ?? "", of: name, known: ["key", "default"])
            }
        }
        if arguments.count > 1 {
            if !fallback.isUndefined {
                throw error(
                    .typeError, "Cannot specify a default for \(name)() with multiple positional arguments")
            }
            var best = Value.undefined
            var bestKey = Value.undefined
            for index in 0..<arguments.count { try consider(arguments[index], key, wins, &best, &bestKey) }
            return best
        }
        let iterator = try iterator(arguments[0])
        var best = Value.undefined
        var bestKey = Value.undefined
        while true {
            let item = try next(iterator)
            if item.isUndefined { break }
            try consider(item, key, wins, &best, &bestKey)
        }
        if !best.isUndefined { return best }
        if fallback.isUndefined { throw error(.valueError, "\(name)() iterable argument is empty") }
        return fallback
    }

    @inline(__always)
    private func consider(
        _ item: Value, _ key: Value, _ wins: CompareOperator, _ best: inout Value, _ bestKey: inout Value
    ) throws(Raise) {
        let itemKey = key.isUndefined ? item : try callOne(key, item)
        if case .int(let new) = itemKey, case .int(let old) = bestKey {
            if wins.holds(new < old ? -1 : new == old ? 0 : 1) {
                best = item
                bestKey = itemKey
            }
            return
        }
        if try best.isUndefined ? true : isTrue(compare(itemKey, wins, bestKey)) {
            best = item
            bestKey = itemKey
        }
    }
}

/// `callable_iterator`: calls until the sentinel comes.
private final class CallableIteratorObject: IteratorObject {
    private var callable: Value
    private let sentinel: Value

    init(_ callable: Value, until sentinel: Value) {
        self.callable = callable
        self.sentinel = sentinel
    }

    override var typeName: String { "callable_iterator" }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        if callable.isUndefined { return .undefined }
        let value: Value
        do throws(Raise) {
            value = try machine.call(callable, [])
        } catch {
            guard machine.catches(error, .stopIteration) else { throw error }
            callable = .undefined
            return .undefined
        }
        if try machine.isEqual(sentinel, value) {
            callable = .undefined
            return .undefined
        }
        return value
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([callable, sentinel]) { CallableIteratorObject($0[0], until: $0[1]) }
    }
}
