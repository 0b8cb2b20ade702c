/// `sys` (Library Reference, "sys"). What describes the interpreter stands in `SysInformation`.
extension Machine {
    /// - Parameter program: the name of the program's file.
    /// - Parameter arguments: `sys.argv` behind it.
    public func defineSysModule(program: String, arguments: [String]) {
        defineModule("sys") { (machine, module) throws(Raise) in
            module.isOurs = true
            func set(_ name: String, _ value: Value) { module.namespace.set(machine.intern(name), value) }
            let name = program == "<stdin>" ? "-" : program
            set("argv", .object(ListObject(([name] + arguments).map { machine.string($0) })))
            set("orig_argv", .object(ListObject((["python3.13", name] + arguments).map { machine.string($0) })))
            for stream in ["stdin", "stdout", "stderr"] {
                let value = machine.standardStreamValue(named: stream)
                set(stream, value)
                set("__\(stream)__", value)
            }
            set("modules", .object(machine.modules.dictionary))
            machine.defineSysInformation(set)
            machine.defineSysFunctions(module)
            machine.defineSysFrames(module)
            machine.defineSysHooks(module)
            machine.defineSysAsyncHooks(module)
            machine.defineSysRefusals(module)
        }
    }

    private func defineSysFunctions(_ module: ModuleObject) {
        defineFunction(module, "exit", "status=None, /") { (machine, arguments) throws(Raise) in
            throw machine.error(.systemExit, arguments: arguments[0].isUndefined ? [] : [arguments[0]])
        }
        defineFunction(module, "getrecursionlimit") { (machine, _) throws(Raise) in .int(machine.recursionLimit) }
        defineFunction(module, "setrecursionlimit", "limit, /") { (machine, arguments) throws(Raise) in
            let limit = try machine.cIntArgument(arguments[0])
            if limit < 1 { throw machine.error(.valueError, "recursion limit must be greater or equal than 1") }
            machine.recursionLimit = min(limit, Machine.greatestRecursionLimit)
            return .none
        }
        defineFunction(module, "exc_info") { (machine, _) throws(Raise) in machine.exceptionInformation() }
        defineFunction(module, "exception") { (machine, _) throws(Raise) in
            machine.handledException.map { .object($0) } ?? .none
        }
        defineFunction(module, "intern", "string, /") { (machine, arguments) throws(Raise) in
            guard let text = arguments[0].str else { throw machine.wrongArgument("intern", "", "str", arguments[0]) }
            if text.customType != nil {
                throw machine.error(.typeError, "can't intern \(machine.typeName(arguments[0]))")
            }
            return .object(machine.names.intern(text))
        }
        defineFunction(module, "_is_interned", "string, /") { (machine, arguments) throws(Raise) in
            guard let text = arguments[0].str else {
                throw machine.wrongArgument("_is_interned", "", "str", arguments[0])
            }
            return .bool(text.isInterned)
        }
        defineFunction(module, "get_int_max_str_digits") { (machine, _) throws(Raise) in
            .int(machine.maximumIntDigits)
        }
        defineFunction(module, "set_int_max_str_digits", "maxdigits") { (machine, arguments) throws(Raise) in
            let digits = try machine.cIntArgument(arguments[0])
            if digits != 0, digits < 640 {
                throw machine.error(.valueError, "maxdigits must be 0 or larger than 640")
            }
            machine.maximumIntDigits = digits
            return .none
        }
        for (name, value) in [
            ("getdefaultencoding", "utf-8"), ("getfilesystemencoding", "utf-8"),
            ("getfilesystemencodeerrors", "surrogateescape"),
        ] {
            defineFunction(module, name) { (machine, _) throws(Raise) in machine.string(value) }
        }
        defineFunction(module, "is_finalizing") { (machine, _) throws(Raise) in .bool(machine.isEnding) }
        defineFunction(module, "getsizeof", "object, default=None") { (machine, arguments) throws(Raise) in
            try machine.size(of: arguments[0], otherwise: arguments[1])
        }
        defineFunction(module, "call_tracing", "func, args, /") { (machine, arguments) throws(Raise) in
            try machine.call(arguments[0], Array(try machine.elements(arguments[1])))
        }
        for name in ["gettrace", "getprofile"] {
            defineFunction(module, name) { (_, _) throws(Raise) in .none }
        }
        defineFunction(module, "getswitchinterval") { (_, _) throws(Raise) in .float(0.005) }
        defineFunction(module, "setswitchinterval", "interval, /") { (machine, arguments) throws(Raise) in
            if try machine.double(arguments[0]) > 0 { return .none }
            throw machine.error(.valueError, "switch interval must be strictly positive")
        }
        defineFunction(module, "_is_gil_enabled") { (_, _) throws(Raise) in .bool(true) }
    }

    /// `sys.getsizeof`.
    /// - Parameter fallback: the answer where asking ends in a TypeError.
    private func size(of value: Value, otherwise fallback: Value) throws(Raise) -> Value {
        do throws(Raise) {
            return try size(of: value)
        } catch {
            guard !fallback.isUndefined, catches(error, .typeError) else { throw error }
            return fallback
        }
    }

