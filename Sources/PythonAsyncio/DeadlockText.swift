import PythonVM
import Trace

/// Who waits for what when nothing can ever go on: `Task-1 (main) waits for the lock `a`, held by Task-2 (worker), which waits for
/// the lock `b`, held by Task-1 (main)`.
///
/// It begins with the task that `asyncio.run` waits for, and goes from each to the one that it waits for. What the
/// primitives are called is known only while something is recorded.
struct DeadlockText {
    private let host: AsyncioHost
    /// Those that are not done, in order of creation.
    private let tasks: [TaskObject]
    private var isTold: Set<ObjectIdentifier> = []

    /// Chains and tasks beyond these are counted.
    private static let mostSentences = 6
    private static let longestChain = 12

    init(_ host: AsyncioHost, _ tasks: [TaskObject]) {
        self.host = host
        self.tasks = tasks.filter { !$0.futureCore.isDone && !$0.taskCore.isHousekeeping }
    }

    var text: String {
        var told = self
        return told.sentences()
    }

    private mutating func sentences() -> String {
        var starts = tasks
        if let main = host.mainTask, let place = starts.firstIndex(where: { $0 === main }) {
            starts.insert(starts.remove(at: place), at: 0)
        }
        if starts.isEmpty { return "nothing is ready, no timer is set, and no task is left" }
        var sentences: [String] = []
        for task in starts where !isTold.contains(ObjectIdentifier(task)) {
            if sentences.count == DeadlockText.mostSentences { break }
            sentences.append(label(task) + " " + chain(task))
        }
        let left = tasks.count { !isTold.contains(ObjectIdentifier($0)) }
        if left > 0 { sentences.append("\(left) more task\(left == 1 ? " waits" : "s wait")") }
        return sentences.joined(separator: "; ")
    }

    /// `waits for ...`, and so on from there.
    private mutating func chain(_ first: TaskObject) -> String {
        var text = ""
        var task = first
        for _ in 0..<DeadlockText.longestChain {
            isTold.insert(ObjectIdentifier(task))
            let (what, next) = awaited(of: task)
            text += "waits for \(what)"
            guard let next, !next.futureCore.isDone else { return text }
            if isTold.contains(ObjectIdentifier(next)) { return text }
            text += ", which "
            task = next
        }
        return text + " ..."
    }

    /// What a task waits for, and the task behind that.
    private func awaited(of task: TaskObject) -> (String, TaskObject?) {
        guard let awaited = task.taskCore.awaited else { return ("nothing", nil) }
        if let other = awaited.asTask { return (label(other), other) }
        if let recorder = host.recorder, case .other(let number) = awaited.futureCore.meaning {
            return (recorder.words(number), nil)
        }
        guard let recorder = host.recorder, case .primitive(let kind, let number) = awaited.futureCore.meaning,
            number < recorder.infos.count
        else { return ("a future that nobody completes", nil) }
        let info = recorder.infos[Int(number)]
        let what = kind.text(at: recorder.label(number))
        switch info.kind {
        case .lock:
            guard let holder = info.holder else { return (what, nil) }
            if holder.task == 0 { return ("\(what), which is held outside of any task", nil) }
            guard let next = self.task(holder.task) else {
                return ("\(what), held by \(holder.name), which has ended without releasing it", nil)
            }
            return ("\(what), held by \(label(next))", next)
        case .event: return ("\(what), which nobody sets", nil)
        case .condition: return ("\(what), which nobody notifies", nil)
        case .semaphore: return ("\(what), which nobody releases", nil)
        case .barrier: return ("\(what), to which too few tasks come", nil)
        case .queue where kind == .item: return ("\(what), which is empty", nil)
        case .queue where kind == .space: return ("\(what), which is full", nil)
        case .queue: return (what, nil)
        case .taskGroup, .gather, .wait, .shield, .asCompleted:
            guard let next = member(of: number, info.kind) else { return (what, nil) }
            return ("\(what), in which \(label(next)) is not done", next)
        case .future: return ("\(what), which nobody completes", nil)
        }
    }

    /// The first that is not done of those that a group or a gather waits for.
    private func member(of primitive: UInt32, _ kind: PrimitiveRecord.Kind) -> TaskObject? {
        guard let trace = host.recorder?.trace, primitive < trace.primitives.count else { return nil }
        if kind == .taskGroup {
            return tasks.first {
                $0.taskCore.number < trace.tasks.count && trace.tasks[Int($0.taskCore.number)].group == primitive
            }
        }
        for member in trace.members[trace.primitives[Int(primitive)].members] {
            if case .task(let number) = member, let task = task(number) { return task }
        }
        return nil
    }

    private func task(_ number: UInt32) -> TaskObject? {
        number == 0 ? nil : tasks.first { $0.taskCore.number == number }
    }

    /// As sentences call it: with the coroutine's name where it has none of its own.
    private func label(_ task: TaskObject) -> String {
        let name = task.taskCore.name
        guard name.hasPrefix("Task-"), let coroutine = task.coroutine.object as? GeneratorObject else { return name }
        let function = coroutine.qualifiedName.string
        // `main.<locals>.child` is `child`.
        let local = function.utf8.lastIndex(of: UInt8(ascii: ">")).map { function[$0...].dropFirst(2) } ?? function[...]
        return local.isEmpty ? name : "\(name) (\(local))"
    }
}
