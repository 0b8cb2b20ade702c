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
///
/// Reading order: `parse` -> `parseBranches` -> `parseSequence` -> `parseRepeat` here; escapes and sets, groups, and widths have files of their own.
struct RegexParser {
    let text: [UInt32]
    let isBytes: Bool
    var index = 0
    var flags: RegexFlags
    /// Groups so far, the whole pattern counted as the first.
    var groupCount = 1
    var groupNames: [(name: String, index: Int)] = []
    var openGroups: Set<Int> = []
    /// The least and greatest width of each closed group.
    var widths: [Int: (least: Int, most: Int)] = [:]
    var referencePositions: [(group: Int, position: Int)] = []
    /// Groups that were there before the innermost lookbehind began.
    var groupsBeforeLookbehind: Int?
    var depth = 0
    /// What may be read as operations on sets in times to come, as FutureWarning tells it.
    var doubts: [String] = []

    static let unlimited = 4_294_967_295
    static let mostGroups = 2_147_483_647 / 2
    /// CPython runs out of its stack about there.
    static let deepest = 300

    init(_ text: [UInt32], isBytes: Bool, flags: RegexFlags) {
        self.text = text
        self.isBytes = isBytes
        self.flags = flags
    }

    /// - Returns: the tree; flags, groups and names are complete then.
    static func parse(
        _ text: [UInt32], isBytes: Bool, flags: RegexFlags, _ doubts: inout [String]
    ) throws(RegexError) -> (tree: RegexNode, parser: RegexParser) {
        var parser = RegexParser(text, isBytes: isBytes, flags: flags)
        defer { doubts = parser.doubts }
        do throws(RegexError) {
            return (try parser.parsePattern(), parser)
        } catch {
            guard case .verbose = error else { throw error }
            parser = RegexParser(text, isBytes: isBytes, flags: parser.flags.union(.verbose))
            return (try parser.parsePattern(), parser)
        }
    }

    mutating func parsePattern() throws(RegexError) -> RegexNode {
        let tree = try parseBranches(isVerbose: flags.contains(.verbose), nesting: 0)
        try fixFlags()
        if index < text.count { throw fault("unbalanced parenthesis") }
        for (group, position) in referencePositions where group >= groupCount {
            throw .syntax("invalid group reference \(group)", position: position)
        }
        return tree
    }

    mutating func fixFlags() throws(RegexError) {
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
    func fault(_ message: String, back: Int = 0) -> RegexError {
        .syntax(message, position: index - back)
    }

    var next: UInt32? { index < text.count ? text[index] : nil }

    func scalar(_ character: Unicode.Scalar) -> UInt32 { character.value }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == character.value else { return false }
        index += 1
        return true
    }

    func string(_ start: Int, _ end: Int) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text[start..<end] { result.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
        return String(result)
    }

    func isOctal(_ scalar: UInt32?) -> Bool { scalar.map { $0 >= 0x30 && $0 <= 0x37 } ?? false }
    func isDigit(_ scalar: UInt32?) -> Bool { scalar.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
    func isLetter(_ scalar: UInt32) -> Bool { scalar < 128 && scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7a }
    func hexadecimal(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x30...0x39: scalar - 0x30
        case 0x41...0x46: scalar - 0x41 + 10
        case 0x61...0x66: scalar - 0x61 + 10
        default: nil
        }
    }

    /// Text up to a terminator, which is taken.
    mutating func takeUntil(_ terminator: Unicode.Scalar, _ what: String) throws(RegexError) -> String {
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

    var backslashAtEnd: RegexError { .syntax("bad escape (end of pattern)", position: text.count - 1) }

    // MARK: Sequences

    mutating func parseBranches(isVerbose: Bool, nesting: Int) throws(RegexError) -> RegexNode {
        depth += 1
        defer { depth -= 1 }
        if depth > RegexParser.deepest { throw .other(.recursionError, "maximum recursion depth exceeded") }
        let start = index
        var branches = [try parseSequence(isVerbose: isVerbose, isFirst: nesting == 0, start: start)]
        while take("|") { branches.append(try parseSequence(isVerbose: isVerbose, isFirst: false, start: start)) }
        return branches.count == 1 ? branches[0] : .branch(branches)
    }

    mutating func parseSequence(
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

    mutating func parseRepeat(_ this: UInt32, _ items: inout [RegexNode]) throws(RegexError) {
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

    mutating func takeDigits() -> String {
        let start = index
        while isDigit(next) { index += 1 }
        return string(start, index)
    }
}
