// Arguments and parameters, as `Diagnosis` reads them.

extension Diagnosis {
    // MARK: - Arguments

    mutating func arguments() throws -> Parser.Arguments? {
        if let known = argumentMemory[mark] {
            mark = known.mark
            return known.arguments
        }
        let start = mark
        let result = try attempt { p -> Parser.Arguments? in
            guard let arguments = try p.callArguments() else { return nil }
            _ = try p.accept(.comma)
            return try p.look(.rightParen) ? arguments : nil
        }
        if result == nil, seeksMistakes { try mistakeInArguments() }
        argumentMemory[start] = (result, mark)
        return result
    }

    private mutating func callArguments() throws -> Parser.Arguments? {
        let positional = try positionalArguments()
        guard !positional.isEmpty else { return try keywordArguments() }
        var result = Parser.Arguments(positional: positional)
        let keywords = try attempt { p -> Parser.Arguments? in
            guard try p.accept(.comma) != nil else { return nil }
            return try p.keywordArguments()
        }
        if let keywords {
            result.positional += keywords.positional
            result.keywords = keywords.keywords
        }
        return result
    }

    private mutating func positionalArguments() throws -> [Expression] {
        try separated { p in
            if let starred = try p.starredExpression() { return starred }
            return try p.attempt { p in
                guard let value = try p.plainArgument() else { return nil }
                return try p.look(.equal) ? nil : value
            }
        }
    }

    private enum KeywordArgument {
        case starred(Expression)
        case keyword(Keyword)
    }

    private mutating func keywordArguments() throws -> Parser.Arguments? {
        var items = try separated { try $0.keywordOrStarred(allowsDouble: false) }
        if !items.isEmpty {
            let more = try attempt { p -> [KeywordArgument]? in
                guard try p.accept(.comma) != nil else { return nil }
                let more = try p.separated { try $0.keywordOrStarred(allowsDouble: true) }
                return more.isEmpty ? nil : more
            }
            items += more ?? []
        } else {
            items = try separated { try $0.keywordOrStarred(allowsDouble: true) }
        }
        guard !items.isEmpty else { return nil }
        var result = Parser.Arguments()
        for item in items {
            switch item {
            case .starred(let value): result.positional.append(value)
            case .keyword(let keyword): result.keywords.append(keyword)
            }
        }
        return result
    }

    private mutating func keywordOrStarred(allowsDouble: Bool) throws -> KeywordArgument? {
        if seeksMistakes { try mistakeInKeyword() }
        let start = mark
        let named = try attempt { p -> KeywordArgument? in
            guard let name = try p.acceptName(), try p.accept(.equal) != nil, let value = try p.expression() else {
                return nil
            }
            return .keyword(Keyword(name: p.name(name), value: value, range: p.range(from: start)))
        }
        if let named { return named }
        if !allowsDouble { return try starredExpression().map { .starred($0) } }
        return try attempt { p in
            guard try p.accept(.doubleStar) != nil, let value = try p.expression() else { return nil }
            return .keyword(Keyword(name: nil, value: value, range: p.range(from: start)))
        }
    }

    /// `*` and any expression, as in a call.
    mutating func starredExpression() throws -> Expression? {
        guard try look(.star) else { return nil }
        let start = mark
        if seeksMistakes {
            mark += 1
            if try expression() != nil, try accept(.equal) != nil, let value = try expression() {
                throw raise(
                    "cannot assign to iterable argument unpacking", from: tokens[start].range, to: value.range)
            }
            mark = start
        }
        mark += 1
        if let value = try expression() { return node(.starred(value), from: start) }
        // Not one of the mistakes: CPython raises this in its first reading too.
        throw raise("Invalid star expression")
    }

