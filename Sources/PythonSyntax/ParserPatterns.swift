// The match statement.
// Python documentation: Language Reference 8.6, "The match statement".

extension Parser {
    /// Parses a match statement, or returns nil where `match` is an ordinary name.
    mutating func parseMatch() throws(ParseFailure) -> Statement.Kind? {
        switch kind(after: 1) {
        case .equal, .dot, .comma, .colon, .newline, .semicolon, .rightParen, .walrus: return nil
        default: break
        }
        let subject = try attempt { (parser) throws(ParseFailure) in
            parser.advance()
            let subject = try parser.parseSubject()
            guard parser.kind == .colon, parser.kind(after: 1) == .newline else { throw ParseFailure() }
            return subject
        }
        guard let subject else { return nil }
        advance()
        try expect(.newline)
        try expect(.indent)
        var cases: [MatchCase] = []
        repeat { cases.append(try parseCase()) } while isName("case")
        try expect(.dedent)
        return .match(subject: subject, cases: cases)
    }

    private mutating func parseSubject() throws(ParseFailure) -> Expression {
        let start = startOffset
        let first = kind == .star ? try parseStarNamedExpression() : try parseNamedExpression()
        guard kind == .comma else {
            if case .starred = first.kind { throw ParseFailure() }
            return first
        }
        var items = [first]
        while accept(.comma), kind != .colon { items.append(try parseStarNamedExpression()) }
        return Expression(.tuple(items), range(from: start))
    }

    private mutating func parseCase() throws(ParseFailure) -> MatchCase {
        guard isName("case") else { throw ParseFailure() }
        let start = startOffset
        advance()
        let pattern = try parsePatterns()
        let guardTest = accept(.kwIf) ? try parseNamedExpression() : nil
        let body = try parseColonBlock()
        return MatchCase(pattern: pattern, guardTest: guardTest, body: body, range: range(from: start))
    }

    /// A pattern, or a sequence pattern without brackets.
    private mutating func parsePatterns() throws(ParseFailure) -> Pattern {
        let start = startOffset
        let first = try parseMaybeStarPattern()
        guard kind == .comma else {
            if case .star = first.kind { throw ParseFailure() }
            return first
        }
        var items = [first]
        while accept(.comma), kind != .colon, kind != .kwIf { items.append(try parseMaybeStarPattern()) }
        return Pattern(.sequence(items), range(from: start))
    }

    private mutating func parseMaybeStarPattern() throws(ParseFailure) -> Pattern {
        guard kind == .star else { return try parsePattern() }
        let start = startOffset
        advance()
        let isWildcard = isName("_")
        let name = try parseIdentifier()
        return Pattern(.star(isWildcard ? nil : name), range(from: start))
    }

    private mutating func parsePattern() throws(ParseFailure) -> Pattern {
        let start = startOffset
        try enter()
        var alternatives = [try parseClosedPattern()]
        while accept(.pipe) { alternatives.append(try parseClosedPattern()) }
        leave()
        let pattern =
            alternatives.count == 1 ? alternatives[0] : Pattern(.or(alternatives), range(from: start))
        guard accept(.kwAs) else { return pattern }
        if isName("_") { throw ParseFailure() }
        let name = try parseIdentifier()
        switch kind {
        case .dot, .leftParen, .equal: throw ParseFailure()
        default: return Pattern(.asPattern(pattern, name: name), range(from: start))
        }
    }

    private mutating func parseClosedPattern() throws(ParseFailure) -> Pattern {
        let start = startOffset
        switch kind {
        case .number, .minus:
            return Pattern(.value(try parseComplexNumber()), range(from: start))
        case .string, .fStringStart:
            return Pattern(.value(try parseStrings()), range(from: start))
        case .kwNone:
            advance()
            return Pattern(.singleton(.none), range(from: start))
        case .kwTrue:
            advance()
            return Pattern(.singleton(.bool(true)), range(from: start))
        case .kwFalse:
            advance()
            return Pattern(.singleton(.bool(false)), range(from: start))
        case .name:
            return try parseNamePattern()
        case .leftParen:
            return try parseSequencePattern(until: .rightParen)
        case .leftBracket:
            return try parseSequencePattern(until: .rightBracket)
        case .leftBrace:
            return try parseMappingPattern()
        default:
            throw ParseFailure()
        }
    }

