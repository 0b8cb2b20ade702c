/// `_threads`: what `_thread` and `threading`, in Python, are built on.
extension Machine {
    func fillThreads(_ module: ModuleObject) {
        defineFunction(module, "start", "name, function, args, /") { (machine, arguments) throws(Raise) in
            let thread = try machine.threads.start(
                arguments[1], Array(try machine.elements(arguments[2])), name: try machine.str(arguments[0]).string)
            return .int(thread.number)
        }
        // Waits for `wake`, or until a time in nanoseconds; answers whether it was woken.
        defineFunction(module, "wait", "what, deadline, /") { (machine, arguments) throws(Raise) in
            var deadline: Int?
            if case .int(let time) = arguments[1] { deadline = time }
            switch try machine.threads.wait(until: deadline, for: try machine.str(arguments[0]).string) {
            case .woken: return .bool(true)
            case .timedOut: return .bool(false)
            case .never: throw machine.threadDeadlock()
            }
        }
        defineFunction(module, "wake", "thread, /") { (machine, arguments) throws(Raise) in
            machine.threads.wake(try machine.cIntArgument(arguments[0]))
            return .none
        }
        defineFunction(module, "refuse", "what, /") { (machine, arguments) throws(Raise) in
            throw machine.unsupported(try machine.str(arguments[0]).string)
        }
        defineFunction(module, "current") { (machine, _) throws(Raise) in .int(machine.threads.current.number) }
        defineFunction(module, "now") { (machine, _) throws(Raise) in .int(machine.onReadClock(false)) }
        defineFunction(module, "count") { (machine, _) throws(Raise) in .int(machine.threads.count) }
        defineFunction(module, "rename", "name, /") { (machine, arguments) throws(Raise) in
            machine.threads.current.name = try machine.str(arguments[0]).string
            return .none
        }
    }

    /// No thread can ever go on.
    public func threadDeadlock() -> Raise {
        stop(.deadlock("deadlock: no thread can go on: \(threads.waitTexts().joined(separator: "; "))"))
    }

    /// `time.sleep`.
    func sleep(nanoseconds: Int) throws(Raise) {
        if !hasThreads { return onSleep(nanoseconds) }
        if nanoseconds == 0 { return try threads.giveWay() }
        if try threads.wait(nanoseconds: nanoseconds, for: "time.sleep() to end", isSleep: true) == .never {
            throw stop(.deadlock("deadlock: no thread can go on"))
        }
    }
}
