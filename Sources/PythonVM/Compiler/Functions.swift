import PythonSyntax

/// Functions and classes (Reference, "Function definitions", "Class definitions", "Lambdas").
extension CodeCompiler {
    func compileFunctionDef(_ function: FunctionDef, _ range: SourceRange) throws(Unsupported) {
        if let parameter = function.typeParameters.first {
            throw Unsupported("type parameters", at: parameter.name.range)
        }
        let header = SourceRange(start: Int(range.start), end: Int(function.name.range.end))
        let first = try compileDecorators(function.decorators)
        let register = try temporary()
        guard let inner = scope.child(of: function) else { return }
        let code = try compileCode(
            of: function.parameters, scope: inner, name: function.name.name, isAsync: function.isAsync, range
        ) { compiler throws(Unsupported) in
            let documentation = compiler.documentation(of: function.body)
            try compiler.compileBody(function.body)
            if !compiler.bound.isUnreachable { compiler.builder.emit(.returnNone) }
            return documentation
        }
        builder.range = header
        try emitFunction(code, function.parameters, returns: function.returns, into: register)
        callDecorators(function.decorators, first)
        builder.range = header
        try store(first, toName: function.name.name)
        dirty.insert(first)
    }

    /// Decorators in order, each in a temporary; the decorated thing comes behind them.
    private func compileDecorators(_ decorators: [Expression]) throws(Unsupported) -> Int {
        let first = nextTemporary
        for decorator in decorators {
            let register = try temporary()
            try compile(decorator, into: register)
        }
        return first
    }

    private func callDecorators(_ decorators: [Expression], _ first: Int) {
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
        try emitFunction(code, parameters, returns: nil, into: target)
    }

    /// Compiles a function's code; `body` answers its docstring.
    func compileCode(
        of parameters: Parameters, scope inner: Scope, name: String, isAsync: Bool, _ range: SourceRange,
        _ body: (CodeCompiler) throws(Unsupported) -> Value
    ) throws(Unsupported) -> CodeObject {
        let compiler = CodeCompiler(
            context: context, scope: inner, name: name, qualifiedName: qualifiedNameInside(name))
        compiler.builder.range = range
        var list = ParameterList()
        list.positionalOnly = parameters.positionalOnly.count
        list.positional = list.positionalOnly + parameters.positional.count
        list.keywordOnly = parameters.keywordOnly.count
        list.hasVarPositional = parameters.varPositional != nil
        list.hasVarKeyword = parameters.varKeyword != nil
        for parameter in parameters.all {
            let register = try compiler.addLocal(inner.mangled(parameter.name.name))
            compiler.markBound(register)
        }
        compiler.firstParameterExists = list.positional > 0
        try compiler.addRemainingLocals(outer: self)
        let documentation = try body(compiler)
        if isAsync && inner.isGenerator { throw Unsupported("an asynchronous generator", at: range) }
        let flavor: CodeObject.Flavor =
            switch (isAsync, inner.isGenerator) {
            case (true, true): .asyncGenerator
            case (true, false): .coroutine
            case (false, true): .generator
            case (false, false): .plain
            }
        return try compiler.makeCode(
            firstLine: sourceLine(range), flavor: flavor, parameters: list, documentation: documentation)
    }

    /// Registers for what the scope binds besides parameters, and for variables of enclosing functions.
    func addRemainingLocals(outer: CodeCompiler) throws(Unsupported) {
        for name in scope.boundNames where registers[name] == nil && scope.binding(of: name) == .local {
            _ = try addLocal(name)
        }
        try addFreeVariables(scope.freeNames(), outer: outer)
        makeCells()
    }

    private func qualifiedNameInside(_ name: String) -> String {
        let owner = scope.function
        if owner.kind == .module || owner.declaredGlobal.contains(name) { return name }
        return owner.kind == .classBody ? "\(qualifiedName).\(name)" : "\(qualifiedName).<locals>.\(name)"
    }

