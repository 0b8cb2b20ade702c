// What expressions do to names, and where some of them may not stand.

extension ScopeChecker {
    // MARK: - Expressions

    mutating func optional(_ node: Expression?) throws(SyntaxError) {
        if let node { try expression(node) }
    }

    mutating func expressions(_ list: [Expression], bind: Bool = false) throws(SyntaxError) {
        for node in list { try expression(node, binds: bind) }
    }

    /// - Parameter binds: whether the expression is a target, or a part of one.
    ///
    /// A case that goes deeper has a function of its own: in a debug build a frame has room for the values of
    /// all cases of its switch, and trees are deep.
    mutating func expression(_ node: Expression, binds: Bool = false) throws(SyntaxError) {
        switch node.kind {
        case .name: try name(node, binds)
        case .constant: break
        case .boolOp, .set, .joinedString, .list, .tuple: try items(node, binds)
        case .starred, .unary, .attribute: try inner(node, binds)
        case .namedExpression: try namedExpression(node)
        case .binary: try binary(node)
        case .subscript: try subscripted(node)
        case .call: try call(node)
        case .lambda: try lambda(node)
        case .ifExpression: try conditional(node)
        case .dict: try dict(node)
        case .listComprehension, .setComprehension, .dictComprehension, .generator: try anyComprehension(node)
        case .await, .yield, .yieldFrom: try suspension(node)
        case .compare: try compare(node)
        case .formattedValue, .slice: try parts(node)
        }
    }

    func name(_ node: Expression, _ binds: Bool) throws(SyntaxError) {
        guard followsNames, case .name(let name) = node.kind else { return }
        try add(name, binds ? .local : .use, at: node.range)
    }

    mutating func items(_ node: Expression, _ binds: Bool) throws(SyntaxError) {
        switch node.kind {
        case .list(let items), .tuple(let items): try expressions(items, bind: binds)
        case .boolOp(_, let items), .set(let items), .joinedString(let items): try expressions(items)
        default: break
        }
    }

    mutating func inner(_ node: Expression, _ binds: Bool) throws(SyntaxError) {
        switch node.kind {
        case .starred(let value): try expression(value, binds: binds)
        case .unary(_, let value), .attribute(let value, _): try expression(value)
        default: break
        }
    }

    mutating func binary(_ node: Expression) throws(SyntaxError) {
        guard case .binary(let left, _, let right) = node.kind else { return }
        try expression(left)
        try expression(right)
    }

    mutating func subscripted(_ node: Expression) throws(SyntaxError) {
        guard case .subscript(let value, let index) = node.kind else { return }
        try expression(value)
        try expression(index)
    }

    mutating func call(_ node: Expression) throws(SyntaxError) {
        guard case .call(let function, let arguments, let keywords) = node.kind else { return }
        try expression(function)
        try expressions(arguments)
        for keyword in keywords { try expression(keyword.value) }
    }

    mutating func lambda(_ node: Expression) throws(SyntaxError) {
        guard case .lambda(let list, let body) = node.kind else { return }
        try defaults(list)
        enter(.function)
        try parameters(list)
        try expression(body)
        leave()
    }

    mutating func conditional(_ node: Expression) throws(SyntaxError) {
        guard case .ifExpression(let test, let body, let orElse) = node.kind else { return }
        try expression(test)
        try expression(body)
        try expression(orElse)
    }

    mutating func dict(_ node: Expression) throws(SyntaxError) {
        guard case .dict(let keys, let values) = node.kind else { return }
        for case let key? in keys { try expression(key) }
        try expressions(values)
    }

    mutating func anyComprehension(_ node: Expression) throws(SyntaxError) {
        switch node.kind {
        case .listComprehension(let item, let clauses): try comprehension(.list, item, nil, clauses)
        case .setComprehension(let item, let clauses): try comprehension(.set, item, nil, clauses)
        case .dictComprehension(let key, let value, let clauses): try comprehension(.dict, key, value, clauses)
        case .generator(let item, let clauses): try comprehension(.generator, item, nil, clauses)
        default: break
        }
    }

