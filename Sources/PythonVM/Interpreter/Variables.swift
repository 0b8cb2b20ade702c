/// Globals, built-ins and the names of class bodies (Reference, "Resolution of names").
extension Machine {
    /// A global that the cache knows to be the module's own; false to go the long way.
    @inline(__always)
    func loadOwnGlobal(
        _ cache: UnsafeMutablePointer<InlineCache>, _ globals: Unmanaged<DictObject>,
        into target: UnsafeMutablePointer<Value>
    ) -> Bool {
        globals._withUnsafeGuaranteedRef { globals in
            guard cache.pointee.version == globals.keysVersion else { return false }
            target.set(globals.value(at: cache.pointee.index))
            return true
        }
    }

    /// A built-in that the cache knows the module not to hide; false to go the long way.
    @inline(__always)
    func loadKnownBuiltin(
        _ cache: UnsafeMutablePointer<InlineCache>, _ globals: Unmanaged<DictObject>,
        into target: UnsafeMutablePointer<Value>
    ) -> Bool {
        guard cache.pointee.secondVersion == globals._withUnsafeGuaranteedRef({ $0.keysVersion }),
            cache.pointee.version == builtins.keysVersion
        else { return false }
        target.set(builtins.value(at: cache.pointee.index))
        return true
    }

    @inline(__always)
    func storeGlobal(
        _ cache: UnsafeMutablePointer<InlineCache>, _ globals: Unmanaged<DictObject>, _ value: Value
    ) {
        globals._withUnsafeGuaranteedRef { globals in
            if cache.pointee.version == globals.keysVersion, cache.pointee.secondVersion == 0 {
                globals.setValue(at: cache.pointee.index, value)
            } else {
                globals.set(cache.pointee.name, value)
            }
        }
    }

    @inline(never)
    func loadGlobal(_ cache: UnsafeMutablePointer<InlineCache>, _ globals: DictObject) throws(Raise) -> Value {
        let name = cache.pointee.name
        let index = globals.find(name)
        if index >= 0 {
            cache.pointee.version = globals.keysVersion
            cache.pointee.secondVersion = 0
            cache.pointee.index = index
            return globals.value(at: index)
        }
        if let own = try ownBuiltins(of: globals) {
            let value = try own.get(.object(name), self)
            if value.isUndefined { throw nameError(name) }
            return value
        }
        let builtinIndex = builtins.find(name)
        if builtinIndex >= 0 {
            cache.pointee.version = builtins.keysVersion
            cache.pointee.secondVersion = globals.keysVersion
            cache.pointee.index = builtinIndex
            return builtins.value(at: builtinIndex)
        }
        throw nameError(name)
    }

    /// The built-in names of globals that have some of their own, as `eval` of a restricted expression gives; never cached.
    private func ownBuiltins(of globals: DictObject) throws(Raise) -> DictObject? {
        let given = globals.get(names.builtins)
        if given.isUndefined { return nil }
        if let dict = given.dict { return dict === builtins ? nil : dict }
        if given.object?.kind == .module { return nil }
        throw error(.typeError, "'\(typeName(given))' object is not subscriptable")
    }

    func nameError(_ name: StrObject, _ message: String? = nil) -> Raise {
        let exception = makeException(.nameError, message ?? "name '\(name.string)' is not defined")
        exception.members = [("name", .object(name))]
        setContext(exception)
        return .exception(exception)
    }

    func loadName(
        _ activation: ActivationPointer, _ cache: UnsafeMutablePointer<InlineCache>
    ) throws(Raise) -> Value {
        if let namespace = activation.pointee.namespace?.takeUnretainedValue() {
            let value = try self.value(of: cache.pointee.name, in: namespace)
            if !value.isUndefined { return value }
        }
        return try loadGlobal(cache, activation.pointee.function.globals)
    }

    /// A name in an annotation scope, which sees the names of the class around it.
    /// - Parameter cell: the variable of an enclosing function, or nothing.
    func loadFromClass(
        _ namespace: Value, _ name: Value, _ cell: Value, _ globals: DictObject
    ) throws(Raise) -> Value {
        guard let name = name.str else { return .none }
        if let dict = namespace.dict, dict.customType == nil {
            let value = dict.get(name)
            if !value.isUndefined { return value }
        } else {
            do throws(Raise) {
                return try self.subscript(namespace, .object(name))
            } catch {
                if !catches(error, .keyError) { throw error }
            }
        }
        if let cell = cell.object(.cell, as: CellObject.self) {
            if !cell.value.isUndefined { return cell.value }
            throw nameError(
                name,
                "cannot access free variable '\(name.string)' where it is not associated with a value in enclosing scope"
            )
        }
        for place in [globals, builtins] {
            let value = place.get(name)
            if !value.isUndefined { return value }
        }
        throw nameError(name)
    }

