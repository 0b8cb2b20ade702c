import EventLoopModel
import PythonVM

/// What a loop that has its own `call_soon` is given for the next step of a task: called without arguments, it takes that step.
final class TaskStepObject: AttributedObject {
    let action: ReadyHandle<AsyncioHost>.Action
    /// The same task as the action's.
    unowned let task: TaskObject
    /// The event that queued it on a loop of the program's own.
    let event: UInt32

    init(_ action: ReadyHandle<AsyncioHost>.Action, _ task: TaskObject, event: UInt32 = .max, type: TypeObject) {
        self.action = action
        self.task = task
        self.event = event
        super.init(kind: .native, type: type)
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) { AsyncioHost.forEachReference(of: action, visit) }
}

/// Loops that have their own `call_soon`: each handle goes through it, as in CPython. What the method passes on to asyncio's own
/// `call_soon` is known again, so that a task's step stays one in the frames; what a loop of the program's own keeps is known again
/// when that runs it.
extension AsyncioHost {
    func defineTaskStep() {
        machine.defineAttribute(types.taskStep, "__self__") { (_, receiver) throws(Raise) in
            (receiver.object as? TaskStepObject).map { .object($0.task) } ?? .none
        }
        machine.defineMethod(types.taskStep, "__call__") {
            [unowned(unsafe) self] (machine, receiver, _) throws(Raise) in
            guard let step = receiver.object as? TaskStepObject else {
                throw machine.error(.typeError, "descriptor requires a 'TaskStepMethWrapper' object")
            }
            try outsideOfContext { () throws(Raise) in try step.task.eventLoop.runNow(step.action) }
            return .none
        }
    }

    /// Takes the step of a task inside of a handle, whose context is mostly the task's own: the step enters that by itself.
    func outsideOfContext(_ body: () throws(Raise) -> Void) throws(Raise) {
        let inner = machine.leaveContext(nil)
        let result: Result<Void, Raise>
        do throws(Raise) {
            try body()
            result = .success(())
        } catch {
            result = .failure(error)
        }
        _ = try machine.enterContext(inner)
        try result.get()
    }

    public func callSoon(
        _ action: ReadyHandle<AsyncioHost>.Action, on loop: EventLoop<AsyncioHost>
    ) throws(Raise) {
        guard let object = loops.lazy.compactMap(\.loop).first(where: { $0.model === loop }) else { return }
        let event = object.isAbstract ? loop.recordHandedOver(action) : .max
        let (function, arguments, context) = try call(of: action, queuedBy: event)
        let method = try machine.attribute(.object(object), machine.intern("call_soon"))
        _ = try machine.call(
            method, [function] + arguments, keywords: [("context", .object(context ?? machine.makeContext()))])
    }

    /// What a handle is to call.
    private func call(
        of action: ReadyHandle<AsyncioHost>.Action, queuedBy event: UInt32 = .max
    ) throws(Raise) -> (Value, [Value], ContextObject?) {
        switch action {
        case .step(let task):
            return (.object(TaskStepObject(action, task, event: event, type: types.taskStep)), [], context(of: task))
        case .stepThrowing(let next):
            let step = TaskStepObject(action, next.task, event: event, type: types.taskStep)
            return (.object(step), [], context(of: next.task))
        case .wakeup(let task):
            guard let awaited = task.taskCore.awaited else {
                return try call(of: .step(task), queuedBy: event)
            }
            let wakeup = TaskWakeupObject(task, awaited, event: event, type: types.taskWakeup)
            return (.object(wakeup), [awaited.asPython], context(of: task))
        case .doneCallback(let done):
            return (done.callback.function, [.object(done.future)], done.callback.context)
        case .handle(let scheduled):
            let handle = handleObject(scheduled)
            return (handle.function, handle.arguments, handle.context)
        case .stopLoop(let future):
            return (try stopCallback(), [.object(future)], nil)
        }
    }

    private func context(of task: TaskObject) -> ContextObject {
        let context = task.context ?? machine.makeContext()
        task.context = context
        return context
    }

    func stopCallback() throws(Raise) -> Value {
        try machine.module(named: "asyncio.base_events").namespace.get(stopName)
    }

    /// `run_until_complete`'s own callback.
    func isStopCallback(_ function: Value) -> Bool {
        guard machine.plainName(of: function) === stopName else { return false }
        return machine.definition(of: function)?.isLibrary == true
    }

    /// A handle that a task's step or wakeup came with: the task itself joins the ready queue.
    func queueTask(of handle: HandleObject, on loop: LoopObject) throws(Raise) -> Bool {
        if let step = handle.function.object as? TaskStepObject, step.task.loop === loop {
            try loop.model.queue(step.action)
            return true
        }
        guard let wakeup = handle.function.object as? TaskWakeupObject, wakeup.task.loop === loop,
            wakeup.task.taskCore.awaited === wakeup.future, handle.arguments.count == 1
        else { return false }
        (wakeup.future as? ForeignFutureObject)?.waker = handle.arguments[0]
        try loop.model.queue(.wakeup(wakeup.task))
        return true
    }

    /// A handle of the ready queue as an object.
    func handleObject(_ action: ReadyHandle<AsyncioHost>.Action, _ loop: LoopObject) throws(Raise) -> HandleObject {
        if case .handle(let handle) = action { return handleObject(handle) }
        let (function, arguments, context) = try call(of: action)
        return HandleObject(function, arguments, context, loop, type: types.handle)
    }

    /// A handle as an object: a sleep's timer is one only where somebody looks.
    func handleObject(_ handle: AsyncioHandle) -> HandleObject {
        switch handle {
        case .object(let object):
            return object
        case .sleep(let future):
            let function = (try? machine.module(named: "asyncio.tasks"))?.namespace.get(endOfSleep)
            let object = HandleObject(
                function ?? .none, [.object(future), future.wanted], nil, future.loop, type: types.timerHandle)
            object.handleCore = future.handleCore
            return object
        }
    }
}
