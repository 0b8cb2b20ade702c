/// Follows which names each scope binds, declares and uses, as CPython's symbol table does, to find
/// declarations that contradict each other.
///
/// Reading order: `Scope` -> `check` -> `statement` -> `expression` -> `analyze`.
///
/// Python documentation: Language Reference 4.2, "Naming and binding".
struct ScopeChecker {
    struct Flags: OptionSet {
        let rawValue: UInt16
        static let parameter = Flags(rawValue: 1)
        static let local = Flags(rawValue: 2)
        static let use = Flags(rawValue: 4)
        static let global = Flags(rawValue: 8)
        static let nonlocal = Flags(rawValue: 16)
        static let annotated = Flags(rawValue: 32)
        static let typeParameter = Flags(rawValue: 64)
        static let imported = Flags(rawValue: 128)
        static let iteration = Flags(rawValue: 256)
        static let bound: Flags = [.parameter, .local, .imported, .typeParameter]
    }

    enum Comprehension: String {
        case list = "list comprehension"
        case set = "set comprehension"
        case dict = "dict comprehension"
        case generator = "generator expression"
    }

    final class Scope {
        enum Kind: Equatable {
            case module, function, type, typeParameters, typeAlias
            case typeVariable(String)
            case annotation
        }
        let kind: Kind
        let comprehension: Comprehension?
        var symbols: [String: Flags] = [:]
        /// The names in the order in which they came up.
        var order: [String] = []
        var directives: [(name: String, range: SourceRange)] = []
        var children: [Scope] = []
        /// How many iterables of comprehensions are being visited.
        var iterables = 0
        /// Whether the targets of a comprehension are being visited.
        var isIterationTarget = false

        init(_ kind: Kind, comprehension: Comprehension? = nil) {
            self.kind = kind
            self.comprehension = comprehension
        }
    }

    let source: SourceText
    let followsNames: Bool
    let postponesAnnotations: Bool
    var stack: [Scope] = [Scope(.module)]

    init(source: SourceText, followsNames: Bool, postponesAnnotations: Bool) {
        self.source = source
        self.followsNames = followsNames
        self.postponesAnnotations = postponesAnnotations
    }

    var current: Scope { stack[stack.count - 1] }

    mutating func check(_ module: Module) throws(SyntaxError) {
        let top = current
        try statements(module.body)
        if followsNames { try analyze(top, bound: nil, typeParameters: []) }
    }

    func error(_ message: String, at range: SourceRange) -> SyntaxError { SyntaxError(message, at: range, in: source) }

    // MARK: - Scopes

    mutating func enter(_ kind: Scope.Kind, comprehension: Comprehension? = nil) {
        let scope = Scope(kind, comprehension: comprehension)
        scope.iterables = current.iterables
        if followsNames { current.children.append(scope) }
        stack.append(scope)
    }

    mutating func leave() { stack.removeLast() }

    func flags(of name: String, in scope: Scope) -> Flags { scope.symbols[name] ?? [] }

    func add(_ name: String, _ flag: Flags, at range: SourceRange, to other: Scope? = nil) throws(SyntaxError) {
        guard followsNames || flag.contains(.parameter) || flag.contains(.typeParameter) else { return }
        let scope = other ?? current
        var flags = self.flags(of: name, in: scope)
        if flags.isEmpty { scope.order.append(name) }
        if flag.contains(.parameter), flags.contains(.parameter) {
            throw error("duplicate argument '\(name)' in function definition", at: range)
        }
        if flag.contains(.typeParameter), flags.contains(.typeParameter) {
            throw error("duplicate type parameter '\(name)'", at: range)
        }
        flags.formUnion(flag)
        if scope.isIterationTarget {
            if !flags.isDisjoint(with: [.global, .nonlocal]) {
                throw error(
                    "comprehension inner loop cannot rebind assignment expression target '\(name)'", at: range)
            }
            flags.insert(.iteration)
        }
        scope.symbols[name] = flags
    }

    // MARK: - Statements

    mutating func statements(_ body: [Statement]) throws(SyntaxError) {
        for statement in body { try self.statement(statement) }
    }

