import Foundation
import PythonAsyncio
import ScopeUI
import Screen
import Testing
import Timeline

@testable import LoopscopeCommands
@testable import Walkthrough

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

    /// The page for authors: its whole lesson is one, and it names all events, panels and kinds of questions.
    @Test func thePageForAuthorsIsTrue() throws {
        let url = Repository.demos.appendingPathComponent("lessons/WRITING.md")
        let page = try String(contentsOf: url, encoding: .utf8)
        let example = try #require(page.components(separatedBy: "````").dropFirst().first)
        #expect(try check(String(example.dropFirst("markdown\n".count))) == [])
        let events = try #require(page.split(separator: "\n").first { $0.hasPrefix("| `event` |") })
        #expect(
            events.matches(of: #/`([a-z]+)`/#).map { String($0.1) }.dropFirst()
                == AnchorEvent.short.map(\.0).filter { $0 != "running" }[...])
        for name in PanelKind.names { #expect(page.contains("`\(name)`")) }
        for kind in Prediction.Kind.allCases { #expect(page.contains("| `\(kind.rawValue)` |")) }
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

    /// What has not happened when a limit ends the run may still happen.
    @Test func noQuestionAsksBeyondALimit() {
        let source = """
            import asyncio
            async def ticker():
                while True:
                    await asyncio.sleep(1)
                    print("tick")
            async def main():
                task = asyncio.create_task(ticker(), name="ticker")
                await asyncio.sleep(1_000_000)
            asyncio.run(main())
            """
        var options = PythonProgram.Options()
        options.maxFrames = 400
        let program = Program(name: "ticker.py", bytes: Array(source.utf8))
        let run = WholeRun(program, options: options, input: LineInput(bytes: []))
        #expect(run.failure != nil && !run.isNoProgram)
        let questions = QuizMaker(run.timeline).plan(title: "", seed: 1, count: 50).stops.flatMap(\.questions)
        #expect(questions.contains { $0.kind == .wakes })
        #expect(!questions.contains { $0.kind == .wakes && $0.rightAnswer == "never" })
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
