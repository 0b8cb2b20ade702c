// Expressions, as `Diagnosis` reads them: the alternatives in CPython's order.

extension Diagnosis {
    // MARK: - Lists of expressions

    mutating func expressions() throws -> Expression? {
        try tupleWithoutParentheses { try $0.expression() }
    }

    mutating func starExpressions() throws -> Expression? {
        try tupleWithoutParentheses { try $0.starExpression() }
    }

    private mutating func tupleWithoutParentheses(
        _ item: (inout Diagnosis) throws -> Expression?
    ) throws -> Expression? {
        let start = mark
        let items = try separated(item)
        guard let first = items.first else {
            mark = start
            return nil
        }
        let hasComma = try accept(.comma) != nil
        return items.count == 1 && !hasComma ? first : node(.tuple(items), from: start)
    }

    mutating func starExpression() throws -> Expression? {
        try remember(.starExpression) { p in try p.starred() ?? p.expression() }
    }

    /// `*` and an operand that binds at least as tightly as `|`.
    private mutating func starred() throws -> Expression? {
        try attempt { p in
            let start = p.mark
            guard try p.accept(.star) != nil, let value = try p.binary(1) else { return nil }
            return p.node(.starred(value), from: start)
        }
    }

    mutating func starNamedExpression() throws -> Expression? {
        try starred() ?? namedExpression()
    }

    mutating func starNamedExpressions() throws -> [Expression]? {
        let items = try separated { try $0.starNamedExpression() }
        guard !items.isEmpty else { return nil }
        _ = try accept(.comma)
        return items
    }

    // MARK: - Named expressions

    mutating func assignmentExpression() throws -> Expression? {
        try attempt { p in
            let start = p.mark
            guard let name = try p.acceptName(), try p.accept(.walrus) != nil, let value = try p.expression() else {
                return nil
            }
            let target = Identifier(name: "", range: name.range)
            return p.node(.namedExpression(target: target, value: value), from: start)
        }
    }

    /// An expression that no `:=` follows.
    private mutating func expressionWithoutWalrus() throws -> Expression? {
        try attempt { p in
            guard let value = try p.expression() else { return nil }
            return try p.look(.walrus) ? nil : value
        }
    }

    mutating func plainArgument() throws -> Expression? {
        try assignmentExpression() ?? expressionWithoutWalrus()
    }

    mutating func namedExpression() throws -> Expression? {
        try remember(.namedExpression) { p in
            if let value = try p.assignmentExpression() { return value }
            if p.seeksMistakes { try p.mistakeInNamedExpression() }
            return try p.expressionWithoutWalrus()
        }
    }

