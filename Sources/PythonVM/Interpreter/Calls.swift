/// Calls: from a window of registers to the next activation, or to a native's result.
extension Machine {
    /// A new activation on the machine's stack; its registers are not initialized yet.
    @inline(__always)
    func push(
        _ function: Unmanaged<FunctionObject>, _ layout: UnsafeMutablePointer<CodeLayout>, caller: ActivationPointer?,
        _ mode: Activation.ReturnMode, _ destination: Int
    ) throws(Raise) -> ActivationPointer {
        let depth = Int(caller?.pointee.depth ?? 0) + 1
        ticks &-= 1
        if depth > depthLimit || ticks <= 0 { try lookAround(atDepth: depth) }
        let block = memory.push(registers: layout.pointee.registerCount)
        let activation = block.assumingMemoryBound(to: Activation.self)
        activation.initialize(
            to: Activation(function, layout, caller: caller, destination: destination, depth: depth, returns: mode))
        return activation
    }

    private func push(
        _ function: FunctionObject, caller: ActivationPointer?, _ mode: Activation.ReturnMode, _ destination: Int
    ) throws(Raise) -> ActivationPointer {
        if function.code.isPostponed { try complete(function.code) }
        return try push(Unmanaged.passUnretained(function), function.layout, caller: caller, mode, destination)
    }

    /// Empties the registers from `first` on and hands over the function's cells.
    @inline(__always)
    func initializeRest(
        _ registers: UnsafeMutablePointer<Value>, _ function: Unmanaged<FunctionObject>,
        _ layout: UnsafeMutablePointer<CodeLayout>, from first: Int
    ) {
        (registers + first).initializeEmpty(count: layout.pointee.registerCount - first)
        if layout.pointee.hasFreeVariables { function._withUnsafeGuaranteedRef { copyCells(registers, $0) } }
    }

    @inline(never)
    private func copyCells(_ registers: UnsafeMutablePointer<Value>, _ function: FunctionObject) {
        for (index, variable) in function.code.freeVariables.enumerated() where index < function.closure.count {
            registers[variable.register] = .object(function.closure[index])
        }
    }

    /// Ends an activation of a plain function.
    @inline(__always)
    func pop(_ activation: ActivationPointer) {
        if activation.pointee.frame != nil { leaveFrame(of: activation) }
        activation.registers.destroy(count: activation.pointee.layout.pointee.registerCount)
        memory.pop(UnsafeMutableRawPointer(activation))
    }

    // MARK: From the interpreter

    /// Calls what stands in `window`, with arguments behind it (or from the window's second register on).
    ///
    /// - Returns: the activation to go on with; nil if the result stands in the destination already. The window is emptied, but
    ///   for a Python function its first register, which keeps the function alive until it returns.
    func call(
        _ window: UnsafeMutablePointer<Value>, arguments: UnsafeMutablePointer<Value>, count: Int,
        keywords: TupleObject?, _ activation: ActivationPointer, _ destination: Int
    ) throws(Raise) -> ActivationPointer? {
        if let callee = window.unretainedObject, callee._withUnsafeGuaranteedRef({ $0.kind == .builtinFunction }) {
            let given = Arguments(base: arguments, count: count, keywords: keywords)
            let result = try callBuiltin(callee, given)
            clear(window, through: arguments + count + (keywords?.count ?? 0))
            (activation.registers + destination).set(result)
            return nil
        }
        guard case .object(let callee) = window.pointee else {
            throw error(.typeError, "'\(typeName(window.pointee))' object is not callable")
        }
        let total = count + (keywords?.count ?? 0)
        switch callee.kind {
        case .function:
            let function = unsafeDowncast(callee, to: FunctionObject.self)
            let layout = function.layout
            if keywords == nil, function.canTake(count) {
                if !layout.pointee.isPlain {
                    let depth = Int(activation.pointee.depth) + 1
                    if depth > depthLimit { try lookAround(atDepth: depth) }
                    let generator = takingGenerator(function, arguments, count)
                    window.clear()
                    activation.registers[destination] = .object(generator)
                    return nil
                }
                let next = try push(
                    Unmanaged.passUnretained(function), layout, caller: activation, .call, destination)
                take(arguments, count, into: next.registers, Unmanaged.passUnretained(function), layout)
                return next
            }
            let given = Arguments(base: arguments, count: count, keywords: keywords)
            guard function.code.flavor == .plain else {
                let generator = try makeGenerator(function, given, .undefined)
                clear(window, through: arguments + total)
                activation.registers[destination] = .object(generator)
                return nil
            }
            let next = try begin(function, given, activation, .call, destination)
            clear(window + 1, through: arguments + total)
            return next
        case .boundMethod:
            let method = unsafeDowncast(callee, to: BoundMethodObject.self)
            if arguments > window {
                // The receiver goes where the method or an empty receiver stood.
                let first = arguments - 1
                if first > window {
                    first.pointee = method.receiver
                    window.pointee = method.function
                    return try call(
                        window, arguments: first, count: count + 1, keywords: keywords, activation, destination)
                }
            }
            let result = try call(callee, Arguments(base: arguments, count: count, keywords: keywords))
            clear(window, through: arguments + total)
            activation.registers[destination] = result
            return nil
        case .type:
            let type = unsafeDowncast(callee, to: TypeObject.self)
            if let next = try beginConstruction(
                type, window, Arguments(base: arguments, count: count, keywords: keywords), activation, destination)
            {
                clear(window + 1, through: arguments + total)
                return next
            }
        default: break
        }
        let result = try call(callee, Arguments(base: arguments, count: count, keywords: keywords))
        clear(window, through: arguments + total)
        activation.registers[destination] = result
        return nil
    }

