import BigInt
import PythonSyntax

/// Modules: finding, loading and compiling them (Reference, "The import system").
extension Machine {
    /// Registers a module written in Swift; `make` runs when it is first imported.
    public func defineModule(_ name: String, _ make: @escaping (Machine, ModuleObject) throws(Raise) -> Void) {
        nativeModules[name] = make
    }

    /// A module by its full name, made when it is not there yet.
    public func module(named name: String) throws(Raise) -> ModuleObject {
        if let known = modules[name] { return known }
        let module = ModuleObject(name: name)
        fillModule(module, documentation: .none)
        modules[name] = module
        do throws(Raise) {
            try load(module)
        } catch {
            modules[name] = nil
            throw error
        }
        return module
    }

    /// Files that stand beside the program go before the library's; only what is built into CPython's executable goes before them.
    private func load(_ module: ModuleObject) throws(Raise) {
        let name = module.name
        if let found = onFindModule(name), found.isLibrary || !Machine.builtinModules.contains(name) {
            module.isOurs = found.isLibrary
            module.namespace.set(names.file, string(found.source.name))
            if found.isPackage {
                let folder = found.source.name.dropLast("/__init__.py".count)
                module.namespace.set(names.path, .object(ListObject([string(String(folder))])))
            }
            let package = found.isPackage ? name : Machine.parent(of: name)
            module.namespace.set(names.package, string(package))
            return try run(found.source, in: module, isLibrary: found.isLibrary)
        }
        guard let make = nativeModules[name] else { throw missingModule(name) }
        module.namespace.set(names.package, string(Machine.parent(of: name)))
        try make(self, module)
    }

    /// `a.b` for `a.b.c`; empty for a module at the top.
    static func parent(of name: String) -> String {
        name.lastIndex(of: ".").map { String(name[..<$0]) } ?? ""
    }

    func canFindModule(_ name: String) -> Bool {
        modules[name] != nil || nativeModules[name] != nil || onFindModule(name) != nil
    }

    /// `sys.builtin_module_names` as far as there are such modules here.
    private static let builtinModules: Set<String> = [
        "builtins", "sys", "time", "itertools", "gc", "marshal", "atexit", "errno", "faulthandler", "posix", "signal",
    ]

    /// Compiles and runs a source in a module's namespace.
    public func run(_ source: SourceText, in module: ModuleObject, isLibrary: Bool) throws(Raise) {
        sources[source.name] = source
        let code = try compile(source, isLibrary: isLibrary)
        if module.namespace.get(names.builtins).isUndefined {
            module.namespace.set(names.builtins, .object(builtinsModule))
        }
        module.namespace.set(names.doc, code.documentation)
        let function = FunctionObject(code: code, globals: module.namespace, closure: [])
        try run(function, namespace: nil)
    }

    /// - Parameter usesNamespace: the code may be run with locals that are apart from the globals.
    /// - Throws: SyntaxError as an exception; a stop for what the model does not run.
    func compile(
        _ source: SourceText, isLibrary: Bool, usesNamespace: Bool = false, mode: CompileMode = .exec,
        annotationsAreStrings: Bool = false
    ) throws(Raise) -> CodeObject {
        // Whoever speaks of the collector may ask it to collect what is made from here on.
        if !isLibrary, !TrackedObjects.isOn, source.mentions("gc") { TrackedObjects.isOn = true }
        var parser = Parser(source)
        var tree: Module
        if isLibrary, let known = parser.parseTrustedModule() {
            tree = known
        } else {
            parser = Parser(source)
            do throws(SyntaxError) {
                switch mode {
                case .exec: tree = try parser.parseModule()
                case .eval: tree = try parser.parseReturnedExpression()
                case .single: tree = try parser.parseInteractive()
                }
            } catch {
                try warn(parser.warnings, in: source)
                throw syntaxError(error, source, mode)
            }
            try warn(parser.warnings, in: source)
        }
        if annotationsAreStrings {
            tree = Module(body: tree.body, futureFeatures: tree.futureFeatures + ["annotations"])
        }
        do throws(Unsupported) {
            let context = compilerContext(source, isLibrary: isLibrary)
            context.usesNamespace = usesNamespace
            context.displaysValues = mode == .single
            return try Compiler.compile(tree, context)
        } catch {
            throw unsupported(error, in: source)
        }
    }

    /// Sees to it that code can be run and looked at: the body of a function of the library is compiled when it is first needed.
    func complete(_ code: CodeObject) throws(Raise) {
        do throws(Unsupported) {
            try code.complete()
        } catch {
            throw unsupported(error, in: code.source)
        }
    }

    private func unsupported(_ error: Unsupported, in source: SourceText) -> Raise {
        let start = Int(error.range.start)
        return stop(
            .unsupported(
                what: error.what, file: source.name, line: source.line(at: start),
                column: source.byteColumn(at: start) + 1))
    }

    private func compilerContext(_ source: SourceText, isLibrary: Bool) -> CompilerContext {
        let trace = trace
        // What the library has compiled (the methods of a named tuple) is as much its own as its files.
        let records = trace != nil && (!isLibrary && !isLibraryCode || recordsLibraryLines)
        let file = trace?.text(source.name) ?? 0
        if records { trace?.addSource(.init(name: file, bytes: source.bytes)) }
        return CompilerContext(
            source: source, isLibrary: isLibrary, recordsLines: records,
            intern: { [names] in names.intern($0) },
            makeBigInt: { digits in Machine.bigIntLiteral(digits) },
            makeOther: { [unowned self] constant in literal(constant) },
            repr: { [unowned self] value in
                quietText { (machine) throws(Raise) in try machine.repr(value) } ?? ""
            },
            makeLocation: { line, function in
                guard let trace else { return 0 }
                return trace.addLocation(
                    .init(file: file, line: UInt32(truncatingIfNeeded: line), function: trace.text(function)))
            })
    }

