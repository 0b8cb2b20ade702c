/// Reads JSON (Library Reference, "json", `JSONDecoder`), with the errors of CPython's scanner.
struct JSONReader {
    struct Options {
        var isStrict = true
        var objectHook = Value.none
        var pairsHook = Value.none
        var parseFloat = Value.none
        var parseInt = Value.none
        var parseConstant = Value.none
    }

    private let machine: Machine
    private let text: StrObject
    private let options: Options
    private(set) var index: Int
    private let count: Int

    init(_ machine: Machine, _ text: StrObject, at index: Int, _ options: Options) {
        self.machine = machine
        self.text = text
        self.options = options
        self.index = index
        count = text.count
    }

    private func fault(_ message: String, _ position: Int) throws(Raise) -> Raise {
        let type = try machine.attribute(
            .object(try machine.module(named: "json.decoder")), machine.intern("JSONDecodeError"))
        let exception = try machine.call(type, [machine.string(message), .object(text), .int(position)])
        guard let exception = exception.exception else { return .stop }
        return machine.raising(exception)
    }

    /// No value begins at a position: the caller makes an error of it.
    private func nothing(at position: Int) -> Raise { machine.error(.stopIteration, arguments: [.int(position)]) }

    private mutating func skipSpace() {
        while index < count {
            switch text[index] {
            case 0x20, 0x0a, 0x0d, 0x09: index += 1
            default: return
            }
        }
    }

    private func isNext(_ word: StaticString) -> Bool {
        guard word.utf8CodeUnitCount <= count - index else { return false }
        for offset in 0..<word.utf8CodeUnitCount where text[index + offset] != UInt32(word.utf8Start[offset]) {
            return false
        }
        return true
    }

    /// The value at the index, which is behind it afterwards.
    mutating func read() throws(Raise) -> Value {
        guard index < count else { throw nothing(at: index) }
        switch text[index] {
        case 0x22: return .object(try readString())
        case 0x7b:
            try machine.enterNative(" while decoding a JSON object from a unicode string")
            defer { machine.leaveNative() }
            return try readObject()
        case 0x5b:
            try machine.enterNative(" while decoding a JSON array from a unicode string")
            defer { machine.leaveNative() }
            return try readArray()
        case 0x6e where isNext("null"):
            index += 4
            return .none
        case 0x74 where isNext("true"):
            index += 4
            return .bool(true)
        case 0x66 where isNext("false"):
            index += 5
            return .bool(false)
        case 0x4e where isNext("NaN"): return try readConstant("NaN", .nan)
        case 0x49 where isNext("Infinity"): return try readConstant("Infinity", .infinity)
        case 0x2d where isNext("-Infinity"): return try readConstant("-Infinity", -.infinity)
        default: return try readNumber()
        }
    }

    private mutating func readConstant(_ name: String, _ value: Double) throws(Raise) -> Value {
        index += name.utf8.count
        if options.parseConstant.isNone || options.parseConstant.isUndefined { return .float(value) }
        return try machine.call(options.parseConstant, [machine.string(name)])
    }

    // MARK: Containers

    private mutating func readArray() throws(Raise) -> Value {
        index += 1
        let result = ListObject()
        skipSpace()
        if index < count, text[index] == 0x5d {
            index += 1
            return .object(result)
        }
        while true {
            try machine.tick()
            result.elements.append(try read())
            skipSpace()
            if index < count, text[index] == 0x5d {
                index += 1
                return .object(result)
            }
            guard index < count, text[index] == 0x2c else { throw try fault("Expecting ',' delimiter", index) }
            let comma = index
            index += 1
            skipSpace()
            if index < count, text[index] == 0x5d {
                throw try fault("Illegal trailing comma before end of array", comma)
            }
        }
    }

    private mutating func readObject() throws(Raise) -> Value {
        index += 1
        let dict = DictObject()
        var pairs: ContiguousArray<Value> = []
        let wantsPairs = !options.pairsHook.isNone && !options.pairsHook.isUndefined
        skipSpace()
        if index < count, text[index] == 0x7d {
            index += 1
        } else {
            while true {
                try machine.tick()
                guard index < count, text[index] == 0x22 else {
                    throw try fault("Expecting property name enclosed in double quotes", index)
                }
                let key = try readString()
                skipSpace()
                guard index < count, text[index] == 0x3a else { throw try fault("Expecting ':' delimiter", index) }
                index += 1
                skipSpace()
                let value = try read()
                if wantsPairs {
                    pairs.append(.object(TupleObject([.object(key), value])))
                } else {
                    dict.set(key, value)
                }
                skipSpace()
                if index < count, text[index] == 0x7d {
                    index += 1
                    break
                }
                guard index < count, text[index] == 0x2c else { throw try fault("Expecting ',' delimiter", index) }
                let comma = index
                index += 1
                skipSpace()
                if index < count, text[index] == 0x7d {
                    throw try fault("Illegal trailing comma before end of object", comma)
                }
            }
        }
        if wantsPairs { return try machine.call(options.pairsHook, [.object(ListObject(pairs))]) }
        if options.objectHook.isNone || options.objectHook.isUndefined { return .object(dict) }
        return try machine.call(options.objectHook, [.object(dict)])
    }

