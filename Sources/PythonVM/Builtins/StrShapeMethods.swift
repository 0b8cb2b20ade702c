/// `str` methods that change case, pad, strip or translate, and the `is...` tests.
extension Machine {
    func defineStrShapeMethods(_ method: MethodTable<StrObject>) {
        defineStrTests(method)
        method("upper") { (_, text, _) throws(Raise) in .object(text.uppercased()) }
        method("lower") { (_, text, _) throws(Raise) in .object(text.lowercased()) }
        method("casefold") { (_, text, _) throws(Raise) in .object(text.caseFolded()) }
        method("title") { (_, text, _) throws(Raise) in .object(text.titlecased()) }
        method("capitalize") { (_, text, _) throws(Raise) in .object(text.capitalized()) }
        method("swapcase") { (_, text, _) throws(Raise) in .object(text.swapcased()) }
        method("strip", "chars=None, /") { (machine, text, arguments) throws(Raise) in
            .object(try machine.strip("strip", text, arguments[0], left: true, right: true))
        }
        method("lstrip", "chars=None, /") { (machine, text, arguments) throws(Raise) in
            .object(try machine.strip("lstrip", text, arguments[0], left: true, right: false))
        }
        method("rstrip", "chars=None, /") { (machine, text, arguments) throws(Raise) in
            .object(try machine.strip("rstrip", text, arguments[0], left: false, right: true))
        }
        method("ljust", "width, fillchar=' ', /") { (machine, text, arguments) throws(Raise) in
            try machine.pad(text, arguments) { (_, _) in 0 }
        }
        method("rjust", "width, fillchar=' ', /") { (machine, text, arguments) throws(Raise) in
            try machine.pad(text, arguments) { (margin, _) in margin }
        }
        method("center", "width, fillchar=' ', /") { (machine, text, arguments) throws(Raise) in
            // An odd margin goes to the left only if the width is odd too.
            try machine.pad(text, arguments) { (margin, width) in margin / 2 + (margin & width & 1) }
        }
        method("zfill", "width, /") { (machine, text, arguments) throws(Raise) in
            let width = try machine.sizeArgument(arguments[0])
            if width <= text.count { return .object(text.plain) }
            try machine.checkSize(width, stride: 4)
            var builder = StrBuilder(capacity: width)
            let hasSign = text.count > 0 && (text[0] == 0x2b || text[0] == 0x2d)
            if hasSign { builder.append(text[0]) }
            builder.append(0x30, count: width - text.count)
            builder.append(text, hasSign ? 1 : 0, text.count)
            return .object(builder.finish())
        }
        method("expandtabs", "tabsize=8") { (machine, text, arguments) throws(Raise) in
            let size = arguments[0].isUndefined ? 8 : try machine.cIntArgument(arguments[0])
            return .object(try machine.expandTabs(text, size))
        }
        method("translate", "table, /") { (machine, text, arguments) throws(Raise) in
            .object(try machine.translate(text, arguments[0]))
        }
        let maketrans = Signature("str.maketrans", "x, y=None, z=None, /")
        defineStatic(types.str, "maketrans") { (machine, arguments) throws(Raise) in
            .object(try machine.makeTranslation(try maketrans.bind(arguments, machine)))
        }
    }

    private func defineStrTests(_ method: MethodTable<StrObject>) {
        method("isascii") { (_, text, _) throws(Raise) in .bool(text.isASCII) }
        method("isalpha") { (_, text, _) throws(Raise) in .bool(text.isMade(of: \.isAlphabetic)) }
        method("isalnum") { (_, text, _) throws(Raise) in .bool(text.isMade(of: \.isAlphanumeric)) }
        method("isdecimal") { (_, text, _) throws(Raise) in .bool(text.isMade(of: \.isDecimal)) }
        method("isdigit") { (_, text, _) throws(Raise) in .bool(text.isMade(of: \.isDigit)) }
        method("isnumeric") { (_, text, _) throws(Raise) in .bool(text.isMade(of: \.isNumeric)) }
        method("isspace") { (_, text, _) throws(Raise) in .bool(text.isSpace) }
        method("isprintable") { (_, text, _) throws(Raise) in .bool(text.isPrintable) }
        method("isidentifier") { (_, text, _) throws(Raise) in .bool(text.isIdentifier) }
        method("isupper") { (_, text, _) throws(Raise) in .bool(text.isUpper) }
        method("islower") { (_, text, _) throws(Raise) in .bool(text.isLower) }
        method("istitle") { (_, text, _) throws(Raise) in .bool(text.isTitle) }
    }

