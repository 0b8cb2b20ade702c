/// What a token is. Keywords and operators have a kind each, so that the parser compares one byte.
enum TokenKind: UInt8, Sendable {
    case endMarker, newline, indent, dedent
    case name, number, string
    /// The prefix and opening quotes of an f-string, a stretch of its literal text, its closing quotes.
    case fStringStart, fStringMiddle, fStringEnd
    /// The place where the lexer gave up; `Lexer.failure` says why.
    case error
    /// A character that begins no token of the grammar: `$`, `?`, `` ` ``, or `!` outside of an f-string.
    case unknown

    case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, semicolon, dot, ellipsis, arrow, exclamation, walrus, equal
    case plus, minus, star, slash, doubleSlash, percent, at, doubleStar
    case leftShift, rightShift, ampersand, pipe, caret, tilde
    case less, greater, lessEqual, greaterEqual, equalEqual, notEqual
    case plusEqual, minusEqual, starEqual, slashEqual, doubleSlashEqual, percentEqual, atEqual, doubleStarEqual
    case leftShiftEqual, rightShiftEqual, ampersandEqual, pipeEqual, caretEqual

    case kwFalse, kwNone, kwTrue, kwAnd, kwAs, kwAssert, kwAsync, kwAwait, kwBreak, kwClass, kwContinue
    case kwDef, kwDel, kwElif, kwElse, kwExcept, kwFinally, kwFor, kwFrom, kwGlobal, kwIf, kwImport
    case kwIn, kwIs, kwLambda, kwNonlocal, kwNot, kwOr, kwPass, kwRaise, kwReturn, kwTry, kwWhile
    case kwWith, kwYield

    /// Whether this is one of the 35 reserved words.
    var isKeyword: Bool { rawValue >= TokenKind.kwFalse.rawValue }

    /// The operator of `target op= value`, or nil.
    var augmentedOperator: BinaryOperator? {
        switch self {
        case .plusEqual: .add
        case .minusEqual: .subtract
        case .starEqual: .multiply
        case .slashEqual: .divide
        case .doubleSlashEqual: .floorDivide
        case .percentEqual: .modulo
        case .atEqual: .matrixMultiply
        case .doubleStarEqual: .power
        case .leftShiftEqual: .leftShift
        case .rightShiftEqual: .rightShift
        case .ampersandEqual: .bitAnd
        case .pipeEqual: .bitOr
        case .caretEqual: .bitXor
        default: nil
        }
    }
}

/// A token: its kind and its half-open range of byte offsets.
struct Token: Sendable {
    var kind: TokenKind
    var start: Int32
    var end: Int32

    var range: SourceRange { SourceRange(start: Int(start), end: Int(end)) }
}

/// The reserved words (Language Reference 2.3.1).
enum Keywords {
    private static let words: [(StaticString, TokenKind)] = [
        ("False", .kwFalse), ("None", .kwNone), ("True", .kwTrue), ("and", .kwAnd), ("as", .kwAs),
        ("assert", .kwAssert), ("async", .kwAsync), ("await", .kwAwait), ("break", .kwBreak),
        ("class", .kwClass), ("continue", .kwContinue), ("def", .kwDef), ("del", .kwDel), ("elif", .kwElif),
        ("else", .kwElse), ("except", .kwExcept), ("finally", .kwFinally), ("for", .kwFor), ("from", .kwFrom),
        ("global", .kwGlobal), ("if", .kwIf), ("import", .kwImport), ("in", .kwIn), ("is", .kwIs),
        ("lambda", .kwLambda), ("nonlocal", .kwNonlocal), ("not", .kwNot), ("or", .kwOr), ("pass", .kwPass),
        ("raise", .kwRaise), ("return", .kwReturn), ("try", .kwTry), ("while", .kwWhile), ("with", .kwWith),
        ("yield", .kwYield),
    ]

    /// A word of at most eight bytes packed into one number, so that a look-up compares numbers.
    private static func pack(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static let table: [UInt64: TokenKind] = Dictionary(
        uniqueKeysWithValues: words.map { word, kind in (word.withUTF8Buffer { pack($0) }, kind) })

    /// Bit `c - "A"` is set when some keyword begins with the letter `c`.
    private static let initials: UInt64 = words.reduce(0) { mask, word in
        mask | 1 << UInt64(word.0.withUTF8Buffer { $0[0] } - 0x41)
    }

    /// The keyword that these bytes spell, or `.name`.
    @inline(__always)
    static func kind(of bytes: [UInt8], from start: Int, to end: Int) -> TokenKind {
        let length = end - start
        guard length >= 2, length <= 8, initials >> UInt64(bytes[start] &- 0x41) & 1 == 1 else { return .name }
        var packed: UInt64 = 0
        for index in start..<end { packed = packed << 8 | UInt64(bytes[index]) }
        return table[packed] ?? .name
    }
}
