/// Finds what CPython's compiler refuses, in the order in which it would come to it, and what it warns of.
///
/// Reading order: `Unit` (one function, class or module) -> `statement` -> `expression`.
struct CodeChecker {
    /// What a code object is made of.
    enum UnitKind { case module, function, asyncFunction, lambda, type, comprehension, typeParameters }

    /// Something that `break`, `continue` and `return` leave.
    enum Block { case loop, other, exceptStar }

    struct Unit {
        var kind: UnitKind
        var blocks: [Block] = []
        /// Whether it is a generator, and whether it awaits.
        var yields = false
        var awaits = false

        var isFunctionLike: Bool { kind != .module && kind != .type }
    }

    let source: SourceText
    let lastFuture: Int32
    var warnings: [SyntaxWarning] = []
    var units: [Unit] = [Unit(kind: .module)]

    /// CPython's limit on blocks within blocks (CO_MAXBLOCKS).
    static let blockLimit = 21

    init(source: SourceText, lastFuture: Int32) {
        self.source = source
        self.lastFuture = lastFuture
    }

    var unit: Unit { units[units.count - 1] }

    mutating func check(_ module: Module) throws(SyntaxError) { try statements(module.body) }

    func error(_ message: String, at range: SourceRange) -> SyntaxError { SyntaxError(message, at: range, in: source) }

    mutating func warn(_ message: String, at range: SourceRange) {
        warnings.append(SyntaxWarning(message: message, line: source.line(at: Int(range.start))))
    }

    private mutating func inside(
        _ block: Block, at range: SourceRange, _ body: (inout CodeChecker) throws(SyntaxError) -> Void
    ) throws(SyntaxError) {
        if unit.blocks.count >= Self.blockLimit { throw error("too many statically nested blocks", at: range) }
        units[units.count - 1].blocks.append(block)
        try body(&self)
        units[units.count - 1].blocks.removeLast()
    }

    private mutating func inUnit(
        _ kind: UnitKind, _ traits: CodeTraits = CodeTraits(),
        _ body: (inout CodeChecker) throws(SyntaxError) -> Void
    ) throws(SyntaxError) {
        units.append(Unit(kind: kind, yields: traits.yields, awaits: traits.awaits))
        try body(&self)
        units.removeLast()
    }

    // MARK: - Statements

    mutating func statementInCase(_ node: Statement) throws(SyntaxError) { try statement(node) }

    private mutating func statements(_ body: [Statement]) throws(SyntaxError) {
        for statement in body { try self.statement(statement) }
    }

    private mutating func statement(_ node: Statement) throws(SyntaxError) {
        let range = node.range
        switch node.kind {
        case .functionDef(let function): try self.function(function, at: range)
        case .classDef(let definition): try classDefinition(definition, at: range)
        case .returnStatement(let value): try returnStatement(value, at: range)
        case .delete(let targets):
            for target in targets { try self.target(target, deletes: true) }
        case .assign(let targets, let value):
            try expression(value)
            for target in targets { try self.target(target) }
        case .typeAlias(let name, let parameters, let value):
            try refuseDebug(name, at: range)
            try typeParameters(parameters)
            try inUnit(.function) { (checker) throws(SyntaxError) in try checker.expression(value) }
        case .augmentedAssign(let target, _, let value):
            if case .attribute(let inner, _) = target.kind {
                try expression(inner)
                try expression(value)
            } else {
                if case .subscript = target.kind { try expression(target) }
                try expression(value)
                if case .name = target.kind { try self.target(target) }
            }
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            try annotatedAssign(target, annotation, value, isSimple: isSimple, at: range)
        case .forLoop(let loop): try forLoop(loop, at: range)
        case .whileLoop(let test, let body, let orElse):
            try inside(.loop, at: range) { (checker) throws(SyntaxError) in
                try checker.expression(test)
                try checker.statements(body)
            }
            try statements(orElse)
        case .ifStatement: try ifStatement(node)
        case .with(let items, let body, let isAsync): try with(items[...], body, isAsync: isAsync, at: range)
        case .match(let subject, let cases): try match(subject, cases)
        case .raise(let exception, let cause):
            try optional(exception)
            try optional(cause)
        case .tryStatement(let statement): try self.tryStatement(statement, at: range)
        case .assert(let test, let message):
            if case .tuple(let items) = test.kind, !items.isEmpty {
                warn("assertion is always true, perhaps remove parentheses?", at: range)
            }
            try expression(test)
            try optional(message)
        case .importModules(let names):
            for alias in names {
                let bound = alias.asName ?? String(alias.name.prefix { $0 != "." })
                try refuseDebug(bound, at: range)
            }
        case .importFrom(let module, let names, let level):
            if module == "__future__", level == 0, range.start > lastFuture {
                throw error("from __future__ imports must occur at the beginning of the file", at: range)
            }
            for alias in names { try refuseDebug(alias.asName ?? alias.name, at: range) }
        case .expression(let value): try expression(value)
        case .breakStatement: try leaveLoop("'break' outside loop", at: range)
        case .continueStatement: try leaveLoop("'continue' not properly in loop", at: range)
        case .global, .nonlocal, .pass: break
        }
    }

