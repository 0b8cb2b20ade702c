import EventLoopModel
import PythonVM

/// What asyncio says of exceptions that nobody takes (Library Reference, "Error Handling API").
extension AsyncioHost {
    func callExceptionHandler(of loop: LoopObject, _ items: [(String, Value)]) throws(Raise) {
        try callExceptionHandler(of: loop, makeContext(items))
    }

    /// What an exception handler is given.
    func makeContext(_ items: [(String, Value)]) -> DictObject {
        let context = DictObject()
        for (key, value) in items { context.set(machine.intern(key), value) }
        return context
    }

    func callExceptionHandler(of loop: LoopObject, _ context: DictObject) throws(Raise) {
        // The program's loop may have a method of its own.
        let method = try machine.attribute(.object(loop), machine.intern("call_exception_handler"))
        _ = try machine.call(method, [.object(context)])
    }

    func callExceptionHandler(of loop: LoopObject, context: Value) throws(Raise) {
        if loop.exceptionHandler.isNone {
            return try reportOrFail(context, of: loop, "Exception in default exception handler")
        }
        do throws(Raise) {
            try callHandler(of: loop, context)
        } catch {
            guard case .exception(let exception) = error, kind(of: PythonFailure(exception)) != .exit else {
                throw error
            }
            let report = DictObject()
            report.set(machine.intern("message"), machine.string("Unhandled error in exception handler"))
            report.set(machine.intern("exception"), .object(exception))
            report.set(machine.intern("context"), context)
            let failed =
                "Exception in default exception handler while handling an unexpected error in custom exception handler"
            try machine.handling(exception) { () throws(Raise) in
                try reportOrFail(.object(report), of: loop, failed)
            }
        }
    }

    /// The program's handler runs in the context of the task, future or handle that it is about.
    private func callHandler(of loop: LoopObject, _ context: Value) throws(Raise) {
        var run = Value.undefined
        if let items = context.object as? DictObject {
            let keys = ["task", "future", "handle"]
            let things = keys.map { items.get(machine.intern($0)) }
            if let thing = things.first(where: { !$0.isUndefined && !$0.isNone }) {
                let get = try machine.optionalAttribute(thing, machine.intern("get_context"))
                if !get.isUndefined {
                    run = try machine.optionalAttribute(try machine.call(get, []), machine.intern("run"))
                }
            }
        }
        _ =
            run.isUndefined
            ? try machine.call(loop.exceptionHandler, [.object(loop), context])
            : try machine.call(run, [loop.exceptionHandler, .object(loop), context])
    }

    /// Reports by default; where that fails, says so.
    private func reportOrFail(_ context: Value, of loop: LoopObject, _ failed: String) throws(Raise) {
        do throws(Raise) {
            let method = try machine.attribute(.object(loop), machine.intern("default_exception_handler"))
            _ = try machine.call(method, [context])
        } catch {
            guard case .exception(let exception) = error, kind(of: PythonFailure(exception)) != .exit else {
                throw error
            }
            if machine.modules["logging"] != nil, !machine.isEnding {
                let module = try machine.module(named: "asyncio.base_events")
                let report = module.namespace.get(machine.intern("_report_failure"))
                _ = try machine.call(report, [machine.string(failed), .object(exception)])
                return
            }
            machine.pass(exception, through: .callExceptionHandler)
            machine.writeError("\(failed)\n\(machine.tracebackText(exception))")
        }
    }

