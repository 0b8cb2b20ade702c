// Atoms and comprehensions, as `Diagnosis` reads them.

extension Diagnosis {
    mutating func atom() throws -> Expression? {
        let start = mark
        let constant: Constant
        switch try peek() {
        case .name:
            mark += 1
            return Expression(.name(parser.text(of: tokens[start])), tokens[start].range)
        case .kwTrue: constant = .bool(true)
        case .kwFalse: constant = .bool(false)
        case .kwNone: constant = .none
        case .ellipsis: constant = .ellipsis
        case .number: constant = .int(0)
        case .string, .fStringStart: return try strings()
        case .leftParen:
            if let tuple = try tuple() { return tuple }
            if let group = try group() { return group }
            return try generator()
        case .leftBracket:
            if let list = try list() { return list }
            return try listComprehension()
        case .leftBrace:
            if let dict = try dict() { return dict }
            if let set = try set() { return set }
            if let comprehension = try dictComprehension() { return comprehension }
            return try setComprehension()
        default: return nil
        }
        mark += 1
        return node(.constant(constant), from: start)
    }

    // MARK: - Brackets

    mutating func tuple() throws -> Expression? {
        try remember(.tuple) { p in
            let start = p.mark
            guard try p.accept(.leftParen) != nil else { return nil }
            var items: [Expression] = []
            let rest = p.mark
            if let first = try p.starNamedExpression(), try p.accept(.comma) != nil {
                items = [first] + (try p.starNamedExpressions() ?? [])
            } else {
                p.mark = rest
            }
            guard try p.accept(.rightParen) != nil else { return nil }
            return p.node(.tuple(items), from: start)
        }
    }

    private mutating func group() throws -> Expression? {
        try remember(.group) { p in
            let start = p.mark
            guard try p.accept(.leftParen) != nil else { return nil }
            let content: Expression?
            if let value = try p.yieldExpression() { content = value } else { content = try p.namedExpression() }
            if let content, try p.accept(.rightParen) != nil { return content }
            guard p.seeksMistakes else { return nil }
            p.mark = start + 1
            if let value = try p.starredExpression(), try p.accept(.rightParen) != nil {
                throw p.raise("cannot use starred expression here", at: value.range)
            }
            p.mark = start + 1
            if let stars = try p.accept(.doubleStar), try p.expression() != nil, try p.accept(.rightParen) != nil {
                throw p.raise("cannot use double starred expression here", at: stars.range)
            }
            return nil
        }
    }

    mutating func generator() throws -> Expression? {
        try remember(.generator) { p in
            let start = p.mark
            guard try p.accept(.leftParen) != nil else {
                // The mistakes of all comprehensions are tried here, whatever the bracket.
                if p.seeksMistakes, try p.look(.leftBracket) || p.look(.leftBrace) {
                    try p.mistakeInComprehension(at: start)
                }
                return nil
            }
            if let value = try p.plainArgument(), let clauses = try p.clauses(), try p.accept(.rightParen) != nil {
                return p.node(.generator(value, clauses), from: start)
            }
            if p.seeksMistakes { try p.mistakeInComprehension(at: start) }
            return nil
        }
    }

    mutating func list() throws -> Expression? {
        try remember(.list) { p in
            let start = p.mark
            guard try p.accept(.leftBracket) != nil else { return nil }
            let items = try p.starNamedExpressions() ?? []
            guard try p.accept(.rightBracket) != nil else { return nil }
            return p.node(.list(items), from: start)
        }
    }

    private mutating func listComprehension() throws -> Expression? {
        try remember(.listComprehension) { p in
            let start = p.mark
            guard try p.accept(.leftBracket) != nil else { return nil }
            if let value = try p.namedExpression(), let clauses = try p.clauses(),
                try p.accept(.rightBracket) != nil
            {
                return p.node(.listComprehension(value, clauses), from: start)
            }
            if p.seeksMistakes { try p.mistakeInComprehension(at: start) }
            return nil
        }
    }

    private mutating func set() throws -> Expression? {
        try remember(.set) { p in
            let start = p.mark
            guard try p.accept(.leftBrace) != nil, let items = try p.starNamedExpressions(),
                try p.accept(.rightBrace) != nil
            else { return nil }
            return p.node(.set(items), from: start)
        }
    }

    private mutating func setComprehension() throws -> Expression? {
        try remember(.setComprehension) { p in
            let start = p.mark
            guard try p.accept(.leftBrace) != nil else { return nil }
            if let value = try p.namedExpression(), let clauses = try p.clauses(), try p.accept(.rightBrace) != nil {
                return p.node(.setComprehension(value, clauses), from: start)
            }
            if p.seeksMistakes { try p.mistakeInComprehension(at: start) }
            return nil
        }
    }

