import EventLoopModel
import PythonVM

/// The methods of `asyncio.Future` and `asyncio.Task` (Library Reference, "Futures", "Task Object").
extension AsyncioHost {
    func defineFutureMethods() {
        defineFutureBasics()
        defineFutureCallbacks()
        defineFutureAttributes()
        defineTaskMethods()
        defineTaskWakeup()
        defineTaskStep()
        machine.defineClassGetItem(types.future)
        machine.defineClassGetItem(types.task)
    }

    private func future(_ value: Value) throws(Raise) -> FutureObject {
        let future = try anyFuture(value)
        if !future.isInitialized { throw machine.error(.runtimeError, "Future object is not initialized.") }
        return future
    }

    /// One whose outcome is asked for.
    private func outcomeFuture(_ value: Value) throws(Raise) -> FutureObject {
        let future = try anyFuture(value)
        if !future.isInitialized {
            throw unwinding(raising: invalidState("Future object is not initialized."))
        }
        return future
    }

    /// Also one that `__init__` has not seen.
    private func anyFuture(_ value: Value) throws(Raise) -> FutureObject {
        if case .object(let object) = value, object.kind == .awaitable, let future = object as? FutureObject {
            return future
        }
        throw machine.error(
            .typeError, "descriptor requires a '_asyncio.Future' object but received '\(machine.typeName(value))'")
    }

    func task(_ value: Value) throws(Raise) -> TaskObject {
        if case .object(let object) = value, object.kind == .awaitable, let task = object as? TaskObject { return task }
        throw machine.error(
            .typeError, "descriptor requires a '_asyncio.Task' object but received '\(machine.typeName(value))'")
    }

    /// The loop that a constructor's `loop` argument means: by default the running one.
    func loop(_ value: Value) throws(Raise) -> LoopObject {
        let value = value.isUndefined || value.isNone ? try currentLoop() : value
        if case .object(let object) = value, let loop = object as? LoopObject { return loop }
        throw machine.error(.typeError, "loop must be an event loop, not \(machine.typeName(value))")
    }

