// Statements with blocks.
// Python documentation: Language Reference, chapter 8, "Compound statements".

extension Parser {
    /// Parses a compound statement, or returns nil where none begins.
    mutating func parseCompoundStatement() throws(ParseFailure) -> Statement? {
        let start = startOffset
        let statement: Statement.Kind
        switch kind {
        case .kwIf:
            return try parseIf()
        case .kwWhile:
            advance()
            let test = try parseNamedExpression()
            let body = try parseColonBlock()
            statement = .whileLoop(test: test, body: body, orElse: try parseElse())
        case .kwFor: statement = try parseFor(isAsync: false)
        case .kwTry: statement = try parseTry()
        case .kwWith: statement = try parseWith(isAsync: false)
        case .kwDef, .kwClass, .at: return try parseDefinition()
        case .kwAsync:
            switch kind(after: 1) {
            case .kwFor:
                advance()
                statement = try parseFor(isAsync: true)
            case .kwWith:
                advance()
                statement = try parseWith(isAsync: true)
            default: return try parseDefinition()
            }
        case .name:
            guard isName("match"), let match = try parseMatch() else { return nil }
            statement = match
        default:
            return nil
        }
        return Statement(statement, range(from: start))
    }

    // MARK: - if, for, try, with

    /// `if` or `elif`. A chain of `elif` is built from its end, without recursion.
    private mutating func parseIf() throws(ParseFailure) -> Statement {
        var branches: [(start: Int32, test: Expression, body: [Statement])] = []
        repeat {
            let start = startOffset
            advance()
            let test = try parseNamedExpression()
            branches.append((start, test, try parseColonBlock()))
            if branches.count > Self.nestingLimit {
                throw raise(
                    "Parser stack overflowed - Python source too complex to parse", type: "MemoryError",
                    at: token.range)
            }
        } while kind == .kwElif
        var orElse = try parseElse()
        let end = previousEnd
        var result: Statement?
        for branch in branches.reversed() {
            let statement = Statement(
                .ifStatement(test: branch.test, body: branch.body, orElse: orElse),
                SourceRange(start: Int(branch.start), end: Int(end)))
            orElse = [statement]
            result = statement
        }
        guard let result else { throw ParseFailure() }
        return result
    }

    private mutating func parseElse() throws(ParseFailure) -> [Statement] {
        accept(.kwElse) ? try parseColonBlock() : []
    }

    private mutating func parseFor(isAsync: Bool) throws(ParseFailure) -> Statement.Kind {
        advance()
        let target = try parseStarTargets()
        try expect(.kwIn)
        let iterable = try parseStarExpressions()
        let body = try parseColonBlock()
        return .forLoop(
            ForLoop(target: target, iterable: iterable, body: body, orElse: try parseElse(), isAsync: isAsync))
    }

    private mutating func parseTry() throws(ParseFailure) -> Statement.Kind {
        advance()
        let body = try parseColonBlock()
        var handlers: [ExceptHandler] = []
        var isStar = false
        while kind == .kwExcept {
            let start = startOffset
            advance()
            let hasStar = accept(.star)
            if handlers.isEmpty { isStar = hasStar }
            guard hasStar == isStar else { throw ParseFailure() }
            var type: Expression?
            var name: Identifier?
            if isStar || kind != .colon {
                type = try parseTernary()
                if accept(.kwAs) { name = try parseIdentifier() }
            }
            let handled = try parseColonBlock()
            handlers.append(ExceptHandler(type: type, name: name, body: handled, range: range(from: start)))
        }
        let orElse = handlers.isEmpty ? [] : try parseElse()
        let finalBody = accept(.kwFinally) ? try parseColonBlock() : []
        guard !handlers.isEmpty || !finalBody.isEmpty else { throw ParseFailure() }
        return .tryStatement(
            TryStatement(body: body, handlers: handlers, orElse: orElse, finalBody: finalBody, isStar: isStar))
    }

    private mutating func parseWith(isAsync: Bool) throws(ParseFailure) -> Statement.Kind {
        advance()
        var items = try parseParenthesizedWithItems() ?? []
        if items.isEmpty {
            repeat { items.append(try parseWithItem()) } while accept(.comma)
        }
        return .with(items: items, body: try parseColonBlock(), isAsync: isAsync)
    }

    private mutating func parseWithItem() throws(ParseFailure) -> WithItem {
        let context = try parseTernary()
        return WithItem(context: context, target: accept(.kwAs) ? try parseStarTarget() : nil)
    }

    /// `with (a as b, c as d):`. The parentheses may also belong to the first expression: then nil is
    /// returned, and nothing was read.
    private mutating func parseParenthesizedWithItems() throws(ParseFailure) -> [WithItem]? {
        guard kind == .leftParen else { return nil }
        return try attempt { (parser) throws(ParseFailure) in
            parser.advance()
            var items: [WithItem] = []
            repeat {
                if !items.isEmpty, parser.kind == .rightParen { break }
                items.append(try parser.parseWithItem())
            } while parser.accept(.comma)
            try parser.expect(.rightParen)
            guard parser.kind == .colon else { throw ParseFailure() }
            return items
        }
    }

    /// Tries one reading of the text; where it fails, goes back and returns nil.
    mutating func attempt<Value>(
        _ body: (inout Parser) throws(ParseFailure) -> Value
    ) throws(ParseFailure) -> Value? {
        let mark = (position, nesting, height, warnings.count)
        do {
            return try body(&self)
        } catch {
            if raised != nil { throw error }
            (position, nesting, height) = (mark.0, mark.1, mark.2)
            warnings.removeLast(warnings.count - mark.3)
            return nil
        }
    }

