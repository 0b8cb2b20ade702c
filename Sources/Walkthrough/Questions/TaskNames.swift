import Timeline

/// What tasks are called: two of one name are told apart by their number.
struct TaskNames {
    private let names: [String]

    init(_ tasks: [TaskEntry]) {
        var counts: [String: Int] = [:]
        for task in tasks { counts[task.name, default: 0] += 1 }
        names = tasks.map { counts[$0.name, default: 0] > 1 ? "\($0.name) (task \($0.id))" : TaskNames.label($0) }
    }

    /// A name that asyncio gave says nothing: the coroutine stands behind it.
    static func label(_ task: TaskEntry) -> String {
        let isGiven = task.name.hasPrefix("Task-") && task.name.dropFirst(5).allSatisfy(\.isNumber)
        return isGiven && !task.coroutine.isEmpty ? "\(task.name) (\(task.coroutine))" : task.name
    }

    subscript(id: Int) -> String { names[id - 1] }
}
