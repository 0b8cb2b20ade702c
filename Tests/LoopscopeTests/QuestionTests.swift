import PythonAsyncio
import Screen
import Testing
import Timeline
import Trace
import Walkthrough

@testable import LoopscopeCommands
@testable import ScopeUI

/// Questions of lessons, and a thousand generated ones: the answers are what the run really does, and no screen that asks gives them away.
struct QuestionTests {
    private func timeline(of demo: Demo) -> Timeline {
        var options = PythonProgram.Options()
        options.maxFrames = LessonFile.defaultMaxFrames
        return WholeRun(Program(demo), options: options, input: LineInput(bytes: [])).timeline
    }

    /// On all demos; the same question is counted once, whichever seed asks it.
    @Test func aThousandGeneratedQuestions() {
        var kinds: [Prediction.Kind: Int] = [:]
        for demo in Demo.all {
            let timeline = timeline(of: demo)
            let facts = RunFacts(timeline.trace)
            var asked: [Walkthrough.Question] = []
            for seed in 0..<4 as Range<UInt64> {
                let plan = QuizMaker(timeline).plan(title: demo.name, seed: seed, count: 80)
                if seed == 0 { #expect(plan == QuizMaker(timeline).plan(title: demo.name, seed: seed, count: 80)) }
                var witness = Witness(plan, of: timeline, facts)
                for (index, stop) in plan.stops.enumerated() {
                    for question in stop.questions where !asked.contains(question) {
                        asked.append(question)
                        kinds[question.kind, default: 0] += 1
                        verify(question, after: stop.frame, facts, demo.name)
                        // Each question on two screens; all questions together on all of them.
                        for look in [asked.count, asked.count + Witness.looks.count / 2] {
                            witness.look(at: index, Witness.looks[look % Witness.looks.count], demo.name)
                        }
                    }
                }
            }
            #expect(asked.count >= 5, "\(demo.name): \(asked.count)")
        }
        #expect(kinds.values.reduce(0, +) >= 1000, "\(kinds)")
        for kind in Prediction.Kind.allCases where kind != .choice {
            #expect(kinds[kind, default: 0] >= 60, "\(kinds)")
        }
    }

    /// Each question of a lesson, in every layout in two sizes, and with every panel zoomed.
    @Test(arguments: Course.lessons.indices)
    func questionsOfALesson(index: Int) throws {
        let file = Course.lessons[index]
        let lesson = try #require(file.lesson)
        let timeline = WholeRun(of: lesson).timeline
        let plan = LessonPlan(lesson, in: timeline)
        let facts = RunFacts(timeline.trace)
        var witness = Witness(plan, of: timeline, facts)
        for (number, (stop, told)) in zip(plan.stops, lesson.stops).enumerated() {
            for (question, prediction) in zip(stop.questions, told.predictions) {
                if question.kind == .choice {
                    verify(question, claims: prediction.claims, after: stop.frame, timeline.trace)
                } else {
                    verify(question, after: stop.frame, facts, file.path)
                }
            }
            if !stop.questions.isEmpty {
                for look in Witness.looks { witness.look(at: number, look, file.path) }
            }
        }
    }

    /// While a question is open, keys and the mouse change how the screen looks and nothing else.
    @Test(arguments: Arrangement.allCases)
    func nothingLeadsAwayFromAnOpenQuestion(arrangement: Arrangement) throws {
        let lesson = try #require(Course.lessons[0].lesson)
        let timeline = WholeRun(of: lesson).timeline
        let viewed = ViewedRun(timeline: timeline)
        var state = LessonState(LessonPlan(lesson, in: timeline), title: "", rows: 40, columns: 120)
        state.go(to: 3, viewed)
        state.stepper.arrange(arrangement)
        let open = try #require(state.openQuestion)
        let frame = state.stepper.frame
        // Enter and Backspace go to another stop, and Esc leaves the question out.
        let keys = KeyTable.rows.flatMap(\.bindings).flatMap(\.keys)
            .filter { ![.enter, .backspace, .escape, .control("z"), "q"].contains($0) }
        var messages = keys.map { Message.input(.key($0)) }
        for row in 0..<40 {
            for action in [Mouse.Action.press, .drag, .wheelDown] {
                messages += [3, 40, 77, 100].map { .input(.mouse(Mouse(action, row: row, column: $0))) }
            }
        }
        for message in messages + [.tick] {
            _ = state.update(message, of: viewed)
            #expect(state.openQuestion?.id == open.id && state.stepper.frame == frame, "\(message)")
            #expect(state.stepper.hidden != [], "\(message)")
        }
    }

    private func verify(_ question: Walkthrough.Question, after frame: Int, _ facts: RunFacts, _ name: String) {
        let comment = Comment("\(name), frame \(frame): \(question.text)")
        #expect(question.rightAnswer == facts.answer(to: question, after: frame), comment)
        #expect((2...9).contains(question.choices.count), comment)
        #expect(Set(question.choices).count == question.choices.count, comment)
        #expect(!question.reason.isEmpty, comment)
    }

    /// An option is true if its text is printed behind the stop; one that waits for nothing is if no other is.
    private func verify(
        _ question: Walkthrough.Question, claims: [Prediction.Claim], after frame: Int, _ trace: Trace
    ) {
        let printed = String(decoding: trace.output.dropFirst(RunFacts(trace).outputEnd(after: frame)), as: UTF8.self)
        var right = claims.filter { claim in
            guard case .event(let conditions) = claim.happens?.place, let text = conditions.prints else { return false }
            #expect(claim.before == nil, "this check knows no 'before'")
            return printed.contains(text)
        }
        if right.isEmpty { right = claims.filter { $0.happens == nil } }
        #expect(question.rightAnswer == right.map { $0.text }.joined(separator: "; or: "))
    }
}

/// Somebody who looks at the screens that ask, for what would tell the answer.
private struct Witness {
    /// A way in which the screen may stand while a question is open: what `v`, `z` and Tab make of it.
    struct Look {
        var size: (rows: Int, columns: Int)
        var arrangement: Arrangement
        /// Alone on the screen.
        var zoomed: PanelKind?
    }

