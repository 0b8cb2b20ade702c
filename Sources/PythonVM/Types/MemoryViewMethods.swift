/// The methods of `memoryview` (Library Reference, "Memory Views"). Views have one dimension.
extension Machine {
    func defineMemoryView() {
        let type = types.memoryView
        let method = MethodTable(self, type, .native, MemoryViewObject.self)
        let signature = Signature("memoryview", "object")
        defineNew(type) { (machine, _, arguments) throws(Raise) in
            let object = try signature.bind(arguments, machine)[0]
            if let bytes = object.bytes {
                return .object(
                    MemoryViewObject(
                        bytes, start: 0, stride: 1, count: bytes.storage.count, format: .byte,
                        isReadOnly: !bytes.isMutable, type: machine.types.memoryView))
            }
            if let lent = try machine.lentView(object) { return .object(lent) }
            guard let view = try machine.memoryView(object)?.with() else {
                throw machine.error(
                    .typeError, "memoryview: a bytes-like object is required, not '\(machine.typeName(object))'")
            }
            return .object(view)
        }
        builtins.set(intern("memoryview"), .object(type))
        defineViewContents(method)
        defineViewConversions(method)
        defineViewAttributes(method)
        defineClassGetItem(type)
        type.setCollectionKind(.sequence)
    }

    /// A view that can be used; nil for another object.
    /// - Throws: ValueError if it was released.
    func memoryView(_ value: Value) throws(Raise) -> MemoryViewObject? {
        guard case .object(let object) = value, object.kind == .native, let view = object as? MemoryViewObject else {
            return nil
        }
        return try usable(view)
    }

    private func usable(_ view: MemoryViewObject) throws(Raise) -> MemoryViewObject {
        if view.isReleased { throw error(.valueError, "operation forbidden on released memoryview object") }
        return view
    }

    /// What an object's own `__buffer__` lends (Data model, "Emulating buffer types"); nil if its class has none.
    private func lentView(_ value: Value) throws(Raise) -> MemoryViewObject? {
        guard case .object(let object) = value, object.customType?.isUserDefined == true,
            let given = try callSpecial(value, intern("__buffer__"), [.int(Machine.fullReadOnlyBuffer)])
        else { return nil }
        guard let own = try memoryView(given) else {
            throw error(.typeError, "__buffer__ returned non-memoryview object")
        }
        let view = own.with()
        view?.lender = (value, given, finalizers)
        return view
    }

    /// `inspect.BufferFlags.FULL_RO`
    private static let fullReadOnlyBuffer = 0x11C

    /// The bytes of `bytes`, `bytearray`, `memoryview` or an object that lends its bytes; nil for another object.
    func buffer(_ value: Value) throws(Raise) -> [UInt8]? {
        if let bytes = value.bytes { return bytes.storage }
        if let view = try lentView(value) {
            defer { view.release() }
            return view.bytes
        }
        return try memoryView(value)?.bytes
    }

    // MARK: Items