    /// Calls a native that a register keeps alive: it need not be counted.
    @inline(__always)
    private func callBuiltin(_ callee: Unmanaged<PyObject>, _ arguments: Arguments) throws(Raise) -> Value {
        let result: Result<Value, Raise> = callee._withUnsafeGuaranteedRef { object in
            Result { () throws(Raise) in
                try unsafeDowncast(object, to: BuiltinFunctionObject.self).native(self, arguments)
            }
        }
        return try result.get()
    }

    @inline(__always)
    private func clear(_ first: UnsafeMutablePointer<Value>, through end: UnsafeMutablePointer<Value>) {
        var register = first
        while register < end {
            register.clear()
            register += 1
        }
    }

    func callUnpacked(
        _ window: UnsafeMutablePointer<Value>, _ activation: ActivationPointer, _ destination: Int
    ) throws(Raise) -> ActivationPointer? {
        guard let positional = window[1].tuple else { return nil }
        var values = positional.elements
        var keywords: TupleObject?
        if let dict = window[2].dict, dict.count > 0 {
            var keys: ContiguousArray<Value> = []
            try dict.forEach { key, value throws(Raise) in
                if key.str == nil { throw error(.typeError, "keywords must be strings") }
                keys.append(key)
                values.append(value)
            }
            keywords = TupleObject(keys)
        }
        window[1] = .undefined
        window[2] = .undefined
        let callee = window.pointee
        if let function = callee.function, function.code.flavor == .plain {
            return try withArguments(&values, keywords) { arguments throws(Raise) in
                try begin(function, arguments, activation, .call, destination)
            }
        }
        let result = try withArguments(&values, keywords) { arguments throws(Raise) in
            try callAny(callee, arguments)
        }
        window.pointee = .undefined
        activation.registers[destination] = result
        return nil
    }

    func withArguments<T>(
        _ values: inout ContiguousArray<Value>, _ keywords: TupleObject?,
        _ body: (Arguments) throws(Raise) -> T
    ) throws(Raise) -> T {
        let count = values.count - (keywords?.count ?? 0)
        let result: Result<T, Raise> = values.withUnsafeMutableBufferPointer { buffer in
            var nothing = Value.undefined
            return withUnsafeMutablePointer(to: &nothing) { empty in
                Result { () throws(Raise) in
                    try body(Arguments(base: buffer.baseAddress ?? empty, count: count, keywords: keywords))
                }
            }
        }
        return try result.get()
    }

    /// Makes the activation of a plain Python function.
    private func begin(
        _ function: FunctionObject, _ arguments: Arguments, _ activation: ActivationPointer?,
        _ mode: Activation.ReturnMode, _ destination: Int, prefix: Value = .undefined
    ) throws(Raise) -> ActivationPointer {
        let next = try push(function, caller: activation, mode, destination)
        try bindOrPop(function, arguments, prefix, next)
        return next
    }

