import Screen
import Timeline
import Trace

extension TaskState {
    /// Stands before the word, never instead of it.
    var glyph: String {
        switch self {
        case .running: "▶"
        case .ready: "●"
        case .suspended: "‖"
        case .returned: "✓"
        case .raised: "✗"
        case .cancelled: "⊘"
        }
    }

    var style: Style {
        switch self {
        case .running: Style(.running, on: .plain, .bold)
        case .ready: Style(.ready)
        case .suspended: Style(.suspended)
        case .returned: Style(.returned)
        case .raised: Style(.raised, on: .plain, .bold)
        case .cancelled: Style(.cancelled)
        }
    }
}

/// What a task's methods would answer at this frame.
///
/// As in the Python documentation of `Task.result` and `Task.exception`: both raise InvalidStateError before the task
/// is done, and CancelledError when it was cancelled; `result()` raises the exception that the task ended with.
struct TaskAnswers {
    var done: String
    var cancelled: String
    var result: Answer
    var exception: Answer

    enum Answer {
        case value(String)
        /// The name of the exception's class.
        case raises(String)

        /// - Parameter isRoomy: whether there is room to say what would be raised.
        func text(isRoomy: Bool, isDone: Bool) -> String {
            switch self {
            case .value(let repr): repr
            case .raises(let name): isRoomy ? "raises \(name)" : isDone ? "raises" : "–"
            }
        }

        /// At least the columns that its text takes.
        func width(isRoomy: Bool) -> Int {
            switch self {
            case .value(let repr): repr.utf8.count
            case .raises(let name): isRoomy ? name.utf8.count + 7 : 6
            }
        }

        /// The whole answer is worth a look, not only that there is none yet.
        var isValue: Bool { if case .value = self { true } else { false } }
    }

    init(_ task: TaskEntry) {
        done = task.state.isDone ? "True" : "False"
        cancelled = task.state == .cancelled ? "True" : "False"
        switch task.state {
        case .running, .ready, .suspended:
            result = .raises("InvalidStateError")
            exception = .raises("InvalidStateError")
        case .returned:
            result = .value(task.result ?? "None")
            exception = .value("None")
        case .raised:
            let repr = task.exception ?? "?"
            result = .raises(String(repr.prefix { $0 != "(" }))
            exception = .value(repr)
        case .cancelled:
            result = .raises("CancelledError")
            exception = .raises("CancelledError")
        }
    }
}
