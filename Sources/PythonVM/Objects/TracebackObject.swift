/// `traceback`: one call that an exception passed through, and the next further in.
///
/// Once the exception has left the call, its variables are kept here, as CPython's frame keeps them: what they refer to lives
/// as long as the traceback does, and suggestions look through their names.
public final class TracebackObject: PyObject {
    let code: CodeObject
    /// The instruction that was running; -1 before the first.
    let instruction: Int
    private(set) var next: TracebackObject?
    let globals: DictObject
    /// The names of a class body.
    private let namespace: DictObject?
    /// The values of the code's locals; empty while the call goes on.
    private var locals: ContiguousArray<Value> = []

    init(_ activation: ActivationPointer, instruction: Int, next: TracebackObject?) {
        code = activation.pointee.code
        self.instruction = instruction
        self.next = next
        globals = activation.pointee.function.globals
        namespace = activation.pointee.namespace?.takeUnretainedValue()
        super.init(kind: .traceback)
    }

    /// A call that is not in progress here: of code of the library.
    init(code: CodeObject, globals: DictObject, next: TracebackObject?) {
        self.code = code
        instruction = -1
        self.next = next
        self.globals = globals
        namespace = nil
        super.init(kind: .traceback)
    }

    deinit {
        if !locals.isEmpty { DeepRelease.release(&locals) }
        // One after the other: a chain is as long as the recursion was deep.
        var link = next
        next = nil
        while isKnownUniquelyReferenced(&link) {
            let following = link?.next
            link?.next = nil
            link = following
        }
    }

    /// Takes over the variables of a call that is being left.
    func takeLocals(of activation: ActivationPointer) {
        let count = code.localNames.count
        guard count > 0, locals.isEmpty, activation.pointee.code === code else { return }
        locals.reserveCapacity(count)
        for register in 0..<count {
            locals.append(activation.registers[register])
            activation.registers[register] = .undefined
        }
    }

    func forEachReference(_ visit: (Value) -> Void) {
        if let next { visit(.object(next)) }
        if let namespace { visit(.object(namespace)) }
        visit(.object(globals))
        locals.forEach(visit)
    }

    /// The innermost call of the chain that starts here.
    var innermost: TracebackObject {
        var entry = self
        while let next = entry.next { entry = next }
        return entry
    }

    /// What `locals()` would answer in this call.
    /// - Parameter current: the innermost call in progress; this one may still be among its callers.
    func variables(_ current: ActivationPointer?) -> DictObject {
        if let namespace { return namespace }
        if code.name.string == "<module>" { return globals }
        let variables = DictObject()
        func add(_ name: StrObject, _ value: Value) {
            let value = value.object(.cell, as: CellObject.self)?.value ?? value
            if !value.isUndefined, !name.string.hasPrefix(".") { variables.set(name, value) }
        }
        if !locals.isEmpty {
            for (name, value) in zip(code.localNames, locals) { add(name, value) }
            return variables
        }
        var link = current
        while let activation = link {
            if activation.pointee.code === code {
                for (register, name) in code.localNames.enumerated() { add(name, activation.registers[register]) }
                break
            }
            link = activation.pointee.caller
        }
        return variables
    }
}
