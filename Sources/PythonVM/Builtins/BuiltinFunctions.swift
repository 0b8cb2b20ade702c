/// The built-in functions (Library Reference, "Built-in Functions"), by theme: objects and attributes here, numbers in
/// `BuiltinNumbers`, iteration in `BuiltinIteration` and `BuiltinIterators`, input and output in `BuiltinPrinting`; `BuiltinRefused` says what is not run.
extension Machine {
    /// Fills the `builtins` namespace with the functions, and with the types that this folder defines.
    func defineBuiltinFunctions() {
        defineObjectFunctions()
        defineAttributeFunctions()
        defineNumberFunctions()
        defineIterationFunctions()
        defineIteratorTypes()
        definePrinting()
        defineEvaluation()
        defineImportFunction()
        defineRefusedFunctions()
    }

    /// The methods of strings and containers.
    func defineContainerTypes() {
        defineStrMethods()
        defineListMethods()
        defineTupleMethods()
        defineDictMethods()
        defineRangeMethods()
        defineSliceMethods()
        defineBytesMethods()
        defineUnicodeErrors()
        defineGenericAlias()
        defineUnionType()
        for type in [
            types.str, types.list, types.tuple, types.dict, types.range, types.slice, types.bytes, types.bytearray,
        ] {
            builtins.set(intern(type.name), .object(type))
        }
    }

    /// Defines a built-in function.
    /// - Parameter parameters: as `Signature` reads them.
    func function(
        _ name: String, _ parameters: String,
        _ body: @escaping (Machine, BoundArguments) throws(Raise) -> Value
    ) {
        let signature = Signature(name, parameters)
        defineBuiltin(name) { (machine, arguments) throws(Raise) -> Value in
            try body(machine, try signature.bind(arguments, machine))
        }
    }

    private func defineObjectFunctions() {
        function("len", "obj, /") { (machine, arguments) throws(Raise) in .int(try machine.length(arguments[0])) }
        function("repr", "obj, /") { (machine, arguments) throws(Raise) in .object(try machine.repr(arguments[0])) }
        function("ascii", "obj, /") { (machine, arguments) throws(Raise) in
            .object(try machine.repr(arguments[0]).escapedBeyondASCII)
        }
        function("hash", "obj, /") { (machine, arguments) throws(Raise) in .int(try machine.hash(arguments[0])) }
        function("id", "obj, /") { (machine, arguments) throws(Raise) in .int(machine.identityNumber(arguments[0])) }
        function("callable", "obj, /") { (machine, arguments) throws(Raise) in .bool(machine.isCallable(arguments[0])) }
        function("format", "value, format_spec='', /") { (machine, arguments) throws(Raise) in
            let spec = arguments[1].isUndefined ? StrObject.empty : try machine.strArgument("format", "2", arguments[1])
            return .object(try machine.format(arguments[0], spec))
        }
        function("isinstance", "obj, class_or_tuple, /") { (machine, arguments) throws(Raise) in
            .bool(try machine.isInstance(arguments[0], ofAny: arguments[1]))
        }
        function("issubclass", "cls, class_or_tuple, /") { (machine, arguments) throws(Raise) in
            .bool(try machine.isSubclass(arguments[0], ofAny: arguments[1]))
        }
    }

    /// What `id()` answers. Small values have no object: their numbers lie apart from those of objects.
    func identityNumber(_ value: Value) -> Int {
        switch value {
        case .object(let object) where object.isEmptyTuple: 0x1060
        case .object(let object): 0x7f00_0000_0000 + identity(of: object) * 16
        case .none, .undefined: 0x1000
        case .bool(let bool): bool ? 0x1020 : 0x1040
        case .int(let int): 0x2000_0000_0000 &+ (int & 0xffff_ffff_ffff) &* 16
        case .float(let double): 0x4000_0000_0000_0000 | Int(truncatingIfNeeded: double.bitPattern >> 2)
        }
    }

    /// Whether a call of it could succeed.
    public func isCallable(_ value: Value) -> Bool {
        switch value.object?.kind {
        case nil: false
        case .function, .builtinFunction, .boundMethod, .type: true
        default: !lookupSpecial(value, names.call).isUndefined
        }
    }
}

/// `isinstance` and `issubclass` (Data model, "Customizing instance and subclass checks").
extension Machine {
    /// - Parameter choices: a class, or a tuple of choices.
    func isInstance(_ value: Value, ofAny choices: Value) throws(Raise) -> Bool {
        if let type = choices.type, type.customType == nil {
            let actual = typeOf(value)
            if actual === type || actual.isSubtype(of: type) { return true }
            if !actual.isUserDefined, !actual.forwardsAttributes { return false }
            return declaredClass(of: value)?.isSubtype(of: type) ?? false
        }
        if let type = choices.type, typeOf(value) === type { return true }
        return try check(
            value, choices, names.instanceCheck, "isinstance() arg 2 must be a type, a tuple of types, or a union"
        ) {
            (value, choice) throws(Raise) in try isInstance(value, ofAny: choice)
        }
    }

    /// What an object of a user's class says that its `__class__` is.
    func declaredClass(of value: Value) -> TypeObject? {
        guard let type = value.object?.customType else { return nil }
        let declared = type.lookup(names.classAttribute)
        guard declared.object?.kind == .property, let answer = try? attribute(value, names.classAttribute) else {
            return nil
        }
        return answer.type
    }

    func isSubclass(_ value: Value, ofAny choices: Value) throws(Raise) -> Bool {
        if let type = choices.type, type.customType == nil {
            guard let candidate = value.type else { throw error(.typeError, "issubclass() arg 1 must be a class") }
            return candidate.isSubtype(of: type)
        }
        return try check(
            value, choices, names.subclassCheck, "issubclass() arg 2 must be a class, a tuple of classes, or a union"
        ) { (value, choice) throws(Raise) in try isSubclass(value, ofAny: choice) }
    }

    private func check(
        _ value: Value, _ choices: Value, _ special: StrObject, _ message: String,
        _ again: (Value, Value) throws(Raise) -> Bool
    ) throws(Raise) -> Bool {
        if let tuple = choices.tuple {
            try enterNative(special === names.instanceCheck ? " in __instancecheck__" : " in __subclasscheck__")
            defer { leaveNative() }
            for choice in tuple.elements where try again(value, choice) { return true }
            return false
        }
        if let answer = try callSpecial(choices, special, [value]) { return try isTrue(answer) }
        guard let type = choices.type else { throw error(.typeError, message) }
        if special === names.instanceCheck { return isInstance(value, type) }
        guard let candidate = value.type else { throw error(.typeError, "issubclass() arg 1 must be a class") }
        return candidate.isSubtype(of: type)
    }
}
