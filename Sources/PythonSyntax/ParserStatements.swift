// Statements that fit on one line, and the blocks that hold them.
// Python documentation: Language Reference, chapter 7, "Simple statements".

extension Parser {
    mutating func parseFile() throws(ParseFailure) -> [Statement] {
        var body: [Statement] = []
        while kind != .endMarker {
            statementStart = position
            try parseStatement(into: &body)
        }
        return body
    }

    mutating func parseStatement(into body: inout [Statement]) throws(ParseFailure) {
        height = 0
        if let compound = try parseCompoundStatement() {
            body.append(compound)
        } else {
            try parseSimpleStatements(into: &body)
        }
    }

    /// What follows a colon: an indented block, or simple statements on the same line.
    mutating func parseBlock() throws(ParseFailure) -> [Statement] {
        var body: [Statement] = []
        if accept(.newline) {
            try expect(.indent)
            try enter()
            repeat { try parseStatement(into: &body) } while kind != .dedent && kind != .endMarker
            try expect(.dedent)
            leave()
        } else {
            try parseSimpleStatements(into: &body)
        }
        return body
    }

    mutating func parseColonBlock() throws(ParseFailure) -> [Statement] {
        try expect(.colon)
        return try parseBlock()
    }

    mutating func parseSimpleStatements(into body: inout [Statement]) throws(ParseFailure) {
        repeat {
            body.append(try parseSimpleStatement())
        } while accept(.semicolon) && kind != .newline
        try expect(.newline)
    }

    private mutating func parseSimpleStatement() throws(ParseFailure) -> Statement {
        let start = startOffset
        height = 0
        let statement: Statement.Kind
        switch kind {
        case .kwPass:
            advance()
            statement = .pass
        case .kwBreak:
            advance()
            statement = .breakStatement
        case .kwContinue:
            advance()
            statement = .continueStatement
        case .kwReturn:
            advance()
            statement = .returnStatement(endsStatement ? nil : try parseStarExpressions())
        case .kwRaise:
            advance()
            var exception: Expression?
            var cause: Expression?
            if !endsStatement {
                exception = try parseTernary()
                if accept(.kwFrom) { cause = try parseTernary() }
            }
            statement = .raise(exception: exception, cause: cause)
        case .kwGlobal:
            advance()
            statement = .global(try parseNames())
        case .kwNonlocal:
            advance()
            statement = .nonlocal(try parseNames())
        case .kwDel:
            advance()
            statement = .delete(try parseDeleteTargets())
        case .kwAssert:
            advance()
            let test = try parseTernary()
            statement = .assert(test: test, message: accept(.comma) ? try parseTernary() : nil)
        case .kwImport:
            advance()
            statement = .importModules(try parseImportedModules())
        case .kwFrom:
            advance()
            statement = try parseImportFrom()
        default:
            if isName("type"), kind(after: 1) == .name, kind(after: 2) == .equal || kind(after: 2) == .leftBracket {
                statement = try parseTypeAlias()
            } else {
                statement = try parseExpressionStatement()
            }
        }
        return Statement(statement, range(from: start))
    }

    private var endsStatement: Bool { kind == .newline || kind == .semicolon }

    private mutating func parseNames() throws(ParseFailure) -> [Identifier] {
        var names = [try parseIdentifier()]
        while accept(.comma) { names.append(try parseIdentifier()) }
        return names
    }

    // MARK: - Expression statements and assignments

    private mutating func parseExpressionStatement() throws(ParseFailure) -> Statement.Kind {
        let isParenthesized = kind == .leftParen
        let first = try parseRightSide()
        switch kind {
        case .equal:
            var targets: [Expression] = []
            var value = first
            while accept(.equal) {
                guard isTarget(value) else { throw ParseFailure() }
                targets.append(value)
                value = try parseRightSide()
            }
            return .assign(targets: targets, value: value)
        case .colon:
            var isSimple = false
            switch first.kind {
            case .name: isSimple = !isParenthesized
            case .attribute, .subscript: break
            default: throw ParseFailure()
            }
            advance()
            let annotation = try parseTernary()
            let value = accept(.equal) ? try parseRightSide() : nil
            return .annotatedAssign(target: first, annotation: annotation, value: value, simple: isSimple)
        default:
            guard let op = kind.augmentedOperator else { return .expression(first) }
            switch first.kind {
            case .name, .attribute, .subscript: break
            default: throw ParseFailure()
            }
            advance()
            return .augmentedAssign(target: first, op: op, value: try parseRightSide())
        }
    }

