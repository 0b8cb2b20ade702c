import EventLoopModel
import PythonVM

/// What programs that look at a loop from inside find in CPython's, which is written in Python: `_ready`, `_scheduled`, a pass that
/// they can run or wrap, and what a handle will call. The queues are copies: to look at, not to change.
extension AsyncioHost {
    func defineLoopInspection() {
        let type = types.baseLoop
        machine.defineAttribute(type, "_ready") { [unowned(unsafe) self] (machine, receiver) throws(Raise) in
            let loop = try loopObject(receiver)
            var handles: [Value] = []
            for action in loop.model.readyActions { handles.append(.object(try handleObject(action, loop))) }
            let deque = try machine.module(named: "collections").namespace.get(machine.intern("deque"))
            return try machine.call(deque, [.object(ListObject(handles))])
        }
        machine.defineAttribute(type, "_scheduled") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            .object(ListObject(try loopObject(receiver).model.timerHandles.map { .object($0) }))
        }
        machine.defineMethod(type, "_run_once") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            let loop = try loopObject(receiver)
            if loop.model.isRunning {
                if try loop.model.runOnce() == .deadlock { throw deadlock() }
            } else {
                try running(loop) { () throws(Raise) in
                    if try loop.model.runOnce() == .deadlock { throw deadlock() }
                }
            }
            return .none
        }
        let executor = machine.intern("_default_executor")
        machine.defineAttribute(type, "_default_executor") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            let value = try loopObject(receiver).attributes?.get(executor) ?? .undefined
            return value.isUndefined ? .none : value
        } set: { [unowned(unsafe) self] (_, receiver, value) throws(Raise) in
            let loop = try loopObject(receiver)
            if loop.attributes == nil { loop.attributes = DictObject() }
            loop.attributes?.set(executor, value)
        }
        defineHandles()
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
            ("_source_traceback", { [unowned(unsafe) self] in origin(of: $0) }),
        ]
        for (name, get) in attributes {
            machine.defineAttribute(types.handle, name) { [unowned(unsafe) self] (_, receiver) throws(Raise) in
                try get(try handle(receiver))
            }
        }
        machine.defineAttribute(types.timerHandle, "_when") { [unowned(unsafe) self] (_, receiver) throws(Raise) in
            when(of: try handle(receiver))
        }
    }

    private func makeHandle(
        _ type: TypeObject, _ callback: Value, _ arguments: Value, _ loop: Value, _ context: Value
    ) throws(Raise) -> Value {
        let loop = try loopObject(loop)
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
