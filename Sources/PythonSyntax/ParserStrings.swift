// String literals, their concatenation, and f-strings.
// Python documentation: Language Reference 2.4, "Literals" and 2.4.3, "f-strings".

extension Parser {
    /// One or more string literals side by side.
    mutating func parseStrings() throws(ParseFailure) -> Expression {
        let start = startOffset
        var parts: [Expression] = []
        var hasFString = false
        var bytesCount = 0
        var literalCount = 0
        while kind == .string || kind == .fStringStart {
            literalCount += 1
            if kind == .fStringStart {
                hasFString = true
                try parseFString(into: &parts)
            } else {
                let token = token
                advance()
                let value = try stringValue(of: token)
                if case .bytes = value { bytesCount += 1 }
                parts.append(Expression(.constant(value), token.range))
            }
        }
        if bytesCount > 0, bytesCount < literalCount {
            // CPython joins the literals when it has looked at the token behind them.
            throw raise("cannot mix bytes and nonbytes literals", at: visibleRange(of: token))
        }
        if hasFString { return Expression(.joinedString(mergeConstants(parts)), range(from: start)) }
        if parts.count == 1 { return parts[0] }
        return Expression(.constant(joined(parts)), range(from: start))
    }

    private func joined(_ parts: [Expression]) -> Constant {
        var points: [UInt32] = []
        var octets: [UInt8] = []
        var isBytes = false
        for part in parts {
            switch part.kind {
            case .constant(.string(let value)): points += value
            case .constant(.bytes(let value)):
                octets += value
                isBytes = true
            default: break
            }
        }
        return isBytes ? .bytes(octets) : .string(points)
    }

    /// Joins neighbouring constants of an f-string, and drops the empty ones.
    private func mergeConstants(_ parts: [Expression]) -> [Expression] {
        var result: [Expression] = []
        var index = 0
        while index < parts.count {
            guard case .constant = parts[index].kind else {
                result.append(parts[index])
                index += 1
                continue
            }
            var end = index
            while end < parts.count, case .constant = parts[end].kind { end += 1 }
            let value = end - index == 1 ? parts[index] : merge(Array(parts[index..<end]))
            if case .constant(.string(let points)) = value.kind, !points.isEmpty { result.append(value) }
            index = end
        }
        return result
    }

    private func merge(_ parts: [Expression]) -> Expression {
        let range = SourceRange(start: Int(parts[0].range.start), end: Int(parts[parts.count - 1].range.end))
        return Expression(.constant(joined(parts)), range)
    }

    // MARK: - f-strings

    private mutating func parseFString(into parts: inout [Expression]) throws(ParseFailure) {
        let opening = token
        let isRaw = bytes[Int(opening.start)..<Int(opening.end)].contains { $0 | 0x20 == UInt8(ascii: "r") }
        advance()
        // The text is decoded at the closing quotes: an error in a replacement field goes before one in the text.
        var texts: [(index: Int, token: Token)] = []
        while kind != .fStringEnd {
            if kind == .fStringMiddle {
                texts.append((parts.count, token))
                parts.append(Expression(.constant(.string([])), token.range))
                advance()
            } else {
                try parseReplacementField(into: &parts, isRaw: isRaw)
            }
        }
        for text in texts {
            parts[text.index] = try fStringText(text.token, isRaw: isRaw, errorsAt: visibleRange(of: token))
        }
        advance()
    }

    private mutating func fStringText(
        _ token: Token, isRaw: Bool, errorsAt place: SourceRange, isFormat: Bool = false
    ) throws(ParseFailure) -> Expression {
        // CPython gives the line in which the text ends; in a format specification, where it begins.
        escapeWarningOffset = Int(isFormat ? token.start : token.end)
        let points = try decodeText(Int(token.start), Int(token.end), isRaw: isRaw, isFString: true, errorsAt: place)
        var range = token.range
        // A text that ends with a doubled brace has one of the two, but covers both.
        let last = bytes[Int(token.end) - 1]
        if token.end > token.start, last == UInt8(ascii: "{") || last == UInt8(ascii: "}"),
            Int(token.end) < bytes.count, bytes[Int(token.end)] == last
        {
            range.end += 1
        }
        return Expression(.constant(.string(points)), range)
    }

