/// What may stand where a command line is cut off.
struct CommandCompletion {
    private let context: CommandContext

    init(_ context: CommandContext) { self.context = context }

    /// - Returns: the line up to the word that is completed, and what that word may be.
    func offers(for line: String) -> (stem: String, offers: [String]) {
        let start = line.lastIndex(where: \.isWhitespace).map { line.index(after: $0) } ?? line.startIndex
        let stem = String(line[..<start])
        let word = String(line[start...])
        let before = stem.split(whereSeparator: \.isWhitespace).map(String.init)
        return (stem, candidates(behind: before).filter { $0.hasPrefix(word) && $0 != word }.map(quoted))
    }

    private func quoted(_ word: String) -> String { word.contains(where: \.isWhitespace) ? "\"\(word)\"" : word }

    private func candidates(behind words: [String]) -> [String] {
        guard let first = words.first else { return CommandTable.rows.flatMap(\.names).sorted() }
        guard let row = try? CommandTable.row(named: first) else { return [] }
        let rest = words.dropFirst()
        switch row.name {
        case "until": return criteria(Array(rest))
        case "back": return rest.isEmpty ? ["until"] : criteria(Array(rest.dropFirst()))
        case "break":
            return rest.isEmpty ? ["task", "if"] : rest.first == "task" && rest.count == 1 ? context.tasks : ["if"]
        case "delete": return (rest.isEmpty ? ["all"] : []) + context.breakpoints.map { "\($0)" }
        case "task", "why": return rest.isEmpty ? context.tasks : []
        case "help": return rest.isEmpty ? CommandTable.rows.map(\.name) : []
        case "set": return rest.isEmpty ? ["speed"] : rest.count == 1 ? StepperState.speeds.map { "\($0)" } : []
        case "goto": return rest.isEmpty ? ["t="] + context.marks.map { "'\($0)" } : []
        default: return []
        }
    }

    private func criteria(_ words: [String]) -> [String] {
        switch words.first {
        case nil: ["task", "prints", "raises", "line", "t=", "breakpoint"]
        case "task"? where words.count == 1: context.tasks
        case "task"? where words.count == 2: Criterion.Happening.allCases.map(\.rawValue)
        case "line"? where words.count == 1: context.files.map { "\($0):" }
        default: []
        }
    }
}
