// Simple statements, as `Diagnosis` reads them: the alternatives in CPython's order.

extension Diagnosis {
    mutating func statement() throws -> Bool {
        try descend()
        defer { depth -= 1 }
        if try compoundStatement() { return true }
        return try simpleStatements()
    }

    mutating func statements() throws -> Bool {
        guard try statement() else { return false }
        while try statement() {}
        return true
    }

    mutating func block() throws -> Bool {
        try remember(.block) { p in
            let indented = try p.attempt { (p) -> Bool in
                guard try p.accept(.newline) != nil, try p.accept(.indent) != nil, try p.statements(),
                    try p.accept(.dedent) != nil
                else { return false }
                return true
            }
            if indented { return Self.matched }
            if try p.simpleStatements() { return Self.matched }
            if p.seeksMistakes, try p.missesIndent() {
                throw p.raise("expected an indented block", type: "IndentationError")
            }
            return nil
        } != nil
    }

    /// Whether a line end follows, and no indentation behind it.
    mutating func missesIndent() throws -> Bool {
        try follows { p in
            guard try p.accept(.newline) != nil else { return false }
            return try !p.look(.indent)
        }
    }

    func indentationMessage(_ statement: String, _ token: Token) -> String {
        "expected an indented block after \(statement) on line \(line(of: token))"
    }

    mutating func simpleStatements() throws -> Bool {
        try attempt { p in
            guard try p.simpleStatement() else { return false }
            while try p.accept(.semicolon) != nil {
                if try !p.simpleStatement() { break }
            }
            return try p.accept(.newline) != nil
        }
    }

    mutating func simpleStatement() throws -> Bool {
        try remember(.simpleStatement) { p in
            if try p.assignment() { return Self.matched }
            if p.isWord(p.mark, "type"), try p.attempt({ try $0.typeAlias() }) { return Self.matched }
            if try p.starExpressions() != nil { return Self.matched }
            let matches = try p.attempt { (p) -> Bool in
                switch try p.peek() {
                case .kwReturn:
                    p.mark += 1
                    _ = try p.starExpressions()
                    return true
                case .kwImport, .kwFrom: return try p.importStatement()
                case .kwRaise:
                    p.mark += 1
                    guard try p.expression() != nil else { return true }
                    _ = try p.attempt { p in
                        guard try p.accept(.kwFrom) != nil else { return false }
                        return try p.expression() != nil
                    }
                    return true
                case .kwPass, .kwBreak, .kwContinue:
                    p.mark += 1
                    return true
                case .kwDel: return try p.deleteStatement()
                case .kwYield: return try p.yieldExpression() != nil
                case .kwAssert:
                    p.mark += 1
                    guard try p.expression() != nil else { return false }
                    _ = try p.attempt { p in
                        guard try p.accept(.comma) != nil else { return false }
                        return try p.expression() != nil
                    }
                    return true
                case .kwGlobal, .kwNonlocal:
                    p.mark += 1
                    return try p.separated { try $0.acceptName() }.isEmpty == false
                default: return false
                }
            }
            return matches ? Self.matched : nil
        } != nil
    }

    /// One or more, with commas between them; a comma that nothing follows is left.
    mutating func separated<Item>(_ item: (inout Diagnosis) throws -> Item?) throws -> [Item] {
        var items: [Item] = []
        guard let first = try item(&self) else { return [] }
        items.append(first)
        while true {
            let saved = mark
            guard try accept(.comma) != nil, let next = try item(&self) else {
                mark = saved
                return items
            }
            items.append(next)
        }
    }

    // MARK: - Assignments

    private mutating func assignment() throws -> Bool {
        let annotatesName = try attempt { p in
            guard try p.acceptName() != nil, try p.accept(.colon) != nil, try p.expression() != nil else {
                return false
            }
            try p.optionalValue()
            return true
        }
        if annotatesName { return true }
        let annotatesOther = try attempt { p in
            let target = try p.attempt { (p) -> Bool in
                guard try p.accept(.leftParen) != nil, try p.singleTarget() != nil else { return false }
                return try p.accept(.rightParen) != nil
            }
            if !target, try p.singleSubscriptAttributeTarget() == nil { return false }
            guard try p.accept(.colon) != nil, try p.expression() != nil else { return false }
            try p.optionalValue()
            return true
        }
        if annotatesOther { return true }
        let assigns = try attempt { p in
            guard try p.assignmentTargets() > 0, try p.rightSide() != nil else { return false }
            return try !p.look(.equal)
        }
        if assigns { return true }
        let start = mark
        if try singleTarget() != nil, try peek().augmentedOperator != nil {
            // The operator commits: what follows must be a value, other alternatives are not tried.
            mark += 1
            if try rightSide() != nil { return true }
            mark = start
            return false
        }
        mark = start
        if seeksMistakes { try mistakeInAssignment() }
        return false
    }

    private mutating func optionalValue() throws {
        _ = try attempt { p in
            guard try p.accept(.equal) != nil else { return false }
            return try p.rightSide() != nil
        }
    }

    /// Reads `target =` as often as it stands there.
    private mutating func assignmentTargets() throws -> Int {
        var count = 0
        while try attempt({ p in
            guard try p.starTargets() != nil else { return false }
            return try p.accept(.equal) != nil
        }) {
            count += 1
        }
        return count
    }

    mutating func rightSide() throws -> Expression? {
        if let value = try yieldExpression() { return value }
        return try starExpressions()
    }

