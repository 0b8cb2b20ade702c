import Foundation

/// What has been done of each lesson, kept for the list: under XDG state (`$XDG_STATE_HOME/loopscope/lessons.json`).
///
/// What can't be read is taken for empty, and what can't be written is not kept: a lesson goes on without.
struct LessonScores {
    struct Score: Codable, Equatable {
        /// The last stop that was reached, from 0.
        var stop: Int
        var stops: Int
        var right: Int
        var questions: Int
        var isDone: Bool

        /// For the list of lessons.
        var text: String {
            let answers = questions > 0 ? ", \(right) of \(questions) right" : ""
            return isDone ? "done\(answers)" : "at stop \(stop + 1) of \(stops)\(answers)"
        }
    }

    private let file: URL?
    private(set) var scores: [String: Score] = [:]

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let state: String?
        if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") {
            state = folder
        } else {
            state = environment["HOME"].map { $0 + "/.local/state" }
        }
        file = state.map { URL(fileURLWithPath: $0 + "/loopscope/lessons.json") }
        guard let file, let data = try? Data(contentsOf: file) else { return }
        scores = (try? JSONDecoder().decode([String: Score].self, from: data)) ?? [:]
    }

    subscript(name: String) -> Score? { scores[name] }

    /// What was done once stays done; of its answers the best count.
    mutating func note(_ score: Score, of name: String) {
        var score = score
        if let old = scores[name], old.isDone {
            score.isDone = true
            score.right = max(score.right, min(old.right, score.questions))
        }
        guard scores[name] != score else { return }
        scores[name] = score
        guard let file else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try? FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try? encoder.encode(scores).write(to: file, options: .atomic)
    }
}
