/// `bytes` and `bytearray` methods that take apart, put together and change case; only ASCII letters have case.
extension Machine {
    func defineBytesShapeMethods(_ method: MethodTable<BytesObject>) {
        let kind = method.type === types.bytes ? ObjectKind.bytes : .bytearray
        func result(_ bytes: some Sequence<UInt8>) -> Value { .object(BytesObject(Array(bytes), kind: kind)) }
        method("decode", "encoding='utf-8', errors='strict'") { (machine, bytes, arguments) throws(Raise) in
            let encoding =
                arguments[0].isUndefined ? nil : try machine.strArgument("decode", "'encoding'", arguments[0])
            let errors = arguments[1].isUndefined ? nil : try machine.strArgument("decode", "'errors'", arguments[1])
            return .object(
                try machine.decode(
                    bytes.storage, encoding: encoding?.string ?? "utf-8", errors: errors?.string ?? "strict"))
        }
        method("hex", "sep=<unrepresentable>, bytes_per_sep=1") { (machine, bytes, arguments) throws(Raise) in
            .object(try machine.hex(bytes.storage, arguments[0], arguments[1]))
        }
        method("join", "iterable_of_bytes, /") { (machine, bytes, arguments) throws(Raise) in
            var joined: [UInt8] = []
            for (index, part) in try machine.elements(arguments[0]).enumerated() {
                guard let part = try machine.buffer(part) else {
                    throw machine.error(
                        .typeError,
                        "sequence item \(index): expected a bytes-like object, \(machine.typeName(part)) found")
                }
                try machine.checkSize(joined.count + bytes.storage.count + part.count, stride: 1)
                if index > 0 { joined += bytes.storage }
                joined += part
            }
            return result(joined)
        }
        method("split", "sep=None, maxsplit=-1") { (machine, bytes, arguments) throws(Raise) in
            try machine.split(bytes, arguments) { (text, separator, limit) in
                separator.map { text.split($0, limit: limit) } ?? text.splitAtSpaces(limit: limit)
            }
        }
        method("rsplit", "sep=None, maxsplit=-1") { (machine, bytes, arguments) throws(Raise) in
            try machine.split(bytes, arguments) { (text, separator, limit) in
                separator.map { text.splitFromEnd($0, limit: limit) } ?? text.splitAtSpacesFromEnd(limit: limit)
            }
        }
        method("splitlines", "keepends=False") { (machine, bytes, arguments) throws(Raise) in
            let keepsEnds = arguments[0].isUndefined ? false : try machine.isTrue(arguments[0])
            return .object(ListObject(bytes.splitLines(keepsEnds: keepsEnds), appendedTo: 0))
        }
        method("partition", "sep, /") { (machine, bytes, arguments) throws(Raise) in
            let separator = try machine.bytesSeparator(arguments[0])
            let index = bytes.find(separator, 0, bytes.storage.count)
            if index < 0 { return .object(TupleObject([result(bytes.storage), result([]), result([])])) }
            return .object(
                TupleObject([
                    result(bytes.storage[..<index]), result(separator),
                    result(bytes.storage[(index + separator.count)...]),
                ]))
        }
        method("rpartition", "sep, /") { (machine, bytes, arguments) throws(Raise) in
            let separator = try machine.bytesSeparator(arguments[0])
            let index = bytes.findLast(separator, 0, bytes.storage.count)
            if index < 0 { return .object(TupleObject([result([]), result([]), result(bytes.storage)])) }
            return .object(
                TupleObject([
                    result(bytes.storage[..<index]), result(separator),
                    result(bytes.storage[(index + separator.count)...]),
                ]))
        }
        for (name, left, right) in [("strip", true, true), ("lstrip", true, false), ("rstrip", false, true)] {
            method(name, "bytes=None, /") { (machine, bytes, arguments) throws(Raise) in
                var set: [UInt8] = [9, 10, 11, 12, 13, 32]
                if !arguments[0].isUndefined && !arguments[0].isNone {
                    set = try machine.bytesArgument(arguments[0])
                }
                var part = bytes.storage[...]
                if left { part = part.drop { set.contains($0) } }
                if right { while let last = part.last, set.contains(last) { part.removeLast() } }
                return result(part)
            }
        }
        defineBytesCase(method)
        for (name, atEnd) in [("ljust", false), ("rjust", true)] {
            method(name, "width, fillchar=b' ', /") { (machine, bytes, arguments) throws(Raise) in
                let margin = try machine.margin(bytes, arguments[0])
                let fill = [UInt8](repeating: try machine.fillByte(name, arguments[1]), count: margin)
                return result(atEnd ? fill + bytes.storage : bytes.storage + fill)
            }
        }
        method("center", "width, fillchar=b' ', /") { (machine, bytes, arguments) throws(Raise) in
            let margin = try machine.margin(bytes, arguments[0])
            let fill = try machine.fillByte("center", arguments[1])
            let left = margin / 2 + (margin & (margin + bytes.storage.count) & 1)
            return result(
                [UInt8](repeating: fill, count: left) + bytes.storage + [UInt8](repeating: fill, count: margin - left))
        }
        method("expandtabs", "tabsize=8") { (machine, bytes, arguments) throws(Raise) in
            let size = arguments[0].isUndefined ? 8 : try machine.cIntArgument(arguments[0])
            let text = StrObject(scalars: bytes.storage.map(UInt32.init))
            return result(try machine.expandTabs(text, size).latin1)
        }
        method("__mod__", "value, /") { (machine, bytes, arguments) throws(Raise) in
            result(try PercentFormat.format(bytes.storage, arguments[0], machine))
        }
        method("__rmod__", "value, /") { (machine, bytes, arguments) throws(Raise) in
            guard let format = arguments[0].bytes, format.kind == bytes.kind else { return machine.notImplemented }
            return result(try PercentFormat.format(format.storage, .object(bytes), machine))
        }
        let maketrans = Signature("\(method.type.name).maketrans", "frm, to, /")
        defineStatic(method.type, "maketrans") { (machine, arguments) throws(Raise) in
            let bound = try maketrans.bind(arguments, machine)
            let (from, to) = (try machine.bytesArgument(bound[0]), try machine.bytesArgument(bound[1]))
            guard from.count == to.count else {
                throw machine.error(.valueError, "maketrans arguments must have same length")
            }
            var table = (0...255).map { UInt8($0) }
            for (source, target) in zip(from, to) { table[Int(source)] = target }
            return .object(BytesObject(table))
        }
        method("zfill", "width, /") { (machine, bytes, arguments) throws(Raise) in
            let zeros = [UInt8](repeating: 48, count: try machine.margin(bytes, arguments[0]))
            guard let sign = bytes.storage.first, sign == 43 || sign == 45 else { return result(zeros + bytes.storage) }
            return result([sign] + zeros + bytes.storage.dropFirst())
        }
    }

