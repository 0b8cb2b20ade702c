/// `str` methods that look for other strings, and `replace`.
extension Machine {
    func defineStrSearchMethods(_ method: MethodTable<StrObject>) {
        let part = "sub, start=None, end=None, /"
        method("find", part) { (machine, text, arguments) throws(Raise) in
            .int(try machine.find("find", text, arguments, last: false))
        }
        method("rfind", part) { (machine, text, arguments) throws(Raise) in
            .int(try machine.find("rfind", text, arguments, last: true))
        }
        method("index", part) { (machine, text, arguments) throws(Raise) in
            let index = try machine.find("index", text, arguments, last: false)
            if index < 0 { throw machine.error(.valueError, "substring not found") }
            return .int(index)
        }
        method("rindex", part) { (machine, text, arguments) throws(Raise) in
            let index = try machine.find("rindex", text, arguments, last: true)
            if index < 0 { throw machine.error(.valueError, "substring not found") }
            return .int(index)
        }
        method("count", part) { (machine, text, arguments) throws(Raise) in
            let needle = try machine.strArgument("count", "1", arguments[0])
            let (start, end) = try machine.bounds(arguments[1], arguments[2], text.count)
            return .int(text.occurrences(of: needle, start, end))
        }
        method("startswith", "prefix, start=None, end=None, /") { (machine, text, arguments) throws(Raise) in
            .bool(try machine.hasAffix("startswith", text, arguments, atEnd: false))
        }
        method("endswith", "suffix, start=None, end=None, /") { (machine, text, arguments) throws(Raise) in
            .bool(try machine.hasAffix("endswith", text, arguments, atEnd: true))
        }
        method("removeprefix", "prefix, /") { (machine, text, arguments) throws(Raise) in
            let prefix = try machine.strArgument("removeprefix", "", arguments[0])
            return .object(text.matches(prefix, at: 0) ? text.slice(prefix.count, text.count) : text.plain)
        }
        method("removesuffix", "suffix, /") { (machine, text, arguments) throws(Raise) in
            let suffix = try machine.strArgument("removesuffix", "", arguments[0])
            let end = text.count - suffix.count
            return .object(suffix.count > 0 && text.matches(suffix, at: end) ? text.slice(0, end) : text.plain)
        }
        method("replace", "old, new, /, count=-1") { (machine, text, arguments) throws(Raise) in
            let old = try machine.strArgument("replace", "1", arguments[0])
            let new = try machine.strArgument("replace", "2", arguments[1])
            let count = arguments[2].isUndefined ? -1 : try machine.sizeArgument(arguments[2])
            return .object(try machine.replace(text, old, new, limit: count < 0 ? Int.max : count))
        }
    }

    private func find(
        _ name: String, _ text: StrObject, _ arguments: BoundArguments, last: Bool
    ) throws(Raise) -> Int {
        let needle = try strArgument(name, "1", arguments[0])
        let (start, end) = try bounds(arguments[1], arguments[2], text.count)
        return last ? text.findLast(needle, start, end) : text.find(needle, start, end)
    }

    private func hasAffix(
        _ name: String, _ text: StrObject, _ arguments: BoundArguments, atEnd: Bool
    ) throws(Raise) -> Bool {
        let (start, end) = try bounds(arguments[1], arguments[2], text.count)
        func matches(_ affix: StrObject) -> Bool {
            affix.count <= end - start && text.matches(affix, at: atEnd ? end - affix.count : start)
        }
        if let affix = arguments[0].str { return matches(affix) }
        guard let choices = arguments[0].tuple else {
            throw error(
                .typeError, "\(name) first arg must be str or a tuple of str, not \(typeName(arguments[0]))")
        }
        for choice in choices.elements {
            guard let affix = choice.str else {
                throw error(.typeError, "tuple for \(name) must only contain str, not \(typeName(choice))")
            }
            if matches(affix) { return true }
        }
        return false
    }

    /// `text.replace(old, new, limit)`.
    /// - Throws: MemoryError if the result is out of reach.
    func replace(_ text: StrObject, _ old: StrObject, _ new: StrObject, limit: Int) throws(Raise) -> StrObject {
        if limit == 0 { return text.plain }
        if old.count == 0 { return try interleave(text, new, limit: limit) }
        var found = text.find(old, 0, text.count)
        if found < 0 { return text.plain }
        if new.count > old.count {
            let times = min(limit, text.occurrences(of: old, 0, text.count))
            try checkSize(times, stride: (new.count - old.count) * 4)
        }
        var builder = StrBuilder(capacity: text.count)
        var start = 0
        var left = limit
        while found >= 0 && left > 0 {
            builder.append(text, start, found)
            builder.append(new)
            start = found + old.count
            left -= 1
            found = text.find(old, start, text.count)
        }
        builder.append(text, start, text.count)
        return builder.finish()
    }

    /// The empty string is found before each character and at the end.
    private func interleave(_ text: StrObject, _ new: StrObject, limit: Int) throws(Raise) -> StrObject {
        let times = min(limit, text.count + 1)
        try checkSize(times, stride: new.count * 4)
        var builder = StrBuilder(capacity: text.count + times * new.count)
        for index in 0..<times {
            builder.append(new)
            if index < text.count { builder.append(text[index]) }
        }
        if times < text.count { builder.append(text, times, text.count) }
        return builder.finish()
    }
}
