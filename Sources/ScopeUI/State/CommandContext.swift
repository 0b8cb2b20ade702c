import Timeline
import Trace

/// Why a command can't be done, for whoever typed it.
struct CommandError: Error, Equatable {
    var message: String
    init(_ message: String) { self.message = message }
}

/// What the names of a command are looked up in.
struct CommandContext {
    /// Names of sources of the program.
    var files: [String]
    /// The file that a line without a file is in: the one that Source shows.
    var file: String?
    /// How many lines that has.
    var lineCount: Int
    /// Whether a name stands for a task.
    var hasTask: (String) -> Bool
    /// Lists the names: only what is offered and what is wrong needs them, and a run may have many.
    var findTasks: () -> [String]
    var marks: [Character]
    var breakpoints: [Int]

    /// Names of tasks and of their coroutines, each once.
    /// - Complexity: O(tasks)
    var tasks: [String] { findTasks() }
}

extension StepperState {
    func commandContext(_ run: ViewedRun) -> CommandContext {
        let trace = run.timeline.trace
        let file = sourcePlace(run)?.file ?? run.mainSource
        return CommandContext(
            files: trace.sources.map { trace.string($0.name) }, file: file, lineCount: run.source(file).count,
            hasTask: { [timeline = run.timeline] in !timeline.tasks(called: $0).isEmpty },
            findTasks: { CommandContext.taskNames(trace) }, marks: marks.keys.sorted(),
            breakpoints: breakpoints.map(\.number))
    }
}

extension CommandContext {
    /// So many are looked over for their names.
    private static let mostTasks = 20_000

    fileprivate static func taskNames(_ trace: Trace) -> [String] {
        var names: [String] = []
        var known: Set<String> = []
        for task in trace.tasks.dropFirst().prefix(mostTasks) where !task.isHousekeeping {
            for name in [trace.string(task.name), trace.string(task.coroutine)] where known.insert(name).inserted {
                names.append(name)
            }
        }
        return names
    }
}
