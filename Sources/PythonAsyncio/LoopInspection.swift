import EventLoopModel
import PythonVM

/// What programs that look at a loop from inside find in CPython's, which is written in Python: `_ready`, `_scheduled`, a pass that
/// they can run or wrap, and what a handle will call. <doc:PythonAsyncio> says which of these there are, and why these.
extension AsyncioHost {
    func defineLoopInspection() {
        let type = types.baseLoop
        machine.defineAttribute(type, "_ready") { [unowned(unsafe) self] (machine, receiver) throws(Raise) in
            let loop = try loopObject(receiver)
            var handles: [Value] = []
            for action in loop.model.readyActions { handles.append(.object(try handleObject(action, loop))) }
            return try copyOfQueue("_ready", handles)
        }
        machine.defineAttribute(type, "_scheduled") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            try copyOfQueue("_scheduled", try loopObject(receiver).model.timerHandles.map { .object(handleObject($0)) })
        }
        machine.defineMethod(type, "_run_once") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            if try loopObject(receiver).model.runOnce() == .deadlock { throw deadlock() }
            return .none
        }
        defineDeath()
        refuseTheSelector()
        let executor = machine.intern("_default_executor")
        machine.defineAttribute(type, "_default_executor") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            let value = try loopObject(receiver).attributes?.get(executor) ?? .undefined
            return value.isUndefined ? .none : value
        } set: { [unowned(unsafe) self] (_, receiver, value) throws(Raise) in
            setOwn(executor, value, of: try loopObject(receiver))
        }
        defineHandles()
    }

    /// To look at: a change of it is refused, since the loop would not hear of it.
    private func copyOfQueue(_ name: String, _ handles: [Value]) throws(Raise) -> Value {
        let module = try machine.module(named: "asyncio.base_events")
        return try machine.call(
            module.namespace.get(machine.intern("_copy_of_queue")),
            [machine.string(name), .object(ListObject(handles))])
    }

    /// A loop that was never closed says so when it dies.
    private func defineDeath() {
        machine.defineMethod(types.baseLoop, "__del__") { [unowned(unsafe) self] (machine, receiver, _) throws(Raise) in
            if try loopObject(receiver).model.isClosed { return .none }
            let module = try machine.module(named: "asyncio.base_events")
            return try machine.call(module.namespace.get(machine.intern("_warn_of_open_loop")), [receiver])
        }
    }

    /// A loop of the model waits for its clock, not for files: what CPython's has for these is refused by name where it is asked for.
    private func refuseTheSelector() {
        for name in ["_add_callback", "_process_events", "_selector", "_write_to_self"] {
            let key = machine.intern(name)
            machine.defineAttribute(types.baseLoop, name) { [unowned(unsafe) self] (machine, receiver) throws(Raise) in
                let own = try loopObject(receiver).attributes?.get(key) ?? .undefined
                if own.isUndefined { throw machine.unsupportedFeature("loop.\(name)") }
                return own
            } set: { [unowned(unsafe) self] (_, receiver, value) throws(Raise) in
                setOwn(key, value, of: try loopObject(receiver))
            }
        }
    }

    private func setOwn(_ name: StrObject, _ value: Value, of loop: LoopObject) {
        if loop.attributes == nil { loop.attributes = DictObject() }
        loop.attributes?.set(name, value)
    }

    private func defineHandles() {
        machine.defineConstructor(types.handle, "callback, args, loop, context=None") {
            [unowned(unsafe) self] (_, type, arguments) throws(Raise) in
            try makeHandle(type, arguments[0], arguments[1], arguments[2], arguments[3])
        }
        machine.defineConstructor(types.timerHandle, "when, callback, args, loop, context=None") {
            [unowned(unsafe) self] (_, type, arguments) throws(Raise) in
            let handle = try makeHandle(type, arguments[1], arguments[2], arguments[3], arguments[4])
            if let handle = handle.object as? HandleObject {
                handle.handleCore.when = try seconds(arguments[0])
                if case .float = arguments[0] {} else { handle.givenWhen = arguments[0] }
            }
            return handle
        }
        let attributes: [(String, (HandleObject) throws(Raise) -> Value)] = [
            ("_callback", { $0.function.isUndefined ? .none : $0.function }),
            ("_args", { $0.function.isUndefined ? .none : .object(TupleObject($0.arguments)) }),
            ("_cancelled", { .bool($0.handleCore.isCancelled) }),
            ("_loop", { $0.loop.map { .object($0) } ?? .none }),
        ]
        for (name, get) in attributes {
            machine.defineAttribute(types.handle, name) { [unowned(unsafe) self] (_, receiver) throws(Raise) in
                try get(try handle(receiver))
            }
        }
        machine.defineAttribute(types.timerHandle, "_when") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            when(of: try handle(receiver))
        }
        // Whether it is in the heap: a loop of the program's own says so itself.
        let scheduled = machine.intern("_scheduled")
        machine.defineAttribute(types.timerHandle, "_scheduled") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            let handle = try handle(receiver)
            let own = handle.attributes?.get(scheduled) ?? .undefined
            return own.isUndefined ? .bool(handle.handleCore.place == .timers) : own
        } set: { [unowned(unsafe) self] (_, receiver, value) throws(Raise) in
            let handle = try handle(receiver)
            if handle.attributes == nil { handle.attributes = DictObject() }
            handle.attributes?.set(scheduled, value)
        }
    }

    private func makeHandle(
        _ type: TypeObject, _ callback: Value, _ arguments: Value, _ loop: Value, _ context: Value
    ) throws(Raise) -> Value {
        let loop = try loopObject(loop)
        try loop.askForDebugMode()
        let handle = HandleObject(
            callback, Array(try machine.elements(arguments)), try machine.contextArgument(context), loop, type: type)
        noteOrigin(of: handle, loop, limit: 9)
        return .object(handle)
    }

    /// The deadline as it was given.
    func when(of handle: HandleObject) -> Value {
        let given = handle.givenWhen
        return given.isUndefined ? .float(handle.handleCore.when) : given
    }
}
