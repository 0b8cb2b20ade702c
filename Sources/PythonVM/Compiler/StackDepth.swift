import PythonSyntax

/// How many values CPython's bytecode of a function has on its stack at most: `co_stacksize`, and with it the size of its generators.
///
/// The walk goes over the tree as CPython's compiler does (Python/compile.c), and notes after each instruction that it would emit how high
/// the stack is. What its optimizer takes away counts only where that lowers the top: constants that are folded, comparisons with None, and
/// code that is never reached. `depth` is always the height before what is visited; an expression leaves it one higher.
///
/// Reading order: `of(_:hasTextAnnotations:)`, `visit(_:at:)` for expressions, `StackDepthDisplays`, then `StackDepthStatements`.
struct StackDepth {
    /// What is not known exactly is not guessed: `match`, `except*`, type parameters, and constants that may or may not be folded.
    typealias Unknown = ConstantFolding.Unknown

    private(set) var most = 1
    let scope: Scope
    /// Of the function itself: `super()` without arguments needs one.
    let hasParameters: Bool
    let hasTextAnnotations: Bool
    /// What is left, from the end, on the way out of here.
    var blocks: [Block] = []
    private var level = 0
    var comprehensions: [Scope] = []

    /// - Throws: `Unknown`.
    static func of(_ source: FunctionSource, hasTextAnnotations: Bool) throws(Unknown) -> Int {
        var walk = StackDepth(
            scope: source.scope, hasParameters: source.hasParameters, hasTextAnnotations: hasTextAnnotations)
        switch source.node {
        case .function(let function):
            // Generators and coroutines stand in a handler that turns StopIteration into a RuntimeError.
            if source.isSuspendable { walk.reach(2) }
            _ = try walk.visit(function.body, at: 0)
        case .lambda(let body): try walk.visit(body, at: 0)
        case .generator(let element, let clauses):
            walk.reach(2)
            try walk.visitClauses(clauses[...], isFirst: true, at: 1) { (walk, depth) throws(Unknown) in
                try walk.visit(element, at: depth)
            }
        }
        return walk.most
    }

    mutating func reach(_ depth: Int) { most = max(most, depth) }

    // MARK: Expressions

    mutating func visit(_ node: Expression, at depth: Int) throws(Unknown) {
        level += 1
        defer { level -= 1 }
        if level > 300 { throw Unknown() }
        reach(depth + 1)
        switch node.kind {
        case .constant, .name: break
        case .boolOp(_, let values):
            for (index, value) in values.enumerated() {
                if index < values.count - 1, try ConstantFolding.isFolded(value) { throw Unknown() }
                try visit(value, at: depth)
            }
            reach(depth + 2)
        case .namedExpression(let target, let value):
            let isPlain = comprehensions.isEmpty || scope.function.binding(of: target.name) == .local
            if !isPlain || comprehensions.count > 1 { throw Unknown() }
            try visit(value, at: depth)
            reach(depth + 2)
        case .binary(let left, let op, let right):
            if try ConstantFolding.isFolded(node) { return }
            if op == .modulo, let parts = PercentPieces(left, right) { return try visit(parts, at: depth) }
            try visit(left, at: depth)
            try visit(right, at: depth + 1)
        case .unary(_, let value): if try !ConstantFolding.isFolded(node) { try visit(value, at: depth) }
        case .lambda(let parameters, _):
            try makeFunction(node, at: depth + visitDefaults(parameters, at: depth))
        case .ifExpression(let test, let body, let orElse):
            if try ConstantFolding.isFolded(test) { throw Unknown() }
            try visitCondition(test, at: depth)
            try visit(body, at: depth)
            try visit(orElse, at: depth)
        case .dict, .set, .list, .tuple: try visitDisplay(node, at: depth)
        case .listComprehension, .setComprehension, .dictComprehension, .generator:
            try visitComprehension(node, at: depth)
        case .await(let value), .yieldFrom(let value):
            try visit(value, at: depth)
            delegate(at: depth)
        case .yield(let value): if let value { try visit(value, at: depth) }
        case .compare(let first, let operators, let others): try visitComparison(first, operators, others, at: depth)
        case .call(let function, let arguments, let keywords):
            try visit(function, at: depth)
            // Beside the function stands `self`, or nothing.
            reach(depth + 2)
            try visitArguments(arguments, keywords, at: depth + 2)
        case .joinedString, .formattedValue: try visitText(node, at: depth)
        case .attribute(let value, let name): try visitAttribute(value, name.name, at: depth)
        case .subscript(let value, let index):
            if try ConstantFolding.isFolded(node) { return }
            try visit(value, at: depth)
            try visitIndex(index, at: depth + 1)
        case .starred(let value): try visit(value, at: depth)
        case .slice(let lower, let upper, let step):
            try visitBounds(lower, upper, at: depth)
            if let step { try visit(step, at: depth + 2) }
        }
    }

    /// What `await` and `yield from` do with the iterator above `depth`: None is sent, and what is thrown in comes on top.
    mutating func delegate(at depth: Int) { reach(depth + 3) }

    private mutating func visitAttribute(_ value: Expression, _ name: String, at depth: Int) throws(Unknown) {
        // `super().name` is one instruction over `super`, the class and the instance.
        if case .call(let function, let arguments, let keywords) = value.kind, case .name("super") = function.kind,
            arguments.isEmpty || arguments.count == 2, keywords.isEmpty, !arguments.contains(where: \.isStarred),
            name != "__class__", scope.binding(of: "super") == .implicitGlobal,
            !arguments.isEmpty || hasParameters && scope.binding(of: "__class__") == .free
        {
            reach(depth + 3)
            for (index, argument) in arguments.enumerated() { try visit(argument, at: depth + 1 + index) }
            return
        }
        try visit(value, at: depth)
    }