    /// Goes down a chain of `elif` in a loop.
    private mutating func ifStatement(_ node: Statement) throws(SyntaxError) {
        var node = node
        while case .ifStatement(let test, let body, let orElse) = node.kind {
            try expression(test)
            try statements(body)
            guard orElse.count == 1, case .ifStatement = orElse[0].kind else { return try statements(orElse) }
            node = orElse[0]
        }
    }

    private mutating func returnStatement(_ value: Expression?, at range: SourceRange) throws(SyntaxError) {
        if !unit.isFunctionLike { throw error("'return' outside function", at: range) }
        if value != nil, unit.kind == .asyncFunction, unit.yields {
            throw error("'return' with value in async generator", at: range)
        }
        try optional(value)
        if unit.blocks.contains(.exceptStar) { throw exceptStarError(at: range) }
    }

    private func exceptStarError(at range: SourceRange) -> SyntaxError {
        error("'break', 'continue' and 'return' cannot appear in an except* block", at: range)
    }

    private func leaveLoop(_ message: String, at range: SourceRange) throws(SyntaxError) {
        for block in unit.blocks.reversed() {
            switch block {
            case .loop: return
            case .exceptStar: throw exceptStarError(at: range)
            case .other: break
            }
        }
        throw error(message, at: range)
    }

    private mutating func function(_ function: FunctionDef, at range: SourceRange) throws(SyntaxError) {
        for decorator in function.decorators { try expression(decorator) }
        try defaults(function.parameters)
        let isGeneric = !function.typeParameters.isEmpty
        if isGeneric { units.append(Unit(kind: .typeParameters)) }
        try typeParameters(function.typeParameters)
        for parameter in function.parameters.inAnnotationOrder {
            if let annotation = parameter.annotation { try self.annotation(annotation) }
        }
        if let returns = function.returns { try annotation(returns) }
        try parameters(function.parameters)
        let traits = CodeTraits(function.body)
        try inUnit(function.isAsync ? .asyncFunction : .function, traits) { (checker) throws(SyntaxError) in
            try checker.statements(function.body)
        }
        if isGeneric { units.removeLast() }
        try refuseDebug(function.name.name, at: range)
    }

    private mutating func classDefinition(_ definition: ClassDef, at range: SourceRange) throws(SyntaxError) {
        for decorator in definition.decorators { try expression(decorator) }
        let isGeneric = !definition.typeParameters.isEmpty
        if isGeneric { units.append(Unit(kind: .typeParameters)) }
        try typeParameters(definition.typeParameters)
        try inUnit(.type) { (checker) throws(SyntaxError) in try checker.statements(definition.body) }
        for base in definition.bases { try argument(base) }
        try keywords(definition.keywords)
        if isGeneric { units.removeLast() }
        try refuseDebug(definition.name.name, at: range)
    }

    private mutating func defaults(_ parameters: Parameters) throws(SyntaxError) {
        for value in parameters.defaults { try expression(value) }
        for case let value? in parameters.keywordDefaults { try expression(value) }
    }

    private func parameters(_ parameters: Parameters) throws(SyntaxError) {
        for parameter in parameters.inAnnotationOrder {
            var range = parameter.name.range
            if let annotation = parameter.annotation { range = range.union(annotation.range) }
            try refuseDebug(parameter.name.name, at: range)
        }
    }

    private mutating func typeParameters(_ list: [TypeParameter]) throws(SyntaxError) {
        var hasDefault = false
        for parameter in list {
            let range = parameter.range(in: source)
            if parameter.defaultValue != nil {
                hasDefault = true
            } else if hasDefault {
                throw error(
                    "non-default type parameter '\(parameter.name.name)' follows default type parameter", at: range)
            }
            try refuseDebug(parameter.name.name, at: range)
            if case .typeVar(let bound?) = parameter.kind { try expression(bound) }
            if let value = parameter.defaultValue { try argument(value) }
        }
    }

    private mutating func annotation(_ value: Expression) throws(SyntaxError) {
        if case .starred(let inner) = value.kind { return try expression(inner) }
        try expression(value)
    }

    private mutating func annotatedAssign(
        _ target: Expression, _ annotation: Expression, _ value: Expression?, isSimple: Bool, at range: SourceRange
    ) throws(SyntaxError) {
        if let value {
            try expression(value)
            try self.target(target)
        }
        switch target.kind {
        case .name(let name):
            try refuseDebug(name, at: range)
            // In a function, the annotation of a simple name is not evaluated.
            if isSimple, unit.isFunctionLike { return }
        case .attribute(let inner, let name):
            try refuseDebug(name.name, at: range)
            if value == nil { try expression(inner) }
        case .subscript(let inner, let index):
            if value == nil {
                try expression(inner)
                try expression(index)
            }
        default: break
        }
        if !isSimple, unit.isFunctionLike { return }
        try expression(annotation)
    }