    private func strip(
        _ name: String, _ text: StrObject, _ characters: Value, left: Bool, right: Bool
    ) throws(Raise) -> StrObject {
        let start: Int
        let end: Int
        if characters.isUndefined || characters.isNone {
            (start, end) = text.strippedBounds(left: left, right: right, StrCharacter.isSpace)
        } else if let set = characters.str {
            let scalars = set.scalars
            (start, end) = text.strippedBounds(left: left, right: right) { scalars.contains($0) }
        } else {
            throw error(.typeError, "\(name) arg must be None or str")
        }
        return text.slice(start, end)
    }

    /// - Parameter leftMargin: how much of the margin goes to the left, for a margin and a width.
    private func pad(
        _ text: StrObject, _ arguments: BoundArguments, _ leftMargin: (Int, Int) -> Int
    ) throws(Raise) -> Value {
        let width = try sizeArgument(arguments[0])
        var fill: UInt32 = 0x20
        if !arguments[1].isUndefined {
            guard let text = arguments[1].str else {
                throw error(
                    .typeError, "The fill character must be a unicode character, not \(typeName(arguments[1]))")
            }
            guard text.count == 1 else {
                throw error(.typeError, "The fill character must be exactly one character long")
            }
            fill = text[0]
        }
        if width <= text.count { return .object(text.plain) }
        try checkSize(width, stride: 4)
        let margin = width - text.count
        let left = leftMargin(margin, width)
        var builder = StrBuilder(capacity: width)
        builder.append(fill, count: left)
        builder.append(text)
        builder.append(fill, count: margin - left)
        return .object(builder.finish())
    }

    func expandTabs(_ text: StrObject, _ size: Int) throws(Raise) -> StrObject {
        var column = 0
        var total = 0
        var builder = StrBuilder(capacity: text.count)
        for index in 0..<text.count {
            let scalar = text[index]
            if scalar == 9 {
                guard size > 0 else { continue }
                let spaces = size - column % size
                total += spaces
                try checkSize(total, stride: 4)
                builder.append(0x20, count: spaces)
                column += spaces
            } else {
                builder.append(scalar)
                total += 1
                column = scalar == 10 || scalar == 13 ? 0 : column + 1
            }
        }
        return builder.finish()
    }

    private func translate(_ text: StrObject, _ table: Value) throws(Raise) -> StrObject {
        var builder = StrBuilder(capacity: text.count)
        for index in 0..<text.count {
            let scalar = text[index]
            let mapped: Value
            if let dict = table.dict, dict.customType == nil {
                mapped = try dict.get(.int(Int(scalar)), self)
            } else {
                do throws(Raise) {
                    mapped = try self.subscript(table, .int(Int(scalar)))
                } catch {
                    guard catches(error, .lookupError) else { throw error }
                    builder.append(scalar)
                    continue
                }
            }
            switch mapped {
            case .undefined: builder.append(scalar)
            case .none: continue
            default:
                if let replacement = mapped.str {
                    builder.append(replacement)
                } else if isInteger(mapped) {
                    guard case .int(let code) = try integer(mapped), code >= 0, code < 0x110000 else {
                        throw error(.valueError, "character mapping must be in range(0x110000)")
                    }
                    builder.append(UInt32(code))
                } else {
                    throw error(.typeError, "character mapping must return integer, None or str")
                }
            }
        }
        return builder.finish()
    }

    private func makeTranslation(_ arguments: BoundArguments) throws(Raise) -> DictObject {
        let result = DictObject()
        guard !arguments[1].isUndefined else {
            guard let source = arguments[0].dict, source.customType == nil else {
                throw error(.typeError, "if you give only one argument to maketrans it must be a dict")
            }
            try source.forEach { (key, value) throws(Raise) in
                if let text = key.str {
                    guard text.count == 1 else {
                        throw error(.valueError, "string keys in translate table must be of length 1")
                    }
                    try result.set(.int(Int(text[0])), value, self)
                } else if isInteger(key) {
                    try result.set(key, value, self)
                } else {
                    throw error(.typeError, "keys in translate table must be strings or integers")
                }
            }
            return result
        }
        guard let from = arguments[0].str else {
            throw error(.typeError, "first maketrans argument must be a string if there is a second argument")
        }
        let to = try strArgument("maketrans", "2", arguments[1])
        guard from.count == to.count else {
            throw error(.valueError, "the first two maketrans arguments must have equal length")
        }
        for index in 0..<from.count { try result.set(.int(Int(from[index])), .int(Int(to[index])), self) }
        if !arguments[2].isUndefined {
            let deleted = try strArgument("maketrans", "3", arguments[2])
            for index in 0..<deleted.count { try result.set(.int(Int(deleted[index])), .none, self) }
        }
        return result
    }
}
