/// What a typed command asks for: a key, or what takes more than a key to say.
enum Command: Equatable, Sendable {
    case key(Action, count: Int?)
    case goto(Target)
    case find(Criterion, Action.Direction)
    /// nil: at the cursor.
    case breakAt(Breakpoint.Place?, condition: String?)
    /// nil: all.
    case delete([Int]?)
    case breakpoints
    case marks
    case mark(Character)
    case task(String)
    case print(String)
    /// Why a task waits, or runs next.
    case why(String)
    case search(String)
    case speed(Int)
    /// nil: all commands.
    case help(String?)

    enum Target: Equatable, Sendable {
        /// The second number is for the library's lines behind it: 17.2.
        case frame(Int, sub: Int)
        case relative(Int)
        /// In microseconds.
        case time(Int)
        case mark(Character)
    }
}

/// The commands, all in one table: the command line reads and completes by it; its help, the manual and the dialogue in plain
/// text show it.
public enum CommandTable {
    public struct Row: Sendable {
        /// The first is its name; any beginning that no other command has will do too.
        public var names: [String]
        /// What stands behind the name, one form each.
        public var forms: [String]
        public var help: String

        public var name: String { names[0] }
    }

    public static let rows: [Row] = [
        Row(
            names: ["goto", "g"], forms: ["FRAME", "t=SECONDS", "+N", "-N", "'MARK"],
            help: "go to a frame, a time or a mark"),
        Row(
            names: ["until", "u"],
            forms: [
                "task NAME HAPPENS", "prints TEXT", "raises TEXT", "line N", "line FILE:N", "t=SECONDS", "breakpoint",
                "TEXT",
            ],
            help: "go on until that happens; HAPPENS: \(happenings)"),
        Row(names: ["back"], forms: ["until ...", "N"], help: "go back until something happened, or N frames"),
        Row(names: ["next", "n", "frame"], forms: ["N"], help: "N frames on"),
        Row(names: ["line"], forms: ["N"], help: "to the Nth next source line of the selected task"),
        Row(names: ["turn"], forms: ["N"], help: "to the Nth next turn"),
        Row(names: ["pass"], forms: ["N"], help: "to the Nth next pass of the event loop"),
        Row(names: ["change"], forms: ["N"], help: "to the Nth next change of state of the selected task"),
        Row(names: ["output"], forms: ["N"], help: "to the Nth next output"),
        Row(names: ["exception"], forms: ["N"], help: "to the Nth next exception or cancellation"),
        Row(
            names: ["break", "b"],
            forms: ["LINE", "FILE:LINE", "task NAME", "... if CONDITION"],
            help: "set a breakpoint; CONDITION is Python, true where it is to stop"),
        Row(names: ["delete", "d"], forms: ["N ...", "all"], help: "delete breakpoints, by their numbers"),
        Row(names: ["breakpoints"], forms: [""], help: "list the breakpoints"),
        Row(names: ["continue", "c"], forms: ["N"], help: "on to a breakpoint"),
        Row(names: ["reverse"], forms: ["N"], help: "back to a breakpoint"),
        Row(names: ["mark"], forms: ["LETTER"], help: "set a mark"),
        Row(names: ["marks"], forms: [""], help: "list the marks"),
        Row(names: ["search", "s"], forms: ["TEXT"], help: "search, as / does"),
        Row(names: ["task"], forms: ["NAME", "NUMBER"], help: "select a task"),
        Row(names: ["print", "p"], forms: ["EXPRESSION"], help: "the value of a Python expression at this frame"),
        Row(names: ["why", "w"], forms: ["", "TASK"], help: "why the selected task, or another, waits or runs next"),
        Row(names: ["play"], forms: [""], help: "play and stop"),
        Row(names: ["set"], forms: ["speed N"], help: "frames a second while playing: \(speeds)"),
        Row(names: ["library"], forms: [""], help: "the library's own lines on and off"),
        Row(names: ["edit", "e"], forms: [""], help: "edit the source"),
        Row(names: ["help", "h"], forms: ["", "COMMAND"], help: "what the commands do"),
        Row(names: ["quit", "q", "exit"], forms: [""], help: "quit"),
    ]

    private static let happenings = Criterion.Happening.allCases.map(\.rawValue).joined(separator: ", ")
    private static let speeds = StepperState.speeds.map { "\($0)" }.joined(separator: ", ")

    /// The command that a word names: by its name, or by a beginning that no other has. `brea` is `break`, although there is
    /// `breakpoints`: that one needs what makes it longer.
    static func row(named word: String) throws(CommandError) -> Row {
        if let exact = rows.first(where: { $0.names.contains(word) }) { return exact }
        let fitting = rows.filter { $0.names.contains { $0.hasPrefix(word) } }
        let shortest = fitting.min { $0.name.count < $1.name.count }
        if let shortest, fitting.allSatisfy({ $0.name.hasPrefix(shortest.name) }) { return shortest }
        if fitting.isEmpty {
            let near = rows.map(\.name).min { distance($0, word) < distance($1, word) } ?? ""
            let hint = distance(near, word) <= 2 ? "; did you mean \(near)?" : "; :help lists the commands"
            throw CommandError("There is no command '\(word)'\(hint)")
        }
        throw CommandError("'\(word)' may be \(fitting.map(\.name).joined(separator: ", "))")
    }

    /// How many characters have to be changed, added or removed.
    static func distance(_ one: String, _ other: String) -> Int {
        let other = Array(other.prefix(40))
        var row = Array(0...other.count)
        for (index, character) in one.prefix(40).enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in other.indices {
                let cost = min(row[column + 1] + 1, row[column] + 1, diagonal + (other[column] == character ? 0 : 1))
                diagonal = row[column + 1]
                row[column + 1] = cost
            }
        }
        return row[other.count]
    }
}