    private func defineViewContents(_ method: MethodTable<MemoryViewObject>) {
        method("__len__") { (machine, view, _) throws(Raise) in .int(try machine.usable(view).count) }
        method("__getitem__", "key, /") { (machine, view, arguments) throws(Raise) in
            let view = try machine.usable(view)
            if let slice = arguments[0].slice {
                let range = try machine.resolve(slice, view.count)
                // An `__index__` may have released the view meanwhile: nobody asks.
                guard let part = view.slice(range) else {
                    throw machine.error(.valueError, "memoryview: slice step is too large")
                }
                return .object(part)
            }
            return view.format.value(of: view.item(try machine.viewIndex(view, arguments[0])))
        }
        method("__setitem__", "key, value, /") { (machine, view, arguments) throws(Raise) in
            let view = try machine.usable(view)
            if view.isReadOnly { throw machine.error(.typeError, "cannot modify read-only memory") }
            if let slice = arguments[0].slice {
                try machine.assign(arguments[1], to: try machine.resolve(slice, view.count), of: view)
            } else {
                let index = try machine.viewIndex(view, arguments[0])
                let bytes = try machine.itemBytes(arguments[1], view.format)
                // An `__index__` may have released the view meanwhile.
                try machine.usable(view).setItem(index, bytes)
            }
            return .none
        }
        method("__delitem__", "key, /") { (machine, view, _) throws(Raise) in
            throw machine.error(.typeError, view.isReadOnly ? "cannot modify read-only memory" : "cannot delete memory")
        }
        method("__iter__") { (machine, view, _) throws(Raise) in
            .object(SequenceIteratorObject(.object(try machine.usable(view))))
        }
        method("__hash__") { (machine, view, _) throws(Raise) in
            let view = try machine.usable(view)
            if !view.isReadOnly { throw machine.error(.valueError, "cannot hash writable memoryview object") }
            if !view.format.isByte {
                throw machine.error(.valueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
            }
            return .int(BytesObject(view.bytes).hash)
        }
        defineComparisons(types.memoryView, [.equal, .notEqual]) { (machine, a, comparison, b) throws(Raise) in
            guard let a = a.object as? MemoryViewObject else { return nil }
            if a.isReleased { return .bool((a === b.object) == (comparison == .equal)) }
            let isEqual: Bool
            if let bytes = b.bytes {
                isEqual = a.format.isByte ? a.bytes == bytes.storage : false
            } else if let b = b.object as? MemoryViewObject, !b.isReleased {
                isEqual = try machine.haveEqualItems(a, b)
            } else {
                return nil
            }
            return .bool(isEqual == (comparison == .equal))
        }
    }

    private func viewIndex(_ view: MemoryViewObject, _ key: Value) throws(Raise) -> Int {
        let index = try sequenceIndex(key, view.count, "memoryview: invalid slice key")
        guard index >= 0, index < (try usable(view)).count else {
            throw error(.indexError, "index out of bounds on dimension 1")
        }
        return index
    }

    private func viewValues(_ view: MemoryViewObject) throws(Raise) -> ContiguousArray<Value> {
        let view = try usable(view)
        return ContiguousArray((0..<view.count).map { view.format.value(of: view.item($0)) })
    }

    private func haveEqualItems(_ a: MemoryViewObject, _ b: MemoryViewObject) throws(Raise) -> Bool {
        if a.count != b.count { return false }
        if a.format == b.format, a.format.code != "f", a.format.code != "d" { return a.bytes == b.bytes }
        for (x, y) in zip(try viewValues(a), try viewValues(b)) where !(try isEqual(x, y)) { return false }
        return true
    }

    private func assign(_ value: Value, to range: SliceRange, of view: MemoryViewObject) throws(Raise) {
        let source = try memoryView(value)
        guard let bytes = try buffer(value) else {
            throw error(.typeError, "a bytes-like object is required, not '\(typeName(value))'")
        }
        // An `__index__` of the slice may have released it meanwhile.
        _ = try usable(view)
        guard source?.format ?? .byte == view.format, bytes.count == range.length * view.format.size else {
            throw error(
                .valueError, "memoryview assignment: lvalue and rvalue have different structures")
        }
        let size = view.format.size
        for (place, index) in range.indices.enumerated() {
            view.setItem(index, Array(bytes[place * size..<(place + 1) * size]))
        }
    }

    private func itemBytes(_ value: Value, _ format: ItemFormat) throws(Raise) -> [UInt8] {
        func wrong(_ what: String, _ kind: ErrorKind) -> Raise {
            error(kind, "memoryview: invalid \(what) for format '\(format.code)'")
        }
        switch format.code {
        case "c":
            guard let bytes = value.bytes, bytes.kind == .bytes else { throw wrong("type", .typeError) }
            guard bytes.storage.count == 1 else { throw wrong("value", .valueError) }
            return bytes.storage
        case "?": return [try isTrue(value) ? 1 : 0]
        case "f", "d":
            guard let number = try realOrNil(value) else { throw wrong("type", .typeError) }
            return format.bytes(of: format.code == "d" ? number.bitPattern : UInt64(Float(number).bitPattern))
        default:
            guard isInteger(value) || !lookupSpecial(value, names.index).isUndefined else {
                throw wrong("type", .typeError)
            }
            guard let bytes = format.bytes(of: try integer(value).intValue ?? .zero) else {
                throw wrong("value", .valueError)
            }
            return bytes
        }
    }

    // MARK: Conversions

    private func defineViewConversions(_ method: MethodTable<MemoryViewObject>) {
        method("tobytes", "order='C'") { (machine, view, _) throws(Raise) in
            .object(BytesObject(try machine.usable(view).bytes))
        }
        method("tolist") { (machine, view, _) throws(Raise) in .object(ListObject(try machine.viewValues(view))) }
        method("hex", "sep=<unrepresentable>, bytes_per_sep=1") { (machine, view, arguments) throws(Raise) in
            .object(try machine.hex(try machine.usable(view).bytes, arguments[0], arguments[1]))
        }
        method("toreadonly") { (machine, view, _) throws(Raise) in
            try machine.usable(view).with(isReadOnly: true).map { .object($0) } ?? .none
        }
        method("cast", "format, shape=<unrepresentable>") { (machine, view, arguments) throws(Raise) in
            try machine.cast(try machine.usable(view), arguments)
        }
        method("release") { (_, view, _) throws(Raise) in
            view.release()
            return .none
        }
        method("__enter__") { (machine, view, _) throws(Raise) in .object(try machine.usable(view)) }
        method("__exit__", "exc_type=None, exc=None, tb=None, /") { (_, view, _) throws(Raise) in
            view.release()
            return .none
        }
        method("__repr__") { (machine, view, _) throws(Raise) in
            machine.string("<\(view.isReleased ? "released memory" : "memory") at \(machine.address(of: view))>")
        }
    }

    private func cast(_ view: MemoryViewObject, _ arguments: BoundArguments) throws(Raise) -> Value {
        guard let name = arguments[0].str else {
            throw error(.typeError, "memoryview.cast() argument 'format' must be str, not \(typeName(arguments[0]))")
        }
        if !arguments[1].isUndefined { throw unsupported("memoryview.cast() with a shape") }
        guard view.isContiguous else {
            throw error(.typeError, "memoryview: casts are restricted to C-contiguous views")
        }
        guard let format = ItemFormat(name.string) else {
            throw error(
                .valueError,
                "memoryview: destination format must be a native single character format prefixed with an optional '@'")
        }
        guard format.isByte || view.format.isByte else {
            throw error(.typeError, "memoryview: cannot cast between two non-byte formats")
        }
        guard view.count * view.format.size % format.size == 0 else {
            throw error(.typeError, "memoryview: length is not a multiple of itemsize")
        }
        return view.with(format).map { .object($0) } ?? .none
    }

    // MARK: Attributes

    private func defineViewAttributes(_ method: MethodTable<MemoryViewObject>) {
        func attribute(_ name: String, _ get: @escaping (MemoryViewObject) -> Value) {
            defineGetter(method.type, name) { (machine, arguments) throws(Raise) in
                guard let view = try machine.memoryView(arguments[0]) else { return .none }
                return get(view)
            }
        }
        attribute("obj") { .object($0.exporter) }
        attribute("nbytes") { .int($0.count * $0.format.size) }
        attribute("itemsize") { .int($0.format.size) }
        attribute("format") { .object(StrObject(String($0.format.code))) }
        attribute("ndim") { _ in .int(1) }
        attribute("readonly") { .bool($0.isReadOnly) }
        attribute("shape") { .object(TupleObject([.int($0.count)])) }
        attribute("strides") { .object(TupleObject([.int($0.stride)])) }
        attribute("suboffsets") { _ in .object(TupleObject([])) }
        for name in ["contiguous", "c_contiguous", "f_contiguous"] { attribute(name) { .bool($0.isContiguous) } }
    }
}