    /// What the object's class says, and CPython's head of an object that is collected by cycles.
    private func size(of value: Value) throws(Raise) -> Value {
        guard let result = try callSpecial(value, intern("__sizeof__"), []) else {
            throw error(.typeError, "Type \(typeName(value)) doesn't define __sizeof__")
        }
        guard let given = result.intValue else { throw error(.typeError, "an integer is required") }
        guard case .small(let size) = given else {
            throw error(.overflowError, "Python int too large to convert to C ssize_t")
        }
        if size < 0 { throw error(.valueError, "__sizeof__() should return >= 0") }
        return Value(given + .small(headSize(of: value)))
    }

    // MARK: Frames

    private func defineSysFrames(_ module: ModuleObject) {
        defineFunction(module, "_getframe", "depth=0, /") { (machine, arguments) throws(Raise) in
            let depth = arguments[0].isUndefined ? 0 : try machine.cIntArgument(arguments[0])
            guard let frame = machine.frame(depth: depth) else {
                throw machine.error(.valueError, "call stack is not deep enough")
            }
            return .object(frame)
        }
        defineFunction(module, "_getframemodulename", "depth=0") { (machine, arguments) throws(Raise) in
            let depth = arguments[0].isUndefined ? 0 : try machine.cIntArgument(arguments[0])
            let name = machine.frame(depth: depth)?.globals.get(machine.names.name) ?? .undefined
            return name.isUndefined ? .none : name
        }
    }

    // MARK: Hooks

    /// What reports exceptions and shows values; a program may put functions of its own in their place.
    private func defineSysHooks(_ module: ModuleObject) {
        func hook(
            _ name: String, _ parameters: String, _ body: @escaping (Machine, BoundArguments) throws(Raise) -> Value
        ) {
            defineFunction(module, name, parameters, body)
            module.namespace.set(intern("__\(name)__"), module.namespace.get(intern(name)))
        }
        hook("excepthook", "exctype, value, traceback, /") { (machine, arguments) throws(Raise) in
            guard let exception = arguments[1].exception else {
                let name = machine.typeName(arguments[1])
                machine.writeError(
                    "TypeError: print_exception(): Exception expected for value, \(name) found\n")
                return .none
            }
            exception.traceback = try machine.tracebackArgument(arguments[2])
            machine.flushPending()
            machine.writeError(machine.tracebackText(exception))
            return .none
        }
        hook("unraisablehook", "unraisable, /") { (machine, arguments) throws(Raise) in
            let value = try machine.attribute(arguments[0], machine.intern("exc_value"))
            let object = try machine.attribute(arguments[0], machine.intern("object"))
            if let exception = value.exception { machine.reportIgnored(exception, in: object, asksHook: false) }
            return .none
        }
        hook("displayhook", "object, /") { (machine, arguments) throws(Raise) in
            try machine.display(arguments[0])
            return .none
        }
        hook("breakpointhook", "") { (machine, _) throws(Raise) in
            throw machine.unsupported("breakpoint() (the debugger)")
        }
    }

    /// What `sys.displayhook` does: the repr of anything but None is printed and kept as `_`.
    private func display(_ value: Value) throws(Raise) {
        if value.isNone { return }
        builtins.set(intern("_"), .none)
        _ = try call(builtins.get(intern("print")), [.object(try repr(value))])
        builtins.set(intern("_"), value)
    }

    /// A hook of `sys` that the program has put in the place of the built-in one.
    public func customHook(_ name: String) -> Value? {
        guard let namespace = modules["sys"]?.namespace else { return nil }
        let hook = namespace.get(intern(name))
        if hook.isUndefined || hook.isIdentical(to: namespace.get(intern("__\(name)__"))) { return nil }
        return hook
    }

    private func defineSysRefusals(_ module: ModuleObject) {
        for name in [
            "settrace", "setprofile", "getrefcount", "_current_frames", "_current_exceptions", "addaudithook", "audit",
        ] where module.namespace.get(intern(name)).isUndefined {
            let function = BuiltinFunctionObject(name) { (machine, arguments) throws(Raise) in
                // Nothing is what is traced already.
                if name.hasPrefix("set"), arguments.count == 1, arguments[0].isNone { return .none }
                throw machine.unsupported("sys.\(name)")
            }
            function.module = module
            module.namespace.set(intern(name), .object(function))
        }
    }
}

extension Machine {
    /// What ended the program is reported, by `sys.excepthook` if the program has one of its own.
    public func reportUncaught(_ exception: ExceptionObject) {
        guard let hook = customHook("excepthook") else { return writeError(tracebackText(exception)) }
        let traceback = exception.traceback.map { Value.object($0) } ?? .none
        do throws(Raise) {
            _ = try call(hook, [.object(typeOf(.object(exception))), .object(exception), traceback])
        } catch {
            guard case .exception(let failure) = error else { return }
            writeError("Error in sys.excepthook:\n\(tracebackText(failure))\nOriginal exception was:\n")
            writeError(tracebackText(exception))
        }
    }

    /// Writes what the interpreter and the library report: to `sys.stderr`, whatever the program has put there, while it runs.
    public func writeError(_ text: String) {
        let file = isEnding ? .undefined : modules["sys"]?.namespace.get(intern("stderr")) ?? .undefined
        if file.isUndefined { return write(text, to: .stderr) }
        if let stream = file.object as? StandardStreamObject { return write(text, to: stream.stream ?? .stderr) }
        if file.isNone { return }
        do throws(Raise) {
            _ = try call(try attribute(file, intern("write")), [string(text)])
            _ = try call(try attribute(file, intern("flush")), [])
        } catch {
            // There is nowhere left to say so.
        }
    }
}
