import ScopeUI
import Timeline

/// Questions on paper: one page in Markdown with the program and the questions, and another with the key.
public struct Worksheet {
    public let questions: String
    public let key: String

    /// - Parameter program: what is printed, with numbered lines.
    public init(_ plan: LessonPlan, program: LessonProgram, in timeline: Timeline) {
        var sheet = "# \(plan.title)\n\nRead the program, and answer without running it.\n\n```text\n"
        for (index, line) in SourceLines(program.text).all.enumerated() {
            let number = String(index + 1)
            sheet += String(repeating: " ", count: max(0, 3 - number.count)) + "\(number)  \(line)\n"
        }
        sheet += "```\n"
        var key = "# \(plan.title): the key\n"
        var number = 0
        for stop in plan.stops {
            for question in stop.questions {
                number += 1
                let snapshot = timeline.snapshot(at: stop.frame)
                sheet +=
                    "\n## \(number). \(question.text)\n\n\(Worksheet.place(snapshot, of: timeline, for: question))\n\n"
                for (index, choice) in question.choices.enumerated() {
                    sheet += "- [ ] \(Worksheet.letter(index)). \(Worksheet.escaped(choice))\n"
                }
                if case .order = question.form { sheet += "\nIn order: ______________________\n" }
                key += "\n\(number). \(Worksheet.keyLetters(question)): \(Worksheet.escaped(question.rightAnswer))  \n"
                key += "   \(Worksheet.escaped(question.reason)) (frame \(stop.frame))\n"
            }
        }
        questions = sheet
        self.key = key
    }

    private static func letter(_ index: Int) -> String { String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26))) }

    private static func keyLetters(_ question: Question) -> String {
        switch question.form {
        case .pick(_, let right): right.sorted().map(letter).joined(separator: " or ")
        case .order(_, let right): right.map(letter).joined(separator: " ")
        }
    }

    /// Where the run stands, without what the question asks for.
    private static func place(_ snapshot: Snapshot, of timeline: Timeline, for question: Question) -> String {
        var text = "Time \(Seconds.repr(snapshot.time)) s"
        if let place = snapshot.place {
            text += ", line \(place.line), in `\(place.function)`"
            // Who runs is no secret, unless it is the question.
            if question.kind != .state, let running = snapshot.running, running.kind == .task {
                text += " of \(escaped(running.name))"
            }
        } else if let task = EventScan.handleTask(snapshot.event), snapshot.event.kind == .turnEnded, task > 0 {
            text += ", right after a turn of \(escaped(snapshot.tasks[task - 1].name))"
        }
        let printed = String(decoding: timeline.trace.output.prefix(snapshot.outputEnd), as: UTF8.self)
        let lines = printed.split(separator: "\n").suffix(3)
        text += lines.isEmpty ? ". Nothing has been printed." : ". Last printed: "
        return text + lines.map { "`\($0.replacing("`", with: "'"))`" }.joined(separator: ", ")
    }

    /// What would steer Markdown is shown as it is.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if "\\`*_{}[]<>#|".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }
}
