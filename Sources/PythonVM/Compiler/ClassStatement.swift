import PythonSyntax

/// Class statements (Reference, "Class definitions").
extension CodeCompiler {
    func compileClassDef(_ definition: ClassDef, _ range: SourceRange) throws(Unsupported) {
        let first = try compileDecorators(definition.decorators)
        let made = try temporary()
        if definition.typeParameters.isEmpty {
            try compileClass(definition, range, into: made)
        } else {
            let code = try compileTypeParameters(
                definition.typeParameters, of: definition, definition.name.name, arguments: 0,
                firstRange(of: range, from: definition.beginning)
            ) { compiler, parameters throws(Unsupported) in
                let made = try compiler.temporary()
                try compiler.compileClass(definition, range, typeParameters: parameters, into: made)
                compiler.builder.emit(.returnValue, a: made)
            }
            builder.range = range
            builder.emit(.makeFunction, a: made, bc: builder.constant(.object(code)))
            builder.emit(.call, a: made, b: made, c: 0)
        }
        callDecorators(definition.decorators, first)
        builder.range = range
        try store(first, toName: definition.name.name)
        dirty.insert(first)
    }

    /// Makes the class of a definition, in the scope that its bases are evaluated in.
    /// - Parameter typeParameters: the register with the tuple of its type parameters, if it has any.
    private func compileClass(
        _ definition: ClassDef, _ range: SourceRange, typeParameters: Int? = nil, into target: Int
    ) throws(Unsupported) {
        guard let inner = scope.child(of: definition) else { return }
        let start = nextTemporary
        let code = try compileClassBody(definition, inner, range)
        builder.range = range
        let generic = try typeParameters.map { _ throws(Unsupported) in try temporary() }
        let base = try temporaries(3)
        builder.emit(.loadBuildClass, a: base)
        builder.emit(.makeFunction, a: base + 1, bc: builder.constant(.object(code)))
        builder.emit(.loadConstant, a: base + 2, bc: builder.constant(.object(intern(definition.name.name))))
        // `Generic[...]` is evaluated before the bases and comes behind them.
        if let typeParameters, let generic { intrinsic(.subscriptGeneric, typeParameters, into: generic) }
        let isUnpacked =
            definition.bases.contains(where: \.isStarred) || definition.keywords.contains { $0.name == nil }
            || definition.bases.count + definition.keywords.count > 2000
        if isUnpacked {
            try compileUnpackedClass(definition, range, base, generic, into: target)
            return free(to: start)
        }
        for value in definition.bases { try compile(value, into: try temporary()) }
        if let generic { builder.emit(.take, a: try temporary(), b: generic) }
        for keyword in definition.keywords { try compile(keyword.value, into: try temporary()) }
        builder.range = range
        let count = 2 + definition.bases.count + (generic == nil ? 0 : 1) + definition.keywords.count
        if definition.keywords.isEmpty {
            builder.emit(.call, a: target, b: base, c: count)
        } else {
            builder.emit(.callKeywords, a: target, b: base, c: count)
            let names = definition.keywords.map { Value.object(intern($0.name?.name ?? "")) }
            builder.emit(.callKeywords, a: builder.constant(.object(TupleObject(names))), b: base)
        }
        for register in base...base + count { dirty.remove(register) }
        free(to: start)
    }

    /// The same with `*bases` or `**keywords`: all arguments of `__build_class__` go through a tuple and a dict.
    private func compileUnpackedClass(
        _ definition: ClassDef, _ range: SourceRange, _ base: Int, _ generic: Int?, into target: Int
    ) throws(Unsupported) {
        let window = try temporaries(3)
        builder.emit(.take, a: window, b: base)
        try compileUnpackedArguments(
            definition.bases, definition.keywords, first: window + 1, range, before: [base + 1, base + 2],
            behind: generic.map { [$0] } ?? [])
        builder.range = range
        builder.emit(.callUnpacked, a: target, b: window)
        dirty.formUnion([base + 1, base + 2] + (generic.map { [$0] } ?? []))
        for register in window..<window + 3 { dirty.remove(register) }
    }

