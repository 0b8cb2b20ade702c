import EventLoopModel
import PythonVM
import Trace

/// The methods of an event loop (Library Reference, "Event Loop Methods").
extension AsyncioHost {
    func defineLoopMethods() {
        for type in [types.abstractLoop, types.baseLoop, types.loop] {
            machine.defineRawConstructor(type) { [unowned(unsafe) self] (machine, type, arguments) throws(Raise) in
                // A subclass may take what it likes: its `__init__` looks at the arguments.
                if !type.isUserDefined, arguments.count > 0 {
                    throw machine.error(
                        .typeError,
                        "\(type.name).__init__() takes 1 positional argument but \(arguments.count + 1) were given")
                }
                let loop = LoopObject(self, type: type)
                if !loop.isAbstract { loop.isDebug = try isDebugMode() }
                return .object(loop)
            }
        }
        defineRunning()
        defineCallbacks()
        defineCreation()
        defineExceptionHandling()
        defineAsyncGeneratorHooks()
        defineExecutors()
        defineDebugMethods()
        defineHandleMethods()
        defineNetworkMethods()
        defineLoopInspection()
        refuseTheOthers()
        defineAbstractMethods()
        noteOwnMethods()
    }

    /// What a new loop's debug mode is: a program may ask for it in its environment.
    private func isDebugMode() throws(Raise) -> Bool {
        guard machine.modules["os"] != nil || machine.modules["asyncio.coroutines"] != nil else { return false }
        let module = try machine.module(named: "asyncio.coroutines")
        return try machine.isTrue(try machine.call(module.namespace.get(machine.intern("_is_debug_mode")), []))
    }

    /// What else CPython's loops can do: refused by name, where it is called.
    private func refuseTheOthers() {
        let others = [
            "add_reader", "add_signal_handler", "add_writer", "connect_accepted_socket", "connect_read_pipe",
            "connect_write_pipe", "remove_reader", "remove_signal_handler", "remove_writer", "sendfile", "sock_accept",
            "sock_connect", "sock_recv", "sock_recv_into", "sock_recvfrom",
            "sock_recvfrom_into", "sock_sendall", "sock_sendfile", "sock_sendto", "start_tls", "subprocess_exec",
            "subprocess_shell",
        ]
        for name in others where types.baseLoop.lookup(machine.intern(name)).isUndefined {
            machine.define(types.baseLoop, name) { (machine, _) throws(Raise) in
                throw machine.unsupportedFeature("loop.\(name)()")
            }
        }
    }

    func loopObject(_ value: Value) throws(Raise) -> LoopObject {
        if case .object(let object) = value, let loop = object as? LoopObject { return loop }
        throw machine.error(.typeError, "descriptor requires an event loop but received '\(machine.typeName(value))'")
    }

    // MARK: Running and stopping

