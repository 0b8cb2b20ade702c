import BigInt
import PythonSyntax

/// `abs`, `divmod`, `pow`, `round`, `sum`, `chr`, `ord`, `hex`, `oct`, `bin`.
extension Machine {
    func defineNumberFunctions() {
        function("abs", "x, /") { (machine, arguments) throws(Raise) in
            switch arguments[0] {
            case .int(let int) where int != Int.min: return .int(abs(int))
            case .float(let double): return .float(double.magnitude)
            default:
                if let result = try machine.callSpecial(arguments[0], machine.intern("__abs__"), []) { return result }
                throw machine.error(
                    .typeError, "bad operand type for abs(): '\(machine.typeName(arguments[0]))'")
            }
        }
        function("divmod", "x, y, /") { (machine, arguments) throws(Raise) in
            try machine.divideWithRemainder(arguments[0], arguments[1])
        }
        function("pow", "base, exp, mod=None") { (machine, arguments) throws(Raise) in
            try machine.power(arguments[0], arguments[1], arguments[2])
        }
        function("round", "number, ndigits=None") { (machine, arguments) throws(Raise) in
            let digits = arguments[1].isUndefined || arguments[1].isNone ? [] : [arguments[1]]
            if let result = try machine.callSpecial(arguments[0], machine.intern("__round__"), digits) { return result }
            throw machine.error(
                .typeError, "type \(machine.typeName(arguments[0])) doesn't define __round__ method")
        }
        function("sum", "iterable, /, start=0") { (machine, arguments) throws(Raise) in
            try machine.sum(arguments[0], arguments[1].isUndefined ? .int(0) : arguments[1])
        }
        function("chr", "i, /") { (machine, arguments) throws(Raise) in
            guard case .int(let code) = try machine.integer(arguments[0]), code >= 0, code < 0x110000 else {
                throw machine.error(.valueError, "chr() arg not in range(0x110000)")
            }
            return .object(machine.character(UInt32(code)))
        }
        function("ord", "c, /") { (machine, arguments) throws(Raise) in .int(try machine.codePoint(arguments[0])) }
        for (name, radix, prefix) in [("hex", 16, "0x"), ("oct", 8, "0o"), ("bin", 2, "0b")] {
            function(name, "number, /") { (machine, arguments) throws(Raise) in
                let digits: String
                switch try machine.integer(arguments[0]) {
                case .int(let int): digits = String(int, radix: radix)
                case let other: digits = String(other.bigInt ?? 0, radix: radix)
                }
                let isNegative = digits.hasPrefix("-")
                return machine.string((isNegative ? "-" : "") + prefix + digits.dropFirst(isNegative ? 1 : 0))
            }
        }
    }

    private func codePoint(_ value: Value) throws(Raise) -> Int {
        let count: Int
        if let text = value.str {
            if text.count == 1 { return Int(text[0]) }
            count = text.count
        } else if let bytes = value.bytes {
            if bytes.storage.count == 1 { return Int(bytes.storage[0]) }
            count = bytes.storage.count
        } else {
            throw error(.typeError, "ord() expected string of length 1, but \(typeName(value)) found")
        }
        throw error(.typeError, "ord() expected a character, but string of length \(count) found")
    }

    private func divideWithRemainder(_ a: Value, _ b: Value) throws(Raise) -> Value {
        let (first, second) = (typeOf(a), typeOf(b))
        // A subclass on the right comes first.
        let isSwapped = first !== second && second.isSubtype(of: first)
        let steps: [(Value, String, Value)] = [(a, "__divmod__", b), (b, "__rdivmod__", a)]
        for (receiver, name, other) in isSwapped ? steps.reversed() : steps {
            if name == "__rdivmod__" && first === second { continue }
            guard let result = try callSpecial(receiver, intern(name), [other]) else { continue }
            if !result.isIdentical(to: notImplemented) { return result }
        }
        throw error(
            .typeError, "unsupported operand type(s) for divmod(): '\(typeName(a))' and '\(typeName(b))'")
    }