    private mutating func statement(_ node: Statement) throws(SyntaxError) {
        let range = node.range
        switch node.kind {
        case .functionDef(let function): try self.function(function, at: range)
        case .classDef(let definition): try classDefinition(definition, at: range)
        case .returnStatement(let value): try optional(value)
        case .delete(let targets): try expressions(targets, bind: true)
        case .assign(let targets, let value):
            try expressions(targets, bind: true)
            try expression(value)
        case .typeAlias(let name, let parameters, let value):
            try expression(name, binds: true)
            if !parameters.isEmpty {
                enter(.typeParameters)
                try typeParameters(parameters)
            }
            enter(.typeAlias)
            try expression(value)
            leave()
            if !parameters.isEmpty { leave() }
        case .augmentedAssign(let target, _, let value):
            try expression(target, binds: true)
            try expression(value)
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            try annotatedTarget(target, isSimple: isSimple, hasValue: value != nil, at: range)
            try self.annotation(annotation)
            try optional(value)
        case .forLoop(let loop):
            try expression(loop.target, binds: true)
            try expression(loop.iterable)
            try statements(loop.body)
            try statements(loop.orElse)
        case .whileLoop(let test, let body, let orElse):
            try expression(test)
            try statements(body)
            try statements(orElse)
        case .ifStatement: try ifStatement(node)
        case .with(let items, let body, _):
            for item in items {
                try expression(item.context)
                if let target = item.target { try expression(target, binds: true) }
            }
            try statements(body)
        case .match(let subject, let cases):
            try expression(subject)
            for item in cases {
                try pattern(item.pattern)
                try optional(item.guardTest)
                try statements(item.body)
            }
        case .raise(let exception, let cause):
            try optional(exception)
            try optional(cause)
        case .tryStatement(let statement):
            try statements(statement.body)
            for handler in statement.handlers {
                try optional(handler.type)
                if let name = handler.name { try add(name.name, .local, at: handler.range) }
                try statements(handler.body)
            }
            try statements(statement.orElse)
            try statements(statement.finalBody)
        case .assert(let test, let message):
            try expression(test)
            try optional(message)
        case .importModules(let names), .importFrom(_, let names, _):
            for alias in names { try importAlias(alias) }
        case .global(let names): try declare(names, .global, "global", at: range)
        case .nonlocal(let names): try declare(names, .nonlocal, "nonlocal", at: range)
        case .expression(let value): try expression(value)
        case .pass, .breakStatement, .continueStatement: break
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

    private mutating func function(_ function: FunctionDef, at range: SourceRange) throws(SyntaxError) {
        try add(function.name.name, .local, at: range)
        try defaults(function.parameters)
        for decorator in function.decorators { try expression(decorator) }
        if !function.typeParameters.isEmpty {
            enter(.typeParameters)
            try typeParameters(function.typeParameters)
        }
        for parameter in function.parameters.inAnnotationOrder {
            if let annotation = parameter.annotation { try self.annotation(annotation) }
        }
        if let returns = function.returns { try annotation(returns) }
        enter(.function)
        try parameters(function.parameters)
        try statements(function.body)
        leave()
        if !function.typeParameters.isEmpty { leave() }
    }

    private mutating func classDefinition(_ definition: ClassDef, at range: SourceRange) throws(SyntaxError) {
        try add(definition.name.name, .local, at: range)
        for decorator in definition.decorators { try expression(decorator) }
        if !definition.typeParameters.isEmpty {
            enter(.typeParameters)
            try typeParameters(definition.typeParameters)
        }
        for base in definition.bases { try expression(base) }
        for keyword in definition.keywords { try expression(keyword.value) }
        enter(.type)
        try statements(definition.body)
        leave()
        if !definition.typeParameters.isEmpty { leave() }
    }

    private mutating func defaults(_ parameters: Parameters) throws(SyntaxError) {
        for value in parameters.defaults { try expression(value) }
        for case let value? in parameters.keywordDefaults { try expression(value) }
    }

    private mutating func parameters(_ parameters: Parameters) throws(SyntaxError) {
        for parameter in parameters.inDeclarationOrder {
            var range = parameter.name.range
            if let annotation = parameter.annotation { range = range.union(annotation.range) }
            try add(parameter.name.name, .parameter, at: range)
        }
    }

    private mutating func typeParameters(_ list: [TypeParameter]) throws(SyntaxError) {
        for parameter in list {
            let type: String
            var bound: Expression?
            switch parameter.kind {
            case .typeVar(let value):
                type = "TypeVar"
                bound = value
            case .typeVarTuple: type = "TypeVarTuple"
            case .paramSpec: type = "ParamSpec"
            }
            try add(parameter.name.name, .typeParameter, at: parameter.range(in: source))
            if let bound {
                var word = "bound"
                if case .tuple = bound.kind { word = "constraint" }
                enter(.typeVariable("a \(type) \(word)"))
                try expression(bound)
                leave()
            }
            if let value = parameter.defaultValue {
                enter(.typeVariable("a \(type) default"))
                try expression(value)
                leave()
            }
        }
    }

    private mutating func annotation(_ value: Expression) throws(SyntaxError) {
        if postponesAnnotations { enter(.annotation) }
        try expression(value)
        if postponesAnnotations { leave() }
    }

    private mutating func annotatedTarget(
        _ target: Expression, isSimple: Bool, hasValue: Bool, at range: SourceRange
    ) throws(SyntaxError) {
        guard case .name(let name) = target.kind else { return try expression(target) }
        let flags = flags(of: name, in: current)
        if isSimple, stack.count > 1, !flags.isDisjoint(with: [.global, .nonlocal]) {
            let kind = flags.contains(.global) ? "global" : "nonlocal"
            throw error("annotated name '\(name)' can't be \(kind)", at: range)
        }
        if isSimple {
            try add(name, [.annotated, .local], at: target.range)
        } else if hasValue {
            try add(name, .local, at: target.range)
        }
    }

    private mutating func importAlias(_ alias: ImportAlias) throws(SyntaxError) {
        if alias.name == "*" {
            if current.kind != .module { throw error("import * only allowed at module level", at: alias.range) }
            return
        }
        let name = alias.asName ?? String(alias.name.prefix { $0 != "." })
        try add(name, .imported, at: alias.range)
    }

    /// `global` and `nonlocal` must come before anything else is done with the name.
    private mutating func declare(
        _ names: [Identifier], _ flag: Flags, _ keyword: String, at range: SourceRange
    ) throws(SyntaxError) {
        for identifier in names {
            let name = identifier.name
            let flags = flags(of: name, in: current)
            if flags.contains(.parameter) {
                throw error("name '\(name)' is parameter and \(keyword)", at: range)
            }
            if flags.contains(.use) {
                throw error("name '\(name)' is used prior to \(keyword) declaration", at: range)
            }
            if flags.contains(.annotated) { throw error("annotated name '\(name)' can't be \(keyword)", at: range) }
            if flags.contains(.local) {
                throw error("name '\(name)' is assigned to before \(keyword) declaration", at: range)
            }
            try add(name, flag, at: range)
            current.directives.append((name, range))
        }
    }

    // MARK: - Expressions

    private mutating func optional(_ node: Expression?) throws(SyntaxError) {
        if let node { try expression(node) }
    }

    private mutating func expressions(_ list: [Expression], bind: Bool = false) throws(SyntaxError) {
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

    private func name(_ node: Expression, _ binds: Bool) throws(SyntaxError) {
        guard followsNames, case .name(let name) = node.kind else { return }
        try add(name, binds ? .local : .use, at: node.range)
    }

    private mutating func items(_ node: Expression, _ binds: Bool) throws(SyntaxError) {
        switch node.kind {
        case .list(let items), .tuple(let items): try expressions(items, bind: binds)
        case .boolOp(_, let items), .set(let items), .joinedString(let items): try expressions(items)
        default: break
        }
    }

    private mutating func inner(_ node: Expression, _ binds: Bool) throws(SyntaxError) {
        switch node.kind {
        case .starred(let value): try expression(value, binds: binds)
        case .unary(_, let value), .attribute(let value, _): try expression(value)
        default: break
        }
    }

    private mutating func binary(_ node: Expression) throws(SyntaxError) {
        guard case .binary(let left, _, let right) = node.kind else { return }
        try expression(left)
        try expression(right)
    }

    private mutating func subscripted(_ node: Expression) throws(SyntaxError) {
        guard case .subscript(let value, let index) = node.kind else { return }
        try expression(value)
        try expression(index)
    }

    private mutating func call(_ node: Expression) throws(SyntaxError) {
        guard case .call(let function, let arguments, let keywords) = node.kind else { return }
        try expression(function)
        try expressions(arguments)
        for keyword in keywords { try expression(keyword.value) }
    }

    private mutating func lambda(_ node: Expression) throws(SyntaxError) {
        guard case .lambda(let list, let body) = node.kind else { return }
        try defaults(list)
        enter(.function)
        try parameters(list)
        try expression(body)
        leave()
    }

    private mutating func conditional(_ node: Expression) throws(SyntaxError) {
        guard case .ifExpression(let test, let body, let orElse) = node.kind else { return }
        try expression(test)
        try expression(body)
        try expression(orElse)
    }

    private mutating func dict(_ node: Expression) throws(SyntaxError) {
        guard case .dict(let keys, let values) = node.kind else { return }
        for case let key? in keys { try expression(key) }
        try expressions(values)
    }

    private mutating func anyComprehension(_ node: Expression) throws(SyntaxError) {
        switch node.kind {
        case .listComprehension(let item, let clauses): try comprehension(.list, item, nil, clauses)
        case .setComprehension(let item, let clauses): try comprehension(.set, item, nil, clauses)
        case .dictComprehension(let key, let value, let clauses): try comprehension(.dict, key, value, clauses)
        case .generator(let item, let clauses): try comprehension(.generator, item, nil, clauses)
        default: break
        }
    }

    private mutating func suspension(_ node: Expression) throws(SyntaxError) {
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

    private mutating func compare(_ node: Expression) throws(SyntaxError) {
        guard case .compare(let left, _, let comparators) = node.kind else { return }
        try expression(left)
        try expressions(comparators)
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

    /// Some expressions may not stand in an annotation, nor in the parts of a generic definition.
    private func refuse(_ what: String, _ node: Expression) throws(SyntaxError) {
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

    private func refuseYield(_ node: Expression) throws(SyntaxError) {
        guard let comprehension = current.comprehension else { return }
        throw error("'yield' inside \(comprehension.rawValue)", at: node.range)
    }

    private mutating func comprehension(
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

    private mutating func iterable(_ node: Expression) throws(SyntaxError) {
        current.iterables += 1
        try expression(node)
        current.iterables -= 1
    }

    private mutating func namedExpression(_ node: Expression) throws(SyntaxError) {
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
    private mutating func bindOutsideOfComprehension(_ target: Identifier) throws(SyntaxError) {
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

    // MARK: - Patterns

    private mutating func pattern(_ node: Pattern) throws(SyntaxError) {
        switch node.kind {
        case .value(let value): try expression(value)
        case .singleton: break
        case .sequence(let items), .or(let items):
            for item in items { try pattern(item) }
        case .mapping(let keys, let patterns, let rest):
            try expressions(keys)
            for item in patterns { try pattern(item) }
            if let rest { try add(rest.name, .local, at: node.range) }
        case .matchClass(let type, let patterns, _, let keywordPatterns):
            try expression(type)
            for item in patterns + keywordPatterns { try pattern(item) }
        case .star(let name):
            if let name { try add(name.name, .local, at: node.range) }
        case .asPattern(let inner, let name):
            if let inner { try pattern(inner) }
            if let name { try add(name.name, .local, at: node.range) }
        }
    }

    // MARK: - Bindings

    /// Checks that every `nonlocal` has a function around it that binds the name.
    /// - Parameter bound: the names that the functions around bind; nil at the top.
    private func analyze(_ scope: Scope, bound: Set<String>?, typeParameters: Set<String>) throws(SyntaxError) {
        var inherited = bound ?? []
        var parameters = typeParameters
        var locals: Set<String> = []
        for name in scope.order {
            let flags = flags(of: name, in: scope)
            if flags.contains(.global) {
                if flags.contains(.nonlocal) { throw atDirective("name '\(name)' is nonlocal and global", name, scope) }
                inherited.remove(name)
                continue
            }
            if flags.contains(.nonlocal) {
                guard bound != nil else {
                    throw atDirective("nonlocal declaration not allowed at module level", name, scope)
                }
                guard inherited.contains(name) else {
                    throw atDirective("no binding for nonlocal '\(name)' found", name, scope)
                }
                if parameters.contains(name) {
                    throw atDirective("nonlocal binding not allowed for type parameter '\(name)'", name, scope)
                }
                continue
            }
            if !flags.isDisjoint(with: .bound) {
                locals.insert(name)
                if flags.contains(.typeParameter) { parameters.insert(name) } else { parameters.remove(name) }
            }
        }
        switch scope.kind {
        case .module: inherited = []
        case .type: inherited.formUnion(["__class__", "__classdict__"])
        default: inherited.formUnion(locals)
        }
        for child in scope.children { try analyze(child, bound: inherited, typeParameters: parameters) }
    }

    private func atDirective(_ message: String, _ name: String, _ scope: Scope) -> SyntaxError {
        let range = scope.directives.first { $0.name == name }?.range ?? SourceRange(start: 0, end: 0)
        return error(message, at: range)
    }
}

extension Parameters {
    /// The order in which CPython's symbol table meets them.
    var inDeclarationOrder: [Parameter] {
        positionalOnly + positional + keywordOnly + [varPositional, varKeyword].compactMap { $0 }
    }

    /// The order in which annotations are evaluated.
    var inAnnotationOrder: [Parameter] {
        positionalOnly + positional + (varPositional.map { [$0] } ?? []) + keywordOnly
            + (varKeyword.map { [$0] } ?? [])
    }
}

extension TypeParameter {
    /// The whole parameter, stars included.
    func range(in source: SourceText) -> SourceRange {
        var start = Int(name.range.start)
        switch kind {
        case .typeVar: break
        case .typeVarTuple, .paramSpec:
            while start > 0, source.bytes[start] != UInt8(ascii: "*") { start -= 1 }
            if case .paramSpec = kind { start = max(0, start - 1) }
        }
        var end = Int(name.range.end)
        if case .typeVar(let bound?) = kind { end = max(end, Int(bound.range.end)) }
        if let value = defaultValue { end = max(end, Int(value.range.end)) }
        return SourceRange(start: start, end: end)
    }
}
