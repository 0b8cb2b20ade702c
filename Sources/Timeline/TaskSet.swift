import Trace

/// The tasks that a name stands for: by their names at any time, their coroutines' names, or their numbers.
///
/// It only ever grows, as the trace does, and looks at each task and each change of a name once.
public struct TaskSet: Sendable {
    private let name: String
    private let number: Int?
    private var ids: Set<UInt32> = []
    private var readTasks = 1
    private var readRenames = 0
    /// By text: whether it fits as the name of a coroutine. Many tasks share one.
    private var coroutines: [UInt32: Bool] = [:]

    init(_ name: String) {
        self.name = name
        number = Int(name)
    }

    public var isEmpty: Bool { ids.isEmpty }

    public func contains(_ task: UInt32) -> Bool { ids.contains(task) }

    /// - Parameter renames: the events that gave tasks other names, rising.
    /// - Complexity: O(new tasks and changes of names), a fraction of a microsecond each.
    mutating func catchUp(with trace: Trace, renames: [UInt32]) {
        while readTasks < trace.tasks.count {
            let task = trace.tasks[readTasks]
            if readTasks == number || trace.string(task.name) == name || fits(coroutine: task.coroutine, trace) {
                ids.insert(UInt32(truncatingIfNeeded: readTasks))
            }
            readTasks += 1
        }
        while readRenames < renames.count {
            let event = trace[Int(renames[readRenames])]
            if event.b < trace.renames.count, trace.string(trace.renames[Int(event.b)].to) == name {
                ids.insert(event.a)
            }
            readRenames += 1
        }
    }

    /// Its whole name, or the last parts of a qualified one.
    private mutating func fits(coroutine text: UInt32, _ trace: Trace) -> Bool {
        if let known = coroutines[text] { return known }
        let coroutine = trace.string(text)
        let fits = coroutine == name || coroutine.hasSuffix(".\(name)")
        coroutines[text] = fits
        return fits
    }
}

extension Timeline {
    /// The tasks that a name stands for, all those included that there are by now.
    /// - Complexity: O(n) in the tasks when a name is asked for the first time; then O(1) and the new ones.
    public func tasks(called name: String) -> TaskSet {
        // Names come from people: there are few.
        if taskSets.count > Timeline.mostTaskSets { taskSets = [:] }
        eventIndex.catchUp(to: frameCount, of: trace)
        // Taken out, so that it grows in place.
        var set = taskSets.removeValue(forKey: name) ?? TaskSet(name)
        set.catchUp(with: trace, renames: eventIndex.renames)
        taskSets[name] = set
        return set
    }

    private static let mostTaskSets = 100
}