    private mutating func forLoop(_ loop: ForLoop, at range: SourceRange) throws(SyntaxError) {
        if loop.isAsync, unit.kind != .asyncFunction {
            throw error("'async for' outside async function", at: range)
        }
        if !loop.isAsync {
            // CPython opens the block before it compiles the iterable.
            if unit.blocks.count >= Self.blockLimit { throw error("too many statically nested blocks", at: range) }
        }
        try expression(loop.iterable)
        try inside(.loop, at: range) { (checker) throws(SyntaxError) in
            try checker.target(loop.target)
            try checker.statements(loop.body)
        }
        try statements(loop.orElse)
    }

    private mutating func with(
        _ items: ArraySlice<WithItem>, _ body: [Statement], isAsync: Bool, at range: SourceRange
    ) throws(SyntaxError) {
        if isAsync, unit.kind != .asyncFunction {
            throw error("'async with' outside async function", at: range)
        }
        guard let item = items.first else { return try statements(body) }
        try expression(item.context)
        try inside(.other, at: range) { (checker) throws(SyntaxError) in
            if let target = item.target { try checker.target(target) }
            if items.count > 1 {
                try checker.with(items.dropFirst(), body, isAsync: isAsync, at: range)
            } else {
                try checker.statements(body)
            }
        }
    }

    private mutating func tryStatement(_ node: TryStatement, at range: SourceRange) throws(SyntaxError) {
        if node.finalBody.isEmpty { return try exceptBlocks(node, at: range) }
        try inside(.other, at: range) { (checker) throws(SyntaxError) in
            if node.handlers.isEmpty {
                try checker.statements(node.body)
            } else {
                try checker.exceptBlocks(node, at: range)
            }
        }
        try statements(node.finalBody)
        try inside(.other, at: range) { (checker) throws(SyntaxError) in
            let count = checker.warnings.count
            try checker.statements(node.finalBody)
            // CPython compiles the block twice, and warns once.
            checker.warnings.removeLast(checker.warnings.count - count)
        }
    }

    private mutating func exceptBlocks(_ node: TryStatement, at range: SourceRange) throws(SyntaxError) {
        try inside(.other, at: range) { (checker) throws(SyntaxError) in try checker.statements(node.body) }
        try statements(node.orElse)
        try inside(node.isStar ? .exceptStar : .other, at: range) { (checker) throws(SyntaxError) in
            for (index, handler) in node.handlers.enumerated() {
                if handler.type == nil, index < node.handlers.count - 1 {
                    throw checker.error("default 'except:' must be last", at: handler.range)
                }
                try checker.optional(handler.type)
                if let name = handler.name { try checker.refuseDebug(name.name, at: handler.range) }
                try checker.inside(.other, at: handler.range) { (checker) throws(SyntaxError) in
                    try checker.statements(handler.body)
                }
            }
        }
    }

    // MARK: - Targets

    private func refuseDebug(_ name: String, at range: SourceRange, deletes: Bool = false) throws(SyntaxError) {
        guard name == "__debug__" else { return }
        throw error(deletes ? "cannot delete __debug__" : "cannot assign to __debug__", at: range)
    }

    private func refuseDebug(_ name: Expression, at range: SourceRange) throws(SyntaxError) {
        if case .name(let text) = name.kind { try refuseDebug(text, at: range) }
    }

    mutating func target(_ node: Expression, deletes: Bool = false) throws(SyntaxError) {
        switch node.kind {
        case .name(let name): try refuseDebug(name, at: node.range, deletes: deletes)
        case .attribute(let value, let name):
            try expression(value)
            if !deletes { try refuseDebug(name.name, at: node.range) }
        case .subscript(let value, let index):
            try expression(value)
            try expression(index)
        case .list(let items), .tuple(let items):
            let stars = items.filter { if case .starred = $0.kind { true } else { false } }
            if !deletes, stars.count > 1 {
                throw error("multiple starred expressions in assignment", at: node.range)
            }
            for item in items {
                if case .starred(let inner) = item.kind {
                    try target(inner, deletes: deletes)
                } else {
                    try target(item, deletes: deletes)
                }
            }
        case .starred:
            throw error("starred assignment target must be in a list or tuple", at: node.range)
        default: try expression(node)
        }
    }

    // MARK: - Expressions

    mutating func optional(_ node: Expression?) throws(SyntaxError) {
        if let node { try expression(node) }
    }

