/// What stands in parentheses: groups, references, looks ahead and behind, conditions and flags.
extension RegexParser {
    func unterminated(_ start: Int) -> RegexError {
        fault("missing ), unterminated subpattern", back: index - start)
    }

    /// - Returns: nil for what matches nothing: a comment, flags.
    mutating func parseGroup(isVerbose: Bool, isFirst: Bool) throws(RegexError) -> RegexNode? {
        let start = index - 1
        var captures = true
        var isAtomic = false
        var name: String?
        var (added, removed) = (RegexFlags(), RegexFlags())
        if take("?") {
            guard let character = next else { throw fault("unexpected end of pattern") }
            index += 1
            switch character {
            case 0x50:
                if take("<") {
                    let given = try takeUntil(">", "group name")
                    try checkName(given, 1)
                    name = given
                } else if take("=") {
                    return try parseNamedReference()
                } else {
                    guard let other = next else { throw fault("unexpected end of pattern") }
                    index += 1
                    throw unknownExtension("?P", other)
                }
            case 0x3a: captures = false
            case 0x23:
                while true {
                    guard let other = next else {
                        throw fault("missing ), unterminated comment", back: index - start)
                    }
                    index += other == 0x5c && index + 1 < text.count ? 2 : 1
                    if other == 0x29 { return nil }
                }
            case 0x3d, 0x21, 0x3c: return try parseLook(character, start, isVerbose: isVerbose)
            case 0x28: return try parseConditional(start, isVerbose: isVerbose)
            case 0x3e:
                captures = false
                isAtomic = true
            default:
                guard character == 0x2d || RegexFlags.of(letter: character) != nil else {
                    throw unknownExtension("?", character)
                }
                guard let scoped = try parseFlags(character) else {
                    if !isFirst {
                        throw fault("global flags not at the start of the expression", back: index - start)
                    }
                    if flags.contains(.verbose) && !isVerbose { throw .verbose }
                    return nil
                }
                (added, removed) = scoped
                captures = false
            }
        }
        var group = 0
        if captures {
            group = groupCount
            if let name {
                if let known = groupNames.first(where: { $0.name == name }) {
                    throw fault(
                        "redefinition of group name \(quoted(name)) as group \(group); was group \(known.index)",
                        back: name.unicodeScalars.count + 1)
                }
                groupNames.append((name, group))
            }
            groupCount += 1
            openGroups.insert(group)
        }
        let isInnerVerbose = (isVerbose || added.contains(.verbose)) && !removed.contains(.verbose)
        let inner = try parseBranches(isVerbose: isInnerVerbose, nesting: 1)
        guard take(")") else { throw unterminated(start) }
        if group > 0 {
            openGroups.remove(group)
            widths[group] = width(of: inner)
        }
        return isAtomic ? .atomic(inner) : .group(inner, index: group, added: added, removed: removed)
    }

    func unknownExtension(_ start: String, _ character: UInt32) -> RegexError {
        fault("unknown extension \(start)\(Character(Unicode.Scalar(character) ?? "\u{FFFD}"))", back: start.count + 1)
    }

    func checkName(_ name: String, _ offset: Int) throws(RegexError) {
        let count = name.unicodeScalars.count
        if isBytes, !name.unicodeScalars.allSatisfy(\.isASCII) {
            throw fault(
                "bad character in group name \(StrObject(name).repr.escapedBeyondASCII.string)", back: count + offset)
        }
        if !StrObject(name).isIdentifier {
            throw fault("bad character in group name \(quoted(name))", back: count + offset)
        }
    }

    mutating func parseNamedReference() throws(RegexError) -> RegexNode {
        let name = try takeUntil(")", "group name")
        try checkName(name, 1)
        let count = name.unicodeScalars.count
        guard let group = groupNames.first(where: { $0.name == name })?.index else {
            throw fault("unknown group name \(quoted(name))", back: count + 1)
        }
        if openGroups.contains(group) { throw fault("cannot refer to an open group", back: count + 1) }
        try checkLookbehind(group)
        return .backreference(group)
    }

    func checkLookbehind(_ group: Int) throws(RegexError) {
        guard let before = groupsBeforeLookbehind else { return }
        if openGroups.contains(group) { throw fault("cannot refer to an open group") }
        if group >= before {
            throw fault("cannot refer to group defined in the same lookbehind subpattern")
        }
    }

