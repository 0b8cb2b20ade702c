/// Writes Python values as JSON (Library Reference, "json", `JSONEncoder`), in the pieces in which CPython's encoder yields them.
final class JSONWriter {
    struct Options {
        var onlyASCII = true
        var allowsNaN = true
        var sortsKeys = false
        var skipsKeys = false
        var checksCircles = true
        var indent: StrObject?
        var itemSeparator = StrObject(", ")
        var keySeparator = StrObject(": ")
        /// What makes something else of an object that JSON does not know.
        var fallback = Value.none
    }

    private let machine: Machine
    private let options: Options
    private var builder = StrBuilder()
    /// Where pieces are wanted: those that are complete.
    private var pieces: ContiguousArray<Value>?
    private var open: Set<ObjectIdentifier> = []
    private var level = 0

    init(_ machine: Machine, _ options: Options, inPieces: Bool) {
        self.machine = machine
        self.options = options
        pieces = inPieces ? [] : nil
    }

    func text(of value: Value) throws(Raise) -> StrObject {
        try write(value)
        return builder.finish()
    }

    func pieces(of value: Value) throws(Raise) -> ContiguousArray<Value> {
        try write(value)
        cut()
        return pieces ?? []
    }

    /// Ends a piece.
    private func cut() {
        guard pieces != nil, builder.count > 0 else { return }
        pieces?.append(.object(builder.finish()))
        builder = StrBuilder()
    }

    private func write(_ value: Value) throws(Raise) {
        if try writePlain(value) { return }
        guard case .object(let object) = value else { return }
        switch object.kind {
        case .list, .tuple: try writeArray(value, object)
        case .dict: try writeObject(unsafeDowncast(object, to: DictObject.self))
        default:
            try enter(object)
            defer { leave(object) }
            try write(try machine.call(options.fallback, [value]))
        }
    }

    /// Writes what contains nothing else; answers whether it was that.
    private func writePlain(_ value: Value) throws(Raise) -> Bool {
        switch value {
        case .undefined, .none: builder.append("null" as StaticString)
        case .bool(let flag):
            if flag { builder.append("true" as StaticString) } else { builder.append("false" as StaticString) }
        case .int, .float: try writeNumber(value)
        case .object(let object):
            switch object.kind {
            case .str: writeString(unsafeDowncast(object, to: StrObject.self))
            case .bigInt, .float: try writeNumber(value)
            default: return false
            }
        }
        return true
    }

    /// Subclasses too are written as the numbers that they are.
    private func writeNumber(_ value: Value) throws(Raise) {
        if let integer = value.intValue {
            for digit in try machine.decimal(integer) { builder.append(UInt32(digit)) }
            return
        }
        guard let double = value.floatValue else { return }
        if double.isFinite {
            for digit in FloatText.repr(double) { builder.append(UInt32(digit)) }
            return
        }
        if !options.allowsNaN {
            throw machine.error(
                .valueError, text: "Out of range float values are not JSON compliant: ", try machine.repr(value), "")
        }
        builder.append(double.isNaN ? "NaN" : double < 0 ? "-Infinity" : "Infinity")
    }

    private func writeString(_ text: StrObject) { JSONWriter.append(text, onlyASCII: options.onlyASCII, to: &builder) }

    /// A string in quotes.
    static func append(_ text: StrObject, onlyASCII: Bool, to builder: inout StrBuilder) {
        builder.append(0x22)
        var plain = 0
        for index in 0..<text.count {
            let scalar = text[index]
            // CPython's table leaves only space to tilde alone.
            if scalar >= 0x20, scalar != 0x22, scalar != 0x5c, scalar < 0x7f || !onlyASCII { continue }
            builder.append(text, plain, index)
            plain = index + 1
            appendEscape(scalar, to: &builder)
        }
        builder.append(text, plain, text.count)
        builder.append(0x22)
    }

    private static func appendEscape(_ scalar: UInt32, to builder: inout StrBuilder) {
        switch scalar {
        case 0x22: builder.append("\\\"" as StaticString)
        case 0x5c: builder.append("\\\\" as StaticString)
        case 0x08: builder.append("\\b" as StaticString)
        case 0x0c: builder.append("\\f" as StaticString)
        case 0x0a: builder.append("\\n" as StaticString)
        case 0x0d: builder.append("\\r" as StaticString)
        case 0x09: builder.append("\\t" as StaticString)
        case 0x10000...:
            appendUnit(0xd800 + ((scalar - 0x10000) >> 10), to: &builder)
            appendUnit(0xdc00 + ((scalar - 0x10000) & 0x3ff), to: &builder)
        default: appendUnit(scalar, to: &builder)
        }
    }

