/// `re.Match` (Library Reference, "Match Objects").
extension Machine {
    func defineMatch(_ types: RegexTypes) {
        let method = MethodTable(self, types.match, .native, MatchObject.self)
        method.raw("group") { (machine, match, arguments) throws(Raise) in
            if arguments.keywords != nil { throw machine.error(.typeError, "Match.group() takes no keyword arguments") }
            switch arguments.count {
            case 0: return match.group(0)
            case 1: return match.group(try machine.groupIndex(arguments[0], match))
            default:
                var values: [Value] = []
                for index in 0..<arguments.count {
                    values.append(match.group(try machine.groupIndex(arguments[index], match)))
                }
                return .object(TupleObject(values))
            }
        }
        method("__getitem__", "name, /") { (machine, match, arguments) throws(Raise) in
            match.group(try machine.groupIndex(arguments[0], match))
        }
        method("groups", "default=None") { (_, match, arguments) throws(Raise) in
            let missing = arguments[0].isUndefined ? .none : arguments[0]
            let indices = 1..<max(1, match.pattern.groupCount + 1)
            return .object(TupleObject(indices.map { match.group($0, or: missing) }))
        }
        method("groupdict", "default=None") { (_, match, arguments) throws(Raise) in
            let dict = DictObject()
            for (name, index) in match.pattern.groupNames {
                dict.set(name, match.group(index, or: arguments[0].isUndefined ? .none : arguments[0]))
            }
            return .object(dict)
        }
        method("start", "group=0, /") { (machine, match, arguments) throws(Raise) in
            .int(match.span(try machine.groupIndex(arguments[0], match)).start)
        }
        method("end", "group=0, /") { (machine, match, arguments) throws(Raise) in
            .int(match.span(try machine.groupIndex(arguments[0], match)).end)
        }
        method("span", "group=0, /") { (machine, match, arguments) throws(Raise) in
            Machine.pair(match.span(try machine.groupIndex(arguments[0], match)))
        }
        method("expand", "template") { (machine, match, arguments) throws(Raise) in
            let template = try machine.template(arguments[0], match.pattern)
            var pieces: ContiguousArray<Value> = []
            machine.expand(template, match, into: &pieces)
            return try machine.joinPieces(pieces, isBytes: match.pattern.isBytes)
        }
        for name in ["__copy__", "__deepcopy__"] {
            method.raw(name) { (_, match, _) throws(Raise) in .object(match) }
        }
        method.raw("__repr__") { (machine, match, _) throws(Raise) in
            var builder = StrBuilder()
            let span = match.span(0)
            builder.append("<re.Match object; span=(\(span.start), \(span.end)), match=")
            let shown = try machine.repr(match.group(0))
            // `%.50R`
            builder.append(shown.count > 50 ? shown.slice(0, 50) : shown)
            builder.append(">")
            return .object(builder.finish())
        }
        defineClassMethod(types.match, "__class_getitem__") { (machine, arguments) throws(Raise) in
            machine.makeGenericAlias(arguments[0], arguments.optional(1))
        }
        defineMatchAttributes(types)
    }

    private func defineMatchAttributes(_ types: RegexTypes) {
        func attribute(_ name: String, _ get: @escaping (MatchObject) -> Value) {
            defineAttribute(
                types.match, name,
                get: { (_, value) throws(Raise) in
                    guard case .object(let object) = value, let match = object as? MatchObject else { return .none }
                    return get(match)
                })
        }
        attribute("string") { $0.subject.value }
        attribute("re") { .object($0.pattern) }
        attribute("pos") { .int($0.start) }
        attribute("endpos") { .int($0.end) }
        attribute("lastindex") { $0.lastGroup > 0 ? .int($0.lastGroup) : .none }
        attribute("lastgroup") { match in
            let name = match.pattern.groupNames.first { $0.index == match.lastGroup }?.name
            return name.map { .object($0) } ?? .none
        }
        attribute("regs") { match in
            .object(TupleObject((0...match.pattern.groupCount).map { Machine.pair(match.span($0)) }))
        }
    }

    private static func pair(_ span: (start: Int, end: Int)) -> Value {
        .object(TupleObject([.int(span.start), .int(span.end)]))
    }

    /// A group by number or name.
    private func groupIndex(_ value: Value, _ match: MatchObject) throws(Raise) -> Int {
        if value.isUndefined { return 0 }
        var index: Int?
        if isInteger(value) || !lookupSpecial(value, names.index).isUndefined {
            index = try exactInteger(value).clamped
        } else if let name = value.str {
            index = match.pattern.groupNames.first { $0.name.isEqual(to: name) }?.index
        }
        guard let index, index >= 0, index <= match.pattern.groupCount else {
            throw error(.indexError, "no such group")
        }
        return index
    }
}
