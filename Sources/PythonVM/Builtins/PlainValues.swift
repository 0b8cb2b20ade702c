import PythonSyntax

/// What protocols answer for plain built-in values, without a look at their class: nothing that a program does can change it.
/// Each function answers nil for all other values.
extension Machine {
    /// `repr(value)`.
    @inline(__always)
    func plainRepr(_ value: Value) throws(Raise) -> StrObject? {
        switch value {
        case .int(let int): StrObject(decimal: int)
        case .none: intern("None")
        case .bool(let bool): intern(bool ? "True" : "False")
        case .float(let double): StrObject(ascii: FloatText.repr(double))
        case .object(let object): object.customType == nil ? try plainRepr(object) : nil
        case .undefined: nil
        }
    }

    private func plainRepr(_ object: PyObject) throws(Raise) -> StrObject? {
        switch object.kind {
        case .str: unsafeDowncast(object, to: StrObject.self).repr
        case .list: try listRepr(unsafeDowncast(object, to: ListObject.self))
        case .tuple: try tupleRepr(unsafeDowncast(object, to: TupleObject.self))
        case .dict: try dictRepr(unsafeDowncast(object, to: DictObject.self))
        default: nil
        }
    }

    /// `hash(value)`.
    @inline(__always)
    func plainHash(_ value: Value) throws(Raise) -> Int? {
        guard case .object(let object) = value else { return try hashBuiltin(value) }
        guard object.customType == nil else { return nil }
        switch object.kind {
        case .str, .tuple, .bytes, .bigInt, .complex, .frozenset: return try hashBuiltin(value)
        default: return nil
        }
    }

    /// `len(object)`.
    @inline(__always)
    func plainLength(_ value: Value) -> Int? {
        guard case .object(let object) = value else { return nil }
        guard object.customType == nil else { return nativeLength(object) }
        switch object.kind {
        case .list: return unsafeDowncast(object, to: ListObject.self).elements.count
        case .str: return unsafeDowncast(object, to: StrObject.self).count
        case .tuple: return unsafeDowncast(object, to: TupleObject.self).count
        case .dict: return unsafeDowncast(object, to: DictObject.self).count
        case .set, .frozenset: return unsafeDowncast(object, to: SetObject.self).count
        default: return nil
        }
    }

    /// The length of a deque or the like, if its class is the built-in one.
    func nativeLength(_ object: PyObject) -> Int? {
        guard object.kind == .native, object.canHaveAttributes, object.customType?.isUserDefined == false else {
            return nil
        }
        return unsafeDowncast(object, to: AttributedObject.self).nativeCount
    }

    /// `value[key]`.
    @inline(__always)
    func plainItem(_ value: Value, _ key: Value) throws(Raise) -> Value? {
        guard case .object(let object) = value, object.customType == nil else { return nil }
        switch object.kind {
        case .list: return try listItem(unsafeDowncast(object, to: ListObject.self), key)
        case .tuple: return try tupleItem(unsafeDowncast(object, to: TupleObject.self), key)
        case .str: return try strItem(unsafeDowncast(object, to: StrObject.self), key)
        default: return nil
        }
    }

    /// `item in container`.
    @inline(__always)
    func plainContains(_ container: Value, _ item: Value) throws(Raise) -> Bool? {
        guard case .object(let object) = container, object.customType == nil else { return nil }
        switch object.kind {
        case .list: return try firstIndex(of: item, in: unsafeDowncast(object, to: ListObject.self), 0, Int.max) >= 0
        case .str: return try strContains(unsafeDowncast(object, to: StrObject.self), item)
        case .tuple:
            let tuple = unsafeDowncast(object, to: TupleObject.self)
            return try firstIndex(of: item, in: tuple.elements, 0, tuple.count) >= 0
        case .dict: return try !unsafeDowncast(object, to: DictObject.self).get(item, self).isUndefined
        case .set, .frozenset: return try contains(unsafeDowncast(object, to: SetObject.self), item)
        default: return nil
        }
    }

    /// `a op b` for two strings, two lists or two tuples.
    @inline(__always)
    func plainCompare(_ a: PyObject, _ comparison: CompareOperator, _ b: PyObject) throws(Raise) -> Value? {
        guard a.kind == b.kind, a.customType == nil, b.customType == nil else { return nil }
        switch a.kind {
        case .str:
            let (x, y) = (unsafeDowncast(a, to: StrObject.self), unsafeDowncast(b, to: StrObject.self))
            return .bool(Machine.compareStrings(x, comparison, y))
        case .tuple:
            let (x, y) = (unsafeDowncast(a, to: TupleObject.self), unsafeDowncast(b, to: TupleObject.self))
            return try compareElements(x.elements, comparison, y.elements)
        case .list:
            let (x, y) = (unsafeDowncast(a, to: ListObject.self), unsafeDowncast(b, to: ListObject.self))
            return try compareElements(x.elements, comparison, y.elements)
        default: return nil
        }
    }

    /// Calls anything callable with one argument; natives without an array in between.
    func callOne(_ callable: Value, _ argument: Value) throws(Raise) -> Value {
        guard case .object(let object) = callable else { return try call(callable, [argument]) }
        switch object.kind {
        case .builtinFunction:
            return try callNative(unsafeDowncast(object, to: BuiltinFunctionObject.self).native, argument, [])
        case .type:
            let type = unsafeDowncast(object, to: TypeObject.self)
            guard type.customType == nil, let native = type.call else { return try call(callable, [argument]) }
            return try callNative(native, argument, [])
        default: return try call(callable, [argument])
        }
    }

    /// Calls a method written in Swift, with its arguments on the stack.
    ///
    /// It counts as a nested native, since natives alone can go round for ever: `__len__ = property(len)`.
    func callNative(
        _ native: NativeFunction, _ receiver: Value, _ arguments: [Value]
    ) throws(Raise) -> Value {
        try enterCall()
        defer { leaveCall() }
        let count = arguments.count + 1
        let result: Result<Value, Raise> = withUnsafeTemporaryAllocation(of: Value.self, capacity: count) { window in
            guard let base = window.baseAddress else { return .success(.undefined) }
            base.initialize(to: receiver)
            for (index, argument) in arguments.enumerated() { (base + index + 1).initialize(to: argument) }
            defer { base.deinitialize(count: count) }
            return Result { () throws(Raise) in try native(self, Arguments(base: base, count: count)) }
        }
        return try result.get()
    }
}

extension StrObject {
    /// An int's decimal digits.
    convenience init(decimal int: Int) {
        var magnitude = int.magnitude
        var length = int < 0 ? 2 : 1
        var rest = magnitude / 10
        while rest > 0 {
            length += 1
            rest /= 10
        }
        let storage = UnsafeMutableRawPointer.allocate(byteCount: length, alignment: 4)
        for index in stride(from: length - 1, through: int < 0 ? 1 : 0, by: -1) {
            let (quotient, digit) = magnitude.quotientAndRemainder(dividingBy: 10)
            storage.storeBytes(of: 48 + UInt8(truncatingIfNeeded: digit), toByteOffset: index, as: UInt8.self)
            magnitude = quotient
        }
        if int < 0 { storage.storeBytes(of: 0x2d, as: UInt8.self) }
        self.init(adopting: storage, count: length, width: 1, isASCII: true)
    }
}
