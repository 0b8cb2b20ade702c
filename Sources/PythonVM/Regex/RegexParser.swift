import PythonSyntax

/// A fault in a regular expression or a template, as `re.PatternError` tells it.
enum RegexError: Error {
    /// Without a position where CPython gives none.
    case syntax(String, position: Int?)
    /// ValueError, IndexError, OverflowError, RecursionError.
    case other(ErrorKind, String)
    /// VERBOSE was turned on inside of the pattern: it must be read again.
    case verbose
}

/// Reads a pattern (Library Reference, "Regular Expression Syntax"). Positions in errors are CPython's.
struct RegexParser {
    private let text: [UInt32]
    private let isBytes: Bool
    private var index = 0
    private(set) var flags: RegexFlags
    /// Groups so far, the whole pattern counted as the first.
    private(set) var groupCount = 1
    private(set) var groupNames: [(name: String, index: Int)] = []
    private var openGroups: Set<Int> = []
    /// The least and greatest width of each closed group.
    private var widths: [Int: (least: Int, most: Int)] = [:]
    private var referencePositions: [(group: Int, position: Int)] = []
    /// Groups that were there before the innermost lookbehind began.
    private var groupsBeforeLookbehind: Int?
    private var depth = 0

    static let unlimited = 4_294_967_295
    private static let mostGroups = 2_147_483_647 / 2
    /// CPython runs out of its stack about there.
    private static let deepest = 300

    init(_ text: [UInt32], isBytes: Bool, flags: RegexFlags) {
        self.text = text
        self.isBytes = isBytes
        self.flags = flags
    }

    /// - Returns: the tree; flags, groups and names are complete then.
    static func parse(
        _ text: [UInt32], isBytes: Bool, flags: RegexFlags
    ) throws(RegexError) -> (tree: RegexNode, parser: RegexParser) {
        var parser = RegexParser(text, isBytes: isBytes, flags: flags)
        do throws(RegexError) {
            return (try parser.parsePattern(), parser)
        } catch {
            guard case .verbose = error else { throw error }
            parser = RegexParser(text, isBytes: isBytes, flags: parser.flags.union(.verbose))
            return (try parser.parsePattern(), parser)
        }
    }

    private mutating func parsePattern() throws(RegexError) -> RegexNode {
        let tree = try parseBranches(isVerbose: flags.contains(.verbose), nesting: 0)
        try fixFlags()
        if index < text.count { throw fault("unbalanced parenthesis") }
        for (group, position) in referencePositions where group >= groupCount {
            throw .syntax("invalid group reference \(group)", position: position)
        }
        return tree
    }

    private mutating func fixFlags() throws(RegexError) {
        if isBytes {
            if flags.contains(.unicode) { throw .other(.valueError, "cannot use UNICODE flag with a bytes pattern") }
            if flags.isSuperset(of: [.locale, .ascii]) {
                throw .other(.valueError, "ASCII and LOCALE flags are incompatible")
            }
            return
        }
        if flags.contains(.locale) { throw .other(.valueError, "cannot use LOCALE flag with a str pattern") }
        if flags.isSuperset(of: [.ascii, .unicode]) {
            throw .other(.valueError, "ASCII and UNICODE flags are incompatible")
        }
        if !flags.contains(.ascii) { flags.insert(.unicode) }
    }

    // MARK: Characters

    /// - Parameter back: how far before the place that was reached.
    private func fault(_ message: String, back: Int = 0) -> RegexError {
        .syntax(message, position: index - back)
    }

    private var next: UInt32? { index < text.count ? text[index] : nil }