    mutating func suspension(_ node: Expression) throws(SyntaxError) {
        switch node.kind {
        case .await(let value):
            try refuse("await expression", node)
            try expression(value)
        case .yield(let value):
            try refuse("yield expression", node)
            try optional(value)
            try refuseYield(node)
        case .yieldFrom(let value):
            try refuse("yield expression", node)
            try expression(value)
            try refuseYield(node)
        default: break
        }
    }

    mutating func compare(_ node: Expression) throws(SyntaxError) {
        guard case .compare(let left, _, let comparators) = node.kind else { return }
        try expression(left)
        try expressions(comparators)
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

    /// Some expressions may not stand in an annotation, nor in the parts of a generic definition.
    func refuse(_ what: String, _ node: Expression) throws(SyntaxError) {
        let place: String
        switch current.kind {
        case .module, .function, .type: return
        case .annotation: place = "an annotation"
        case .typeVariable(let info): place = info
        case .typeAlias: place = "a type alias"
        case .typeParameters: place = "the definition of a generic"
        }
        throw error("\(what) cannot be used within \(place)", at: node.range)
    }

    func refuseYield(_ node: Expression) throws(SyntaxError) {
        guard let comprehension = current.comprehension else { return }
        throw error("'yield' inside \(comprehension.rawValue)", at: node.range)
    }

    mutating func comprehension(
        _ kind: Comprehension, _ item: Expression, _ value: Expression?, _ clauses: [PythonSyntax.Comprehension]
    ) throws(SyntaxError) {
        // The outermost iterable is evaluated in the scope around.
        if let first = clauses.first { try iterable(first.iterable) }
        enter(.function, comprehension: kind)
        for (index, clause) in clauses.enumerated() {
            current.isIterationTarget = true
            try expression(clause.target, binds: true)
            current.isIterationTarget = false
            if index > 0 { try iterable(clause.iterable) }
            try expressions(clause.conditions)
        }
        try optional(value)
        try expression(item)
        leave()
    }

    mutating func iterable(_ node: Expression) throws(SyntaxError) {
        current.iterables += 1
        try expression(node)
        current.iterables -= 1
    }

    mutating func namedExpression(_ node: Expression) throws(SyntaxError) {
        guard case .namedExpression(let target, let value) = node.kind else { return }
        try refuse("named expression", node)
        if current.iterables > 0 {
            throw error("assignment expression cannot be used in a comprehension iterable expression", at: node.range)
        }
        if current.comprehension != nil { try bindOutsideOfComprehension(target) }
        try expression(value)
        try add(target.name, .local, at: target.range)
    }

    /// In a comprehension, `:=` binds in the scope around it.
    mutating func bindOutsideOfComprehension(_ target: Identifier) throws(SyntaxError) {
        let name = target.name
        for scope in stack.reversed() {
            if scope.comprehension != nil {
                if flags(of: name, in: scope).isSuperset(of: [.iteration, .local]) {
                    throw error(
                        "assignment expression cannot rebind comprehension iteration variable '\(name)'",
                        at: target.range)
                }
                continue
            }
            let place: String
            switch scope.kind {
            case .function:
                let isGlobal = flags(of: name, in: scope).contains(.global)
                try add(name, isGlobal ? .global : .nonlocal, at: target.range)
                current.directives.append((name, target.range))
                return try add(name, .local, at: target.range, to: scope)
            case .module:
                try add(name, .global, at: target.range)
                current.directives.append((name, target.range))
                return try add(name, .global, at: target.range, to: scope)
            case .type: place = "a class body"
            case .typeParameters: place = "the definition of a generic"
            case .typeAlias: place = "a type alias"
            case .typeVariable: place = "a TypeVar bound"
            case .annotation: continue
            }
            let verb = scope.kind == .typeParameters ? "within" : "in"
            throw error(
                "assignment expression within a comprehension cannot be used \(verb) \(place)", at: target.range)
        }
    }
}
