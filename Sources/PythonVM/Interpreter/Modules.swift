import BigInt
import PythonSyntax

/// Importing (Reference, "The import system").
extension Machine {
    /// Registers a module written in Swift; `make` runs when it is first imported.
    public func defineModule(_ name: String, _ make: @escaping (Machine, ModuleObject) throws(Raise) -> Void) {
        nativeModules[name] = make
    }

    func importModule(
        _ activation: ActivationPointer, _ name: Value, level: Int, wantsInnermost: Bool
    ) throws(Raise) -> Value {
        guard let name = name.str?.string else { return .none }
        if level > 0 {
            throw error(.importError, "attempted relative import with no known parent package")
        }
        var path = ""
        var first: ModuleObject?
        var parent: ModuleObject?
        for part in name.split(separator: ".") {
            path += path.isEmpty ? String(part) : ".\(part)"
            let module = try module(named: path, requested: name)
            if let parent, parent.namespace.get(intern(String(part))).isUndefined {
                parent.namespace.set(intern(String(part)), .object(module))
            }
            parent = module
            if first == nil { first = module }
        }
        guard let module = wantsInnermost ? parent : first else { return .none }
        return .object(module)
    }

    /// A module by its full name, made when it is not there yet.
    public func module(named name: String, requested: String? = nil) throws(Raise) -> ModuleObject {
        if let known = modules[name] { return known }
        let module = ModuleObject(name: name)
        module.namespace.set(names.name, string(name))
        module.namespace.set(names.doc, .none)
        if let make = nativeModules[name] {
            modules[name] = module
            do throws(Raise) {
                try make(self, module)
            } catch {
                modules[name] = nil
                throw error
            }
            return module
        }
        guard let found = onFindModule(name) else { throw try missingModule(name) }
        modules[name] = module
        module.isOurs = found.isLibrary
        module.namespace.set(intern("__file__"), string(found.source.name))
        do throws(Raise) {
            try run(found.source, in: module, isLibrary: found.isLibrary)
        } catch {
            modules[name] = nil
            throw error
        }
        return module
    }

    private func missingModule(_ name: String) throws(Raise) -> Raise {
        if let hint = Machine.unsupportedModules[name.split(separator: ".").first.map(String.init) ?? name] {
            return unsupported(hint)
        }
        if standardNames(String(name.prefix { $0 != "." })) != nil { return unsupported("the module '\(name)'") }
        return importError(
            "No module named '\(name)'", kind: .moduleNotFoundError, [("name", string(name))])
    }

    /// Compiles and runs a source in a module's namespace.
    public func run(_ source: SourceText, in module: ModuleObject, isLibrary: Bool) throws(Raise) {
        let code = try compile(source, isLibrary: isLibrary)
        if module.namespace.get(names.builtins).isUndefined {
            module.namespace.set(names.builtins, .object(builtinsModule))
        }
        module.namespace.set(names.doc, code.documentation)
        let function = FunctionObject(code: code, globals: module.namespace, closure: [])
        try run(function, namespace: nil)
    }

    /// - Parameter change: what is compiled instead of the tree that was read.
    /// - Throws: SyntaxError as an exception; a stop for what the model does not run.
    func compile(
        _ source: SourceText, isLibrary: Bool, changing change: (Module) throws(SyntaxError) -> Module = { $0 }
    ) throws(Raise) -> CodeObject {
        let tree: Module
        var parser = Parser(source)
        do throws(SyntaxError) {
            tree = try change(try parser.parseModule())
        } catch {
            warn(parser.warnings, in: source)
            throw syntaxError(error, source)
        }
        warn(parser.warnings, in: source)
        do throws(Unsupported) {
            return try Compiler.compile(tree, compilerContext(source, isLibrary: isLibrary))
        } catch {
            let start = Int(error.range.start)
            throw stop(
                .unsupported(
                    what: error.what, file: source.name, line: source.line(at: start),
                    column: source.byteColumn(at: start) + 1))
        }
    }

