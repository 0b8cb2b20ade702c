// Compound statements, as `Diagnosis` reads them.

extension Diagnosis {
    mutating func compoundStatement() throws -> Bool {
        switch try peek() {
        case .kwDef: return try functionDefinition()
        case .kwIf: return try ifStatement()
        case .kwClass: return try attempt { try $0.classBody() }
        case .at:
            if try functionDefinition() { return true }
            return try attempt { p in
                guard try p.decorators() else { return false }
                return try p.classBody()
            }
        case .kwWith: return try withStatement()
        case .kwFor: return try forStatement()
        case .kwAsync:
            if try functionDefinition() { return true }
            if try withStatement() { return true }
            return try forStatement()
        case .kwTry: return try tryStatement()
        case .kwWhile: return try whileStatement()
        case .name: return try matchStatement()
        default: return false
        }
    }

    // MARK: - if, while, for

    private mutating func ifStatement() throws -> Bool {
        if seeksMistakes { try mistakeInTest(.kwIf, "'if' statement") }
        return try attempt { p in
            guard try p.accept(.kwIf) != nil, try p.namedExpression() != nil, try p.accept(.colon) != nil,
                try p.block()
            else { return false }
            try p.elifsAndElse()
            return true
        }
    }

    private mutating func elifsAndElse() throws {
        while try peek() == .kwElif {
            if seeksMistakes { try mistakeInTest(.kwElif, "'elif' statement") }
            let isValid = try attempt { p in
                guard try p.accept(.kwElif) != nil, try p.namedExpression() != nil, try p.accept(.colon) != nil
                else { return false }
                return try p.block()
            }
            if !isValid { break }
        }
        try elseBlock()
    }

    private mutating func mistakeInTest(_ keyword: TokenKind, _ statement: String) throws {
        let start = mark
        defer { mark = start }
        guard let token = try accept(keyword), try namedExpression() != nil else { return }
        if try look(.newline) {
            mark += 1
            throw raise("expected ':'")
        }
        if try accept(.colon) != nil, try missesIndent() {
            throw raise(indentationMessage(statement, token), type: "IndentationError")
        }
    }

    private mutating func elseBlock() throws {
        guard try peek() == .kwElse else { return }
        if seeksMistakes {
            let start = mark
            if let token = try accept(.kwElse), try accept(.colon) != nil, try missesIndent() {
                throw raise(indentationMessage("'else' statement", token), type: "IndentationError")
            }
            mark = start
        }
        _ = try attempt { p in
            guard try p.accept(.kwElse) != nil else { return false }
            try p.force(.colon, ":")
            return try p.block()
        }
    }

    private mutating func whileStatement() throws -> Bool {
        if seeksMistakes { try mistakeInTest(.kwWhile, "'while' statement") }
        return try attempt { p in
            guard try p.accept(.kwWhile) != nil, try p.namedExpression() != nil, try p.accept(.colon) != nil,
                try p.block()
            else { return false }
            try p.elseBlock()
            return true
        }
    }

    private mutating func forStatement() throws -> Bool {
        if seeksMistakes { try mistakeInFor() }
        for isAsync in [false, true] {
            let start = mark
            if isAsync, try accept(.kwAsync) == nil { continue }
            guard try accept(.kwFor) != nil, try starTargets() != nil, try accept(.kwIn) != nil else {
                mark = start
                continue
            }
            // `in` commits to this alternative.
            if try starExpressions() != nil, try accept(.colon) != nil, try block() {
                try elseBlock()
                return true
            }
            mark = start
            return false
        }
        if seeksMistakes { try mistakeInForTarget() }
        return false
    }

    private mutating func mistakeInFor() throws {
        let start = mark
        defer { mark = start }
        _ = try accept(.kwAsync)
        guard let token = try accept(.kwFor), try starTargets() != nil, try accept(.kwIn) != nil,
            try starExpressions() != nil
        else { return }
        if try look(.newline) {
            mark += 1
            throw raise("expected ':'")
        }
        if try accept(.colon) != nil, try missesIndent() {
            throw raise(indentationMessage("'for' statement", token), type: "IndentationError")
        }
    }

