import PythonSyntax

/// The walk that fills the `Scope`s of a module.
struct SymbolWalk {
    private var scope: Scope
    /// Annotations are kept as text, and use no names.
    private let hasTextAnnotations: Bool
    /// Hears of each scope, and the node that it is of.
    private var report: ((AnyObject, Scope) -> Void)?

    /// The module's scope, with those of its functions and classes inside.
    /// - Complexity: O(n) in the size of the tree.
    static func scopes(of module: Module, report: ((AnyObject, Scope) -> Void)? = nil) -> Scope {
        let top = Scope(kind: .module, parent: nil)
        var walk = SymbolWalk(
            scope: top, hasTextAnnotations: module.futureFeatures.contains("annotations"), report: report)
        walk.visit(module.body)
        top.resolve()
        return top
    }

    /// Fills the scope of a function whose body has been read by now, in the scope of the module or class that it stands in.
    /// - Parameter function: the definition with its body.
    static func addScope(of function: FunctionDef, in outer: Scope) {
        var walk = SymbolWalk(scope: outer, hasTextAnnotations: true)
        walk.visitFunction(function)
        outer.child(of: function)?.resolve()
    }

    private mutating func inside(_ inner: Scope, of node: AnyObject, _ body: (inout SymbolWalk) -> Void) {
        scope.add(child: inner, of: node)
        report?(node, inner)
        let outer = scope
        scope = inner
        body(&self)
        scope = outer
    }

    private func bind(_ name: String) { scope.bind(scope.mangled(name)) }
    private func use(_ name: String) { scope.use(scope.mangled(name)) }

    // MARK: Statements

