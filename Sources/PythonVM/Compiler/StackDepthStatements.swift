import PythonSyntax

/// The stack under statements, and what the handlers that they stand in put on it.
extension StackDepth {
    /// What is around a place that `return`, `break` and `continue` have to leave in order.
    enum Block {
        /// A loop, with its iterator or without.
        case loop(hasIterator: Bool)
        case with(isAsync: Bool)
        /// The body of a `try` with handlers.
        case tried
        /// The body of a `try` whose last part runs on the way out.
        case finally([Statement])
        /// The last part itself, while an exception is handled.
        case handlingFinally
        case handler
        /// A value that is returned, while a last part runs.
        case value
    }

    /// - Returns: whether what follows is never reached.
    mutating func visit(_ body: [Statement], at depth: Int) throws(Unknown) -> Bool {
        for statement in body {
            if try visit(statement, at: depth) { return true }
        }
        return false
    }

    private mutating func visit(_ node: Statement, at depth: Int) throws(Unknown) -> Bool {
        switch node.kind {
        case .functionDef(let function): try visit(function, at: depth)
        case .classDef(let definition): try visit(definition, at: depth)
        case .returnStatement, .breakStatement, .continueStatement, .raise:
            try visitJump(node, at: depth)
            return true
        case .forLoop(let loop): try visit(loop, at: depth)
        case .whileLoop(let test, let body, let orElse): return try visitWhile(test, body, orElse, at: depth)
        case .ifStatement: return try visitIf(node, at: depth)
        case .with(let items, let body, let isAsync):
            return try visitWith(items[...], body, isAsync: isAsync, at: depth)
        case .tryStatement(let statement):
            if statement.isStar { throw Unknown() }
            return try statement.finalBody.isEmpty
                ? visitHandlers(statement, at: depth) : visitFinally(statement, at: depth)
        case .typeAlias, .match: throw Unknown()
        default: try visitSimple(node, at: depth)
        }
        return false
    }

    private mutating func visitJump(_ node: Statement, at depth: Int) throws(Unknown) {
        switch node.kind {
        case .returnStatement(let value):
            var keeps = false
            if let value {
                keeps = try !ConstantFolding.isFolded(value)
                if keeps { try visit(value, at: depth) }
            }
            try leave(at: depth, keeps: keeps, toLoop: false)
        case .breakStatement, .continueStatement:
            try leave(at: depth, keeps: false, toLoop: true)
        case .raise(let exception, let cause):
            if let exception { try visit(exception, at: depth) }
            if let cause { try visit(cause, at: depth + 1) }
        default: break
        }
    }

    private mutating func visitSimple(_ node: Statement, at depth: Int) throws(Unknown) {
        switch node.kind {
        case .delete(let targets): for target in targets { try delete(target, at: depth) }
        case .assign(let targets, let value):
            try visit(value, at: depth)
            for (index, target) in targets.enumerated() {
                let isLast = index == targets.count - 1
                if !isLast { reach(depth + 2) }
                try store(to: target, at: isLast ? depth : depth + 1)
            }
        case .augmentedAssign(let target, _, let value): try visitAugmented(target, value, at: depth)
        case .annotatedAssign(let target, _, let value, _):
            if let value {
                try visit(value, at: depth)
                try store(to: target, at: depth)
            } else if case .attribute(let value, _) = target.kind {
                try visit(value, at: depth)
            } else if case .subscript(let value, let index) = target.kind {
                try visit(value, at: depth)
                try visit(index, at: depth)
            }
        case .assert(let test, let message):
            try visitCondition(test, at: depth)
            reach(depth + 1)
            if let message { try visit(message, at: depth + 1) }
        case .importModules, .importFrom: reach(depth + 2)
        case .expression(let value): if try !ConstantFolding.isFolded(value) { try visit(value, at: depth) }
        default: break
        }
    }

    // MARK: Targets

    /// What storing the value above `depth` needs besides.
    mutating func store(to target: Expression, at depth: Int) throws(Unknown) {
        switch target.kind {
        case .starred(let inner): try store(to: inner, at: depth)
        case .attribute(let value, _): try visit(value, at: depth + 1)
        case .subscript(let value, let index):
            try visit(value, at: depth + 1)
            try visitIndex(index, at: depth + 2)
        case .tuple(let targets), .list(let targets):
            reach(depth + targets.count)
            for (index, target) in targets.enumerated() { try store(to: target, at: depth + targets.count - index - 1) }
        default: break
        }
    }