    private func compilerContext(_ source: SourceText, isLibrary: Bool) -> CompilerContext {
        let trace = trace
        let records = trace != nil && (!isLibrary || recordsLibraryLines)
        let file = trace?.text(source.name) ?? 0
        if records { trace?.addSource(.init(name: file, bytes: source.bytes)) }
        return CompilerContext(
            source: source, isLibrary: isLibrary, recordsLines: records,
            intern: { [names] in names.intern($0) },
            makeBigInt: { digits in Machine.bigIntLiteral(digits) },
            makeOther: { [unowned self] constant in literal(constant) },
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
    private func syntaxError(_ error: SyntaxError, _ source: SourceText) -> Raise {
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
            exception.setMember("filename", string(source.name))
            exception.setMember("lineno", .int(error.line))
            exception.setMember("text", string(error.text(in: source)))
        }
        return .exception(exception)
    }

    /// Whether CPython's module has a name that our model of it lacks.
    func isMissing(_ name: StrObject, in module: ModuleObject) -> Bool {
        module.isOurs && standardNames(module.name)?.contains(name.string) == true
    }

    // MARK: from ... import

    func importFrom(_ value: Value, _ name: StrObject) throws(Raise) -> Value {
        let found = try optionalAttribute(value, name)
        if !found.isUndefined { return found }
        guard let module = value.object(.module, as: ModuleObject.self) else { throw noAttribute(value, name) }
        // `from package import module`
        let full = "\(module.name).\(name.string)"
        if modules[full] != nil || nativeModules[full] != nil || onFindModule(full) != nil {
            return .object(try self.module(named: full))
        }
        let path = module.namespace.get(intern("__file__"))
        let file = path.str?.string ?? "unknown location"
        if isMissing(name, in: module) { throw unsupported("\(module.name).\(name.string)") }
        throw importError(
            "cannot import name '\(name.string)' from '\(module.name)' (\(file))",
            [("name", string(module.name)), ("path", path.isUndefined ? .none : path), ("name_from", .object(name))])
    }

    private func importError(
        _ message: String, kind: ErrorKind = .importError, _ members: ContiguousArray<(name: String, value: Value)>
    ) -> Raise {
        let exception = makeException(kind, message)
        exception.members = members
        exception.setMember("msg", string(message))
        setContext(exception)
        return .exception(exception)
    }

    func importStar(_ value: Value, into globals: DictObject) throws(Raise) {
        guard let module = value.object(.module, as: ModuleObject.self) else { return }
        let all = module.namespace.get(names.all)
        if all.isUndefined {
            module.namespace.forEach { key, value in
                if let name = key.str, name.count == 0 || name[0] != 0x5F { globals.set(names.intern(name), value) }
            }
            return
        }
        for name in try elements(all) {
            guard let name = name.str else { continue }
            globals.set(names.intern(name), try attribute(value, name))
        }
    }

    /// Packages whose names people import in asyncio programs and that no model can run.
    static let unsupportedModules: [String: String] = {
        let network = [
            "aiohttp", "httpx", "requests", "socket", "ssl", "urllib", "urllib3", "http", "websockets", "aiofiles",
            "selectors", "asyncpg", "aiosqlite", "redis", "uvloop", "fastapi", "flask",
        ]
        let outside = [
            "subprocess", "multiprocessing", "threading", "concurrent", "sqlite3", "ctypes", "tkinter", "pathlib",
            "shutil",
            "tempfile", "glob",
        ]
        var table: [String: String] = [:]
        for name in network {
            table[name] = "the module '\(name)' (it needs a network: let asyncio.sleep() stand for the request)"
        }
        for name in outside { table[name] = "the module '\(name)' (it reaches outside of the program)" }
        return table
    }()
}

/// A module's source, and whether it is the library's own.
public struct FoundModule {
    public let source: SourceText
    public let isLibrary: Bool

    public init(source: SourceText, isLibrary: Bool) {
        self.source = source
        self.isLibrary = isLibrary
    }
}