    private mutating func visit(_ statements: [Statement]) {
        for statement in statements { visit(statement) }
    }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .functionDef(let function):
            for decorator in function.decorators { visit(decorator) }
            visitDefaults(function.parameters)
            bind(function.name.name)
            insideTypeParameters(function.typeParameters, of: function) { walk in
                walk.visitAnnotations(function.parameters, returns: function.returns)
                // One that is read later uses no names of scopes but the module's.
                if function.deferredBody == nil { walk.visitFunction(function) }
            }
        case .classDef(let definition):
            for decorator in definition.decorators { visit(decorator) }
            bind(definition.name.name)
            insideTypeParameters(definition.typeParameters, of: definition, className: definition.name.name) { walk in
                for base in definition.bases { walk.visit(base) }
                for keyword in definition.keywords { walk.visit(keyword.value) }
                let inner = Scope(kind: .classBody, parent: walk.scope, className: definition.name.name)
                if !definition.typeParameters.isEmpty { inner.use(CodeCompiler.typeParametersVariable) }
                walk.inside(inner, of: definition) { $0.visit(definition.body) }
            }
        case .returnStatement(let value): visit(value)
        case .delete(let targets): for target in targets { visitTarget(target, deletes: true) }
        case .assign(let targets, let value):
            visit(value)
            for target in targets { visitTarget(target) }
        case .typeAlias(let name, let parameters, let value):
            visitTarget(name)
            insideTypeParameters(parameters, of: name) { $0.visitLazy(value) }
        case .augmentedAssign(let target, _, let value):
            visit(target)
            visitTarget(target)
            visit(value)
        case .annotatedAssign(let target, let annotation, let value, let simple):
            visit(value)
            if case .name(let name) = target.kind {
                if simple || value != nil { bind(name) }
            } else {
                visitTarget(target)
            }
            if scope.kind != .function, !hasTextAnnotations { visit(annotation) }
        case .forLoop(let loop):
            visit(loop.iterable)
            visitTarget(loop.target)
            visit(loop.body)
            visit(loop.orElse)
        case .whileLoop(let test, let body, let orElse), .ifStatement(let test, let body, let orElse):
            visit(test)
            visit(body)
            visit(orElse)
        case .with(let items, let body, _):
            for item in items {
                visit(item.context)
                if let target = item.target { visitTarget(target) }
            }
            visit(body)
        case .match(let subject, let cases):
            visit(subject)
            for item in cases {
                visit(item.pattern)
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
                // The name is unbound when the handler ends.
                if let name = handler.name { scope.delete(scope.mangled(name.name)) }
                visit(handler.body)
            }
            visit(statement.orElse)
            visit(statement.finalBody)
        case .assert(let test, let message):
            visit(test)
            visit(message)
        case .importModules(let aliases):
            for alias in aliases { bind(alias.asName ?? String(alias.name.prefix { $0 != "." })) }
        case .importFrom(_, let aliases, _):
            for alias in aliases where alias.name != "*" { bind(alias.asName ?? alias.name) }
        case .global(let names):
            for name in names {
                scope.declareGlobal(scope.mangled(name.name))
                // The module, too, then goes by its globals, even where `exec` gives it other locals (Python/symtable.c).
                scope.module.declareGlobal(scope.mangled(name.name))
            }
        case .nonlocal(let names): for name in names { scope.declareNonlocal(scope.mangled(name.name)) }
        case .expression(let value): visit(value)
        case .pass, .breakStatement, .continueStatement: break
        }
    }

    private mutating func visitDefaults(_ parameters: Parameters) {
        for value in parameters.defaults { visit(value) }
        for value in parameters.keywordDefaults { visit(value) }
    }

    private mutating func visitAnnotations(_ parameters: Parameters, returns: Expression?) {
        if hasTextAnnotations { return }
        for parameter in parameters.all { visit(parameter.annotation) }
        visit(returns)
    }

    // MARK: Annotation scopes (Reference, "Annotation scopes")

    /// Visits a definition in the scope of its type parameters, if it has any.
    private mutating func insideTypeParameters(
        _ parameters: [TypeParameter], of node: AnyObject, className: String? = nil,
        _ body: (inout SymbolWalk) -> Void
    ) {
        if parameters.isEmpty { return body(&self) }
        let names = className == nil ? nil : Set(parameters.map(\.name.name))
        let inner = Scope(
            kind: .function, parent: scope, className: className, isAnnotation: true, mangledNames: names)
        inner.bind(CodeCompiler.typeParametersVariable)
        inside(inner, of: node) { walk in
            for parameter in parameters {
                walk.bind(parameter.name.name)
                if case .typeVar(let bound?) = parameter.kind { walk.visitLazy(bound) }
                if let value = parameter.defaultValue { walk.visitLazy(value) }
            }
            body(&walk)
        }
    }

    /// An expression in a scope of its own, evaluated when somebody asks.
    private mutating func visitLazy(_ expression: Expression) {
        let inner = Scope(kind: .function, parent: scope, isAnnotation: true)
        inside(inner, of: expression) { walk in
            if case .starred(let value) = expression.kind { walk.visit(value) } else { walk.visit(expression) }
        }
    }

    private mutating func visitFunction(_ function: FunctionDef) {
        visitFunction(function.parameters, isAsync: function.isAsync, of: function) { $0.visit(function.body) }
    }

    private mutating func visitFunction(
        _ parameters: Parameters, isAsync: Bool, of node: AnyObject, _ body: (inout SymbolWalk) -> Void
    ) {
        let inner = Scope(kind: .function, parent: scope)
        inner.isAsync = isAsync
        for parameter in parameters.all { inner.bind(inner.mangled(parameter.name.name)) }
        inside(inner, of: node, body)
    }

    private mutating func visitTarget(_ target: Expression, deletes: Bool = false) {
        switch target.kind {
        case .name(let name):
            if deletes { scope.delete(scope.mangled(name)) } else { bind(name) }
        case .tuple(let elements), .list(let elements):
            for element in elements { visitTarget(element, deletes: deletes) }
        case .starred(let inner): visitTarget(inner, deletes: deletes)
        default: visit(target)
        }
    }

    /// The target of `:=` belongs to the function around all comprehensions (PEP 572).
    private func bindOutsideOfComprehensions(_ name: String) {
        var hidden: [Scope] = []
        var owner = scope
        while owner.isComprehension, let parent = owner.parent {
            if owner.kind == .function { hidden.append(owner) }
            owner = parent
        }
        let name = owner.mangled(name)
        owner.bind(name)
        owner.hasNamedExpressions = true
        for inner in hidden {
            // Generator expressions are functions of their own.
            if owner.isLocalOrFree(name) { inner.declareNonlocal(name) } else { inner.declareGlobal(name) }
            inner.hasNamedExpressions = true
        }
        scope.use(name)
    }

    // MARK: Expressions

    private mutating func visit(_ expression: Expression?) {
        if let expression { visit(expression) }
    }

    private mutating func visit(_ expressions: [Expression]) {
        for expression in expressions { visit(expression) }
    }

    private mutating func visit(_ expression: Expression) {
        switch expression.kind {
        case .boolOp(_, let values), .joinedString(let values), .list(let values), .tuple(let values), .set(let values):
            visit(values)
        case .namedExpression(let target, let value):
            visit(value)
            bindOutsideOfComprehensions(target.name)
        case .binary(let left, _, let right):
            visit(left)
            visit(right)
        case .unary(_, let value), .starred(let value), .attribute(let value, _): visit(value)
        case .await(let value):
            scope.isAsync = true
            visit(value)
        case .lambda(let parameters, let body):
            visitDefaults(parameters)
            visitFunction(parameters, isAsync: false, of: expression) { $0.visit(body) }
        case .ifExpression(let test, let body, let orElse):
            visit(test)
            visit(body)
            visit(orElse)
        case .dict(let keys, let values):
            for key in keys { visit(key) }
            visit(values)
        case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses):
            visitComprehension(clauses, of: expression, isGenerator: false) { $0.visit(element) }
        case .generator(let element, let clauses):
            visitComprehension(clauses, of: expression, isGenerator: true) { $0.visit(element) }
        case .dictComprehension(let key, let value, let clauses):
            visitComprehension(clauses, of: expression, isGenerator: false) {
                $0.visit(key)
                $0.visit(value)
            }
        case .yield(let value):
            scope.function.isGenerator = true
            visit(value)
        case .yieldFrom(let value):
            scope.function.isGenerator = true
            visit(value)
        case .compare(let first, _, let others):
            visit(first)
            visit(others)
        case .call(let function, let arguments, let keywords):
            visit(function)
            // `super()` finds its class through a hidden variable.
            if case .name("super") = function.kind, scope.function.kind == .function { scope.use("__class__") }
            visit(arguments)
            for keyword in keywords { visit(keyword.value) }
        case .formattedValue(let value, _, let format):
            visit(value)
            visit(format)
        case .constant: break
        case .subscript(let value, let index):
            visit(value)
            visit(index)
        case .name(let name): use(name)
        case .slice(let lower, let upper, let step):
            visit(lower)
            visit(upper)
            visit(step)
        }
    }

    /// The first iterable belongs to the scope outside; all else to the comprehension's own, which runs in place except for
    /// generator expressions and in class bodies (PEP 709).
    private mutating func visitComprehension(
        _ clauses: [Comprehension], of node: Expression, isGenerator: Bool, _ element: (inout SymbolWalk) -> Void
    ) {
        if let first = clauses.first { visit(first.iterable) }
        let isFunction = isGenerator || scope.kind == .classBody || scope.visibleClass != nil
        let inner = Scope(kind: isFunction ? .function : .comprehension, parent: scope)
        if isFunction { inner.bind(".0") }
        inner.isComprehension = true
        inner.isGenerator = isGenerator
        inner.isAsync = clauses.contains { $0.isAsync }
        inside(inner, of: node) { walk in
            for (index, clause) in clauses.enumerated() {
                if index > 0 { walk.visit(clause.iterable) }
                walk.visitTarget(clause.target)
                walk.visit(clause.conditions)
            }
            element(&walk)
        }
        // What awaits in a comprehension makes the one around it asynchronous too.
        if inner.isAsync, !isGenerator { scope.isAsync = true }
    }

    private mutating func visit(_ pattern: Pattern) {
        switch pattern.kind {
        case .value(let value): visit(value)
        case .singleton: break
        case .sequence(let patterns), .or(let patterns): for pattern in patterns { visit(pattern) }
        case .mapping(let keys, let patterns, let rest):
            visit(keys)
            for pattern in patterns { visit(pattern) }
            if let rest { bind(rest.name) }
        case .matchClass(let type, let patterns, _, let keywordPatterns):
            visit(type)
            for pattern in patterns + keywordPatterns { visit(pattern) }
        case .star(let name): if let name { bind(name.name) }
        case .asPattern(let pattern, let name):
            if let pattern { visit(pattern) }
            if let name { bind(name.name) }
        }
    }
}

extension Parameters {
    /// All parameters in the order of their registers.
    var all: [Parameter] {
        positionalOnly + positional + keywordOnly + [varPositional, varKeyword].compactMap { $0 }
    }
}
