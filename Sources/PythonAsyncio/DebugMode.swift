import EventLoopModel
import PythonVM

/// Debug mode (Developing with asyncio, "Debug Mode"): objects know where they were created, handles that take long are
/// reported, and calls from the wrong thread are refused.
extension AsyncioHost {
    /// What it costs to know where an object comes from is paid in debug mode alone.
    /// - Parameters:
    ///   - limit: how many calls are noted, the innermost ones.
    ///   - caller: a call of CPython's library between this and the program, which has no counterpart here.
    func noteOrigin(of object: AttributedObject, _ loop: LoopObject, limit: Int = .max, caller: StackPlace? = nil) {
        guard loop.isDebug else { return }
        let places = (caller.map { [$0] } ?? []) + machine.callStack(limit: limit)
        let entries = places.reversed().map { place in
            Value.object(
                TupleObject([
                    machine.string(place.file), .int(place.line), machine.string(place.name),
                    machine.string(place.text),
                ]))
        }
        let attributes = object.attributes ?? DictObject()
        object.attributes = attributes
        attributes.set(machine.intern("_source_traceback"), .object(ListObject(entries)))
    }

    /// The calls that an object was created by, outermost first; None without debug mode.
    func origin(of object: AttributedObject) -> Value {
        let origin = object.attributes?.get(machine.intern("_source_traceback")) ?? .undefined
        return origin.isUndefined ? .none : origin
    }

    /// `created at FILE:LINE`, as in reprs.
    func originText(of object: AttributedObject) -> String? {
        guard let last = entries(origin(of: object)).last else { return nil }
        return "created at \(last.file):\(last.line)"
    }

    private func entries(_ origin: Value) -> [(file: String, line: Int, name: String, text: String)] {
        guard !origin.isNone, let list = try? machine.elements(origin) else { return [] }
        return list.compactMap { entry in
            guard let parts = (entry.object as? TupleObject)?.elements, parts.count == 4,
                case .int(let line) = parts[1],
                let file = parts[0].object as? StrObject, let name = parts[2].object as? StrObject,
                let text = parts[3].object as? StrObject
            else { return nil }
            return (file.string, line, name.string, text.string)
        }
    }

    /// The value of `source_traceback` or `handle_traceback` in a report.
    func originReport(_ key: String, _ origin: Value) -> String {
        let what = key == "source_traceback" ? "Object" : "Handle"
        var text = "\(what) created at (most recent call last):"
        for entry in entries(origin) where !entry.file.contains("/") {
            text += "\n  File \"\(entry.file)\", line \(entry.line), in \(entry.name)"
            if !entry.text.isEmpty { text += "\n    \(entry.text)" }
        }
        return text
    }

    // MARK: Slow handles

    /// `Executing <Handle ...> took 0.200 seconds`.
    public func reportSlow(_ action: ReadyHandle<AsyncioHost>.Action, seconds: Double) throws(Raise) {
        let module = try machine.module(named: "asyncio.base_events")
        _ = try machine.call(
            module.namespace.get(machine.intern("_run_once")),
            [machine.string(try machine.repr(subject(of: action)).string), .float(seconds)])
    }

    private func subject(of action: ReadyHandle<AsyncioHost>.Action) -> Value {
        switch action {
        case .step(let task), .wakeup(let task): return .object(task)
        case .stepThrowing(let next): return .object(next.task)
        case .handle(let handle): return .object(handleObject(handle))
        case .doneCallback(let done):
            let handle = HandleObject(
                done.callback.function, [.object(done.future)], nil, runningLoopObject, type: types.handle)
            if let loop = runningLoopObject {
                noteOrigin(of: handle, loop, limit: 0, caller: .library("asyncio/events.py", "_run"))
            }
            return .object(handle)
        case .stopLoop(let future): return .object(future)
        }
    }

    // MARK: Methods

    func defineDebugMethods() {
        let type = types.baseLoop
        machine.defineMethod(type, "get_debug") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            .bool(try loopObject(receiver).isDebug)
        }
        machine.defineMethod(type, "set_debug", "enabled") {
            [unowned(unsafe) self] (machine, receiver, arguments) throws(Raise) in
            let loop = try loopObject(receiver)
            loop.isDebug = try machine.isTrue(arguments[0])
            if loop.model.isRunning { try queueTracking(loop) }
            return .none
        }
        machine.defineAttribute(type, "slow_callback_duration") {
            [unowned(unsafe) self] (_, receiver) throws(Raise) in
            .float(try loopObject(receiver).model.slowDuration)
        } set: { [unowned(unsafe) self] (_, receiver, value) throws(Raise) in
            try loopObject(receiver).model.slowDuration = try seconds(value)
        }
        machine.defineMethod(type, "_check_callback", "callback, method") {
            [unowned(unsafe) self] (machine, _, arguments) throws(Raise) in
            try checkCallback(arguments[0], try machine.str(arguments[1]).string)
            return .none
        }
    }

    /// Coroutines that are created while a loop in debug mode runs remember by whom.
    func tracking(_ loop: LoopObject, _ body: () throws(Raise) -> Void) throws(Raise) {
        let outer = machine.coroutineOriginDepth
        if loop.isDebug { machine.coroutineOriginDepth = Self.debugStackDepth }
        defer { machine.coroutineOriginDepth = outer }
        try body()
    }

    /// How many calls are remembered.
    static var debugStackDepth: Int { 10 }

    /// The loop sees to it in a handle of its own.
    private func queueTracking(_ loop: LoopObject) throws(Raise) {
        let module = try machine.module(named: "asyncio.base_events")
        let function = module.namespace.get(machine.intern("_set_coroutine_origin_tracking"))
        let handle = HandleObject(function, [.bool(loop.isDebug)], nil, loop, type: types.handle)
        try loop.model.callSoon(.object(handle))
    }

    /// Who may call what is not safe: the thread that the loop runs in.
    func checkThread(_ loop: LoopObject) throws(Raise) {
        guard let thread = loop.thread, thread != machine.threads.current.number else { return }
        throw machine.error(
            .runtimeError, "Non-thread-safe operation invoked on an event loop other than the current one")
    }
}
