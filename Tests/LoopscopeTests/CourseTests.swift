import Foundation
import ScopeUI
import Screen
import Testing
import Timeline
import Walkthrough

@testable import LoopscopeCommands

/// The lessons that come with loopscope: all are sound, and each is walked from end to end.
struct CourseTests {
    @Test func theBinaryHoldsTheFolder() {
        let files = Repository.files(in: Repository.demos.appendingPathComponent("lessons"), suffix: ".md")
        #expect(Course.lessons.map(\.path) == files.filter { $0.first?.isNumber == true })
        #expect(Course.lessons.count >= 16)
    }

    @Test(arguments: Course.lessons.indices)
    func isSound(index: Int) throws {
        let file = Course.lessons[index]
        #expect(file.problems == [])
        let lesson = try #require(file.lesson)
        let run = WholeRun(of: lesson)
        #expect(run.failure == nil)
        let plan = LessonPlan(lesson, in: run.timeline)
        #expect(plan.problems == [])
        #expect(plan.questionCount >= 3)
        #expect(lesson.chapters.count >= 3)
    }

    /// From the first stop to the score, all answers right, then all wrong: on the screen, and in plain text.
    @Test(arguments: Course.lessons.indices, [true, false])
    func isWalked(index: Int, isRight: Bool) throws {
        let file = Course.lessons[index]
        let lesson = try #require(file.lesson)
        let run = WholeRun(of: lesson)
        let plan = LessonPlan(lesson, in: run.timeline)
        let viewed = ViewedRun(timeline: run.timeline)
        var screens = ""
        for (rows, columns) in [(24, 80), (40, 120)] {
            var state = LessonState(plan, title: lesson.program.name, rows: rows, columns: columns)
            state.go(to: 0, viewed)
            while !state.isAtEnd {
                while let open = state.openQuestion {
                    if isRight { screens += CourseTests.told(state, viewed) + "\n" }
                    for key in CourseTests.keys(to: open.question, isRight: isRight) {
                        _ = state.update(.input(.key(.character(key))), of: viewed)
                    }
                }
                screens += CourseTests.told(state, viewed) + "\n"
                // Away from the path, and back.
                _ = state.update(.input(.key("l")), of: viewed)
                _ = state.update(.input(.key("t")), of: viewed)
                if state.isAway { _ = state.update(.input(.key(.enter)), of: viewed) }
                #expect(!state.isAway)
                let stop = state.stop
                _ = state.update(.input(.key(.enter)), of: viewed)
                #expect(state.stop == stop + 1)
            }
            #expect(state.score.right == (isRight ? plan.questionCount : 0))
            screens += CourseTests.told(state, viewed) + "\n"
        }
        if isRight {
            try expectRecorded(screens, in: CourseTests.golden(file.path, "screens"))
        }
        var dialogue = LessonDialogue(plan, title: lesson.program.name)
        var lines = dialogue.start(of: viewed)
        while !dialogue.isAtEnd {
            let question = dialogue.openQuestion
            let line = question.map {
                CourseTests.keys(to: $0, isRight: isRight).map(String.init).joined(separator: " ")
            }
            guard case .lines(let more) = dialogue.take(line ?? "", of: viewed) else { break }
            lines += ["> \(line ?? "")"] + more
        }
        #expect(dialogue.score.right == (isRight ? plan.questionCount : 0))
        if isRight {
            try expectRecorded(lines.joined(separator: "\n") + "\n", in: CourseTests.golden(file.path, "plain"))
        }
    }

    private static func keys(to question: Walkthrough.Question, isRight: Bool) -> [Character] {
        let indices: [Int] =
            switch question.form {
            case .pick(let options, let right):
                [options.indices.first { right.contains($0) == isRight } ?? 0]
            case .order(_, let right):
                isRight ? right : right.reversed()
            }
        return indices.map { Character("\($0 + 1)") }
    }

    /// The lesson's own part of the screen; the stepper's has goldens of its own.
    private static func told(_ state: LessonState, _ viewed: ViewedRun) -> String {
        let grid = LessonView.draw(state, of: viewed)
        let isBeside = state.columns >= 120
        let (top, left) = isBeside ? (0, state.columns - 40) : (state.rows - 10, 0)
        let rows = (top..<state.rows).map { row in
            let text = (left..<state.columns).map { grid[row, $0].text }.joined()
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
        return rows.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }

    private static func golden(_ lesson: String, _ kind: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Goldens/Lessons/\(lesson.dropLast(3)).\(kind).txt")
    }
}
