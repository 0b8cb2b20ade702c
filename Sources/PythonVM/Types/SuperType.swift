/// `super` (Library Reference, `super`).
extension Machine {
    func defineSuper() {
        let type = types.superType
        type.call = { (machine, arguments) throws(Raise) in try machine.makeSuper(arguments) }
        let method = MethodTable(self, type, .superObject, SuperObject.self)
        method("__repr__") { (machine, object, _) throws(Raise) in
            let start = object.startType.name
            guard object.isBound else { return machine.string("<super: <class '\(start)'>, NULL>") }
            return machine.string("<super: <class '\(start)'>, <\(object.receiverType.name) object>>")
        }
        method("__get__", "instance, owner=None, /") { (machine, object, arguments) throws(Raise) in
            if object.isBound || arguments[0].isNone { return .object(object) }
            return .object(try machine.makeSuper(object.startType, arguments[0]))
        }
        func attribute(_ name: String, _ get: @escaping (SuperObject) -> Value) {
            defineGetter(type, name, isMember: true) { (_, arguments) throws(Raise) in
                arguments[0].object(.superObject, as: SuperObject.self).map(get) ?? .none
            }
        }
        attribute("__thisclass__") { .object($0.startType) }
        attribute("__self__") { $0.isBound ? $0.receiver : .none }
        attribute("__self_class__") { $0.isBound ? .object($0.receiverType) : .none }
    }

    private func makeSuper(_ arguments: Arguments) throws(Raise) -> Value {
        guard arguments.count > 0 else { throw error(.runtimeError, "super(): no arguments") }
        if arguments.count > 2 {
            throw error(.typeError, "super() expected at most 2 arguments, got \(arguments.count)")
        }
        guard let start = arguments[0].type else {
            throw error(.typeError, "super() argument 1 must be a type, not \(typeName(arguments[0]))")
        }
        let receiver = arguments.optional(1)
        if receiver.isUndefined || receiver.isNone {
            return .object(SuperObject(startType: start, receiver: .undefined, receiverType: start))
        }
        return .object(try makeSuper(start, receiver))
    }

    private func makeSuper(_ start: TypeObject, _ receiver: Value) throws(Raise) -> SuperObject {
        if let given = receiver.type, given.isSubtype(of: start) {
            return SuperObject(startType: start, receiver: receiver, receiverType: given)
        }
        if isInstance(receiver, start) {
            return SuperObject(startType: start, receiver: receiver, receiverType: typeOf(receiver))
        }
        // What says that it is an instance, as a proxy does.
        if let declared = try optionalAttribute(receiver, names.classAttribute).type, declared.isSubtype(of: start) {
            return SuperObject(startType: start, receiver: receiver, receiverType: declared)
        }
        let what = receiver.type.map { "type \($0.name)" } ?? "instance of \(typeName(receiver))"
        throw error(
            .typeError, "super(type, obj): obj (\(what)) is not an instance or subtype of type (\(start.name)).")
    }
}

extension SuperObject {
    /// Whether it knows for which object it looks.
    var isBound: Bool { !receiver.isUndefined }
}