    private func scalar(_ character: Unicode.Scalar) -> UInt32 { character.value }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == character.value else { return false }
        index += 1
        return true
    }

    private func string(_ start: Int, _ end: Int) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text[start..<end] { result.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
        return String(result)
    }

    private func isOctal(_ scalar: UInt32?) -> Bool { scalar.map { $0 >= 0x30 && $0 <= 0x37 } ?? false }
    private func isDigit(_ scalar: UInt32?) -> Bool { scalar.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
    private func isLetter(_ scalar: UInt32) -> Bool { scalar < 128 && scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7a }
    private func hexadecimal(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x30...0x39: scalar - 0x30
        case 0x41...0x46: scalar - 0x41 + 10
        case 0x61...0x66: scalar - 0x61 + 10
        default: nil
        }
    }

    /// Text up to a terminator, which is taken.
    private mutating func takeUntil(_ terminator: Unicode.Scalar, _ what: String) throws(RegexError) -> String {
        let start = index
        while let scalar = next {
            // A backslash takes the next one with it.
            if scalar == 0x5c && index + 1 == text.count { throw backslashAtEnd }
            index += 1
            if scalar == terminator.value {
                if index - start == 1 { throw fault("missing \(what)", back: 1) }
                return string(start, index - 1)
            }
        }
        if index == start { throw fault("missing \(what)") }
        throw fault("missing \(terminator), unterminated name", back: index - start)
    }

    private var backslashAtEnd: RegexError { .syntax("bad escape (end of pattern)", position: text.count - 1) }

    // MARK: Sequences

    private mutating func parseBranches(isVerbose: Bool, nesting: Int) throws(RegexError) -> RegexNode {
        depth += 1
        defer { depth -= 1 }
        if depth > RegexParser.deepest { throw .other(.recursionError, "maximum recursion depth exceeded") }
        let start = index
        var branches = [try parseSequence(isVerbose: isVerbose, isFirst: nesting == 0, start: start)]
        while take("|") { branches.append(try parseSequence(isVerbose: isVerbose, isFirst: false, start: start)) }
        return branches.count == 1 ? branches[0] : .branch(branches)
    }

    private mutating func parseSequence(
        isVerbose startsVerbose: Bool, isFirst: Bool, start: Int
    ) throws(RegexError) -> RegexNode {
        var items: [RegexNode] = []
        let isVerbose = startsVerbose
        while let this = next, this != 0x7c, this != 0x29 {
            if isVerbose {
                if this == 0x20 || this >= 9 && this <= 13 {
                    index += 1
                    continue
                }
                if this == 0x23 {
                    while let each = next {
                        index += 1
                        if each == 0x0a { break }
                    }
                    continue
                }
            }
            if this == 0x5c {
                items.append(try parseEscape())
                continue
            }
            index += 1
            switch this {
            case 0x5b: items.append(try parseSet())
            case 0x2a, 0x2b, 0x3f, 0x7b: try parseRepeat(this, &items)
            case 0x2e: items.append(.any)
            case 0x28:
                if let item = try parseGroup(isVerbose: isVerbose, isFirst: isFirst && items.isEmpty) {
                    items.append(item)
                }
            case 0x5e: items.append(.anchor(.beginning))
            case 0x24: items.append(.anchor(.end))
            default: items.append(.literal(this))
            }
        }
        return items.count == 1 ? items[0] : .sequence(items)
    }

    private mutating func parseRepeat(_ this: UInt32, _ items: inout [RegexNode]) throws(RegexError) {
        let here = index
        var (least, most) = (0, RegexParser.unlimited)
        switch this {
        case 0x3f: most = 1
        case 0x2a: break
        case 0x2b: least = 1
        default:
            if next == 0x7d {
                items.append(.literal(this))
                return
            }
            let low = takeDigits()
            let hasComma = take(",")
            let high = hasComma ? takeDigits() : low
            guard take("}") else {
                index = here
                items.append(.literal(this))
                return
            }
            for (digits, isLow) in [(low, true), (high, false)] where !digits.isEmpty {
                guard let number = Int(digits), number < RegexParser.unlimited else {
                    throw .other(.overflowError, "the repetition number is too large")
                }
                if isLow { least = number } else { most = number }
            }
            if most < least { throw fault("min repeat greater than max repeat", back: index - here) }
        }
        let what = items.last
        switch what {
        case nil, .anchor: throw fault("nothing to repeat", back: index - here + 1)
        case .repeat: throw fault("multiple repeat", back: index - here + 1)
        default: break
        }
        guard let what else { return }
        let greed: RegexGreed = take("?") ? .lazy : take("+") ? .possessive : .greedy
        items[items.count - 1] = .repeat(what, least: least, most: most, greed)
    }

    private mutating func takeDigits() -> String {
        let start = index
        while isDigit(next) { index += 1 }
        return string(start, index)
    }

    // MARK: Escapes

    private static let simpleEscapes: [UInt32: UInt32] = [
        0x61: 7, 0x62: 8, 0x66: 12, 0x6e: 10, 0x72: 13, 0x74: 9, 0x76: 11, 0x5c: 0x5c,
    ]

    private func category(_ letter: UInt32) -> RegexCategory? {
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

    private mutating func parseEscape() throws(RegexError) -> RegexNode {
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

    private func badEscape(_ start: Int) -> RegexError {
        fault("bad escape \(string(start, index))", back: index - start)
    }

    private func octal(_ start: Int) -> UInt32 { text[start..<index].reduce(0) { $0 * 8 + ($1 - 0x30) } }

    private func checkedOctal(_ start: Int) throws(RegexError) -> UInt32 {
        let code = octal(start + 1)
        if code > 0o377 {
            throw fault("octal escape value \(string(start, index)) outside of range 0-0o377", back: index - start)
        }
        return code
    }

    /// `\x41`, `\u0041`, `\U00000041`, `\N{...}`; nil for another escape.
    private mutating func parseCode(_ letter: UInt32, _ start: Int) throws(RegexError) -> UInt32? {
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

    private func quoted(_ name: String) -> String { StrObject(name).repr.string }

    // MARK: Sets

    private enum SetItem {
        case character(UInt32)
        case category(RegexCategory)
    }

    private mutating func parseSetItem(_ here: Int) throws(RegexError) -> SetItem {
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

    private mutating func parseSet() throws(RegexError) -> RegexNode {
        let here = index - 1
        var set = RegexSet()
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

    // MARK: Groups

    private func unterminated(_ start: Int) -> RegexError {
        fault("missing ), unterminated subpattern", back: index - start)
    }

    /// - Returns: nil for what matches nothing: a comment, flags.
    private mutating func parseGroup(isVerbose: Bool, isFirst: Bool) throws(RegexError) -> RegexNode? {
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

    private func unknownExtension(_ start: String, _ character: UInt32) -> RegexError {
        fault("unknown extension \(start)\(Character(Unicode.Scalar(character) ?? "\u{FFFD}"))", back: start.count + 1)
    }

    private func checkName(_ name: String, _ offset: Int) throws(RegexError) {
        let count = name.unicodeScalars.count
        if isBytes, !name.unicodeScalars.allSatisfy(\.isASCII) {
            throw fault(
                "bad character in group name \(StrObject(name).repr.escapedBeyondASCII.string)", back: count + offset)
        }
        if !StrObject(name).isIdentifier {
            throw fault("bad character in group name \(quoted(name))", back: count + offset)
        }
    }

    private mutating func parseNamedReference() throws(RegexError) -> RegexNode {
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

    private func checkLookbehind(_ group: Int) throws(RegexError) {
        guard let before = groupsBeforeLookbehind else { return }
        if openGroups.contains(group) { throw fault("cannot refer to an open group") }
        if group >= before {
            throw fault("cannot refer to group defined in the same lookbehind subpattern")
        }
    }

    private mutating func parseLook(_ character: UInt32, _ start: Int, isVerbose: Bool) throws(RegexError) -> RegexNode
    {
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

    private mutating func parseConditional(_ start: Int, isVerbose: Bool) throws(RegexError) -> RegexNode {
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
    private mutating func parseFlags(_ first: UInt32) throws(RegexError) -> (RegexFlags, RegexFlags)? {
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

    private mutating func nextFlag(_ missing: String, ending: String) throws(RegexError) -> UInt32 {
        guard let character = next else { throw fault(missing) }
        index += 1
        if ending.unicodeScalars.contains(where: { $0.value == character }) || RegexFlags.of(letter: character) != nil {
            return character
        }
        throw fault(StrCharacter(character).isAlphabetic ? "unknown flag" : missing, back: 1)
    }

    // MARK: Widths

    /// How many characters a node can match.
    func width(of node: RegexNode) -> (least: Int, most: Int) {
        func clamp(_ width: Int) -> Int { min(width, RegexParser.unlimited) }
        func product(_ a: Int, _ b: Int) -> Int {
            let (result, overflow) = a.multipliedReportingOverflow(by: b)
            return overflow ? RegexParser.unlimited : clamp(result)
        }
        switch node {
        case .literal, .any, .set: return (1, 1)
        case .anchor, .look: return (0, 0)
        case .sequence(let items):
            return items.reduce((least: 0, most: 0)) { sum, item in
                let width = width(of: item)
                return (clamp(sum.least + width.least), clamp(sum.most + width.most))
            }
        case .branch(let items):
            let all = items.map { width(of: $0) }
            return (all.map(\.least).min() ?? 0, all.map(\.most).max() ?? 0)
        case .repeat(let item, let least, let most, _):
            let width = width(of: item)
            return (product(width.least, least), product(width.most, most))
        case .group(let item, _, _, _), .atomic(let item): return width(of: item)
        case .conditional(_, let yes, let no):
            let first = width(of: yes)
            let second = no.map { width(of: $0) } ?? (least: 0, most: 0)
            return (min(first.least, second.least), max(first.most, second.most))
        case .backreference(let group): return widths[group] ?? (0, RegexParser.unlimited)
        }
    }
}
