/// Exceptions that nobody can catch: of `__del__`, of a generator that is closed as it dies.
///
/// Python documentation: Library Reference, `sys.unraisablehook`.
extension Machine {
    /// Reports an exception where it goes no further: neither causes nor suggestions, one source line for each call.
    ///
    /// - Parameter object: where it comes from; None for nothing that has a name.
    /// - Parameter asksHook: whether `sys.unraisablehook` may be the program's own.
    /// - Parameter message: what comes before the object's repr.
    public func reportIgnored(
        _ exception: ExceptionObject, in object: Value, during message: String? = nil, asksHook: Bool = true
    ) {
        if asksHook, !isEnding, let hook = customHook("unraisablehook") {
            return callUnraisableHook(hook, exception, object)
        }
        let subject = object.isNone ? "" : reprOrFailure(object)
        reportIgnored(exception, heading: message.map { "\($0)\(subject):" } ?? "Exception ignored in: \(subject)")
    }

    /// The same with a first line that is known.
    func reportIgnored(_ exception: ExceptionObject, heading: String) {
        var text = heading + "\n"
        let style: TracebackEntry.Style = isEnding ? .none : .line
        if let traceback = exception.traceback {
            text += "Traceback (most recent call last):\n" + StackText(traceback, style: style).text
        } else if let current {
            // It was raised by what is built in: the call in progress stands for that.
            let index = current.pointee.pc - current.pointee.code.instructions - 1
            let here = TracebackObject(frame(of: current), instruction: index, next: nil)
            text += "Traceback (most recent call last):\n"
            if !isBetweenTurns { text += StackText(here, style: style).text }
        }
        writeError(text + "\(exceptionTypeName(exception)): \(exceptionMessage(exception))\n")
    }

    /// The program's own `sys.unraisablehook`; what it raises goes no further either.
    private func callUnraisableHook(_ hook: Value, _ exception: ExceptionObject, _ object: Value) {
        let fields: [(String, Value)] = [
            ("exc_type", .object(typeOf(.object(exception)))), ("exc_value", .object(exception)),
            ("exc_traceback", exception.traceback.map { .object($0) } ?? .none), ("err_msg", .none),
            ("object", object),
        ]
        do throws(Raise) {
            _ = try call(hook, [makeStructSequence("UnraisableHookArgs", module: "sys", fields)])
        } catch {
            if case .exception(let failure) = error { reportIgnored(failure, in: hook, asksHook: false) }
        }
    }

    /// Whether all source lines of a traceback can be had: when the interpreter goes down, only those of files seen before.
    public func canShow(_ exception: ExceptionObject) -> Bool {
        if !isEnding { return true }
        return StackText(exception.traceback, style: .none).files.isSubset(of: shownFiles)
    }

    /// Nothing that can still be got at holds an exception: the program is over.
    public func forgetExceptions() {
        handled = nil
        replacement = nil
    }

    private func reprOrFailure(_ object: Value) -> String {
        quietText { machine throws(Raise) in try machine.repr(object) } ?? "<object repr() failed>"
    }

    /// The innermost call runs an event loop, and no handle has its turn: CPython is in the code of its own that runs handles.
    var isBetweenTurns: Bool { locationFloor != 0 && UInt(bitPattern: current) == locationFloor }
}