    private mutating func mistakeInNamedExpression() throws {
        let start = mark
        // Remembered as having failed: a mistake that was found ends the reading.
        _ = try remember(.namedMistake) { p in
            if let target = try p.expression(), try p.accept(.walrus) != nil, try p.expression() != nil {
                throw p.raise(
                    "cannot use assignment expressions with \(Self.name(of: target))", at: target.range)
            }
            p.mark = start
            if let name = try p.acceptName(), try p.accept(.equal) != nil, let value = try p.binary(1),
                try !(p.look(.equal) || p.look(.walrus))
            {
                throw p.raise(
                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", from: name.range, to: value.range)
            }
            p.mark = start
            switch try p.peek() {
            case .kwTrue, .kwNone, .kwFalse: return nil
            default: break
            }
            let isDisplay = try p.follows { p in
                if try p.list() != nil { return true }
                if try p.tuple() != nil { return true }
                return try p.generator() != nil
            }
            if isDisplay { return nil }
            if let target = try p.binary(1), try p.accept(.equal) != nil, try p.binary(1) != nil,
                try !(p.look(.equal) || p.look(.walrus))
            {
                throw p.raise(
                    "cannot assign to \(Self.name(of: target)) here. Maybe you meant '==' instead of '='?",
                    at: target.range)
            }
            return nil
        }
        mark = start
    }

    // MARK: - Conditional expressions

    mutating func expression() throws -> Expression? {
        try remember(.expression) { p in
            if p.seeksMistakes {
                try p.mistakeInExpression()
                try p.mistakeOfPython2()
            }
            return try p.conditional()
        }
    }

    private mutating func conditional() throws -> Expression? {
        let start = mark
        let whole = try attempt { p -> Expression? in
            guard let body = try p.disjunction(), try p.accept(.kwIf) != nil, let test = try p.disjunction(),
                try p.accept(.kwElse) != nil, let orElse = try p.expression()
            else { return nil }
            return p.node(.ifExpression(test: test, body: body, orElse: orElse), from: start)
        }
        if let whole { return whole }
        if let value = try disjunction() { return value }
        return try lambda()
    }

    /// The same without a look for mistakes.
    private mutating func expressionWithoutMistakes() throws -> Expression? {
        let saved = seeksMistakes
        seeksMistakes = false
        defer { seeksMistakes = saved }
        return try conditional()
    }

    private mutating func mistakeInExpression() throws {
        let start = mark
        defer { mark = start }
        if try !beginsLikePrefixOrSoftKeyword(), let first = try disjunction() {
            if let second = try expressionWithoutMistakes() {
                let isPython2 = isPython2Statement(first)
                if !isPython2, levels[max(0, mark - 1 - self.start)] > 0 {
                    throw raise("invalid syntax. Perhaps you forgot a comma?", from: first.range, to: second.range)
                }
            }
        }
        mark = start
        if let body = try disjunction(), try accept(.kwIf) != nil, let test = try disjunction(),
            try !(look(.kwElse) || look(.colon))
        {
            throw raise("expected 'else' after 'if' expression", from: body.range, to: test.range)
        }
        mark = start
        if let keyword = try accept(.kwLambda) {
            _ = try parameters(isLambda: true)
            if let colon = try accept(.colon), try look(.fStringMiddle) {
                throw raise(
                    "f-string: lambda expressions are not allowed without parentheses", from: keyword.range,
                    to: colon.range)
            }
        }
    }

    /// A name before a string may be a mistyped prefix, and a soft keyword may be a statement's begin: then a
    /// missing comma is not suggested.
    private mutating func beginsLikePrefixOrSoftKeyword() throws -> Bool {
        guard try look(.name) else { return false }
        let start = mark
        defer { mark = start }
        mark += 1
        if try look(.string) { return true }
        // CPython compares as many bytes as the name has, so that `c` passes for `case` here.
        let name = bytes[Int(tokens[start].start)..<Int(tokens[start].end)]
        return ["_", "case", "match", "type"].contains { $0.utf8.starts(with: name) }
    }

    private func isPython2Statement(_ expression: Expression) -> Bool {
        guard case .name(let name) = expression.kind else { return false }
        return name == "print" || name == "exec"
    }

    private mutating func mistakeOfPython2() throws {
        let start = mark
        defer { mark = start }
        guard let name = try acceptName(), try !look(.leftParen), let arguments = try starExpressions() else { return }
        let text = parser.text(of: name)
        guard text == "print" || text == "exec" else { return }
        throw raise(
            "Missing parentheses in call to '\(text)'. Did you mean \(text)(...)?", from: name.range,
            to: arguments.range)
    }

    private mutating func lambda() throws -> Expression? {
        try attempt { p in
            let start = p.mark
            guard try p.accept(.kwLambda) != nil else { return nil }
            _ = try p.parameters(isLambda: true)
            guard try p.accept(.colon) != nil, let body = try p.expression() else { return nil }
            return p.node(.lambda(Parameters(), body: body), from: start)
        }
    }

    mutating func yieldExpression() throws -> Expression? {
        try attempt { p in
            let start = p.mark
            guard try p.accept(.kwYield) != nil else { return nil }
            let delegates = try p.attempt { p -> Expression? in
                guard try p.accept(.kwFrom) != nil else { return nil }
                return try p.expression()
            }
            if let delegates { return p.node(.yieldFrom(delegates), from: start) }
            return p.node(.yield(try p.starExpressions()), from: start)
        }
    }

    // MARK: - Operators

    mutating func disjunction() throws -> Expression? {
        try remember(.disjunction) { p in try p.chain(.kwOr, .or) { try $0.conjunction() } }
    }

    private mutating func conjunction() throws -> Expression? {
        try remember(.conjunction) { p in try p.chain(.kwAnd, .and) { try $0.inversion() } }
    }

    private mutating func chain(
        _ keyword: TokenKind, _ op: BoolOperator, _ operand: (inout Diagnosis) throws -> Expression?
    ) throws -> Expression? {
        let start = mark
        guard let first = try operand(&self) else { return nil }
        var values = [first]
        while let next = try attempt({ p -> Expression? in
            guard try p.accept(keyword) != nil else { return nil }
            return try operand(&p)
        }) {
            values.append(next)
        }
        return values.count == 1 ? first : node(.boolOp(op, values), from: start)
    }

    private mutating func inversion() throws -> Expression? {
        try remember(.inversion) { p in
            let start = p.mark
            if try p.accept(.kwNot) != nil {
                guard let operand = try p.inversion() else { return nil }
                return p.node(.unary(.not, operand), from: start)
            }
            return try p.comparison()
        }
    }

    private mutating func comparison() throws -> Expression? {
        try remember(.comparison) { p in
            let start = p.mark
            guard let left = try p.binary(1) else { return nil }
            var operators: [CompareOperator] = []
            var comparators: [Expression] = []
            while let (op, value) = try p.attempt({ p -> (CompareOperator, Expression)? in
                guard let op = try p.compareOperator(), let value = try p.binary(1) else { return nil }
                return (op, value)
            }) {
                operators.append(op)
                comparators.append(value)
            }
            return operators.isEmpty ? left : p.node(.compare(left, operators, comparators), from: start)
        }
    }

    private mutating func compareOperator() throws -> CompareOperator? {
        let op: CompareOperator
        switch try peek() {
        case .equalEqual: op = .equal
        case .notEqual:
            guard bytes[Int(tokens[mark].start)] == UInt8(ascii: "!") else { return nil }
            op = .notEqual
        case .less: op = .less
        case .lessEqual: op = .lessOrEqual
        case .greater: op = .greater
        case .greaterEqual: op = .greaterOrEqual
        case .kwIn: op = .in
        case .kwIs:
            mark += 1
            return try accept(.kwNot) != nil ? .isNot : .is
        case .kwNot:
            mark += 1
            return try accept(.kwIn) != nil ? .notIn : nil
        default: return nil
        }
        mark += 1
        return op
    }

    /// Binary operators of at least this binding power.
    mutating func binary(_ power: Int) throws -> Expression? {
        guard power <= 6 else { return try factor() }
        let rules: [Rule] = [.binary1, .binary2, .binary3, .binary4, .binary5, .binary6]
        return try remember(rules[power - 1]) { p in
            let start = p.mark
            if p.seeksMistakes {
                if power == 4 { try p.mistakeInArithmetic() }
                if power == 6 { try p.mistakeInFactor() }
            }
            guard var left = try p.binary(power + 1) else { return nil }
            while let (op, right) = try p.attempt({ p -> (BinaryOperator, Expression)? in
                let (op, found) = Parser.binaryOperator(try p.peek())
                guard found == power else { return nil }
                p.mark += 1
                guard let right = try p.binary(power + 1) else { return nil }
                return (op, right)
            }) {
                left = p.node(.binary(left, op, right), from: start)
            }
            return left
        }
    }

    private mutating func mistakeInArithmetic() throws {
        let start = mark
        defer { mark = start }
        guard try binary(5) != nil else { return }
        switch try peek() {
        case .plus, .minus, .star, .slash, .percent, .doubleSlash, .at: mark += 1
        default: return
        }
        try raiseNot { try $0.inversion() }
    }

    private mutating func mistakeInFactor() throws {
        let start = mark
        defer { mark = start }
        switch try peek() {
        case .plus, .minus, .tilde: mark += 1
        default: return
        }
        try raiseNot { try $0.factor() }
    }

    private mutating func raiseNot(_ operand: (inout Diagnosis) throws -> Expression?) throws {
        guard let keyword = try accept(.kwNot), let value = try operand(&self) else { return }
        throw raise("'not' after an operator must be parenthesized", from: keyword.range, to: value.range)
    }

    private mutating func factor() throws -> Expression? {
        try remember(.factor) { p in
            let start = p.mark
            let op: UnaryOperator
            switch try p.peek() {
            case .plus: op = .plus
            case .minus: op = .minus
            case .tilde: op = .invert
            default: return try p.power()
            }
            p.mark += 1
            guard let operand = try p.factor() else { return nil }
            return p.node(.unary(op, operand), from: start)
        }
    }

    private mutating func power() throws -> Expression? {
        let start = mark
        guard let base = try awaitPrimary() else { return nil }
        let exponent = try attempt { p -> Expression? in
            guard try p.accept(.doubleStar) != nil else { return nil }
            return try p.factor()
        }
        guard let exponent else { return base }
        return node(.binary(base, .power, exponent), from: start)
    }

    private mutating func awaitPrimary() throws -> Expression? {
        try remember(.awaitPrimary) { p in
            let start = p.mark
            if try p.accept(.kwAwait) != nil {
                guard let value = try p.primary() else { return nil }
                return p.node(.await(value), from: start)
            }
            return try p.primary()
        }
    }

    // MARK: - Attributes, calls, subscripts

    private mutating func primary() throws -> Expression? {
        try remember(.primary) { p in
            let start = p.mark
            guard var value = try p.atom() else { return nil }
            while let next = try p.trailer(of: value, from: start) { value = next }
            return value
        }
    }

    /// `.name`, a call or a subscript behind an expression.
    func name(_ token: Token) -> Identifier { Identifier(name: parser.text(of: token), range: token.range) }

    mutating func trailer(of value: Expression, from start: Int) throws -> Expression? {
        switch try peek() {
        case .dot:
            return try attempt { p in
                p.mark += 1
                guard let name = try p.acceptName() else { return nil }
                return p.node(.attribute(value, p.name(name)), from: start)
            }
        case .leftParen:
            if let generator = try generator() {
                return node(.call(function: value, arguments: [generator], keywords: []), from: start)
            }
            return try attempt { p in
                p.mark += 1
                let arguments = try p.arguments()
                guard try p.accept(.rightParen) != nil else { return nil }
                return p.node(
                    .call(
                        function: value, arguments: arguments?.positional ?? [], keywords: arguments?.keywords ?? []),
                    from: start)
            }
        case .leftBrace:
            return try generator()
        case .leftBracket:
            _ = try generator()
            return try attempt { p in
                p.mark += 1
                guard let index = try p.slices(), try p.accept(.rightBracket) != nil else { return nil }
                return p.node(.subscript(value, index: index), from: start)
            }
        default: return nil
        }
    }

    private mutating func slices() throws -> Expression? {
        let start = mark
        if let single = try attempt({ p -> Expression? in
            guard let slice = try p.slice() else { return nil }
            return try p.look(.comma) ? nil : slice
        }) {
            return single
        }
        let items = try separated { p in try p.slice() ?? p.starredExpression() }
        guard !items.isEmpty else { return nil }
        _ = try accept(.comma)
        return node(.tuple(items), from: start)
    }

    private mutating func slice() throws -> Expression? {
        let start = mark
        let slice = try attempt { p -> Expression? in
            let lower = try p.expression()
            guard try p.accept(.colon) != nil else { return nil }
            let upper = try p.expression()
            var step: Expression?
            if try p.accept(.colon) != nil { step = try p.expression() }
            return p.node(.slice(lower: lower, upper: upper, step: step), from: start)
        }
        if let slice { return slice }
        return try namedExpression()
    }
}
