import Timeline
import Trace

/// What a search over the frames looks for.
enum Criterion: Hashable, Sendable {
    /// A source line about to run; nil: in any file of this number.
    case line(file: String?, line: Int)
    /// Something that happens to a task, by its name, its coroutine's name or its number.
    case task(String, Happening)
    /// Output that contains a text; empty: any.
    case prints(String)
    /// An exception that is raised, or that leaves a task, whose text contains this; empty: any.
    case raises(String)
    /// A text in what is said of a frame, in the source line that runs, or in what is printed.
    case text(String)
    /// A place of a breakpoint; those with a condition have to be asked for.
    case breakpoints([Breakpoint])
    /// What happens, and to whom; nil: whoever it is.
    case event(EventKind, name: String?)
    /// The clock shows this time, in microseconds, or a later one.
    case time(Int)

    /// What happens to a task. The words are those of the command line.
    enum Happening: String, CaseIterable, Hashable, Sendable {
        case changes, created, runs, suspends, yields, wakes, returns, raises, cancelled, ends

        /// What else people call it.
        static let otherWords: [String: Happening] = [
            "create": .created, "run": .runs, "starts": .runs, "resumes": .runs, "suspend": .suspends,
            "waits": .suspends, "suspended": .suspends, "yield": .yields, "wake": .wakes, "ready": .wakes,
            "return": .returns, "returned": .returns, "raise": .raises, "raised": .raises, "fails": .raises,
            "cancels": .cancelled, "is-cancelled": .cancelled, "end": .ends, "done": .ends, "finishes": .ends,
        ]

        init?(word: String) {
            guard let found = Happening(rawValue: word) ?? Happening.otherWords[word] else { return nil }
            self = found
        }
    }

    /// How it is called in messages: `There is no later ...`.
    var noun: String {
        switch self {
        case .line(let file, let line): file.map { "visit of line \(line) of \($0)" } ?? "visit of line \(line)"
        case .task(let name, .changes): "change of \(name)"
        case .task(let name, .created): "creation of \(name)"
        case .task(let name, .runs): "turn of \(name)"
        case .task(let name, .cancelled): "frame where \(name) is cancelled"
        case .task(let name, let happening): "frame where \(name) \(happening.rawValue)"
        case .prints(let text): text.isEmpty ? "output" : "output of '\(text)'"
        case .raises(let text): text.isEmpty ? "exception" : "exception with '\(text)'"
        case .text(let text): "frame with '\(text)'"
        case .event: "frame of this kind"
        case .breakpoints: "stop at a breakpoint"
        case .time(let microseconds): "time \(Seconds.repr(Double(microseconds) / 1_000_000))"
        }
    }
}