    /// A capture, the wildcard, a dotted name, or a class pattern.
    private mutating func parseNamePattern() throws(ParseFailure) -> Pattern {
        let start = startOffset
        let isWildcard = isName("_")
        let name = try parseIdentifier()
        var value = Expression(.name(name.name), name.range)
        var isDotted = false
        while accept(.dot) {
            isDotted = true
            let attribute = try parseIdentifier()
            value = Expression(.attribute(value, attribute), range(from: start))
            try grow()
        }
        if kind == .leftParen { return try parseClassPattern(value, from: start) }
        if isDotted { return Pattern(.value(value), range(from: start)) }
        return Pattern(.asPattern(nil, name: isWildcard ? nil : name), range(from: start))
    }

    private mutating func parseClassPattern(_ type: Expression, from start: Int32) throws(ParseFailure) -> Pattern {
        advance()
        var patterns: [Pattern] = []
        var keywords: [Identifier] = []
        var keywordPatterns: [Pattern] = []
        while kind != .rightParen {
            if kind == .name, kind(after: 1) == .equal {
                keywords.append(try parseIdentifier())
                advance()
                keywordPatterns.append(try parsePattern())
            } else {
                guard keywords.isEmpty else { throw ParseFailure() }
                patterns.append(try parsePattern())
            }
            guard accept(.comma) else { break }
        }
        try expect(.rightParen)
        return Pattern(
            .matchClass(type, patterns: patterns, keywords: keywords, keywordPatterns: keywordPatterns),
            range(from: start))
    }

    /// `[...]`, `(...)` with a comma or nothing in it, or a pattern in parentheses.
    private mutating func parseSequencePattern(until closing: TokenKind) throws(ParseFailure) -> Pattern {
        let start = startOffset
        advance()
        var items: [Pattern] = []
        var hasComma = false
        while kind != closing {
            items.append(try parseMaybeStarPattern())
            guard accept(.comma) else { break }
            hasComma = true
        }
        try expect(closing)
        if closing == .rightParen, items.count == 1, !hasComma {
            if case .star = items[0].kind { throw ParseFailure() }
            return items[0]
        }
        return Pattern(.sequence(items), range(from: start))
    }

    private mutating func parseMappingPattern() throws(ParseFailure) -> Pattern {
        let start = startOffset
        advance()
        var keys: [Expression] = []
        var patterns: [Pattern] = []
        var rest: Identifier?
        while kind != .rightBrace {
            if accept(.doubleStar) {
                if isName("_") { throw ParseFailure() }
                rest = try parseIdentifier()
                _ = accept(.comma)
                break
            }
            keys.append(try parseMappingKey())
            try expect(.colon)
            patterns.append(try parsePattern())
            guard accept(.comma) else { break }
        }
        try expect(.rightBrace)
        return Pattern(.mapping(keys: keys, patterns: patterns, rest: rest), range(from: start))
    }

    private mutating func parseMappingKey() throws(ParseFailure) -> Expression {
        switch kind {
        case .number, .minus: return try parseComplexNumber()
        case .string, .fStringStart, .kwNone, .kwTrue, .kwFalse: return try parseAtom()
        case .name:
            let start = startOffset
            let name = try parseIdentifier()
            var value = Expression(.name(name.name), name.range)
            guard kind == .dot else { throw ParseFailure() }
            while accept(.dot) {
                let attribute = try parseIdentifier()
                value = Expression(.attribute(value, attribute), range(from: start))
                try grow()
            }
            return value
        default: throw ParseFailure()
        }
    }

    /// A number with an optional sign, or the sum of a real and an imaginary one.
    private mutating func parseComplexNumber() throws(ParseFailure) -> Expression {
        let start = startOffset
        let left = try parseSignedNumber()
        guard kind == .plus || kind == .minus else { return left }
        let op: BinaryOperator = kind == .plus ? .add : .subtract
        if isImaginary(left) {
            throw raise("real number required in complex literal", at: left.range)
        }
        advance()
        guard kind == .number else { throw ParseFailure() }
        let right = try parseAtom()
        guard isImaginary(right) else {
            throw raise("imaginary number required in complex literal", at: right.range)
        }
        return Expression(.binary(left, op, right), range(from: start))
    }

    private func isImaginary(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .constant(.complex): true
        case .unary(_, let operand): isImaginary(operand)
        default: false
        }
    }

    private mutating func parseSignedNumber() throws(ParseFailure) -> Expression {
        let start = startOffset
        let isNegative = accept(.minus)
        guard kind == .number else { throw ParseFailure() }
        let number = try parseAtom()
        return isNegative ? Expression(.unary(.minus, number), range(from: start)) : number
    }
}
