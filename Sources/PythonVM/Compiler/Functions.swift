import PythonSyntax

/// Functions (Reference, "Function definitions", "Lambdas").
extension CodeCompiler {
    func compileFunctionDef(_ function: FunctionDef, _ range: SourceRange) throws(Unsupported) {
        let first = try compileDecorators(function.decorators)
        let register = try temporary()
        let defaults = try compileDefaults(function.parameters)
        if function.typeParameters.isEmpty {
            try compileFunction(function, range, defaults, into: register)
        } else {
            // The defaults are evaluated outside of the scope of the type parameters.
            let code = try compileTypeParameters(
                function.typeParameters, of: function, function.name.name, arguments: 2,
                firstRange(of: range, from: function.beginning)
            ) { compiler, parameters throws(Unsupported) in
                let made = try compiler.temporary()
                try compiler.compileFunction(
                    function, range,
                    Defaults(
                        positional: defaults.positional == nil ? nil : 0, keyword: defaults.keyword == nil ? nil : 1),
                    into: made)
                compiler.builder.emit(.setFunctionPart, a: made, b: parameters, c: 3)
                compiler.builder.emit(.returnValue, a: made)
            }
            builder.range = range
            let window = try temporaries(3)
            builder.emit(.makeFunction, a: window, bc: builder.constant(.object(code)))
            for (offset, value) in [defaults.positional, defaults.keyword].enumerated() {
                if let value {
                    builder.emit(.move, a: window + 1 + offset, b: value)
                } else {
                    builder.emit(.loadNone, a: window + 1 + offset)
                }
            }
            builder.emit(.call, a: register, b: window, c: 2)
            free(to: window)
        }
        free(to: register + 1)
        callDecorators(function.decorators, first)
        builder.range = range
        try store(first, toName: function.name.name)
        dirty.insert(first)
    }

    /// Makes the function of a definition, in the scope that its annotations are evaluated in.
    private func compileFunction(
        _ function: FunctionDef, _ range: SourceRange, _ defaults: Defaults, into register: Int
    ) throws(Unsupported) {
        let code: CodeObject
        if let body = function.deferredBody {
            code = deferredCode(of: function, body, range)
        } else {
            guard let inner = scope.child(of: function) else { return }
            code = try compileCode(of: function, scope: inner, range)
        }
        builder.range = SourceRange(start: Int(range.start), end: Int(function.name.range.end))
        try emitFunction(code, function.parameters, returns: function.returns, defaults, into: register)
    }

    private func compileCode(
        of function: FunctionDef, scope inner: Scope, _ range: SourceRange
    ) throws(Unsupported) -> CodeObject {
        try compileCode(
            of: function.parameters, scope: inner, name: function.name.name, isAsync: function.isAsync,
            firstRange(of: range, from: function.beginning)
        ) { compiler throws(Unsupported) in
            let documentation = compiler.documentation(of: function.body)
            try compiler.compileBody(function.body)
            if !compiler.bound.isUnreachable { compiler.emitReturnNone() }
            return documentation
        }
    }

    /// Where a definition's code is before the body runs: at the decorators, if it has any.
    func firstRange(of range: SourceRange, from beginning: Int32) -> SourceRange {
        beginning == range.start ? range : SourceRange(start: Int(beginning), end: Int(beginning))
    }

