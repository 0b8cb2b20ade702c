// The match statement, as `Diagnosis` reads it.

extension Diagnosis {
    mutating func matchStatement() throws -> Bool {
        guard isWord(mark, "match") else { return false }
        let isValid = try attempt { p in
            guard try p.acceptSoft("match") != nil, try p.subject(), try p.accept(.colon) != nil,
                try p.accept(.newline) != nil, try p.accept(.indent) != nil, try p.caseBlock()
            else { return false }
            while try p.caseBlock() {}
            return try p.accept(.dedent) != nil
        }
        if isValid { return true }
        if seeksMistakes {
            let start = mark
            if let token = try acceptSoft("match"), try subject() {
                if try look(.newline) {
                    mark += 1
                    throw raise("expected ':'")
                }
                if try accept(.colon) != nil, try missesIndent() {
                    throw raise(indentationMessage("'match' statement", token), type: "IndentationError")
                }
            }
            mark = start
        }
        return false
    }

    private mutating func subject() throws -> Bool {
        let isTuple = try attempt { p in
            guard try p.starNamedExpression() != nil, try p.accept(.comma) != nil else { return false }
            _ = try p.starNamedExpressions()
            return true
        }
        if isTuple { return true }
        return try namedExpression() != nil
    }

    private mutating func caseBlock() throws -> Bool {
        guard try look(.name), isWord(mark, "case") else { return false }
        if seeksMistakes {
            let start = mark
            mark += 1
            if try patterns() != nil {
                try guardTest()
                if try look(.newline) {
                    mark += 1
                    throw raise("expected ':'")
                }
                if try accept(.colon) != nil, try missesIndent() {
                    throw raise(indentationMessage("'case' statement", tokens[start]), type: "IndentationError")
                }
            }
            mark = start
        }
        return try attempt { p in
            p.mark += 1
            guard try p.patterns() != nil else { return false }
            try p.guardTest()
            guard try p.accept(.colon) != nil else { return false }
            return try p.block()
        }
    }

    private mutating func guardTest() throws {
        _ = try attempt { p in
            guard try p.accept(.kwIf) != nil else { return false }
            return try p.namedExpression() != nil
        }
    }

    // MARK: - Patterns. Each returns the range of what it matched.

    private mutating func patterns() throws -> SourceRange? {
        let start = mark
        if try openSequence() { return range(from: start) }
        return try pattern()
    }

    private mutating func openSequence() throws -> Bool {
        try attempt { p in
            guard try p.maybeStarPattern() != nil, try p.accept(.comma) != nil else { return false }
            _ = try p.maybeSequence()
            return true
        }
    }

    private mutating func maybeSequence() throws -> Bool {
        guard try !separated({ try $0.maybeStarPattern() }).isEmpty else { return false }
        _ = try accept(.comma)
        return true
    }

    private mutating func maybeStarPattern() throws -> SourceRange? {
        let start = mark
        let isStar = try attempt { p in
            guard try p.accept(.star) != nil else { return false }
            if try p.captureTarget() { return true }
            return try p.acceptSoft("_") != nil
        }
        return isStar ? range(from: start) : try pattern()
    }

    private mutating func captureTarget() throws -> Bool {
        try attempt { p in
            guard try p.look(.name), !p.isWord(p.mark, "_") else { return false }
            p.mark += 1
            switch try p.peek() {
            case .dot, .leftParen, .equal: return false
            default: return true
            }
        }
    }

    private mutating func pattern() throws -> SourceRange? {
        let start = mark
        try descend()
        defer { depth -= 1 }
        let isNamed = try attempt { p in
            guard try p.orPattern(), try p.accept(.kwAs) != nil else { return false }
            return try p.captureTarget()
        }
        if isNamed { return range(from: start) }
        if seeksMistakes {
            if try orPattern(), try accept(.kwAs) != nil {
                let target = mark
                if let wildcard = try acceptSoft("_") { throw raise("cannot use '_' as a target", at: wildcard.range) }
                mark = target
                if try !look(.name), let value = try expression() {
                    throw raise("invalid pattern target", at: value.range)
                }
            }
            mark = start
        }
        return try orPattern() ? range(from: start) : nil
    }

    private mutating func orPattern() throws -> Bool {
        guard try closedPattern() else { return false }
        while try attempt({ p in
            guard try p.accept(.pipe) != nil else { return false }
            return try p.closedPattern()
        }) {}
        return true
    }

