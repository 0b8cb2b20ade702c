import Foundation
import PythonAsyncio
import ScopeUI
import Screen
import Testing
import Timeline
import Walkthrough

@testable import LoopscopeCommands

/// Lessons and questions on real runs.
struct LessonTests {
    private let folder = try! TemporaryFolder()

    private func check(_ text: String) throws -> [LessonProblem] {
        try LessonCommand.problems(of: folder.write(text, to: "lesson.md"))
    }

    private func lesson(_ stops: String) -> String {
        """
        ---
        title: Two sleepers
        loopscope: 1
        ---
        ```python
        import asyncio

        async def sleeper(name, seconds):
            print(name, "begins")
            await asyncio.sleep(seconds)
            print(name, "ends")
            return name.upper()

        async def main():
            a = asyncio.create_task(sleeper("a", 2), name="a")
            b = asyncio.create_task(sleeper("b", 1), name="b")
            print(await a, await b)

        asyncio.run(main())
        ```
        ## One
        \(stops)
        """
    }

    @Test func theTemplateIsSound() throws {
        #expect(try check(LessonTemplate.text(title: "new \"lesson\"")) == [])
    }

    /// Each question, where it is asked, and what the run answers.
    @Test(arguments: [
        ("{task: b, event: created}", "{kind: next-task, expect: a}"),
        ("{task: a, event: suspended}", "{kind: next-task, expect: b}"),
        ("{task: a, event: suspended}", "{kind: next-output, expect: b begins}"),
        ("{line: 'print(name, \"ends\")'}", "{kind: next-output, expect: b ends}"),
        ("{task: main, event: suspended}", "{kind: ready-order, expect: [a, b]}"),
        ("{task: main, event: suspended}", "{kind: state, task: main, expect: suspended}"),
        ("{task: b, event: returned}", "{kind: state, task: sleeper, expect: returned}"),
        ("{task: b, event: suspended}", "{kind: wakes, task: b, expect: at 1.0 s}"),
        ("{task: b, event: suspended}", "{kind: wakes, task: main, expect: at 2.0 s}"),
        ("{task: a, event: suspended}", "{kind: result, task: a, expect: raises InvalidStateError}"),
        ("{task: b, event: returned}", "{kind: result, task: b, expect: returns 'B'}"),
        (
            "{task: b, event: suspended}",
            "{kind: choice, ask: Who ends first?, expect: b, options: [{text: a, happens: {prints: a ends}, before: {prints: b ends}}, {text: b, happens: {prints: b ends}, before: {prints: a ends}}]}"
        ),
    ])
    func answers(anchor: String, question: String) throws {
        #expect(try check(lesson("<!-- at: \(anchor)\npredict: \(question) -->")) == [])
        let kind = question.split(separator: ",")[0]
        let wrong = try check(
            lesson(
                "<!-- at: \(anchor)\npredict: \(question.replacing(#/expect: (\[.*?\]|[^,}]*)/#, with: "expect: nonsense")) -->"
            ))
        #expect(wrong.count == 1, "\(kind)")
        #expect(wrong.first?.message.hasPrefix("expected nonsense, but the run answers: ") == true)
    }