    /// Code of a function whose body is read and compiled at its first call.
    private func deferredCode(of function: FunctionDef, _ body: DeferredBody, _ range: SourceRange) -> CodeObject {
        if scope.kind == .classBody {
            for name in body.staticAttributes where !staticAttributes.contains(name) { staticAttributes.append(name) }
        }
        let parameters = ParameterList(function.parameters)
        var parts = CodeParts(
            name: intern(function.name.name), qualifiedName: intern(qualifiedNameInside(function.name.name)),
            source: context.source)
        parts.firstLine = context.source.line(at: Int(function.beginning))
        parts.flavor = CodeObject.Flavor(isAsync: function.isAsync, yields: body.yields)
        parts.parameters = parameters
        parts.registerCount = parameters.count
        parts.localNames = ContiguousArray(function.parameters.all.map { intern(scope.mangled($0.name.name)) })
        parts.isLibrary = context.isLibrary
        parts.documentation = documentation(of: function.body)
        parts.flags = flags(ofFunction: parts.flavor, parameters, isNested: false)
        let code = CodeObject(parts)
        code.postpone { [context, scope, name, qualifiedName] () throws(Unsupported) in
            guard let statements = body.read() else { throw Unsupported("this function", at: range) }
            let whole = FunctionDef(
                name: function.name, typeParameters: [], parameters: function.parameters, body: statements,
                decorators: [], beginning: function.beginning, returns: nil, isAsync: function.isAsync)
            SymbolWalk.addScope(of: whole, in: scope)
            guard let inner = scope.child(of: whole) else { throw Unsupported("this function", at: range) }
            return try Compiler.compile(context) { () throws(Unsupported) in
                let outer = CodeCompiler(context: context, scope: scope, name: name, qualifiedName: qualifiedName)
                return try outer.compileCode(of: whole, scope: inner, range)
            }
        }
        return code
    }

    /// Decorators in order, each in a temporary; the decorated thing comes behind them.
    func compileDecorators(_ decorators: [Expression]) throws(Unsupported) -> Int {
        let first = nextTemporary
        for decorator in decorators {
            let register = try temporary()
            try compile(decorator, into: register)
        }
        return first
    }

    func callDecorators(_ decorators: [Expression], _ first: Int) {
        for index in decorators.indices.reversed() {
            builder.range = decorators[index].range
            builder.emit(.call, a: first + index, b: first + index, c: 1)
        }
        for offset in 0...decorators.count { dirty.remove(first + offset) }
    }

    func compileLambda(
        _ parameters: Parameters, _ body: Expression, _ node: Expression, into target: Int
    ) throws(Unsupported) {
        guard let inner = scope.child(of: node) else { return }
        let code = try compileCode(of: parameters, scope: inner, name: "<lambda>", isAsync: false, node.range) {
            compiler throws(Unsupported) in
            compiler.line(body.range)
            let register = try compiler.operand(body)
            compiler.builder.range = body.range
            compiler.builder.emit(.returnValue, a: register)
            return .none
        }
        builder.range = node.range
        let base = nextTemporary
        try emitFunction(code, parameters, returns: nil, try compileDefaults(parameters), into: target)
        free(to: base)
    }

    /// Compiles a function's code; `body` answers its docstring.
    func compileCode(
        of parameters: Parameters, scope inner: Scope, name: String, isAsync: Bool, _ range: SourceRange,
        _ body: (CodeCompiler) throws(Unsupported) -> Value
    ) throws(Unsupported) -> CodeObject {
        let compiler = CodeCompiler(
            context: context, scope: inner, name: name, qualifiedName: qualifiedNameInside(name))
        compiler.outer = self
        compiler.builder.range = range
        let list = ParameterList(parameters)
        for parameter in parameters.all {
            let register = try compiler.addLocal(inner.mangled(parameter.name.name))
            compiler.markBound(register)
        }
        compiler.firstParameterExists = list.positional > 0
        try compiler.addRemainingLocals(outer: self)
        compiler.flavor = CodeObject.Flavor(isAsync: isAsync, yields: inner.isGenerator)
        let documentation = try body(compiler)
        return try compiler.makeCode(
            firstLine: sourceLine(range), flavor: compiler.flavor, parameters: list, documentation: documentation)
    }

    /// Registers for what the scope binds besides parameters, and for variables of enclosing functions.
    func addRemainingLocals(outer: CodeCompiler) throws(Unsupported) {
        for name in scope.boundNames where registers[name] == nil && scope.binding(of: name) == .local {
            _ = try addLocal(name)
        }
        try addFreeVariables(scope.freeNames(), outer: outer)
        makeCells()
    }

    func qualifiedNameInside(_ name: String) -> String {
        if let namingOwner { return namingOwner.qualifiedNameInside(name) }
        let owner = scope.function
        if owner.kind == .module || owner.declaredGlobal.contains(name) { return name }
        return owner.kind == .classBody ? "\(qualifiedName).\(name)" : "\(qualifiedName).<locals>.\(name)"
    }

