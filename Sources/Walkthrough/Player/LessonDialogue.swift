import ScopeUI
import Screen

/// A lesson without a screen: one line is asked, labelled lines of plain text answer.
///
/// All of the lesson is there: what is told, the questions, the reasons and the score; and the stepper's own dialogue for who leaves
/// the path.
public struct LessonDialogue {
    public var lesson: LessonState
    private var stepper: PlainDialogue

    public init(_ plan: LessonPlan, title: String) {
        // The size decides nothing here but how far a page goes.
        lesson = LessonState(plan, title: title, rows: 24, columns: 80)
        stepper = PlainDialogue(title: title)
    }

    public static let invitation =
        "Enter: goes on. back: the stop before. again: reads this stop again. Any other word of the stepper: ? tells. q: quit."

    public enum Answer: Equatable {
        case lines([String])
        case quit
    }

    /// The score, for who keeps it.
    public var score: (right: Int, of: Int) { lesson.score }
    public var isAtEnd: Bool { lesson.isAtEnd }
    public var stop: Int { lesson.stop }
    /// The question that waits for an answer.
    public var openQuestion: Question? { lesson.openQuestion?.question }

    public mutating func start(at stop: Int = 0, of run: ViewedRun) -> [String] {
        lesson.go(to: stop, run)
        return page(of: run)
    }

    public mutating func take(_ line: String, of run: ViewedRun) -> Answer {
        let text = line.trimmingBlanks
        if let open = lesson.openQuestion { return answer(text, open, of: run) }
        switch text.lowercased() {
        case "": return press(.enter, of: run)
        case "back": return press(.backspace, of: run)
        case "again":
            lesson.show(run)
            return .lines(page(of: run))
        case "q", "quit", "exit": return .quit
        case "?", "help": return .lines([LessonDialogue.invitation] + PlainDialogue.helpLines)
        default: break
        }
        stepper.show(frame: lesson.stepper.frame, of: run)
        let answer = stepper.take(text, of: run)
        stepper.settle(of: run)
        switch answer {
        case .effect: return .lines(["A lesson shows its program as it is: it can't be edited or run anew here."])
        case .quit: return .quit
        case .lines(let lines): return .lines(lines)
        case .moved, .answered:
            lesson.stepper.show(frame: stepper.frame, of: run)
            return .lines(stepper.report(of: run) + (lesson.isAway ? ["Note: Enter comes back to the lesson"] : []))
        }
    }

    private mutating func press(_ key: Key, of run: ViewedRun) -> Answer {
        _ = lesson.update(.input(.key(key)), of: run)
        return .lines(page(of: run))
    }

    // MARK: Questions

    private mutating func answer(
        _ text: String, _ open: (id: LessonState.QuestionID, question: Question), of run: ViewedRun
    ) -> Answer {
        if ["q", "quit", "exit"].contains(text.lowercased()) { return .quit }
        if text.isEmpty || text.lowercased() == "skip" {
            _ = lesson.update(.input(.key(.escape)), of: run)
            return .lines(["Left out."] + rest(after: open.question, of: run))
        }
        let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
        let isOrder = if case .order = open.question.form { true } else { false }
        // 312 as well as 3 1 2: there are never more than nine.
        let digits = isOrder && numbers.count == 1 ? text.compactMap(\.wholeNumberValue) : numbers
        let count = open.question.choices.count
        guard digits.count == (isOrder ? count : 1), Set(digits).count == digits.count,
            digits.allSatisfy({ (1...count).contains($0) })
        else {
            return .lines([
                isOrder
                    ? "All the numbers in order, as in 2 1 3; skip: leaves it out."
                    : "A number from 1 to \(count); skip: leaves it out."
            ])
        }
        for digit in digits { _ = lesson.update(.input(.key(.character(Character("\(digit)")))), of: run) }
        guard let given = lesson.answers[open.id] else { return .lines([]) }
        let verdict =
            open.question.isRight(given)
            ? "Right: \(open.question.rightAnswer)"
            : "Not so: \(LessonPage.text(of: given, to: open.question)). The run answers: \(open.question.rightAnswer)"
        return .lines(
            [verdict.harmless, "Reason: \(open.question.reason)".harmless] + rest(after: open.question, of: run))
    }

    /// What is told behind the question, and the next one of the stop, or the frame that was kept back.
    private mutating func rest(after question: Question, of run: ViewedRun) -> [String] {
        if let open = lesson.openQuestion {
            return paragraphs(question.paragraphs..<max(question.paragraphs, open.question.paragraphs))
                + lines(of: open.question)
        }
        return paragraphs(question.paragraphs...) + frame(of: run) + ["Enter: goes on."]
    }

    private func paragraphs(_ range: some RangeExpression<Int>) -> [String] {
        let narration = lesson.current?.narration ?? []
        return narration[range.relative(to: narration.indices).clamped(to: narration.indices)].flatMap { paragraph in
            paragraph.split(separator: "\n").map { "  " + LessonPage.plain($0.trimmingBlanks).harmless }
        }
    }

    private func lines(of question: Question) -> [String] {
        let how = if case .order = question.form { "The numbers in order answer" } else { "A number answers" }
        return ["Question: \(question.text)".harmless]
            + question.choices.enumerated().map { "  \($0.offset + 1). \($0.element)".harmless }
            + ["\(how); skip: leaves it out."]
    }

    // MARK: Stops

    private mutating func page(of run: ViewedRun) -> [String] {
        guard let current = lesson.current else { return end }
        var lines = ["Stop \(lesson.stop + 1) of \(lesson.plan.stops.count): \(lesson.plan.chapters[current.chapter])"]
        guard let open = lesson.openQuestion else { return lines + paragraphs(0...) + frame(of: run) }
        lines += paragraphs(0..<open.question.paragraphs)
        stepper.show(frame: current.frame, of: run)
        // The sentence, the queue and the states would tell: only where and when it stands is said.
        let told = stepper.report(of: run).filter { ["Time:", "Place:", "Source:"].contains(where: $0.hasPrefix) }
        return lines + told + self.lines(of: open.question)
    }

    private mutating func frame(of run: ViewedRun) -> [String] {
        stepper.show(frame: lesson.stepper.frame, of: run)
        return stepper.report(of: run) + inFocus(of: run)
    }

    /// The panel that the stop's `focus` names, where it is one that can be read out.
    private mutating func inFocus(of run: ViewedRun) -> [String] {
        guard let panel = lesson.current?.focus, LessonDialogue.readOut.contains(panel),
            case .lines(let lines) = stepper.take(panel, of: run)
        else { return [] }
        return lines
    }

    /// The source and the output are part of every report.
    private static let readOut = ["loop", "ready", "timers", "suspended", "tasks", "primitives", "timeline"]

    private var end: [String] {
        let score = lesson.score
        return ["The end of the lesson."] + (score.of > 0 ? ["Score: \(score.right) of \(score.of)"] : [])
            + ["back: into the lesson. q: leave."]
    }
}