    private func power(_ base: Value, _ exponent: Value, _ modulus: Value) throws(Raise) -> Value {
        if modulus.isUndefined || modulus.isNone { return try binary(.power, base, exponent) }
        let isPlain = [base, exponent, modulus].allSatisfy { $0.object?.customType == nil }
        if isPlain, let result = try numberPower(base, exponent, modulus: modulus) { return result }
        if let result = try callSpecial(base, intern("__pow__"), [exponent, modulus]),
            !result.isIdentical(to: notImplemented)
        {
            return result
        }
        throw error(
            .typeError,
            "unsupported operand type(s) for ** or pow(): '\(typeName(base))', '\(typeName(exponent))', '\(typeName(modulus))'"
        )
    }

    // MARK: sum

    private func sum(_ iterable: Value, _ start: Value) throws(Raise) -> Value {
        if start.str != nil { throw error(.typeError, "sum() can't sum strings [use ''.join(seq) instead]") }
        if let bytes = start.bytes {
            throw error(
                .typeError,
                bytes.isMutable
                    ? "sum() can't sum bytearray [use b''.join(seq) instead]"
                    : "sum() can't sum bytes [use b''.join(seq) instead]")
        }
        if let sum = plainSum(iterable, start) { return sum }
        let iterator = try iterator(iterable)
        var total = start
        var item = Value.undefined
        // Ints first, then floats, then anything: the order in which CPython tries its short cuts, each once.
        if case .int(let int) = total {
            (total, item) = try sumInts(iterator, int)
            if item.isUndefined { return total }
            total = try binary(.add, total, item)
        }
        if case .float(let double) = total {
            (total, item) = try sumFloats(iterator, double)
            if item.isUndefined { return total }
            total = try binary(.add, total, item)
        }
        while true {
            item = try next(iterator)
            if item.isUndefined { return total }
            total = try binary(.add, total, item)
        }
    }

    /// The sum of a list or tuple of small ints; nil for anything else, or if the sum is no small int.
    private func plainSum(_ iterable: Value, _ start: Value) -> Value? {
        guard case .int(var total) = start, case .object(let object) = iterable, object.customType == nil else {
            return nil
        }
        let elements: ContiguousArray<Value>
        switch object.kind {
        case .list: elements = unsafeDowncast(object, to: ListObject.self).elements
        case .tuple: elements = unsafeDowncast(object, to: TupleObject.self).elements
        default: return nil
        }
        for element in elements {
            guard case .int(let int) = element else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(int)
            if overflow { return nil }
            total = sum
        }
        return .int(total)
    }

    /// - Returns: the sum so far, and the first item that is no int or does not fit; `.undefined` at the end.
    private func sumInts(_ iterator: Value, _ start: Int) throws(Raise) -> (Value, Value) {
        var total = start
        while true {
            let item = try next(iterator)
            let int: Int
            switch item {
            case .int(let value): int = value
            case .bool(let bool): int = bool ? 1 : 0
            default: return (.int(total), item)
            }
            let (sum, overflow) = total.addingReportingOverflow(int)
            if overflow { return (.int(total), item) }
            total = sum
        }
    }

    /// Neumaier's compensated summation, as CPython does since 3.12.
    private func sumFloats(_ iterator: Value, _ start: Double) throws(Raise) -> (Value, Value) {
        var total = start
        var compensation = 0.0
        while true {
            let item = try next(iterator)
            switch item {
            case .float(let double):
                let sum = total + double
                if total.magnitude >= double.magnitude {
                    compensation += (total - sum) + double
                } else {
                    compensation += (double - sum) + total
                }
                total = sum
            case .int(let int): total += Double(int)
            case .bool(let bool): total += bool ? 1 : 0
            default:
                // Added to an infinity it would only do harm.
                return (.float(compensation != 0 && compensation.isFinite ? total + compensation : total), item)
            }
        }
    }
}