    /// Where the values of defaults stand: a tuple and a dict; nil where there are none.
    struct Defaults {
        var positional: Int?
        var keyword: Int?
    }

    private func compileDefaults(_ parameters: Parameters) throws(Unsupported) -> Defaults {
        let range = builder.range
        var result = Defaults()
        if !parameters.defaults.isEmpty {
            let first = nextTemporary
            for value in parameters.defaults { try compile(value, into: try temporary()) }
            builder.range = range
            builder.emit(.buildTuple, a: first, b: first, c: parameters.defaults.count)
            for offset in 0..<parameters.defaults.count { dirty.remove(first + offset) }
            dirty.insert(first)
            free(to: first + 1)
            result.positional = first
        }
        if parameters.keywordDefaults.contains(where: { $0 != nil }) {
            let first = try temporaries(3)
            builder.emit(.buildDict, a: first, b: 0, c: 0)
            for (parameter, value) in zip(parameters.keywordOnly, parameters.keywordDefaults) {
                guard let value else { continue }
                try compileName(parameter.name.name, into: first + 1)
                try compile(value, into: first + 2)
                builder.emit(.dictSet, a: first, b: first + 1, c: first + 2)
            }
            dirty.formUnion([first, first + 1, first + 2])
            free(to: first + 1)
            result.keyword = first
        }
        return result
    }

    func emitFunction(
        _ code: CodeObject, _ parameters: Parameters, returns: Expression?, _ defaults: Defaults = Defaults(),
        into target: Int
    ) throws(Unsupported) {
        let range = builder.range
        let base = nextTemporary
        let function = try temporary()
        builder.emit(.makeFunction, a: function, bc: builder.constant(.object(code)))
        if let register = defaults.positional { builder.emit(.setFunctionPart, a: function, b: register, c: 0) }
        if let register = defaults.keyword { builder.emit(.setFunctionPart, a: function, b: register, c: 1) }
        try compileAnnotations(parameters, returns, of: function)
        builder.range = range
        builder.emit(.take, a: target, b: function)
        dirty.remove(function)
        free(to: base)
    }

    private func compileName(_ name: String, into register: Int) throws(Unsupported) {
        builder.emit(.loadConstant, a: register, bc: builder.constant(.object(intern(scope.mangled(name)))))
    }

    private func compileAnnotations(
        _ parameters: Parameters, _ returns: Expression?, of function: Int
    ) throws(Unsupported) {
        // CPython's order.
        let ordered =
            parameters.positional + parameters.positionalOnly + [parameters.varPositional].compactMap { $0 }
            + parameters.keywordOnly + [parameters.varKeyword].compactMap { $0 }
        var annotations = ordered.compactMap { parameter in
            parameter.annotation.map { (parameter.name.name, $0) }
        }
        if let returns { annotations.append(("return", returns)) }
        guard !annotations.isEmpty else { return }
        let first = try temporaries(3)
        builder.emit(.buildDict, a: first, b: 0, c: 0)
        for (name, annotation) in annotations {
            try compileName(name, into: first + 1)
            try compileAnnotation(annotation, into: first + 2)
            builder.emit(.dictSet, a: first, b: first + 1, c: first + 2)
        }
        builder.emit(.setFunctionPart, a: function, b: first, c: 2)
        dirty.formUnion([first, first + 1, first + 2])
        free(to: first)
    }
}

extension ParameterList {
    fileprivate init(_ parameters: Parameters) {
        positionalOnly = parameters.positionalOnly.count
        positional = positionalOnly + parameters.positional.count
        keywordOnly = parameters.keywordOnly.count
        hasVarPositional = parameters.varPositional != nil
        hasVarKeyword = parameters.varKeyword != nil
    }
}

extension CodeObject.Flavor {
    fileprivate init(isAsync: Bool, yields: Bool) {
        self =
            switch (isAsync, yields) {
            case (true, true): .asyncGenerator
            case (true, false): .coroutine
            case (false, true): .generator
            case (false, false): .plain
            }
    }
}
