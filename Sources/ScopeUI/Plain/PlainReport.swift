import Screen
import Timeline

/// Where a movement led, and the lists that were asked for.
extension PlainDialogue {
    /// The frame in short: what happened, when and where, who runs, what was printed.
    public func report(of run: ViewedRun) -> [String] {
        if let reads { return variables(of: reads) }
        if let sheet = state.sheet { return PlainDialogue.lines(of: sheet) }
        let told = played.map { storyOf($0, run) } ?? []
        let labels = ["Frame ", "Time:", "Place:", "Running:", "Output:", "Error output:"]
        let snapshot = snapshot(of: run)
        var lines: [String] = []
        for line in FrameText.lines(snapshot) where labels.contains(where: { line.hasPrefix($0) }) {
            // With lines of the library between the others, the number is one of two parts.
            let isFirst = line.hasPrefix("Frame ")
            lines.append(isFirst ? "Frame \(run.numbers.plainLabel(snapshot.frame))" + line.drop { $0 != ":" } : line)
            if line.hasPrefix("Place"), let place = snapshot.place {
                let source = run.source(place.file)[place.line].drop { $0 == " " || $0 == "\t" }
                lines.append("Source: \(String(source.prefix(200)).harmless)")
            }
        }
        if let notice = state.notice { lines.append("Note: \(notice)") }
        return told + lines
    }

    /// The frames between, a sentence each.
    private func storyOf(_ played: Played, _ run: ViewedRun) -> [String] {
        guard played.from + 1 < state.frame else { return [] }
        return (played.from + 1..<state.frame).map { frame in
            run.timeline.seek(to: frame)
            return "Frame \(run.numbers.plainLabel(frame)): \(run.timeline.sentence.harmless)"
        }
    }

    /// A list: its lines are numbered where there is something to follow.
    private static func lines(of sheet: Sheet) -> [String] {
        var lines = [sheet.title.harmless]
        for (index, line) in sheet.lines.enumerated() {
            let indent = String(repeating: " ", count: line.indent)
            lines.append("  " + indent + (line.link == nil ? "" : "\(index + 1). ") + line.text.harmless)
        }
        if sheet.lines.contains(where: { $0.link != nil }) {
            lines.append("follow and a number: go there. why and a number: ask on. return: come back.")
        }
        return lines
    }

    private func variables(of subject: Variables.Subject) -> [String] {
        guard let variables = state.variables, variables.subject == subject else { return ["Variables: not known"] }
        let rows = VariablesPanel.rows(of: variables)
        return rows.isEmpty
            ? ["Variables: \(variables.note?.harmless ?? "none")"] : rows.map(PlainReading.variable)
    }

    func snapshot(of run: ViewedRun) -> Snapshot { run.timeline.snapshot(at: state.frame) }
}
