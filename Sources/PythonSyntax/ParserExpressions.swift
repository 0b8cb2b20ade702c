// Expressions, from the loosest binding to the tightest.
// Python documentation: Language Reference 6.17, "Operator precedence".
//
// Chains of operators are loops, never recursion: `a + a + ... + a` must not use up the stack. Every loop that
// puts one node above another calls `grow`, which counts the height of the tree.

extension Parser {
    /// A tuple without parentheses, or one expression; no stars.
    mutating func parseExpressions() throws(ParseFailure) -> Expression {
        let start = startOffset
        let first = try parseTernary()
        guard kind == .comma else { return first }
        var items = [first]
        while accept(.comma), beginsExpression { items.append(try parseTernary()) }
        return Expression(.tuple(items), range(from: start))
    }

    /// A tuple without parentheses, with stars, or one expression.
    mutating func parseStarExpressions() throws(ParseFailure) -> Expression {
        let start = startOffset
        let first = try parseStarExpression()
        guard kind == .comma else { return first }
        var items = [first]
        while accept(.comma), beginsExpression || kind == .star { items.append(try parseStarExpression()) }
        return Expression(.tuple(items), range(from: start))
    }

    mutating func parseStarExpression() throws(ParseFailure) -> Expression {
        kind == .star ? try parseStarred() : try parseTernary()
    }

    mutating func parseStarNamedExpression() throws(ParseFailure) -> Expression {
        kind == .star ? try parseStarred() : try parseNamedExpression()
    }

    /// `*` and an operand that binds at least as tightly as `|`.
    private mutating func parseStarred() throws(ParseFailure) -> Expression {
        let start = startOffset
        advance()
        let value = try parseBinary(1)
        return Expression(.starred(value), range(from: start))
    }

    /// Whether the next token can begin an expression: decides what follows a trailing comma.
    var beginsExpression: Bool {
        switch kind {
        case .name, .number, .string, .fStringStart, .leftParen, .leftBracket, .leftBrace, .ellipsis, .minus, .plus,
            .tilde, .kwNot, .kwLambda, .kwAwait, .kwNone, .kwTrue, .kwFalse:
            true
        default: false
        }
    }

    /// `name := value`, or an expression.
    mutating func parseNamedExpression() throws(ParseFailure) -> Expression {
        guard kind == .name, kind(after: 1) == .walrus else { return try parseTernary() }
        let start = startOffset
        let target = try parseIdentifier()
        advance()
        let value = try parseTernary()
        return Expression(.namedExpression(target: target, value: value), range(from: start))
    }

    mutating func parseYield() throws(ParseFailure) -> Expression {
        let start = startOffset
        try expect(.kwYield)
        if accept(.kwFrom) {
            let value = try parseTernary()
            return Expression(.yieldFrom(value), range(from: start))
        }
        let value = beginsExpression || kind == .star ? try parseStarExpressions() : nil
        return Expression(.yield(value), range(from: start))
    }

    // MARK: - Conditions

    /// The grammar's `expression`: a conditional expression, a lambda, or what binds tighter.
    mutating func parseTernary() throws(ParseFailure) -> Expression {
        try enter()
        let outer = height
        height = 0
        let start = startOffset
        if kind == .kwLambda {
            advance()
            let parameters = try parseParameters(until: .colon)
            advance()
            let body = try parseTernary()
            return try finish(Expression(.lambda(parameters, body: body), range(from: start)), outer)
        }
        let body = try parseOr()
        guard accept(.kwIf) else { return try finish(body, outer) }
        let test = try parseOr()
        try expect(.kwElse)
        let orElse = try parseTernary()
        return try finish(
            Expression(.ifExpression(test: test, body: body, orElse: orElse), range(from: start)), outer)
    }

    /// Closes what `enter` and a fresh `height` opened.
    @inline(__always)
    private mutating func finish(_ expression: Expression, _ outer: Int) throws(ParseFailure) -> Expression {
        leave()
        try grow()
        height = max(height, outer)
        return expression
    }

    mutating func parseOr() throws(ParseFailure) -> Expression {
        let start = startOffset
        let first = try parseAnd()
        guard kind == .kwOr else { return first }
        var values = [first]
        while accept(.kwOr) { values.append(try parseAnd()) }
        return Expression(.boolOp(.or, values), range(from: start))
    }

