import PythonSyntax
import Trace

/// What native modules of other targets need of the machine.
extension Machine {
    // MARK: Classes

    /// A class whose instances are made in Swift.
    public func makeNativeType(_ name: String, module: String, base: TypeObject? = nil) -> TypeObject {
        let type = TypeObject(name: name, bases: [base ?? types.object], layout: .native)
        type.setAttribute(names.module, string(module))
        return type
    }

    public func makeErrorType(_ name: String, module: String, base: TypeObject) -> TypeObject {
        let type = TypeObject(name: name, bases: [base], layout: .exception)
        type.instancesHaveAttributes = true
        type.setAttribute(names.module, string(module))
        return type
    }

    /// A method of a native class: `arguments[0]` is the receiver.
    public func defineMethod(
        _ type: TypeObject, _ name: String, _ parameters: String = "",
        _ body: @escaping (Machine, Value, BoundArguments) throws(Raise) -> Value
    ) {
        let signature = Signature("\(type.name).\(name)", parameters)
        define(type, name) { (machine, arguments) throws(Raise) -> Value in
            guard arguments.count > 0 else { throw machine.wrongReceiver(arguments, signature.qualifiedName) }
            return try body(machine, arguments[0], try signature.bind(arguments.dropFirst, machine))
        }
    }

    /// A function of a native module.
    public func defineFunction(
        _ module: ModuleObject, _ name: String, _ parameters: String = "",
        _ body: @escaping (Machine, BoundArguments) throws(Raise) -> Value
    ) {
        // Messages say `time.time()`, but `len()`.
        let signature = Signature(owner: module.name == "builtins" ? "" : module.name, name, parameters)
        let function = BuiltinFunctionObject(name) { (machine, arguments) throws(Raise) -> Value in
            try body(machine, try signature.bind(arguments, machine))
        }
        function.module = module
        module.namespace.set(intern(name), .object(function))
    }

    /// An attribute that is computed; with `set` it can be assigned.
    public func defineAttribute(
        _ type: TypeObject, _ name: String, get: @escaping (Machine, Value) throws(Raise) -> Value,
        set: ((Machine, Value, Value) throws(Raise) -> Void)? = nil
    ) {
        let getter: NativeFunction = { (machine, arguments) throws(Raise) -> Value in try get(machine, arguments[0]) }
        guard let set else { return defineGetter(type, name, getter) }
        defineProperty(type, name, get: getter) { (machine, arguments) throws(Raise) -> Value in
            try set(machine, arguments[0], arguments.optional(1))
            return .none
        }
    }

    /// How a class makes its instances: `body` gets the class that was called, which may be a subclass.
    public func defineConstructor(
        _ type: TypeObject, _ parameters: String,
        _ body: @escaping (Machine, TypeObject, BoundArguments) throws(Raise) -> Value
    ) {
        let signature = Signature(type.name, parameters)
        defineNew(type) { [unowned type] (machine, wanted, arguments) throws(Raise) -> Value in
            try body(machine, wanted ?? type, try signature.bind(arguments, machine))
        }
        // The arguments were `__new__`'s.
        define(type, "__init__") { (_, _) throws(Raise) -> Value in .none }
    }

    /// The same with arguments that `body` looks at itself.
    public func defineRawConstructor(
        _ type: TypeObject, _ body: @escaping (Machine, TypeObject, Arguments) throws(Raise) -> Value
    ) {
        defineNew(type) { [unowned type] (machine, wanted, arguments) throws(Raise) -> Value in
            try body(machine, wanted ?? type, arguments)
        }
        define(type, "__init__") { (_, _) throws(Raise) -> Value in .none }
    }

    /// The same for a class whose instances `__init__` fills: `__new__` makes an empty one, whatever else it is given, so a
    /// subclass may take what it likes and call this `__init__` when it likes.
    public func defineInitializer<Instance: PyObject>(
        _ type: TypeObject, _ parameters: String, empty: @escaping (TypeObject) -> Instance,
        _ fill: @escaping (Machine, Instance, BoundArguments) throws(Raise) -> Void
    ) {
        let signature = Signature(type.name, parameters)
        defineNew(type) { [unowned type] (_, wanted, _) throws(Raise) -> Value in .object(empty(wanted ?? type)) }
        type.call = { [unowned type] (machine, arguments) throws(Raise) -> Value in
            let instance = empty(type)
            try fill(machine, instance, try signature.bind(arguments, machine))
            return .object(instance)
        }
        define(type, "__init__") { [unowned type] (machine, arguments) throws(Raise) -> Value in
            guard let instance = arguments.optional(0).object as? Instance else {
                throw machine.error(
                    .typeError,
                    "descriptor '__init__' requires a '\(type.messageName ?? type.name)' object but received a '\(machine.typeName(arguments.optional(0)))'"
                )
            }
            try fill(machine, instance, try signature.bind(arguments.dropFirst, machine))
            return .none
        }
    }