    // MARK: Strings and numbers

    /// The string whose opening quote is at the index.
    mutating func readString() throws(Raise) -> StrObject {
        let begin = index
        index += 1
        var plain = index
        // Most strings have no escapes: then they are a slice.
        var builder = StrBuilder(capacity: 0)
        var hasEscapes = false
        while index < count {
            let scalar = text[index]
            if scalar == 0x22 {
                index += 1
                guard hasEscapes else { return text.slice(plain, index - 1) }
                builder.append(text, plain, index - 1)
                return builder.finish()
            }
            if scalar == 0x5c {
                hasEscapes = true
                builder.append(text, plain, index)
                index += 1
                let code = try readEscape(begin)
                builder.append(code)
                plain = index
                continue
            }
            if scalar < 0x20 && options.isStrict { throw try fault("Invalid control character at", index) }
            index += 1
        }
        throw try fault("Unterminated string starting at", begin)
    }

    private mutating func readEscape(_ begin: Int) throws(Raise) -> UInt32 {
        guard index < count else { throw try fault("Unterminated string starting at", begin) }
        let letter = text[index]
        index += 1
        switch letter {
        case 0x22, 0x5c, 0x2f: return letter
        case 0x62: return 8
        case 0x66: return 12
        case 0x6e: return 10
        case 0x72: return 13
        case 0x74: return 9
        case 0x75: break
        default: throw try fault("Invalid \\escape", index - 2)
        }
        guard let unit = hexadecimal(index) else { throw try fault("Invalid \\uXXXX escape", index - 1) }
        index += 4
        if unit >= 0xd800, unit < 0xdc00, index + 6 < count, text[index] == 0x5c, text[index + 1] == 0x75,
            let second = hexadecimal(index + 2), second >= 0xdc00, second < 0xe000
        {
            index += 6
            return 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00)
        }
        return unit
    }

    private func hexadecimal(_ start: Int) -> UInt32? {
        // The closing quote at least must follow.
        guard start + 4 < count else { return nil }
        var result: UInt32 = 0
        for offset in 0..<4 {
            let scalar = text[start + offset]
            switch scalar {
            case 0x30...0x39: result = result * 16 + scalar - 0x30
            case 0x41...0x46: result = result * 16 + scalar - 0x41 + 10
            case 0x61...0x66: result = result * 16 + scalar - 0x61 + 10
            default: return nil
            }
        }
        return result
    }

    private func isDigit(_ at: Int) -> Bool { at < count && text[at] >= 0x30 && text[at] <= 0x39 }

    private mutating func readNumber() throws(Raise) -> Value {
        let start = index
        var end = start
        if text[end] == 0x2d { end += 1 }
        guard isDigit(end) else { throw nothing(at: start) }
        if text[end] == 0x30 { end += 1 } else { while isDigit(end) { end += 1 } }
        var isFloat = false
        if end < count, text[end] == 0x2e, isDigit(end + 1) {
            isFloat = true
            end += 2
            while isDigit(end) { end += 1 }
        }
        if end < count, text[end] | 0x20 == 0x65 {
            var exponent = end + 1
            if exponent < count, text[exponent] == 0x2b || text[exponent] == 0x2d { exponent += 1 }
            if isDigit(exponent) {
                isFloat = true
                end = exponent + 1
                while isDigit(end) { end += 1 }
            }
        }
        index = end
        let parse = isFloat ? options.parseFloat : options.parseInt
        if !parse.isNone && !parse.isUndefined && parse.type !== (isFloat ? machine.types.float : machine.types.int) {
            return try machine.call(parse, [.object(text.slice(start, end))])
        }
        if isFloat {
            var digits: [UInt8] = []
            for at in start..<end { digits.append(UInt8(truncatingIfNeeded: text[at])) }
            return .float(FloatText.parse(digits) ?? .nan)
        }
        if end - start < 18 {
            var number = 0
            for at in (text[start] == 0x2d ? start + 1 : start)..<end { number = number * 10 + Int(text[at] - 0x30) }
            return .int(text[start] == 0x2d ? -number : number)
        }
        return Value(try machine.parseInteger(text.slice(start, end), base: 10))
    }
}
