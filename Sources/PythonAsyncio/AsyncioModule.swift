import EventLoopModel
import PythonSyntax
import PythonVM

/// The native module `_asyncio`: what asyncio's Python part, in `Library`, is built on.
extension AsyncioHost {
    func defineModules() {
        defineFutureMethods()
        defineLoopMethods()
        machine.defineModule("_asyncio") { [unowned(unsafe) self] (_, module) throws(Raise) in fill(module) }
    }

    private func fill(_ module: ModuleObject) {
        types.setPublished(true)
        let classes: [(String, TypeObject)] = [
            ("Future", types.future), ("Task", types.task), ("Handle", types.handle),
            ("TimerHandle", types.timerHandle),
            ("AbstractEventLoop", types.abstractLoop), ("BaseEventLoop", types.baseLoop),
            ("EventLoop", types.loop), ("CancelledError", types.cancelledError),
            ("InvalidStateError", types.invalidStateError),
        ]
        for (name, type) in classes { module.namespace.set(machine.intern(name), .object(type)) }
        let bareYield = BareYieldObject(type: machine.makeNativeType("_BareYield", module: "_asyncio"))
        module.namespace.set(machine.intern("_bare_yield"), .object(bareYield))
        defineLoopFunctions(module)
        defineTaskFunctions(module)
        defineRefusal(module)
        defineNotes(module)
    }

    private func defineLoopFunctions(_ module: ModuleObject) {
        machine.defineFunction(module, "get_running_loop") { [unowned(unsafe) self] (machine, _) throws(Raise) in
            guard let loop = runningLoopObject else { throw machine.error(.runtimeError, "no running event loop") }
            return .object(loop)
        }
        machine.defineFunction(module, "_get_running_loop") { [unowned(unsafe) self] (_, _) throws(Raise) in
            runningLoopObject.map { .object($0) } ?? .none
        }
        // What a loop of the program's own says of itself, when it begins to run and when it has run.
        machine.defineFunction(module, "_set_running_loop", "loop, /") {
            [unowned(unsafe) self] (machine, arguments) throws(Raise) in
            guard !arguments[0].isNone else {
                runningLoop = nil
                runningLoopObject = nil
                return .none
            }
            guard let loop = arguments[0].object as? LoopObject else {
                throw machine.unsupportedFeature("a running loop that is no AbstractEventLoop")
            }
            if loop.isAbstract { loop.model.recordStart() }
            runningLoop = loop.model
            runningLoopObject = loop
            return .none
        }
        machine.defineFunction(module, "get_event_loop") { [unowned(unsafe) self] (_, _) throws(Raise) in
            try currentLoop()
        }
        defineSleep(module)
    }

    private func defineSleep(_ module: ModuleObject) {
        // A future and its timer in one; None where someone could see the timer or the function that it calls.
        machine.defineFunction(module, "_begin_sleep", "delay, result, /") {
            [unowned(unsafe) self] (machine, arguments) throws(Raise) in
            guard let loop = runningLoopObject else { throw machine.error(.runtimeError, "no running event loop") }
            guard loop.overrides.isEmpty, !loop.isDebug, !machine.recordsLibraryLines else { return .none }
            let future = SleepingFuture(loop, arguments[1], type: types.future)
            let when = try loop.model.callLater(
                try seconds(arguments[0]), .sleep(future), for: loop.model.currentTask)
            // For people who ask what a task waits for.
            future.futureCore.meaning = .sleep(until: when)
            return .object(future)
        }
        machine.defineFunction(module, "_end_sleep", "future, /") {
            [unowned(unsafe) self] (machine, arguments) throws(Raise) in
            guard let future = arguments[0].object as? SleepingFuture else {
                throw machine.error(.typeError, "not the future of a sleep")
            }
            future.eventLoop.cancel(.sleep(future))
            if case .object = future.wanted { try clearInside { future.clear() } }
            return .none
        }
        // A future, and the timer that completes it by calling `end` with both arguments.
        machine.defineFunction(module, "_begin_sleep_with_timer", "delay, result, end, /") {
            [unowned(unsafe) self] (machine, arguments) throws(Raise) in
            guard let loop = runningLoopObject else { throw machine.error(.runtimeError, "no running event loop") }
            if !loop.overrides.isEmpty { return try sleepByOwnMethods(loop, arguments[0], arguments[1], arguments[2]) }
            let future = FutureObject(loop, type: types.future)
            let handle = HandleObject(
                arguments[2], [.object(future), arguments[1]], nil, loop, type: types.timerHandle)
            if loop.isDebug {
                noteOrigin(of: future, loop, caller: .library("asyncio/base_events.py", "create_future"))
                noteOrigin(of: handle, loop, limit: 7)
            }
            try loop.model.callLater(try seconds(arguments[0]), .object(handle), for: loop.model.currentTask)
            future.futureCore.meaning = .sleep(until: handle.handleCore.when)
            return .object(TupleObject([.object(future), .object(handle)]))
        }
    }

    /// `_refuse(what)`: the model does not run this.
    private func defineRefusal(_ module: ModuleObject) {
        machine.defineFunction(module, "_refuse", "what, /") { (machine, arguments) throws(Raise) in
            throw machine.unsupportedFeature(try machine.str(arguments[0]).string)
        }
    }

