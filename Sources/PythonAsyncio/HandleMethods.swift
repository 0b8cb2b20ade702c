import EventLoopModel
import PythonVM

/// The methods of handles (Library Reference, "Callback Handles").
extension AsyncioHost {
    func defineHandleMethods() {
        let type = types.handle
        machine.defineMethod(type, "cancel") { [unowned(unsafe) self] (machine, receiver, _) throws(Raise) in
            let handle = try handle(receiver)
            let isFirst = !handle.handleCore.isCancelled
            if isFirst, let loop = handle.loop, loop.isAbstract, machine.isInstance(receiver, types.timerHandle) {
                let method = try machine.attribute(.object(loop), machine.intern("_timer_handle_cancelled"))
                _ = try machine.call(method, [receiver])
            }
            handle.loop?.model.cancel(.object(handle))
            // Debug mode still knows what it was.
            if isFirst, handle.loop?.isDebug == true { handle.keptText = try reprText(handle) }
            try clearInside { handle.clear() }
            return .none
        }
        machine.defineMethod(type, "cancelled") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            .bool(try handle(receiver).handleCore.isCancelled)
        }
        // For loops of the program's own, which keep their handles themselves.
        machine.defineMethod(type, "_run") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            try runByHand(try handle(receiver))
            return .none
        }
        machine.defineMethod(type, "get_context") { [unowned(unsafe) self] (machine, receiver, _) throws(Raise) in
            let handle = try handle(receiver)
            let context = handle.context ?? machine.makeContext()
            handle.context = context
            return .object(context)
        }
        machine.defineMethod(types.timerHandle, "when") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            when(of: try handle(receiver))
        }
        machine.defineMethod(type, "__repr__") { [unowned(unsafe) self] (machine, receiver, _) throws(Raise) in
            let handle = try handle(receiver)
            if let text = handle.keptText { return machine.string(text) }
            return machine.string(try reprText(handle))
        }
        defineTimerOrder()
    }

    /// What dies with a handle's arguments does so inside of CPython's `cancel`.
    func clearInside(_ clear: () -> Void) throws(Raise) {
        try inside(.cancelHandle) { () throws(Raise) in
            clear()
            try machine.settle()
        }
    }

    /// `Handle._run`: calls the function in the handle's context; what it raises goes to the loop's exception handler.
    private func runByHand(_ handle: HandleObject) throws(Raise) {
        guard let loop = handle.loop else { return }
        let (action, event) = turn(of: handle, loop)
        try loop.model.runTurn(of: action, queuedBy: event) { () throws(Raise) in
            do throws(Raise) {
                try run(.object(handle))
            } catch {
                guard let failure = failure(in: error) else { throw error }
                if kind(of: failure) == .exit {
                    try keep(.handle(.object(handle)), in: failure)
                    throw error
                }
                try report(failure, from: .handle(.object(handle)))
            }
        }
    }

    /// What the frames show of it: nothing, unless the loop is the program's own.
    private func turn(
        of handle: HandleObject, _ loop: LoopObject
    ) -> (ReadyHandle<AsyncioHost>.Action, UInt32) {
        guard loop.isAbstract, !isInsideTurn else { return (.handle(.object(handle)), .max) }
        if let step = handle.function.object as? TaskStepObject { return (step.action, step.event) }
        if let wakeup = handle.function.object as? TaskWakeupObject { return (.wakeup(wakeup.task), wakeup.event) }
        return (.handle(.object(handle)), loop.model.recordHandedOver(.handle(.object(handle))))
    }

    private func reprText(_ handle: HandleObject) throws(Raise) -> String {
        var parts = [machine.typeName(.object(handle))]
        if handle.handleCore.isCancelled { parts.append("cancelled") }
        if machine.isInstance(.object(handle), types.timerHandle) {
            parts.append("when=\(try machine.str(when(of: handle)).string)")
        }
        if !handle.function.isUndefined { parts.append(handle.callText(self)) }
        if let origin = originText(of: handle) { parts.append(origin) }
        return "<\(parts.joined(separator: " "))>"
    }

    func handle(_ value: Value) throws(Raise) -> HandleObject {
        if case .object(let object) = value, let handle = object as? HandleObject { return handle }
        throw machine.error(.typeError, "descriptor requires a 'Handle' object")
    }

    /// Timers are compared by their deadlines; two are equal if they call the same thing at the same time.
    private func defineTimerOrder() {
        let orders: [(String, (Double, Double) -> Bool, whenEqual: Bool)] = [
            ("__lt__", (<), false), ("__le__", (<), true), ("__gt__", (>), false), ("__ge__", (>), true),
            ("__eq__", { (_, _) in false }, true),
        ]
        for (name, isOrdered, whenEqual) in orders {
            machine.defineMethod(types.timerHandle, name, "other, /") {
                [unowned(unsafe) self] (machine, receiver, arguments) throws(Raise) in
                guard machine.isInstance(arguments[0], types.timerHandle) else { return machine.notImplemented }
                let (one, other) = (try handle(receiver), try handle(arguments[0]))
                if isOrdered(one.handleCore.when, other.handleCore.when) { return .bool(true) }
                return .bool(whenEqual ? try isSame(one, other) : false)
            }
        }
        // By its deadline.
        machine.defineMethod(types.timerHandle, "__hash__") {
            [unowned(unsafe) self] (machine, receiver, _) throws(Raise) in
            let when = Value.float(try handle(receiver).handleCore.when)
            return try machine.call(try machine.attribute(when, machine.intern("__hash__")), [])
        }
    }

    private func isSame(_ one: HandleObject, _ other: HandleObject) throws(Raise) -> Bool {
        if one === other { return true }
        guard one.handleCore.when == other.handleCore.when,
            one.handleCore.isCancelled == other.handleCore.isCancelled,
            one.function.isUndefined == other.function.isUndefined
        else { return false }
        if one.function.isUndefined { return true }
        guard try machine.isEqual(one.function, other.function), one.arguments.count == other.arguments.count else {
            return false
        }
        for (a, b) in zip(one.arguments, other.arguments) where try !machine.isEqual(a, b) { return false }
        return true
    }
}
