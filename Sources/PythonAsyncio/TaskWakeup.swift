import EventLoopModel
import PythonVM

/// What a task registers with a future that has its own `add_done_callback`: called with the future, it wakes the task.
final class TaskWakeupObject: AttributedObject {
    let task: TaskObject

    init(_ task: TaskObject, type: TypeObject) {
        self.task = task
        super.init(kind: .native, type: type)
    }

    override func forEachNativeReference(_ visit: (Value) -> Void) { visit(.object(task)) }
}

extension AsyncioHost {
    func defineTaskWakeup() {
        machine.defineMethod(types.taskWakeup, "__call__", "future, /") { (machine, receiver, _) throws(Raise) in
            guard let wakeup = receiver.object as? TaskWakeupObject else {
                throw machine.error(.typeError, "descriptor requires a 'TaskWakeupMethWrapper' object")
            }
            try wakeup.task.eventLoop.wakeUp(wakeup.task)
            return .none
        }
    }

    public func addWakeup(of task: TaskObject, to future: FutureObject) throws(Raise) {
        let method = try machine.attribute(.object(future), machine.intern("add_done_callback"))
        let context = task.context ?? machine.makeContext()
        task.context = context
        _ = try machine.call(
            method, [.object(TaskWakeupObject(task, type: types.taskWakeup))], keywords: [("context", .object(context))]
        )
    }
}