    private static func appendUnit(_ unit: UInt32, to builder: inout StrBuilder) {
        builder.append("\\u" as StaticString)
        for shift in [12, 8, 4, 0] as [UInt32] {
            let digit = unit >> shift & 15
            builder.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
        }
    }

    // MARK: Containers

    private func enter(_ object: PyObject) throws(Raise) {
        if options.checksCircles, !open.insert(ObjectIdentifier(object)).inserted {
            throw machine.error(.valueError, "Circular reference detected")
        }
        do throws(Raise) {
            try machine.enterNative(" while encoding a JSON object")
        } catch {
            open.remove(ObjectIdentifier(object))
            throw error
        }
        try machine.tick()
    }

    private func leave(_ object: PyObject) {
        machine.leaveNative()
        open.remove(ObjectIdentifier(object))
    }

    private func writeLineBreak() {
        guard let indent = options.indent else { return }
        builder.append(0x0a)
        for _ in 0..<level { builder.append(indent) }
    }

    private func writeArray(_ value: Value, _ object: PyObject) throws(Raise) {
        let elements = try machine.elements(value)
        if elements.isEmpty {
            builder.append("[]" as StaticString)
            return cut()
        }
        try enter(object)
        defer { leave(object) }
        builder.append(0x5b)
        level += 1
        writeLineBreak()
        for (index, element) in elements.enumerated() {
            if index > 0 {
                builder.append(options.itemSeparator)
                writeLineBreak()
            }
            if try writePlain(element) {
                cut()
            } else {
                cut()
                try write(element)
            }
        }
        level -= 1
        writeLineBreak()
        if options.indent != nil { cut() }
        builder.append(0x5d)
        cut()
    }

    private func writeObject(_ dict: DictObject) throws(Raise) {
        if try machine.length(.object(dict)) == 0 {
            builder.append("{}" as StaticString)
            return cut()
        }
        try enter(dict)
        defer { leave(dict) }
        builder.append(0x7b)
        cut()
        level += 1
        writeLineBreak()
        if options.indent != nil { cut() }
        var isFirst = true
        for (key, value) in try items(of: dict) {
            guard let name = try name(of: key) else { continue }
            if isFirst {
                isFirst = false
            } else {
                builder.append(options.itemSeparator)
                writeLineBreak()
                cut()
            }
            writeString(name)
            cut()
            builder.append(options.keySeparator)
            cut()
            if try writePlain(value) { cut() } else { try write(value) }
        }
        level -= 1
        writeLineBreak()
        if options.indent != nil { cut() }
        builder.append(0x7d)
        cut()
    }

    private func items(of dict: DictObject) throws(Raise) -> [(Value, Value)] {
        if dict.customType == nil, !options.sortsKeys {
            var result: [(Value, Value)] = []
            result.reserveCapacity(dict.count)
            dict.forEach { key, value in result.append((key, value)) }
            return result
        }
        let view = try machine.call(try machine.attribute(.object(dict), machine.intern("items")), [])
        let list = ListObject(try machine.elements(view))
        if options.sortsKeys { try machine.sort(list, key: .none, reverse: false) }
        var result: [(Value, Value)] = []
        for item in list.elements {
            guard let pair = item.tuple, pair.count == 2 else {
                throw machine.error(.valueError, "items must return 2-tuples")
            }
            result.append((pair.elements[0], pair.elements[1]))
        }
        return result
    }

    /// A key as text; nil for one that is skipped.
    private func name(of key: Value) throws(Raise) -> StrObject? {
        switch key {
        case .none, .undefined: return StrObject("null")
        case .bool(let flag): return StrObject(flag ? "true" : "false")
        default: break
        }
        if let text = key.str { return text }
        if key.intValue != nil || key.floatValue != nil {
            let writer = JSONWriter(machine, options, inPieces: false)
            try writer.writeNumber(key)
            return writer.builder.finish()
        }
        if options.skipsKeys { return nil }
        throw machine.error(
            .typeError, "keys must be str, int, float, bool or None, not \(machine.typeOf(key).name)")
    }
}
