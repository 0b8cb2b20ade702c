import PythonSyntax

/// `bytes` and `bytearray` (Library Reference, "Binary Sequence Types"): operators and construction. What both share with strings stands
/// in `BytesSearchMethods`, what changes a `bytearray` in `BytearrayMethods`.
extension Machine {
    func defineBytesMethods() {
        for (type, kind) in [(types.bytes, ObjectKind.bytes), (types.bytearray, .bytearray)] {
            let method = MethodTable(self, type, kind, BytesObject.self)
            defineBytesOperators(method)
            defineBytesSearchMethods(method)
            defineBytesShapeMethods(method)
            let fromHex = Signature("\(type.name).fromhex", "string, /")
            defineClassMethod(type, "fromhex") { (machine, arguments) throws(Raise) in
                let text = try machine.strArgument("fromhex", "", try fromHex.bind(arguments.dropFirst, machine)[0])
                let bytes = Value.object(BytesObject(try machine.bytesFromHex(text), kind: kind))
                return arguments[0].type === type ? bytes : try machine.call(arguments[0], [bytes])
            }
            defineComparisons(type) { (_, a, comparison, b) throws(Raise) in
                guard let a = a.bytes, let b = b.bytes else { return nil }
                return .bool(comparison.holds(a.order(b)))
            }
        }
        let bytesSignature = Signature("bytes", "source=b'', encoding='utf-8', errors='strict'")
        defineNew(types.bytes) { (machine, type, arguments) throws(Raise) -> Value in
            let bound = try bytesSignature.bind(arguments, machine)
            if type == nil, let bytes = bound[0].bytes, bytes.kind == .bytes, bytes.customType == nil,
                bound[1].isUndefined, bound[2].isUndefined
            {
                return bound[0]
            }
            return .object(BytesObject(try machine.makeBytes("bytes", bound), type: type))
        }
        let mutable = MethodTable(self, types.bytearray, .bytearray, BytesObject.self)
        defineBytearrayMethods(mutable)
        let arraySignature = Signature("bytearray", "source=b'', encoding='utf-8', errors='strict'")
        defineNew(mutable, empty: { BytesObject([], kind: .bytearray, type: $0) }) {
            (machine, bytes, arguments) throws(Raise) in
            let new = try machine.makeBytes("bytearray", try arraySignature.bind(arguments, machine))
            try machine.checkResizable(bytes)
            bytes.storage = new
        }
        types.bytearray.setAttribute(names.hash, .none)
        let bytesMethod = MethodTable(self, types.bytes, .bytes, BytesObject.self)
        bytesMethod("__hash__") { (_, bytes, _) throws(Raise) in .int(bytes.hash) }
        bytesMethod("__bytes__") { (_, bytes, _) throws(Raise) in .object(BytesObject(bytes.storage)) }
    }

    /// `bytes(source, encoding, errors)`.
    private func makeBytes(_ name: String, _ arguments: BoundArguments) throws(Raise) -> [UInt8] {
        let source = arguments[0]
        if let text = source.str {
            if arguments[1].isUndefined { throw error(.typeError, "string argument without an encoding") }
            let encoding = try strArgument(name, "'encoding'", arguments[1])
            let errors = arguments[2].isUndefined ? nil : try strArgument(name, "'errors'", arguments[2])
            return try encode(text, encoding: encoding.string, errors: errors?.string ?? "strict")
        }
        if !arguments[1].isUndefined { throw error(.typeError, "encoding without a string argument") }
        if !arguments[2].isUndefined { throw error(.typeError, "errors without a string argument") }
        if source.isUndefined { return [] }
        if let bytes = try buffer(source) { return bytes }
        if name == "bytes", let made = try callSpecial(source, intern("__bytes__"), []) {
            guard let bytes = made.bytes, bytes.kind == .bytes else {
                throw error(.typeError, "__bytes__ returned non-bytes (type \(typeName(made)))")
            }
            return bytes.storage
        }
        if isInteger(source) || !lookupSpecial(source, names.index).isUndefined {
            guard case .int(let count) = try integer(source) else {
                throw error(.overflowError, "cannot fit 'int' into an index-sized integer")
            }
            if count < 0 { throw error(.valueError, "negative count") }
            try checkSize(count, stride: 1)
            return [UInt8](repeating: 0, count: count)
        }
        guard isIterable(source) else {
            throw error(.typeError, "cannot convert '\(typeName(source))' object to \(name)")
        }
        return try bytes(from: source, name)
    }

    /// The ints that an iterable gives, as bytes.
    func bytes(from iterable: Value, _ name: String) throws(Raise) -> [UInt8] {
        var result: [UInt8] = []
        let iterator = try iterator(iterable)
        while true {
            let item = try next(iterator)
            if item.isUndefined { return result }
            result.append(try byte(item, name))
        }
    }