    private mutating func mistakeInKeyword() throws {
        let start = mark
        defer { mark = start }
        let kind = try peek()
        if kind == .kwTrue || kind == .kwFalse || kind == .kwNone {
            mark += 1
            if let equal = try accept(.equal) {
                let word = String(
                    decoding: bytes[Int(tokens[start].start)..<Int(tokens[start].end)], as: UTF8.self)
                throw raise("cannot assign to \(word)", from: tokens[start].range, to: equal.range)
            }
        }
        mark = start
        try mistakeInNamedGenerator()
        let isNamed = try follows { p in
            guard try p.acceptName() != nil else { return false }
            return try p.look(.equal)
        }
        if !isNamed {
            if let target = try expression(), let equal = try accept(.equal) {
                throw raise(
                    "expression cannot contain assignment, perhaps you meant \"==\"?", from: target.range,
                    to: equal.range)
            }
            mark = start
        }
        if let stars = try accept(.doubleStar), try expression() != nil, try accept(.equal) != nil,
            let value = try expression()
        {
            throw raise("cannot assign to keyword argument unpacking", from: stars.range, to: value.range)
        }
    }

    /// `f(a=b for b in c)`.
    private mutating func mistakeInNamedGenerator() throws {
        let start = mark
        defer { mark = start }
        if let name = try acceptName(), let equal = try accept(.equal), try expression() != nil,
            try clauses() != nil
        {
            throw raise(
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", from: name.range, to: equal.range)
        }
    }

    private mutating func mistakeInArguments() throws {
        let start = mark
        defer { mark = start }
        let keywordsRead = try attempt { p -> Bool in
            let positional = try p.positionalArguments()
            if !positional.isEmpty, try p.accept(.comma) != nil, try p.keywordArguments() != nil { return true }
            p.mark = start
            return try p.keywordArguments() != nil
        }
        if keywordsRead, let comma = try accept(.comma) {
            let starred = try separated { p -> Expression? in
                try p.attempt { p in
                    guard let value = try p.starredExpression() else { return nil }
                    return try p.look(.equal) ? nil : value
                }
            }
            if !starred.isEmpty {
                throw raise(
                    "iterable argument unpacking follows keyword argument unpacking", startingFrom: comma.range)
            }
        }
        let generatorMessage = "Generator expression must be parenthesized"
        mark = start
        if let value = try expression(), let clauses = try clauses(), try accept(.comma) != nil {
            let rest = mark
            if try callArguments() == nil {
                mark = rest
                if try expression() != nil { _ = try self.clauses() }
            }
            throw raise(generatorMessage, from: value.range, to: Self.lastItem(of: clauses, or: value).range)
        }
        mark = start
        try mistakeInNamedGenerator()
        for skipsArguments in [true, false] {
            mark = start
            if skipsArguments {
                guard try callArguments() != nil, try accept(.comma) != nil else { continue }
            }
            if let name = try acceptName(), let equal = try accept(.equal),
                try look(.comma) || look(.rightParen)
            {
                throw raise("expected argument value expression", from: name.range, to: equal.range)
            }
            if skipsArguments { continue }
        }
        mark = start
        if let arguments = try callArguments(), let clauses = try clauses(), arguments.positional.count > 1,
            let last = arguments.positional.last
        {
            throw raise(generatorMessage, from: last.range, to: Self.lastItem(of: clauses, or: last).range)
        }
        mark = start
        if try callArguments() != nil, try accept(.comma) != nil, let value = try expression(),
            let clauses = try clauses()
        {
            throw raise(generatorMessage, from: value.range, to: Self.lastItem(of: clauses, or: value).range)
        }
        mark = start
        if let arguments = try callArguments(), try accept(.comma) != nil, try callArguments() != nil {
            let unpacks = arguments.keywords.contains { $0.name == nil }
            throw raise("positional argument follows keyword argument" + (unpacks ? " unpacking" : ""))
        }
    }

    private static func lastItem(of clauses: [Comprehension], or value: Expression) -> Expression {
        guard let last = clauses.last else { return value }
        return last.conditions.last ?? last.iterable
    }

    // MARK: - Parameters

    /// Parameters of a `def` (until `)`) or of a `lambda` (until `:`).
    mutating func parameters(isLambda: Bool) throws -> Bool {
        if seeksMistakes { try mistakeInParameters(isLambda) }
        if try slash(isLambda, withDefault: false) {
            while try parameter(isLambda, .without) != nil {}
            while try parameter(isLambda, .with) != nil {}
            _ = try starParameters(isLambda)
            return true
        }
        if try slash(isLambda, withDefault: true) {
            while try parameter(isLambda, .with) != nil {}
            _ = try starParameters(isLambda)
            return true
        }
        var count = 0
        while try parameter(isLambda, .without) != nil { count += 1 }
        while try parameter(isLambda, .with) != nil { count += 1 }
        if count > 0 {
            _ = try starParameters(isLambda)
            return true
        }
        return try starParameters(isLambda)
    }

    private enum Default { case with, without, maybe }

    /// A parameter with its comma, or before the closing token.
    private mutating func parameter(
        _ isLambda: Bool, _ kind: Default, isStar: Bool = false
    ) throws -> SourceRange? {
        try attempt { p in
            guard let range = try p.bareParameter(isLambda, isStar: isStar) else { return nil }
            if kind != .without {
                let hasDefault = try p.defaultValue()
                if kind == .with, !hasDefault { return nil }
            }
            if try p.accept(.comma) != nil { return range }
            return try p.look(isLambda ? .colon : .rightParen) ? range : nil
        }
    }

    private mutating func bareParameter(_ isLambda: Bool, isStar: Bool = false) throws -> SourceRange? {
        let start = mark
        guard try acceptName() != nil else { return nil }
        if !isLambda {
            let annotated = try attempt { p in
                guard try p.accept(.colon) != nil else { return false }
                return try isStar ? p.starExpression() != nil : p.expression() != nil
            }
            if isStar, !annotated {
                mark = start
                return nil
            }
        }
        return range(from: start)
    }

    private mutating func defaultValue() throws -> Bool {
        let start = mark
        guard let equal = try accept(.equal) else { return false }
        if try expression() != nil { return true }
        mark = start + 1
        if seeksMistakes, try look(.rightParen) || look(.comma) {
            throw raise("expected default value expression", at: equal.range)
        }
        mark = start
        return false
    }

    /// Parameters up to a `/`, at least one of them.
    private mutating func slash(_ isLambda: Bool, withDefault: Bool) throws -> Bool {
        try attempt { p in
            var count = 0
            while try p.parameter(isLambda, .without) != nil { count += 1 }
            if withDefault {
                count = 0
                while try p.parameter(isLambda, .with) != nil { count += 1 }
            }
            guard count > 0, try p.accept(.slash) != nil else { return false }
            if try p.accept(.comma) != nil { return true }
            return try p.look(isLambda ? .colon : .rightParen)
        }
    }

    private mutating func anySlash(_ isLambda: Bool) throws -> Bool {
        if try slash(isLambda, withDefault: false) { return true }
        return try slash(isLambda, withDefault: true)
    }

    private mutating func starParameters(_ isLambda: Bool) throws -> Bool {
        if seeksMistakes { try mistakeInStar(isLambda) }
        let named = try attempt { p in
            guard try p.accept(.star) != nil else { return false }
            if try p.parameter(isLambda, .without) == nil {
                guard !isLambda, try p.parameter(isLambda, .without, isStar: true) != nil else { return false }
            }
            while try p.parameter(isLambda, .maybe) != nil {}
            _ = try p.doubleStarParameter(isLambda)
            return true
        }
        if named { return true }
        let bare = try attempt { p in
            guard try p.accept(.star) != nil, try p.accept(.comma) != nil,
                try p.parameter(isLambda, .maybe) != nil
            else { return false }
            while try p.parameter(isLambda, .maybe) != nil {}
            _ = try p.doubleStarParameter(isLambda)
            return true
        }
        if bare { return true }
        return try doubleStarParameter(isLambda)
    }

    private mutating func doubleStarParameter(_ isLambda: Bool) throws -> Bool {
        if seeksMistakes { try mistakeInDoubleStar(isLambda) }
        return try attempt { p in
            guard try p.accept(.doubleStar) != nil else { return false }
            return try p.parameter(isLambda, .without) != nil
        }
    }

    private mutating func mistakeInParameters(_ isLambda: Bool) throws {
        let start = mark
        defer { mark = start }
        if let slash = try accept(.slash), try accept(.comma) != nil {
            throw raise("at least one argument must precede /", at: slash.range)
        }
        mark = start
        if try anySlash(isLambda) {
            while try parameter(isLambda, .maybe) != nil {}
            if let second = try accept(.slash) { throw raise("/ may appear only once", at: second.range) }
        }
        mark = start
        _ = try slash(isLambda, withDefault: false)
        while try parameter(isLambda, .without) != nil {}
        var hasDefaults = try slash(isLambda, withDefault: true)
        if !hasDefaults {
            while try parameter(isLambda, .with) != nil { hasDefaults = true }
        }
        if hasDefaults, let range = try parameter(isLambda, .without) {
            throw raise("parameter without a default follows parameter with a default", at: range)
        }
        mark = start
        while try parameter(isLambda, .without) != nil {}
        if let opening = try accept(.leftParen) {
            var count = 0
            if isLambda {
                count = try separated { try $0.acceptName() }.count
            } else {
                while try parameter(false, .without) != nil { count += 1 }
            }
            if count > 0 {
                _ = try accept(.comma)
                if let closing = try accept(.rightParen) {
                    let kind = isLambda ? "Lambda expression" : "Function"
                    throw raise(
                        "\(kind) parameters cannot be parenthesized", from: opening.range, to: closing.range)
                }
            }
        }
        mark = start
        _ = try anySlash(isLambda)
        while try parameter(isLambda, .maybe) != nil {}
        if try accept(.star) != nil, try accept(.comma) != nil || parameter(isLambda, .without) != nil {
            while try parameter(isLambda, .maybe) != nil {}
            if let slash = try accept(.slash) { throw raise("/ must be ahead of *", at: slash.range) }
        }
        mark = start
        var count = 0
        while try parameter(isLambda, .maybe) != nil { count += 1 }
        if count > 0, try accept(.slash) != nil, let star = try accept(.star) {
            throw raise("expected comma between / and *", at: star.range)
        }
    }

    private mutating func mistakeInStar(_ isLambda: Bool) throws {
        let start = mark
        defer { mark = start }
        guard let star = try accept(.star) else { return }
        let closing: TokenKind = isLambda ? .colon : .rightParen
        let isBare = try attempt { p in
            if try p.accept(closing) != nil { return true }
            guard try p.accept(.comma) != nil else { return false }
            return try p.accept(closing) != nil || p.accept(.doubleStar) != nil
        }
        if isBare {
            // For a lambda CPython names the furthest token instead of the star.
            if isLambda { throw raise("named arguments must follow bare *") }
            throw raise("named arguments must follow bare *", at: star.range)
        }
        mark = start + 1
        if try bareParameter(isLambda) != nil, let equal = try accept(.equal) {
            throw raise("var-positional argument cannot have default value", at: equal.range)
        }
        mark = start + 1
        if try parameter(isLambda, .without) != nil || accept(.comma) != nil {
            while try parameter(isLambda, .maybe) != nil {}
            if let second = try accept(.star), try parameter(isLambda, .without) != nil || accept(.comma) != nil {
                throw raise("* argument may appear only once", at: second.range)
            }
        }
    }

    private mutating func mistakeInDoubleStar(_ isLambda: Bool) throws {
        let start = mark
        defer { mark = start }
        guard try accept(.doubleStar) != nil, try bareParameter(isLambda) != nil else { return }
        if let equal = try accept(.equal) {
            throw raise("var-keyword argument cannot have default value", at: equal.range)
        }
        guard try accept(.comma) != nil else { return }
        let message = "arguments cannot follow var-keyword argument"
        if let range = try bareParameter(isLambda) { throw raise(message, at: range) }
        for kind in [TokenKind.star, .doubleStar, .slash] {
            if let token = try accept(kind) { throw raise(message, at: token.range) }
        }
    }
}
