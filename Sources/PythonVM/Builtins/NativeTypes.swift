import PythonSyntax

/// How the natives of built-in types other than plain methods are put into their class.
extension Machine {
    /// A static method: `str.maketrans`, `list.__new__`.
    func defineStatic(_ type: TypeObject, _ name: String, _ native: @escaping NativeFunction) {
        let function = BuiltinFunctionObject(name, qualifiedName: "\(type.name).\(name)", native)
        type.setAttribute(intern(name), .object(MethodWrapperObject(.staticMethod, function: .object(function))))
    }

    /// A class method: the class is the first argument.
    func defineClassMethod(_ type: TypeObject, _ name: String, _ native: @escaping NativeFunction) {
        let function = BuiltinFunctionObject(name, qualifiedName: "\(type.name).\(name)", native)
        type.setAttribute(intern(name), .object(MethodWrapperObject(.classMethod, function: .object(function))))
    }

    /// An attribute that is computed and cannot be set.
    /// - Parameter isMember: CPython reads a field of its struct, and words its complaints so.
    func defineGetter(
        _ type: TypeObject, _ name: String, isMember: Bool = false, _ native: @escaping NativeFunction
    ) {
        let getter = BuiltinFunctionObject(name, qualifiedName: "\(type.name).\(name)", native)
        let property = PropertyObject(
            isMember ? .member : .getSet, intern(name), of: type, getter: .object(getter), setter: .none, deleter: .none
        )
        type.setAttribute(intern(name), .object(property))
    }

    /// `type.__new__`, and what a call of the class itself runs.
    ///
    /// - Parameter make: makes an instance of a subclass, or for nil of the type itself; the arguments are those of the call, without
    ///   the class.
    func defineNew(
        _ type: TypeObject, _ make: @escaping (Machine, TypeObject?, Arguments) throws(Raise) -> Value
    ) {
        type.call = { (machine, arguments) throws(Raise) -> Value in try make(machine, nil, arguments) }
        defineStatic(type, "__new__") { [unowned type] (machine, arguments) throws(Raise) -> Value in
            let wanted = try machine.newArgument(type, arguments)
            return try make(machine, wanted, arguments.dropFirst)
        }
    }

    /// The same for a type that `__init__` fills: `__new__` ignores what else it is given.
    ///
    /// - Parameter fill: what `__init__` does.
    func defineNew<Receiver: PyObject>(
        _ method: MethodTable<Receiver>, empty: @escaping (TypeObject?) -> Receiver,
        fill: @escaping (Machine, Receiver, Arguments) throws(Raise) -> Void
    ) {
        let type = method.type
        type.call = { (machine, arguments) throws(Raise) -> Value in
            let instance = empty(nil)
            try fill(machine, instance, arguments)
            return .object(instance)
        }
        defineStatic(type, "__new__") { [unowned type] (machine, arguments) throws(Raise) -> Value in
            .object(empty(try machine.newArgument(type, arguments)))
        }
        method.raw("__init__") { (machine, instance, arguments) throws(Raise) in
            try fill(machine, instance, arguments)
            return .none
        }
    }

    /// The class that `__new__` was called with; nil if it is the type itself.
    private func newArgument(_ type: TypeObject, _ arguments: Arguments) throws(Raise) -> TypeObject? {
        let name = type.name
        guard arguments.count > 0 else { throw error(.typeError, "\(name).__new__(): not enough arguments") }
        guard let wanted = arguments[0].type else {
            throw error(.typeError, "\(name).__new__(X): X is not a type object (\(typeName(arguments[0])))")
        }
        guard wanted.isSubtype(of: type) else {
            throw error(.typeError, "\(name).__new__(\(wanted.name)): \(wanted.name) is not a subtype of \(name)")
        }
        return wanted === type ? nil : wanted
    }

    /// The comparison methods of a type: `body` answers nil for `NotImplemented`.
    func defineComparisons(
        _ type: TypeObject,
        _ operators: [CompareOperator] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual],
        _ body: @escaping (Machine, Value, CompareOperator, Value) throws(Raise) -> Value?
    ) {
        for comparison in operators {
            let signature = Signature("\(type.name).\(comparison.specialName)", "value, /")
            define(type, comparison.specialName) { [unowned type] (machine, arguments) throws(Raise) -> Value in
                guard arguments.count > 0, machine.isInstance(arguments[0], type) else {
                    throw machine.wrongReceiver(arguments, signature.qualifiedName)
                }
                let other = try signature.bind(arguments.dropFirst, machine)[0]
                return try body(machine, arguments[0], comparison, other) ?? machine.notImplemented
            }
        }
    }
}

extension CompareOperator {
    /// The special method that answers it.
    var specialName: String {
        switch self {
        case .equal, .is: "__eq__"
        case .notEqual, .isNot: "__ne__"
        case .less: "__lt__"
        case .lessOrEqual: "__le__"
        case .greater: "__gt__"
        case .greaterOrEqual: "__ge__"
        case .in, .notIn: "__contains__"
        }
    }

    /// What the operator says of two things whose order is known: negative, zero or positive.
    @inline(__always)
    func holds(_ order: Int) -> Bool {
        switch self {
        case .equal, .is, .in: order == 0
        case .notEqual, .isNot, .notIn: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}
