import PythonSyntax

/// `tuple` (Library Reference, "Tuples").
extension Machine {
    func defineTupleMethods() {
        let method = MethodTable(self, types.tuple, .tuple, TupleObject.self)
        method("__len__") { (_, tuple, _) throws(Raise) in .int(tuple.count) }
        method("__iter__") { (_, tuple, _) throws(Raise) in
            .object(ValuesIteratorObject(tuple.elements, typeName: "tuple_iterator", owner: tuple))
        }
        method("__repr__") { (machine, tuple, _) throws(Raise) in .object(try machine.tupleRepr(tuple)) }
        method("__hash__") { (machine, tuple, _) throws(Raise) in .int(try machine.hashBuiltin(.object(tuple))) }
        method("__contains__", "key, /") { (machine, tuple, arguments) throws(Raise) in
            .bool(try machine.firstIndex(of: arguments[0], in: tuple.elements, 0, tuple.count) >= 0)
        }
        method("__getitem__", "key, /") { (machine, tuple, arguments) throws(Raise) in
            try machine.tupleItem(tuple, arguments[0])
        }
        method("__add__", "value, /") { (machine, tuple, arguments) throws(Raise) in
            guard let other = arguments[0].tuple else { return machine.notImplemented }
            if other.count == 0 && tuple.customType == nil { return .object(tuple) }
            if tuple.count == 0 && other.customType == nil { return .object(other) }
            try machine.checkSize(tuple.count + other.count, stride: 16)
            return .object(TupleObject(tuple.elements + other.elements))
        }
        for name in ["__mul__", "__rmul__"] {
            method(name, "value, /") { (machine, tuple, arguments) throws(Raise) in
                guard let times = try machine.repetitions(arguments[0]) else { return machine.notImplemented }
                if times == 1 && tuple.customType == nil { return .object(tuple) }
                return .object(TupleObject(try machine.repeated(tuple.elements, times)))
            }
        }
        method("count", "value, /") { (machine, tuple, arguments) throws(Raise) in
            var found = 0
            for element in tuple.elements where try machine.isEqual(element, arguments[0]) { found += 1 }
            return .int(found)
        }
        method("index", "value, start=0, stop=sys.maxsize, /") { (machine, tuple, arguments) throws(Raise) in
            let (start, stop) = try machine.bounds(arguments[1], arguments[2], tuple.count)
            let index = try machine.firstIndex(of: arguments[0], in: tuple.elements, start, stop)
            if index < 0 { throw machine.error(.valueError, "tuple.index(x): x not in tuple") }
            return .int(index)
        }
        method("__getnewargs__") { (_, tuple, _) throws(Raise) in
            .object(TupleObject([.object(TupleObject(tuple.elements))]))
        }
        defineComparisons(types.tuple) { (machine, a, comparison, b) throws(Raise) in
            guard let a = a.tuple, let b = b.tuple else { return nil }
            return try machine.compareElements(a.elements, comparison, b.elements)
        }
        defineNew(types.tuple) { (machine, type, arguments) throws(Raise) -> Value in
            let iterable = try machine.onlyArgument(
                "tuple", arguments,
                ignoringKeywords: machine.overrides(machine.names.initialize, type, of: machine.types.tuple))
            if type == nil, let tuple = iterable.tuple, tuple.customType == nil { return iterable }
            let elements = iterable.isUndefined ? [] : try machine.elements(iterable)
            return .object(TupleObject(elements, type: type))
        }
    }

    /// `tuple[key]`.
    func tupleItem(_ tuple: TupleObject, _ key: Value) throws(Raise) -> Value {
        if let slice = key.slice {
            let range = try resolve(slice, tuple.count)
            if range.step == 1 && range.length == tuple.count && tuple.customType == nil { return .object(tuple) }
            return .object(TupleObject(Machine.elements(tuple.elements, range)))
        }
        let index = try sequenceIndex(
            key, tuple.count, "tuple indices must be integers or slices, not \(typeName(key))")
        guard index >= 0 && index < tuple.count else { throw error(.indexError, "tuple index out of range") }
        return tuple.elements[index]
    }

    func tupleRepr(_ tuple: TupleObject) throws(Raise) -> StrObject {
        try guardedRepr(tuple, nested: "(...)") { (builder) throws(Raise) in
            builder.append(0x28)
            try appendReprs(tuple.elements, to: &builder)
            if tuple.count == 1 { builder.append(0x2c) }
            builder.append(0x29)
        }
    }

    /// Where elements hold a value first, from `start` up to `stop`, or -1.
    func firstIndex(
        of value: Value, in elements: ContiguousArray<Value>, _ start: Int, _ stop: Int
    ) throws(Raise) -> Int {
        var index = start
        while index < stop {
            if try isEqual(elements[index], value) { return index }
            index += 1
        }
        return -1
    }
}
