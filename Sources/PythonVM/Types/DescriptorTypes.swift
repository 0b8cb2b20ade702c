/// `property`, `staticmethod` and `classmethod` (Library Reference, "Built-in Functions"; Descriptor Guide).
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
        defineSuper()
    }
}
