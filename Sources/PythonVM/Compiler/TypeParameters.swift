import PythonSyntax

/// Type parameters and type aliases (Reference, "Type parameter lists", "The type statement", "Annotation scopes").
///
/// A definition with type parameters stands in a hidden function of its own that is called at once. What belongs to a
/// parameter, and the value of an alias, is a function that is called when somebody asks.
extension CodeCompiler {
    /// The variable of the hidden function that holds the tuple of the type parameters.
    static let typeParametersVariable = ".type_params"

    /// Compiles the hidden function around a definition.
    /// - Parameter body: gets the function's compiler, and the register with the tuple of the type parameters.
    func compileTypeParameters(
        _ parameters: [TypeParameter], of node: AnyObject, _ name: String, arguments: Int, _ range: SourceRange,
        _ body: (CodeCompiler, Int) throws(Unsupported) -> Void
    ) throws(Unsupported) -> CodeObject {
        guard let inner = scope.child(of: node) else { throw Unsupported("type parameters here", at: range) }
        var hidden = Parameters()
        for index in 0..<arguments {
            let name = index == 0 ? ".defaults" : ".kwdefaults"
            hidden.positional.append(Parameter(name: Identifier(name: name, range: range), annotation: nil))
        }
        return try compileCode(
            of: hidden, scope: inner, name: "<generic parameters of \(name)>", isAsync: false, range
        ) { compiler throws(Unsupported) in
            compiler.namingOwner = namingOwner ?? self
            let tuple = try compiler.temporary()
            let values = try compiler.temporaries(parameters.count)
            for (offset, parameter) in parameters.enumerated() {
                try compiler.compileTypeParameter(parameter, into: values + offset)
            }
            compiler.builder.emit(.buildTuple, a: tuple, b: values, c: parameters.count)
            compiler.dirty = []
            compiler.free(to: tuple + 1)
            if let cell = compiler.cellRegister(CodeCompiler.typeParametersVariable) {
                compiler.builder.emit(.storeCell, a: cell, b: tuple)
            }
            try body(compiler, tuple)
            return .none
        }
    }

    private func compileTypeParameter(_ parameter: TypeParameter, into target: Int) throws(Unsupported) {
        let base = nextTemporary
        let window = try temporaries(4)
        let range = parameter.name.range
        let kind: TypeParameterKind
        var evaluated: Expression?
        switch parameter.kind {
        case .typeVar(let bound?):
            evaluated = bound
            if case .tuple = bound.kind { kind = .constrainedTypeVar } else { kind = .boundTypeVar }
        case .typeVar(nil): kind = .typeVar
        case .paramSpec: kind = .paramSpec
        case .typeVarTuple: kind = .typeVarTuple
        }
        builder.range = range
        builder.emit(.loadConstant, a: window, bc: builder.constant(.object(intern(parameter.name.name))))
        builder.emit(.loadInt, a: window + 1, bc: kind.rawValue)
        for (offset, value) in [evaluated, parameter.defaultValue].enumerated() {
            guard let value else {
                builder.emit(.release, a: window + 2 + offset, b: 1)
                continue
            }
            try compileLazy(value, name: parameter.name.name, into: window + 2 + offset)
        }
        builder.range = range
        intrinsic(.makeTypeParameter, window, into: target)
        try store(target, toName: parameter.name.name)
        free(to: base)
    }

    /// A function without parameters that answers an expression's value.
    private func compileLazy(_ value: Expression, name: String, into target: Int) throws(Unsupported) {
        guard let inner = scope.child(of: value) else { return }
        let code = try compileCode(of: Parameters(), scope: inner, name: name, isAsync: false, value.range) {
            compiler throws(Unsupported) in
            let register = try compiler.temporary()
            if case .starred(let elements) = value.kind {
                // `*Ts = *tuple[int, str]`: the one thing that unpacking gives.
                try compiler.compile(elements, into: register)
                compiler.builder.emit(.unpack, a: register, b: register, c: 1)
            } else {
                try compiler.compile(value, into: register)
            }
            compiler.builder.range = value.range
            compiler.builder.emit(.returnValue, a: register)
            return .none
        }
        builder.range = value.range
        try emitFunction(code, Parameters(), returns: nil, into: target)
    }

    func compileTypeAlias(
        _ name: Expression, _ parameters: [TypeParameter], _ value: Expression, _ range: SourceRange
    ) throws(Unsupported) {
        guard case .name(let text) = name.kind else { throw Unsupported("this name of a type alias", at: range) }
        let window = try temporaries(3)
        if parameters.isEmpty {
            builder.emit(.loadNone, a: window + 1)
            try compileAliasValue(text, value, window, range)
        } else {
            let code = try compileTypeParameters(parameters, of: name, text, arguments: 0, range) {
                compiler, tuple throws(Unsupported) in
                let inner = try compiler.temporaries(3)
                compiler.builder.emit(.move, a: inner + 1, b: tuple)
                try compiler.compileAliasValue(text, value, inner, range)
                compiler.builder.emit(.returnValue, a: inner)
            }
            builder.range = range
            builder.emit(.makeFunction, a: window, bc: builder.constant(.object(code)))
            builder.emit(.call, a: window, b: window, c: 0)
        }
        builder.range = range
        try store(window, toName: text)
        dirty.formUnion(window..<window + 3)
    }

    /// Makes the alias in `window`; its type parameters stand in the register behind.
    private func compileAliasValue(
        _ name: String, _ value: Expression, _ window: Int, _ range: SourceRange
    ) throws(Unsupported) {
        builder.emit(.loadConstant, a: window, bc: builder.constant(.object(intern(name))))
        try compileLazy(value, name: name, into: window + 2)
        builder.range = range
        intrinsic(.makeTypeAlias, window, into: window)
    }

    /// A name in an annotation scope that a class may have.
    func compileNameInClass(_ name: String, _ namespace: Int, into target: Int) throws(Unsupported) {
        let window = try temporaries(3)
        builder.emit(.loadCell, a: window, b: namespace)
        builder.emit(.loadConstant, a: window + 1, bc: builder.constant(.object(intern(name))))
        if scope.isLocalOrFree(name), let cell = cellRegister(name) {
            builder.emit(.move, a: window + 2, b: cell)
        } else {
            builder.emit(.release, a: window + 2, b: 1)
        }
        intrinsic(.loadFromClass, window, into: target)
        dirty.formUnion(window..<window + 3)
        free(to: window)
    }
}
