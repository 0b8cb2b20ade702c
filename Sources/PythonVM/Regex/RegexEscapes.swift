import PythonSyntax

/// Escapes and sets of characters in a pattern.
extension RegexParser {
    static let simpleEscapes: [UInt32: UInt32] = [
        0x61: 7, 0x62: 8, 0x66: 12, 0x6e: 10, 0x72: 13, 0x74: 9, 0x76: 11, 0x5c: 0x5c,
    ]

    func category(_ letter: UInt32) -> RegexCategory? {
        switch letter {
        case 0x64: RegexCategory(kind: .digit, isNegative: false)
        case 0x44: RegexCategory(kind: .digit, isNegative: true)
        case 0x73: RegexCategory(kind: .space, isNegative: false)
        case 0x53: RegexCategory(kind: .space, isNegative: true)
        case 0x77: RegexCategory(kind: .word, isNegative: false)
        case 0x57: RegexCategory(kind: .word, isNegative: true)
        default: nil
        }
    }

    mutating func parseEscape() throws(RegexError) -> RegexNode {
        let start = index
        guard index + 1 < text.count else { throw backslashAtEnd }
        let letter = text[index + 1]
        index += 2
        switch letter {
        case 0x41: return .anchor(.beginningOfString)
        case 0x62: return .anchor(.boundary)
        case 0x42: return .anchor(.notBoundary)
        case 0x5a: return .anchor(.endOfString)
        default: break
        }
        if let category = category(letter) { return .set(RegexSet(categories: [category])) }
        if let code = RegexParser.simpleEscapes[letter] { return .literal(code) }
        if let code = try parseCode(letter, start) { return .literal(code) }
        if letter == 0x30 {
            for _ in 0..<2 where isOctal(next) { index += 1 }
            return .literal(octal(start + 1))
        }
        if isDigit(letter) {
            if isDigit(next) {
                index += 1
                if isOctal(letter), isOctal(text[start + 2]), isOctal(next) {
                    index += 1
                    return .literal(try checkedOctal(start))
                }
            }
            let group = Int(string(start + 1, index)) ?? 0
            if group < groupCount {
                if openGroups.contains(group) { throw fault("cannot refer to an open group", back: index - start) }
                try checkLookbehind(group)
                return .backreference(group)
            }
            throw fault("invalid group reference \(group)", back: index - start - 1)
        }
        if isLetter(letter) { throw badEscape(start) }
        return .literal(letter)
    }

    func badEscape(_ start: Int) -> RegexError {
        fault("bad escape \(string(start, index))", back: index - start)
    }

    func octal(_ start: Int) -> UInt32 { text[start..<index].reduce(0) { $0 * 8 + ($1 - 0x30) } }

    func checkedOctal(_ start: Int) throws(RegexError) -> UInt32 {
        let code = octal(start + 1)
        if code > 0o377 {
            throw fault("octal escape value \(string(start, index)) outside of range 0-0o377", back: index - start)
        }
        return code
    }

    /// `\x41`, `\u0041`, `\U00000041`, `\N{...}`; nil for another escape.
    mutating func parseCode(_ letter: UInt32, _ start: Int) throws(RegexError) -> UInt32? {
        let count: Int
        switch letter {
        case 0x78: count = 2
        case 0x75 where !isBytes: count = 4
        case 0x55 where !isBytes: count = 8
        case 0x4e where !isBytes:
            guard take("{") else { throw fault("missing {") }
            let name = try takeUntil("}", "character name")
            guard let found = UnicodeNames.scalar(named: name) else {
                throw fault("undefined character name \(quoted(name))", back: name.unicodeScalars.count + 4)
            }
            return found
        default: return nil
        }
        var code: UInt64 = 0
        while index - start - 2 < count, let scalar = next, let digit = hexadecimal(scalar) {
            code = code * 16 + UInt64(digit)
            index += 1
        }
        if index - start - 2 != count {
            throw fault("incomplete escape \(string(start, index))", back: index - start)
        }
        if code > 0x10ffff { throw badEscape(start) }
        return UInt32(code)
    }

    func quoted(_ name: String) -> String { StrObject(name).repr.string }

    // MARK: Sets

    private static let setOperations: [UInt32: String] = [
        0x2d: "difference", 0x26: "intersection", 0x7e: "symmetric difference", 0x7c: "union",
    ]

    enum SetItem {
        case character(UInt32)
        case category(RegexCategory)
    }

    mutating func parseSetItem(_ here: Int) throws(RegexError) -> SetItem {
        guard let this = next else { throw fault("unterminated character set", back: index - here) }
        let start = index
        index += 1
        guard this == 0x5c else { return .character(this) }
        guard let letter = next else { throw backslashAtEnd }
        index += 1
        if let code = RegexParser.simpleEscapes[letter] { return .character(code) }
        if let category = category(letter) { return .category(category) }
        if let code = try parseCode(letter, start) { return .character(code) }
        if isOctal(letter) {
            for _ in 0..<2 where isOctal(next) { index += 1 }
            return .character(try checkedOctal(start))
        }
        if isDigit(letter) || isLetter(letter) { throw badEscape(start) }
        return .character(letter)
    }

    mutating func parseSet() throws(RegexError) -> RegexNode {
        let here = index - 1
        var set = RegexSet()
        if next == UInt32(UInt8(ascii: "[")) { doubts.append("nested set at position \(index)") }
        set.isNegative = take("^")
        var isEmpty = true
        func add(_ item: SetItem) {
            switch item {
            case .character(let scalar): set.ranges.append(scalar...scalar)
            case .category(let category): set.categories.append(category)
            }
        }
        while true {
            if next == 0x5d && !isEmpty {
                index += 1
                break
            }
            let start = index
            let first = try parseSetItem(here)
            if !isEmpty, case .character(let scalar) = first, index == start + 1, next == scalar,
                let name = RegexParser.setOperations[scalar]
            {
                doubts.append("set \(name) at position \(start)")
            }
            isEmpty = false
            guard take("-") else {
                add(first)
                continue
            }
            if next == 0x5d {
                index += 1
                add(first)
                add(.character(0x2d))
                break
            }
            if next == 0x2d { doubts.append("set difference at position \(index - 1)") }
            let last = try parseSetItem(here)
            guard case .character(let low) = first, case .character(let high) = last, low <= high else {
                throw fault("bad character range \(string(start, index))", back: index - start)
            }
            set.ranges.append(low...high)
        }
        if !set.isNegative, set.categories.isEmpty, set.ranges.count == 1, set.ranges[0].count == 1 {
            return .literal(set.ranges[0].lowerBound)
        }
        return .set(set)
    }
}
