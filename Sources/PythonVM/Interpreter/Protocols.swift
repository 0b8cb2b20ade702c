import PythonSyntax

/// What all values can be asked: truth, length, text, hash, iteration.
extension Machine {
    /// Whether a value counts as true, as `bool()` says; classes of the program are asked.
    @inline(__always)
    public func isTrue(_ value: Value) throws(Raise) -> Bool {
        switch value {
        case .bool(let flag): flag
        case .int(let number): number != 0
        case .none, .undefined: false
        case .float(let number): number != 0
        case .object(let object): try isTrue(object)
        }
    }

    private func isTrue(_ object: PyObject) throws(Raise) -> Bool {
        if object.customType == nil {
            switch object.kind {
            case .str: return unsafeDowncast(object, to: StrObject.self).count > 0
            case .list: return !unsafeDowncast(object, to: ListObject.self).elements.isEmpty
            case .tuple: return unsafeDowncast(object, to: TupleObject.self).count > 0
            case .dict: return unsafeDowncast(object, to: DictObject.self).count > 0
            default: break
            }
        } else if let count = nativeLength(object) {
            return count > 0
        }
        let value = Value.object(object)
        if let result = try callSpecial(value, names.bool, []) {
            guard case .bool(let flag) = result else {
                throw error(.typeError, "__bool__ should return bool, returned \(typeName(result))")
            }
            return flag
        }
        if !lookupSpecial(value, names.len).isUndefined { return try length(value) != 0 }
        if object.kind == .notImplemented {
            try warn(types[.deprecationWarning], "NotImplemented should not be used in a boolean context")
        }
        return true
    }

    /// What `len()` says.
    /// - Throws: TypeError for what has no length; what `__len__` raises, or what is wrong with its answer.
    public func length(_ value: Value) throws(Raise) -> Int {
        if let count = plainLength(value) { return count }
        guard let result = try callSpecial(value, names.len, []) else {
            throw error(.typeError, "object of type '\(typeName(value))' has no len()")
        }
        guard case .int(let count) = result else {
            if case .bool(let flag) = result { return flag ? 1 : 0 }
            if isInteger(result) { throw error(.overflowError, "cannot fit 'int' into an index-sized integer") }
            throw error(.typeError, "'\(typeName(result))' object cannot be interpreted as an integer")
        }
        if count < 0 { throw error(.valueError, "__len__() should return >= 0") }
        return count
    }

    // MARK: Text

    /// What `repr()` says; `...` within a container that contains itself.
    public func repr(_ value: Value) throws(Raise) -> StrObject {
        if let text = try plainRepr(value) { return text }
        return try text(value, names.repr, "__repr__")
    }

    /// What `str()` says; a string itself, without a copy.
    public func str(_ value: Value) throws(Raise) -> StrObject {
        if let text = value.str, text.customType == nil { return text }
        if let text = try plainRepr(value) { return text }
        return try text(value, names.str, "__str__")
    }

    private func text(_ value: Value, _ name: StrObject, _ method: String) throws(Raise) -> StrObject {
        try enterNative()
        defer { leaveNative() }
        guard let result = try callSpecial(value, name, []) else { return StrObject("<\(typeName(value)) object>") }
        guard let text = result.str else {
            throw error(.typeError, "\(method) returned non-string (type \(typeName(result)))")
        }
        return text
    }

    /// What `format()` says, by the class's own `__format__`.
    public func format(_ value: Value, _ specification: StrObject) throws(Raise) -> StrObject {
        if specification.count == 0 {
            switch value {
            case .int, .float: return try str(value)
            case .object(let object) where object.kind == .str && object.customType == nil: return try str(value)
            default: break
            }
        }
        if let text = try plainFormat(value, specification) { return text }
        guard let result = try callSpecial(value, names.format, [.object(specification)]) else { return try str(value) }
        guard let text = result.str else {
            throw error(.typeError, "__format__ must return a str, not \(typeName(result))")
        }
        return text
    }

