// Atoms: names, literals, and everything in brackets.
// Python documentation: Language Reference 6.2, "Atoms".

extension Parser {
    mutating func parseAtom() throws(ParseFailure) -> Expression {
        let token = token
        switch token.kind {
        case .name:
            advance()
            return Expression(.name(text(of: token)), token.range)
        case .number:
            advance()
            return Expression(.constant(try numberValue(of: token)), token.range)
        case .string, .fStringStart:
            return try parseStrings()
        case .kwNone:
            advance()
            return Expression(.constant(.none), token.range)
        case .kwTrue:
            advance()
            return Expression(.constant(.bool(true)), token.range)
        case .kwFalse:
            advance()
            return Expression(.constant(.bool(false)), token.range)
        case .ellipsis:
            advance()
            return Expression(.constant(.ellipsis), token.range)
        case .leftParen, .leftBracket, .leftBrace:
            try enter()
            let outer = height
            height = 0
            let result: Expression =
                switch token.kind {
                case .leftParen: try parseParentheses()
                case .leftBracket: try parseList()
                default: try parseBraces()
                }
            leave()
            try grow()
            height = max(height, outer)
            return result
        default:
            throw ParseFailure()
        }
    }

    /// A tuple, a generator expression, or an expression in parentheses, which are no part of its range.
    private mutating func parseParentheses() throws(ParseFailure) -> Expression {
        let start = startOffset
        advance()
        if accept(.rightParen) { return Expression(.tuple([]), range(from: start)) }
        if kind == .kwYield {
            let value = try parseYield()
            try expect(.rightParen)
            return value
        }
        let first = try parseStarNamedExpression()
        switch kind {
        case .comma:
            let items = try parseItems(after: first, until: .rightParen)
            return Expression(.tuple(items), range(from: start))
        case .kwFor, .kwAsync:
            if case .starred = first.kind { throw ParseFailure() }
            let clauses = try parseComprehensions()
            try expect(.rightParen)
            return Expression(.generator(first, clauses), range(from: start))
        default:
            if case .starred = first.kind { throw ParseFailure() }
            try expect(.rightParen)
            return first
        }
    }

    private mutating func parseItems(
        after first: Expression, until closing: TokenKind
    ) throws(ParseFailure) -> [Expression] {
        var items = [first]
        while accept(.comma), kind != closing { items.append(try parseStarNamedExpression()) }
        try expect(closing)
        return items
    }

    private mutating func parseList() throws(ParseFailure) -> Expression {
        let start = startOffset
        advance()
        if accept(.rightBracket) { return Expression(.list([]), range(from: start)) }
        let first = try parseStarNamedExpression()
        if kind == .kwFor || kind == .kwAsync {
            if case .starred = first.kind { throw ParseFailure() }
            let clauses = try parseComprehensions()
            try expect(.rightBracket)
            return Expression(.listComprehension(first, clauses), range(from: start))
        }
        let items = try parseItems(after: first, until: .rightBracket)
        return Expression(.list(items), range(from: start))
    }

    /// A dict, a set, or a comprehension of one.
    private mutating func parseBraces() throws(ParseFailure) -> Expression {
        let start = startOffset
        advance()
        if accept(.rightBrace) { return Expression(.dict(keys: [], values: []), range(from: start)) }
        if kind == .doubleStar { return try parseDict(from: start, firstKey: nil) }
        let first = try parseStarNamedExpression()
        switch kind {
        case .colon:
            switch first.kind {
            case .starred: throw ParseFailure()
            case .namedExpression where tokens[position - 1].kind != .rightParen: throw ParseFailure()
            default: return try parseDict(from: start, firstKey: first)
            }
        case .kwFor, .kwAsync:
            if case .starred = first.kind { throw ParseFailure() }
            let clauses = try parseComprehensions()
            try expect(.rightBrace)
            return Expression(.setComprehension(first, clauses), range(from: start))
        default:
            let items = try parseItems(after: first, until: .rightBrace)
            return Expression(.set(items), range(from: start))
        }
    }

    private mutating func parseDict(from start: Int32, firstKey: Expression?) throws(ParseFailure) -> Expression {
        var keys: [Expression?] = []
        var values: [Expression] = []
        var pendingKey = firstKey
        while kind != .rightBrace {
            if pendingKey == nil, accept(.doubleStar) {
                keys.append(nil)
                values.append(try parseBinary(1))
            } else {
                let key: Expression
                if let first = pendingKey { key = first } else { key = try parseTernary() }
                pendingKey = nil
                try expect(.colon)
                let value = try parseTernary()
                if keys.isEmpty, kind == .kwFor || kind == .kwAsync {
                    let clauses = try parseComprehensions()
                    try expect(.rightBrace)
                    return Expression(.dictComprehension(key: key, value: value, clauses), range(from: start))
                }
                keys.append(key)
                values.append(value)
            }
            guard accept(.comma) else { break }
        }
        try expect(.rightBrace)
        return Expression(.dict(keys: keys, values: values), range(from: start))
    }

    /// One or more `for ... in ... if ...`.
    mutating func parseComprehensions() throws(ParseFailure) -> [Comprehension] {
        var clauses: [Comprehension] = []
        while kind == .kwFor || kind == .kwAsync {
            let isAsync = accept(.kwAsync)
            try expect(.kwFor)
            let target = try parseStarTargets()
            try expect(.kwIn)
            let iterable = try parseOr()
            var conditions: [Expression] = []
            while accept(.kwIf) { conditions.append(try parseOr()) }
            clauses.append(
                Comprehension(target: target, iterable: iterable, conditions: conditions, isAsync: isAsync))
        }
        return clauses
    }
}