    private mutating func delete(_ target: Expression, at depth: Int) throws(Unknown) {
        switch target.kind {
        case .attribute(let value, _): try visit(value, at: depth)
        case .subscript(let value, let index):
            try visit(value, at: depth)
            try visit(index, at: depth + 1)
        case .tuple(let targets), .list(let targets): for target in targets { try delete(target, at: depth) }
        default: break
        }
    }

    private mutating func visitAugmented(_ target: Expression, _ value: Expression, at depth: Int) throws(Unknown) {
        // Where the value goes to stays below what was there, and is copied for reading it.
        switch target.kind {
        case .attribute(let owner, _):
            try visit(owner, at: depth)
            try visit(value, at: depth + 2)
        case .subscript(let owner, let index):
            try visit(owner, at: depth)
            try visitIndex(index, at: depth + 1)
            if case .slice(_, _, nil) = index.kind {
                reach(depth + 6)
                try visit(value, at: depth + 4)
            } else {
                reach(depth + 4)
                try visit(value, at: depth + 3)
            }
        default: try visit(value, at: depth + 1)
        }
    }

    // MARK: Compound statements

    private mutating func inside<Result>(
        _ block: Block, _ body: (inout StackDepth) throws(Unknown) -> Result
    ) throws(Unknown) -> Result {
        blocks.append(block)
        defer { blocks.removeLast() }
        return try body(&self)
    }

    private mutating func visit(_ loop: ForLoop, at depth: Int) throws(Unknown) {
        try visit(loop.iterable, at: depth)
        reach(depth + 2)
        if loop.isAsync { delegate(at: depth + 1) }
        try store(to: loop.target, at: depth + 1)
        _ = try inside(.loop(hasIterator: true)) { (walk) throws(Unknown) in try walk.visit(loop.body, at: depth + 1) }
        _ = try visit(loop.orElse, at: depth)
    }

    private mutating func visitWhile(
        _ test: Expression, _ body: [Statement], _ orElse: [Statement], at depth: Int
    ) throws(Unknown) -> Bool {
        let truth = try ConstantFolding.truth(test)
        if truth == nil { try visitCondition(test, at: depth) }
        if truth != false {
            _ = try inside(.loop(hasIterator: false)) { (walk) throws(Unknown) in try walk.visit(body, at: depth) }
        }
        if truth != true { return try visit(orElse, at: depth) && truth == false }
        return !body.contains(where: \.breaks)
    }

    private mutating func visitIf(_ node: Statement, at depth: Int) throws(Unknown) -> Bool {
        // A chain of `elif` is gone through in a loop.
        var ends = true
        var next: Statement? = node
        while let node = next, case .ifStatement(let test, let body, let orElse) = node.kind {
            next = nil
            let truth = try ConstantFolding.truth(test)
            if truth == nil { try visitCondition(test, at: depth) }
            if truth != false {
                let ended = try visit(body, at: depth)
                ends = ends && ended
            }
            if truth == true { break }
            if orElse.count == 1, case .ifStatement = orElse[0].kind {
                next = orElse[0]
            } else {
                let ended = try visit(orElse, at: depth)
                ends = ends && ended
            }
        }
        return ends
    }

    private mutating func visitWith(
        _ items: ArraySlice<WithItem>, _ body: [Statement], isAsync: Bool, at depth: Int
    ) throws(Unknown) -> Bool {
        guard let item = items.first else { return try visit(body, at: depth) }
        try visit(item.context, at: depth)
        reach(depth + 2)
        if isAsync { delegate(at: depth + 1) }
        if let target = item.target { try store(to: target, at: depth + 1) }
        let ended = try inside(.with(isAsync: isAsync)) { (walk) throws(Unknown) in
            try walk.visitWith(items.dropFirst(), body, isAsync: isAsync, at: depth + 1)
        }
        if !ended { callExit(at: depth + 1, isAsync: isAsync) }
        // The handler: `__exit__`, where it was, the exception before, the exception, and what asks for all three and leaves.
        reach(depth + 6)
        if isAsync { delegate(at: depth + 4) }
        return ended
    }

    /// `__exit__` is called with None three times.
    private mutating func callExit(at depth: Int, isAsync: Bool) {
        reach(depth + 3)
        if isAsync { delegate(at: depth - 1) }
    }