    /// An item of a display or a call, where a star is allowed.
    private mutating func argument(_ node: Expression) throws(SyntaxError) {
        if case .starred(let value) = node.kind { try expression(value) } else { try expression(node) }
    }

    private mutating func arguments(_ list: [Expression]) throws(SyntaxError) {
        for node in list { try argument(node) }
    }

    private mutating func keywords(_ list: [Keyword]) throws(SyntaxError) {
        try validate(list)
        for keyword in list { try expression(keyword.value) }
    }

    /// CPython compares each keyword with those behind it, and names the later of the first equal pair.
    private func repeatedKeyword(_ name: String, in list: [Keyword]) -> SyntaxError {
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
        case .await: try await_(node)
        case .yield, .yieldFrom: try yield(node)
        case .compare: try compare(node)
        case .call: try call(node)
        case .subscript: try subscripted(node)
        case .formattedValue, .slice: try parts(node)
        }
    }

    private mutating func items(_ node: Expression) throws(SyntaxError) {
        switch node.kind {
        case .boolOp(_, let values), .joinedString(let values):
            for value in values { try expression(value) }
        case .set(let items), .list(let items), .tuple(let items): try arguments(items)
        default: break
        }
    }

    private mutating func namedExpression(_ node: Expression) throws(SyntaxError) {
        guard case .namedExpression(let target, let value) = node.kind else { return }
        try expression(value)
        try refuseDebug(target.name, at: target.range)
    }

    private mutating func binary(_ node: Expression) throws(SyntaxError) {
        guard case .binary(let left, _, let right) = node.kind else { return }
        try expression(left)
        try expression(right)
    }

    private mutating func inner(_ node: Expression) throws(SyntaxError) {
        switch node.kind {
        case .unary(_, let value), .attribute(let value, _): try expression(value)
        default: break
        }
    }

    private mutating func lambda(_ node: Expression) throws(SyntaxError) {
        guard case .lambda(let list, let body) = node.kind else { return }
        try parameters(list)
        try defaults(list)
        try inUnit(.lambda, CodeTraits(body)) { (checker) throws(SyntaxError) in try checker.expression(body) }
    }

    private mutating func conditional(_ node: Expression) throws(SyntaxError) {
        guard case .ifExpression(let test, let body, let orElse) = node.kind else { return }
        try expression(test)
        try expression(body)
        try expression(orElse)
    }

    private mutating func dict(_ node: Expression) throws(SyntaxError) {
        guard case .dict(let keys, let values) = node.kind else { return }
        for (key, value) in zip(keys, values) {
            if let key { try expression(key) }
            try expression(value)
        }
    }

    private mutating func anyComprehension(_ node: Expression) throws(SyntaxError) {
        switch node.kind {
        case .listComprehension(let item, let clauses), .setComprehension(let item, let clauses),
            .generator(let item, let clauses):
            try comprehension(node, [item], clauses)
        case .dictComprehension(let key, let value, let clauses): try comprehension(node, [key, value], clauses)
        default: break
        }
    }

    private mutating func await_(_ node: Expression) throws(SyntaxError) {
        guard case .await(let value) = node.kind else { return }
        if !unit.isFunctionLike { throw error("'await' outside function", at: node.range) }
        if unit.kind != .asyncFunction, unit.kind != .comprehension {
            throw error("'await' outside async function", at: node.range)
        }
        try expression(value)
    }

    private mutating func yield(_ node: Expression) throws(SyntaxError) {
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

    private mutating func compare(_ node: Expression) throws(SyntaxError) {
        guard case .compare(let left, let operators, let comparators) = node.kind else { return }
        warnOfIdentity(left, operators, comparators, at: node.range)
        try expression(left)
        for value in comparators { try expression(value) }
    }

    private mutating func call(_ node: Expression) throws(SyntaxError) {
        guard case .call(let function, let list, let keywords) = node.kind else { return }
        warnOfCall(function, at: node.range)
        try expression(function)
        try validate(keywords)
        try arguments(list)
        for keyword in keywords { try expression(keyword.value) }
    }

    private mutating func subscripted(_ node: Expression) throws(SyntaxError) {
        guard case .subscript(let value, let index) = node.kind else { return }
        warnOfSubscript(value, index, at: node.range)
        try expression(value)
        try expression(index)
    }

    private mutating func parts(_ node: Expression) throws(SyntaxError) {
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

    private func validate(_ list: [Keyword]) throws(SyntaxError) {
        guard !list.isEmpty else { return }
        var seen: Set<String> = []
        for keyword in list {
            guard let name = keyword.name?.name else { continue }
            try refuseDebug(name, at: keyword.range)
            if list.count > 1, !seen.insert(name).inserted { throw repeatedKeyword(name, in: list) }
        }
    }

    /// Comprehensions run as part of the code around them, generator expressions as code of their own.
    private mutating func comprehension(
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
