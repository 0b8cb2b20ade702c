import EventLoopModel
import PythonVM

/// What a task registers with a future that has its own `add_done_callback`: called with the future, it wakes the task.
final class TaskWakeupObject: AttributedObject {
    let task: TaskObject
    /// The future that it was made for.
    let future: FutureObject
    /// The event that queued it on a loop of the program's own.
    let event: UInt32

    init(_ task: TaskObject, _ future: FutureObject, event: UInt32 = .max, type: TypeObject) {
        self.task = task
        self.future = future
        self.event = event
        super.init(kind: .native, type: type)
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) { visit(.object(task)) }
}

extension AsyncioHost {
    func defineTaskWakeup() {
        machine.defineAttribute(types.taskWakeup, "__self__") { (_, receiver) throws(Raise) in
            (receiver.object as? TaskWakeupObject).map { .object($0.task) } ?? .none
        }
        machine.defineMethod(types.taskWakeup, "__call__", "future, /") {
            [unowned(unsafe) self] (machine, receiver, arguments) throws(Raise) in
            guard let wakeup = receiver.object as? TaskWakeupObject else {
                throw machine.error(.typeError, "descriptor requires a 'TaskWakeupMethWrapper' object")
            }
            (wakeup.task.taskCore.awaited as? ForeignFutureObject)?.waker = arguments[0]
            try outsideOfContext { () throws(Raise) in try wakeup.task.eventLoop.wakeUp(wakeup.task) }
            return .none
        }
    }

    public func addWakeup(of task: TaskObject, to future: FutureObject) throws(Raise) {
        let method = try machine.attribute(future.asPython, machine.intern("add_done_callback"))
        let context = task.context ?? machine.makeContext()
        task.context = context
        let wakeup = TaskWakeupObject(task, future, type: types.taskWakeup)
        _ = try machine.call(method, [.object(wakeup)], keywords: [("context", .object(context))])
    }
}