    public func makeException(_ type: TypeObject, _ arguments: [Value]) -> ExceptionObject {
        ExceptionObject(type: type, arguments: TupleObject(arguments))
    }

    /// An exception on its way up, with what is being handled as its context.
    public func raising(_ exception: ExceptionObject) -> Raise {
        setContext(exception)
        return .exception(exception)
    }

    // MARK: Trace

    /// The number of a name in the trace; the name remembers it.
    public func traceText(_ name: StrObject, in trace: Trace) -> UInt32 {
        if name.traceText == 0 { name.traceText = trace.text(name.string) }
        return name.traceText
    }

    /// The name of a Python function or method without a look at attributes; nil for anything else.
    public func plainName(of function: Value) -> StrObject? {
        if let function = function.function { return function.name }
        guard let method = function.object(.boundMethod, as: BoundMethodObject.self) else { return nil }
        return method.function.function?.name
    }

    // MARK: The moment

    /// Whether dying objects left something to be done.
    @inlinable public var isUnsettled: Bool { finalizers.isPending }

    /// Runs what dying objects left to be done.
    public func settle() throws(Raise) {
        if finalizers.isPending { try runFinalizers() }
    }

    /// Has something run between two instructions: what an object's `deinit` leaves to be done.
    public func whenSettled(_ body: @escaping (Machine) throws(Raise) -> Void) {
        finalizers.enqueue(.custom(body))
    }

    /// Code from here on has no place outside of the current activation.
    public func raiseLocationFloor() { locationFloor = UInt(bitPattern: current) }

    /// Where a suspended generator will go on.
    public func suspendedLocation(of generator: GeneratorObject) -> UInt32 {
        var link = generator.suspendedAt
        while let activation = link {
            if activation.pointee.location != 0 { return activation.pointee.location }
            if activation == generator.activation { return 0 }
            link = activation.pointee.caller
        }
        return 0
    }

    /// A text for people out of Python code of the program: it leaves nothing in the trace, and nil if it fails.
    public func quietText(_ body: (Machine) throws(Raise) -> StrObject) -> String? {
        do throws(Raise) {
            return try muted { () throws(Raise) in try body(self).string }
        } catch {
            return nil
        }
    }

    // MARK: Values

    /// A number as a double (`float(x)` without text).
    public func double(_ value: Value) throws(Raise) -> Double {
        if let float = value.floatValue { return float }
        if case .int(let number) = value { return Double(number) }
        if let integer = value.intValue {
            guard let float = try? integer.float() else {
                throw error(.overflowError, "int too large to convert to float")
            }
            return float
        }
        if let result = try callSpecial(value, names.float, []), let float = result.floatValue { return float }
        if try callSpecial(value, names.index, []) != nil { return Double(try index(value)) }
        throw error(.typeError, "must be real number, not \(typeName(value))")
    }

    /// Whether a value is true; false too if asking fails.
    public func isTruthy(_ value: Value) -> Bool {
        do throws(Raise) { return try isTrue(value) } catch { return false }
    }

    /// A stop that names a feature which the model lacks.
    public func unsupportedFeature(_ what: String) -> Raise { unsupported(what) }

    /// `raise replacement from cause`, without raising.
    public func chain(_ exception: ExceptionObject, cause: ExceptionObject) {
        exception.cause = cause
        exception.context = cause
        exception.suppressesContext = true
    }

    /// Whether the innermost code that runs is the library's own.
    public var isLibraryCode: Bool { current?.pointee.code.isLibrary ?? false }

    public func isCoroutineFunction(_ value: Value) -> Bool {
        if let method = value.object(.boundMethod, as: BoundMethodObject.self) {
            return isCoroutineFunction(method.function)
        }
        return value.function?.code.flavor == .coroutine
    }