    /// - Throws: ValueError unless it is in `range(0, 256)`.
    func byte(_ value: Value, _ name: String) throws(Raise) -> UInt8 {
        guard case .int(let int) = try integer(value), let byte = UInt8(exactly: int) else {
            throw error(
                .valueError,
                name == "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)")
        }
        return byte
    }

    private func bytesFromHex(_ text: StrObject) throws(Raise) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = 0
        func digit(_ index: Int) throws(Raise) -> UInt8 {
            guard index < text.count, text[index] < 0x80,
                let digit = Character(UnicodeScalar(UInt8(text[index]))).hexDigitValue
            else {
                throw error(
                    .valueError, "non-hexadecimal number found in fromhex() arg at position \(min(index, text.count))")
            }
            return UInt8(digit)
        }
        while index < text.count {
            if text[index] < 0x80 && StrCharacter.isSpace(text[index]) {
                index += 1
                continue
            }
            bytes.append(try digit(index) << 4 | (try digit(index + 1)))
            index += 2
        }
        return bytes
    }

    private func defineBytesOperators(_ method: MethodTable<BytesObject>) {
        let kind = method.type === types.bytes ? ObjectKind.bytes : .bytearray
        method("__len__") { (_, bytes, _) throws(Raise) in .int(bytes.storage.count) }
        method("__iter__") { (_, bytes, _) throws(Raise) in .object(BytesIteratorObject(bytes)) }
        method("__repr__") { (_, bytes, _) throws(Raise) in .object(bytes.repr) }
        method("__str__") { (_, bytes, _) throws(Raise) in .object(bytes.repr) }
        method("__getitem__", "key, /") { (machine, bytes, arguments) throws(Raise) in
            try machine.bytesItem(bytes, arguments[0])
        }
        method("__contains__", "key, /") { (machine, bytes, arguments) throws(Raise) in
            .bool(bytes.find(try machine.bytesOrByte(arguments[0]), 0, bytes.storage.count) >= 0)
        }
        method("__add__", "value, /") { (machine, bytes, arguments) throws(Raise) in
            guard let other = try machine.buffer(arguments[0]) else { return machine.notImplemented }
            try machine.checkSize(bytes.storage.count + other.count, stride: 1)
            return .object(BytesObject(bytes.storage + other, kind: kind))
        }
        for name in ["__mul__", "__rmul__"] {
            method(name, "value, /") { (machine, bytes, arguments) throws(Raise) in
                guard let times = try machine.repetitions(arguments[0]) else { return machine.notImplemented }
                return .object(BytesObject(try machine.repeated(bytes.storage, times), kind: kind))
            }
        }
    }

    func repeated(_ bytes: [UInt8], _ times: Int) throws(Raise) -> [UInt8] {
        if bytes.isEmpty || times == 0 { return [] }
        try checkSize(times, stride: bytes.count)
        if bytes.count == 1 { return [UInt8](repeating: bytes[0], count: times) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * times)
        for _ in 0..<times { result += bytes }
        return result
    }

    /// `bytes[key]`.
    func bytesItem(_ bytes: BytesObject, _ key: Value) throws(Raise) -> Value {
        if let slice = key.slice {
            let range = try resolve(slice, bytes.storage.count)
            return .object(BytesObject(bytes.storage.elements(of: range), kind: bytes.kind))
        }
        let index = try sequenceIndex(
            key, bytes.storage.count,
            "\(bytes.isMutable ? "bytearray" : "byte") indices must be integers or slices, not \(typeName(key))")
        guard index >= 0 && index < bytes.storage.count else {
            throw error(.indexError, bytes.isMutable ? "bytearray index out of range" : "index out of range")
        }
        return .int(Int(bytes.storage[index]))
    }

    /// What may be looked for in bytes: other bytes, or one as an int.
    func bytesOrByte(_ value: Value) throws(Raise) -> [UInt8] {
        if let bytes = try buffer(value) { return bytes }
        guard isInteger(value) || !lookupSpecial(value, names.index).isUndefined else {
            throw error(.typeError, "a bytes-like object is required, not '\(typeName(value))'")
        }
        return [try byte(value, "byte")]
    }
}

extension [UInt8] {
    /// What a slice takes.
    func elements(of range: SliceRange) -> [UInt8] {
        range.step == 1 ? Array(self[range.start..<range.start + range.length]) : range.indices.map { self[$0] }
    }
}

/// `bytes_iterator` and `bytearray_iterator`.
private final class BytesIteratorObject: IteratorObject {
    private let bytes: BytesObject
    private var index = 0

    init(_ bytes: BytesObject) { self.bytes = bytes }

    override var typeName: String { bytes.isMutable ? "bytearray_iterator" : "bytes_iterator" }

    override var lengthHint: Int { max(0, bytes.storage.count - index) }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        guard index < bytes.storage.count else { return .undefined }
        index += 1
        return .int(Int(bytes.storage[index - 1]))
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([.object(bytes)]) { [bytes, index] parts in
            let copy = BytesIteratorObject(parts[0].bytes ?? bytes)
            copy.index = index
            return copy
        }
    }
}