    /// A part of an f-string.
    func formatValue(_ value: Value, conversion: UInt16, _ specification: Value) throws(Raise) -> Value {
        var value = value
        switch UInt8(truncatingIfNeeded: conversion) {
        case UInt8(ascii: "r"): value = .object(try repr(value))
        case UInt8(ascii: "s"): value = .object(try str(value))
        case UInt8(ascii: "a"): value = .object(try repr(value).escapedBeyondASCII)
        default: break
        }
        return .object(try format(value, specification.str ?? intern("")))
    }

    func joinStrings(_ first: UnsafeMutablePointer<Value>, _ count: Int) -> Value {
        var builder = StrBuilder()
        for index in 0..<count {
            if let text = first[index].str { builder.append(text) }
            first[index] = .undefined
        }
        return .object(builder.finish())
    }

    /// What `__index__` says, where an index or a size is wanted.
    func index(_ value: Value) throws(Raise) -> Int {
        switch value {
        case .int(let number): return number
        case .bool(let flag): return flag ? 1 : 0
        default: break
        }
        var integer = value.intValue
        if integer == nil {
            guard let result = try callSpecial(value, names.index, []) else {
                throw error(.typeError, "'\(typeName(value))' object cannot be interpreted as an integer")
            }
            integer = try intAnswered(result, by: "__index__")
        }
        guard case .small(let number)? = integer else {
            throw error(.indexError, "cannot fit '\(typeName(value))' into an index-sized integer")
        }
        return number
    }

    // MARK: Hash

    /// What `hash()` says.
    /// - Throws: TypeError for what can't be hashed; what `__hash__` raises.
    public func hash(_ value: Value) throws(Raise) -> Int {
        switch value {
        case .object(let object) where object.kind == .str && object.customType == nil:
            return unsafeDowncast(object, to: StrObject.self).hash
        case .int(let number) where number >= 0 && number < (1 << 61) - 1: return number
        default: if let hash = try plainHash(value) { return hash }
        }
        let method = lookupSpecial(value, names.hash)
        if method.isUndefined || method.isNone {
            throw error(.typeError, "unhashable type: '\(typeName(value))'")
        }
        let result = try callFound(method, value, [])
        switch result {
        case .int(let hash): return hash == -1 ? -2 : hash
        case .bool(let flag): return flag ? 1 : 0
        case .object(let object) where object.kind == .bigInt: return try hash(result)
        default: throw error(.typeError, "__hash__ method should return an integer")
        }
    }

    // MARK: Iteration

    /// What `iter()` gives.
    /// - Throws: TypeError for what can't be iterated; what `__iter__` raises.
    public func iterator(_ value: Value) throws(Raise) -> Value {
        if case .object(let object) = value, object.kind == .iterator, object.customType?.isUserDefined != true {
            return value
        }
        if case .object(let object) = value, object.customType == nil {
            switch object.kind {
            case .list: return .object(ListIteratorObject(unsafeDowncast(object, to: ListObject.self)))
            case .tuple:
                let tuple = unsafeDowncast(object, to: TupleObject.self)
                return .object(ValuesIteratorObject(tuple.elements, typeName: "tuple_iterator", owner: tuple))
            case .range: return .object(RangeIteratorObject(unsafeDowncast(object, to: RangeObject.self)))
            case .iterator: return value
            case .generator where unsafeDowncast(object, to: GeneratorObject.self).flavor == .generator: return value
            default: break
            }
        }
        let method = lookupSpecial(value, names.iter)
        if method.isUndefined {
            if !lookupSpecial(value, names.getItem).isUndefined { return .object(SequenceIteratorObject(value)) }
            throw error(.typeError, "'\(typeName(value))' object is not iterable")
        }
        if method.isNone { throw error(.typeError, "'\(typeName(value))' object is not iterable") }
        let iterator = try callFound(method, value, [])
        if lookupSpecial(iterator, names.next).isUndefined {
            throw error(.typeError, "iter() returned non-iterator of type '\(typeName(iterator))'")
        }
        return iterator
    }

