// Targets of assignments, loops and `del`, as `Diagnosis` reads them.

extension Diagnosis {
    mutating func starTargets() throws -> Expression? {
        let start = mark
        guard let first = try starTarget() else { return nil }
        guard try look(.comma) else { return first }
        var items = [first]
        while let next = try attempt({ p -> Expression? in
            guard try p.accept(.comma) != nil else { return nil }
            return try p.starTarget()
        }) {
            items.append(next)
        }
        _ = try accept(.comma)
        return node(.tuple(items), from: start)
    }

    mutating func starTarget() throws -> Expression? {
        try remember(.starTarget) { p in
            let start = p.mark
            if try p.accept(.star) != nil {
                if try !p.look(.star), let target = try p.starTarget() { return p.node(.starred(target), from: start) }
                p.mark = start
            }
            return try p.targetWithStarAtom()
        }
    }

    private mutating func targetWithStarAtom() throws -> Expression? {
        try remember(.starAtomTarget) { p in
            if let target = try p.attributeOrSubscript() { return target }
            return try p.starAtom()
        }
    }

    /// An attribute or a subscript that nothing of its kind follows.
    private mutating func attributeOrSubscript() throws -> Expression? {
        try attempt { p in
            let start = p.mark
            guard let value = try p.targetPrimary(), try p.peek() != .leftParen,
                let target = try p.trailer(of: value, from: start)
            else { return nil }
            return try p.continuesTarget() ? nil : target
        }
    }

    private mutating func continuesTarget() throws -> Bool {
        switch try peek() {
        case .leftParen, .leftBracket, .dot: true
        default: false
        }
    }

    /// The part of a target before its last attribute or subscript.
    private mutating func targetPrimary() throws -> Expression? {
        try remember(.targetPrimary) { p in
            let start = p.mark
            guard var value = try p.atom(), try p.continuesTarget() else { return nil }
            while let next = try p.attempt({ p -> Expression? in
                guard let next = try p.trailer(of: value, from: start) else { return nil }
                return try p.continuesTarget() ? next : nil
            }) {
                value = next
            }
            return value
        }
    }

    private mutating func starAtom() throws -> Expression? {
        let start = mark
        switch try peek() {
        case .name:
            mark += 1
            return Expression(.name(parser.text(of: tokens[start])), tokens[start].range)
        case .leftParen:
            let inner = try attempt { p -> Expression? in
                p.mark += 1
                guard let target = try p.targetWithStarAtom() else { return nil }
                return try p.accept(.rightParen) != nil ? target : nil
            }
            if let inner { return inner }
            return try attempt { p in
                p.mark += 1
                let first = p.mark
                var items = try p.separated { try $0.starTarget() }
                let hasComma = try !items.isEmpty && p.accept(.comma) != nil
                if items.count == 1, !hasComma {
                    items = []
                    p.mark = first
                }
                guard try p.accept(.rightParen) != nil else { return nil }
                return p.node(.tuple(items), from: start)
            }
        case .leftBracket:
            return try attempt { p in
                p.mark += 1
                let items = try p.separated { try $0.starTarget() }
                if !items.isEmpty { _ = try p.accept(.comma) }
                guard try p.accept(.rightBracket) != nil else { return nil }
                return p.node(.list(items), from: start)
            }
        default: return nil
        }
    }

    mutating func singleTarget() throws -> Expression? {
        if let target = try singleSubscriptAttributeTarget() { return target }
        let start = mark
        if try acceptName() != nil {
            return Expression(.name(parser.text(of: tokens[start])), tokens[start].range)
        }
        return try attempt { p in
            guard try p.accept(.leftParen) != nil, let target = try p.singleTarget() else { return nil }
            return try p.accept(.rightParen) != nil ? target : nil
        }
    }

    mutating func singleSubscriptAttributeTarget() throws -> Expression? { try attributeOrSubscript() }

    mutating func deleteTargets() throws -> [Expression]? {
        let items = try separated { try $0.deleteTarget() }
        guard !items.isEmpty else { return nil }
        _ = try accept(.comma)
        return items
    }

    private mutating func deleteTarget() throws -> Expression? {
        try remember(.deleteTarget) { p in
            if let target = try p.attributeOrSubscript() { return target }
            let start = p.mark
            switch try p.peek() {
            case .name:
                p.mark += 1
                return p.node(.name(""), from: start)
            case .leftParen:
                let inner = try p.attempt { p -> Expression? in
                    p.mark += 1
                    guard let target = try p.deleteTarget() else { return nil }
                    return try p.accept(.rightParen) != nil ? target : nil
                }
                if let inner { return inner }
                p.mark += 1
                let items = try p.deleteTargets() ?? []
                return try p.accept(.rightParen) != nil ? p.node(.tuple(items), from: start) : nil
            case .leftBracket:
                p.mark += 1
                let items = try p.deleteTargets() ?? []
                return try p.accept(.rightBracket) != nil ? p.node(.list(items), from: start) : nil
            default: return nil
            }
        }
    }

    // MARK: - What is no target

    enum TargetUse { case star, forLoop, delete }

    /// Raises an error where a part of the expression cannot be a target; else nothing happens.
    mutating func raiseInvalidTarget(_ expression: Expression, _ use: TargetUse) throws {
        guard let invalid = Self.invalidTarget(in: expression, use) else { return }
        let verb = use == .delete ? "delete" : "assign to"
        throw raise("cannot \(verb) \(Self.name(of: invalid))", at: invalid.range)
    }

    private static func invalidTarget(in expression: Expression, _ use: TargetUse) -> Expression? {
        switch expression.kind {
        case .list(let items), .tuple(let items):
            for item in items {
                if let invalid = invalidTarget(in: item, use) { return invalid }
            }
            return nil
        case .starred(let value):
            return use == .delete ? expression : invalidTarget(in: value, use)
        case .compare(let left, let operators, _):
            guard use == .forLoop else { return expression }
            return operators.first == .in ? invalidTarget(in: left, use) : nil
        case .name, .subscript, .attribute: return nil
        default: return expression
        }
    }

    /// What error messages call an expression.
    static func name(of expression: Expression) -> String {
        switch expression.kind {
        case .attribute: "attribute"
        case .subscript: "subscript"
        case .starred: "starred"
        case .name: "name"
        case .list: "list"
        case .tuple: "tuple"
        case .lambda: "lambda"
        case .call: "function call"
        case .boolOp, .binary, .unary: "expression"
        case .generator: "generator expression"
        case .yield, .yieldFrom: "yield expression"
        case .await: "await expression"
        case .listComprehension: "list comprehension"
        case .setComprehension: "set comprehension"
        case .dictComprehension: "dict comprehension"
        case .dict: "dict literal"
        case .set: "set display"
        case .joinedString, .formattedValue: "f-string expression"
        case .constant(.none): "None"
        case .constant(.bool(let value)): value ? "True" : "False"
        case .constant(.ellipsis): "ellipsis"
        case .constant: "literal"
        case .compare: "comparison"
        case .ifExpression: "conditional expression"
        case .namedExpression: "named expression"
        case .slice: "slice"
        }
    }
}
