/// `atexit` (Library Reference, "atexit").
extension Machine {
    func fillAtexit(_ module: ModuleObject) {
        module.isOurs = true
        let register = BuiltinFunctionObject("register") { (machine, arguments) throws(Raise) in
            guard arguments.count > 0 else {
                throw machine.error(.typeError, "register() takes at least 1 argument (0 given)")
            }
            if !machine.isCallable(arguments[0]) {
                throw machine.error(.typeError, "the first argument must be callable")
            }
            var keywords: [(String, Value)] = []
            for (offset, key) in (arguments.keywords?.elements ?? []).enumerated() {
                keywords.append((key.str?.string ?? "", arguments[arguments.count + offset]))
            }
            machine.exitCalls.append(
                ExitCall(
                    function: arguments[0], arguments: Array(arguments.positional.dropFirst()), keywords: keywords))
            return arguments[0]
        }
        register.module = module
        module.namespace.set(intern("register"), .object(register))
        defineFunction(module, "unregister", "func, /") { (machine, arguments) throws(Raise) in
            var kept: [ExitCall] = []
            for call in machine.exitCalls where !(try machine.isEqual(call.function, arguments[0])) {
                kept.append(call)
            }
            machine.exitCalls = kept
            return .none
        }
        defineFunction(module, "_run_exitfuncs") { (machine, _) throws(Raise) in
            try machine.runExitCalls()
            return .none
        }
        defineFunction(module, "_clear") { (machine, _) throws(Raise) in
            machine.exitCalls = []
            return .none
        }
        defineFunction(module, "_ncallbacks") { (machine, _) throws(Raise) in .int(machine.exitCalls.count) }
    }

    /// What was registered is called, the last one first; exceptions are reported and go no further.
    public func runExitCalls() throws(Raise) {
        // What is registered meanwhile comes too late.
        while let call = exitCalls.popLast() {
            let waiting = exitCalls.count
            defer { exitCalls.removeLast(max(exitCalls.count - waiting, 0)) }
            do throws(Raise) {
                _ = try self.call(call.function, call.arguments, keywords: call.keywords)
            } catch {
                guard case .exception(let exception) = error else { throw error }
                reportIgnored(exception, in: call.function, during: "Exception ignored in atexit callback ")
            }
            try settle()
        }
    }
}

/// A call that is due at the end of the program.
struct ExitCall {
    let function: Value
    let arguments: [Value]
    let keywords: [(String, Value)]
}
