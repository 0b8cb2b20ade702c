/// Functions and methods (Data model, "Callable types"). Code, frames and cells stand in files of their own.
extension Machine {
    func defineFunctionTypes() {
        defineFunctionType()
        defineFunctionAttributes()
        defineBuiltinFunctionTypes()
        defineMethodType()
        defineCellType()
        defineModuleType()
        defineCodeType()
        defineFrameTypes()
        defineMappingProxy()
        defineMemoryView()
        defineAttributeDescriptors()
        defineSimpleNamespace()
    }

    private func defineFunctionType() {
        let type = types.function
        let method = MethodTable(self, type, .function, FunctionObject.self)
        method("__repr__") { (machine, function, _) throws(Raise) in
            machine.string("<function \(function.qualifiedName.string) at \(machine.address(of: function))>")
        }
        method.raw("__call__") { (machine, function, arguments) throws(Raise) in
            try machine.callAny(.object(function), arguments)
        }
        method("__get__", "instance, owner=None, /") { (_, function, arguments) throws(Raise) in
            arguments[0].isNone
                ? .object(function) : .object(BoundMethodObject(function: .object(function), receiver: arguments[0]))
        }
        let signature = Signature(
            "function", "code, globals, name=None, argdefs=None, closure=None, kwdefaults=None")
        defineNew(type) { (machine, _, arguments) throws(Raise) in
            .object(try machine.makeFunction(try signature.bind(arguments, machine)))
        }
    }

    /// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)`
    private func makeFunction(_ arguments: BoundArguments) throws(Raise) -> FunctionObject {
        guard let code = arguments[0].object(.code, as: CodeObject.self) else {
            throw wrongArgument("function", "'code'", "code", arguments[0])
        }
        guard let globals = arguments[1].dict else {
            throw wrongArgument("function", "'globals'", "dict", arguments[1])
        }
        func isAbsent(_ index: Int) -> Bool { arguments[index].isUndefined || arguments[index].isNone }
        if !isAbsent(2), arguments[2].str == nil { throw error(.typeError, "arg 3 (name) must be None or string") }
        if !isAbsent(3), arguments[3].tuple == nil {
            throw error(.typeError, "arg 4 (defaults) must be None or tuple")
        }
        let wanted = code.freeVariables.count
        if !isAbsent(4), arguments[4].tuple == nil {
            throw error(.typeError, "arg 5 (closure) must be None or tuple")
        }
        if isAbsent(4), wanted > 0 { throw error(.typeError, "arg 5 (closure) must be tuple") }
        if !isAbsent(5), arguments[5].dict == nil {
            throw error(.typeError, "arg 6 (kwdefaults) must be None or dict")
        }
        let cells = arguments[4].tuple?.elements ?? []
        if cells.count != wanted {
            throw error(
                .valueError, "\(code.name.string) requires closure of length \(wanted), not \(cells.count)")
        }
        var closure: ContiguousArray<CellObject> = []
        for cell in cells {
            guard let cell = cell.object(.cell, as: CellObject.self) else {
                throw error(.typeError, "arg 5 (closure) expected cell, found \(typeName(cell))")
            }
            closure.append(cell)
        }
        let function = makeFunction(code, globals: globals, closure: closure)
        if let name = arguments[2].str { function.name = name }
        function.defaults = arguments[3].tuple?.elements ?? []
        function.keywordDefaults = arguments[5].dict
        return function
    }

    /// A function of this code, with the documentation and the module that it begins with.
    func makeFunction(
        _ code: CodeObject, globals: DictObject, closure: ContiguousArray<CellObject>
    ) -> FunctionObject {
        let function = FunctionObject(code: code, globals: globals, closure: closure)
        function.documentation = code.documentation
        let module = globals.get(names.name)
        function.moduleName = module.isUndefined ? .none : module
        return function
    }

    // MARK: Attributes

    private func defineFunctionCode() {
        defineProperty(types.function, "__code__", isDeletable: true) { (machine, arguments) throws(Raise) in
            guard let code = arguments[0].function?.code else { return .none }
            try machine.complete(code)
            return .object(code)
        } set: { (machine, arguments) throws(Raise) in
            guard let function = arguments[0].function else { return .none }
            guard let code = arguments.optional(1).object(.code, as: CodeObject.self) else {
                throw machine.error(.typeError, "__code__ must be set to a code object")
            }
            let (cells, wanted) = (function.closure.count, code.freeVariables.count)
            if cells != wanted {
                throw machine.error(
                    .valueError,
                    "\(function.name.string)() requires a code object with \(cells) free vars, not \(wanted)")
            }
            machine.replacedCode.append(function.code)
            function.setCode(code)
            return .none
        }
    }

