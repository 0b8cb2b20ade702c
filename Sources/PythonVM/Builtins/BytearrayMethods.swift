/// What changes a `bytearray` (Library Reference, "Bytearray Objects").
extension Machine {
    /// - Throws: BufferError while memory views look at it.
    func checkResizable(_ bytes: BytesObject) throws(Raise) {
        if bytes.exports > 0 {
            throw error(.bufferError, "Existing exports of data: object cannot be re-sized")
        }
    }

    func defineBytearrayMethods(_ method: MethodTable<BytesObject>) {
        method("append", "item, /") { (machine, bytes, arguments) throws(Raise) in
            let byte = try machine.byte(arguments[0], "byte")
            try machine.checkResizable(bytes)
            bytes.storage.append(byte)
            return .none
        }
        method("extend", "iterable_of_ints, /") { (machine, bytes, arguments) throws(Raise) in
            let added = try machine.bytesToAdd(arguments[0])
            try machine.checkSize(bytes.storage.count + added.count, stride: 1)
            try machine.checkResizable(bytes)
            bytes.storage += added
            return .none
        }
        method("__iadd__", "value, /") { (machine, bytes, arguments) throws(Raise) in
            guard let other = try machine.buffer(arguments[0]) else {
                throw machine.error(
                    .typeError,
                    "can't concat \(machine.typeName(arguments[0])) to bytearray")
            }
            try machine.checkSize(bytes.storage.count + other.count, stride: 1)
            if !other.isEmpty { try machine.checkResizable(bytes) }
            bytes.storage += other
            return .object(bytes)
        }
        method("__imul__", "value, /") { (machine, bytes, arguments) throws(Raise) in
            guard let times = try machine.repetitions(arguments[0]) else { return machine.notImplemented }
            try machine.checkResizable(bytes)
            bytes.storage = try machine.repeated(bytes.storage, times)
            return .object(bytes)
        }
        method("insert", "index, item, /") { (machine, bytes, arguments) throws(Raise) in
            let index = try machine.sizeArgument(arguments[0])
            let byte = try machine.byte(arguments[1], "byte")
            try machine.checkResizable(bytes)
            let count = bytes.storage.count
            bytes.storage.insert(byte, at: index < 0 ? max(0, index + count) : min(index, count))
            return .none
        }
        method("pop", "index=-1, /") { (machine, bytes, arguments) throws(Raise) in
            var index = arguments[0].isUndefined ? -1 : try machine.sizeArgument(arguments[0])
            let count = bytes.storage.count
            if count == 0 { throw machine.error(.indexError, "pop from empty bytearray") }
            if index < 0 { index += count }
            guard index >= 0 && index < count else { throw machine.error(.indexError, "pop index out of range") }
            try machine.checkResizable(bytes)
            return .int(Int(bytes.storage.remove(at: index)))
        }
        method("remove", "value, /") { (machine, bytes, arguments) throws(Raise) in
            let byte = try machine.byte(arguments[0], "byte")
            guard let index = bytes.storage.firstIndex(of: byte) else {
                throw machine.error(.valueError, "value not found in bytearray")
            }
            try machine.checkResizable(bytes)
            bytes.storage.remove(at: index)
            return .none
        }
        method("clear") { (machine, bytes, _) throws(Raise) in
            try machine.checkResizable(bytes)
            bytes.storage = []
            return .none
        }
        method("reverse") { (_, bytes, _) throws(Raise) in
            bytes.storage.reverse()
            return .none
        }
        method("copy") { (_, bytes, _) throws(Raise) in .object(BytesObject(bytes.storage, kind: .bytearray)) }
        method("__setitem__", "key, value, /") { (machine, bytes, arguments) throws(Raise) in
            try machine.setBytesItem(bytes, arguments[0], arguments[1])
            return .none
        }
        method("__delitem__", "key, /") { (machine, bytes, arguments) throws(Raise) in
            try machine.deleteBytesItem(bytes, arguments[0])
            return .none
        }
    }

    private func bytesToAdd(_ value: Value) throws(Raise) -> [UInt8] {
        if let other = try buffer(value) { return other }
        if value.str != nil { throw error(.typeError, "expected iterable of integers; got: 'str'") }
        guard isIterable(value) else { throw error(.typeError, "can't extend bytearray with \(typeName(value))") }
        return try bytes(from: value, "bytearray")
    }

    private func setBytesItem(_ bytes: BytesObject, _ key: Value, _ value: Value) throws(Raise) {
        guard let slice = key.slice else {
            let index = try bytesIndex(key, bytes.storage.count)
            let new = try byte(value, "byte")
            try checkIndex(index, bytes)
            bytes.storage[index] = new
            return
        }
        let new = try bytesToAdd(value)
        let range = try resolve(slice, bytes.storage.count)
        if range.step == 1 {
            if new.count != range.length { try checkResizable(bytes) }
            bytes.storage.replaceSubrange(range.start..<range.start + range.length, with: new)
            return
        }
        guard new.count == range.length else {
            throw error(
                .valueError,
                "attempt to assign bytes of size \(new.count) to extended slice of size \(range.length)")
        }
        for (offset, index) in range.indices.enumerated() { bytes.storage[index] = new[offset] }
    }

    private func deleteBytesItem(_ bytes: BytesObject, _ key: Value) throws(Raise) {
        guard let slice = key.slice else {
            let index = try bytesIndex(key, bytes.storage.count)
            try checkIndex(index, bytes)
            try checkResizable(bytes)
            bytes.storage.remove(at: index)
            return
        }
        let range = try resolve(slice, bytes.storage.count)
        try checkResizable(bytes)
        if range.step == 1 {
            bytes.storage.removeSubrange(range.start..<range.start + range.length)
            return
        }
        let deleted = Set(range.indices)
        bytes.storage = bytes.storage.enumerated().filter { !deleted.contains($0.offset) }.map(\.element)
    }

    private func bytesIndex(_ key: Value, _ count: @autoclosure () -> Int) throws(Raise) -> Int {
        try sequenceIndex(key, count(), "bytearray indices must be integers or slices, not \(typeName(key))")
    }

    /// Comes after the new value is there, whose `__index__` may change the bytes.
    private func checkIndex(_ index: Int, _ bytes: BytesObject) throws(Raise) {
        guard bytes.storage.indices.contains(index) else {
            throw error(.indexError, "bytearray index out of range")
        }
    }
}