    private func bindOrPop(
        _ function: FunctionObject, _ arguments: Arguments, _ prefix: Value, _ next: ActivationPointer
    ) throws(Raise) {
        let registers = next.registers
        initializeRest(registers, Unmanaged.passUnretained(function), function.layout, from: 0)
        do throws(Raise) {
            try bind(function, arguments, prefix, registers)
        } catch {
            pop(next)
            throw error
        }
    }

    private func makeGenerator(
        _ function: FunctionObject, _ arguments: Arguments, _ prefix: Value
    ) throws(Raise) -> GeneratorObject {
        if function.code.isPostponed { try complete(function.code) }
        // CPython runs the first instruction of the call, which makes the generator.
        let depth = Int(current?.pointee.depth ?? 0) + 1
        if depth > depthLimit { try lookAround(atDepth: depth) }
        let layout = function.layout
        let block = memory.allocateBlock(registers: layout.pointee.registerCount)
        let activation = block.assumingMemoryBound(to: Activation.self)
        activation.initialize(
            to: Activation(
                Unmanaged.passUnretained(function), layout, caller: nil, destination: 0, depth: 0, returns: .entry))
        initializeRest(activation.registers, Unmanaged.passUnretained(function), layout, from: 0)
        do throws(Raise) {
            try bind(function, arguments, prefix, activation.registers)
        } catch {
            destroy(generatorActivation: activation)
            throw error
        }
        return recorded(GeneratorObject(function, activation, self), function)
    }

    /// Moves positional arguments into the registers of a new activation and puts defaults behind them, with which they are as many
    /// as the parameters.
    ///
    /// - Precondition: `function.canTake(count)`
    @inline(__always)
    func take(
        _ arguments: UnsafeMutablePointer<Value>, _ count: Int, into registers: UnsafeMutablePointer<Value>,
        _ function: Unmanaged<FunctionObject>, _ layout: UnsafeMutablePointer<CodeLayout>
    ) {
        var index = 0
        while index < count {
            (registers + index).initialize(to: (arguments + index).take())
            index += 1
        }
        let named = layout.pointee.positionalCount + layout.pointee.keywordOnlyCount
        if count < named { takeDefaults(function, layout, into: registers, from: count) }
        initializeRest(registers, function, layout, from: named)
    }

    @inline(never)
    private func takeDefaults(
        _ function: Unmanaged<FunctionObject>, _ layout: UnsafeMutablePointer<CodeLayout>,
        into registers: UnsafeMutablePointer<Value>, from count: Int
    ) {
        function._withUnsafeGuaranteedRef { function in
            let total = layout.pointee.positionalCount
            let first = total - function.defaults.count
            var index = count
            while index < total {
                (registers + index).initialize(to: function.defaults[index - first])
                index += 1
            }
            while index < total + layout.pointee.keywordOnlyCount {
                (registers + index).initialize(to: function.keywordOnlyValues[index - total])
                index += 1
            }
        }
    }

    /// The same for positional arguments that fit, which are moved out of their registers.
    private func takingGenerator(
        _ function: FunctionObject, _ arguments: UnsafeMutablePointer<Value>, _ count: Int
    ) -> GeneratorObject {
        let layout = function.layout
        let block = memory.allocateBlock(registers: layout.pointee.registerCount)
        let activation = block.assumingMemoryBound(to: Activation.self)
        activation.initialize(
            to: Activation(
                Unmanaged.passUnretained(function), layout, caller: nil, destination: 0, depth: 0, returns: .entry))
        take(arguments, count, into: activation.registers, Unmanaged.passUnretained(function), layout)
        return recorded(GeneratorObject(function, activation, self), function)
    }

    private func recorded(_ generator: GeneratorObject, _ function: FunctionObject) -> GeneratorObject {
        if coroutineOriginDepth > 0, generator.isCoroutine { generator.origin = coroutineOrigin() }
        if let trace, function.code.flavor == .coroutine, !function.code.isLibrary {
            record(.coroutineCreated, a: traceText(generator.qualifiedName, in: trace))
        }
        return generator
    }

    func destroy(generatorActivation activation: ActivationPointer) {
        if activation.pointee.frame != nil { leaveFrame(of: activation) }
        let count = activation.pointee.layout.pointee.registerCount
        activation.registers.destroy(count: count)
        memory.freeBlock(UnsafeMutableRawPointer(activation), registers: count)
    }

    // MARK: From Swift

    /// Calls anything callable with positional arguments.
    public func call(_ callable: Value, _ arguments: [Value]) throws(Raise) -> Value {
        var values = ContiguousArray(arguments)
        return try withArguments(&values, nil) { window throws(Raise) in try callAny(callable, window) }
    }

