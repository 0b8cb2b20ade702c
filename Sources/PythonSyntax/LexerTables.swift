extension Lexer {
    /// What a token that begins with a given byte is.
    enum ByteClass: UInt8 {
        case identifier, digit, quote, newline, backslash, punctuation, other
    }

    static let byteClasses: [ByteClass] = (0..<256).map { value in
        let byte = UInt8(value)
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
            return .identifier
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return .digit
        case 0x22, 0x27: return .quote
        case 0x0A: return .newline
        case UInt8(ascii: "\\"): return .backslash
        default:
            return "()[]{},:;.!=+-*/%@<>&|^~".utf8.contains(byte) ? .punctuation : .other
        }
    }

    /// The longest operator that these three bytes begin with, and its length.
    static func operatorToken(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (TokenKind, Int) {
        let equals = second == UInt8(ascii: "=")
        switch first {
        case UInt8(ascii: "("): return (.leftParen, 1)
        case UInt8(ascii: ")"): return (.rightParen, 1)
        case UInt8(ascii: "["): return (.leftBracket, 1)
        case UInt8(ascii: "]"): return (.rightBracket, 1)
        case UInt8(ascii: "{"): return (.leftBrace, 1)
        case UInt8(ascii: "}"): return (.rightBrace, 1)
        case UInt8(ascii: ","): return (.comma, 1)
        case UInt8(ascii: ";"): return (.semicolon, 1)
        case UInt8(ascii: "~"): return (.tilde, 1)
        case UInt8(ascii: ":"): return equals ? (.walrus, 2) : (.colon, 1)
        case UInt8(ascii: "."):
            return second == first && third == first ? (.ellipsis, 3) : (.dot, 1)
        case UInt8(ascii: "!"): return equals ? (.notEqual, 2) : (.exclamation, 1)
        case UInt8(ascii: "="): return equals ? (.equalEqual, 2) : (.equal, 1)
        case UInt8(ascii: "+"): return equals ? (.plusEqual, 2) : (.plus, 1)
        case UInt8(ascii: "-"):
            if second == UInt8(ascii: ">") { return (.arrow, 2) }
            return equals ? (.minusEqual, 2) : (.minus, 1)
        case UInt8(ascii: "%"): return equals ? (.percentEqual, 2) : (.percent, 1)
        case UInt8(ascii: "@"): return equals ? (.atEqual, 2) : (.at, 1)
        case UInt8(ascii: "&"): return equals ? (.ampersandEqual, 2) : (.ampersand, 1)
        case UInt8(ascii: "|"): return equals ? (.pipeEqual, 2) : (.pipe, 1)
        case UInt8(ascii: "^"): return equals ? (.caretEqual, 2) : (.caret, 1)
        case UInt8(ascii: "*"):
            if second == first { return third == UInt8(ascii: "=") ? (.doubleStarEqual, 3) : (.doubleStar, 2) }
            return equals ? (.starEqual, 2) : (.star, 1)
        case UInt8(ascii: "/"):
            if second == first { return third == UInt8(ascii: "=") ? (.doubleSlashEqual, 3) : (.doubleSlash, 2) }
            return equals ? (.slashEqual, 2) : (.slash, 1)
        case UInt8(ascii: "<"):
            if second == first { return third == UInt8(ascii: "=") ? (.leftShiftEqual, 3) : (.leftShift, 2) }
            // `<>` is an operator token that only `from __future__ import barry_as_FLUFL` gives a meaning.
            if second == UInt8(ascii: ">") { return (.notEqual, 2) }
            return equals ? (.lessEqual, 2) : (.less, 1)
        case UInt8(ascii: ">"):
            if second == first { return third == UInt8(ascii: "=") ? (.rightShiftEqual, 3) : (.rightShift, 2) }
            return equals ? (.greaterEqual, 2) : (.greater, 1)
        default: return (.error, 1)
        }
    }
}
