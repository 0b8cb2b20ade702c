import ScopeUI
import Screen

/// What only the teacher sees, on a second terminal that follows the first: the notes of the stop, the answers to its questions, and
/// what comes next.
public struct SpeakerNotes: Equatable, Sendable {
    public let plan: LessonPlan
    /// Index into `plan.stops`; `plan.stops.count` for the page with the score.
    public var stop = 0
    /// What stands instead of a stop: nobody to follow yet, or no more.
    public var notice: String?
    public var rows: Int
    public var columns: Int

    public init(_ plan: LessonPlan, rows: Int, columns: Int) {
        self.plan = plan
        self.rows = rows
        self.columns = columns
    }

    /// In plain text, a paragraph a line.
    public var lines: [String] {
        guard plan.stops.indices.contains(stop) else { return ["The end of the lesson."] }
        let current = plan.stops[stop]
        var lines = ["Stop \(stop + 1) of \(plan.stops.count): \(plan.chapters[current.chapter])"]
        lines += current.speakerNotes.map { "Note: \(LessonPage.plain($0))" }
        for question in current.questions {
            lines.append("Question: \(question.text)")
            lines.append("Answer: \(question.rightAnswer)")
            lines.append("Reason: \(question.reason)")
        }
        lines += current.narration.map { "Told: \(LessonPage.plain($0.replacing("\n", with: " ")))" }
        if plan.stops.indices.contains(stop + 1) {
            let next = plan.stops[stop + 1]
            let isNew = next.chapter != current.chapter
            let what = next.speakerNotes.first ?? next.questions.first?.text ?? next.narration.first ?? ""
            lines.append("Next\(isNew ? " (\(plan.chapters[next.chapter]))" : ""): \(LessonPage.plain(what))")
        } else {
            lines.append("Next: the end, with the score.")
        }
        return lines.map(\.harmless)
    }

    public func draw() -> CellGrid {
        var grid = CellGrid(rows: rows, columns: columns)
        let bar = grid.bounds.line(0)
        grid.clear(bar, style: Style(.text, on: .bar))
        grid.write(
            "speaker notes  \(plan.title)", row: 0, column: 1, width: columns - 2,
            style: Style(.text, on: .bar, .bold), in: bar)
        var row = 2
        for line in notice.map({ [$0] }) ?? lines {
            let style =
                line.hasPrefix("Note:") || line.hasPrefix("Stop ")
                ? Style(.text, on: .plain, .bold)
                : line.hasPrefix("Answer:") ? Style(.accent, on: .plain, .bold) : .plain
            for part in TextWrap.lines(line, width: max(8, columns - 2)) {
                grid.write(part, row: row, column: 1, width: columns - 2, style: style, in: grid.bounds)
                row += 1
            }
            row += 1
        }
        grid.write(
            "follows the lesson   q leaves", row: rows - 1, column: 1, width: columns - 2, style: Style(.muted),
            in: grid.bounds)
        return grid
    }
}