    /// `asyncio.isfuture`: a future, or something of another class that behaves like one.
    func isFuture(_ value: Value) throws(Raise) -> Bool {
        guard case .object(let object) = value else { return false }
        if object.kind == .generator { return false }
        if object is FutureObject { return true }
        let name = machine.intern("_asyncio_future_blocking")
        // Its class may be a pretended one (`__class__`).
        let type = try machine.attribute(value, machine.intern("__class__"))
        guard try !machine.optionalAttribute(type, name).isUndefined else { return false }
        return try !machine.attribute(value, name).isNone
    }

    private func canBeAwaited(_ value: Value) -> Bool {
        value.object is FutureObject || isCoroutine(value)
            || !machine.typeOf(value).lookup(machine.intern("__await__")).isUndefined
    }

    /// The loop that is meant where None stands for the running one.
    private func loopOrRunning(_ value: Value) throws(Raise) -> Value {
        guard value.isNone || value.isUndefined else { return value }
        guard let running = runningLoopObject else { throw machine.error(.runtimeError, "no running event loop") }
        return .object(running)
    }

    /// The task that a loop runs at this moment; it may be one of the program's own making.
    private func currentTask(of loop: Value) -> Value {
        if let entered = enteredTasks.first(where: { $0.loop.isIdentical(to: loop) }) { return entered.task }
        return (loop.object as? LoopObject)?.model.currentTask.map { .object($0) } ?? .none
    }

    /// The running loop, or the one that the policy has.
    func currentLoop() throws(Raise) -> Value {
        if let running = runningLoopObject { return .object(running) }
        let events = try machine.module(named: "asyncio.events")
        let policy = try machine.call(events.namespace.get(machine.intern("get_event_loop_policy")), [])
        return try machine.call(try machine.attribute(policy, machine.intern("get_event_loop")), [])
    }

    private func defineTaskFunctions(_ module: ModuleObject) {
        machine.defineFunction(module, "current_task", "loop=None") {
            [unowned(unsafe) self] (_, arguments) throws(Raise) in
            currentTask(of: try loopOrRunning(arguments[0]))
        }
        machine.defineFunction(module, "_makes_tasks_its_own_way", "loop, /") { (_, arguments) throws(Raise) in
            .bool((arguments[0].object as? LoopObject)?.overrides.contains(.createTask) ?? true)
        }
        machine.defineFunction(module, "_enter_task", "loop, task") {
            [unowned(unsafe) self] (machine, arguments) throws(Raise) in
            let current = currentTask(of: arguments[0])
            guard current.isNone else {
                throw machine.error(
                    .runtimeError,
                    "Cannot enter into task \(try machine.repr(arguments[1]).string) while another task \(try machine.repr(current).string) is being executed."
                )
            }
            enteredTasks.append((arguments[0], arguments[1]))
            return .none
        }
        machine.defineFunction(module, "_leave_task", "loop, task") {
            [unowned(unsafe) self] (machine, arguments) throws(Raise) in
            let current = currentTask(of: arguments[0])
            guard current.isIdentical(to: arguments[1]) else {
                throw machine.error(
                    .runtimeError,
                    "Leaving task \(try machine.repr(arguments[1]).string) does not match the current task \(try machine.repr(current).string)."
                )
            }
            enteredTasks.removeAll { $0.loop.isIdentical(to: arguments[0]) }
            return .none
        }
        machine.defineFunction(module, "all_tasks", "loop=None") {
            [unowned(unsafe) self] (machine, arguments) throws(Raise) in
            let loop = try loopOrRunning(arguments[0]).object as? LoopObject
            // A set of tasks is met in the order of their creation.
            let tasks = SetObject()
            for task in loop?.model.allTasks ?? [] { try tasks.add(.object(task), machine) }
            return .object(tasks)
        }
        machine.defineFunction(module, "iscoroutine", "obj, /") { [unowned(unsafe) self] (_, arguments) throws(Raise) in
            .bool(isCoroutine(arguments[0]))
        }
        machine.defineFunction(module, "isfuture", "obj, /") { [unowned(unsafe) self] (_, arguments) throws(Raise) in
            .bool(try isFuture(arguments[0]))
        }
        machine.defineFunction(module, "iscoroutinefunction", "func, /") {
            [unowned(unsafe) self] (machine, arguments) throws(Raise) in
            if machine.isCoroutineFunction(arguments[0]) { return .bool(true) }
            // Partials, and what is marked as one: nothing can be before `inspect` or `functools` are imported.
            guard machine.modules["inspect"] != nil || !partialFunction(arguments[0]).isUndefined else {
                return .bool(false)
            }
            let inspect = try machine.module(named: "inspect")
            return try machine.call(inspect.namespace.get(machine.intern("iscoroutinefunction")), [arguments[0]])
        }
        machine.defineFunction(module, "_ensure_future", "obj, loop, /") {
            [unowned(unsafe) self] (_, arguments) throws(Raise) in
            // What can't be awaited is refused before a loop is looked for.
            if arguments[1].isNone, !canBeAwaited(arguments[0]) { throw notAwaitable() }
            return try ensureFuture(arguments[0], try loop(arguments[1])).0
        }
        machine.defineFunction(module, "_coroutine", "func, /") { (machine, arguments) throws(Raise) in
            try machine.markIterableCoroutine(arguments[0])
            return arguments[0]
        }
    }
}
