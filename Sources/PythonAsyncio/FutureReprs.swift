import EventLoopModel
import PythonVM

/// What futures, tasks and handles look like in text: the forms of CPython's `base_futures`, `base_tasks` and `format_helpers`.
extension AsyncioHost {
    func futureRepr(_ future: FutureObject) throws(Raise) -> String {
        if let task = future.asTask { return try taskRepr(task) }
        let name = machine.typeName(.object(future))
        return "<\(name) \(try stateInfo(future).joined(separator: " "))>"
    }

    private func taskRepr(_ task: TaskObject) throws(Raise) -> String {
        var parts = try stateInfo(task)
        if task.taskCore.cancelling > 0, !task.futureCore.isDone { parts[0] = "cancelling" }
        parts.insert("name=\(try machine.repr(machine.string(task.taskCore.name)).string)", at: 1)
        var rest: [String] = []
        rest.append("coro=<\(coroutineText(task.coroutine))>")
        if let awaited = task.taskCore.awaited { rest.append("wait_for=\(try machine.repr(.object(awaited)).string)") }
        parts.insert(contentsOf: rest, at: 2)
        return "<\(machine.typeName(.object(task))) \(parts.joined(separator: " "))>"
    }

    /// The state, the outcome and the callbacks.
    private func stateInfo(_ future: FutureObject) throws(Raise) -> [String] {
        var info: [String] = []
        switch future.futureCore.state {
        case .pending: info.append("pending")
        case .cancelled: info.append("cancelled")
        case .result(let value): info += ["finished", "result=\(shortRepr(value))"]
        case .exception(let failure):
            info += ["finished", "exception=\(try machine.repr(.object(failure.exception)).string)"]
        }
        let callbacks = future.futureCore.callbacks
        if !callbacks.isEmpty { info.append("cb=[\(callbacksText(callbacks))]") }
        return info
    }

    private func callbacksText(_ callbacks: [FutureCore<AsyncioHost>.DoneCallback]) -> String {
        let texts = callbacks.map { callback in
            switch callback {
            case .wakeup: "Task.task_wakeup()"
            case .stopLoop: "_run_until_complete_cb() at asyncio/base_events.py:181"
            case .call(let callback): functionText(callback.function) + "()" + sourceText(callback.function)
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
            return machine.typeName(value) + "()"
        }
        let place = machine.place(of: coroutine)
        let verb = coroutine.isRunning ? " running at" : coroutine.isFinished ? " done, defined at" : " running at"
        return "\(coroutine.qualifiedName.string)()\(verb) \(place.file):\(place.line)"
    }

    /// A function's qualified name, as in reprs of handles.
    func functionText(_ function: Value) -> String {
        let name = (try? machine.optionalAttribute(function, machine.intern("__qualname__"))) ?? .undefined
        if case .object(let object) = name, let text = object as? StrObject { return text.string }
        return reprText(function)
    }

    /// ` at FILE:LINE` of a Python function.
    func sourceText(_ function: Value) -> String {
        guard let place = machine.definition(of: function) else { return "" }
        return " at \(place.file):\(place.line)"
    }

    /// `reprlib.repr`: long texts are cut in the middle.
    func shortRepr(_ value: Value) -> String {
        let text = reprText(value)
        if case .object(let object) = value, object is StrObject, text.count > 30 {
            return "\(text.prefix(12))...\(text.suffix(15))"
        }
        return text
    }
}
