/// Whether code yields or awaits, functions within it aside.
struct CodeTraits {
    var yields = false
    var awaits = false

    init() {}

    init(_ body: [Statement]) { visit(body) }

    init(_ expression: Expression) { visit(expression) }

    /// Whether a comprehension has an `async for` or an `await` in it, which runs when the comprehension does: all but
    /// its outermost iterable.
    static func isAsynchronous(_ items: [Expression], _ clauses: [Comprehension]) -> Bool {
        var traits = CodeTraits()
        for item in items { traits.visit(item) }
        for (index, clause) in clauses.enumerated() {
            if clause.isAsync { return true }
            traits.visit(clause.target)
            if index > 0 { traits.visit(clause.iterable) }
            for condition in clause.conditions { traits.visit(condition) }
        }
        return traits.awaits
    }

    private mutating func visit(_ body: [Statement]) {
        for statement in body { visit(statement) }
    }

    private mutating func visit(_ nodes: [Expression]) {
        for node in nodes { visit(node) }
    }

    private mutating func visit(_ node: Expression?) {
        guard let node else { return }
        // Deep chains go through functions with small frames.
        switch node.kind {
        case .name, .constant: break
        case .binary: binary(node)
        case .starred, .unary, .attribute, .namedExpression, .await, .yieldFrom, .yield: inner(node)
        case .call: call(node)
        case .subscript: subscripted(node)
        default: others(node)
        }
    }

    private mutating func binary(_ node: Expression) {
        guard case .binary(let left, _, let right) = node.kind else { return }
        visit(left)
        visit(right)
    }

    private mutating func inner(_ node: Expression) {
        switch node.kind {
        case .await(let value):
            awaits = true
            visit(value)
        case .yield(let value):
            yields = true
            visit(value)
        case .yieldFrom(let value):
            yields = true
            visit(value)
        case .starred(let value), .unary(_, let value), .attribute(let value, _), .namedExpression(_, let value):
            visit(value)
        default: break
        }
    }

    private mutating func call(_ node: Expression) {
        guard case .call(let function, let arguments, let keywords) = node.kind else { return }
        visit(function)
        visit(arguments)
        for keyword in keywords { visit(keyword.value) }
    }

    private mutating func subscripted(_ node: Expression) {
        guard case .subscript(let value, let index) = node.kind else { return }
        visit(value)
        visit(index)
    }

    private mutating func others(_ node: Expression) {
        switch node.kind {
        case .lambda(let parameters, _):
            visit(parameters.defaults)
            for value in parameters.keywordDefaults { visit(value) }
        case .generator(_, let clauses):
            visit(clauses.first?.iterable)
        case .listComprehension(let item, let clauses), .setComprehension(let item, let clauses):
            visit([item], clauses)
        case .dictComprehension(let key, let value, let clauses):
            visit([key, value], clauses)
        case .boolOp(_, let values), .joinedString(let values), .set(let values), .list(let values), .tuple(let values):
            visit(values)
        case .ifExpression(let test, let body, let orElse):
            visit(test)
            visit(body)
            visit(orElse)
        case .dict(let keys, let values):
            for key in keys { visit(key) }
            visit(values)
        case .compare(let left, _, let comparators):
            visit(left)
            visit(comparators)
        case .formattedValue(let value, _, let format):
            visit(value)
            visit(format)
        case .slice(let lower, let upper, let step):
            visit(lower)
            visit(upper)
            visit(step)
        default: break
        }
    }

    private mutating func visit(_ items: [Expression], _ clauses: [Comprehension]) {
        visit(items)
        for clause in clauses {
            if clause.isAsync { awaits = true }
            visit(clause.iterable)
            visit(clause.conditions)
        }
    }

    private mutating func visit(_ node: Statement) {
        switch node.kind {
        case .functionDef(let function):
            visit(function.decorators)
            visit(function.parameters.defaults)
            for value in function.parameters.keywordDefaults { visit(value) }
            if function.typeParameters.isEmpty {
                for parameter in function.parameters.inAnnotationOrder { visit(parameter.annotation) }
                visit(function.returns)
            }
        case .classDef(let definition):
            visit(definition.decorators)
            visit(definition.bases)
            for keyword in definition.keywords { visit(keyword.value) }
        case .returnStatement(let value): visit(value)
        case .delete(let targets): visit(targets)
        case .assign(let targets, let value):
            visit(targets)
            visit(value)
        case .typeAlias: break
        case .augmentedAssign(let target, _, let value):
            visit(target)
            visit(value)
        case .annotatedAssign(let target, let annotation, let value, _):
            visit(target)
            visit(annotation)
            visit(value)
        case .forLoop(let loop):
            if loop.isAsync { awaits = true }
            visit(loop.target)
            visit(loop.iterable)
            visit(loop.body)
            visit(loop.orElse)
        case .whileLoop(let test, let body, let orElse):
            visit(test)
            visit(body)
            visit(orElse)
        case .ifStatement:
            // Goes down a chain of `elif` in a loop.
            var node = node
            while case .ifStatement(let test, let body, let orElse) = node.kind {
                visit(test)
                visit(body)
                guard orElse.count == 1, case .ifStatement = orElse[0].kind else {
                    visit(orElse)
                    break
                }
                node = orElse[0]
            }
        case .with(let items, let body, let isAsync):
            if isAsync { awaits = true }
            for item in items {
                visit(item.context)
                visit(item.target)
            }
            visit(body)
        case .match(let subject, let cases):
            visit(subject)
            for item in cases {
                visit(item.guardTest)
                visit(item.body)
            }
        case .raise(let exception, let cause):
            visit(exception)
            visit(cause)
        case .tryStatement(let statement):
            visit(statement.body)
            for handler in statement.handlers {
                visit(handler.type)
                visit(handler.body)
            }
            visit(statement.orElse)
            visit(statement.finalBody)
        case .assert(let test, let message):
            visit(test)
            visit(message)
        case .expression(let value): visit(value)
        case .importModules, .importFrom, .global, .nonlocal, .pass, .breakStatement, .continueStatement: break
        }
    }
}
