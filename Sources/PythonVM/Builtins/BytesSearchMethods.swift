/// `bytes` and `bytearray` methods that look for other bytes, and `replace`.
extension Machine {
    func defineBytesSearchMethods(_ method: MethodTable<BytesObject>) {
        let kind = method.type === types.bytes ? ObjectKind.bytes : .bytearray
        let part = "sub, start=None, end=None, /"
        for (name, isLast, isStrict) in [
            ("find", false, false), ("rfind", true, false), ("index", false, true), ("rindex", true, true),
        ] {
            method(name, part) { (machine, bytes, arguments) throws(Raise) in
                let needle = try machine.bytesNeedle(arguments[0])
                let (start, end) = try machine.bounds(arguments[1], arguments[2], bytes.storage.count)
                let index = isLast ? bytes.findLast(needle, start, end) : bytes.find(needle, start, end)
                if index < 0 && isStrict { throw machine.error(.valueError, "subsection not found") }
                return .int(index)
            }
        }
        method("count", part) { (machine, bytes, arguments) throws(Raise) in
            let needle = try machine.bytesNeedle(arguments[0])
            let (start, end) = try machine.bounds(arguments[1], arguments[2], bytes.storage.count)
            if start > end { return .int(0) }
            if needle.isEmpty { return .int(end - start + 1) }
            var found = 0
            var index = bytes.find(needle, start, end)
            while index >= 0 {
                found += 1
                index = bytes.find(needle, index + needle.count, end)
            }
            return .int(found)
        }
        for (name, atEnd) in [("startswith", false), ("endswith", true)] {
            method(name, "prefix, start=None, end=None, /") { (machine, bytes, arguments) throws(Raise) in
                .bool(try machine.hasAffix(name, bytes, arguments, atEnd: atEnd))
            }
        }
        method("removeprefix", "prefix, /") { (machine, bytes, arguments) throws(Raise) in
            let prefix = try machine.bytesArgument(arguments[0])
            let isThere = bytes.storage.starts(with: prefix)
            return .object(BytesObject(Array(bytes.storage.dropFirst(isThere ? prefix.count : 0)), kind: kind))
        }
        method("removesuffix", "suffix, /") { (machine, bytes, arguments) throws(Raise) in
            let suffix = try machine.bytesArgument(arguments[0])
            let isThere = bytes.storage.suffix(suffix.count).elementsEqual(suffix)
            return .object(BytesObject(Array(bytes.storage.dropLast(isThere ? suffix.count : 0)), kind: kind))
        }
        method("replace", "old, new, count=-1, /") { (machine, bytes, arguments) throws(Raise) in
            let old = StrObject(scalars: try machine.bytesArgument(arguments[0]).map(UInt32.init))
            let new = StrObject(scalars: try machine.bytesArgument(arguments[1]).map(UInt32.init))
            let count = arguments[2].isUndefined ? -1 : try machine.sizeArgument(arguments[2])
            let text = StrObject(scalars: bytes.storage.map(UInt32.init))
            let replaced = try machine.replace(text, old, new, limit: count < 0 ? Int.max : count)
            return .object(BytesObject(replaced.latin1, kind: kind))
        }
        method("translate", "table, /, delete=b''") { (machine, bytes, arguments) throws(Raise) in
            let table = arguments[0].isNone ? nil : try machine.bytesArgument(arguments[0])
            let deleted = arguments[1].isUndefined ? [] : try machine.bytesArgument(arguments[1])
            if let table, table.count != 256 {
                throw machine.error(.valueError, "translation table must be 256 characters long")
            }
            let kept = bytes.storage.filter { !deleted.contains($0) }
            return .object(BytesObject(table.map { table in kept.map { table[Int($0)] } } ?? kept, kind: kind))
        }
    }

    private func bytesNeedle(_ value: Value) throws(Raise) -> [UInt8] {
        if let bytes = try buffer(value) { return bytes }
        guard isInteger(value) || !lookupSpecial(value, names.index).isUndefined else {
            throw error(
                .typeError,
                "argument should be integer or bytes-like object, not '\(typeName(value))'")
        }
        return [try byte(value, "byte")]
    }

    private func hasAffix(
        _ name: String, _ bytes: BytesObject, _ arguments: BoundArguments, atEnd: Bool
    ) throws(Raise) -> Bool {
        let (start, end) = try bounds(arguments[1], arguments[2], bytes.storage.count)
        func matches(_ affix: [UInt8]) -> Bool {
            guard affix.count <= end - start else { return false }
            return bytes.matches(affix, at: atEnd ? end - affix.count : start)
        }
        if let affix = try buffer(arguments[0]) { return matches(affix) }
        guard let choices = arguments[0].tuple else {
            throw error(
                .typeError,
                "\(name) first arg must be bytes or a tuple of bytes, not \(typeName(arguments[0]))")
        }
        for choice in choices.elements where matches(try bytesArgument(choice)) { return true }
        return false
    }
}