    /// `default_exception_handler`: the message and the other keys, sorted, then the traceback, as logging prints it without
    /// configuration.
    func reportByDefault(_ context: Value, of loop: LoopObject) throws(Raise) {
        guard case .object(let object) = context, let context = object as? DictObject else { return }
        let messageValue = context.get(machine.intern("message"))
        var text =
            messageValue.isUndefined || !machine.isTruthy(messageValue)
            ? "Unhandled exception in event loop" : try machine.str(messageValue).string
        var lines: [(String, String)] = []
        if let handle = currentHandle, context.get(machine.intern("source_traceback")).isUndefined {
            let origin = origin(of: handle)
            if !origin.isNone { context.set(machine.intern("handle_traceback"), origin) }
        }
        try context.forEach { key, value throws(Raise) in
            let name = try machine.str(key).string
            if name == "message" || name == "exception" { return }
            let isOrigin = name == "source_traceback" || name == "handle_traceback"
            lines.append((name, isOrigin ? originReport(name, value) : try machine.repr(value).string))
        }
        for (name, line) in lines.sorted(by: { $0.0 < $1.0 }) { text += "\n\(name): \(line)" }
        let exception = context.get(machine.intern("exception"))
        if machine.modules["logging"] != nil, !machine.isEnding {
            return try log(text, exception)
        }
        text += "\n"
        if case .object(let object) = exception, let exception = object as? ExceptionObject {
            if !machine.canShow(exception) { return try reportTooLate(loop) }
            text += machine.tracebackText(exception)
        }
        machine.writeError(text)
    }

    /// A program that imports `logging` may have configured it.
    private func log(_ text: String, _ exception: Value) throws(Raise) {
        let module = try machine.module(named: "asyncio.base_events")
        let exception = exception.isUndefined || exception.isNone ? .none : exception
        _ = try machine.call(
            module.namespace.get(machine.intern("default_exception_handler")), [machine.string(text), exception])
    }

    /// While the interpreter goes down no more files can be read: `logging` cannot format the traceback, and fails twice.
    private func reportTooLate(_ loop: LoopObject) throws(Raise) {
        let name = try machine.repr(.object(loop)).string
        machine.writeError(
            """
            --- Logging error ---
            --- Logging error ---
            Exception ignored in: <bound method BaseEventLoop.call_exception_handler of \(name)>
            Traceback (most recent call last):
            ImportError: sys.meta_path is None, Python is likely shutting down

            """)
    }

    /// A future died with an exception that nobody asked for.
    func noteNeverRetrieved(_ failure: PythonFailure, _ loop: LoopObject, shell: FutureShell) {
        machine.whenSettled { [unowned(unsafe) self] _ throws(Raise) in
            let future = revive(shell, loop)
            let name = machine.typeOf(.object(future)).name
            try callExceptionHandler(
                of: loop,
                [
                    ("message", machine.string("\(name) exception was never retrieved")),
                    ("exception", .object(failure.exception)), ("future", .object(future)),
                ] + sourceItem(shell.origin))
        }
    }

    /// A task died before its coroutine had ended.
    func noteDestroyedPending(_ shell: FutureShell, _ loop: LoopObject) {
        machine.whenSettled { [unowned(unsafe) self] _ throws(Raise) in
            let task = revive(shell, loop)
            try callExceptionHandler(
                of: loop,
                [("message", machine.string("Task was destroyed but it is pending!")), ("task", .object(task))]
                    + sourceItem(shell.origin))
        }
    }

    /// Where the object of a report was created, if that is known.
    func sourceItem(_ origin: Value) -> [(String, Value)] { origin.isNone ? [] : [("source_traceback", origin)] }

    /// A fresh object with the contents of one that has died, for its report.
    private func revive(_ shell: FutureShell, _ loop: LoopObject) -> FutureObject {
        let future: FutureObject
        if let name = shell.name {
            let task = TaskObject(
                shell.coroutine, name: name, context: shell.context, on: loop, type: shell.type ?? types.task,
                isHousekeeping: true)
            task.taskCore.logsDestroyPending = false
            task.taskCore.awaited = shell.awaited
            future = task
        } else {
            future = FutureObject(loop, type: shell.type ?? types.future)
        }
        future.futureCore = shell.futureCore
        if !shell.origin.isNone {
            future.attributes = DictObject()
            future.attributes?.set(machine.intern("_source_traceback"), shell.origin)
        }
        future.futureCore.logsTraceback = false
        return future
    }
}
