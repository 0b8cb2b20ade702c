/// Follows which names each scope binds, declares and uses, as CPython's symbol table does, to find
/// declarations that contradict each other.
///
/// Reading order: `Scope` -> `check` -> `statement` -> `expression` (ScopeCheckerExpressions) -> `analyze`.
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

    mutating func statement(_ node: Statement) throws(SyntaxError) {
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
    mutating func ifStatement(_ node: Statement) throws(SyntaxError) {
        var node = node
        while case .ifStatement(let test, let body, let orElse) = node.kind {
            try expression(test)
            try statements(body)
            guard orElse.count == 1, case .ifStatement = orElse[0].kind else { return try statements(orElse) }
            node = orElse[0]
        }
    }

    mutating func function(_ function: FunctionDef, at range: SourceRange) throws(SyntaxError) {
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

    mutating func classDefinition(_ definition: ClassDef, at range: SourceRange) throws(SyntaxError) {
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

    mutating func defaults(_ parameters: Parameters) throws(SyntaxError) {
        for value in parameters.defaults { try expression(value) }
        for case let value? in parameters.keywordDefaults { try expression(value) }
    }

    mutating func parameters(_ parameters: Parameters) throws(SyntaxError) {
        for parameter in parameters.inDeclarationOrder {
            var range = parameter.name.range
            if let annotation = parameter.annotation { range = range.union(annotation.range) }
            try add(parameter.name.name, .parameter, at: range)
        }
    }

    mutating func typeParameters(_ list: [TypeParameter]) throws(SyntaxError) {
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

    mutating func annotation(_ value: Expression) throws(SyntaxError) {
        if postponesAnnotations { enter(.annotation) }
        try expression(value)
        if postponesAnnotations { leave() }
    }

    mutating func annotatedTarget(
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

    mutating func importAlias(_ alias: ImportAlias) throws(SyntaxError) {
        if alias.name == "*" {
            if current.kind != .module { throw error("import * only allowed at module level", at: alias.range) }
            return
        }
        let name = alias.asName ?? String(alias.name.prefix { $0 != "." })
        try add(name, .imported, at: alias.range)
    }

    /// `global` and `nonlocal` must come before anything else is done with the name.
    mutating func declare(
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

    // MARK: - Patterns

    mutating func pattern(_ node: Pattern) throws(SyntaxError) {
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
    func analyze(_ scope: Scope, bound: Set<String>?, typeParameters: Set<String>) throws(SyntaxError) {
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

    func atDirective(_ message: String, _ name: String, _ scope: Scope) -> SyntaxError {
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