    /// A name's value in a namespace, or `.undefined`. A dict is looked into; any other mapping is asked.
    func value(of name: StrObject, in namespace: PyObject) throws(Raise) -> Value {
        if let dict = plainDict(namespace) { return dict.get(name) }
        do throws(Raise) {
            return try self.subscript(.object(namespace), .object(name))
        } catch {
            if !catches(error, .keyError) { throw error }
            return .undefined
        }
    }

    private func plainDict(_ namespace: PyObject) -> DictObject? {
        guard namespace.kind == .dict, namespace.customType == nil else { return nil }
        return unsafeDowncast(namespace, to: DictObject.self)
    }

    /// The namespace of the class body, or the globals.
    private func namespace(of activation: ActivationPointer) -> PyObject {
        activation.pointee.namespace?.takeUnretainedValue() ?? activation.pointee.function.globals
    }

    /// A name in a class body that is a variable of an enclosing function, whose cell is in a register.
    func loadClassCell(
        _ activation: ActivationPointer, _ name: StrObject, _ register: Int
    ) throws(Raise) -> Value {
        if let namespace = activation.pointee.namespace?.takeUnretainedValue() {
            let value = try value(of: name, in: namespace)
            if !value.isUndefined { return value }
        }
        let value = activation.registers[register].object(.cell, as: CellObject.self)?.value ?? .undefined
        if value.isUndefined { throw unboundCell(activation, register) }
        return value
    }

    func loadBuildClass() throws(Raise) -> Value {
        let value = builtins.get(intern("__build_class__"))
        if value.isUndefined { throw nameError(intern("__build_class__"), "__build_class__ not found") }
        return value
    }

    func storeName(_ activation: ActivationPointer, _ name: StrObject, _ value: Value) throws(Raise) {
        let namespace = namespace(of: activation)
        if let dict = plainDict(namespace) {
            dict.set(name, value)
        } else {
            try setSubscript(.object(namespace), .object(name), value)
        }
    }

    func deleteName(_ activation: ActivationPointer, _ name: StrObject) throws(Raise) {
        let namespace = namespace(of: activation)
        if let dict = plainDict(namespace) {
            if dict.remove(name).isUndefined { throw nameError(name) }
            return
        }
        do throws(Raise) {
            try deleteSubscript(.object(namespace), .object(name))
        } catch {
            throw catches(error, .keyError) ? nameError(name) : error
        }
    }

    /// `__annotations__` is there from the start in a body that has any.
    func setUpAnnotations(_ activation: ActivationPointer) throws(Raise) {
        guard try value(of: names.annotations, in: namespace(of: activation)).isUndefined else { return }
        try storeName(activation, names.annotations, .object(DictObject()))
    }

    func storeAnnotation(_ activation: ActivationPointer, _ name: Value, _ value: Value) throws(Raise) {
        let annotations = try self.value(of: names.annotations, in: namespace(of: activation))
        if annotations.isUndefined { throw nameError(names.annotations) }
        try setSubscript(annotations, name, value)
    }

    // MARK: The variables of a call

    /// What `locals()` answers in the innermost call: a new dictionary in a function, the namespace itself elsewhere.
    func currentLocals() -> DictObject {
        guard let activation = current else { return DictObject() }
        if let namespace = activation.pointee.namespace?.takeUnretainedValue() as? DictObject { return namespace }
        let code = activation.pointee.code
        if !code.usesRegisters { return activation.pointee.function.globals }
        if let frame = activation.pointee.frame?.takeUnretainedValue() { return frame.variables }
        let locals = DictObject()
        for (register, name) in code.localNames.enumerated() {
            var value = activation.registers[register]
            if let cell = value.object(.cell, as: CellObject.self) { value = cell.value }
            if !value.isUndefined { locals.set(name, value) }
        }
        return locals
    }

    /// What `globals()` answers.
    func currentGlobals() -> DictObject { current?.pointee.function.globals ?? builtins }

    // MARK: Functions

    func makeFunction(_ activation: ActivationPointer, _ constant: Value) -> Value {
        guard let code = constant.object(.code, as: CodeObject.self) else { return .none }
        var closure: ContiguousArray<CellObject> = []
        for variable in code.freeVariables { closure.append(cell(activation.registers[variable.outerRegister])) }
        return .object(makeFunction(code, globals: activation.pointee.function.globals, closure: closure))
    }

    func setFunctionPart(_ value: Value, _ part: Value, part index: Int) {
        guard let function = value.function else { return }
        switch index {
        case 0: function.defaults = part.tuple?.elements ?? []
        case 1: function.keywordDefaults = part.dict
        case 3: function.typeParameters = part.tuple
        default: function.annotations = part.dict
        }
    }

    // MARK: Displays and calls with stars