    /// `{expression = !conversion :specification}`.
    ///
    /// - Parameter isRaw: whether the text of `{x = }` keeps its escapes: under an `r` prefix, and in a format specification.
    private mutating func parseReplacementField(
        into parts: inout [Expression], isRaw: Bool
    ) throws(ParseFailure) {
        let outer = height
        height = 0
        let start = startOffset
        try expect(.leftBrace)
        try enter()
        let value = try parseRightSide()
        var debugEnd: Int?
        if accept(.equal) { debugEnd = Int(startOffset) }
        var mark: Token?
        var conversionName: Token?
        if kind == .exclamation {
            mark = token
            advance()
            conversionName = token
            try expect(.name)
        }
        var format: Expression?
        if kind == .colon {
            let formatStart = startOffset
            advance()
            var formatParts: [Expression] = []
            while kind != .rightBrace {
                if kind == .fStringMiddle {
                    let text = token
                    advance()
                    // CPython 3.13.0 decodes escapes in a format specification even under an `r` prefix.
                    formatParts.append(try fStringText(text, isRaw: false, errorsAt: text.range, isFormat: true))
                } else {
                    try parseReplacementField(into: &formatParts, isRaw: true)
                }
            }
            format = Expression(.joinedString(mergeConstants(formatParts)), range(from: formatStart))
        }
        try expect(.rightBrace)
        var conversion: UInt8?
        if let mark, let conversionName { conversion = try self.conversion(mark, conversionName) }
        if let debugEnd {
            let text = try debugText(from: Int(start) + 1, to: debugEnd, isRaw: isRaw)
            parts.append(Expression(.constant(.string(text)), SourceRange(start: Int(start) + 1, end: debugEnd)))
            if conversion == nil, format == nil { conversion = UInt8(ascii: "r") }
        }
        parts.append(
            Expression(.formattedValue(value, conversion: conversion, format: format), range(from: start)))
        leave()
        try grow()
        height = max(height, outer)
    }

    /// The letter behind `!`.
    private mutating func conversion(_ mark: Token, _ name: Token) throws(ParseFailure) -> UInt8 {
        if name.start != mark.end {
            throw raise(
                "f-string: conversion type must come right after the exclamanation mark",
                at: mark.range.union(name.range))
        }
        let letter = bytes[Int(name.start)]
        guard name.end - name.start == 1, "rsa".utf8.contains(letter) else {
            throw raise(
                "f-string: invalid conversion character '\(text(of: name))': expected 's', 'r', or 'a'",
                at: name.range)
        }
        return letter
    }

    /// The text of `{x = }` without comments. CPython decodes escapes in it as in the text around, so those of the strings in the
    /// expression show what they stand for.
    private mutating func debugText(from start: Int, to end: Int, isRaw: Bool) throws(ParseFailure) -> [UInt32] {
        let place = visibleRange(of: token)
        escapeWarningOffset = end
        var points: [UInt32] = []
        var index = start
        var textStart = start
        var quote: UInt8 = 0
        func decodeBefore(_ stop: Int, in parser: inout Parser) throws(ParseFailure) {
            points += try parser.decodeText(textStart, stop, isRaw: isRaw, isFString: true, errorsAt: place)
        }
        while index < end {
            let byte = bytes[index]
            if quote == 0, byte == UInt8(ascii: "#") {
                try decodeBefore(index, in: &self)
                while index < end, bytes[index] != 0x0A { index += 1 }
                textStart = index
                continue
            }
            if byte == 0x22 || byte == 0x27 {
                if quote == 0 { quote = byte } else if quote == byte { quote = 0 }
            }
            index += 1
        }
        try decodeBefore(end, in: &self)
        return points
    }

    // MARK: - Plain literals

