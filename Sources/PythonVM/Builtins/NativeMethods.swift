/// Defines the methods of one built-in type: checks the receiver and binds the arguments, so that a method's body is
/// only what it does.
struct MethodTable<Receiver: PyObject> {
    let machine: Machine
    let type: TypeObject
    private let kind: ObjectKind

    /// - Precondition: objects of `kind` are of class `Receiver`, unless it is `.native`.
    init(_ machine: Machine, _ type: TypeObject, _ kind: ObjectKind, _: Receiver.Type) {
        self.machine = machine
        self.type = type
        self.kind = kind
    }

    /// Defines a method.
    /// - Parameter parameters: as `Signature` reads them, without the receiver.
    @inline(__always)
    func callAsFunction(
        _ name: String, _ parameters: String = "",
        _ body: @escaping (Machine, Receiver, BoundArguments) throws(Raise) -> Value
    ) {
        let signature = Signature(owner: type.name, name, parameters)
        let kind = kind
        let (least, most) = (signature.required, signature.positional)
        machine.define(type, name) { (machine, arguments) throws(Raise) -> Value in
            guard let receiver = MethodTable.receiver(of: arguments, kind) else {
                throw machine.wrongReceiver(arguments, signature.qualifiedName)
            }
            let given = arguments.count - 1
            let bound =
                arguments.keywords == nil && given >= least && given <= most
                ? BoundArguments(positional: arguments.dropFirst)
                : try signature.bindNamed(arguments.dropFirst, machine)
            // The caller's register keeps the receiver, so that it need not be counted here.
            let result: Result<Value, Raise> = receiver._withUnsafeGuaranteedRef { object in
                Result { () throws(Raise) in try body(machine, unsafeDowncast(object, to: Receiver.self), bound) }
            }
            return try result.get()
        }
    }

    /// The receiver, if it is of the right class.
    @inline(__always)
    private static func receiver(of arguments: Arguments, _ kind: ObjectKind) -> Unmanaged<PyObject>? {
        guard arguments.count > 0, let receiver = arguments.base.unretainedObject,
            receiver._withUnsafeGuaranteedRef({ $0.kind == kind && (kind != .native || $0 is Receiver) })
        else { return nil }
        return receiver
    }

    /// Defines a method that binds its arguments itself; they begin behind the receiver.
    @inline(__always)
    func raw(_ name: String, _ body: @escaping (Machine, Receiver, Arguments) throws(Raise) -> Value) {
        let owner = type.name
        let kind = kind
        machine.define(type, name) { (machine, arguments) throws(Raise) -> Value in
            guard arguments.count > 0, case .object(let object) = arguments[0], object.kind == kind,
                kind != .native || object is Receiver
            else {
                throw machine.wrongReceiver(arguments, "\(owner).\(name)")
            }
            return try body(machine, unsafeDowncast(object, to: Receiver.self), arguments.dropFirst)
        }
    }
}

extension Machine {
    /// TypeError for a method that was called on the class with a wrong first argument.
    func wrongReceiver(_ arguments: Arguments, _ qualifiedName: String) -> Raise {
        guard arguments.count > 0 else {
            return error(.typeError, "unbound method \(qualifiedName)() needs an argument")
        }
        let parts = qualifiedName.split(separator: ".")
        let owner = parts.first ?? ""
        let name = parts.last ?? ""
        let isSpecial = Signature.isSlot(qualifiedName)
        let wanted = isSpecial ? "requires a '\(owner)' object but received" : "for '\(owner)' objects doesn't apply to"
        let tail = isSpecial ? "" : " object"
        return error(.typeError, "descriptor '\(name)' \(wanted) a '\(typeName(arguments[0]))'\(tail)")
    }

    /// TypeError for an argument of a wrong type: `encode() argument 'encoding' must be str, not int`.
    func wrongArgument(_ function: String, _ argument: String, _ wanted: String, _ value: Value) -> Raise {
        let subject = argument.isEmpty ? "argument" : "argument \(argument)"
        let found = value.isNone ? "None" : typeName(value)
        return error(.typeError, "\(function)() \(subject) must be \(wanted), not \(found)")
    }

    /// An argument that must be a string.
    func strArgument(_ function: String, _ argument: String, _ value: Value) throws(Raise) -> StrObject {
        guard let text = value.str else { throw wrongArgument(function, argument, "str", value) }
        return text
    }

    /// A count or width: what `__index__` says, if it fits.
    /// - Throws: TypeError; OverflowError.
    func sizeArgument(_ value: Value) throws(Raise) -> Int {
        switch try integer(value) {
        case .int(let int): return int
        default: throw error(.overflowError, "Python int too large to convert to C ssize_t")
        }
    }

    /// The same, for what CPython keeps in a C int.
    func cIntArgument(_ value: Value) throws(Raise) -> Int {
        guard case .int(let int) = try integer(value), Int32(exactly: int) != nil else {
            throw error(.overflowError, "Python int too large to convert to C int")
        }
        return int
    }

    /// What `__index__` says: an `.int` or a `BigIntObject`.
    /// - Throws: TypeError.
    func integer(_ value: Value) throws(Raise) -> Value {
        switch value {
        case .int: return value
        case .bool(let bool): return .int(bool ? 1 : 0)
        default: return try integerFromIndex(value)
        }
    }

    /// Whether `int` or one of its subclasses.
    func isInteger(_ value: Value) -> Bool {
        switch value {
        case .int, .bool: true
        case .object(let object): object.kind == .bigInt
        default: false
        }
    }

    /// An int that stands for an index: too great ones become the greatest, too small ones the least.
    func clampedInteger(_ value: Value) throws(Raise) -> Int {
        let value = try integer(value)
        if case .int(let int) = value { return int }
        return isNegativeBigInt(value) ? Int.min : Int.max
    }

    /// The bounds `start` and `end` of methods such as `str.find`, as indices between 0 and `count`. `start` may be behind
    /// `end`.
    func bounds(_ start: Value, _ end: Value, _ count: Int) throws(Raise) -> (start: Int, end: Int) {
        var from = 0
        var to = count
        if !start.isUndefined && !start.isNone { from = try sliceIndex(start) }
        if !end.isUndefined && !end.isNone { to = try sliceIndex(end) }
        if to > count { to = count }
        if to < 0 { to = max(0, to + count) }
        if from < 0 { from = max(0, from + count) }
        return (from, to)
    }

    /// A part of a slice, clamped to the range of Int.
    func sliceIndex(_ value: Value) throws(Raise) -> Int {
        if case .int(let int) = value { return int }
        if isInteger(value) || !lookupSpecial(value, names.index).isUndefined { return try clampedInteger(value) }
        throw error(.typeError, "slice indices must be integers or None or have an __index__ method")
    }
}