    /// `yield` or a tuple without parentheses: what may stand to the right of `=`.
    mutating func parseRightSide() throws(ParseFailure) -> Expression {
        kind == .kwYield ? try parseYield() : try parseStarExpressions()
    }

    private mutating func parseTypeAlias() throws(ParseFailure) -> Statement.Kind {
        advance()
        let name = try parseIdentifier()
        let parameters = try parseTypeParameters()
        try expect(.equal)
        return .typeAlias(
            name: Expression(.name(name.name), name.range), typeParameters: parameters, value: try parseTernary())
    }

    // MARK: - Targets

    /// Whether an expression is one that can be assigned to. Its form is checked here, after it was
    /// parsed as an expression; parentheses around it make no difference.
    func isTarget(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name, .attribute, .subscript: true
        case .starred(let value):
            if case .starred = value.kind { false } else { isTarget(value) }
        case .tuple(let items), .list(let items): items.allSatisfy(isTarget)
        default: false
        }
    }

    private func isDeleteTarget(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name, .attribute, .subscript: true
        case .tuple(let items), .list(let items): items.allSatisfy(isDeleteTarget)
        default: false
        }
    }

    private mutating func parseDeleteTargets() throws(ParseFailure) -> [Expression] {
        var targets: [Expression] = []
        repeat {
            let target = try parsePrimary()
            guard isDeleteTarget(target) else { throw ParseFailure() }
            targets.append(target)
        } while accept(.comma) && !endsStatement
        guard endsStatement else { throw ParseFailure() }
        return targets
    }

    /// The targets of a `for`, up to its `in`.
    mutating func parseStarTargets() throws(ParseFailure) -> Expression {
        let start = startOffset
        let first = try parseStarTarget()
        guard kind == .comma else { return first }
        var items = [first]
        while accept(.comma), kind != .kwIn { items.append(try parseStarTarget()) }
        return Expression(.tuple(items), range(from: start))
    }

    mutating func parseStarTarget() throws(ParseFailure) -> Expression {
        let start = startOffset
        if accept(.star) {
            let value = try parsePrimary()
            if case .starred = value.kind { throw ParseFailure() }
            guard isTarget(value) else { throw ParseFailure() }
            return Expression(.starred(value), range(from: start))
        }
        let target = try parsePrimary()
        guard isTarget(target) else { throw ParseFailure() }
        return target
    }

    // MARK: - Imports

    private mutating func parseDottedName() throws(ParseFailure) -> String {
        var name = try parseIdentifier().name
        while accept(.dot) {
            name += "."
            name += try parseIdentifier().name
        }
        return name
    }

    private mutating func parseImportedModules() throws(ParseFailure) -> [ImportAlias] {
        var names: [ImportAlias] = []
        repeat {
            let start = startOffset
            let name = try parseDottedName()
            let asName = accept(.kwAs) ? try parseIdentifier().name : nil
            names.append(ImportAlias(name: name, asName: asName, range: range(from: start)))
        } while accept(.comma)
        return names
    }

    private mutating func parseImportFrom() throws(ParseFailure) -> Statement.Kind {
        var level = 0
        while kind == .dot || kind == .ellipsis {
            level += kind == .dot ? 1 : 3
            advance()
        }
        var module: String?
        if level == 0 || kind == .name { module = try parseDottedName() }
        try expect(.kwImport)
        if kind == .star {
            let alias = ImportAlias(name: "*", asName: nil, range: token.range)
            advance()
            return .importFrom(module: module, names: [alias], level: level)
        }
        let isParenthesized = accept(.leftParen)
        var names: [ImportAlias] = []
        repeat {
            if isParenthesized, !names.isEmpty, kind == .rightParen { break }
            let start = startOffset
            let name = try parseIdentifier().name
            let asName = accept(.kwAs) ? try parseIdentifier().name : nil
            names.append(ImportAlias(name: name, asName: asName, range: range(from: start)))
        } while accept(.comma)
        if isParenthesized { try expect(.rightParen) }
        return .importFrom(module: module, names: names, level: level)
    }
}