    private func defineFunctionAttributes() {
        defineFunctionCode()
        func attribute(
            _ name: String, _ get: @escaping (FunctionObject) -> Value,
            _ set: @escaping (Machine, FunctionObject, Value) throws(Raise) -> Void
        ) {
            defineProperty(types.function, name, isDeletable: true) { (_, arguments) throws(Raise) in
                arguments[0].function.map(get) ?? .none
            } set: { (machine, arguments) throws(Raise) in
                if let function = arguments[0].function { try set(machine, function, arguments.optional(1)) }
                return .none
            }
        }
        /// An attribute that must have a value of one class.
        func checked<T>(
            _ name: String, _ wanted: String, _ cast: @escaping (Value) -> T?,
            _ get: @escaping (FunctionObject) -> Value, _ set: @escaping (FunctionObject, T?) -> Void,
            mayBeNone: Bool = false
        ) {
            attribute(name, get) { (machine, function, value) throws(Raise) in
                if mayBeNone, value.isNone || value.isUndefined { return set(function, nil) }
                guard let value = cast(value) else {
                    throw machine.error(.typeError, "\(name) must be set to a \(wanted) object")
                }
                set(function, value)
            }
        }
        checked("__name__", "string", \.str, { .object($0.name) }, { if let name = $1 { $0.name = name } })
        checked(
            "__qualname__", "string", \.str, { .object($0.qualifiedName) },
            { if let name = $1 { $0.qualifiedName = name } })
        checked(
            "__defaults__", "tuple", \.tuple,
            { $0.defaults.isEmpty ? .none : .object(TupleObject($0.defaults)) },
            { $0.defaults = $1?.elements ?? [] }, mayBeNone: true)
        checked(
            "__kwdefaults__", "dict", \.dict, { $0.handOutKeywordDefaults().map { .object($0) } ?? .none },
            {
                $0.keywordDefaults = $1
                _ = $0.handOutKeywordDefaults()
            }, mayBeNone: true)
        checked(
            "__annotations__", "dict", \.dict,
            { function in
                if let known = function.annotations { return .object(known) }
                let made = DictObject()
                function.annotations = made
                return .object(made)
            }, { $0.annotations = $1 }, mayBeNone: true)
        attribute("__doc__") {
            $0.documentation
        } _: { (_, function, value) throws(Raise) in
            function.documentation = value.isUndefined ? .none : value
        }
        attribute("__module__") {
            $0.moduleName
        } _: { (_, function, value) throws(Raise) in
            function.moduleName = value.isUndefined ? .none : value
        }
        defineGetter(types.function, "__globals__", isMember: true) { (_, arguments) throws(Raise) in
            arguments[0].function.map { .object($0.globals) } ?? .none
        }
        defineGetter(types.function, "__builtins__", isMember: true) { (machine, arguments) throws(Raise) in
            guard let function = arguments[0].function else { return .none }
            return .object(machine.builtinNamespace(of: function.globals))
        }
        defineGetter(types.function, "__closure__", isMember: true) { (_, arguments) throws(Raise) in
            guard let cells = arguments[0].function?.closure, !cells.isEmpty else { return .none }
            return .object(TupleObject(cells.map { Value.object($0) }))
        }
    }

    /// The built-in names that code with these globals sees, as a dictionary.
    func builtinNamespace(of globals: DictObject) -> DictObject {
        let found = globals.get(names.builtins)
        return found.dict ?? found.object(.module, as: ModuleObject.self)?.namespace ?? builtins
    }

    // MARK: Methods

    private func defineMethodType() {
        let type = types.method
        let method = MethodTable(self, type, .boundMethod, BoundMethodObject.self)
        defineNew(type) { (machine, _, arguments) throws(Raise) in
            if arguments.count != 2 {
                throw machine.error(.typeError, "method expected 2 arguments, got \(arguments.count)")
            }
            if !machine.isCallable(arguments[0]) { throw machine.error(.typeError, "first argument must be callable") }
            if arguments[1].isNone { throw machine.error(.typeError, "instance must not be None") }
            return .object(BoundMethodObject(function: arguments[0], receiver: arguments[1]))
        }
        method("__repr__") { (machine, method, _) throws(Raise) in
            var name = try machine.optionalAttribute(method.function, machine.names.qualifiedName)
            if name.str == nil { name = try machine.optionalAttribute(method.function, machine.names.name) }
            let receiver = try machine.repr(method.receiver).string
            return machine.string("<bound method \(name.str?.string ?? "?") of \(receiver)>")
        }
        method.raw("__call__") { (machine, method, arguments) throws(Raise) in
            try machine.callAny(.object(method), arguments)
        }
        method("__get__", "instance, owner=None, /") { (_, method, _) throws(Raise) in .object(method) }
        defineMethodComparison(type)
        defineGetter(type, "__self__", isMember: true) { (_, arguments) throws(Raise) in
            arguments[0].object(.boundMethod, as: BoundMethodObject.self)?.receiver ?? .none
        }
        defineGetter(type, "__func__", isMember: true) { (_, arguments) throws(Raise) in
            arguments[0].object(.boundMethod, as: BoundMethodObject.self)?.function ?? .none
        }
        // What the class itself would answer.
        for name in ["__doc__", "__module__"] {
            defineGetter(type, name) { (machine, arguments) throws(Raise) in
                guard let method = arguments[0].object(.boundMethod, as: BoundMethodObject.self) else { return .none }
                return try machine.attribute(method.function, machine.intern(name))
            }
        }
        define(type, "__getattr__") { (machine, arguments) throws(Raise) in
            guard let method = arguments[0].object(.boundMethod, as: BoundMethodObject.self),
                let name = arguments.optional(1).str
            else { return .none }
            return try machine.attribute(method.function, name)
        }
    }

    /// Methods, Python's and built-in ones: equal if both parts are the same object.
    func defineMethodComparison(_ type: TypeObject) {
        define(type, "__eq__") { (machine, arguments) throws(Raise) in
            guard let first = arguments[0].object(.boundMethod, as: BoundMethodObject.self),
                let second = arguments.optional(1).object(.boundMethod, as: BoundMethodObject.self)
            else { return arguments[0].isIdentical(to: arguments.optional(1)) ? .bool(true) : machine.notImplemented }
            return .bool(
                try machine.isEqual(first.function, second.function) && first.receiver.isIdentical(to: second.receiver))
        }
        define(type, "__hash__") { (machine, arguments) throws(Raise) in
            guard let method = arguments[0].object(.boundMethod, as: BoundMethodObject.self) else {
                return .int(arguments[0].object.map(machine.identity) ?? 0)
            }
            let receiver = method.receiver.object.map(machine.identity) ?? 0
            return .int(receiver &* 31 &+ (try machine.hash(method.function)))
        }
    }
}
