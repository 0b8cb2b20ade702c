import PythonSyntax

/// `compile`, `eval` and `exec` (Library Reference, "Built-in Functions"). Syntax trees are no Python objects here: `ast` has no part in it.
extension Machine {
    func defineEvaluation() {
        function("eval", "source, /, globals=None, locals=None") { (machine, arguments) throws(Raise) in
            let scope = try machine.scope("globals must be a dict", "locals must be a mapping", arguments)
            if let code = try machine.codeArgument(arguments[0], "eval") { return try machine.run(code, scope) }
            let source = try machine.sourceArgument("eval() arg 1 must be a string, bytes or code object", arguments[0])
            return try machine.run(try machine.compile(source, .eval), scope)
        }
        function("exec", "source, /, globals=None, locals=None, *, closure=None") {
            (machine, arguments) throws(Raise) in
            let scope = try machine.scope(
                "exec() globals must be a dict, not \(machine.typeName(arguments[1]))",
                "locals must be a mapping or None, not \(machine.typeName(arguments[2]))", arguments)
            let closure = arguments[3].tuple
            if let code = try machine.codeArgument(arguments[0], "exec", closure: closure) {
                _ = try machine.run(code, scope, closure: closure)
                return .none
            }
            if closure != nil {
                throw machine.error(.typeError, "closure can only be used when source is a code object")
            }
            let source = try machine.sourceArgument("exec() arg 1 must be a string, bytes or code object", arguments[0])
            _ = try machine.run(try machine.compile(source, .exec), scope)
            return .none
        }
        function("compile", "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1")
        {
            (machine, arguments) throws(Raise) in
            .object(try machine.compile(arguments))
        }
    }

    // MARK: Code

    private func compile(_ arguments: BoundArguments) throws(Raise) -> CodeObject {
        let message = "compile() arg 1 must be a string, bytes or AST object"
        let name: String
        if let text = arguments[1].str {
            name = text.string
        } else if let bytes = arguments[1].bytes {
            name = String(decoding: bytes.storage, as: UTF8.self)
        } else {
            throw error(.typeError, "expected str, bytes or os.PathLike object, not \(typeName(arguments[1]))")
        }
        guard let modeName = arguments[2].str?.string else {
            throw wrongArgument("compile", "'mode'", "str", arguments[2])
        }
        let flags = arguments[3].isUndefined ? 0 : try cIntArgument(arguments[3])
        if flags & 0x400 != 0 { throw unsupported("compile() to a syntax tree") }
        guard let mode = CompileMode(rawValue: modeName) else {
            throw error(.valueError, "compile() mode must be 'exec', 'eval' or 'single'")
        }
        let inherits = arguments[4].isUndefined ? true : try !isTrue(arguments[4])
        return try compile(
            try sourceArgument(message, arguments[0], name: name), mode, features: flags, inheritsFeatures: inherits)
    }

    private func sourceArgument(
        _ message: String, _ value: Value, name: String = "<string>"
    ) throws(Raise) -> SourceText {
        if let text = value.str {
            return SourceText(name: name, bytes: try encode(text, encoding: "utf-8", errors: "strict"))
        }
        guard let bytes = value.bytes else { throw error(.typeError, message) }
        return SourceText(name: name, bytes: bytes.storage)
    }

    /// - Parameters:
    ///   - features: the flags of the `__future__` features that are on besides those that the source imports.
    ///   - inheritsFeatures: those of the code that calls are on too.
    func compile(
        _ source: SourceText, _ mode: CompileMode, features: Int = 0, inheritsFeatures: Bool = true
    ) throws(Raise) -> CodeObject {
        var source = source
        if mode == .eval {
            // White space in front is forgiven.
            source = SourceText(name: source.name, bytes: Array(source.bytes.drop { $0 == 32 || $0 == 9 }))
        }
        if source.bytes.contains(0) {
            let exception = makeException(.syntaxError, "source code string cannot contain null bytes")
            exception.setMember("msg", exception.arguments.elements[0])
            throw .exception(exception)
        }
        let inherited = inheritsFeatures ? current?.pointee.code.flags ?? 0 : 0
        return try compile(
            source, isLibrary: false, usesNamespace: true, mode: mode,
            annotationsAreStrings: (features | inherited) & CodeObject.Flags.futureAnnotations != 0)
    }

    private func codeArgument(_ value: Value, _ name: String, closure: TupleObject? = nil) throws(Raise) -> CodeObject?
    {
        guard let code = value.object(.code, as: CodeObject.self) else { return nil }
        let wanted = code.freeVariables.count
        if wanted == 0 {
            if closure != nil { throw error(.typeError, "cannot use a closure with this code object") }
            return code
        }
        if name == "eval" { throw error(.typeError, "code object passed to eval() may not contain free variables") }
        let isFitting = closure?.count == wanted && closure?.elements.allSatisfy { $0.object?.kind == .cell } == true
        if !isFitting { throw error(.typeError, "code object requires a closure of exactly length \(wanted)") }
        return code
    }

    // MARK: Running

    private struct Scope {
        let globals: DictObject
        /// Where names are looked for first and assigned; the globals themselves at the level of a module.
        let locals: PyObject
    }

    private func scope(
        _ wrongGlobals: String, _ wrongLocals: String, _ arguments: BoundArguments
    ) throws(Raise) -> Scope {
        func isAbsent(_ value: Value) -> Bool { value.isUndefined || value.isNone }
        var globals: DictObject?
        if !isAbsent(arguments[1]) {
            guard let dict = arguments[1].dict else { throw error(.typeError, wrongGlobals) }
            globals = dict
        }
        var locals: PyObject?
        if !isAbsent(arguments[2]) {
            guard case .object(let mapping) = arguments[2], !lookupSpecial(arguments[2], names.getItem).isUndefined
            else { throw error(.typeError, wrongLocals) }
            locals = mapping
        }
        if let globals {
            if globals.get(names.builtins).isUndefined { globals.set(names.builtins, .object(builtins)) }
            return Scope(globals: globals, locals: locals ?? globals)
        }
        return Scope(globals: currentGlobals(), locals: locals ?? currentLocals())
    }

    private func run(_ code: CodeObject, _ scope: Scope, closure: TupleObject? = nil) throws(Raise) -> Value {
        let cells = (closure?.elements ?? []).compactMap { $0.object(.cell, as: CellObject.self) }
        let function = FunctionObject(code: code, globals: scope.globals, closure: ContiguousArray(cells))
        if code.flavor != .plain { return try call(.object(function), []) }
        let isApart = !code.usesRegisters && scope.locals !== scope.globals
        return try run(function, namespace: isApart ? scope.locals : nil)
    }
}

/// What `compile` is to make of a source (Library Reference, `compile`).
enum CompileMode: String {
    /// Statements.
    case exec
    /// An expression, whose value is the result.
    case eval
    /// A statement as the interactive interpreter reads it: values of expressions are shown.
    case single
}
