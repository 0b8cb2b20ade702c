import PythonSyntax

/// `str`: operators and construction (Library Reference, "Text Sequence Type"). The other methods stand in
/// `StrSearchMethods`, `StrSplitMethods`, `StrShapeMethods` and `StrFormatMethods`.
extension Machine {
    func defineStrMethods() {
        let method = MethodTable(self, types.str, .str, StrObject.self)
        defineStrOperators(method)
        defineStrSearchMethods(method)
        defineStrSplitMethods(method)
        defineStrShapeMethods(method)
        defineStrFormatMethods(method)
        defineNew(types.str) { (machine, type, arguments) throws(Raise) -> Value in
            let text = try machine.makeStr(arguments)
            guard let type else { return .object(text) }
            // A copy: the text may be shared, and now gets a class.
            let instance = text.copy()
            instance.customType = type
            return .object(instance)
        }
    }

    /// `str(object)`, `str(bytes, encoding, errors)`.
    private func makeStr(_ arguments: Arguments) throws(Raise) -> StrObject {
        if arguments.keywords == nil {
            if arguments.count == 0 { return StrObject.empty }
            if arguments.count == 1 { return try str(arguments[0]) }
        }
        if arguments.count > 3 { throw wrongCount("str", arguments.count, 0...3) }
        let bound = try Machine.strSignature.bind(arguments, self)
        if bound[1].isUndefined && bound[2].isUndefined {
            return bound[0].isUndefined ? StrObject.empty : try str(bound[0])
        }
        let encoding = bound[1].isUndefined ? nil : try strArgument("str", "'encoding'", bound[1])
        let errors = bound[2].isUndefined ? nil : try strArgument("str", "'errors'", bound[2])
        if bound[0].isUndefined { return StrObject.empty }
        if bound[0].str != nil { throw error(.typeError, "decoding str is not supported") }
        guard let bytes = try buffer(bound[0]) else {
            throw error(.typeError, "decoding to str: need a bytes-like object, \(typeName(bound[0])) found")
        }
        return try decode(bytes, encoding: encoding?.string ?? "utf-8", errors: errors?.string ?? "strict")
    }

    nonisolated(unsafe) private static let strSignature = Signature(
        "str", "object='', encoding='utf-8', errors='strict'")

    private func defineStrOperators(_ method: MethodTable<StrObject>) {
        method("__len__") { (_, text, _) throws(Raise) in .int(text.count) }
        method("__repr__") { (_, text, _) throws(Raise) in .object(text.repr) }
        method("__str__") { (_, text, _) throws(Raise) in .object(text.plain) }
        method("__hash__") { (_, text, _) throws(Raise) in .int(text.hash) }
        method("__iter__") { (_, text, _) throws(Raise) in .object(StrIteratorObject(text)) }
        method("__getitem__", "key, /") { (machine, text, arguments) throws(Raise) in
            try machine.strItem(text, arguments[0])
        }
        method("__contains__", "key, /") { (machine, text, arguments) throws(Raise) in
            .bool(try machine.strContains(text, arguments[0]))
        }
        method("__add__", "value, /") { (machine, text, arguments) throws(Raise) in
            guard let other = arguments[0].str else { return machine.notImplemented }
            return .object(try machine.concatenate(text, other))
        }
        for name in ["__mul__", "__rmul__"] {
            method(name, "value, /") { (machine, text, arguments) throws(Raise) in
                guard let times = try machine.repetitions(arguments[0]) else { return machine.notImplemented }
                return .object(try text.repeated(times, machine))
            }
        }
        method("__mod__", "value, /") { (machine, text, arguments) throws(Raise) in
            .object(try PercentFormat.format(text, arguments[0], machine))
        }
        method("__rmod__", "value, /") { (machine, text, arguments) throws(Raise) in
            guard let format = arguments[0].str else { return machine.notImplemented }
            return .object(try PercentFormat.format(format, .object(text), machine))
        }
        method("__format__", "format_spec, /") { (machine, text, arguments) throws(Raise) in
            let spec = try machine.strArgument("__format__", "", arguments[0])
            return .object(try machine.formatBuiltin(.object(text), spec))
        }
        method("__getnewargs__") { (_, text, _) throws(Raise) in .object(TupleObject([.object(text.plain)])) }
        defineComparisons(types.str) { (_, a, comparison, b) throws(Raise) in
            guard let a = a.str, let b = b.str else { return nil }
            return .bool(Machine.compareStrings(a, comparison, b))
        }
    }
}

/// Operations of strings that the machine's instructions use too.
extension Machine {
    /// `text[key]`.
    func strItem(_ text: StrObject, _ key: Value) throws(Raise) -> Value {
        if let slice = key.slice {
            let range = try resolve(slice, text.count)
            return .object(text.slice(range.start, step: range.step, length: range.length))
        }
        let index = try sequenceIndex(
            key, text.count, "string indices must be integers, not '\(typeName(key))'")
        guard index >= 0 && index < text.count else { throw error(.indexError, "string index out of range") }
        return .object(character(text[index]))
    }

    /// `item in text`.
    func strContains(_ text: StrObject, _ item: Value) throws(Raise) -> Bool {
        guard let needle = item.str else {
            throw error(.typeError, "'in <string>' requires string as left operand, not \(typeName(item))")
        }
        return text.contains(needle)
    }

    /// `a + b`.
    func concatenate(_ a: StrObject, _ b: StrObject) throws(Raise) -> StrObject {
        try checkSize(a.count + b.count, stride: max(a.width, b.width))
        return a.concatenated(b)
    }

    static func compareStrings(_ a: StrObject, _ comparison: CompareOperator, _ b: StrObject) -> Bool {
        switch comparison {
        case .equal: a.isEqual(to: b)
        case .notEqual: !a.isEqual(to: b)
        default: comparison.holds(a.order(b))
        }
    }
}