    private mutating func mistakeInComprehension(at start: Int) throws {
        mark = start + 1
        if let value = try starredExpression(), try clauses() != nil {
            throw raise("iterable unpacking cannot be used in comprehension", at: value.range)
        }
        guard tokens[start].kind != .leftParen else { return }
        mark = start + 1
        guard let first = try starNamedExpression(), let comma = try accept(.comma) else { return }
        let rest = mark
        let message = "did you forget parentheses around the comprehension target?"
        if let items = try starNamedExpressions(), let last = items.last, try clauses() != nil {
            throw raise(message, from: first.range, to: last.range)
        }
        mark = rest
        if try clauses() != nil { throw raise(message, from: first.range, to: comma.range) }
    }

    // MARK: - Dicts

    private mutating func dict() throws -> Expression? {
        try remember(.dict) { p in
            let start = p.mark
            guard try p.accept(.leftBrace) != nil else { return nil }
            _ = try p.pairs()
            if try p.accept(.rightBrace) != nil { return p.node(.dict(keys: [], values: []), from: start) }
            // CPython tries these even when it does not look for mistakes yet.
            p.mark = start + 1
            try p.mistakeInPairs()
            return nil
        }
    }

    private mutating func pairs() throws -> Bool {
        guard try !separated({ try $0.starredPair() ? true : nil }).isEmpty else { return false }
        _ = try accept(.comma)
        return true
    }

    private mutating func starredPair() throws -> Bool {
        let isStarred = try attempt { p in
            guard try p.accept(.doubleStar) != nil else { return false }
            return try p.binary(1) != nil
        }
        if isStarred { return true }
        return try pair()
    }

    private mutating func pair() throws -> Bool {
        try attempt { p in
            guard try p.expression() != nil, try p.accept(.colon) != nil else { return false }
            return try p.expression() != nil
        }
    }

    private mutating func mistakeInPairs() throws {
        let start = mark
        defer { mark = start }
        if try !separated({ try $0.starredPair() ? true : nil }).isEmpty, try accept(.comma) != nil {
            let last = mark
            if let key = try expression(), try !look(.colon) {
                var range = key.range
                range.start = range.end - 1
                var error = SyntaxError(
                    message: "':' expected after dictionary key", in: source,
                    range: SourceRange(
                        start: Int(range.start), end: Int(range.end)))
                error.line = source.line(at: Int(key.range.start))
                error.endColumn = nil
                self.error = error
                throw Found()
            }
            mark = last
            try mistakeInValue()
        }
        mark = start
        try mistakeInValue()
    }

    private mutating func mistakeInValue() throws {
        let start = mark
        if try expression() != nil, try accept(.colon) != nil, let star = try accept(.star), try binary(1) != nil {
            throw raise("cannot use a starred expression in a dictionary value", startingFrom: star.range)
        }
        mark = start
        if try expression() != nil, let colon = try accept(.colon), try look(.rightBrace) || look(.comma) {
            throw raise("expression expected after dictionary key and ':'", at: colon.range)
        }
    }

    private mutating func dictComprehension() throws -> Expression? {
        try remember(.dictComprehension) { p in
            let start = p.mark
            guard try p.accept(.leftBrace) != nil else { return nil }
            if try p.pair(), let clauses = try p.clauses(), try p.accept(.rightBrace) != nil {
                let none = Diagnosis.matched
                return p.node(.dictComprehension(key: none, value: none, clauses), from: start)
            }
            guard p.seeksMistakes else { return nil }
            p.mark = start + 1
            if let stars = try p.accept(.doubleStar), try p.binary(1) != nil, try p.clauses() != nil,
                try p.accept(.rightBrace) != nil
            {
                throw p.raise("dict unpacking cannot be used in dict comprehension", at: stars.range)
            }
            return nil
        }
    }

    // MARK: - Comprehensions

    /// One or more `for ... in ...`.
    mutating func clauses() throws -> [Comprehension]? {
        let result = try remember(.clauses) { p in
            var clauses: [Comprehension] = []
            while let next = try p.clause() { clauses.append(next) }
            return clauses.isEmpty ? nil : p.node(.generator(Self.matched, clauses), from: p.mark - 1)
        }
        guard case .generator(_, let clauses) = result?.kind else { return nil }
        return clauses
    }

