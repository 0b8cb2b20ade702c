/// The containers whose repr is being made: one that is met again inside of itself is shown as `[...]`.
struct ReprGuard {
    private var active: [ObjectIdentifier] = []

    /// Whether the object is not being shown already; then `leave` must follow.
    mutating func enter(_ object: PyObject) -> Bool {
        let identifier = ObjectIdentifier(object)
        if active.contains(identifier) { return false }
        active.append(identifier)
        return true
    }

    mutating func leave() { _ = active.popLast() }
}

extension Machine {
    /// The repr of a container, or `nested` if it is part of itself.
    /// - Throws: RecursionError, and what the elements' `__repr__` raises.
    func guardedRepr(
        _ object: PyObject, nested: StaticString, _ body: (inout StrBuilder) throws(Raise) -> Void
    ) throws(Raise) -> StrObject {
        var builder = StrBuilder()
        guard reprGuard.enter(object) else {
            builder.append(nested)
            return builder.finish()
        }
        defer { reprGuard.leave() }
        try enterNative(" while getting the repr of an object")
        defer { leaveNative() }
        try body(&builder)
        return builder.finish()
    }

    /// Appends the reprs of values, with commas between them.
    func appendReprs(_ values: ContiguousArray<Value>, to builder: inout StrBuilder) throws(Raise) {
        for (index, value) in values.enumerated() {
            if index > 0 { builder.append(", ") }
            builder.append(try repr(value))
        }
    }
}
