import EventLoopModel
import PythonVM

/// What futures, tasks and handles look like in text: the forms of CPython's `base_futures`, `base_tasks` and `format_helpers`.
extension AsyncioHost {
    func futureRepr(_ future: FutureObject) throws(Raise) -> String {
        if let task = future.asTask { return try taskRepr(task) }
        let name = machine.typeOf(.object(future)).name
        return "<\(name) \(try stateInfo(future).joined(separator: " "))>"
    }

    private func taskRepr(_ task: TaskObject) throws(Raise) -> String {
        var parts = try stateInfo(task)
        if task.taskCore.cancelling > 0, !task.futureCore.isDone { parts[0] = "cancelling" }
        parts.insert("name=\(try machine.repr(machine.string(task.taskCore.name)).string)", at: 1)
        var rest: [String] = []
        if !task.coroutine.isNone { rest.append("coro=<\(coroutineText(task.coroutine))>") }
        if let awaited = task.taskCore.awaited { rest.append("wait_for=\(try machine.repr(awaited.asPython).string)") }
        parts.insert(contentsOf: rest, at: 2)
        return "<\(machine.typeOf(.object(task)).name) \(parts.joined(separator: " "))>"
    }

    /// The state, the outcome and the callbacks.
    private func stateInfo(_ future: FutureObject) throws(Raise) -> [String] {
        var info: [String] = []
        switch future.futureCore.state {
        case .pending: info.append("pending")
        case .cancelled: info.append("cancelled")
        case .result(let value): info += ["finished", "result=\(try ShortRepr(machine).text(value))"]
        case .exception(let failure):
            info += ["finished", "exception=\(try machine.repr(.object(failure.exception)).string)"]
        }
        let callbacks = future.futureCore.callbacks
        if !callbacks.isEmpty { info.append("cb=[\(callbacksText(callbacks))]") }
        if let origin = originText(of: future) { info.append(origin) }
        return info
    }

    private func callbacksText(_ callbacks: [FutureCore<AsyncioHost>.DoneCallback]) -> String {
        let texts = callbacks.map { callback in
            switch callback {
            case .wakeup(let task): "\(machine.typeOf(.object(task)).name).task_wakeup()"
            case .stopLoop: "_run_until_complete_cb() at asyncio/base_events.py:181"
            case .call(let callback): callText(callback.function, nil) + sourceText(callback.function)
            }
        }
        switch texts.count {
        case 1, 2: return texts.joined(separator: ", ")
        default: return "\(texts[0]), <\(texts.count - 2) more>, \(texts[texts.count - 1])"
        }
    }

    /// A coroutine's name, whether it runs, and where it stands.
    func coroutineText(_ value: Value) -> String {
        guard case .object(let object) = value, let coroutine = object as? GeneratorObject else {
            return foreignCoroutineText(value)
        }
        let place = machine.place(of: coroutine)
        let verb = coroutine.isRunning ? " running at" : coroutine.isFinished ? " done, defined at" : " running at"
        return "\(coroutine.qualifiedName.string)()\(verb) \(place.file):\(place.line)"
    }

    /// A coroutine that is an object with `send` and `throw`.
    private func foreignCoroutineText(_ value: Value) -> String {
        for name in ["__qualname__", "__name__"] {
            let text = (try? machine.optionalAttribute(value, machine.intern(name))) ?? .undefined
            if case .object(let object) = text, let text = object as? StrObject, text.count > 0 {
                return text.string + "()"
            }
        }
        return "<\(machine.typeOf(value).name) without __name__>()"
    }

    /// A function as in reprs of handles: its qualified name, for a partial that of the function inside.
    ///
    /// - Parameter arguments: what it is called with, shown in debug mode.
    func callText(_ function: Value, _ arguments: [Value]?) -> String {
        let inner = partialFunction(function)
        if !inner.isUndefined {
            // Its own arguments come first.
            return callText(inner, arguments == nil ? nil : partialArguments(function)) + callText(arguments)
        }
        for name in ["__qualname__", "__name__"] {
            let text = (try? machine.optionalAttribute(function, machine.intern(name))) ?? .undefined
            if case .object(let object) = text, let text = object as? StrObject, text.count > 0 {
                return text.string + callText(arguments)
            }
        }
        return reprText(function) + callText(arguments)
    }

    private func callText(_ arguments: [Value]?) -> String {
        guard let arguments else { return "()" }
        let texts = arguments.map { value in
            (try? ShortRepr(machine).text(value)) ?? reprText(value)
        }
        return "(\(texts.joined(separator: ", ")))"
    }

    private func partialArguments(_ function: Value) -> [Value] {
        let given = (try? machine.optionalAttribute(function, machine.intern("args"))) ?? .undefined
        return (given.object as? TupleObject).map { Array($0.elements) } ?? []
    }

    func partialFunction(_ function: Value) -> Value {
        guard machine.typeOf(function).name == "partial" else { return .undefined }
        return (try? machine.optionalAttribute(function, machine.intern("func"))) ?? .undefined
    }

    /// ` at FILE:LINE` of a Python function, also of one inside of a partial; methods have none.
    func sourceText(_ function: Value) -> String {
        let inner = partialFunction(function)
        if !inner.isUndefined { return sourceText(inner) }
        guard let place = machine.definition(of: function) else { return "" }
        // A method of the library may stand for a function inside of one of CPython's, and then says so in its name.
        if case .object(let object) = function, object is BoundMethodObject,
            !place.isLibrary || !callText(function, nil).contains("<locals>")
        {
            return ""
        }
        return " at \(place.file):\(place.line)"
    }
}