    private mutating func parseAnd() throws(ParseFailure) -> Expression {
        let start = startOffset
        let first = try parseNot()
        guard kind == .kwAnd else { return first }
        var values = [first]
        while accept(.kwAnd) { values.append(try parseNot()) }
        return Expression(.boolOp(.and, values), range(from: start))
    }

    private mutating func parseNot() throws(ParseFailure) -> Expression {
        guard kind == .kwNot else { return try parseComparison() }
        let first = position
        while kind == .kwNot { advance() }
        let last = position
        let outer = height
        height = 0
        var result = try parseComparison()
        try checkPrefixCount(last - first)
        for index in (first..<last).reversed() {
            result = Expression(.unary(.not, result), range(from: tokens[index].start))
        }
        height = max(height + last - first, outer)
        return result
    }

    /// A row of prefix operators is built in a loop, and counts as deep as the recursion that it stands for.
    private mutating func checkPrefixCount(_ count: Int) throws(ParseFailure) {
        if nesting + height + count > Self.nestingLimit {
            throw raise(
                "Parser stack overflowed - Python source too complex to parse", type: "MemoryError", at: token.range)
        }
    }

    private mutating func parseComparison() throws(ParseFailure) -> Expression {
        let start = startOffset
        let left = try parseBinary(1)
        guard let op = acceptCompareOperator() else { return left }
        var operators = [op]
        var comparators = [try parseBinary(1)]
        while let op = acceptCompareOperator() {
            operators.append(op)
            comparators.append(try parseBinary(1))
        }
        return Expression(.compare(left, operators, comparators), range(from: start))
    }

    private mutating func acceptCompareOperator() -> CompareOperator? {
        let op: CompareOperator
        switch kind {
        case .equalEqual: op = .equal
        case .notEqual:
            // `<>` is the same token, and not Python.
            guard bytes[Int(token.start)] == UInt8(ascii: "!") else { return nil }
            op = .notEqual
        case .less: op = .less
        case .lessEqual: op = .lessOrEqual
        case .greater: op = .greater
        case .greaterEqual: op = .greaterOrEqual
        case .kwIn: op = .in
        case .kwIs:
            advance()
            return accept(.kwNot) ? .isNot : .is
        case .kwNot:
            guard kind(after: 1) == .kwIn else { return nil }
            advance()
            op = .notIn
        default: return nil
        }
        advance()
        return op
    }

    // MARK: - Arithmetic

    /// The binding power of a binary operator, from 1 (`|`) to 6 (`*`); 0 for any other token.
    @inline(__always)
    static func binaryOperator(_ kind: TokenKind) -> (op: BinaryOperator, power: Int) {
        switch kind {
        case .pipe: (.bitOr, 1)
        case .caret: (.bitXor, 2)
        case .ampersand: (.bitAnd, 3)
        case .leftShift: (.leftShift, 4)
        case .rightShift: (.rightShift, 4)
        case .plus: (.add, 5)
        case .minus: (.subtract, 5)
        case .star: (.multiply, 6)
        case .slash: (.divide, 6)
        case .doubleSlash: (.floorDivide, 6)
        case .percent: (.modulo, 6)
        case .at: (.matrixMultiply, 6)
        default: (.add, 0)
        }
    }

    /// Binary operators of at least this binding power; all of them associate to the left.
    mutating func parseBinary(_ power: Int) throws(ParseFailure) -> Expression {
        let start = startOffset
        let outer = height
        height = 0
        var left = try parseFactor()
        while true {
            let (op, nextPower) = Self.binaryOperator(kind)
            guard nextPower >= power, nextPower > 0 else { break }
            advance()
            let right = try parseBinary(nextPower + 1)
            left = Expression(.binary(left, op, right), range(from: start))
            try grow()
        }
        height = max(height, outer)
        return left
    }

    /// `-`, `+`, `~` and their operand; `**` binds tighter on its left, and not as tight on its right.
    private mutating func parseFactor() throws(ParseFailure) -> Expression {
        guard kind == .minus || kind == .plus || kind == .tilde else { return try parsePower() }
        let first = position
        while kind == .minus || kind == .plus || kind == .tilde { advance() }
        let last = position
        let outer = height
        height = 0
        var result = try parsePower()
        try checkPrefixCount(last - first)
        for index in (first..<last).reversed() {
            let op: UnaryOperator =
                switch tokens[index].kind {
                case .minus: .minus
                case .plus: .plus
                default: .invert
                }
            result = Expression(.unary(op, result), range(from: tokens[index].start))
        }
        height = max(height + last - first, outer)
        return result
    }