    private func defineFutureBasics() {
        let type = types.future
        machine.defineInitializer(type, "*, loop=None") { [unowned(unsafe) self] type in
            FutureObject(noLoop, type: type)
        } _: { [unowned(unsafe) self] (_, future: FutureObject, arguments) throws(Raise) in
            let loop = try loop(arguments[0])
            try loop.askForDebugMode()
            future.loop = loop
            future.futureCore = FutureCore()
            noteOrigin(of: future, future.loop)
        }
        machine.defineMethod(type, "result") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            try outcomeFuture(receiver).result()
        }
        machine.defineMethod(type, "exception") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            let future = try outcomeFuture(receiver)
            switch future.eventLoop.exception(of: future) {
            case .none: return .none
            case .failure(let failure): return .object(failure.exception)
            case .raises(let failure): throw raising(failure)
            }
        }
        machine.defineMethod(type, "done") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            .bool(try anyFuture(receiver).futureCore.isDone)
        }
        machine.defineMethod(type, "cancelled") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            .bool(try anyFuture(receiver).futureCore.isCancelled)
        }
        machine.defineMethod(type, "cancel", "msg=None") {
            [unowned(unsafe) self] (_, receiver, arguments) throws(Raise) in
            let future = try future(receiver)
            let message = arguments[0].isUndefined || arguments[0].isNone ? nil : arguments[0]
            if let task = future.asTask { return .bool(try future.eventLoop.cancel(task, message: message)) }
            return .bool(try future.eventLoop.cancelFuture(future, message: message))
        }
        machine.defineMethod(type, "set_result", "result, /") {
            [unowned(unsafe) self] (_, receiver, arguments) throws(Raise) in
            let future = try future(receiver)
            try future.eventLoop.setResult(arguments[0], of: future)
            return .none
        }
        machine.defineMethod(type, "set_exception", "exception, /") {
            [unowned(unsafe) self] (_, receiver, arguments) throws(Raise) in
            let future = try future(receiver)
            if future.futureCore.isDone { throw unwinding(raising: makeFailure(.alreadyDone(future))) }
            try future.eventLoop.setException(PythonFailure(try exception(arguments[0])), of: future)
            noteFailed(future)
            return .none
        }
        machine.defineMethod(type, "get_loop") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            .object(try future(receiver).loop)
        }
        let iteratorType = defineFutureIterator()
        for name in ["__await__", "__iter__"] {
            machine.defineMethod(type, name) { (_, receiver, _) throws(Raise) in
                guard case .object(let object) = receiver, let future = object as? FutureObject else { return receiver }
                return .object(FutureIteratorObject(future, type: iteratorType))
            }
        }
        machine.defineMethod(type, "__repr__") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            machine.string(try futureRepr(try future(receiver)))
        }
    }

    /// The argument of `set_exception`: an exception, or a class of exceptions.
    private func exception(_ value: Value) throws(Raise) -> ExceptionObject {
        var value = value
        if case .object(let object) = value, object is TypeObject { value = try machine.call(value, []) }
        guard case .object(let object) = value, let exception = object as? ExceptionObject else {
            throw machine.error(.typeError, "invalid exception object")
        }
        if machine.isInstance(value, machine.types[.stopIteration]) {
            let replacement = machine.makeException(
                .runtimeError, "StopIteration interacts badly with generators and cannot be raised into a Future")
            machine.chain(replacement, cause: exception)
            return replacement
        }
        return exception
    }

    private func defineFutureCallbacks() {
        let type = types.future
        machine.defineMethod(type, "add_done_callback", "fn, /, *, context=None") {
            [unowned(unsafe) self] (_, receiver, arguments) throws(Raise) in
            let future = try anyFuture(receiver)
            if !future.isInitialized { throw machine.error(.runtimeError, "uninitialized Future object") }
            if let wakeup = arguments[0].object as? TaskWakeupObject, wakeup.future === future {
                try future.eventLoop.addDoneCallback(.wakeup(wakeup.task), to: future)
                return .none
            }
            let callback = PythonCallback(
                function: arguments[0], context: try machine.contextArgument(arguments[1]))
            try future.eventLoop.addDoneCallback(.call(callback), to: future)
            return .none
        }
        machine.defineMethod(type, "remove_done_callback", "fn, /") {
            [unowned(unsafe) self] (_, receiver, arguments) throws(Raise) in
            let future = try future(receiver)
            let function = arguments[0]
            return .int(
                try future.eventLoop.removeDoneCallbacks(from: future) { callback throws(Raise) in
                    guard case .call(let registered) = callback else { return false }
                    return try machine.isEqual(registered.function, function)
                })
        }
    }

    private func defineFutureAttributes() {
        let type = types.future
        machine.defineAttribute(type, "_source_traceback") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            origin(of: try anyFuture(receiver))
        }
        machine.defineAttribute(type, "_asyncio_future_blocking") {
            [unowned(unsafe) self] (_, receiver) throws(Raise) in
            .bool(try anyFuture(receiver).futureCore.isBlocking)
        } set: { [unowned(unsafe) self] (machine, receiver, value) throws(Raise) in
            try future(receiver).futureCore.isBlocking = try machine.isTrue(value)
        }
        machine.defineAttribute(type, "_loop") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            let future = try anyFuture(receiver)
            return future.isInitialized ? .object(future.loop) : .none
        }
        machine.defineAttribute(type, "_state") { [unowned(unsafe) self] (machine, receiver) throws(Raise) in
            switch try future(receiver).futureCore.state {
            case .pending: machine.string("PENDING")
            case .cancelled: machine.string("CANCELLED")
            default: machine.string("FINISHED")
            }
        }
        // A copy: to look at, not to change.
        machine.defineAttribute(type, "_callbacks") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            let callbacks = try future(receiver).futureCore.callbacks
            return callbacks.isEmpty ? .none : .object(ListObject(try callbacks.map(callbackItem)))
        }
        machine.defineAttribute(type, "_exception") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            guard case .exception(let failure) = try future(receiver).futureCore.state else { return .none }
            return .object(failure.exception)
        }
        machine.defineAttribute(type, "_result") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            guard case .result(let value) = try future(receiver).futureCore.state else { return .none }
            return value
        }
        machine.defineAttribute(type, "_log_traceback") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            .bool(try future(receiver).futureCore.logsTraceback)
        } set: { [unowned(unsafe) self] (machine, receiver, value) throws(Raise) in
            if try machine.isTrue(value) {
                throw machine.error(.valueError, "_log_traceback can only be set to False")
            }
            try future(receiver).futureCore.logsTraceback = false
        }
        machine.defineAttribute(type, "_cancel_message") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            try anyFuture(receiver).futureCore.cancelMessage ?? .none
        } set: { [unowned(unsafe) self] (_, receiver, value) throws(Raise) in
            try future(receiver).futureCore.cancelMessage = value
        }
        machine.defineMethod(type, "_make_cancelled_error") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            let future = try anyFuture(receiver)
            return .object(future.eventLoop.takeCancelledError(of: future).exception)
        }
    }

    /// A done callback with its context.
    private func callbackItem(_ callback: FutureCore<AsyncioHost>.DoneCallback) throws(Raise) -> Value {
        let (function, context): (Value, ContextObject?) =
            switch callback {
            case .wakeup(let task): (.object(TaskWakeupObject(task, task, type: types.taskWakeup)), task.context)
            case .call(let callback): (callback.function, callback.context)
            case .stopLoop: (try stopCallback(), nil)
            }
        return .object(TupleObject([function, .object(context ?? machine.makeContext())]))
    }

    private func defineTaskMethods() {
        let type = types.task
        machine.defineInitializer(type, "coro, *, loop=None, name=None, context=None, eager_start=False") {
            [unowned(unsafe) self] type in
            TaskObject(empty: type, noLoop)
        } _: { [unowned(unsafe) self] (machine, task: TaskObject, arguments) throws(Raise) in
            let isEager = arguments[4].isUndefined ? false : try machine.isTrue(arguments[4])
            if isEager, arguments[1].isUndefined || arguments[1].isNone {
                // The loop is asked before a default is looked for.
                throw machine.error(.attributeError, "'NoneType' object has no attribute 'is_running'")
            }
            try initialize(task, arguments, on: try loop(arguments[1]), isEager: isEager)
        }
        for name in ["get_stack", "print_stack"] {
            let function = machine.intern("_task_\(name)")
            machine.define(type, name) { (machine, arguments) throws(Raise) in
                let module = try machine.module(named: "asyncio.base_tasks")
                return try machine.callAny(module.namespace.get(function), arguments)
            }
        }
        // A task gets its outcome from its coroutine alone.
        for name in ["set_result", "set_exception"] {
            machine.defineMethod(type, name, "value, /") { (machine, _, _) throws(Raise) in
                throw machine.error(.runtimeError, "Task does not support \(name) operation")
            }
        }
        machine.defineMethod(type, "cancelling") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            .int(try task(receiver).taskCore.cancelling)
        }
        machine.defineMethod(type, "uncancel") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            let task = try task(receiver)
            return .int(task.eventLoop.uncancel(task))
        }
        machine.defineMethod(type, "get_name") { [unowned(unsafe) self] (machine, receiver, _) throws(Raise) in
            machine.string(try task(receiver).taskCore.name)
        }
        machine.defineMethod(type, "set_name", "value, /") {
            [unowned(unsafe) self] (machine, receiver, arguments) throws(Raise) in
            let task = try task(receiver)
            task.eventLoop.setName(try machine.str(arguments[0]).string, of: task)
            return .none
        }
        machine.defineMethod(type, "get_coro") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            try task(receiver).coroutine
        }
        machine.defineMethod(type, "get_context") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            let task = try task(receiver)
            let isRunning = runningLoop?.currentTask === task
            let context = task.context ?? (isRunning ? machine.makeCurrentContext() : machine.makeContext())
            task.context = context
            return .object(context)
        }
        machine.defineAttribute(type, "_must_cancel") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            .bool(try task(receiver).taskCore.mustCancel)
        }
        machine.defineAttribute(type, "_fut_waiter") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            try task(receiver).taskCore.awaited?.asPython ?? .none
        }
        machine.defineAttribute(type, "_coro") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            try task(receiver).coroutine
        }
        machine.defineAttribute(type, "_log_destroy_pending") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            .bool(try task(receiver).taskCore.logsDestroyPending)
        } set: { [unowned(unsafe) self] (machine, receiver, value) throws(Raise) in
            try task(receiver).taskCore.logsDestroyPending = try machine.isTrue(value)
        }
    }

    /// A task around a coroutine; its first step joins the ready queue.
    func makeTask(
        _ coroutine: Value, name: Value, context: Value, on loop: LoopObject, caller: StackPlace? = nil
    ) throws(Raise) -> TaskObject {
        try checkCoroutine(coroutine)
        let task = TaskObject(
            coroutine, name: try text(ofName: name), context: try machine.contextArgument(context), on: loop,
            type: types.task, isHousekeeping: isHousekeeping(coroutine))
        if loop.isDebug { noteOrigin(of: task, loop, caller: caller) }
        try loop.model.start(task)
        return task
    }

    private func checkCoroutine(_ coroutine: Value) throws(Raise) {
        guard isCoroutine(coroutine) else {
            throw machine.error(.typeError, "a coroutine was expected, got \(try machine.repr(coroutine).string)")
        }
    }

    private func text(ofName name: Value) throws(Raise) -> String? {
        name.isUndefined || name.isNone ? nil : try machine.str(name).string
    }

    /// `Task.__init__`: an empty task gets its coroutine; its first step joins the ready queue, or is taken at once.
    private func initialize(
        _ task: TaskObject, _ arguments: BoundArguments, on loop: LoopObject, isEager: Bool
    ) throws(Raise) {
        let coroutine = arguments[0]
        try checkCoroutine(coroutine)
        try loop.askForDebugMode()
        let name = try text(ofName: arguments[2])
        let context = try machine.contextArgument(arguments[3])
        task.eventLoop.forget(task)
        task.loop = loop
        task.coroutine = coroutine
        task.context = context
        task.futureCore = FutureCore(meaning: .task)
        task.taskCore = TaskCore(name: name, in: environment, isHousekeeping: isHousekeeping(coroutine))
        noteOrigin(of: task, loop)
        if !isEager { return try loop.model.start(task) }
        defer { if task.futureCore.isDone { task.coroutine = .none } }
        try loop.model.startEagerly(task)
    }

    /// The two tasks at the end of asyncio.run are hidden unless asked for.
    private func isHousekeeping(_ coroutine: Value) -> Bool {
        guard case .object(let object) = coroutine, let generator = object as? GeneratorObject,
            generator.code.isLibrary
        else { return false }
        let name = generator.qualifiedName.string
        return name == "BaseEventLoop.shutdown_asyncgens" || name == "BaseEventLoop.shutdown_default_executor"
    }

    /// `asyncio.iscoroutine`.
    func isCoroutine(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return false }
        if let generator = object as? GeneratorObject { return generator.isCoroutine }
        let names = ["send", "throw", "close", "__await__"]
        return names.allSatisfy { !machine.typeOf(value).lookup(machine.intern($0)).isUndefined }
    }

    /// Raises the exception that a future ended with.
    func raising(_ failure: PythonFailure) -> Raise { machine.raising(failure.restored()) }

    /// Whether a class made in Python has a method of its own in the place of the future's.
    func overrides(_ name: String, _ type: TypeObject) -> Bool {
        let name = machine.intern(name)
        return !type.lookup(name).isIdentical(to: types.future.lookup(name))
    }
}
