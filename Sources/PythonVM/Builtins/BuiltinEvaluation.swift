import PythonSyntax

/// `eval` and `exec` of source text. Code objects are not made by programs here: `compile` is refused.
extension Machine {
    func defineEvaluation() {
        function("eval", "source, /, globals=None, locals=None") { (machine, arguments) throws(Raise) in
            let source = try machine.sourceArgument("eval", arguments[0])
            let scope = try machine.scope("globals must be a dict", "locals must be a mapping", arguments)
            return try machine.evaluate(source, scope)
        }
        function("exec", "source, /, globals=None, locals=None") { (machine, arguments) throws(Raise) in
            let source = try machine.sourceArgument("exec", arguments[0])
            let scope = try machine.scope(
                "exec() globals must be a dict, not \(machine.typeName(arguments[1]))",
                "locals must be a mapping or None, not \(machine.typeName(arguments[2]))", arguments)
            try machine.execute(source, scope) { (tree) throws(SyntaxError) in tree }
            return .none
        }
    }

    private struct Scope {
        let globals: DictObject
        /// Where names are looked for first and assigned; the globals themselves at the level of a module.
        let locals: DictObject
    }

    private func sourceArgument(_ name: String, _ value: Value) throws(Raise) -> SourceText {
        let bytes: [UInt8]
        if let text = value.str {
            bytes = try encode(text, encoding: "utf-8", errors: "strict")
        } else if let object = value.bytes {
            bytes = object.storage
        } else {
            throw error(.typeError, "\(name)() arg 1 must be a string, bytes or code object")
        }
        // `eval` forgives white space in front.
        let isIndented = name == "eval"
        return SourceText(name: "<string>", bytes: isIndented ? Array(bytes.drop { $0 == 32 || $0 == 9 }) : bytes)
    }

    private func scope(
        _ wrongGlobals: String, _ wrongLocals: String, _ arguments: BoundArguments
    ) throws(Raise) -> Scope {
        func dict(_ value: Value, _ message: String) throws(Raise) -> DictObject? {
            if value.isUndefined || value.isNone { return nil }
            guard let dict = value.dict else { throw error(.typeError, message) }
            return dict
        }
        let locals = try dict(arguments[2], wrongLocals)
        if let globals = try dict(arguments[1], wrongGlobals) {
            if globals.get(names.builtins).isUndefined { globals.set(names.builtins, .object(builtinsModule)) }
            return Scope(globals: globals, locals: locals ?? globals)
        }
        return Scope(globals: currentGlobals(), locals: locals ?? currentLocals())
    }

    /// Runs a source. Where locals are apart from the globals, it sees both in one namespace; what it assigned goes to the locals.
    private func execute(
        _ source: SourceText, _ scope: Scope, changing change: (Module) throws(SyntaxError) -> Module
    ) throws(Raise) {
        let code = try compile(source, isLibrary: false, changing: change)
        if scope.locals === scope.globals {
            try run(FunctionObject(code: code, globals: scope.globals, closure: []), namespace: nil)
            return
        }
        let both = try merged(scope.globals, scope.locals)
        let before = both.copy()
        try run(FunctionObject(code: code, globals: both, closure: []), namespace: nil)
        var index = 0
        while index < both.entryCount {
            let entry = both.entries[index]
            index += 1
            guard let name = entry.key.str, !before.get(name).isIdentical(to: entry.value) else { continue }
            scope.locals.set(name, entry.value)
        }
    }

    /// The value of an expression: it is run as an assignment to a name that no program can write.
    private func evaluate(_ source: SourceText, _ scope: Scope) throws(Raise) -> Value {
        let result = intern("<value>")
        try execute(source, scope) { (tree) throws(SyntaxError) in
            guard tree.body.count == 1, case .expression(let expression) = tree.body[0].kind else {
                let line = tree.body.isEmpty ? 0 : 1
                throw SyntaxError(message: "invalid syntax", line: line, column: nil, endLine: line, endColumn: nil)
            }
            let range = tree.body[0].range
            let target = Expression(.name("<value>"), range)
            return Module(body: [Statement(.assign(targets: [target], value: expression), range)])
        }
        let value = scope.locals.get(result)
        scope.locals.remove(result)
        return value.isUndefined ? .none : value
    }
}
