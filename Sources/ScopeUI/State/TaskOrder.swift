import Timeline
import Trace

/// In which order Tasks and Timeline list the tasks; `r` goes from one to the next.
public enum TaskOrder: String, CaseIterable, Sendable {
    /// As they were created.
    case created
    /// Those that run or can run before those that wait, and those before the finished.
    case state
    case name
    /// Below each task those that it waits for.
    case tree
}

/// The tasks of one frame in an order, by number.
struct OrderedTasks: Equatable {
    var numbers: [Int]
    /// In a tree: how deep each stands; else empty.
    var depths: [Int] = []

    private init(_ numbers: [Int]) { self.numbers = numbers }

    /// - Complexity: O(n); by name O(n log n).
    init(_ order: TaskOrder, of timeline: Timeline) {
        let numbers = timeline.taskNumbers()
        switch order {
        case .created: self = OrderedTasks(numbers)
        case .state:
            // In as many buckets as there are states: each keeps the order of creation.
            var buckets = Array(repeating: [Int](), count: TaskState.allCases.count)
            for number in numbers { buckets[Int(timeline.state(of: number)?.rawValue ?? 0)].append(number) }
            self = OrderedTasks(Array(buckets.joined()))
        case .name:
            let names = numbers.map { (name: timeline.taskName($0), number: $0) }
            self = OrderedTasks(names.sorted { ($0.name, $0.number) < ($1.name, $1.number) }.map(\.number))
        case .tree:
            self = OrderedTasks(treeOf: numbers) { timeline.awaitedTasks(by: $0) }
        }
    }

    /// Each task stands once: below the first one that waits for it.
    init(treeOf tasks: [Int], waits: (Int) -> [Int]) {
        let known = Set(tasks)
        var awaited: [Int: [Int]] = [:]
        var isAwaited: Set<Int> = []
        for task in tasks {
            for child in waits(task) where child != task && known.contains(child) && isAwaited.insert(child).inserted {
                awaited[task, default: []].append(child)
            }
        }
        numbers = []
        var found: Set<Int> = []
        var stack: [(task: Int, depth: Int)] = []
        // Tasks that wait for each other in a circle have no root: the first of them is taken for one.
        for root in tasks.filter({ !isAwaited.contains($0) }) + tasks {
            stack.append((root, 0))
            while let (task, depth) = stack.popLast() {
                guard found.insert(task).inserted else { continue }
                numbers.append(task)
                depths.append(depth)
                for child in (awaited[task] ?? []).reversed() { stack.append((child, depth + 1)) }
            }
        }
    }
}