    private func defineBytesCase(_ method: MethodTable<BytesObject>) {
        let kind = method.type === types.bytes ? ObjectKind.bytes : .bytearray
        func mapped(_ name: String, _ change: @escaping (StrObject) -> StrObject) {
            method(name) { (_, bytes, _) throws(Raise) in
                .object(BytesObject(bytes.mappingASCII(change), kind: kind))
            }
        }
        mapped("upper") { $0.uppercased() }
        mapped("lower") { $0.lowercased() }
        mapped("title") { $0.titlecased() }
        mapped("capitalize") { $0.capitalized() }
        mapped("swapcase") { $0.swapcased() }
        func test(_ name: String, _ holds: @escaping (StrObject) -> Bool) {
            method(name) { (_, bytes, _) throws(Raise) in .bool(holds(bytes.asciiText)) }
        }
        method("isascii") { (_, bytes, _) throws(Raise) in .bool(bytes.storage.allSatisfy { $0 < 0x80 }) }
        test("isalpha") { $0.isMade(of: \.isAlphabetic) }
        test("isdigit") { $0.isMade(of: \.isDigit) }
        test("isalnum") { $0.isMade(of: \.isAlphanumeric) }
        test("isupper") { $0.isUpper }
        test("islower") { $0.isLower }
        test("istitle") { $0.isTitle }
        method("isspace") { (_, bytes, _) throws(Raise) in
            .bool(!bytes.storage.isEmpty && bytes.storage.allSatisfy { $0 == 32 || $0 >= 9 && $0 <= 13 })
        }
    }