    private func compileClassBody(
        _ definition: ClassDef, _ inner: Scope, _ range: SourceRange
    ) throws(Unsupported) -> CodeObject {
        let compiler = CodeCompiler(
            context: context, scope: inner, name: definition.name.name,
            qualifiedName: qualifiedNameInside(definition.name.name))
        compiler.outer = self
        try compiler.compileClassBody(definition, outer: self, range)
        return try compiler.makeCode(
            firstLine: context.source.line(at: Int(definition.beginning)), flavor: .plain,
            parameters: ParameterList(),
            documentation: compiler.documentation(of: definition.body))
    }

    private func compileClassBody(
        _ definition: ClassDef, outer: CodeCompiler, _ range: SourceRange
    ) throws(Unsupported) {
        builder.range = SourceRange(start: Int(range.start), end: Int(definition.name.range.end))
        for name in ["__class__", Scope.classNamespace] where scope.captured.contains(name) {
            let cell = try addLocal(name)
            builder.emit(.makeCell, a: cell)
            cellRegisters.insert(cell)
        }
        try addFreeVariables(scope.freeNames(), outer: outer)
        let register = try temporary()
        func storeName(_ name: String) { builder.emit(.storeName, a: register, b: builder.cache(intern(name))) }
        if let cell = ownCell(Scope.classNamespace) {
            builder.emit(.loadNamespace, a: register)
            builder.emit(.storeCell, a: cell, b: register)
        }
        builder.emit(.loadName, a: register, b: builder.cache(intern("__name__")))
        storeName("__module__")
        builder.emit(.loadConstant, a: register, bc: builder.constant(.object(intern(qualifiedName))))
        storeName("__qualname__")
        builder.emit(.loadInt, a: register, bc: context.source.line(at: Int(definition.beginning)))
        storeName("__firstlineno__")
        if !definition.typeParameters.isEmpty, let cell = cellRegister(CodeCompiler.typeParametersVariable) {
            builder.emit(.loadCell, a: register, b: cell)
            storeName("__type_params__")
        }
        let documentation = documentation(of: definition.body)
        if !documentation.isNone {
            builder.emit(.loadConstant, a: register, bc: builder.constant(documentation))
            storeName("__doc__")
        }
        builder.emit(.release, a: register, b: 1)
        free(to: register)
        try setUpAnnotations(definition.body)
        try compileBody(definition.body)
        try compileStaticAttributes()
        if let cell = ownCell(Scope.classNamespace) {
            builder.emit(.storeName, a: cell, b: builder.cache(intern("__classdictcell__")))
        }
        // What `__build_class__` checks when the class is made.
        if let cell = ownCell("__class__") {
            builder.emit(.storeName, a: cell, b: builder.cache(intern("__classcell__")))
            builder.emit(.returnValue, a: cell)
        } else {
            builder.emit(.returnNone)
        }
    }

    /// `__static_attributes__`: what functions in the body assign to `self.X`, sorted.
    private func compileStaticAttributes() throws(Unsupported) {
        let names = staticAttributes.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
            .map { Value.object(intern($0)) }
        let register = try temporary()
        builder.emit(.loadConstant, a: register, bc: builder.constant(.object(TupleObject(names))))
        builder.emit(.storeName, a: register, b: builder.cache(intern("__static_attributes__")))
        free(to: register)
    }

    /// Notes that a function assigns to an attribute of what it calls `self`.
    func noteStaticAttribute(of object: Expression, _ name: String) {
        guard case .name("self") = object.kind else { return }
        var compiler = outer
        while let current = compiler, current.scope.function.kind != .classBody { compiler = current.outer }
        guard let compiler, !compiler.staticAttributes.contains(name) else { return }
        compiler.staticAttributes.append(name)
    }

    /// The cell of a variable that belongs to this very class.
    private func ownCell(_ name: String) -> Int? { scope.captured.contains(name) ? cellRegister(name) : nil }
}