    @Test func whatDoesNotMeetTheRun() throws {
        let problems = try check(
            lesson(
                """
                <!-- at: {task: c, event: suspended} -->
                <!-- at: {task: a, event: suspended, nth: 2} -->
                <!-- at: {line: 'print(nothing)'} -->
                <!-- at: {prints: "c"} -->
                <!-- at: end
                predict: next-output -->
                <!-- at: start
                predict: {kind: state, task: a} -->
                """))
        #expect(
            problems.map(\.message) == [
                "the run has no task or coroutine named 'c'",
                "only 1 in the run fit, so there is no nth: 2: task a, event suspended",
                "the program has no such line: line 'print(nothing)'",
                "nothing in the run fits: prints 'c'",
                "nothing is printed after this place",
                "a does not exist yet at this place",
            ])
        #expect(problems.map(\.line) == [22, 23, 24, 25, 27, 29])
    }

    @Test func aProgramThatDoesNotRun() throws {
        let text = "---\ntitle: x\nloopscope: 1\n---\n```python\nimport socket\n```\nText.\n"
        #expect(try check(text).map(\.line) == [5])
        #expect(try check(text.replacing("import socket", with: "a b")).first?.message.contains("SyntaxError") == true)
    }

    // MARK: Questions for any program

    private func run(_ demo: Demo) -> WholeRun {
        var options = PythonProgram.Options()
        options.maxFrames = LessonFile.defaultMaxFrames
        return WholeRun(Program(demo), options: options, input: LineInput(bytes: []))
    }

    /// The right answers are found again here, from the frames behind the question.
    @Test func aThousandQuestionsAgreeWithTheRun() throws {
        var asked = 0
        for demo in Demo.all {
            let timeline = run(demo).timeline
            for seed in 0..<4 as Range<UInt64> {
                let plan = QuizMaker(timeline).plan(title: demo.name, seed: seed, count: 16)
                for stop in plan.stops {
                    for question in stop.questions {
                        asked += 1
                        verify(question, at: stop.frame, in: timeline, demo.name)
                    }
                }
                #expect(plan == QuizMaker(timeline).plan(title: demo.name, seed: seed, count: 16))
            }
        }
        #expect(asked >= 1000)
    }

    private func verify(_ question: Walkthrough.Question, at frame: Int, in timeline: Timeline, _ demo: String) {
        let comment = Comment("\(demo), frame \(frame): \(question.text)")
        let snapshot = timeline.snapshot(at: frame)
        #expect(Set(question.choices).count == question.choices.count, comment)
        #expect(question.choices.count >= 2, comment)
        let right = question.rightAnswer
        switch question.kind {
        case .nextTask:
            var later = frame + 1
            while true {
                let next = timeline.snapshot(at: later)
                if next.event.kind == .turnStarted, let task = next.running?.task, !next.isHousekeeping(task) {
                    return #expect(right.hasPrefix(next.tasks[task - 1].name), comment)
                }
                later += 1
                if later > timeline.frameCount { break }
            }
            Issue.record("no task runs after \(comment)")
        case .nextOutput:
            let before = String(decoding: timeline.trace.output.prefix(snapshot.outputEnd), as: UTF8.self)
            let all = String(decoding: timeline.trace.output, as: UTF8.self)
            #expect(all.dropFirst(before.count).contains(right), comment)
        case .state:
            #expect(snapshot.tasks.contains { question.text.contains($0.name) && $0.state.name == right }, comment)
        case .readyOrder:
            let queue = snapshot.ready.filter { !snapshot.isHousekeeping($0.task) }.map(\.name)
            let answer = right.components(separatedBy: ", ")
            #expect(zip(queue, answer).allSatisfy { $1.contains($0) } && queue.count == answer.count, comment)
        case .wakes:
            let task = snapshot.tasks.first { question.text.contains(" \($0.name) ") }
            var wakes: Double?
            for later in (frame + 1)..<(timeline.frameCount + 1) where wakes == nil {
                let next = timeline.snapshot(at: later)
                if next.event.kind == .turnStarted, next.running?.task == task?.id { wakes = next.time }
            }
            let text = wakes.map { "at \(Seconds.repr(($0 * 1000).rounded() / 1000)) s" } ?? "never"
            #expect(right == text, comment)
        case .result:
            let task = snapshot.tasks.first { question.text.contains(" \($0.name) ") }
            let words = ["returned": "returns", "cancelled": "raises CancelledError", "raised": "raises "]
            #expect(right.hasPrefix(words[task?.state.name ?? ""] ?? "raises InvalidStateError"), comment)
        case .choice:
            Issue.record("a quiz makes no choices of its own")
        }
    }

    /// What a question hides is not on the screen that asks it.
    @Test func noQuestionGivesItselfAway() {
        for demo in Demo.all {
            let timeline = run(demo).timeline
            let viewed = ViewedRun(timeline: timeline)
            let plan = QuizMaker(timeline).plan(title: demo.name, seed: 1, count: 12)
            for size in [(24, 80), (40, 120)] {
                var state = LessonState(plan, title: demo.name, rows: size.0, columns: size.1)
                for (index, stop) in plan.stops.enumerated() {
                    state.go(to: index, viewed)
                    guard let question = stop.questions.first else { continue }
                    let sentence = timeline.snapshot(at: stop.frame).sentence
                    let screen = LessonView.draw(state, of: viewed).lines
                    #expect(screen.contains { $0.contains("A digit answers") || $0.contains("a digit answers") })
                    if question.hidden.contains(.sentence) {
                        #expect(!screen.contains { $0.contains(sentence.prefix(30)) }, "\(demo.name): \(sentence)")
                    }
                    if question.hidden.contains(.order) {
                        #expect(!screen.contains { $0.contains("→ 1  ") }, "\(demo.name): the ready queue")
                    }
                    if question.hidden.contains(.states) {
                        let glyphs = ["‖", "● ready", "✔ returned"]
                        #expect(
                            !screen.contains { row in glyphs.contains { row.contains($0) } }, "\(demo.name): a state")
                    }
                }
            }
        }
    }

    @Test func aWorksheetAndItsKey() throws {
        let demo = Demo.all[12]
        let timeline = run(demo).timeline
        let plan = QuizMaker(timeline).plan(title: "Quiz", seed: 7, count: 5)
        let source = LessonProgram(name: demo.name, text: String(decoding: demo.bytes, as: UTF8.self))
        let sheet = Worksheet(plan, program: source, in: timeline)
        #expect(sheet.questions.components(separatedBy: "\n## ").count == 6)
        #expect(sheet.questions.contains("  1  # Look for: "))
        #expect(sheet.key.components(separatedBy: "(frame ").count == 6)
    }
}
