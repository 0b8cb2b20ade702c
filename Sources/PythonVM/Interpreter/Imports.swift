/// The import statements (Reference, "The import statement" and "Package Relative Imports").
extension Machine {
    /// `import a.b.c` binds `a`, the others the innermost module.
    func importModule(
        _ activation: ActivationPointer, _ name: Value, level: Int, wantsInnermost: Bool
    ) throws(Raise) -> Value {
        guard var full = name.str?.string else { return .none }
        if level > 0 {
            let package = try package(of: activation.pointee.function.globals, level: level)
            full = full.isEmpty ? package : "\(package).\(full)"
        }
        if let placed = try placedModule(full, wantsInnermost: wantsInnermost) { return placed }
        var path = ""
        var first: ModuleObject?
        var parent: ModuleObject?
        for part in full.split(separator: ".") {
            path += path.isEmpty ? String(part) : ".\(part)"
            if let parent, modules[path] == nil, !isPackage(parent) { throw missingModule(full, parent: parent.name) }
            let module = try module(named: path)
            if let parent, parent.namespace.get(intern(String(part))).isUndefined {
                parent.namespace.set(intern(String(part)), .object(module))
            }
            parent = module
            if first == nil { first = module }
        }
        guard let module = wantsInnermost ? parent : first else { return .none }
        return .object(module)
    }

    /// What the program has put in a module's place in `sys.modules`, if that is no module; None keeps it from being imported.
    private func placedModule(_ name: String, wantsInnermost: Bool) throws(Raise) -> Value? {
        let known = modules.value(named: name)
        if known.isUndefined || known.object?.kind == .module { return nil }
        if known.isNone {
            throw importError(
                "import of \(name) halted; None in sys.modules", kind: .moduleNotFoundError, [("name", string(name))])
        }
        return wantsInnermost || !name.contains(".") ? known : nil
    }

    /// Native modules may have others below them, as `os` has `os.path`.
    private func isPackage(_ module: ModuleObject) -> Bool {
        !module.namespace.get(names.path).isUndefined || nativeModules.keys.contains { $0.hasPrefix("\(module.name).") }
    }

    /// What the dots of a relative import stand for.
    private func package(of globals: DictObject, level: Int) throws(Raise) -> String {
        var package = globals.get(names.package).str?.string ?? ""
        if package.isEmpty, let name = globals.get(names.name).str?.string {
            package = globals.get(names.path).isUndefined ? Machine.parent(of: name) : name
        }
        if package.isEmpty { throw error(.importError, "attempted relative import with no known parent package") }
        for _ in 1..<max(level, 1) {
            package = Machine.parent(of: package)
            if package.isEmpty { throw error(.importError, "attempted relative import beyond top-level package") }
        }
        return package
    }

    func importFrom(_ value: Value, _ name: StrObject) throws(Raise) -> Value {
        guard let module = value.object(.module, as: ModuleObject.self) else {
            let found = try optionalAttribute(value, name)
            if !found.isUndefined { return found }
            throw noAttribute(value, name)
        }
        // `from package import module`
        let full = "\(module.name).\(name.string)"
        if module.namespace.get(name).isUndefined, modules[full] != nil || isPackage(module) && canFindModule(full) {
            let inner = Value.object(try self.module(named: full))
            module.namespace.set(name, inner)
            return inner
        }
        let found = try optionalAttribute(value, name)
        if !found.isUndefined { return found }
        let path = module.namespace.get(names.file)
        let file = path.str?.string ?? "unknown location"
        if isMissing(name, in: module) { throw unsupported("\(module.name).\(name.string)") }
        throw importError(
            "cannot import name '\(name.string)' from '\(module.name)' (\(file))",
            [("name", string(module.name)), ("path", path.isUndefined ? .none : path), ("name_from", .object(name))])
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

    /// Those of the library's modules that have others below them.
    private static let standardPackages: Set = [
        "asyncio", "collections", "concurrent", "ctypes", "curses", "dbm", "email", "encodings", "ensurepip", "html",
        "http",
        "idlelib", "importlib", "json", "logging", "multiprocessing", "pathlib", "pydoc_data", "re", "sqlite3",
        "sysconfig",
        "tkinter", "tomllib", "turtledemo", "unittest", "urllib", "venv", "wsgiref", "xml", "xmlrpc", "zipfile",
        "zoneinfo",
    ]

    func missingModule(_ name: String, parent: String? = nil) -> Raise {
        if let hint = Machine.unsupportedModules[name.split(separator: ".").first.map(String.init) ?? name] {
            return unsupported(hint)
        }
        let first = String(name.prefix { $0 != "." })
        let isInPackage = first == name || Machine.standardPackages.contains(first)
        if parent == nil, isInPackage, standardNames(first) != nil { return unsupported("the module '\(name)'") }
        // Of the library's own, what has parts here may have none in CPython: `os`.
        let isOwnPackage = standardNames(first) == nil && modules[first].map(isPackage) == true
        let parent = parent ?? (isInPackage || isOwnPackage ? nil : modules[first]?.name)
        let why = parent.map { "; '\($0)' is not a package" } ?? ""
        return importError("No module named '\(name)'\(why)", kind: .moduleNotFoundError, [("name", string(name))])
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

    /// Packages whose names people import in asyncio programs and that no model can run.
    private static let unsupportedModules: [String: String] = {
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

// MARK: - __import__

extension Machine {
    /// `__import__(name, globals=None, locals=None, fromlist=(), level=0)`
    func defineImportFunction() {
        function("__import__", "name, globals=None, locals=None, fromlist=(), level=0") {
            (machine, arguments) throws(Raise) in
            guard let name = arguments[0].str else {
                throw machine.error(.typeError, "module name must be a string")
            }
            let level = arguments[4].isUndefined ? 0 : try machine.cIntArgument(arguments[4])
            if level < 0 { throw machine.error(.valueError, "level must be >= 0") }
            if name.count == 0, level == 0 { throw machine.error(.valueError, "Empty module name") }
            guard let activation = machine.current else { return .none }
            let wantsInnermost = arguments[3].isUndefined ? false : try machine.isTrue(arguments[3])
            let module = try machine.importModule(
                activation, arguments[0], level: level, wantsInnermost: wantsInnermost)
            if wantsInnermost, let names = arguments[3].tuple?.elements ?? arguments[3].list?.elements {
                // Modules of a package that nobody has imported yet.
                for name in names {
                    if let name = name.str, name.string != "*" { _ = try? machine.importFrom(module, name) }
                }
            }
            return module
        }
    }
}