    mutating func parseLook(_ character: UInt32, _ start: Int, isVerbose: Bool) throws(RegexError) -> RegexNode {
        var character = character
        let isAhead = character != 0x3c
        let outer = groupsBeforeLookbehind
        if !isAhead {
            guard let kind = next else { throw fault("unexpected end of pattern") }
            index += 1
            if kind != 0x3d && kind != 0x21 { throw unknownExtension("?<", kind) }
            character = kind
            if groupsBeforeLookbehind == nil { groupsBeforeLookbehind = groupCount }
        }
        let inner = try parseBranches(isVerbose: isVerbose, nesting: 1)
        if !isAhead && outer == nil { groupsBeforeLookbehind = nil }
        guard take(")") else { throw unterminated(start) }
        return .look(inner, isAhead: isAhead, isNegative: character == 0x21)
    }

    mutating func parseConditional(_ start: Int, isVerbose: Bool) throws(RegexError) -> RegexNode {
        let name = try takeUntil(")", "group name")
        let count = name.unicodeScalars.count
        let group: Int
        if !name.isEmpty, name.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
            let number = Int(name) ?? Int.max
            if number == 0 { throw fault("bad group number", back: count + 1) }
            if number >= RegexParser.mostGroups {
                throw fault("invalid group reference \(name)", back: count + 1)
            }
            if !referencePositions.contains(where: { $0.group == number }) {
                referencePositions.append((number, index - count - 1))
            }
            group = number
        } else {
            try checkName(name, 1)
            guard let known = groupNames.first(where: { $0.name == name })?.index else {
                throw fault("unknown group name \(quoted(name))", back: count + 1)
            }
            group = known
        }
        try checkLookbehind(group)
        depth += 1
        defer { depth -= 1 }
        if depth > RegexParser.deepest { throw .other(.recursionError, "maximum recursion depth exceeded") }
        let yes = try parseSequence(isVerbose: isVerbose, isFirst: false, start: start)
        var no: RegexNode?
        if take("|") {
            no = try parseSequence(isVerbose: isVerbose, isFirst: false, start: start)
            if next == 0x7c { throw fault("conditional backref with more than two branches") }
        }
        guard take(")") else { throw unterminated(start) }
        return .conditional(group: group, yes, no)
    }

    /// Inline flags behind `(?` and their first letter: those of a group, or nil where they are the whole pattern's.
    mutating func parseFlags(_ first: UInt32) throws(RegexError) -> (RegexFlags, RegexFlags)? {
        var (added, removed) = (RegexFlags(), RegexFlags())
        var character = first
        if character != 0x2d {
            while let flag = RegexFlags.of(letter: character) {
                if !isBytes && flag == .locale {
                    throw fault("bad inline flags: cannot use 'L' flag with a str pattern")
                }
                if isBytes && flag == .unicode {
                    throw fault("bad inline flags: cannot use 'u' flag with a bytes pattern")
                }
                added.insert(flag)
                if RegexFlags.types.contains(flag), added.intersection(.types) != flag {
                    throw fault("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
                }
                character = try nextFlag("missing -, : or )", ending: ")-:")
            }
        }
        if character == 0x29 {
            flags.formUnion(added)
            return nil
        }
        if character == 0x2d {
            guard let letter = next else { throw fault("missing flag") }
            index += 1
            guard RegexFlags.of(letter: letter) != nil else {
                throw fault(StrCharacter(letter).isAlphabetic ? "unknown flag" : "missing flag", back: 1)
            }
            character = letter
            while let flag = RegexFlags.of(letter: character) {
                if RegexFlags.types.contains(flag) {
                    throw fault("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                }
                removed.insert(flag)
                character = try nextFlag("missing :", ending: ":")
            }
        }
        if !added.isDisjoint(with: removed) { throw fault("bad inline flags: flag turned on and off", back: 1) }
        return (added, removed)
    }

    mutating func nextFlag(_ missing: String, ending: String) throws(RegexError) -> UInt32 {
        guard let character = next else { throw fault(missing) }
        index += 1
        if ending.unicodeScalars.contains(where: { $0.value == character }) || RegexFlags.of(letter: character) != nil {
            return character
        }
        throw fault(StrCharacter(character).isAlphabetic ? "unknown flag" : missing, back: 1)
    }
}
