/// Finds what a program calls an object: for people who read of it.
///
/// The object is looked for by identity, and nothing of the program runs. Where several variables hold it, the first in this
/// order names it: a local variable or an attribute of `self` in the innermost call of the program, a global, an attribute of a
/// global object or class, an element of a list, tuple or dict in one of these; then the same in the calls around, and in
/// those of another coroutine; parameters come last, since each call may be given another object. A name that another
/// object goes by already is passed over.
public struct ObjectNames {
    private unowned(unsafe) let machine: Machine
    /// Only compared: the object itself may be gone.
    private let address: UnsafeRawPointer
    private let isTaken: (String) -> Bool
    /// How many values it still looks at.
    private var budget = ObjectNames.mostLooks

    private static let mostLooks = 4_000
    private static let mostCalls = 16
    /// Elements of one container.
    private static let mostElements = 1_000

    fileprivate init(_ address: UnsafeRawPointer, _ machine: Machine, isTaken: @escaping (String) -> Bool) {
        self.address = address
        self.machine = machine
        self.isTaken = isTaken
    }

    fileprivate mutating func find(_ other: GeneratorObject?) -> String? {
        var calls = ObjectNames.calls(from: machine.current, outermost: nil)
        // One that runs at this moment is among the calls in progress, and where it was suspended last is no more.
        if let other, !other.isExecuting, other.isSuspended, let innermost = other.suspendedAt {
            calls += ObjectNames.calls(from: innermost, outermost: other.activation)
        }
        for (index, call) in calls.enumerated() {
            if let name = inVariables(of: call) { return name }
            let globals = call.pointee.function.globals
            if index == 0 || globals !== calls[index - 1].pointee.function.globals {
                if let name = inGlobals(globals) { return name }
            }
            if let name = inElements(of: call) { return name }
        }
        for call in calls {
            for register in 0..<call.pointee.code.parameters.count {
                if let name = variable(register, of: call) { return name }
            }
        }
        return nil
    }

    /// Calls of the program's own code, the innermost first.
    private static func calls(
        from innermost: ActivationPointer?, outermost: ActivationPointer?
    ) -> [ActivationPointer] {
        var calls: [ActivationPointer] = []
        var link = innermost
        while let call = link, calls.count < mostCalls {
            if !call.pointee.code.isLibrary { calls.append(call) }
            if call == outermost { break }
            link = call.pointee.caller
        }
        return calls
    }

    private mutating func holds(_ value: Value) -> Bool {
        budget -= 1
        guard budget >= 0, case .object(let object) = value else { return false }
        return UnsafeRawPointer(Unmanaged.passUnretained(object).toOpaque()) == address
    }

    private func free(_ name: String) -> String? { isTaken(name) ? nil : name }

    // MARK: Variables

    private static func value(_ register: Int, of call: ActivationPointer) -> Value {
        let value = call.registers[register]
        return value.object(.cell, as: CellObject.self)?.value ?? value
    }

    private mutating func variable(_ register: Int, of call: ActivationPointer) -> String? {
        let code = call.pointee.code
        guard code.usesRegisters, register < code.localNames.count else { return nil }
        let name = code.localNames[register].string
        return !name.hasPrefix(".") && holds(ObjectNames.value(register, of: call)) ? free(name) : nil
    }

    private mutating func inVariables(of call: ActivationPointer) -> String? {
        let code = call.pointee.code
        guard code.usesRegisters else { return nil }
        for register in code.parameters.count..<max(code.localNames.count, code.parameters.count) {
            if let name = variable(register, of: call) { return name }
        }
        if code.parameters.count > 0, code.localNames.first?.string == "self" {
            return inAttributes(of: ObjectNames.value(0, of: call), called: "self")
        }
        return nil
    }

