/// `contextvars.Context`: the values that context variables have for a piece of running code (PEP 567).
///
/// A copy shares the values until one of the two changes.
public final class ContextObject: PyObject {
    private(set) var values: DictObject
    private var isShared = false
    /// Some code runs in it, so that no other can enter.
    public internal(set) var isEntered = false

    init(type: TypeObject) {
        values = DictObject()
        super.init(kind: .native, type: type)
    }

    private init(copying context: ContextObject) {
        values = context.values
        isShared = true
        super.init(kind: .native, type: context.customType)
        context.isShared = true
    }

    func copy() -> ContextObject { ContextObject(copying: self) }

    public override var listsReferences: Bool { true }

    public override func forEachNativeReference(_ visit: (Value) -> Void) { visit(.object(values)) }

    var isEmpty: Bool { values.count == 0 }

    func set(_ variable: ContextVariableObject, _ value: Value, _ machine: Machine) throws(Raise) {
        if isShared {
            values = values.copy()
            isShared = false
        }
        if value.isUndefined {
            _ = try values.remove(.object(variable), machine)
        } else {
            try values.set(.object(variable), value, machine)
        }
    }
}

/// `contextvars.ContextVar`.
final class ContextVariableObject: PyObject {
    let name: StrObject
    /// `.undefined` if there is none.
    let defaultValue: Value

    init(_ name: StrObject, defaultValue: Value, type: TypeObject) {
        self.name = name
        self.defaultValue = defaultValue
        super.init(kind: .native, type: type)
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) { visit(defaultValue) }
}

/// `contextvars.Token`: what a variable was before it was set.
final class ContextTokenObject: PyObject {
    let variable: ContextVariableObject
    let context: ContextObject
    /// `.undefined` if the variable had no value.
    let oldValue: Value
    var isUsed = false

    init(_ variable: ContextVariableObject, in context: ContextObject, oldValue: Value, type: TypeObject) {
        self.variable = variable
        self.context = context
        self.oldValue = oldValue
        super.init(kind: .native, type: type)
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        visit(.object(variable))
        visit(.object(context))
        visit(oldValue)
    }
}

extension Machine {
    /// A copy of the current context for code that runs later; nil stands for one that is empty.
    public func captureContext() -> ContextObject? {
        guard let currentContext, !currentContext.isEmpty else { return nil }
        return currentContext.copy()
    }

    /// Nobody has set a variable here: the context is one that is made when it is first needed.
    @inlinable public var isContextEmpty: Bool { currentContext == nil }

    /// Code begins to run in a context; nil for one that is made when it is first needed.
    ///
    /// - Returns: what was current, for `leaveContext`.
    /// - Throws: RuntimeError if some code runs in it already.
    public func enterContext(_ context: ContextObject?) throws(Raise) -> ContextObject? {
        if let context { try enter(context) }
        let outer = currentContext
        currentContext = context
        return outer
    }

    /// Code has run in a context; answers it, since it may have been made meanwhile.
    public func leaveContext(_ outer: ContextObject?) -> ContextObject? {
        let context = currentContext
        context?.isEntered = false
        currentContext = outer
        return context
    }

    private func enter(_ context: ContextObject) throws(Raise) {
        if context.isEntered {
            throw error(
                .runtimeError, "cannot enter context: \(try repr(.object(context)).string) is already entered")
        }
        context.isEntered = true
    }

    /// The context that code runs in now.
    public func makeCurrentContext() -> ContextObject {
        if let currentContext { return currentContext }
        let made = makeContext()
        made.isEntered = true
        currentContext = made
        return made
    }

    public func makeContext() -> ContextObject { ContextObject(type: types.context) }

    /// The `context` argument of asyncio's functions: given, or what is current now.
    public func contextArgument(_ value: Value) throws(Raise) -> ContextObject? {
        if value.isUndefined || value.isNone { return captureContext() }
        guard case .object(let object) = value, let context = object as? ContextObject else {
            throw error(.typeError, "a context was expected, got \(try repr(value).string)")
        }
        return context
    }
}