    /// The same with arguments that are only lent.
    public func call(_ callable: Value, lending arguments: [Value]) throws(Raise) -> Value {
        let result: Result<Value, Raise> = arguments.withUnsafeBufferPointer { buffer in
            // Who is called from Swift copies what it takes.
            let base = buffer.baseAddress.map(UnsafeMutablePointer.init(mutating:)) ?? nothing
            return Result { () throws(Raise) in
                try callAny(callable, Arguments(base: base, count: buffer.count))
            }
        }
        return try result.get()
    }

    /// Calls anything callable with keyword arguments too.
    public func call(
        _ callable: Value, _ arguments: [Value], keywords: [(String, Value)]
    ) throws(Raise) -> Value {
        var values = ContiguousArray(arguments + keywords.map(\.1))
        let names = TupleObject(keywords.map { Value.object(intern($0.0)) })
        return try withArguments(&values, keywords.isEmpty ? nil : names) { window throws(Raise) in
            try callAny(callable, window)
        }
    }

    public func callAny(_ callable: Value, _ arguments: Arguments) throws(Raise) -> Value {
        guard case .object(let object) = callable else {
            throw error(.typeError, "'\(typeName(callable))' object is not callable")
        }
        return try call(object, arguments)
    }

    func call(_ callee: PyObject, _ arguments: Arguments, prefix: Value = .undefined) throws(Raise) -> Value {
        switch callee.kind {
        case .function:
            let function = unsafeDowncast(callee, to: FunctionObject.self)
            if function.code.flavor != .plain { return .object(try makeGenerator(function, arguments, prefix)) }
            return try run(function, arguments, prefix)
        case .builtinFunction:
            try enterCall()
            defer { leaveCall() }
            let native = unsafeDowncast(callee, to: BuiltinFunctionObject.self).native
            if prefix.isUndefined { return try native(self, arguments) }
            var values = prepending(prefix, arguments)
            return try withArguments(&values, arguments.keywords) { window throws(Raise) in try native(self, window) }
        case .boundMethod:
            let method = unsafeDowncast(callee, to: BoundMethodObject.self)
            if !prefix.isUndefined {
                var values = prepending(prefix, arguments)
                return try withArguments(&values, arguments.keywords) { window throws(Raise) in
                    try call(method, window)
                }
            }
            guard case .object(let function) = method.function else {
                throw error(.typeError, "'\(typeName(method.function))' object is not callable")
            }
            return try call(function, arguments, prefix: method.receiver)
        case .type where prefix.isUndefined:
            return try construct(unsafeDowncast(callee, to: TypeObject.self), arguments)
        default:
            // What a class gives as `__call__` may be an object with a `__call__`, round and round.
            try enterCall()
            defer { leaveCall() }
            let value = Value.object(callee)
            let method = typeOf(value).lookup(names.call)
            guard case .object(let function) = method else {
                throw error(.typeError, "'\(typeName(value))' object is not callable")
            }
            if !prefix.isUndefined {
                var values = prepending(prefix, arguments)
                return try withArguments(&values, arguments.keywords) { window throws(Raise) in
                    try call(callee, window)
                }
            }
            if function.kind == .function || isMethod(function) {
                return try call(function, arguments, prefix: value)
            }
            return try callAny(try bindDescriptor(method, value, typeOf(value)), arguments)
        }
    }

    private func prepending(_ prefix: Value, _ arguments: Arguments) -> ContiguousArray<Value> {
        let total = arguments.count + (arguments.keywords?.count ?? 0)
        var values: ContiguousArray<Value> = [prefix]
        values.reserveCapacity(total + 1)
        for index in 0..<total { values.append(arguments.base[index]) }
        return values
    }

    /// Runs a plain function to its end.
    private func run(_ function: FunctionObject, _ arguments: Arguments, _ prefix: Value) throws(Raise) -> Value {
        try enterRun()
        defer { leaveRun() }
        let next = try push(function, caller: current, .entry, 0)
        try bindOrPop(function, arguments, prefix, next)
        return try execute(next, entry: next)
    }