    /// The next value, or `.undefined` when there are no more.
    public func next(_ iterator: Value) throws(Raise) -> Value {
        try tick()
        if case .object(let object) = iterator {
            if object.kind == .iterator, object.customType?.isUserDefined != true {
                return try unsafeDowncast(object, to: IteratorObject.self).next(self)
            }
            if object.kind == .generator {
                let generator = unsafeDowncast(object, to: GeneratorObject.self)
                if generator.flavor == .generator {
                    let (value, isFinished) = try resume(generator, sending: .none)
                    return isFinished ? .undefined : value
                }
            }
        }
        do throws(Raise) {
            guard let value = try callSpecial(iterator, names.next, []) else {
                throw error(.typeError, "'\(typeName(iterator))' object is not an iterator")
            }
            return value
        } catch {
            if catches(error, .stopIteration) { return .undefined }
            throw error
        }
    }

    /// All that iterating over a value gives.
    public func elements(_ value: Value) throws(Raise) -> ContiguousArray<Value> {
        if case .object(let object) = value, object.customType == nil {
            if object.kind == .list { return unsafeDowncast(object, to: ListObject.self).elements }
            if object.kind == .tuple { return unsafeDowncast(object, to: TupleObject.self).elements }
        }
        var result: ContiguousArray<Value> = []
        let iterator = try iterator(value)
        while true {
            let element = try next(iterator)
            if element.isUndefined { return result }
            result.append(element)
        }
    }

    /// The next number of a range's iterator in a register, or nil inside at its end; nil for all other iterators.
    @inline(__always)
    func nextOfRange(_ register: UnsafeMutablePointer<Value>) -> Int?? {
        guard let reference = register.unretainedObject else { return nil }
        return reference._withUnsafeGuaranteedRef { object in
            guard object.kind == .iterator, type(of: object) == RangeIteratorObject.self else { return nil }
            return .some(unsafeDowncast(object, to: RangeIteratorObject.self).advance())
        }
    }

    // MARK: Items in registers

    private func plainList(_ register: UnsafeMutablePointer<Value>) -> Unmanaged<ListObject>? {
        guard let reference = register.unretainedObject,
            reference._withUnsafeGuaranteedRef({ $0.kind == .list && $0.customType == nil })
        else { return nil }
        return Unmanaged<ListObject>.fromOpaque(reference.toOpaque())
    }

    /// `container[index]` of a plain list that has the item; false to go the long way.
    @inline(__always)
    func loadListItem(
        _ container: UnsafeMutablePointer<Value>, _ key: UnsafeMutablePointer<Value>,
        into target: UnsafeMutablePointer<Value>
    ) -> Bool {
        guard case .int(let index) = key.pointee, let list = plainList(container) else { return false }
        return list._withUnsafeGuaranteedRef { list in
            let position = index < 0 ? index + list.elements.count : index
            guard position >= 0, position < list.elements.count else { return false }
            target.set(list.elements[position])
            return true
        }
    }

    /// `container[index] = value` of a plain list that has the item.
    @inline(__always)
    func storeListItem(
        _ container: UnsafeMutablePointer<Value>, _ key: UnsafeMutablePointer<Value>,
        _ value: UnsafeMutablePointer<Value>
    ) -> Bool {
        guard case .int(let index) = key.pointee, let list = plainList(container) else { return false }
        return list._withUnsafeGuaranteedRef { list in
            let position = index < 0 ? index + list.elements.count : index
            guard position >= 0, position < list.elements.count else { return false }
            list.elements[position] = value.pointee
            return true
        }
    }

    private func plainDict(_ register: UnsafeMutablePointer<Value>) -> Unmanaged<DictObject>? {
        guard let reference = register.unretainedObject,
            reference._withUnsafeGuaranteedRef({ $0.kind == .dict && $0.customType == nil })
        else { return nil }
        return Unmanaged<DictObject>.fromOpaque(reference.toOpaque())
    }