    mutating func mistakeInForTarget() throws {
        let start = mark
        defer { mark = start }
        _ = try accept(.kwAsync)
        guard try accept(.kwFor) != nil, let target = try starExpressions() else { return }
        try raiseInvalidTarget(target, .forLoop)
    }

    // MARK: - with

    private mutating func withStatement() throws -> Bool {
        if seeksMistakes { try mistakeInWith(isIndent: true) }
        for isAsync in [false, true] {
            for isParenthesized in [true, false] {
                let isValid = try attempt { p in
                    if isAsync, try p.accept(.kwAsync) == nil { return false }
                    guard try p.accept(.kwWith) != nil else { return false }
                    if isParenthesized {
                        guard try p.accept(.leftParen) != nil, try p.withItems() else { return false }
                        _ = try p.accept(.comma)
                        guard try p.accept(.rightParen) != nil else { return false }
                    } else {
                        guard try p.withItems() else { return false }
                    }
                    guard try p.accept(.colon) != nil else { return false }
                    return try p.block()
                }
                if isValid { return true }
            }
        }
        if seeksMistakes { try mistakeInWith(isIndent: false) }
        return false
    }

    private mutating func withItems() throws -> Bool {
        try !separated { try $0.withItem() ? true : nil }.isEmpty
    }

    private mutating func withItem() throws -> Bool {
        let hasTarget = try attempt { p in
            guard try p.expression() != nil, try p.accept(.kwAs) != nil, try p.starTarget() != nil else {
                return false
            }
            return try p.look(.comma) || p.look(.rightParen) || p.look(.colon)
        }
        if hasTarget { return true }
        if seeksMistakes {
            let start = mark
            if try expression() != nil, try accept(.kwAs) != nil, let target = try expression(),
                try look(.comma) || look(.rightParen) || look(.colon)
            {
                try raiseInvalidTarget(target, .star)
            }
            mark = start
        }
        return try expression() != nil
    }

    private mutating func mistakeInWith(isIndent: Bool) throws {
        let start = mark
        defer { mark = start }
        for isParenthesized in [false, true] {
            mark = start
            _ = try accept(.kwAsync)
            guard let token = try accept(.kwWith) else { return }
            if isParenthesized, try accept(.leftParen) == nil { return }
            let items = try separated { p -> Bool? in
                guard try isParenthesized ? p.expressions() != nil : p.expression() != nil else { return nil }
                _ = try p.attempt { p in
                    guard try p.accept(.kwAs) != nil else { return false }
                    return try p.starTarget() != nil
                }
                return true
            }
            guard !items.isEmpty else { continue }
            if isParenthesized {
                _ = try accept(.comma)
                guard try accept(.rightParen) != nil else { continue }
            }
            if isIndent {
                if try accept(.colon) != nil, try missesIndent() {
                    throw raise(indentationMessage("'with' statement", token), type: "IndentationError")
                }
            } else if try accept(.newline) != nil {
                throw raise("expected ':'")
            }
        }
    }

    // MARK: - try

    private mutating func tryStatement() throws -> Bool {
        if seeksMistakes { try mistakeInTry() }
        let start = mark
        for form in 0..<3 {
            mark = start
            guard try accept(.kwTry) != nil else { return false }
            try force(.colon, ":")
            guard try block() else { continue }
            if form == 0 {
                if try finallyBlock() { return true }
                continue
            }
            var count = 0
            while try form == 1 ? exceptBlock() : exceptStarBlock() { count += 1 }
            guard count > 0 else { continue }
            try elseBlock()
            _ = try finallyBlock()
            return true
        }
        mark = start
        return false
    }

    private mutating func mistakeInTry() throws {
        let start = mark
        defer { mark = start }
        guard let token = try accept(.kwTry), try accept(.colon) != nil else { return }
        if try missesIndent() {
            throw raise(indentationMessage("'try' statement", token), type: "IndentationError")
        }
        let body = mark
        if try block(), try !(look(.kwExcept) || look(.kwFinally)) {
            throw raise("expected 'except' or 'finally' block")
        }
        for isStar in [false, true] {
            mark = body
            while try block() {}
            var count = 0
            while try isStar ? exceptStarBlock() : exceptBlock() { count += 1 }
            guard count > 0, let keyword = try accept(.kwExcept) else { continue }
            let message = "cannot have both 'except' and 'except*' on the same 'try'"
            if isStar {
                if try expression() != nil { try asName() }
                if try accept(.colon) != nil { throw raise(message, at: keyword.range) }
            } else if let star = try accept(.star), try expression() != nil {
                try asName()
                if try accept(.colon) != nil { throw raise(message, from: keyword.range, to: star.range) }
            }
        }
    }