    private mutating func stringValue(of token: Token) throws(ParseFailure) -> Constant {
        var start = Int(token.start)
        var isRaw = false
        var isBytes = false
        while bytes[start] != 0x22, bytes[start] != 0x27 {
            switch bytes[start] | 0x20 {
            case UInt8(ascii: "r"): isRaw = true
            case UInt8(ascii: "b"): isBytes = true
            default: break
            }
            start += 1
        }
        let quote = bytes[start]
        let isTriple = Int(token.end) - start >= 6 && bytes[start + 1] == quote && bytes[start + 2] == quote
        let quoteCount = isTriple ? 3 : 1
        start += quoteCount
        let end = Int(token.end) - quoteCount
        escapeWarningOffset = Int(token.start)
        if isBytes { return .bytes(try decodeBytes(start, end, isRaw: isRaw, errorsAt: token.range)) }
        return .string(try decodeText(start, end, isRaw: isRaw, isFString: false, errorsAt: token.range))
    }

    private mutating func decodeBytes(
        _ start: Int, _ end: Int, isRaw: Bool, errorsAt place: SourceRange
    ) throws(ParseFailure) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(end - start)
        var index = start
        for offset in start..<max(start, end) where bytes[offset] >= 0x80 {
            throw raise("bytes can only contain ASCII literal characters", at: place)
        }
        while index < end {
            let byte = bytes[index]
            index += 1
            guard byte == UInt8(ascii: "\\"), !isRaw, index < end else {
                result.append(byte)
                continue
            }
            let escape = bytes[index]
            index += 1
            if escape == UInt8(ascii: "x") {
                guard let value = hexadecimal(index, index + 2, end) else {
                    throw raise("(value error) invalid \\x escape at position \(index - 2 - start)", at: place)
                }
                result.append(UInt8(truncatingIfNeeded: value))
                index += 2
            } else if let simple = Self.simpleEscape(escape) {
                result.append(simple)
            } else if escape >= 0x30, escape <= 0x37 {
                result.append(UInt8(truncatingIfNeeded: octal(&index, end, first: escape, errorsAt: place)))
            } else if escape != 0x0A {
                warnInvalidEscape(at: index - 1, length: 1)
                result += [byte, escape]
            }
        }
        return result
    }

    /// Decodes the text of a literal into code points. In an f-string, a brace ends a `\`.
    private mutating func decodeText(
        _ start: Int, _ end: Int, isRaw: Bool, isFString: Bool, errorsAt place: SourceRange
    ) throws(ParseFailure) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(max(0, end - start))
        var index = start
        while index < end {
            let byte = bytes[index]
            if byte >= 0x80 {
                let (scalar, length) = decodeScalar(bytes, at: index)
                result.append(scalar.value)
                index += length
                continue
            }
            index += 1
            guard byte == UInt8(ascii: "\\"), !isRaw, index < end else {
                result.append(UInt32(byte))
                continue
            }
            let escape = bytes[index]
            if isFString, escape == UInt8(ascii: "{") || escape == UInt8(ascii: "}") {
                result.append(UInt32(byte))
                continue
            }
            index += 1
            switch escape {
            case UInt8(ascii: "x"):
                result.append(try hexEscape(&index, 2, end, from: start, "truncated \\xXX escape", errorsAt: place))
            case UInt8(ascii: "u"):
                result.append(try hexEscape(&index, 4, end, from: start, "truncated \\uXXXX escape", errorsAt: place))
            case UInt8(ascii: "U"):
                let escapeStart = index - 2
                let value = try hexEscape(&index, 8, end, from: start, "truncated \\UXXXXXXXX escape", errorsAt: place)
                guard value <= 0x10FFFF else {
                    throw unicodeError(
                        "illegal Unicode character", from: start, escapeStart, index - 1, errorsAt: place)
                }
                result.append(value)
            case UInt8(ascii: "N"):
                result.append(try namedEscape(&index, end, from: start, errorsAt: place))
            case 0x0A:
                break
            case 0x30...0x37:
                result.append(octal(&index, end, first: escape, errorsAt: place))
            default:
                if let simple = Self.simpleEscape(escape) {
                    result.append(UInt32(simple))
                } else {
                    let (scalar, length) = decodeScalar(bytes, at: index - 1)
                    if length == 1 { warnInvalidEscape(at: index - 1, length: length) }
                    result.append(UInt32(byte))
                    result.append(scalar.value)
                    index += length - 1
                }
            }
        }
        return result
    }

    private static func simpleEscape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\\"), 0x22, 0x27: byte
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "a"): 0x07
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "v"): 0x0B
        default: nil
        }
    }

    private func hexadecimal(_ start: Int, _ stop: Int, _ end: Int) -> UInt32? {
        guard stop <= end else { return nil }
        var value: UInt32 = 0
        for index in start..<stop {
            guard let digit = hexDigit(bytes[index]) else { return nil }
            value = value << 4 | digit
        }
        return value
    }

    private func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46, 0x61...0x66: UInt32((byte | 0x20) - 0x61 + 10)
        default: nil
        }
    }

    private mutating func hexEscape(
        _ index: inout Int, _ count: Int, _ end: Int, from start: Int, _ message: String, errorsAt place: SourceRange
    ) throws(ParseFailure) -> UInt32 {
        if let value = hexadecimal(index, index + count, end) {
            index += count
            return value
        }
        var stop = index
        while stop < min(end, index + count), hexDigit(bytes[stop]) != nil { stop += 1 }
        throw unicodeError(message, from: start, index - 2, stop - 1, errorsAt: place)
    }

    private mutating func namedEscape(
        _ index: inout Int, _ end: Int, from start: Int, errorsAt place: SourceRange
    ) throws(ParseFailure) -> UInt32 {
        let escapeStart = index - 2
        guard index < end, bytes[index] == UInt8(ascii: "{"),
            let close = bytes[index..<end].firstIndex(of: UInt8(ascii: "}")), close > index + 1
        else {
            var stop = index
            if index < end, bytes[index] == UInt8(ascii: "{") {
                while stop < end, bytes[stop] != UInt8(ascii: "}") { stop += 1 }
                if stop == end { stop -= 1 }
            } else {
                stop -= 1
            }
            throw unicodeError("malformed \\N character escape", from: start, escapeStart, stop, errorsAt: place)
        }
        let name = String(decoding: bytes[(index + 1)..<close], as: UTF8.self)
        guard let value = UnicodeNames.scalar(named: name) else {
            throw unicodeError("unknown Unicode character name", from: start, escapeStart, close, errorsAt: place)
        }
        index = close + 1
        return value
    }

    private mutating func octal(_ index: inout Int, _ end: Int, first: UInt8, errorsAt place: SourceRange) -> UInt32 {
        let start = index - 1
        var value = UInt32(first - 0x30)
        while index < end, index < start + 3, bytes[index] >= 0x30, bytes[index] <= 0x37 {
            value = value << 3 | UInt32(bytes[index] - 0x30)
            index += 1
        }
        if value > 0xFF {
            let digits = String(decoding: bytes[start..<index], as: UTF8.self)
            warn("invalid octal escape sequence '\\\(digits)'")
        }
        return value
    }

    private mutating func warnInvalidEscape(at offset: Int, length: Int) {
        let text = String(decoding: bytes[offset..<min(bytes.count, offset + length)], as: UTF8.self)
        warn("invalid escape sequence '\\\(text)'")
    }

    /// Only the first bad escape of a literal is worth a warning to CPython.
    private mutating func warn(_ message: String) {
        guard let offset = escapeWarningOffset else { return }
        escapeWarningOffset = nil
        warnings.append(SyntaxWarning(message: message, line: source.line(at: offset)))
    }

    /// The positions count the decoder's input, in which Python has written every character beyond ASCII as
    /// `\UXXXXXXXX`.
    private mutating func unicodeError(
        _ reason: String, from start: Int, _ first: Int, _ last: Int, errorsAt place: SourceRange
    ) -> ParseFailure {
        func position(_ offset: Int) -> Int {
            var result = 0
            var index = start
            while index < offset {
                let (_, length) = decodeScalar(bytes, at: index)
                result += length == 1 ? 1 : 10
                index += length
            }
            return result
        }
        let positions =
            first == last
            ? "in position \(position(first))" : "in position \(position(first))-\(position(last))"
        return raise(
            "(unicode error) 'unicodeescape' codec can't decode bytes \(positions): \(reason)", at: place)
    }
}
