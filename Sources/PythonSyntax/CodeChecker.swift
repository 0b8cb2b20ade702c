/// Finds what CPython's compiler refuses, in the order in which it would come to it, and what it warns of.
///
/// Reading order: `Unit` (one function, class or module) -> `statement` -> `expression` (CodeCheckerExpressions) ->
/// `match` (CodeCheckerPatterns).
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

    mutating func inside(
        _ block: Block, at range: SourceRange, _ body: (inout CodeChecker) throws(SyntaxError) -> Void
    ) throws(SyntaxError) {
        if unit.blocks.count >= Self.blockLimit { throw error("too many statically nested blocks", at: range) }
        units[units.count - 1].blocks.append(block)
        try body(&self)
        units[units.count - 1].blocks.removeLast()
    }

    mutating func inUnit(
        _ kind: UnitKind, _ traits: CodeTraits = CodeTraits(),
        _ body: (inout CodeChecker) throws(SyntaxError) -> Void
    ) throws(SyntaxError) {
        units.append(Unit(kind: kind, yields: traits.yields, awaits: traits.awaits))
        try body(&self)
        units.removeLast()
    }

    // MARK: - Statements

    mutating func statements(_ body: [Statement]) throws(SyntaxError) {
        for statement in body { try self.statement(statement) }
    }

    mutating func statement(_ node: Statement) throws(SyntaxError) {
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
    mutating func ifStatement(_ node: Statement) throws(SyntaxError) {
        var node = node
        while case .ifStatement(let test, let body, let orElse) = node.kind {
            try expression(test)
            try statements(body)
            guard orElse.count == 1, case .ifStatement = orElse[0].kind else { return try statements(orElse) }
            node = orElse[0]
        }
    }

    mutating func returnStatement(_ value: Expression?, at range: SourceRange) throws(SyntaxError) {
        if !unit.isFunctionLike { throw error("'return' outside function", at: range) }
        if value != nil, unit.kind == .asyncFunction, unit.yields {
            throw error("'return' with value in async generator", at: range)
        }
        try optional(value)
        guard unit.blocks.contains(.exceptStar) else { return }
        // A constant is loaded after the blocks are left, so CPython stands at it, if it begins in the same line.
        if let value, case .constant = value.kind, line(of: value.range) == line(of: range) {
            throw exceptStarError(at: value.range)
        }
        throw exceptStarError(at: range)
    }

    private func line(of range: SourceRange) -> Int { source.line(at: Int(range.start)) }

    func exceptStarError(at range: SourceRange) -> SyntaxError {
        error("'break', 'continue' and 'return' cannot appear in an except* block", at: range)
    }

    func leaveLoop(_ message: String, at range: SourceRange) throws(SyntaxError) {
        for block in unit.blocks.reversed() {
            switch block {
            case .loop: return
            case .exceptStar: throw exceptStarError(at: range)
            case .other: break
            }
        }
        throw error(message, at: range)
    }

    mutating func function(_ function: FunctionDef, at range: SourceRange) throws(SyntaxError) {
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

    mutating func classDefinition(_ definition: ClassDef, at range: SourceRange) throws(SyntaxError) {
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

    mutating func defaults(_ parameters: Parameters) throws(SyntaxError) {
        for value in parameters.defaults { try expression(value) }
        for case let value? in parameters.keywordDefaults { try expression(value) }
    }

    func parameters(_ parameters: Parameters) throws(SyntaxError) {
        for parameter in parameters.inAnnotationOrder {
            var range = parameter.name.range
            if let annotation = parameter.annotation { range = range.union(annotation.range) }
            try refuseDebug(parameter.name.name, at: range)
        }
    }

    mutating func typeParameters(_ list: [TypeParameter]) throws(SyntaxError) {
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

    mutating func annotation(_ value: Expression) throws(SyntaxError) {
        if case .starred(let inner) = value.kind { return try expression(inner) }
        try expression(value)
    }

    mutating func annotatedAssign(
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

    mutating func forLoop(_ loop: ForLoop, at range: SourceRange) throws(SyntaxError) {
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

    mutating func with(
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

    mutating func tryStatement(_ node: TryStatement, at range: SourceRange) throws(SyntaxError) {
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
            // CPython compiles the block twice, for either way into it, and warns each time.
            try checker.statements(node.finalBody)
        }
    }

    mutating func exceptBlocks(_ node: TryStatement, at range: SourceRange) throws(SyntaxError) {
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

    func refuseDebug(_ name: String, at range: SourceRange, deletes: Bool = false) throws(SyntaxError) {
        guard name == "__debug__" else { return }
        throw error(deletes ? "cannot delete __debug__" : "cannot assign to __debug__", at: range)
    }

    func refuseDebug(_ name: Expression, at range: SourceRange) throws(SyntaxError) {
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
}