    /// `container[key]` of a plain dict that has the key; false to go the long way.
    @inline(never)
    func loadDictItem(
        _ container: UnsafeMutablePointer<Value>, _ key: UnsafeMutablePointer<Value>,
        into target: UnsafeMutablePointer<Value>
    ) -> Bool {
        plainDict(container)?._withUnsafeGuaranteedRef { dict in
            guard let index = dict.quickFind(key), index >= 0 else { return false }
            target.set(dict.value(at: index))
            return true
        } ?? false
    }

    /// `container[key] = value` of a plain dict that has the key.
    @inline(never)
    func storeDictItem(
        _ container: UnsafeMutablePointer<Value>, _ key: UnsafeMutablePointer<Value>,
        _ value: UnsafeMutablePointer<Value>
    ) -> Bool {
        plainDict(container)?._withUnsafeGuaranteedRef { dict in
            guard let index = dict.quickFind(key), index >= 0 else { return false }
            dict.setValue(at: index, value.pointee)
            return true
        } ?? false
    }

    /// `key in container` of a plain dict; nil to go the long way.
    @inline(never)
    func dictContains(_ container: UnsafeMutablePointer<Value>, _ key: UnsafeMutablePointer<Value>) -> Bool? {
        plainDict(container)?._withUnsafeGuaranteedRef { dict in dict.quickFind(key).map { $0 >= 0 } } ?? nil
    }

    // MARK: Items

    /// `value[key]`.
    /// - Throws: KeyError or IndexError for what is not there; TypeError for what has no items.
    public func `subscript`(_ value: Value, _ key: Value) throws(Raise) -> Value {
        if let dict = value.dict {
            if dict.customType == nil {
                let found = try dict.get(key, self)
                if found.isUndefined { throw error(.keyError, arguments: [key]) }
                return found
            }
            // `defaultdict` and `OrderedDict` themselves look keys up as `dict` does.
            if dict.customType?.isUserDefined == false { return try dictItem(dict, key) }
        }
        if let item = try plainItem(value, key) { return item }
        if let result = try callSpecial(value, names.getItem, [key]) { return result }
        if let type = value.type {
            if type === types.type { return makeGenericAlias(value, key) }
            let method = try optionalAttribute(value, names.classGetItem)
            if !method.isUndefined { return try call(method, [key]) }
            throw error(.typeError, "type '\(type.name)' is not subscriptable")
        }
        throw error(.typeError, "'\(typeName(value))' object is not subscriptable")
    }

    func setSubscript(_ value: Value, _ key: Value, _ new: Value) throws(Raise) {
        if let dict = value.dict, dict.customType?.isUserDefined != true { return try dict.set(key, new, self) }
        if let list = value.list, list.customType == nil { return try setListItem(list, key, new) }
        if try callSpecial(value, names.setItem, [key, new]) == nil {
            throw error(.typeError, "'\(typeName(value))' object does not support item assignment")
        }
    }