    /// Generators of this function may be awaited (`types.coroutine`).
    public func markIterableCoroutine(_ value: Value) throws(Raise) {
        guard let function = value.function, function.code.flavor == .generator else { return }
        try complete(function.code)
        var parts = function.code.parts
        parts.flags |= CodeObject.Flags.iterableCoroutine
        replacedCode.append(function.code)
        function.setCode(CodeObject(parts))
    }

    /// The exception that is being handled.
    public var handledException: ExceptionObject? { handled }

    /// Runs something as in the `except` clause that caught the exception.
    public func handling(_ exception: ExceptionObject, _ body: () throws(Raise) -> Void) throws(Raise) {
        let outer = handled
        handled = exception
        defer { handled = outer }
        try body()
    }

    /// `sys.exc_info()`.
    public func exceptionInformation() -> Value {
        guard let handled else { return .object(TupleObject([.none, .none, .none])) }
        let traceback = handled.traceback.map { Value.object($0) } ?? .none
        return .object(TupleObject([.object(typeOf(.object(handled))), .object(handled), traceback]))
    }

    /// File and line of a coroutine: where it stands, or where it is defined.
    public func place(of generator: GeneratorObject) -> (file: String, line: Int) {
        let code = generator.code
        guard let activation = generator.activation, generator.state != .created, !generator.isFinished else {
            return (code.source.name, code.firstLine)
        }
        let index = max(activation.pointee.pc - code.instructions - 1, 0)
        return (code.source.name, code.line(ofInstruction: index))
    }

    /// File and line of a Python function.
    public func definition(of value: Value) -> (file: String, line: Int, isLibrary: Bool)? {
        if let method = value.object(.boundMethod, as: BoundMethodObject.self) {
            return definition(of: method.function)
        }
        guard let code = value.function?.code else { return nil }
        return (code.source.name, code.firstLine, code.isLibrary)
    }

    // MARK: The main module

    /// Runs a program as `__main__`.
    public func runMain(_ source: SourceText) throws(Raise) {
        LargeMemory.belongs(to: self)
        let main = ModuleObject(name: "__main__")
        modules["__main__"] = main
        fillModule(main, documentation: .none)
        main.namespace.set(names.annotations, .object(DictObject()))
        main.namespace.set(names.builtins, .object(builtinsModule))
        main.namespace.set(intern("__loader__"), .object(fileLoader(source.name)))
        main.namespace.set(intern("__file__"), string(source.name))
        main.namespace.set(intern("__cached__"), .none)
        try run(source, in: main, isLibrary: false)
        try settle()
    }

    /// The end of the interpreter: the main module's variables go, in the order in which they came.
    public func clearMain() throws(Raise) {
        guard let main = modules["__main__"] else { return }
        handled = nil
        for index in 0..<main.namespace.entryCount {
            guard index < main.namespace.entryCount, let name = main.namespace.entries[index].key.str else { continue }
            if name.string.hasPrefix("__") { continue }
            main.namespace.setValue(at: index, .none)
            try settle()
        }
    }

    /// Whether anything but the main module itself refers to its variables, as functions do.
    public var isMainShared: Bool {
        guard let main = modules["__main__"] else { return false }
        let alone = ModuleObject(name: "")
        return _getRetainCount(main.namespace) > _getRetainCount(alone.namespace)
    }

    /// Whether there may be weak references.
    public var hasWeakReferences: Bool { !WeakReferences.isEmpty }

    /// `gc.isenabled()`
    public var collectsGarbage: Bool { collection.isEnabled }

    /// What natives hold back of the output is written.
    public func flushOutput() {}

    /// Python code nests no deeper, whatever the program asks for.
    public static let greatestRecursionLimit = 1_000_000
}

extension GeneratorObject {
    public var isRunning: Bool { isExecuting }
    public var isFinished: Bool { state == .finished }
}

extension ExceptionObject {
    /// It comes from the compiler and never passed through code.
    public var isUnraised: Bool { traceback == nil }
}

extension Arguments {
    /// A keyword's value, or `.undefined`.
    public func keyword(_ name: String) -> Value {
        for (offset, key) in (keywords?.elements ?? []).enumerated() where key.str?.string == name {
            return base[count + offset]
        }
        return .undefined
    }
}
