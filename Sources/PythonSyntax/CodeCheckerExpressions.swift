// What CPython's compiler refuses in expressions.

extension CodeChecker {
    // MARK: - Expressions

    mutating func optional(_ node: Expression?) throws(SyntaxError) {
        if let node { try expression(node) }
    }

    /// An item of a display or a call, where a star is allowed.
    mutating func argument(_ node: Expression) throws(SyntaxError) {
        if case .starred(let value) = node.kind { try expression(value) } else { try expression(node) }
    }

    mutating func arguments(_ list: [Expression]) throws(SyntaxError) {
        for node in list { try argument(node) }
    }

    mutating func keywords(_ list: [Keyword]) throws(SyntaxError) {
        try validate(list)
        for keyword in list { try expression(keyword.value) }
    }

    /// CPython compares each keyword with those behind it, and names the later of the first equal pair.
    func repeatedKeyword(_ name: String, in list: [Keyword]) -> SyntaxError {
        for (index, first) in list.enumerated() {
            guard let name = first.name?.name else { continue }
            for second in list[(index + 1)...] where second.name?.name == name {
                return error("keyword argument repeated: \(name)", at: second.range)
            }
        }
        return error("keyword argument repeated: \(name)", at: list[0].range)
    }

    /// A case that goes deeper has a function of its own, as in `ScopeChecker.expression`.
    mutating func expression(_ node: Expression) throws(SyntaxError) {
        switch node.kind {
        case .name, .constant: break
        case .boolOp, .joinedString, .set, .list, .tuple: try items(node)
        case .starred: throw error("can't use starred expression here", at: node.range)
        case .namedExpression: try namedExpression(node)
        case .binary: try binary(node)
        case .unary, .attribute: try inner(node)
        case .lambda: try lambda(node)
        case .ifExpression: try conditional(node)
        case .dict: try dict(node)
        case .listComprehension, .setComprehension, .dictComprehension, .generator: try anyComprehension(node)
        case .await: try awaiting(node)
        case .yield, .yieldFrom: try yield(node)
        case .compare: try compare(node)
        case .call: try call(node)
        case .subscript: try subscripted(node)
        case .formattedValue, .slice: try parts(node)
        }
    }

    mutating func items(_ node: Expression) throws(SyntaxError) {
        switch node.kind {
        case .boolOp(_, let values), .joinedString(let values):
            for value in values { try expression(value) }
        case .set(let items), .list(let items), .tuple(let items): try arguments(items)
        default: break
        }
    }

    mutating func namedExpression(_ node: Expression) throws(SyntaxError) {
        guard case .namedExpression(let target, let value) = node.kind else { return }
        try expression(value)
        try refuseDebug(target.name, at: target.range)
    }

    mutating func binary(_ node: Expression) throws(SyntaxError) {
        guard case .binary(let left, _, let right) = node.kind else { return }
        try expression(left)
        try expression(right)
    }

    mutating func inner(_ node: Expression) throws(SyntaxError) {
        switch node.kind {
        case .unary(_, let value), .attribute(let value, _): try expression(value)
        default: break
        }
    }

    mutating func lambda(_ node: Expression) throws(SyntaxError) {
        guard case .lambda(let list, let body) = node.kind else { return }
        try parameters(list)
        try defaults(list)
        try inUnit(.lambda, CodeTraits(body)) { (checker) throws(SyntaxError) in try checker.expression(body) }
    }

    mutating func conditional(_ node: Expression) throws(SyntaxError) {
        guard case .ifExpression(let test, let body, let orElse) = node.kind else { return }
        try expression(test)
        try expression(body)
        try expression(orElse)
    }

    mutating func dict(_ node: Expression) throws(SyntaxError) {
        guard case .dict(let keys, let values) = node.kind else { return }
        for (key, value) in zip(keys, values) {
            if let key { try expression(key) }
            try expression(value)
        }
    }