    private mutating func inGlobals(_ globals: DictObject) -> String? {
        for place in 0..<globals.entryCount where holds(globals.value(at: place)) {
            if let key = globals.key(at: place).str?.string, let name = free(key) { return name }
        }
        for place in 0..<globals.entryCount {
            guard budget > 0 else { return nil }
            let value = globals.value(at: place)
            guard let key = globals.key(at: place).str?.string, !key.hasPrefix("__") else { continue }
            if let name = inAttributes(of: value, called: key) ?? inElements(of: value, called: key) { return name }
        }
        return nil
    }

    private mutating func inElements(of call: ActivationPointer) -> String? {
        let code = call.pointee.code
        guard code.usesRegisters else { return nil }
        for (register, name) in code.localNames.enumerated() where !name.string.hasPrefix(".") {
            let value = ObjectNames.value(register, of: call)
            if let found = inElements(of: value, called: name.string) ?? inAttributes(of: value, called: name.string) {
                return found
            }
        }
        return nil
    }

    // MARK: Parts of other objects

    /// Attributes of an instance of a class of the program, or of such a class itself.
    private mutating func inAttributes(of value: Value, called owner: String) -> String? {
        if let type = value.object(.type, as: TypeObject.self) {
            guard type.isUserDefined, type.name == owner, !machine.isLibraryClass(type) else { return nil }
            return inNamespace(type.namespace, called: owner)
        }
        guard let instance = value.object(.instance, as: InstanceObject.self), let type = instance.customType,
            type.isUserDefined, !machine.isLibraryClass(type)
        else { return nil }
        if let shape = instance.shape {
            for (index, name) in shape.names.enumerated() where index < instance.slots.count {
                let part = instance.slots[index]
                if holds(part), let name = free("\(owner).\(name.string)") { return name }
                if let name = inElements(of: part, called: "\(owner).\(name.string)") { return name }
            }
        }
        return instance.attributes.flatMap { inNamespace($0, called: owner) }
    }

    private mutating func inNamespace(_ namespace: DictObject, called owner: String) -> String? {
        for place in 0..<namespace.entryCount where holds(namespace.value(at: place)) {
            if let key = namespace.key(at: place).str?.string, let name = free("\(owner).\(key)") { return name }
        }
        return nil
    }

    private mutating func inElements(of value: Value, called owner: String) -> String? {
        guard case .object(let container) = value, container.customType == nil else { return nil }
        switch container.kind {
        case .list: return inElements(unsafeDowncast(container, to: ListObject.self).elements, called: owner)
        case .tuple: return inElements(unsafeDowncast(container, to: TupleObject.self).elements, called: owner)
        case .dict:
            let dict = unsafeDowncast(container, to: DictObject.self)
            for place in 0..<min(dict.entryCount, ObjectNames.mostElements) where holds(dict.value(at: place)) {
                let key = dict.key(at: place)
                switch key {
                case .int(let number): return free("\(owner)[\(number)]")
                default:
                    guard key.str != nil, let text = try? machine.repr(key) else { continue }
                    if let name = free("\(owner)[\(text.string)]") { return name }
                }
            }
            return nil
        default: return nil
        }
    }

    private mutating func inElements(_ elements: ContiguousArray<Value>, called owner: String) -> String? {
        for (index, element) in elements.prefix(ObjectNames.mostElements).enumerated() where holds(element) {
            return free("\(owner)[\(index)]")
        }
        return nil
    }
}

extension Machine {
    /// The variable, attribute or element in which the program holds an object: `db`, `self.jobs`, `forks[2]`.
    /// - Parameters:
    ///   - address: the object's, which is only compared.
    ///   - other: a suspended coroutine, where to look behind the calls that are in progress.
    ///   - isTaken: whether something else goes by this name.
    /// - Returns: nil if none is found that is not taken.
    /// - Complexity: O(n) in the variables that are looked at, some thousand at most.
    public func name(
        ofObjectAt address: UnsafeRawPointer, orIn other: GeneratorObject? = nil, isTaken: @escaping (String) -> Bool
    ) -> String? {
        var names = ObjectNames(address, self, isTaken: isTaken)
        return names.find(other)
    }
}