    /// Runs code in a namespace of its own: a class body, or a module.
    @discardableResult
    func run(_ function: FunctionObject, namespace: PyObject?) throws(Raise) -> Value {
        try enterRun()
        defer { leaveRun() }
        let next = try push(function, caller: current, .entry, 0)
        initializeRest(next.registers, Unmanaged.passUnretained(function), function.layout, from: 0)
        next.pointee.namespace = namespace.map { Unmanaged.passUnretained($0) }
        return try execute(next, entry: next)
    }

    // MARK: Construction

    /// Calls a class of the program whose `__init__` is a plain Python function; nil for all others.
    private func beginConstruction(
        _ type: TypeObject, _ window: UnsafeMutablePointer<Value>, _ arguments: Arguments,
        _ activation: ActivationPointer, _ destination: Int
    ) throws(Raise) -> ActivationPointer? {
        if type.construction.version != type.version { type.construction = planConstruction(of: type) }
        guard let initializer = type.construction.initializer, !type.isAbstract,
            type.customType == nil || hasTypeCall(type)
        else { return nil }
        let instance = InstanceObject(type: type, machine: type.construction.hasFinalizer ? self : nil)
        let layout = initializer.layout
        guard arguments.keywords == nil, arguments.count + 1 == layout.pointee.simpleCount else {
            let next = try begin(
                initializer, arguments, activation, .construct, destination, prefix: .object(instance))
            window.pointee = .object(instance)
            return next
        }
        let next = try push(Unmanaged.passUnretained(initializer), layout, caller: activation, .construct, destination)
        let target = next.registers
        target.initialize(to: .object(instance))
        for index in 0..<arguments.count { (target + index + 1).initialize(to: (arguments.base + index).take()) }
        initializeRest(target, Unmanaged.passUnretained(initializer), layout, from: arguments.count + 1)
        window.pointee = .object(instance)
        return next
    }

    private func planConstruction(of type: TypeObject) -> TypeObject.Construction {
        var plan = TypeObject.Construction(version: type.version)
        guard type.layout == .instance, type.isUserDefined, hasObjectNew(type),
            let initializer = type.lookup(names.initialize).function, initializer.code.flavor == .plain
        else { return plan }
        plan.initializer = initializer
        plan.hasFinalizer = !type.lookup(names.del).isUndefined
        return plan
    }

    /// Whether a class of another metaclass is called as all classes are.
    private func hasTypeCall(_ type: TypeObject) -> Bool {
        guard let metaclass = type.customType else { return true }
        return find(metaclass, names.call).isIdentical(to: types.type.namespace.get(names.call))
    }

    func makeInstance(_ type: TypeObject) -> InstanceObject {
        InstanceObject(type: type, machine: type.lookup(names.del).isUndefined ? nil : self)
    }

    /// `type.__call__`: makes an instance and initializes it (Data model, "Basic customization").
    func construct(_ type: TypeObject, _ arguments: Arguments) throws(Raise) -> Value {
        try enterCall()
        defer { leaveCall() }
        if let metaclass = type.customType {
            let method = metaclass.lookup(names.call)
            if case .object(let function) = method {
                if function.kind == .function || isMethod(function) {
                    return try call(function, arguments, prefix: .object(type))
                }
                // Something else that can be called, `__call__ = dict`, is not bound to the class.
                return try callAny(try bindDescriptor(method, .object(type), metaclass), arguments)
            }
        }
        return try constructPlain(type, arguments)
    }

    /// The same without a look at the metaclass's `__call__`.
    func constructPlain(_ type: TypeObject, _ arguments: Arguments) throws(Raise) -> Value {
        if let call = type.call { return try call(self, arguments) }
        if type === types.type, arguments.count == 1, arguments.keywords == nil {
            return .object(typeOf(arguments[0]))
        }
        if !type.isUserDefined, type.layout != .instance, hasObjectNew(type) {
            throw error(.typeError, "cannot create '\(type.name)' instances")
        }
        guard case .object(let new) = staticFunction(find(type, names.new)) else {
            throw error(.typeError, "cannot create '\(type.name)' instances")
        }
        let value = try call(new, arguments, prefix: .object(type))
        noteMortal(value, type)
        guard isInstance(value, type), case .object(let initializer) = find(typeOf(value), names.initialize) else {
            return value
        }
        let result = try call(initializer, arguments, prefix: value)
        if !result.isNone {
            throw error(.typeError, "__init__() should return None, not '\(typeName(result))'")
        }
        return value
    }

    func staticFunction(_ value: Value) -> Value {
        value.object(.staticMethod, as: MethodWrapperObject.self)?.function ?? value
    }
}
