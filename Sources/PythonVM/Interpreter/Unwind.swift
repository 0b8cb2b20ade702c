import Trace

/// Raising, and finding who catches.
extension Machine {
    /// Looks for the handler of an exception, from the innermost activation outward to `entry`.
    ///
    /// - Parameter activation: where the exception was raised; the one that handles it when this returns.
    /// - Parameter keepsTraceback: the exception is raised again, and its traceback knows this activation already.
    /// - Returns: the handler's first instruction; nil if the exception leaves `entry`.
    func unwind(
        _ activation: inout ActivationPointer, pc: UnsafeMutablePointer<Instruction>, entry: ActivationPointer,
        _ raise: Raise, keepsTraceback: Bool
    ) -> UnsafeMutablePointer<Instruction>? {
        guard case .exception(var exception) = raise else {
            leaveAll(activation, through: entry)
            return nil
        }
        var next = pc
        var addsEntry = !keepsTraceback
        if addsEntry, exception.traceback == nil {
            activation.pointee.pc = pc
            recordException(.exceptionRaised, exception)
        }
        while true {
            let code = activation.pointee.code
            // -1 in a generator that was thrown into before it began: no handler covers that.
            let index = next - code.instructions - 1
            if addsEntry {
                exception.traceback = TracebackObject(
                    frame(of: activation), instruction: index, next: exception.traceback)
            }
            for handler in code.handlers where handler.start <= index && index < handler.end {
                releaseTemporaries(of: activation, from: handler.firstFreeRegister, next)
                let registers = activation.registers
                registers[handler.register] = .object(exception)
                return code.instructions + handler.target
            }
            let caller = activation.pointee.caller
            let isEntry = activation == entry
            let isAwaited = activation.pointee.returns == .delegate
            releaseTemporaries(of: activation, from: 0, next)
            if index < 0 {
                // What is thrown into one that never began goes out as it is, and leaves its frame at the first line of the body.
                activation.pointee.pc = code.instructions + 1
            } else if code.flavor != .plain {
                exception = leavingGenerator(code.flavor, exception)
            }
            leave(activation)
            if isEntry {
                // `execute` throws what it caught; a replacement takes the place of the original.
                if case .exception(let original) = raise, original !== exception { replacement = exception }
                return nil
            }
            guard let caller else { return nil }
            if isAwaited, endsDelegation(of: caller, exception) {
                activation = caller
                return caller.pointee.pc
            }
            activation = caller
            next = caller.pointee.pc
            addsEntry = true
        }
    }

    /// Values that an expression had in the making die where the exception was raised, the last one first.
    @inline(__always)
    private func releaseTemporaries(
        of activation: ActivationPointer, from first: Int, _ pc: UnsafeMutablePointer<Instruction>
    ) {
        let code = activation.pointee.code
        let registers = activation.registers
        for register in (max(first, code.localNames.count)..<max(code.registerCount, code.localNames.count)).reversed()
        where register >= first {
            registers[register] = .undefined
        }
        if finalizers.isPending { finalizeWhileUnwinding(activation, pc) }
    }

    /// What a call leaves behind that Swift made: it dies before Swift goes on.
    @inline(never)
    func finalizeAfterReturn(to caller: ActivationPointer?) {
        current = caller
        let location = finishedLocation
        do throws(Raise) { try runFinalizers() } catch { ticks = 0 }
        finishedLocation = location
    }

    @inline(never)
    private func finalizeWhileUnwinding(_ activation: ActivationPointer, _ pc: UnsafeMutablePointer<Instruction>) {
        let saved = current
        current = activation
        // Only a stop can come of it, and that is noticed at the next look at the outside.
        do throws(Raise) { try runFinalizers(activation, pc) } catch { ticks = 0 }
        current = saved
    }

    /// StopIteration that leaves a generator becomes RuntimeError (PEP 479).
    private func leavingGenerator(
        _ flavor: CodeObject.Flavor, _ exception: ExceptionObject
    ) -> ExceptionObject {
        let type = typeOf(.object(exception))
        let name: String
        if type.isSubtype(of: types[.stopIteration]) {
            name = "StopIteration"
        } else if flavor == .asyncGenerator, type.isSubtype(of: types[.stopAsyncIteration]) {
            name = "StopAsyncIteration"
        } else {
            return exception
        }
        let kind =
            switch flavor {
            case .coroutine: "coroutine"
            case .asyncGenerator: "async generator"
            default: "generator"
            }
        let error = makeException(.runtimeError, "\(kind) raised \(name)")
        error.cause = exception
        error.context = exception
        error.suppressesContext = true
        return error
    }

    /// The machine stops: every activation up to `entry` goes, nothing of Python runs.
    private func leaveAll(_ activation: ActivationPointer, through entry: ActivationPointer) {
        var link: ActivationPointer? = activation
        while let current = link {
            let caller = current.pointee.caller
            leave(current)
            if current == entry { return }
            link = caller
        }
    }

    // MARK: Raising

    /// The exception that `raise value [from cause]` raises.
    func raising(_ value: Value, cause: Value) throws(Raise) -> Raise {
        let exception = try exceptionInstance(value, otherwise: "exceptions must derive from BaseException")
        if !cause.isUndefined {
            exception.cause =
                cause.isNone
                ? nil : try exceptionInstance(cause, otherwise: "exception causes must derive from BaseException")
            exception.suppressesContext = true
        }
        setContext(exception)
        return .exception(exception)
    }

