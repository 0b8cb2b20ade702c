import Testing

@testable import Walkthrough

/// What a lesson's text says, and what is wrong with it, line by line.
struct LessonParserTests {
    private func parse(_ text: String, beside: [String: String] = [:]) -> LessonParser {
        LessonParser(text, name: "taking-turns.md") { beside[$0] }
    }

    private let head = "---\ntitle: Taking turns\nloopscope: 1\n---\n"
    private let program = "```python\nprint('a')\n```\n"

    @Test func chaptersStopsAndDirectives() throws {
        let parser = parse(
            head + program + """
                Before everything.

                ## One
                <!-- at: {task: main, event: suspended, nth: 2}
                focus: ready
                speaker_note: [Wait., Then ask.] -->
                Told
                here.

                <!-- a remark of the author's -->
                <!-- predict: [next-task, {kind: state, task: main, expect: ready}] -->
                ## Two
                No place of its own.
                <!--
                  at: {line: 'print("x")', nth: -1, after: previous}
                -->
                """)
        #expect(parser.problems == [])
        let lesson = try #require(parser.lesson)
        #expect(lesson.title == "Taking turns")
        #expect(lesson.program == LessonProgram(name: "taking-turns.py", text: "print('a')\n", line: 5))
        #expect(lesson.chapters == ["Taking turns", "One", "Two"])
        #expect(lesson.stops.map(\.chapter) == [0, 1, 2, 2])
        #expect(
            lesson.stops.map(\.narration) == [["Before everything."], ["Told\nhere."], ["No place of its own."], []])
        #expect(lesson.stops[0].anchor.place == .start)
        #expect(lesson.stops[1].focus == "ready")
        #expect(lesson.stops[1].speakerNotes == ["Wait.", "Then ask."])
        #expect(lesson.stops[1].predictions.map(\.kind) == [.nextTask, .state])
        #expect(lesson.stops[1].predictions[1].expect == ["ready"])
        #expect(lesson.stops[2].anchor.place == .previous)
        var conditions = AnchorConditions()
        conditions.atLine = .text("print(\"x\")")
        conditions.nth = -1
        conditions.isAfterPrevious = true
        #expect(lesson.stops[3].anchor == StopAnchor(.event(conditions), line: 22))
    }

    @Test func aLinkInThePlaceOfAFence() throws {
        let text = head + "[the program](code/two.py)\n\nText.\n"
        let lesson = try #require(parse(text, beside: ["code/two.py": "pass\n"]).lesson)
        #expect(lesson.program.name == "two.py")
        #expect(lesson.program.text == "pass\n")
        #expect(parse(text).problems == [LessonProblem("there is no file 'code/two.py' here", line: 5)])
    }

    @Test func carriageReturnsAreLineEnds() {
        let parser = parse("\u{FEFF}" + (head + program + "Text, `<!-- code -->`.\n").replacing("\n", with: "\r\n"))
        #expect(parser.problems == [])
        #expect(parser.lesson?.program.text == "print('a')\n")
    }

    /// Each wrong text, and the line and the beginning of what is said about it.
    @Test(arguments: [
        ("", 1, "a lesson begins with front matter"),
        ("---\ntitle: x\n", 1, "the front matter has no second ---"),
        ("---\nloopscope: 1\n---\n```python\n```\nx", 2, "the front matter needs a title"),
        ("---\ntitle: x\n---\n```python\n```\nx", 2, "the front matter needs loopscope: 1"),
        ("---\ntitle: x\nloopscope: 2\n---\n```python\n```\nx", 3, "version 2 of the format"),
        ("---\ntitle: x\nloopscope: '1'\n---\n```python\n```\n<!-- predict: [] -->", 7, "predict holds no question"),
        ("---\ntitle: ''\nloopscope: 1\n---\n```python\n```\nx", 2, "the title is empty"),
        ("---\ntitle: x\nloopscope: 1\nseed: -1\n---\n```python\n```\nx", 4, "the seed has to be a whole number"),
        ("---\ntitle: x\nloopscope: 1\n---\n---\ntitle: y\nloopscope: 1\n---\nx", 5, "this is a second front matter"),
        ("---\ntitle: x\nloopscope: 1\n---\n```python\n```\nText\nand <!-- at: end -->", 8, "a comment has to begin"),
        ("---\ntitle: [x\nloopscope: 1\n---\n```python\n```\nx", 3, "this is not YAML"),
        ("---\ntitle: x\nloopscope: 1\nauthor: y\n---\n```python\n```\nx", 4, "the front matter knows no key 'author'"),
        ("---\ntitle: x\nloopscope: 1\n---\nx", 1, "there is no program"),
        ("---\ntitle: x\nloopscope: 1\n---\n```python\n```\n~~~ python\n~~~\nx", 7, "this is a second program"),
        ("---\ntitle: x\nloopscope: 1\n---\n```python\n", 5, "this code has no ``` at its end"),
        ("---\ntitle: x\nloopscope: 1\n---\n```python\n```\n", 1, "there is nothing to tell"),
        ("---\ntitle: x\nloopscope: 1\n---\n```python\n```\n<!-- at: start", 7, "this comment has no -->"),
        ("---\ntitle: x\nloopscope: 1\n---\n```python\n```\n<!-- at: soon -->", 7, "'soon' is no place"),
        (
            "---\ntitle: x\nloopscope: 1\n---\n```python\n```\n<!-- at: {frame: 3} -->", 7,
            "a stop is found by what happens"
        ),
        ("---\ntitle: x\nloopscope: 1\n---\n```python\n```\n<!-- at: {nth: 0, task: a} -->", 7, "nth counts from 1"),
        ("---\ntitle: x\nloopscope: 1\n---\n```python\n```\n<!-- at: {nth: 2} -->", 7, "the anchor says nothing"),
        (
            "---\ntitle: x\nloopscope: 1\n---\n```python\n```\n<!-- at: {event: explodes} -->", 7,
            "'explodes' is no event"
        ),
        ("---\ntitle: x\nloopscope: 1\n---\n```python\n```\n<!-- focus: kitchen -->", 7, "focus has to be one of"),
        ("---\ntitle: x\nloopscope: 1\n---\n```python\n```\n<!-- predit: next-task -->", 7, "'predit' is no directive"),
        (
            "---\ntitle: x\nloopscope: 1\n---\n```python\n```\n<!-- predict: weather -->", 7,
            "'weather' is no kind of question"
        ),
        (
            "---\ntitle: x\nloopscope: 1\n---\n```python\n```\n<!-- predict: state -->", 7,
            "a question of kind state needs a task"
        ),
        (
            "---\ntitle: x\nloopscope: 1\n---\n```python\n```\n<!-- predict: {kind: choice, ask: q, options: [{text: a}]} -->",
            7,
            "a question of kind choice needs 2 to 9 options"
        ),
    ])
    func whatIsWrong(text: String, line: Int, message: String) {
        let problems = parse(text).problems
        #expect(problems.contains { $0.line == line && $0.message.hasPrefix(message) }, "\(problems)")
    }

    /// No prefix of a lesson, and no lesson with a byte left out, is more than wrong.
    @Test func brokenLessonsEndInProblems() {
        let whole = Array(
            (head + program + "## A\n<!-- at: {task: main, nth: 2}\npredict: [state] -->\n- b *c* `d`\n").utf8)
        for index in whole.indices {
            _ = parse(String(decoding: whole[..<index], as: UTF8.self))
            _ = parse(String(decoding: whole[..<index] + whole[(index + 1)...], as: UTF8.self))
        }
        #expect(parse(String(decoding: whole, as: UTF8.self)).lesson != nil)
    }
}
