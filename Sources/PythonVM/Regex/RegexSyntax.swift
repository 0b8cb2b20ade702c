/// The syntax tree of a regular expression (Library Reference, "re", "Regular Expression Syntax").
///
/// Reading order: this file, `RegexParser`, `RegexCompiler`, `RegexMatcher`; `ReModule` binds them to Python.
indirect enum RegexNode {
    case literal(UInt32)
    /// Any character but a line feed; with DOTALL any at all.
    case any
    case set(RegexSet)
    case anchor(RegexAnchor)
    case sequence([RegexNode])
    case branch([RegexNode])
    case `repeat`(RegexNode, least: Int, most: Int, RegexGreed)
    /// `index` is 0 for a group that captures nothing.
    case group(RegexNode, index: Int, added: RegexFlags, removed: RegexFlags)
    case atomic(RegexNode)
    case look(RegexNode, isAhead: Bool, isNegative: Bool)
    case conditional(group: Int, RegexNode, RegexNode?)
    case backreference(Int)
}

enum RegexAnchor {
    case beginning, beginningOfString, beginningOfLine, end, endOfString, endOfLine, boundary, notBoundary
}

enum RegexGreed { case greedy, lazy, possessive }

struct RegexFlags: OptionSet {
    let rawValue: Int

    static let ignoreCase = RegexFlags(rawValue: 2)
    static let locale = RegexFlags(rawValue: 4)
    static let multiline = RegexFlags(rawValue: 8)
    static let dotAll = RegexFlags(rawValue: 16)
    static let unicode = RegexFlags(rawValue: 32)
    static let verbose = RegexFlags(rawValue: 64)
    static let debug = RegexFlags(rawValue: 128)
    static let ascii = RegexFlags(rawValue: 256)

    /// Which of them a group can neither share nor turn off.
    static let types: RegexFlags = [.locale, .unicode, .ascii]

    static func of(letter: UInt32) -> RegexFlags? {
        switch letter {
        case 0x69: .ignoreCase
        case 0x4c: .locale
        case 0x6d: .multiline
        case 0x73: .dotAll
        case 0x78: .verbose
        case 0x61: .ascii
        case 0x75: .unicode
        default: nil
        }
    }
}

/// `\d`, `\s`, `\w` and their opposites.
struct RegexCategory {
    enum Kind { case digit, space, word }
    let kind: Kind
    let isNegative: Bool

    func contains(_ scalar: UInt32, isASCII: Bool) -> Bool {
        RegexCategory.matches(kind, scalar, isASCII: isASCII) != isNegative
    }

    static func matches(_ kind: Kind, _ scalar: UInt32, isASCII: Bool) -> Bool {
        if scalar < 128 || isASCII {
            switch kind {
            case .digit: return scalar >= 0x30 && scalar <= 0x39
            case .space:
                return scalar == 0x20 || scalar >= 9 && scalar <= 13 || !isASCII && scalar >= 28 && scalar <= 31
            case .word:
                return scalar >= 0x30 && scalar <= 0x39
                    || scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7a && scalar < 128
                    || scalar == 0x5f
            }
        }
        switch kind {
        case .digit: return StrCharacter(scalar).isDecimal
        case .space: return StrCharacter.isSpace(scalar)
        case .word: return StrCharacter(scalar).isAlphanumeric
        }
    }
}

/// `[...]` as it is written.
struct RegexSet {
    var ranges: [ClosedRange<UInt32>] = []
    var categories: [RegexCategory] = []
    var isNegative = false

    /// What it holds, ready for matching.
    func resolved(ignoringCase: Bool, isASCII: Bool) -> RegexCharacters {
        RegexCharacters(self, ignoringCase: ignoringCase, isASCII: isASCII)
    }
}

/// A set of characters: a table for the first 256, and the rule for the others.
final class RegexCharacters {
    private let set: RegexSet
    private let ignoresCase: Bool
    private let isASCII: Bool
    private var table = [Bool](repeating: false, count: 256)