    private mutating func asName() throws {
        _ = try attempt { p in
            guard try p.accept(.kwAs) != nil else { return false }
            return try p.acceptName() != nil
        }
    }

    private mutating func exceptBlock() throws -> Bool {
        guard try peek() == .kwExcept else { return false }
        if seeksMistakes {
            try mistakeInExceptIndent(isStar: false)
        }
        let isValid = try attempt { p in
            guard try p.accept(.kwExcept) != nil else { return false }
            if try p.expression() != nil { try p.asName() }
            guard try p.accept(.colon) != nil else { return false }
            return try p.block()
        }
        if isValid { return true }
        if seeksMistakes { try mistakeInExcept() }
        return false
    }

    private mutating func exceptStarBlock() throws -> Bool {
        guard try peek() == .kwExcept else { return false }
        if seeksMistakes { try mistakeInExceptIndent(isStar: true) }
        let isValid = try attempt { p in
            guard try p.accept(.kwExcept) != nil, try p.accept(.star) != nil, try p.expression() != nil else {
                return false
            }
            try p.asName()
            guard try p.accept(.colon) != nil else { return false }
            return try p.block()
        }
        if isValid { return true }
        if seeksMistakes { try mistakeInExcept() }
        return false
    }

    private mutating func mistakeInExceptIndent(isStar: Bool) throws {
        let start = mark
        defer { mark = start }
        guard let token = try accept(.kwExcept) else { return }
        if isStar, try accept(.star) == nil { return }
        let afterKeyword = mark
        let statement = isStar ? "'except*' statement" : "'except' statement"
        if try expression() != nil {
            try asName()
            if try accept(.colon) != nil, try missesIndent() {
                throw raise(indentationMessage(statement, token), type: "IndentationError")
            }
        }
        mark = afterKeyword
        if !isStar, try accept(.colon) != nil, try missesIndent() {
            throw raise(indentationMessage(statement, token), type: "IndentationError")
        }
    }

    private mutating func mistakeInExcept() throws {
        let start = mark
        defer { mark = start }
        guard try accept(.kwExcept) != nil else { return }
        _ = try accept(.star)
        if let first = try expression(), try accept(.comma) != nil, try expressions() != nil {
            try asName()
            if try accept(.colon) != nil {
                throw raise("multiple exception types must be parenthesized", startingFrom: first.range)
            }
        }
        mark = start + 1
        _ = try accept(.star)
        if try expression() != nil {
            try asName()
            if try accept(.newline) != nil { throw raise("expected ':'") }
        }
        mark = start + 1
        if try accept(.newline) != nil { throw raise("expected ':'") }
        if try accept(.star) != nil, try accept(.newline) != nil || accept(.colon) != nil {
            throw raise("expected one or more exception types")
        }
    }

    private mutating func finallyBlock() throws -> Bool {
        guard try peek() == .kwFinally else { return false }
        if seeksMistakes {
            let start = mark
            if let token = try accept(.kwFinally), try accept(.colon) != nil, try missesIndent() {
                throw raise(indentationMessage("'finally' statement", token), type: "IndentationError")
            }
            mark = start
        }
        return try attempt { p in
            guard try p.accept(.kwFinally) != nil else { return false }
            try p.force(.colon, ":")
            return try p.block()
        }
    }

    // MARK: - def and class

    private mutating func decorators() throws -> Bool {
        var count = 0
        while try attempt({ p in
            guard try p.accept(.at) != nil, try p.namedExpression() != nil else { return false }
            return try p.accept(.newline) != nil
        }) {
            count += 1
        }
        return count > 0
    }

    private mutating func functionDefinition() throws -> Bool {
        let isDecorated = try attempt { p in
            guard try p.decorators() else { return false }
            return try p.functionBody()
        }
        if isDecorated { return true }
        return try attempt { try $0.functionBody() }
    }

