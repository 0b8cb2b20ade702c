/// `str` methods that take strings apart and put them together.
extension Machine {
    func defineStrSplitMethods(_ method: MethodTable<StrObject>) {
        method("split", "sep=None, maxsplit=-1") { (machine, text, arguments) throws(Raise) in
            let (separator, limit) = try machine.splitArguments(arguments)
            try machine.checkPieces(text, separator, limit)
            let parts = separator.map { text.split($0, limit: limit) } ?? text.splitAtSpaces(limit: limit)
            return .object(ListObject(parts, appendedTo: text.placesForPieces(separator, limit)))
        }
        method("rsplit", "sep=None, maxsplit=-1") { (machine, text, arguments) throws(Raise) in
            let (separator, limit) = try machine.splitArguments(arguments)
            try machine.checkPieces(text, separator, limit)
            let parts = separator.map { text.splitFromEnd($0, limit: limit) } ?? text.splitAtSpacesFromEnd(limit: limit)
            return .object(ListObject(parts, appendedTo: text.placesForPieces(separator, limit)))
        }
        method("splitlines", "keepends=False") { (machine, text, arguments) throws(Raise) in
            let keepsEnds = arguments[0].isUndefined ? false : try machine.isTrue(arguments[0])
            return .object(ListObject(text.splitLines(keepsEnds: keepsEnds), appendedTo: 0))
        }
        method("partition", "sep, /") { (machine, text, arguments) throws(Raise) in
            let separator = try machine.separator(arguments[0])
            let index = text.find(separator, 0, text.count)
            if index < 0 {
                return .object(TupleObject([.object(text.plain), .object(StrObject.empty), .object(StrObject.empty)]))
            }
            return .object(text.parts(around: index, separator))
        }
        method("rpartition", "sep, /") { (machine, text, arguments) throws(Raise) in
            let separator = try machine.separator(arguments[0])
            let index = text.findLast(separator, 0, text.count)
            if index < 0 {
                return .object(TupleObject([.object(StrObject.empty), .object(StrObject.empty), .object(text.plain)]))
            }
            return .object(text.parts(around: index, separator))
        }
        method("join", "iterable, /") { (machine, text, arguments) throws(Raise) in
            .object(try machine.join(text, arguments[0]))
        }
    }

    /// The pieces of a long text may take much more than the text.
    private func checkPieces(_ text: StrObject, _ separator: StrObject?, _ limit: Int) throws(Raise) {
        guard let separator, separator.count > 0, text.count > LargeMemory.least else { return }
        try checkSize(min(limit, text.occurrences(of: separator, 0, text.count)), stride: 80)
    }

    private func splitArguments(_ arguments: BoundArguments) throws(Raise) -> (StrObject?, Int) {
        var limit = Int.max
        if !arguments[1].isUndefined {
            limit = try sizeArgument(arguments[1])
            if limit < 0 { limit = Int.max }
        }
        if arguments[0].isUndefined || arguments[0].isNone { return (nil, limit) }
        guard let separator = arguments[0].str else {
            throw error(.typeError, "must be str or None, not \(typeName(arguments[0]))")
        }
        if separator.count == 0 { throw error(.valueError, "empty separator") }
        return (separator, limit)
    }

    private func separator(_ value: Value) throws(Raise) -> StrObject {
        guard let separator = value.str else { throw error(.typeError, "must be str, not \(typeName(value))") }
        if separator.count == 0 { throw error(.valueError, "empty separator") }
        return separator
    }

    /// `separator.join(iterable)`.
    func join(_ separator: StrObject, _ iterable: Value) throws(Raise) -> StrObject {
        let parts: ContiguousArray<Value>
        do throws(Raise) {
            parts = try elements(iterable)
        } catch {
            let isIterable = iterable.object.map { _ in !lookupSpecial(iterable, names.iter).isUndefined } ?? false
            if !isIterable && catches(error, .typeError) { throw self.error(.typeError, "can only join an iterable") }
            throw error
        }
        if parts.isEmpty { return StrObject.empty }
        var total = 0
        var width = separator.width
        var isASCII = separator.isASCII || parts.count == 1
        for (index, part) in parts.enumerated() {
            guard let text = part.str else {
                throw error(
                    .typeError, "sequence item \(index): expected str instance, \(typeName(part)) found")
            }
            total += text.count
            width = max(width, text.width)
            isASCII = isASCII && text.isASCII
        }
        if parts.count == 1, let only = parts[0].str { return only.plain }
        let (gaps, overflow) = separator.count.multipliedReportingOverflow(by: parts.count - 1)
        if overflow { throw error(.overflowError, "join() result is too long for a Python string") }
        total = total.addingReportingOverflow(gaps).partialValue
        try checkSize(total, stride: width)
        let target = UnsafeMutableRawPointer.allocate(byteCount: max(total * width, 1), alignment: 4)
        var end = target
        for (index, part) in parts.enumerated() {
            if index > 0 {
                separator.copyUnits(to: end, width: width)
                end += separator.count * width
            }
            if let text = part.str {
                text.copyUnits(to: end, width: width)
                end += text.count * width
            }
        }
        return StrObject(adopting: target, count: total, width: width, isASCII: isASCII)
    }
}