    mutating func anyComprehension(_ node: Expression) throws(SyntaxError) {
        switch node.kind {
        case .listComprehension(let item, let clauses), .setComprehension(let item, let clauses),
            .generator(let item, let clauses):
            try comprehension(node, [item], clauses)
        case .dictComprehension(let key, let value, let clauses): try comprehension(node, [key, value], clauses)
        default: break
        }
    }

    mutating func awaiting(_ node: Expression) throws(SyntaxError) {
        guard case .await(let value) = node.kind else { return }
        if !unit.isFunctionLike { throw error("'await' outside function", at: node.range) }
        if unit.kind != .asyncFunction, unit.kind != .comprehension {
            throw error("'await' outside async function", at: node.range)
        }
        try expression(value)
    }

    mutating func yield(_ node: Expression) throws(SyntaxError) {
        switch node.kind {
        case .yield(let value):
            if !unit.isFunctionLike { throw error("'yield' outside function", at: node.range) }
            try optional(value)
        case .yieldFrom(let value):
            if !unit.isFunctionLike { throw error("'yield from' outside function", at: node.range) }
            if unit.kind == .asyncFunction { throw error("'yield from' inside async function", at: node.range) }
            try expression(value)
        default: break
        }
    }

    mutating func compare(_ node: Expression) throws(SyntaxError) {
        guard case .compare(let left, let operators, let comparators) = node.kind else { return }
        warnOfIdentity(left, operators, comparators, at: node.range)
        try expression(left)
        for value in comparators { try expression(value) }
    }

    mutating func call(_ node: Expression) throws(SyntaxError) {
        guard case .call(let function, let list, let keywords) = node.kind else { return }
        warnOfCall(function, at: node.range)
        try expression(function)
        try validate(keywords)
        try arguments(list)
        for keyword in keywords { try expression(keyword.value) }
    }

    mutating func subscripted(_ node: Expression) throws(SyntaxError) {
        guard case .subscript(let value, let index) = node.kind else { return }
        warnOfSubscript(value, index, at: node.range)
        try expression(value)
        try expression(index)
    }

    mutating func parts(_ node: Expression) throws(SyntaxError) {
        switch node.kind {
        case .formattedValue(let value, _, let format):
            try expression(value)
            try optional(format)
        case .slice(let lower, let upper, let step):
            try optional(lower)
            try optional(upper)
            try optional(step)
        default: break
        }
    }

    func validate(_ list: [Keyword]) throws(SyntaxError) {
        guard !list.isEmpty else { return }
        var seen: Set<String> = []
        for keyword in list {
            guard let name = keyword.name?.name else { continue }
            try refuseDebug(name, at: keyword.range)
            if list.count > 1, !seen.insert(name).inserted { throw repeatedKeyword(name, in: list) }
        }
    }

    /// Comprehensions run as part of the code around them, generator expressions as code of their own.
    mutating func comprehension(
        _ node: Expression, _ items: [Expression], _ clauses: [Comprehension]
    ) throws(SyntaxError) {
        var isGenerator = false
        if case .generator = node.kind { isGenerator = true }
        if let first = clauses.first { try expression(first.iterable) }
        if !isGenerator, unit.kind != .asyncFunction, unit.kind != .comprehension,
            CodeTraits.isAsynchronous(items, clauses)
        {
            throw error("asynchronous comprehension outside of an asynchronous function", at: node.range)
        }
        func parts(_ checker: inout CodeChecker) throws(SyntaxError) {
            for (index, clause) in clauses.enumerated() {
                if index > 0 { try checker.expression(clause.iterable) }
                try checker.target(clause.target)
                for condition in clause.conditions { try checker.expression(condition) }
            }
            for item in items { try checker.expression(item) }
        }
        if isGenerator || unit.kind != .asyncFunction && unit.kind != .comprehension {
            // A comprehension without `await` may be seen as a unit of its own here: nothing differs.
            try inUnit(.comprehension) { (checker) throws(SyntaxError) in try parts(&checker) }
        } else {
            try parts(&self)
        }
    }
}
