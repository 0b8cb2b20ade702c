/// `frame`: one Python call, as the program sees it (Data model, "Frame objects").
///
/// Made when somebody asks for it: `sys._getframe()`, a traceback, `gi_frame`. While the call goes on it looks at its activation,
/// which keeps it; when the call is left and anybody else still refers to the frame, it takes over the call's variables.
public final class FrameObject: PyObject {
    let code: CodeObject
    let globals: DictObject
    /// The names of a class body, or of `exec` with locals of its own.
    let namespace: DictObject?
    /// nil once the call was left.
    private(set) var activation: ActivationPointer?
    /// The values of the code's locals, once the call was left.
    private(set) var locals: ContiguousArray<Value> = []
    /// Who called, once the call was left.
    private var caller: FrameObject?
    /// The instruction at which the call was left; -1 before the first.
    private var lastInstruction = -1
    /// `f_trace`, which nothing looks at.
    var traceFunction = Value.none
    /// Names that the program added through `f_locals` and the code doesn't know.
    var extraLocals: DictObject?

    fileprivate init(_ activation: ActivationPointer) {
        code = activation.pointee.code
        globals = activation.pointee.function.globals
        namespace = activation.pointee.namespace?.takeUnretainedValue() as? DictObject
        self.activation = activation
        super.init(kind: .frame)
    }

    /// A call that is not in progress here: of code of the library, or one that was over before anybody looked.
    /// - Parameter locals: the values of the code's first locals.
    init(code: CodeObject, globals: DictObject, locals: ContiguousArray<Value> = []) {
        self.code = code
        self.globals = globals
        self.locals = locals
        namespace = nil
        super.init(kind: .frame)
    }

    deinit {
        if !locals.isEmpty { DeepRelease.release(&locals) }
        // One after the other: a chain is as long as the recursion was deep.
        var link = caller
        caller = nil
        while isKnownUniquelyReferenced(&link) {
            let following = link?.caller
            link?.caller = nil
            link = following
        }
    }

    /// Somebody else stands between this call, which was left, and who called.
    func insert(_ frame: FrameObject) {
        guard activation == nil else { return }
        frame.caller = caller
        caller = frame
    }

    /// The call is being left: its variables move here.
    fileprivate func leave(_ activation: ActivationPointer, caller: FrameObject?) {
        lastInstruction = instruction
        self.activation = nil
        self.caller = caller
        let count = code.localNames.count
        guard count > 0 else { return }
        locals.reserveCapacity(count)
        for register in 0..<count {
            locals.append(activation.registers[register])
            activation.registers[register] = .undefined
        }
    }

    /// The instruction that runs, or ran last; -1 before the first.
    var instruction: Int {
        guard let activation else { return lastInstruction }
        return activation.pointee.pc - code.instructions - 1
    }

    var line: Int { code.line(ofInstruction: instruction) }

    /// Whether it was left where CPython has no line.
    var hasNoLine: Bool {
        guard code.positions.indices.contains(instruction) else { return false }
        let last = code.instructions[instruction]
        return last.opcode == .reraise && Int(last.b) == Instruction.LeftAt.noLine
    }

    /// Whether the names are those of a function's registers, and not of a dictionary.
    var isFunction: Bool { namespace == nil && code.usesRegisters }

    /// Who called; nil for the outermost call, and for a generator that is suspended.
    func back(_ machine: Machine) -> FrameObject? {
        guard let activation else { return caller }
        return activation.pointee.caller.map(machine.frame)
    }

    // MARK: Variables

    /// The register's value, out of its cell; `.undefined` if the variable is not bound.
    private func local(_ register: Int) -> Value {
        let value: Value
        if let activation {
            value = activation.registers[register]
        } else {
            value = register < locals.count ? locals[register] : .undefined
        }
        return value.object(.cell, as: CellObject.self)?.value ?? value
    }

    /// What `locals()` would answer in this call: the namespace itself, or a new dictionary of a function's variables.
    var variables: DictObject {
        if let namespace { return namespace }
        if !code.usesRegisters { return globals }
        let variables = DictObject()
        for (register, name) in code.localNames.enumerated() {
            let value = local(register)
            if !value.isUndefined { variables.set(name, value) }
        }
        extraLocals?.forEach { key, value in if let name = key.str { variables.set(name, value) } }
        return variables
    }

    /// Assigns a function's variable; false if the code has none of this name.
    func setLocal(_ name: StrObject, _ value: Value) -> Bool {
        guard let register = code.localNames.lastIndex(where: { $0 === name }) else { return false }
        if let activation {
            if let cell = activation.registers[register].object(.cell, as: CellObject.self) {
                cell.value = value
            } else {
                activation.registers[register] = value
            }
        } else if register < locals.count {
            if let cell = locals[register].object(.cell, as: CellObject.self) {
                cell.value = value
            } else {
                locals[register] = value
            }
        }
        return true
    }

    /// `frame.clear()` of a call that was left.
    func clear() {
        DeepRelease.release(&locals)
        extraLocals = nil
    }

    func forEachReference(_ visit: (Value) -> Void) {
        visit(.object(globals))
        if let namespace { visit(.object(namespace)) }
        // While the call goes on, its variables are the activation's, or the generator's.
        if activation == nil { locals.forEach(visit) }
        if let caller { visit(.object(caller)) }
        if let extraLocals { visit(.object(extraLocals)) }
    }
}

extension Machine {
    /// The frame of a call in progress: always the same object.
    func frame(of activation: ActivationPointer) -> FrameObject {
        if let known = activation.pointee.frame { return known.takeUnretainedValue() }
        let frame = FrameObject(activation)
        activation.pointee.frame = Unmanaged.passRetained(frame)
        return frame
    }

    /// The call is over; what it left to its frame lives as long as somebody refers to the frame.
    @inline(never)
    func leaveFrame(of activation: ActivationPointer) {
        guard let reference = activation.pointee.frame else { return }
        activation.pointee.frame = nil
        var frame = reference.takeRetainedValue()
        if isKnownUniquelyReferenced(&frame) { return }
        frame.leave(activation, caller: activation.pointee.caller.map(self.frame))
    }

    /// The innermost calls in progress, `depth` calls out.
    func frame(depth: Int) -> FrameObject? {
        var link = current
        for _ in 0..<max(depth, 0) {
            guard let activation = link else { return nil }
            link = activation.pointee.caller
        }
        return link.map(frame)
    }
}