    private mutating func clause() throws -> Comprehension? {
        for isAsync in [true, false] {
            let start = mark
            if isAsync, try accept(.kwAsync) == nil { continue }
            guard try accept(.kwFor) != nil, let target = try starTargets(), try accept(.kwIn) != nil else {
                mark = start
                continue
            }
            // `in` commits to this alternative.
            guard let iterable = try disjunction() else {
                mark = start
                return nil
            }
            var conditions: [Expression] = []
            while let condition = try attempt({ p -> Expression? in
                guard try p.accept(.kwIf) != nil else { return nil }
                return try p.disjunction()
            }) {
                conditions.append(condition)
            }
            return Comprehension(target: target, iterable: iterable, conditions: conditions, isAsync: isAsync)
        }
        // CPython raises the first even when it does not look for mistakes yet.
        try mistakeInClause()
        if seeksMistakes { try mistakeInForTarget() }
        return nil
    }

    private mutating func mistakeInClause() throws {
        let start = mark
        defer { mark = start }
        _ = try accept(.kwAsync)
        guard try accept(.kwFor) != nil, try !separated({ try $0.binary(1) }).isEmpty else { return }
        _ = try accept(.comma)
        if try !look(.kwIn) { throw raise("'in' expected after for-loop variables") }
    }

    // MARK: - Strings

    private mutating func strings() throws -> Expression? {
        try remember(.strings) { p in
            let start = p.mark
            var isFormatted = false
            while true {
                if try p.accept(.string) != nil { continue }
                guard try p.look(.fStringStart) else { break }
                let saved = p.mark
                p.mark += 1
                while try p.fStringPart() {}
                guard try p.accept(.fStringEnd) != nil else {
                    p.mark = saved
                    break
                }
                isFormatted = true
            }
            guard p.mark > start else { return nil }
            try p.decodeStrings(from: start)
            return p.node(isFormatted ? .joinedString([]) : .constant(.string([])), from: start)
        }
    }

    /// The literals are decoded as soon as they are read, and a bad escape is found then.
    private mutating func decodeStrings(from start: Int) throws {
        var reader = parser
        reader.position = start
        _ = try? reader.parseStrings()
        guard let raised = reader.raised else { return }
        error = raised
        throw Found()
    }

    private mutating func fStringPart() throws -> Bool {
        if try replacementField() { return true }
        return try accept(.fStringMiddle) != nil
    }

    private mutating func formatPart() throws -> Bool {
        if try accept(.fStringMiddle) != nil { return true }
        return try replacementField()
    }

    private mutating func replacementField() throws -> Bool {
        guard try look(.leftBrace) else { return false }
        try descend()
        defer { depth -= 1 }
        let isValid = try attempt { p in
            p.mark += 1
            guard try p.rightSide() != nil else { return false }
            _ = try p.accept(.equal)
            try p.conversion()
            if try p.accept(.colon) != nil {
                while try p.formatPart() {}
            }
            return try p.accept(.rightBrace) != nil
        }
        if isValid { return true }
        if seeksMistakes { try mistakeInReplacementField() }
        return false
    }

    private mutating func conversion() throws {
        _ = try attempt { p in
            guard try p.accept(.exclamation) != nil else { return false }
            return try p.acceptName() != nil
        }
    }

    private mutating func mistakeInReplacementField() throws {
        let start = mark
        defer { mark = start }
        mark += 1
        for (kind, text) in [
            (TokenKind.equal, "="), (.exclamation, "!"), (.colon, ":"), (.rightBrace, "}"),
        ] {
            if let token = try accept(kind) {
                throw raise("f-string: valid expression required before '\(text)'", at: token.range)
            }
        }
        guard try rightSide() != nil else {
            mark = start + 1
            throw try raiseOnNext("f-string: expecting a valid expression after '{'")
        }
        switch try peek() {
        case .equal, .exclamation, .colon, .rightBrace: break
        default: throw try raiseOnNext("f-string: expecting '=', or '!', or ':', or '}'")
        }
        if try accept(.equal) != nil {
            switch try peek() {
            case .exclamation, .colon, .rightBrace: break
            default: throw try raiseOnNext("f-string: expecting '!', or ':', or '}'")
            }
        }
        if try look(.exclamation) {
            let saved = mark
            mark += 1
            if try look(.colon) || look(.rightBrace) {
                throw try raiseOnNext("f-string: missing conversion character")
            }
            if try !look(.name) { throw try raiseOnNext("f-string: invalid conversion character") }
            mark = saved
        }
        try conversion()
        switch try peek() {
        case .colon, .rightBrace: break
        default: throw try raiseOnNext("f-string: expecting ':' or '}'")
        }
        if try accept(.colon) != nil {
            while try formatPart() {}
            if try !look(.rightBrace) { throw try raiseOnNext("f-string: expecting '}', or format specs") }
        } else if try !look(.rightBrace) {
            throw try raiseOnNext("f-string: expecting '}'")
        }
    }
}