    private mutating func closedPattern() throws -> Bool {
        try remember(.closedPattern) { p in
            if try p.literal() { return Self.matched }
            if try p.captureTarget() { return Self.matched }
            if try p.acceptSoft("_") != nil { return Self.matched }
            if try p.attempt({ p in
                guard try p.dottedName() > 1 else { return false }
                switch try p.peek() {
                case .dot, .leftParen, .equal: return false
                default: return true
                }
            }) {
                return Self.matched
            }
            let matches =
                switch try p.peek() {
                case .leftParen: try p.groupOrSequence()
                case .leftBracket: try p.bracketSequence()
                case .leftBrace: try p.mapping()
                case .name: try p.classPattern()
                default: false
                }
            return matches ? Self.matched : nil
        } != nil
    }

    /// Reads a dotted name; returns how many names it has.
    private mutating func dottedName() throws -> Int {
        guard try acceptName() != nil else { return 0 }
        var count = 1
        while try attempt({ p in
            guard try p.accept(.dot) != nil else { return false }
            return try p.acceptName() != nil
        }) {
            count += 1
        }
        return count
    }

    private mutating func literal() throws -> Bool {
        switch try peek() {
        case .kwNone, .kwTrue, .kwFalse:
            mark += 1
            return true
        case .string, .fStringStart:
            return try atom() != nil
        case .number, .minus:
            return try attempt { p in
                _ = try p.accept(.minus)
                guard try p.accept(.number) != nil else { return false }
                guard try p.look(.plus) || p.look(.minus) else { return true }
                p.mark += 1
                return try p.accept(.number) != nil
            }
        default: return false
        }
    }

    private mutating func groupOrSequence() throws -> Bool {
        let isGroup = try attempt { p in
            p.mark += 1
            guard try p.pattern() != nil else { return false }
            return try p.accept(.rightParen) != nil
        }
        if isGroup { return true }
        return try attempt { p in
            p.mark += 1
            _ = try p.openSequence()
            return try p.accept(.rightParen) != nil
        }
    }

    private mutating func bracketSequence() throws -> Bool {
        try attempt { p in
            p.mark += 1
            _ = try p.maybeSequence()
            return try p.accept(.rightBracket) != nil
        }
    }

    private mutating func mapping() throws -> Bool {
        try attempt { p in
            p.mark += 1
            _ = try p.separated { p -> Bool? in
                try p.attempt { p in
                    let hasKey = try p.attempt { try $0.literal() }
                    if !hasKey, try p.dottedName() < 2 { return nil }
                    guard try p.accept(.colon) != nil, try p.pattern() != nil else { return nil }
                    return true
                }
            }
            _ = try p.accept(.comma)
            if try p.accept(.doubleStar) != nil {
                guard try p.captureTarget() else { return false }
                _ = try p.accept(.comma)
            }
            return try p.accept(.rightBrace) != nil
        }
    }

    private mutating func classPattern() throws -> Bool {
        let start = mark
        let isValid = try attempt { p in
            guard try p.dottedName() > 0, try p.accept(.leftParen) != nil else { return false }
            let positional = try p.separated { try $0.pattern() }
            if positional.isEmpty {
                if try !p.separated({ try $0.keywordPattern() }).isEmpty { _ = try p.accept(.comma) }
                return try p.accept(.rightParen) != nil
            }
            if try p.accept(.comma) != nil, try !p.separated({ try $0.keywordPattern() }).isEmpty {
                _ = try p.accept(.comma)
            }
            return try p.accept(.rightParen) != nil
        }
        if isValid { return true }
        if seeksMistakes {
            if try dottedName() > 0, try accept(.leftParen) != nil {
                let first = mark
                if try separated({ try $0.pattern() }).isEmpty || accept(.comma) == nil { mark = first }
                if try !separated({ try $0.keywordPattern() }).isEmpty, try accept(.comma) != nil {
                    let late = try separated { try $0.pattern() }
                    if let from = late.first, let to = late.last {
                        throw raise("positional patterns follow keyword patterns", from: from, to: to)
                    }
                }
            }
            mark = start
        }
        return false
    }

    private mutating func keywordPattern() throws -> Bool? {
        try attempt { p in
            guard try p.acceptName() != nil, try p.accept(.equal) != nil, try p.pattern() != nil else { return nil }
            return true
        }
    }
}