    private func literal(_ constant: Constant) -> Value {
        switch constant {
        case .bytes(let bytes): .object(BytesObject(bytes))
        case .complex(let imaginary): .object(ComplexObject(Complex(real: 0, imaginary: imaginary)))
        default: .object(ellipsis)
        }
    }

    /// Digits in base 10, or after `0x` in base 16: `Constant.bigInt`.
    private static func bigIntLiteral(_ digits: String) -> Value {
        let isHexadecimal = digits.hasPrefix("0x")
        let text = isHexadecimal ? digits.dropFirst(2) : digits[...]
        guard let number = BigInt(text, radix: isHexadecimal ? 16 : 10) else { return .int(0) }
        return .object(BigIntObject(number))
    }

    /// SyntaxError with the members that its report reads.
    func syntaxError(_ error: SyntaxError, _ source: SourceText, _ mode: CompileMode = .exec) -> Raise {
        let kind = ErrorKind(rawValue: error.type) ?? .syntaxError
        let exception = makeException(kind, error.message)
        exception.members = [
            ("msg", string(error.message)),
            ("offset", error.column.map { .int($0) } ?? .none),
            ("end_lineno", .int(error.endLine)),
            ("end_offset", error.endColumn.map { .int($0) } ?? .none),
        ]
        // Errors of the decoder have no place.
        if error.line > 0 {
            let isFile = sources[source.name] === source
            // The end of a file has a line to itself; that of a string is behind its last line.
            let isBehind = !isFile && error.endColumn == nil && error.column == 0
            if isBehind { exception.setMember("offset", .int(error.text(in: source).unicodeScalars.count)) }
            if error.endColumn == nil, error.column != nil {
                exception.setMember("end_offset", .int(kind == .indentationError || isBehind ? -1 : 0))
            }
            exception.setMember("filename", string(source.name))
            exception.setMember("lineno", .int(error.line))
            // The parser has the text at hand; what comes after it looks into the file, if there is one.
            let hasText = error.finder == .lexer || error.finder == .parser || isFile
            exception.setMember("text", hasText ? string(error.text(in: source)) : .none)
            if mode != .exec, error.finder == .parser { placeAtEnd(exception, error, source) }
            if !isFile, error.message == "unexpected EOF while parsing" {
                placeContinuation(exception, error, source, mode)
            }
            if error.finder != .symbolTable {
                let place = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"].map(exception.member)
                exception.arguments = TupleObject([exception.member("msg"), .object(TupleObject(place))])
            }
        }
        return .exception(exception)
    }

    /// A string that ends with a backslash: `exec` adds the line end that it lacks, the other modes do not.
    private func placeContinuation(
        _ exception: ExceptionObject, _ error: SyntaxError, _ source: SourceText, _ mode: CompileMode
    ) {
        let text = error.text(in: source)
        let length = text.unicodeScalars.count
        if mode != .exec, source.bytes.last != 0x0A {
            let message = string("unexpected character after line continuation character")
            exception.setMember("msg", message)
            exception.setMember("offset", .int(length - 1))
            exception.setMember("text", string(String(text.dropLast())))
        } else {
            exception.setMember("offset", .int(length))
            exception.setMember("end_offset", .int(-1))
        }
    }

    /// A line without an end has no column behind it, and a text without anything no line.
    private func placeAtEnd(_ exception: ExceptionObject, _ error: SyntaxError, _ source: SourceText) {
        guard source.bytes.last != 0x0A else { return }
        let text = error.text(in: source).dropLast()
        if source.line(at: source.bytes.count) == error.line { exception.setMember("text", string(String(text))) }
        guard error.message == "invalid syntax", let column = error.column,
            column == 0 || column > text.unicodeScalars.count
        else { return }
        exception.setMember("offset", .int(0))
        exception.setMember("end_offset", .int(0))
        guard source.bytes.isEmpty else { return }
        exception.setMember("lineno", .int(0))
        exception.setMember("end_lineno", .int(0))
    }

    /// Whether CPython's module has a name that our model of it lacks.
    func isMissing(_ name: StrObject, in module: ModuleObject) -> Bool {
        module.isOurs && standardNames(module.name)?.contains(name.string) == true
    }
}

/// A module's source, and whether it is the library's own.
public struct FoundModule {
    public let source: SourceText
    public let isLibrary: Bool
    /// Has modules of its own: its source is the package's `__init__.py`.
    public var isPackage: Bool { source.name.hasSuffix("/__init__.py") }

    public init(source: SourceText, isLibrary: Bool) {
        self.source = source
        self.isLibrary = isLibrary
    }
}

extension SourceText {
    /// Whether a word of ASCII letters stands somewhere in the text.
    fileprivate func mentions(_ word: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        func isPart(_ index: Int) -> Bool {
            guard bytes.indices.contains(index) else { return false }
            let byte = bytes[index]
            return byte == 0x5f || byte >= 0x80 || UnicodeScalar(byte).properties.isAlphabetic
                || (0x30...0x39).contains(byte)
        }
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
            let end = start + wanted.count
            if bytes[start..<end].elementsEqual(wanted), !isPart(start - 1), !isPart(end) { return true }
        }
        return false
    }
}