    init(_ set: RegexSet, ignoringCase: Bool, isASCII: Bool) {
        self.set = set
        ignoresCase = ignoringCase
        self.isASCII = isASCII
        for scalar in 0..<256 { table[scalar] = decide(UInt32(scalar)) }
    }

    @inline(__always)
    func contains(_ scalar: UInt32) -> Bool { scalar < 256 ? table[Int(scalar)] : decide(scalar) }

    private func decide(_ scalar: UInt32) -> Bool {
        var found = holds(scalar)
        if !found && ignoresCase {
            for other in RegexCase.variants(of: scalar, isASCII: isASCII) where !found { found = holds(other) }
        }
        return found != set.isNegative
    }

    private func holds(_ scalar: UInt32) -> Bool {
        for range in set.ranges where range.contains(scalar) { return true }
        for category in set.categories where category.contains(scalar, isASCII: isASCII) { return true }
        return false
    }
}

/// Case as regular expressions ignore it: by simple lower case, and by classes of letters that share an upper case.
enum RegexCase {
    private static let classes: [[UInt32]] = [
        [0x69, 0x131], [0x73, 0x17f], [0xb5, 0x3bc], [0x345, 0x3b9, 0x1fbe], [0x390, 0x1fd3], [0x3b0, 0x1fe3],
        [0x3b2, 0x3d0], [0x3b5, 0x3f5], [0x3b8, 0x3d1], [0x3ba, 0x3f0], [0x3c0, 0x3d6], [0x3c1, 0x3f1],
        [0x3c2, 0x3c3], [0x3c6, 0x3d5], [0x432, 0x1c80], [0x434, 0x1c81], [0x43e, 0x1c82], [0x441, 0x1c83],
        [0x442, 0x1c84, 0x1c85], [0x44a, 0x1c86], [0x463, 0x1c87], [0x1c88, 0xa64b], [0x1e61, 0x1e9b],
        [0xfb05, 0xfb06],
    ]
    private static let classOf: [UInt32: [UInt32]] = {
        var table: [UInt32: [UInt32]] = [:]
        for each in classes { for scalar in each { table[scalar] = each } }
        return table
    }()

    /// The lower case, one letter for its whole class.
    static func folded(_ scalar: UInt32, isASCII: Bool) -> UInt32 {
        if scalar < 128 {
            let lower = scalar >= 0x41 && scalar <= 0x5a ? scalar + 32 : scalar
            return lower
        }
        if isASCII { return scalar }
        let lower = lower(scalar)
        return classOf[lower]?[0] ?? lower
    }

    private static func lower(_ scalar: UInt32) -> UInt32 {
        guard let mapping = Unicode.Scalar(scalar)?.properties.lowercaseMapping else { return scalar }
        return mapping.unicodeScalars.first?.value ?? scalar
    }

    private static func upper(_ scalar: UInt32) -> UInt32 {
        guard let mapping = Unicode.Scalar(scalar)?.properties.uppercaseMapping, mapping.unicodeScalars.count == 1
        else { return scalar }
        return mapping.unicodeScalars.first?.value ?? scalar
    }

    /// The other characters that are the same, case ignored.
    static func variants(of scalar: UInt32, isASCII: Bool) -> [UInt32] {
        if isASCII {
            guard scalar < 128, scalar | 0x20 >= 0x61, scalar | 0x20 <= 0x7a else { return [] }
            return [scalar ^ 0x20]
        }
        let lower = lower(scalar)
        var result: [UInt32] = []
        for each in classOf[lower] ?? [lower] {
            result.append(each)
            result.append(upper(each))
        }
        if scalar == 0x69 || scalar == 0x49 || lower == 0x69 { result.append(0x130) }
        if lower == 0x6b { result.append(0x212a) }
        if lower == 0xe5 { result.append(0x212b) }
        if lower == 0x3c9 { result.append(0x2126) }
        if lower == 0xdf { result.append(0x1e9e) }
        return result.filter { $0 != scalar }
    }
}
