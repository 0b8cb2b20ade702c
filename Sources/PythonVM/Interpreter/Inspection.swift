import PythonSyntax
import Trace

/// A call in progress of a machine that stands still, for whoever looks at it from outside.
///
/// Good until the machine goes on.
public struct InspectedCall {
    let activation: ActivationPointer
    private let trace: Trace?

    init(_ activation: ActivationPointer, _ trace: Trace?) {
        self.activation = activation
        self.trace = trace
    }

    private var code: CodeObject { activation.pointee.code }

    public var function: String { code.qualifiedName.string }
    public var isLibrary: Bool { code.isLibrary }
    /// Its names are those of a module or a class body.
    public var isNamespace: Bool { !code.usesRegisters }
    public var file: String { code.source.name }

    /// The line that runs, or at which it waits; from 1.
    public var line: Int {
        // The line that was recorded last: the next instruction is only noted when the call is left.
        let location = Int(activation.pointee.location)
        if let trace, location > 0, location < trace.locations.count { return Int(trace.locations[location].line) }
        return code.line(ofInstruction: max(activation.pointee.pc - code.instructions - 1, 0))
    }

    /// Its variables that are bound, in the order in which the function names them, or in which a module assigned them.
    public func forEachVariable(_ body: (String, Value) -> Void) {
        if isNamespace {
            let namespace = activation.pointee.namespace?.takeUnretainedValue() as? DictObject
            (namespace ?? activation.pointee.function.globals).forEach { key, value in
                if let name = key.str { body(name.string, value) }
            }
            return
        }
        for (register, name) in code.localNames.enumerated() where !name.string.hasPrefix(".") {
            var value = activation.registers[register]
            if let cell = value.object(.cell, as: CellObject.self) { value = cell.value }
            if !value.isUndefined { body(name.string, value) }
        }
    }
}

/// Looking at a machine between two of its instructions, so that it does not notice: what is asked leaves no events, takes no
/// time of its clock, and numbers no objects.
extension Machine {
    /// The calls in progress, the innermost first.
    public var callsInProgress: [InspectedCall] { calls(from: current) { _ in false } }

    /// The calls that a coroutine or generator consists of, the innermost first: itself, and what it awaits in turn.
    public func calls(of generator: GeneratorObject) -> [InspectedCall] {
        guard let own = generator.activation, !generator.isFinished else { return [] }
        return calls(from: generator.isExecuting ? current : generator.suspendedAt) { $0 == own }
    }

    private func calls(from innermost: ActivationPointer?, to isLast: (ActivationPointer) -> Bool) -> [InspectedCall] {
        var calls: [InspectedCall] = []
        var link = innermost
        while let activation = link {
            calls.append(InspectedCall(activation, trace))
            if isLast(activation) { break }
            link = activation.pointee.caller
        }
        return calls
    }

    /// The value of an expression with the names of a call; of the main module, if there is none.
    public func evaluate(_ expression: String, in call: InspectedCall?) throws(Raise) -> Value {
        let code = try compile(SourceText(name: "<expression>", bytes: Array(expression.utf8)), .eval)
        let globals = call?.activation.pointee.function.globals ?? modules["__main__"]?.namespace ?? DictObject()
        let function = FunctionObject(code: code, globals: globals, closure: [])
        guard let call, !call.isNamespace || call.activation.pointee.namespace != nil else {
            return try run(function, namespace: nil)
        }
        let variables = DictObject()
        call.forEachVariable { variables.set(intern($0), $1) }
        return try run(function, namespace: variables)
    }

    /// Does something on behalf of somebody who looks at the machine.
    /// - Parameter mostSlices: what takes longer is stopped.
    /// - Throws: what it raised, or `.stop` if it took too long or needs what the model lacks; the machine can go on.
    public func glance<T>(mostSlices: Int = 300, _ body: (Machine) throws(Raise) -> T) throws(Raise) -> T {
        let outer = (onSlice, onReadClock, onSleep, onWrite, onReadLine, asyncGeneratorHooks, stopReason)
        let saved = (ticks, current, nativeDepth, callDepth)
        var slices = mostSlices
        onSlice = {
            slices -= 1
            return slices > 0
        }
        onReadClock = { _ in outer.1(false) }
        onSleep = { _ in }
        onWrite = { _, _ in }
        onReadLine = { _ in .end }
        let numbered = identities.begin()
        defer {
            (onSlice, onReadClock, onSleep, onWrite, onReadLine, asyncGeneratorHooks, stopReason) = outer
            (ticks, current, nativeDepth, callDepth) = saved
            identities.end(numbered)
        }
        return try muted { () throws(Raise) in try body(self) }
    }
}

/// The numbers of objects, in the order in which they were first asked for.
struct Identities {
    private var last: UInt32 = 0
    /// Those that were numbered while somebody looks; nil while nobody does.
    private var glanced: [PyObject]?

    mutating func number(_ object: PyObject) -> UInt32 {
        if object.identity == 0 {
            last += 1
            object.identity = last
            glanced?.append(object)
        }
        return object.identity
    }

    /// Numbers a new object.
    @inline(__always)
    mutating func next() -> UInt32 {
        last &+= 1
        return last
    }

    fileprivate mutating func begin() -> UInt32 {
        glanced = glanced ?? []
        return last
    }

    /// Takes back what was numbered since.
    fileprivate mutating func end(_ number: UInt32) {
        for object in glanced ?? [] { object.identity = 0 }
        glanced = nil
        last = number
    }
}

// MARK: - Values

extension Machine {
    /// The attributes of an instance whose class has no `__repr__`; nil for any other value.
    public func plainAttributes(of value: Value) -> [(String, Value)]? {
        guard case .object(let object) = value, let instance = object as? InstanceObject,
            let own = find(typeOf(value), names.repr).object,
            own === find(types.object, names.repr).object
        else { return nil }
        if let shape = instance.shape {
            return zip(shape.names, instance.slots).compactMap { name, value in
                value.isUndefined ? nil : (name.string, value)
            }
        }
        var attributes: [(String, Value)] = []
        instance.attributes?.forEach { key, value in if let name = key.str { attributes.append((name.string, value)) } }
        return attributes
    }

    /// Whether a value is a module, a function or a class: what a module's variables are not shown for.
    public func isDefinition(_ value: Value) -> Bool {
        switch value.object?.kind {
        case .module, .function, .builtinFunction, .type: true
        default: false
        }
    }
}