    /// What stands in brackets behind a value.
    mutating func visitIndex(_ index: Expression, at depth: Int) throws(Unknown) {
        if case .slice(let lower, let upper, nil) = index.kind { return try visitBounds(lower, upper, at: depth) }
        try visit(index, at: depth)
    }

    private mutating func visitBounds(_ lower: Expression?, _ upper: Expression?, at depth: Int) throws(Unknown) {
        if let lower { try visit(lower, at: depth) }
        if let upper { try visit(upper, at: depth + 1) }
        reach(depth + 2)
    }

    private mutating func visitComparison(
        _ first: Expression, _ operators: [CompareOperator], _ others: [Expression], at depth: Int
    ) throws(Unknown) {
        try visit(first, at: depth)
        for other in others.dropLast() {
            try visit(other, at: depth + 1)
            reach(depth + 3)
        }
        guard let last = others.last else { return }
        reach(depth + 2)
        // A display behind `in` is a constant if its members are.
        if operators.last == .in || operators.last == .notIn {
            switch last.kind {
            case .list(let members), .set(let members): if try ConstantFolding.areFolded(members) { return }
            default: break
            }
        }
        try visit(last, at: depth + 1)
    }

    /// An expression that only decides where to go on.
    mutating func visitCondition(_ node: Expression, at depth: Int) throws(Unknown) {
        level += 1
        defer { level -= 1 }
        if level > 300 { throw Unknown() }
        switch node.kind {
        case .constant: break
        case .unary(.not, let value): try visitCondition(value, at: depth)
        case .boolOp(_, let values):
            for value in values {
                if try ConstantFolding.isFolded(value) { throw Unknown() }
                try visitCondition(value, at: depth)
            }
        case .ifExpression(let test, let body, let orElse):
            for part in [test, body, orElse] {
                if try ConstantFolding.isFolded(part) { throw Unknown() }
                try visitCondition(part, at: depth)
            }
        case .compare(let value, let operators, let others)
        where operators.count == 1 && (operators[0] == .is || operators[0] == .isNot) && others[0].isNone:
            // There is a jump that knows None.
            try visit(value, at: depth)
        default: try visit(node, at: depth)
        }
    }

    // MARK: Calls

    /// - Parameter pushed: how many arguments stand there already.
    mutating func visitArguments(
        _ arguments: [Expression], _ keywords: [Keyword], pushed: Int = 0, at depth: Int
    ) throws(Unknown) {
        let count = arguments.count + pushed
        let isPlain = !arguments.contains(where: \.isStarred) && keywords.allSatisfy { $0.name != nil }
        if isPlain, count + 2 * keywords.count <= CodeCompiler.mostAtOnce {
            let values = arguments + keywords.map(\.value)
            for (index, value) in values.enumerated() { try visit(value, at: depth + pushed + index) }
            // The names of the keywords come last.
            if !keywords.isEmpty { reach(depth + pushed + values.count + 1) }
            return
        }
        if pushed == 0, arguments.count == 1, arguments[0].isStarred {
            try visit(arguments[0], at: depth)
        } else {
            try visitDisplay(arguments, isTuple: true, pushed: pushed, at: depth + pushed)
        }
        var isBuilt = false
        var group: [Keyword] = []
        for keyword in keywords {
            if keyword.name != nil {
                group.append(keyword)
                continue
            }
            if !group.isEmpty { try visitKeywords(group, at: depth + (isBuilt ? 2 : 1)) }
            group = []
            isBuilt = true
            try visit(keyword.value, at: depth + 2)
        }
        if !group.isEmpty { try visitKeywords(group, at: depth + (isBuilt ? 2 : 1)) }
    }

    private mutating func visitKeywords(_ keywords: [Keyword], at depth: Int) throws(Unknown) {
        let isBig = keywords.count * 2 > CodeCompiler.mostAtOnce
        if keywords.count > 1, !isBig {
            for (index, keyword) in keywords.enumerated() { try visit(keyword.value, at: depth + index) }
            return reach(depth + keywords.count + 1)
        }
        for keyword in keywords { try visit(keyword.value, at: depth + (isBig ? 2 : 1)) }
    }

    // MARK: Functions

    /// - Returns: how many values the defaults leave on the stack for the function that is made next.
    mutating func visitDefaults(_ parameters: Parameters, at depth: Int) throws(Unknown) -> Int {
        var count = 0
        if !parameters.defaults.isEmpty {
            let isConstant = try ConstantFolding.areFolded(parameters.defaults)
            for (index, value) in parameters.defaults.enumerated() {
                try visit(value, at: depth + (isConstant ? 0 : index))
            }
            count += 1
        }
        let values = parameters.keywordDefaults.compactMap { $0 }
        if !values.isEmpty {
            for (index, value) in values.enumerated() { try visit(value, at: depth + count + index) }
            reach(depth + count + values.count + 1)
            count += 1
        }
        return count
    }

    /// The variables that the function shares, as a tuple, and its code.
    mutating func makeFunction(_ node: AnyObject, at depth: Int) throws(Unknown) {
        guard let inner = (comprehensions.last ?? scope).child(of: node) else { throw Unknown() }
        let free = inner.freeNames().count
        reach(depth + max(free, free > 0 ? 2 : 1))
    }
}

extension Expression {
    fileprivate var isNone: Bool {
        if case .constant(.none) = kind { return true }
        return false
    }
}