    /// An exception, or a new instance of an exception class.
    private func exceptionInstance(_ value: Value, otherwise message: String) throws(Raise) -> ExceptionObject {
        if let exception = value.exception { return exception }
        if let type = value.type, type.isSubtype(of: types[.baseException]) {
            let made = try construct(type, Arguments(base: nothing, count: 0))
            if let exception = made.exception { return exception }
            throw error(
                .typeError,
                "calling <class '\(type.name)'> should have returned an instance of BaseException, not \(typeName(made))"
            )
        }
        throw error(.typeError, message)
    }

    /// What is being handled becomes the context, without making a circle.
    func setContext(_ exception: ExceptionObject) {
        guard let handled = handled === exception ? handledByThrower(exception) : handled, handled !== exception else {
            return
        }
        // A circle that the program has made itself, `error.__context__ = error`, stays: `slow` goes half as fast, and is met in it.
        var link = handled
        var slow = handled
        var isEven = true
        while let context = link.context {
            if context === exception {
                link.context = nil
                break
            }
            link = context
            if link === slow { break }
            if !isEven, let next = slow.context { slow = next }
            isEven.toggle()
        }
        exception.context = handled
    }

    public func makeException(_ kind: ErrorKind, _ message: String) -> ExceptionObject {
        ExceptionObject(type: types[kind], arguments: TupleObject([string(message)]))
    }

    public func error(_ kind: ErrorKind, _ message: String) -> Raise {
        let exception = makeException(kind, message)
        setContext(exception)
        return .exception(exception)
    }

    public func error(_ kind: ErrorKind, arguments: [Value]) -> Raise {
        let exception = ExceptionObject(type: types[kind], arguments: TupleObject(arguments))
        setContext(exception)
        return .exception(exception)
    }

    /// Whether a raise is an exception of a built-in class.
    public func catches(_ raise: Raise, _ kind: ErrorKind) -> Bool {
        guard case .exception(let exception) = raise else { return false }
        return typeOf(.object(exception)).isSubtype(of: types[kind])
    }

    /// Whether `except types:` takes an exception (Reference, "except clause").
    func matches(_ exception: Value, _ filter: Value) throws(Raise) -> Bool {
        let message = "catching classes that do not inherit from BaseException is not allowed"
        if let tuple = filter.tuple {
            for element in tuple.elements where !isExceptionClass(element) { throw error(.typeError, message) }
        } else if !isExceptionClass(filter) {
            throw error(.typeError, message)
        }
        return isException(exception, of: filter)
    }

    func isExceptionClass(_ value: Value) -> Bool { value.type?.isSubtype(of: types[.baseException]) ?? false }

    /// Whether an exception is of a class, or of one in a tuple. What `isinstance` would say does not matter.
    func isException(_ exception: Value, of filter: Value) -> Bool {
        if let tuple = filter.tuple { return tuple.elements.contains { isException(exception, of: $0) } }
        guard let type = filter.type else { return false }
        return typeOf(exception).isSubtype(of: type)
    }

    func exitWithException(_ method: UnsafeMutablePointer<Value>, _ exception: Value) throws(Raise) -> Value {
        let traceback = exception.exception?.traceback.map { Value.object($0) } ?? .none
        let type = Value.object(typeOf(exception))
        let arguments = method[1].isUndefined ? [type, exception, traceback] : [method[1], type, exception, traceback]
        return try call(method[0], arguments)
    }

    /// Notes where a frame says that it was left, should the exception leave it.
    @inline(never)
    func noteReraise(
        _ activation: ActivationPointer, _ pc: UnsafeMutablePointer<Instruction>, _ exception: ExceptionObject,
        _ place: Int
    ) {
        activation.pointee.pc = pc
        let frame = activation.pointee.frame?.takeUnretainedValue()
        if place == Instruction.LeftAt.origin, let entry = exception.traceback, entry.frame === frame {
            activation.pointee.pc = activation.pointee.code.instructions + entry.instruction + 1
        }
    }

    /// A bare `raise` outside of any handler; unlike what it raises otherwise, this exception begins here.
    func nothingToReraise(_ activation: ActivationPointer, _ pc: UnsafeMutablePointer<Instruction>) -> Raise {
        let exception = makeException(.runtimeError, "No active exception to reraise")
        let index = pc - activation.pointee.code.instructions - 1
        exception.traceback = TracebackObject(frame(of: activation), instruction: index, next: nil)
        return .exception(exception)
    }

    // MARK: Variables that are not bound

    func unboundLocal(_ activation: ActivationPointer, _ register: Int) -> Raise {
        let names = activation.pointee.code.localNames
        let name = register < names.count ? names[register].string : "?"
        let exception = makeException(
            .unboundLocalError, "cannot access local variable '\(name)' where it is not associated with a value")
        setContext(exception)
        return .exception(exception)
    }

    func unboundCell(_ activation: ActivationPointer, _ register: Int) -> Raise {
        let code = activation.pointee.code
        if let variable = code.freeVariables.first(where: { $0.register == register }) {
            return nameError(
                variable.name,
                "cannot access free variable '\(variable.name.string)' where it is not associated with a value in enclosing scope"
            )
        }
        return unboundLocal(activation, register)
    }

    // MARK: Trace

    func recordException(_ kind: EventKind, _ exception: ExceptionObject) {
        guard let trace, location != 0 else { return }
        record(kind, b: trace.text(exceptionLine(exception)))
    }

    /// Finalizers that are due at an instruction boundary.
    @inline(never)
    func runFinalizers(
        _ activation: ActivationPointer, _ pc: UnsafeMutablePointer<Instruction>
    ) throws(Raise) {
        activation.pointee.pc = pc
        let value = sent
        try runFinalizers()
        sent = value
        current = activation
    }
}