    func emitFunction(
        _ code: CodeObject, _ parameters: Parameters, returns: Expression?, into target: Int
    ) throws(Unsupported) {
        let range = builder.range
        let base = nextTemporary
        let function = try temporary()
        builder.emit(.makeFunction, a: function, bc: builder.constant(.object(code)))
        if !parameters.defaults.isEmpty {
            let first = nextTemporary
            for value in parameters.defaults { try compile(value, into: try temporary()) }
            builder.range = range
            builder.emit(.buildTuple, a: first, b: first, c: parameters.defaults.count)
            builder.emit(.setFunctionPart, a: function, b: first, c: 0)
            for offset in 0..<parameters.defaults.count { dirty.remove(first + offset) }
            dirty.insert(first)
            free(to: first)
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
            builder.emit(.setFunctionPart, a: function, b: first, c: 1)
            dirty.formUnion([first, first + 1, first + 2])
            free(to: first)
        }
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
        var annotations = parameters.all.compactMap { parameter in
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

    // MARK: Classes

    func compileClassDef(_ definition: ClassDef, _ range: SourceRange) throws(Unsupported) {
        if let parameter = definition.typeParameters.first {
            throw Unsupported("type parameters", at: parameter.name.range)
        }
        guard let inner = scope.child(of: definition) else { return }
        let first = try compileDecorators(definition.decorators)
        let base = try temporaries(3)
        let code = try compileClassBody(definition, inner, range)
        builder.range = range
        builder.emit(.loadBuildClass, a: base)
        builder.emit(.makeFunction, a: base + 1, bc: builder.constant(.object(code)))
        builder.emit(.loadConstant, a: base + 2, bc: builder.constant(.object(intern(definition.name.name))))
        if definition.bases.contains(where: { $0.isStarred }) || definition.keywords.contains(where: { $0.name == nil })
        {
            throw Unsupported("starred bases of a class", at: range)
        }
        for value in definition.bases { try compile(value, into: try temporary()) }
        for keyword in definition.keywords { try compile(keyword.value, into: try temporary()) }
        builder.range = range
        let count = 2 + definition.bases.count + definition.keywords.count
        if definition.keywords.isEmpty {
            builder.emit(.call, a: first + definition.decorators.count, b: base, c: count)
        } else {
            builder.emit(.callKeywords, a: first + definition.decorators.count, b: base, c: count)
            let names = definition.keywords.map { Value.object(intern($0.name?.name ?? "")) }
            builder.emit(.callKeywords, a: builder.constant(.object(TupleObject(names))), b: base)
        }
        for register in base...base + count { dirty.remove(register) }
        callDecorators(definition.decorators, first)
        builder.range = range
        try store(first, toName: definition.name.name)
        dirty.insert(first)
    }

    private func compileClassBody(
        _ definition: ClassDef, _ inner: Scope, _ range: SourceRange
    ) throws(Unsupported) -> CodeObject {
        let compiler = CodeCompiler(
            context: context, scope: inner, name: definition.name.name,
            qualifiedName: qualifiedNameInside(definition.name.name))
        compiler.builder.range = SourceRange(start: Int(range.start), end: Int(definition.name.range.end))
        if inner.captured.contains("__class__") {
            let cell = try compiler.addLocal("__class__")
            compiler.builder.emit(.makeCell, a: cell)
            compiler.cellRegisters.insert(cell)
        }
        try compiler.addFreeVariables(inner.freeNames(), outer: self)
        let register = try compiler.temporary()
        compiler.builder.emit(.loadGlobal, a: register, b: compiler.builder.globalCache(intern("__name__")))
        compiler.builder.emit(.storeName, a: register, b: compiler.builder.cache(intern("__module__")))
        let qualified = compiler.builder.constant(.object(intern(compiler.qualifiedName)))
        compiler.builder.emit(.loadConstant, a: register, bc: qualified)
        compiler.builder.emit(.storeName, a: register, b: compiler.builder.cache(intern("__qualname__")))
        let documentation = compiler.documentation(of: definition.body)
        if !documentation.isNone {
            compiler.builder.emit(.loadConstant, a: register, bc: compiler.builder.constant(documentation))
            compiler.builder.emit(.storeName, a: register, b: compiler.builder.cache(intern("__doc__")))
        }
        compiler.free(to: register)
        try compiler.compileBody(definition.body)
        if let cell = compiler.cellRegister("__class__"), inner.captured.contains("__class__") {
            compiler.builder.emit(.storeName, a: cell, b: compiler.builder.cache(intern("__classcell__")))
        }
        compiler.builder.emit(.returnNone)
        return try compiler.makeCode(
            firstLine: sourceLine(range), flavor: .plain, parameters: ParameterList(), documentation: documentation)
    }
}
