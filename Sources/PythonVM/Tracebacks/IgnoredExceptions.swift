/// Exceptions that nobody can catch: of `__del__`, of a generator that is closed as it dies.
///
/// Python documentation: Library Reference, `sys.unraisablehook`.
extension Machine {
    /// Reports an exception where it goes no further: neither causes nor suggestions, one source line for each call.
    ///
    /// - Parameter object: where it comes from; None for nothing that has a name.
    public func reportIgnored(_ exception: ExceptionObject, in object: Value) {
        var text = "Exception ignored in: \(object.isNone ? "" : reprOrFailure(object))\n"
        let style: TracebackEntry.Style = isEnding ? .none : .line
        if let traceback = exception.traceback {
            text += "Traceback (most recent call last):\n" + StackText(traceback, style: style).text
        } else if let current {
            // It was raised by what is built in: the call in progress stands for that.
            let index = current.pointee.pc - current.pointee.code.instructions - 1
            let here = TracebackObject(current, instruction: index, next: nil)
            text += "Traceback (most recent call last):\n"
            if !isBetweenTurns { text += StackText(here, style: style).text }
        }
        writeError(text + "\(exceptionTypeName(exception)): \(exceptionMessage(exception))\n")
    }

    /// An exception that passed through code which CPython has in Python and this library in Swift: it has a traceback,
    /// though nothing of it is shown.
    public func throughLibrary(_ exception: ExceptionObject) -> ExceptionObject {
        exception.traceback = TracebackObject(code: libraryCode, globals: builtins, next: exception.traceback)
        return exception
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