    // MARK: - Definitions

    private mutating func parseDefinition() throws(ParseFailure) -> Statement {
        var decorators: [Expression] = []
        while accept(.at) {
            decorators.append(try parseNamedExpression())
            try expect(.newline)
        }
        let start = startOffset
        if kind == .kwClass { return try parseClass(from: start, decorators: decorators) }
        let isAsync = accept(.kwAsync)
        try expect(.kwDef)
        let name = try parseIdentifier()
        let typeParameters = try parseTypeParameters()
        try expect(.leftParen)
        let parameters = try parseParameters(until: .rightParen)
        try expect(.rightParen)
        let returns = accept(.arrow) ? try parseTernary() : nil
        let deferred = typeParameters.isEmpty ? try deferBody() : nil
        let body = if let deferred { deferred.documentation } else { try parseInnerBlock() }
        let function = FunctionDef(
            name: name, typeParameters: typeParameters, parameters: parameters, body: body, decorators: decorators,
            beginning: decorators.first?.range.start ?? start, returns: returns, isAsync: isAsync,
            deferredBody: deferred?.body)
        return Statement(.functionDef(function), range(from: start))
    }

    private mutating func parseClass(from start: Int32, decorators: [Expression]) throws(ParseFailure) -> Statement {
        advance()
        let name = try parseIdentifier()
        let typeParameters = try parseTypeParameters()
        var arguments = Arguments()
        if kind == .leftParen { arguments = try parseArguments(allowsGenerator: false) }
        let body = try typeParameters.isEmpty ? parseColonBlock() : parseInnerBlock()
        let definition = ClassDef(
            name: name, typeParameters: typeParameters, bases: arguments.positional, keywords: arguments.keywords,
            body: body, decorators: decorators, beginning: decorators.first?.range.start ?? start)
        return Statement(.classDef(definition), range(from: start))
    }

    /// The body of what has variables that functions in it may use.
    private mutating func parseInnerBlock() throws(ParseFailure) -> [Statement] {
        let outer = defersBodies
        defersBodies = false
        defer { defersBodies = outer }
        return try parseColonBlock()
    }

    /// `[T: bound = default, *Ts, **P]`, or nothing.
    mutating func parseTypeParameters() throws(ParseFailure) -> [TypeParameter] {
        guard accept(.leftBracket) else { return [] }
        var parameters: [TypeParameter] = []
        repeat {
            if !parameters.isEmpty, kind == .rightBracket { break }
            if accept(.star) {
                let name = try parseIdentifier()
                let value = accept(.equal) ? try parseStarExpression() : nil
                parameters.append(TypeParameter(name: name, kind: .typeVarTuple, defaultValue: value))
            } else if accept(.doubleStar) {
                let name = try parseIdentifier()
                let value = accept(.equal) ? try parseTernary() : nil
                parameters.append(TypeParameter(name: name, kind: .paramSpec, defaultValue: value))
            } else {
                let name = try parseIdentifier()
                let bound = accept(.colon) ? try parseTernary() : nil
                let value = accept(.equal) ? try parseTernary() : nil
                parameters.append(TypeParameter(name: name, kind: .typeVar(bound: bound), defaultValue: value))
            }
        } while accept(.comma)
        try expect(.rightBracket)
        return parameters
    }

    /// The parameters of a `def` (until `)`, with annotations) or of a `lambda` (until `:`, without).
    mutating func parseParameters(until closing: TokenKind) throws(ParseFailure) -> Parameters {
        var parameters = Parameters()
        let isLambda = closing == .colon
        /// After `*` or `*args`, parameters are keyword-only.
        var sawStar = false
        var isBareStar = false
        func parameter(_ parser: inout Parser, isStar: Bool = false) throws(ParseFailure) -> Parameter {
            let name = try parser.parseIdentifier()
            var annotation: Expression?
            if !isLambda, parser.accept(.colon) {
                annotation = isStar ? try parser.parseStarExpression() : try parser.parseTernary()
            }
            return Parameter(name: name, annotation: annotation)
        }
        while kind != closing {
            switch kind {
            case .slash:
                guard !sawStar, parameters.positionalOnly.isEmpty, !parameters.positional.isEmpty else {
                    throw ParseFailure()
                }
                advance()
                swap(&parameters.positionalOnly, &parameters.positional)
            case .star:
                guard !sawStar else { throw ParseFailure() }
                advance()
                sawStar = true
                if kind == .comma {
                    isBareStar = true
                } else {
                    parameters.varPositional = try parameter(&self, isStar: true)
                }
            case .doubleStar:
                advance()
                guard !isBareStar || !parameters.keywordOnly.isEmpty else { throw ParseFailure() }
                parameters.varKeyword = try parameter(&self)
                _ = accept(.comma)
                guard kind == closing else { throw ParseFailure() }
                return parameters
            default:
                let next = try parameter(&self)
                let value = accept(.equal) ? try parseTernary() : nil
                if sawStar {
                    parameters.keywordOnly.append(next)
                    parameters.keywordDefaults.append(value)
                } else {
                    if let value {
                        parameters.defaults.append(value)
                    } else if !parameters.defaults.isEmpty {
                        throw ParseFailure()
                    }
                    parameters.positional.append(next)
                }
            }
            guard accept(.comma) else { break }
        }
        guard kind == closing, !isBareStar || !parameters.keywordOnly.isEmpty else { throw ParseFailure() }
        return parameters
    }
}