    private mutating func functionBody() throws -> Bool {
        if seeksMistakes { try mistakeInFunction() }
        return try attempt { p in
            _ = try p.accept(.kwAsync)
            guard try p.accept(.kwDef) != nil, try p.acceptName() != nil else { return false }
            _ = try p.typeParameters()
            guard try p.accept(.leftParen) != nil else { return false }
            _ = try p.parameters(isLambda: false)
            guard try p.accept(.rightParen) != nil else { return false }
            try p.returnAnnotation()
            guard try p.accept(.colon) != nil else { return false }
            return try p.block()
        }
    }

    private mutating func returnAnnotation() throws {
        _ = try attempt { p in
            guard try p.accept(.arrow) != nil else { return false }
            return try p.expression() != nil
        }
    }

    private mutating func mistakeInFunction() throws {
        let start = mark
        defer { mark = start }
        _ = try accept(.kwAsync)
        guard let token = try accept(.kwDef), try acceptName() != nil else { return }
        _ = try typeParameters()
        try force(.leftParen, "(")
        _ = try parameters(isLambda: false)
        guard try accept(.rightParen) != nil else { return }
        try returnAnnotation()
        try force(.colon, ":")
        mark -= 1
        if try accept(.colon) != nil, try missesIndent() {
            throw raise(indentationMessage("function definition", token), type: "IndentationError")
        }
    }

    private mutating func classBody() throws -> Bool {
        if seeksMistakes {
            let start = mark
            if let token = try accept(.kwClass), try classHead() {
                if try look(.newline) {
                    mark += 1
                    throw raise("expected ':'")
                }
                if try accept(.colon) != nil, try missesIndent() {
                    throw raise(indentationMessage("class definition", token), type: "IndentationError")
                }
            }
            mark = start
        }
        return try attempt { p in
            guard try p.accept(.kwClass) != nil, try p.classHead(), try p.accept(.colon) != nil else { return false }
            return try p.block()
        }
    }

    private mutating func classHead() throws -> Bool {
        guard try acceptName() != nil else { return false }
        _ = try typeParameters()
        _ = try attempt { p in
            guard try p.accept(.leftParen) != nil else { return false }
            _ = try p.arguments()
            return try p.accept(.rightParen) != nil
        }
        return true
    }

    mutating func typeParameters() throws -> Bool {
        guard try peek() == .leftBracket else { return false }
        if seeksMistakes {
            let start = mark
            mark += 1
            if let closing = try accept(.rightBracket) {
                throw raise("Type parameter list cannot be empty", startingFrom: closing.range)
            }
            mark = start
        }
        return try attempt { p in
            guard try p.accept(.leftBracket) != nil,
                try !p.separated({ try $0.typeParameter() ? true : nil }).isEmpty
            else { return false }
            _ = try p.accept(.comma)
            return try p.accept(.rightBracket) != nil
        }
    }

    private mutating func typeParameter() throws -> Bool {
        func optional(_ kind: TokenKind, isStar: Bool = false, _ p: inout Diagnosis) throws {
            _ = try p.attempt { p in
                guard try p.accept(kind) != nil else { return false }
                return try isStar ? p.starExpression() != nil : p.expression() != nil
            }
        }
        if try acceptName() != nil {
            try optional(.colon, &self)
            try optional(.equal, &self)
            return true
        }
        if seeksMistakes {
            let start = mark
            for (kind, type) in [(TokenKind.star, "TypeVarTuple"), (.doubleStar, "ParamSpec")] {
                mark = start
                guard try accept(kind) != nil, try acceptName() != nil, let colon = try accept(.colon),
                    let bound = try expression()
                else { continue }
                var word = "bound"
                if case .tuple = bound.kind { word = "constraints" }
                throw raise("cannot use \(word) with \(type)", startingFrom: colon.range)
            }
            mark = start
        }
        return try attempt { p in
            let isStar = try p.accept(.star) != nil
            if !isStar, try p.accept(.doubleStar) == nil { return false }
            guard try p.acceptName() != nil else { return false }
            try optional(.equal, isStar: isStar, &p)
            return true
        }
    }
}