    private func defineRunning() {
        let type = types.baseLoop
        machine.defineMethod(type, "run_forever") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            let loop = try loopObject(receiver)
            // A loop that can't be run leaves none running, not even the one that was.
            if loop.model.isClosed || runningLoop != nil {
                defer { stopRunning(loop) }
                try loop.model.checkCanRun()
            }
            try running(loop) { () throws(Raise) in
                if try loop.model.runForever() == .deadlock { throw deadlock() }
            }
            return .none
        }
        machine.defineMethod(type, "run_until_complete", "future, /") {
            [unowned(unsafe) self] (machine, receiver, arguments) throws(Raise) in
            let loop = try loopObject(receiver)
            if loop.model.isClosed || runningLoop != nil {
                let failure = makeFailure(
                    loop.model.isClosed ? .loopClosed : loop.model.isRunning ? .loopAlreadyRunning : .anotherLoopRunning
                )
                machine.pass(failure.exception, through: .runUntilComplete, locals: [receiver, arguments[0]])
                throw unwinding(raising: PythonFailure(failure.exception))
            }
            let (value, isOwn) = try ensureFuture(arguments[0], loop)
            guard let future = value.object as? FutureObject, !future.overridesCallbacks else {
                let module = try machine.module(named: "asyncio.base_events")
                return try machine.call(
                    module.namespace.get(machine.intern("run_until_complete")), [receiver, value, .bool(isOwn)])
            }
            let outer = mainTask
            mainTask = future.asTask
            defer { mainTask = outer }
            do throws(Raise) {
                try running(loop) { () throws(Raise) in
                    if try loop.model.runUntilComplete(future, isOwn: isOwn) == .deadlock { throw deadlock() }
                }
                return try future.result()
            } catch {
                if case .exception(let exception) = error {
                    machine.pass(exception, through: .runUntilComplete, locals: [receiver, value])
                }
                throw error
            }
        }
        machine.defineMethod(type, "stop") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            try loopObject(receiver).model.stop()
            return .none
        }
        machine.defineMethod(type, "close") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            let loop = try loopObject(receiver)
            if loop.isDebug, !loop.model.isClosed, !loop.model.isRunning, machine.modules["logging"] != nil {
                let module = try machine.module(named: "asyncio.base_events")
                _ = try machine.call(module.namespace.get(machine.intern("_log_close")), [receiver])
            }
            try loop.model.close()
            // Sockets that nobody has closed go with it.
            loop.poller = .none
            loop.closeSelfPipe()
            return .none
        }
        machine.defineMethod(type, "is_running") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            .bool(try loopObject(receiver).model.isRunning)
        }
        machine.defineMethod(type, "is_closed") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            .bool(try loopObject(receiver).model.isClosed)
        }
        machine.defineMethod(type, "time") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            .float(environment.loopTime())
        }
        machine.defineMethod(type, "__repr__") { [unowned(unsafe) self] (machine, receiver, _) throws(Raise) in
            let loop = try loopObject(receiver)
            return machine.string(
                "<\(machine.typeName(receiver)) running=\(loop.model.isRunning ? "True" : "False") closed=\(loop.model.isClosed ? "True" : "False") debug=\(loop.isDebug ? "True" : "False")>"
            )
        }
    }

    /// What `run_forever` leaves behind, however it ends.
    private func stopRunning(_ loop: LoopObject) {
        loop.model.endRunning()
        loop.thread = nil
        runningLoop = nil
        runningLoopObject = nil
    }

    /// Runs a loop; meanwhile it is the running one.
    func running(_ loop: LoopObject, _ body: () throws(Raise) -> Void) throws(Raise) {
        let outer = runningLoopObject
        runningLoopObject = loop
        loop.lookForOwnMethods()
        let thread = loop.thread
        loop.thread = machine.threads.current.number
        defer {
            runningLoopObject = outer
            loop.thread = thread
        }
        try tracking(loop) { () throws(Raise) in
            try hooked(loop) { () throws(Raise) in try inside(.runHandle, body) }
        }
    }

    /// Nothing can ever run again: CPython would wait for ever.
    func deadlock() -> Raise {
        let others = machine.threads.waitTexts(includesMain: false)
        let texts = [DeadlockText(self, runningLoopObject?.model.allTasks ?? []).text] + others
        return machine.stop(.deadlock("deadlock: " + texts.joined(separator: "; ") + listeningText))
    }

    // MARK: Callbacks and timers

    private func defineCallbacks() {
        defineScheduling("call_soon", leading: 0) { (loop, _, handle) throws(Raise) in
            try loop.model.callSoon(.object(handle))
        }
        defineScheduling("call_soon_threadsafe", leading: 0) { [unowned(unsafe) self] (loop, _, handle) throws(Raise) in
            try loop.model.callSoon(.object(handle))
            wake(loop)
        }
        defineScheduling("call_later", leading: 1) { [unowned(unsafe) self] (loop, delay, handle) throws(Raise) in
            if delay.object is StrObject {
                throw machine.error(
                    .typeError, "unsupported operand type(s) for +: 'float' and '\(machine.typeName(delay))'")
            }
            try loop.model.callLater(try seconds(delay), .object(handle), for: sleeper(handle))
        }
        defineScheduling("call_at", leading: 1) { [unowned(unsafe) self] (loop, when, handle) throws(Raise) in
            if when.isNone { throw machine.error(.typeError, "when cannot be None") }
            if case .float = when {} else { handle.givenWhen = when }
            try loop.model.callAt(try seconds(when), .object(handle), for: sleeper(handle))
        }
    }

    /// `call_soon(callback, *args, context=None)` and its kin, with a time before the callback or none.
    private func defineScheduling(
        _ name: String, leading: Int, _ schedule: @escaping (LoopObject, Value, HandleObject) throws(Raise) -> Void
    ) {
        let leadingName = name == "call_at" ? "when" : "delay"
        let isThreadsafe = name == "call_soon_threadsafe"
        let isSoon = name == "call_soon"
        machine.define(types.baseLoop, name) { [unowned(unsafe) self] (machine, arguments) throws(Raise) in
            let loop = try loopObject(arguments[0])
            guard arguments.count > 1 + leading else {
                let missing = leading == 0 || arguments.count > 1 ? ["callback"] : [leadingName, "callback"]
                let list = missing.map { "'\($0)'" }.joined(separator: " and ")
                throw machine.error(
                    .typeError,
                    "BaseEventLoop.\(name)() missing \(missing.count) required positional argument\(missing.count > 1 ? "s" : ""): \(list)"
                )
            }
            var context = Value.undefined
            if let keywords = arguments.keywords {
                for key in keywords.elements.compactMap({ $0.object as? StrObject }).map(\.string)
                where key != "context" {
                    throw machine.error(
                        .typeError, "BaseEventLoop.\(name)() got an unexpected keyword argument '\(key)'")
                }
                context = arguments.keyword("context")
            }
            let callback = arguments[1 + leading]
            if loop.isDebug {
                if !isThreadsafe { try checkThread(loop) }
                try checkCallback(callback, name == "call_later" ? "call_at" : name)
            }
            let rest = arguments.positional(from: 2 + leading)
            let handle = HandleObject(
                callback, rest, try machine.contextArgument(context), loop,
                type: leading == 0 ? types.handle : types.timerHandle,
                isHousekeeping: isThreadsafe && isChain(callback) || isStopCallback(callback))
            // CPython notes ten calls, of which the last two or three are its own.
            if loop.isDebug { noteOrigin(of: handle, loop, limit: name == "call_later" ? 7 : 8) }
            if isSoon, callback.object?.kind == .native, try queueTask(of: handle, on: loop) { return .object(handle) }
            if leading == 1, let ownTimer = try callLaterByOwnMethods(loop, name, arguments) { return ownTimer }
            try schedule(loop, leading == 0 ? .none : arguments[1], handle)
            return .object(handle)
        }
    }

    func checkCallback(_ callback: Value, _ method: String) throws(Raise) {
        if isCoroutine(callback) || machine.isCoroutineFunction(callback) {
            throw machine.error(.typeError, "coroutines cannot be used with \(method)()")
        }
        if !machine.isCallable(callback) {
            throw machine.error(
                .typeError,
                "a callable object was expected by \(method)(), got \(try machine.repr(callback).string)")
        }
    }

    func seconds(_ value: Value) throws(Raise) -> Double {
        switch value {
        case .int(let number): return Double(number)
        case .float(let number): return number
        case .bool(let flag): return flag ? 1 : 0
        case .none: throw machine.error(.typeError, "delay must not be None")
        default: return try machine.double(value)
        }
    }

    /// The task that a timer of the library's own will wake: asyncio's sleep and timeouts set theirs for the task that runs.
    private func sleeper(_ handle: HandleObject) -> TaskObject? {
        guard machine.isLibraryCode || isLibraryPrivate(handle.function) else { return nil }
        return runningLoop?.currentTask
    }

    /// Whether only the library sets timers for a function, whatever methods of the program's own loop they come through.
    private func isLibraryPrivate(_ function: Value) -> Bool {
        machine.definition(of: function)?.isLibrary == true
            && machine.plainName(of: function)?.string.hasPrefix("_") == true
    }

    // MARK: Futures and tasks

    private func defineCreation() {
        let type = types.baseLoop
        machine.defineMethod(type, "create_future") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            let loop = try loopObject(receiver)
            let future = FutureObject(loop, type: types.future)
            if loop.isDebug {
                noteOrigin(of: future, loop, caller: .library("asyncio/base_events.py", "create_future"))
            }
            return .object(future)
        }
        machine.defineMethod(type, "create_task", "coro, *, name=None, context=None") {
            [unowned(unsafe) self] (machine, receiver, arguments) throws(Raise) in
            let loop = try loopObject(receiver)
            if loop.taskFactory.isNone {
                if loop.model.isClosed { throw closed(loop, keeping: arguments[0]) }
                return .object(
                    try makeTask(arguments[0], name: arguments[1], context: arguments[2], on: loop))
            }
            return try callTaskFactory(of: loop, arguments[0], name: arguments[1], context: arguments[2])
        }
        machine.defineMethod(type, "set_task_factory", "factory") {
            [unowned(unsafe) self] (machine, receiver, arguments) throws(Raise) in
            guard arguments[0].isNone || machine.isCallable(arguments[0]) else {
                throw machine.error(.typeError, "task factory must be a callable or None")
            }
            try loopObject(receiver).taskFactory = arguments[0]
            return .none
        }
        machine.defineMethod(type, "get_task_factory") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            try loopObject(receiver).taskFactory
        }
    }

    /// The call that refuses a coroutine keeps it as long as the exception exists.
    private func closed(_ loop: LoopObject, keeping coroutine: Value) -> Raise {
        let failure = makeFailure(.loopClosed)
        machine.pass(failure.exception, through: .createTask, locals: [.object(loop), coroutine])
        return unwinding(raising: PythonFailure(failure.exception))
    }

    /// The name is given afterwards, and None is a name like any other (as in 3.13.0).
    private func callTaskFactory(
        of loop: LoopObject, _ coroutine: Value, name: Value, context: Value
    ) throws(Raise) -> Value {
        if loop.model.isClosed { throw closed(loop, keeping: coroutine) }
        let hasContext = !context.isUndefined && !context.isNone
        let task = try machine.call(
            loop.taskFactory, [.object(loop), coroutine], keywords: hasContext ? [("context", context)] : [])
        _ = try machine.call(
            try machine.attribute(task, machine.intern("set_name")), [name.isUndefined ? .none : name])
        if let eager = task.object as? TaskObject, let failure = eager.failure {
            // It failed in its first step, which was called from here: only the collector finds such a task.
            machine.noteCaller(
                of: failure.exception, .createTask,
                locals: [.object(loop), coroutine, name.isUndefined ? .none : name, context, task])
        }
        return task
    }

    /// A task for a coroutine, as the loop's own `create_task` makes it.
    private func createTask(_ coroutine: Value, _ loop: LoopObject) throws(Raise) -> Value {
        if loop.taskFactory.isNone, !loop.overrides.contains(.createTask) {
            if loop.model.isClosed { throw machine.error(.runtimeError, "Event loop is closed") }
            return .object(
                try makeTask(
                    coroutine, name: .none, context: .none, on: loop,
                    caller: .library("asyncio/tasks.py", "ensure_future")))
        }
        return try machine.call(try machine.attribute(.object(loop), machine.intern("create_task")), [coroutine])
    }

    /// `asyncio.ensure_future`; whether the task was made here.
    func ensureFuture(_ value: Value, _ loop: LoopObject) throws(Raise) -> (Value, Bool) {
        if case .object(let object) = value, let future = object as? FutureObject {
            if future.loop !== loop {
                throw machine.error(
                    .valueError, "The future belongs to a different loop than the one specified as the loop argument")
            }
            return (value, false)
        }
        if try isFuture(value) { return (value, false) }
        if isCoroutine(value) {
            do throws(Raise) {
                return (try createTask(value, loop), true)
            } catch {
                // Nobody else could.
                guard machine.catches(error, .runtimeError) else { throw error }
                _ = try machine.call(try machine.attribute(value, machine.intern("close")), [])
                throw error
            }
        }
        if !machine.typeOf(value).lookup(machine.intern("__await__")).isUndefined {
            let tasks = try machine.module(named: "asyncio.tasks")
            let wrapped = try machine.call(tasks.namespace.get(machine.intern("_wrap_awaitable")), [value])
            return (try createTask(wrapped, loop), true)
        }
        throw notAwaitable()
    }

    func notAwaitable() -> Raise {
        machine.error(.typeError, "An asyncio.Future, a coroutine or an awaitable is required")
    }

    // MARK: Exceptions that nobody takes

    private func defineExceptionHandling() {
        let type = types.baseLoop
        machine.defineMethod(type, "set_exception_handler", "handler, /") {
            [unowned(unsafe) self] (machine, receiver, arguments) throws(Raise) in
            guard arguments[0].isNone || machine.isCallable(arguments[0]) else {
                throw machine.error(
                    .typeError,
                    "A callable object or None is expected, got \(try machine.repr(arguments[0]).string)")
            }
            try loopObject(receiver).exceptionHandler = arguments[0]
            return .none
        }
        machine.defineMethod(type, "get_exception_handler") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            try loopObject(receiver).exceptionHandler
        }
        machine.defineMethod(type, "default_exception_handler", "context, /") {
            [unowned(unsafe) self] (_, receiver, arguments) throws(Raise) in
            try reportByDefault(arguments[0], of: try loopObject(receiver))
            return .none
        }
        machine.defineMethod(type, "call_exception_handler", "context, /") {
            [unowned(unsafe) self] (_, receiver, arguments) throws(Raise) in
            try callExceptionHandler(of: try loopObject(receiver), context: arguments[0])
            return .none
        }
    }
}