    private func margin(_ bytes: BytesObject, _ width: Value) throws(Raise) -> Int {
        let width = try sizeArgument(width)
        try checkSize(max(width, 0), stride: 1)
        return max(0, width - bytes.storage.count)
    }

    private func fillByte(_ name: String, _ value: Value) throws(Raise) -> UInt8 {
        if value.isUndefined { return 32 }
        guard let bytes = value.bytes, bytes.storage.count == 1 else {
            throw error(
                .typeError, "\(name)() argument 2 must be a byte string of length 1, not \(typeName(value))")
        }
        return bytes.storage[0]
    }

    /// An argument that must be bytes.
    func bytesArgument(_ value: Value) throws(Raise) -> [UInt8] {
        guard let bytes = try buffer(value) else {
            throw error(.typeError, "a bytes-like object is required, not '\(typeName(value))'")
        }
        return bytes
    }

    private func bytesSeparator(_ value: Value) throws(Raise) -> [UInt8] {
        let separator = try bytesArgument(value)
        if separator.isEmpty { throw error(.valueError, "empty separator") }
        return separator
    }

    /// Splits as the string does that has the same bytes as code points.
    private func split(
        _ bytes: BytesObject, _ arguments: BoundArguments,
        _ split: (StrObject, StrObject?, Int) -> ContiguousArray<Value>
    ) throws(Raise) -> Value {
        var limit = Int.max
        if !arguments[1].isUndefined {
            limit = try sizeArgument(arguments[1])
            if limit < 0 { limit = Int.max }
        }
        let isPlain = arguments[0].isUndefined || arguments[0].isNone
        let separator = isPlain ? nil : StrObject(scalars: try bytesSeparator(arguments[0]).map(UInt32.init))
        let text = isPlain ? bytes.asciiText : StrObject(scalars: bytes.storage.map(UInt32.init))
        // Without a separator only ASCII's spaces count: `asciiText` hides the others.
        var start = 0
        var parts: ContiguousArray<Value> = []
        for part in split(text, separator, limit) {
            guard let part = part.str else { continue }
            start = isPlain ? text.find(part, start, text.count) : start
            let found =
                isPlain
                ? Array(bytes.storage[start..<start + part.count]) : part.scalars.map { UInt8(truncatingIfNeeded: $0) }
            start += isPlain ? part.count : 0
            parts.append(.object(BytesObject(found, kind: bytes.kind)))
        }
        return .object(ListObject(parts, appendedTo: StrObject.placesForPieces(atMost: limit)))
    }

    /// `bytes.hex(sep, bytes_per_sep)`: groups are counted from the right, or with a negative number from the left.
    func hex(_ bytes: [UInt8], _ separator: Value, _ group: Value) throws(Raise) -> StrObject {
        var mark: UInt32?
        if !separator.isUndefined {
            let scalars = separator.str?.scalars ?? separator.bytes?.storage.map(UInt32.init)
            guard let scalars else {
                throw error(.typeError, "sep must be str or bytes.")
            }
            guard scalars.count == 1 else { throw error(.valueError, "sep must be length 1.") }
            guard scalars[0] < 0x80 else { throw error(.valueError, "sep must be ASCII.") }
            mark = scalars[0]
        }
        let size = group.isUndefined ? 1 : try sizeArgument(group)
        var builder = StrBuilder(capacity: bytes.count * 2)
        for (index, byte) in bytes.enumerated() {
            if let mark, size != 0, index > 0 {
                let position = size > 0 ? bytes.count - index : index
                if position % Int(clamping: size.magnitude) == 0 { builder.append(mark) }
            }
            builder.appendHex(UInt32(byte), digits: 2)
        }
        return builder.finish()
    }
}