    static let looks: [Look] =
        Arrangement.allCases.flatMap { arrangement in
            [(24, 80), (40, 120)].map { Look(size: $0, arrangement: arrangement) }
        } + PanelKind.allCases.map { Look(size: (24, 80), arrangement: .overview, zoomed: $0) }

    private let facts: RunFacts
    private let viewed: ViewedRun
    private var state: LessonState

    init(_ plan: LessonPlan, of timeline: Timeline, _ facts: RunFacts) {
        self.facts = facts
        viewed = ViewedRun(timeline: timeline)
        state = LessonState(plan, title: "program.py", rows: 24, columns: 80)
    }

    mutating func look(at stop: Int, _ look: Look, _ name: String) {
        _ = state.update(.input(.resize(rows: look.size.rows, columns: look.size.columns)), of: viewed)
        state.go(to: stop, viewed)
        state.stepper.arrange(look.arrangement)
        state.stepper.isZoomed = look.zoomed != nil
        if let panel = look.zoomed { state.stepper.focus = panel }
        guard let question = state.openQuestion?.question, let layout = state.stepper.layout else {
            Issue.record("\(name), stop \(stop + 1): nothing is asked")
            return
        }
        let comment = Comment("\(name), stop \(stop + 1), \(look): \(question.text)")
        let grid = LessonView.draw(state, of: viewed)
        #expect(grid.lines.contains { $0.contains("a digit answers") }, comment)
        #expect(Witness.text(layout.sentence, of: grid).allSatisfy { $0 == " " || $0 == "\n" }, comment)
        let frame = state.stepper.frame
        let sentence = String(viewed.timeline.snapshot(at: frame).sentence.prefix(25))
        for (panel, rect) in layout.panels {
            // Of Loop, what stands below the heading of either part.
            let body =
                panel == .loop
                ? LoopPart.allCases.filter { state.stepper.hidden.covers($0) }.map {
                    Witness.text(LoopFields(rect)[$0], of: grid)
                }.joined() : Witness.text(rect.inset(top: 1), of: grid)
            if panel != .source, panel != .output { #expect(!body.contains(sentence), comment) }
            #expect(!tells(question, frame, panel, heading: Witness.text(rect.line(0), of: grid), body), comment)
        }
    }

    /// Whether a panel says what is asked for. The code itself and what was printed may always be seen.
    private func tells(
        _ question: Walkthrough.Question, _ frame: Int, _ panel: PanelKind, heading: String, _ body: String
    ) -> Bool {
        // The run as a whole.
        if [.lanes, .events, .primitives].contains(panel) { return !body.allSatisfy(\.isWhitespace) }
        switch question.kind {
        case .nextOutput, .choice:
            return false
        case .readyOrder:
            return panel == .loop && (!isHidden(.ready) || !body.allSatisfy(\.isWhitespace))
        case .wakes:
            let time = question.rightAnswer.dropFirst(3).dropLast(2)
            if panel == .loop, !isHidden(.ready) || !isHidden(.timers) { return true }
            return [.loop, .suspended].contains(panel)
                && (!body.allSatisfy(\.isWhitespace) || body.contains(time))
        case .nextTask, .state, .result:
            if panel == .source {
                return heading.contains(" runs") || body.contains { "‖●✓✗⊘".contains($0) }
            }
            return panel != .output && names(after: frame).contains { body.holds(word: $0) }
        }
    }

    private func isHidden(_ part: LoopPart) -> Bool { state.stepper.hidden.covers(part) }

    private func names(after frame: Int) -> [String] {
        (1..<facts.taskCount(after: frame) + 1).map { facts.name(of: $0, after: frame) }
    }

    private static func text(_ rect: Rect, of grid: CellGrid) -> String {
        (rect.row..<rect.endRow).map { row in
            (rect.column..<rect.endColumn).map { grid[row, $0].text }.joined()
        }.joined(separator: "\n")
    }
}

extension String {
    /// Not as a part of a longer word.
    fileprivate func holds(word: String) -> Bool {
        ranges(of: word).contains { range in
            let before = range.lowerBound > startIndex ? self[index(before: range.lowerBound)] : " "
            let behind = range.upperBound < endIndex ? self[range.upperBound] : " "
            return [before, behind].allSatisfy { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" }
        }
    }
}