    private mutating func visitHandlers(_ statement: TryStatement, at depth: Int) throws(Unknown) -> Bool {
        var ended = try inside(.tried) { (walk) throws(Unknown) in try walk.visit(statement.body, at: depth) }
        if !ended { ended = try visit(statement.orElse, at: depth) }
        if statement.handlers.isEmpty { return ended }
        reach(depth + 4)
        for handler in statement.handlers {
            if let type = handler.type { try visit(type, at: depth + 2) }
            let handled = try inside(.handler) { (walk) throws(Unknown) in try walk.visit(handler.body, at: depth + 1) }
            ended = ended && handled
        }
        return ended
    }

    private mutating func visitFinally(_ statement: TryStatement, at depth: Int) throws(Unknown) -> Bool {
        var ended = try inside(.finally(statement.finalBody)) { (walk) throws(Unknown) in
            try walk.visitHandlers(statement, at: depth)
        }
        if !ended { ended = try visit(statement.finalBody, at: depth) }
        _ = try inside(.handlingFinally) { (walk) throws(Unknown) in
            try walk.visit(statement.finalBody, at: depth + 2)
        }
        reach(depth + 4)
        return ended
    }

    /// Leaves all blocks, or those up to a loop, from the inside.
    private mutating func leave(at depth: Int, keeps: Bool, toLoop: Bool) throws(Unknown) {
        let all = blocks
        defer { blocks = all }
        let kept = keeps ? 1 : 0
        var depth = depth
        while let block = blocks.popLast() {
            switch block {
            case .loop(let hasIterator):
                if toLoop { return }
                depth -= hasIterator ? 1 : 0
            case .with(let isAsync):
                callExit(at: depth + kept, isAsync: isAsync)
                depth -= 1
            case .tried: break
            case .finally(let body):
                if keeps { blocks.append(.value) }
                _ = try visit(body, at: depth + kept)
                if keeps { blocks.removeLast() }
            case .handlingFinally: depth -= 2
            case .handler, .value: depth -= 1
            }
        }
    }

    // MARK: Definitions

    private mutating func visit(_ function: FunctionDef, at depth: Int) throws(Unknown) {
        guard function.typeParameters.isEmpty else { throw Unknown() }
        for (index, decorator) in function.decorators.enumerated() { try visit(decorator, at: depth + index) }
        let depth = depth + function.decorators.count
        var count = try visitDefaults(function.parameters, at: depth)
        var annotations = function.parameters.all
            .sorted { $0.name.range.start < $1.name.range.start }.compactMap(\.annotation)
        if let returns = function.returns { annotations.append(returns) }
        for (index, annotation) in annotations.enumerated() {
            // The name stands before.
            reach(depth + count + 2 * index + 2)
            if !hasTextAnnotations { try visit(annotation, at: depth + count + 2 * index + 1) }
        }
        if !annotations.isEmpty { count += 1 }
        try makeFunction(function, at: depth + count)
    }

    private mutating func visit(_ definition: ClassDef, at depth: Int) throws(Unknown) {
        guard definition.typeParameters.isEmpty else { throw Unknown() }
        for (index, decorator) in definition.decorators.enumerated() { try visit(decorator, at: depth + index) }
        let depth = depth + definition.decorators.count + 2
        try makeFunction(definition, at: depth)
        // The function that builds classes gets the body and the name first.
        reach(depth + 2)
        try visitArguments(definition.bases, definition.keywords, pushed: 2, at: depth)
    }
}

extension Statement {
    /// Whether it leaves the loop that it is directly in.
    fileprivate var breaks: Bool {
        switch kind {
        case .breakStatement: true
        case .ifStatement(_, let body, let orElse): body.contains(where: \.breaks) || orElse.contains(where: \.breaks)
        case .forLoop(let loop): loop.orElse.contains(where: \.breaks)
        case .whileLoop(_, _, let orElse): orElse.contains(where: \.breaks)
        case .with(_, let body, _): body.contains(where: \.breaks)
        case .tryStatement(let statement):
            (statement.body + statement.orElse + statement.finalBody).contains(where: \.breaks)
                || statement.handlers.contains { $0.body.contains(where: \.breaks) }
        case .match(_, let cases): cases.contains { $0.body.contains(where: \.breaks) }
        default: false
        }
    }
}