    private mutating func mistakeInAssignment() throws {
        let start = mark
        defer { mark = start }
        if let target = try invalidAnnotationTarget(), try accept(.colon) != nil, try expression() != nil {
            throw raise(
                "only single target (not \(Self.name(of: target))) can be annotated", at: target.range)
        }
        mark = start
        if let first = try starNamedExpression(), try accept(.comma) != nil {
            while try starNamedExpressions() != nil {}
            if try accept(.colon) != nil, try expression() != nil {
                throw raise("only single target (not tuple) can be annotated", at: first.range)
            }
        }
        mark = start
        if let target = try expression(), try accept(.colon) != nil, try expression() != nil {
            throw raise("illegal target for annotation", at: target.range)
        }
        mark = start
        _ = try assignmentTargets()
        if let target = try starExpressions(), try accept(.equal) != nil {
            try raiseInvalidTarget(target, .star)
        }
        mark = start
        _ = try assignmentTargets()
        if let target = try yieldExpression(), try accept(.equal) != nil {
            throw raise("assignment to yield expression not possible", at: target.range)
        }
        mark = start
        if let target = try starExpressions(), try peek().augmentedOperator != nil {
            mark += 1
            if try rightSide() != nil {
                throw raise(
                    "'\(Self.name(of: target))' is an illegal expression for augmented assignment", at: target.range)
            }
        }
    }

    private mutating func invalidAnnotationTarget() throws -> Expression? {
        if let list = try list() { return list }
        if let tuple = try tuple() { return tuple }
        return try attempt { p in
            guard try p.accept(.leftParen) != nil, let target = try p.invalidAnnotationTarget() else { return nil }
            return try p.accept(.rightParen) != nil ? target : nil
        }
    }

    private mutating func typeAlias() throws -> Bool {
        guard try acceptSoft("type") != nil, try acceptName() != nil else { return false }
        _ = try typeParameters()
        guard try accept(.equal) != nil else { return false }
        return try expression() != nil
    }

    private mutating func deleteStatement() throws -> Bool {
        let isValid = try attempt { p in
            guard try p.accept(.kwDel) != nil, try p.deleteTargets() != nil else { return false }
            return try p.look(.semicolon) || p.look(.newline)
        }
        if isValid { return true }
        if seeksMistakes {
            let start = mark
            mark += 1
            if let target = try starExpressions() { try raiseInvalidTarget(target, .delete) }
            mark = start
        }
        return false
    }

    // MARK: - Imports

    private mutating func dottedName() throws -> Bool {
        guard try acceptName() != nil else { return false }
        while try attempt({ p in
            guard try p.accept(.dot) != nil else { return false }
            return try p.acceptName() != nil
        }) {}
        return true
    }

    private mutating func asName() throws {
        _ = try attempt { p in
            guard try p.accept(.kwAs) != nil else { return false }
            return try p.acceptName() != nil
        }
    }

    private mutating func importStatement() throws -> Bool {
        if seeksMistakes { try mistakeInImport() }
        let isPlain = try attempt { p in
            guard try p.accept(.kwImport) != nil else { return false }
            let names = try p.separated { p -> Bool? in
                guard try p.dottedName() else { return nil }
                try p.asName()
                return true
            }
            return !names.isEmpty
        }
        if isPlain { return true }
        return try attempt { p in
            guard try p.accept(.kwFrom) != nil else { return false }
            var dots = 0
            while try p.accept(.dot) != nil || p.accept(.ellipsis) != nil { dots += 1 }
            let start = p.mark
            if try p.dottedName(), try p.accept(.kwImport) != nil, try p.importTargets() { return true }
            p.mark = start
            guard dots > 0, try p.accept(.kwImport) != nil else { return false }
            return try p.importTargets()
        }
    }

    private mutating func mistakeInImport() throws {
        let start = mark
        defer { mark = start }
        guard let keyword = try accept(.kwImport) else { return }
        let names = try separated { try $0.dottedName() ? true : nil }
        if !names.isEmpty, try accept(.kwFrom) != nil, try dottedName() {
            throw raise("Did you mean to use 'from ... import ...' instead?", startingFrom: keyword.range)
        }
        mark = start + 1
        if let end = try accept(.newline) {
            throw raise("Expected one or more names after 'import'", startingFrom: end.range)
        }
    }

    private mutating func importNames() throws -> Bool {
        let names = try separated { p -> Bool? in
            guard try p.acceptName() != nil else { return nil }
            try p.asName()
            return true
        }
        return !names.isEmpty
    }

    private mutating func importTargets() throws -> Bool {
        let inParentheses = try attempt { p in
            guard try p.accept(.leftParen) != nil, try p.importNames() else { return false }
            _ = try p.accept(.comma)
            return try p.accept(.rightParen) != nil
        }
        if inParentheses { return true }
        let isPlain = try attempt { p in
            guard try p.importNames() else { return false }
            return try !p.look(.comma)
        }
        if isPlain { return true }
        if try accept(.star) != nil { return true }
        if seeksMistakes {
            let start = mark
            if try importNames(), try accept(.comma) != nil, try accept(.newline) != nil {
                throw raise("trailing comma not allowed without surrounding parentheses")
            }
            mark = start
            if let end = try accept(.newline) {
                throw raise("Expected one or more names after 'import'", startingFrom: end.range)
            }
        }
        return false
    }
}