    func deleteSubscript(_ value: Value, _ key: Value) throws(Raise) {
        if let dict = value.dict, dict.customType == nil { return try deleteDictItem(dict, key) }
        if try callSpecial(value, names.delItem, [key]) == nil {
            // CPython asks for a sequence's items in another way than for a mapping's.
            let isItem = isInteger(key) && !lookupSpecial(value, names.len).isUndefined
            throw error(
                .typeError, "'\(typeName(value))' object \(isItem ? "doesn't" : "does not") support item deletion")
        }
    }

    // MARK: Unpacking

    func unpack(_ value: Value, _ count: Int, into registers: UnsafeMutablePointer<Value>) throws(Raise) {
        if case .object(let object) = value, object.customType == nil, object.kind == .tuple || object.kind == .list {
            let elements = try elements(value)
            if elements.count != count { throw wrongCount(elements.count, count) }
            for index in 0..<count { registers[index] = elements[index] }
            return
        }
        guard isIterable(value) else {
            throw error(.typeError, "cannot unpack non-iterable \(typeName(value)) object")
        }
        let iterator = try iterator(value)
        var elements: ContiguousArray<Value> = []
        while true {
            let element = try next(iterator)
            if element.isUndefined {
                if elements.count < count { throw wrongCount(elements.count, count) }
                break
            }
            if elements.count == count {
                throw wrongCount(count + 1, count)
            }
            elements.append(element)
        }
        for index in 0..<count { registers[index] = elements[index] }
    }

    private func wrongCount(_ given: Int, _ wanted: Int) -> Raise {
        if given < wanted {
            return error(.valueError, "not enough values to unpack (expected \(wanted), got \(given))")
        }
        return error(.valueError, "too many values to unpack (expected \(wanted))")
    }

    func unpackStarred(
        _ value: Value, before: Int, after: Int, into registers: UnsafeMutablePointer<Value>
    ) throws(Raise) {
        guard isIterable(value) else {
            throw error(.typeError, "cannot unpack non-iterable \(typeName(value)) object")
        }
        func tooFew(_ wanted: Int, _ given: Int) -> Raise {
            error(.valueError, "not enough values to unpack (expected at least \(wanted), got \(given))")
        }
        let iterator = try iterator(value)
        var first: ContiguousArray<Value> = []
        while first.count < before {
            let element = try next(iterator)
            if element.isUndefined { throw tooFew(before + after, first.count) }
            first.append(element)
        }
        // CPython makes a list of the rest, `after` included, and takes those off again.
        let list = ListObject()
        try extend(list, iterator)
        let rest = list.elements.count - after
        if rest < 0 { throw tooFew(before + after, before + list.elements.count) }
        for index in 0..<before { registers[index] = first[index] }
        for index in 0..<after { registers[before + 1 + index] = list.elements[rest + index] }
        list.elements.removeLast(after)
        registers[before] = .object(list)
    }

    /// A dictionary of `count` pairs, which leave their registers from the last to the first, as they leave CPython's stack.
    func makeDict(_ first: UnsafeMutablePointer<Value>, _ count: Int) throws(Raise) -> Value {
        let dict = DictObject()
        if holdsNumbered(first, count * 2) { dict.isYoungerThanElements = true }
        if count > 5 {
            let areStrings = (0..<count).allSatisfy { first[$0 * 2].str.map { $0.customType == nil } ?? false }
            dict.makeRoom(for: count, onlyStrings: areStrings)
        }
        defer { for index in (0..<count * 2).reversed() { (first + index).clear() } }
        for index in 0..<count { try dict.set(first[index * 2], first[index * 2 + 1], self) }
        return .object(dict)
    }

    /// Whether there is something among the elements of a display that has a place in the order of creation.
    @inline(__always)
    func holdsNumbered(_ first: UnsafeMutablePointer<Value>, _ count: Int) -> Bool {
        for index in 0..<count {
            if case .object(let object) = first[index], object.identity != 0 || object.isYoungerThanElements {
                return true
            }
        }
        return false
    }

    func takeValues(_ first: UnsafeMutablePointer<Value>, _ count: Int) -> ContiguousArray<Value> {
        var values: ContiguousArray<Value> = []
        values.reserveCapacity(count)
        for index in 0..<count {
            values.append(first[index])
            first[index] = .undefined
        }
        return values
    }

    // MARK: Registers whose kind the compiler knows

    @inline(__always)
    func append(_ value: UnsafeMutablePointer<Value>, toList list: UnsafeMutablePointer<Value>) {
        guard let reference = list.unretainedObject else { preconditionFailure("the compiler put a list here") }
        reference._withUnsafeGuaranteedRef {
            precondition($0.kind == .list)
            unsafeDowncast($0, to: ListObject.self).elements.append(value.pointee)
        }
    }

    @inline(__always)
    func list(_ value: Value) -> ListObject {
        guard let list = value.list else { preconditionFailure("the compiler put a list here") }
        return list
    }

    @inline(__always)
    func dict(_ value: Value) -> DictObject {
        guard let dict = value.dict else { preconditionFailure("the compiler put a dict here") }
        return dict
    }

    @inline(__always)
    func cell(_ value: Value) -> CellObject {
        guard let cell = value.object(.cell, as: CellObject.self) else {
            preconditionFailure("the compiler put a cell here")
        }
        return cell
    }
}