    private mutating func parsePower() throws(ParseFailure) -> Expression {
        let start = startOffset
        let base: Expression
        if accept(.kwAwait) {
            let value = try parsePrimary()
            base = Expression(.await(value), range(from: start))
        } else {
            base = try parsePrimary()
        }
        guard accept(.doubleStar) else { return base }
        try enter()
        let exponent = try parseFactor()
        leave()
        try grow()
        return Expression(.binary(base, .power, exponent), range(from: start))
    }

    // MARK: - Attributes, calls, subscripts

    mutating func parsePrimary() throws(ParseFailure) -> Expression {
        let start = startOffset
        var result = try parseAtom()
        guard kind == .dot || kind == .leftParen || kind == .leftBracket else { return result }
        let outer = height
        height = 0
        loop: while true {
            switch kind {
            case .dot:
                advance()
                let name = try parseIdentifier()
                result = Expression(.attribute(result, name), range(from: start))
            case .leftParen:
                let arguments = try parseArguments()
                result = Expression(
                    .call(function: result, arguments: arguments.positional, keywords: arguments.keywords),
                    range(from: start))
            case .leftBracket:
                advance()
                let index = try parseSlices()
                try expect(.rightBracket)
                result = Expression(.subscript(result, index: index), range(from: start))
            default: break loop
            }
            try grow()
        }
        height = max(height, outer)
        return result
    }

    struct Arguments {
        var positional: [Expression] = []
        var keywords: [Keyword] = []
    }

    /// The arguments of a call or a class header, with their parentheses.
    mutating func parseArguments(allowsGenerator: Bool = true) throws(ParseFailure) -> Arguments {
        let open = startOffset
        advance()
        var result = Arguments()
        var sawDoubleStar = false
        while kind != .rightParen {
            let start = startOffset
            switch kind {
            case .star:
                guard !sawDoubleStar else { throw ParseFailure() }
                advance()
                let value = try parseTernary()
                result.positional.append(Expression(.starred(value), range(from: start)))
            case .doubleStar:
                advance()
                sawDoubleStar = true
                let value = try parseTernary()
                result.keywords.append(Keyword(name: nil, value: value, range: range(from: start)))
            default:
                if kind == .name, kind(after: 1) == .equal {
                    let name = try parseIdentifier()
                    advance()
                    let value = try parseTernary()
                    result.keywords.append(Keyword(name: name, value: value, range: range(from: start)))
                    break
                }
                guard result.keywords.isEmpty else { throw ParseFailure() }
                let value = try parseNamedExpression()
                if kind == .kwFor || kind == .kwAsync {
                    guard allowsGenerator, result.positional.isEmpty else { throw ParseFailure() }
                    let clauses = try parseComprehensions()
                    try expect(.rightParen)
                    result.positional.append(Expression(.generator(value, clauses), range(from: open)))
                    return result
                }
                result.positional.append(value)
            }
            guard accept(.comma) else { break }
        }
        try expect(.rightParen)
        return result
    }

    /// What stands between the brackets of a subscript.
    private mutating func parseSlices() throws(ParseFailure) -> Expression {
        let start = startOffset
        let first = try parseSlice()
        if kind != .comma {
            guard case .starred = first.kind else { return first }
            return Expression(.tuple([first]), range(from: start))
        }
        var items = [first]
        while accept(.comma), kind != .rightBracket { items.append(try parseSlice()) }
        return Expression(.tuple(items), range(from: start))
    }

    private mutating func parseSlice() throws(ParseFailure) -> Expression {
        let start = startOffset
        if kind == .star {
            advance()
            let value = try parseTernary()
            return Expression(.starred(value), range(from: start))
        }
        var lower: Expression?
        if kind != .colon {
            let value = try parseNamedExpression()
            guard kind == .colon else { return value }
            if case .namedExpression = value.kind,
                tokens[position - 1].kind != .rightParen
                    || bytes[Int(start)] != UInt8(ascii: "(")
            {
                throw ParseFailure()
            }
            lower = value
        }
        try expect(.colon)
        var upper: Expression?
        var step: Expression?
        if kind != .colon, kind != .comma, kind != .rightBracket { upper = try parseTernary() }
        if accept(.colon), kind != .comma, kind != .rightBracket { step = try parseTernary() }
        return Expression(.slice(lower: lower, upper: upper, step: step), range(from: start))
    }
}
