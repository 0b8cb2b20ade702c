/// `property`, `staticmethod`, `classmethod` and `super` (Library Reference, "Built-in Functions"; Descriptor Guide).
extension Machine {
    func defineDescriptorTypes() {
        defineProperties()
        defineMethodWrapper(types.staticMethod, .staticMethod) { (_, function, _, _) in function }
        defineMethodWrapper(types.classMethod, .classMethod) { (machine, function, receiver, owner) in
            let type = owner.type ?? machine.typeOf(receiver)
            return .object(BoundMethodObject(function: function, receiver: .object(type)))
        }
        define(types.staticMethod, "__call__") { (machine, arguments) throws(Raise) -> Value in
            let function = arguments[0].object(.staticMethod, as: MethodWrapperObject.self)?.function ?? .none
            return try machine.callAny(function, arguments.dropFirst)
        }
        types.superType.call = { (machine, arguments) throws(Raise) -> Value in
            try machine.makeSuper(arguments)
        }
    }

    private func makeSuper(_ arguments: Arguments) throws(Raise) -> Value {
        guard arguments.count > 0 else { throw error(.runtimeError, "super(): no arguments") }
        guard let start = arguments[0].type else {
            throw error(.typeError, "super() argument 1 must be a type, not \(typeName(arguments[0]))")
        }
        let receiver = arguments.optional(1)
        let type: TypeObject
        if let given = receiver.type, given.isSubtype(of: start) {
            type = given
        } else if isInstance(receiver, start) {
            type = typeOf(receiver)
        } else {
            throw error(.typeError, "super(type, obj): obj must be an instance or subtype of type")
        }
        return .object(SuperObject(startType: start, receiver: receiver, receiverType: type))
    }
}
