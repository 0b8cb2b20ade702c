import PythonSyntax

/// Defines the methods of a number type, whose instances may be small values without an object: checks the receiver
/// and binds the arguments.
struct NumberMethodTable {
    let machine: Machine
    let type: TypeObject

    init(_ machine: Machine, _ type: TypeObject) {
        self.machine = machine
        self.type = type
    }

    /// Defines a method.
    /// - Parameter parameters: as `Signature` reads them, without the receiver.
    func callAsFunction(
        _ name: String, _ parameters: String = "",
        _ body: @escaping (Machine, Value, BoundArguments) throws(Raise) -> Value
    ) {
        let signature = Signature("\(type.name).\(name)", parameters)
        machine.define(type, name) { [unowned type] (machine, arguments) throws(Raise) -> Value in
            guard arguments.count > 0, machine.isInstance(arguments[0], type) else {
                throw machine.wrongReceiver(arguments, signature.qualifiedName)
            }
            return try body(machine, arguments[0], try signature.bind(arguments.dropFirst, machine))
        }
    }

    /// Defines the methods of a binary operator, the normal and the reflected one; nil stands for `NotImplemented`.
    func binary(
        _ operation: BinaryOperator, _ body: @escaping (Machine, Value, Value) throws(Raise) -> Value?
    ) {
        let names = machine.names.operators[Int(operation.rawValue)]
        self(names.normal.string, "value, /") { (machine, receiver, arguments) throws(Raise) in
            try body(machine, receiver, arguments[0]) ?? machine.notImplemented
        }
        self(names.reflected.string, "value, /") { (machine, receiver, arguments) throws(Raise) in
            try body(machine, arguments[0], receiver) ?? machine.notImplemented
        }
    }

    /// Defines an attribute that is computed.
    func getter(_ name: String, _ body: @escaping (Value) -> Value) {
        machine.defineGetter(type, name) { (_, arguments) throws(Raise) in
            // Only the class and its instances lead here.
            arguments.count > 0 ? body(arguments[0]) : .none
        }
    }
}

extension Machine {
    /// `int`, `bool`, `float` and `complex`, with their methods.
    func defineNumberTypes() {
        defineIntMethods()
        defineBoolMethods()
        defineFloatMethods()
        defineComplexMethods()
    }
}