    /// A tuple of values in registers, which they leave.
    func makeTuple(_ first: UnsafeMutablePointer<Value>, _ count: Int) -> Value {
        let isYounger = holdsNumbered(first, count)
        let tuple = TupleObject(takeValues(first, count))
        if isYounger { tuple.isYoungerThanElements = true }
        return .object(tuple)
    }

    /// A list, likewise.
    /// - Parameter operand: how many values, and above that what kind of display it is.
    func makeList(_ first: UnsafeMutablePointer<Value>, _ operand: Int) -> Value {
        let shift = CodeCompiler.ConstantDisplay.shift
        let count = operand & (1 << shift - 1)
        let isYounger = holdsNumbered(first, count)
        let list = ListObject(takeValues(first, count))
        if isYounger { list.isYoungerThanElements = true }
        // A list that is filled from a constant has an even number of places.
        if operand >> shift != 0 { list.places += list.places & 1 }
        return .object(list)
    }

    /// - Parameter operand: as in `makeList`.
    func makeSet(_ first: UnsafeMutablePointer<Value>, _ operand: Int) throws(Raise) -> Value {
        typealias Display = CodeCompiler.ConstantDisplay
        let display = Display(rawValue: operand >> Display.shift) ?? .plain
        let set = SetObject()
        for value in takeValues(first, operand & (1 << Display.shift - 1)) { try set.add(value, self) }
        if display == .plain { return .object(set) }
        // CPython makes the constant anew when it looks for an equal one.
        let constant = SetObject()
        for key in set.keys { try constant.add(key, self) }
        return display == .iterated ? .object(constant) : .object(try constant.copy(self))
    }

    func setAdd(_ set: Value, _ value: Value) throws(Raise) {
        try set.object(.set, as: SetObject.self)?.add(value, self)
    }

    func setUpdate(_ set: Value, _ value: Value) throws(Raise) {
        try set.object(.set, as: SetObject.self)?.update(value, self)
    }

    /// - Parameter function: what is called, where the values are arguments; else `.undefined`.
    func extend(_ list: ListObject, _ value: Value, function: Value) throws(Raise) {
        guard isIterable(value) else {
            throw error(
                .typeError,
                function.isUndefined
                    ? "Value after * must be an iterable, not \(typeName(value))"
                    : "\(try callableName(function))() argument after * must be an iterable, not \(typeName(value))")
        }
        try extend(list, value)
    }

    func updateDisplay(_ dict: DictObject, _ value: Value) throws(Raise) {
        do throws(Raise) {
            try merge(dict, from: value)
        } catch {
            guard catches(error, .attributeError) else { throw error }
            throw self.error(.typeError, "'\(typeName(value))' object is not a mapping")
        }
    }

    /// Adds a keyword argument, or with an empty `name` all of a mapping.
    func mergeKeywords(_ dict: DictObject, _ value: Value, name: Value, function: Value) throws(Raise) {
        if let name = name.str {
            if !dict.get(name).isUndefined { throw repeatedKeyword(function, name.string) }
            dict.set(name, value)
            return
        }
        do throws(Raise) {
            if let other = value.dict, !overridesIteration(other) {
                try other.forEach { key, value throws(Raise) in try addKeyword(dict, key) { value } }
            } else {
                for key in try keys(ofMapping: value) {
                    try addKeyword(dict, key) { () throws(Raise) in try self.subscript(value, key) }
                }
            }
        } catch {
            // Whatever raised it: the instruction takes an AttributeError for a mapping that is none, and a KeyError for a name that was there.
            if catches(error, .attributeError) {
                throw self.error(
                    .typeError,
                    "\(try callableName(function))() argument after ** must be a mapping, not \(typeName(value))")
            }
            guard catches(error, .keyError), case .exception(let exception) = error, exception.arguments.count == 1
            else { throw error }
            throw repeatedKeyword(function, try str(exception.arguments.elements[0]).string)
        }
    }

    /// - Parameter value: only asked for where the name is a new one.
    private func addKeyword(_ dict: DictObject, _ key: Value, _ value: () throws(Raise) -> Value) throws(Raise) {
        if !(try dict.get(key, self)).isUndefined { throw error(.keyError, arguments: [key]) }
        try dict.set(key, try value(), self)
    }

    private func repeatedKeyword(_ function: Value, _ name: String) -> Raise {
        let owner = (try? callableName(function)) ?? "function"
        return error(.typeError, "\(owner)() got multiple values for keyword argument '\(name)'")
    }

    private func callableName(_ function: Value) throws(Raise) -> String {
        let qualifiedName = try optionalAttribute(function, names.qualifiedName)
        guard let name = qualifiedName.str else { return typeName(function) + " object" }
        let module = try optionalAttribute(function, names.module)
        guard let prefix = module.str?.string, prefix != "builtins" else { return name.string }
        return "\(prefix).\(name.string)"
    }
}
