import Foundation
import ScopeUI
import Screen
import Testing
import Timeline
import Walkthrough

@testable import LoopscopeCommands
@testable import PseudoTerminals

/// Every lesson of the course, from its first stop to the score, with right answers and with wrong ones: on a terminal of two sizes,
/// and in plain text. What is seen is recorded.
@Suite(.enabled(if: PseudoTerminal.loopscope != nil, "loopscope is not built"))
struct LessonWalkTests {
    private static let sizes = [(rows: 24, columns: 80), (rows: 40, columns: 120)]

    /// Whole screens: the first of a walk, then the rows that each key changes. Wrong answers: the rows that they make different.
    @Test(arguments: Course.lessons.indices)
    func onATerminal(index: Int) throws {
        let lesson = try WalkedLesson(index)
        var record = ""
        for size in LessonWalkTests.sizes {
            let right = try LessonOnTerminal.walk(lesson, size, isRight: true)
            record += "== \(size.columns)x\(size.rows), right answers\n"
            for (number, screen) in right.enumerated() {
                record += screen.record(against: number > 0 ? right[number - 1].rows : [])
            }
            let wrong = try LessonOnTerminal.walk(lesson, size, isRight: false)
            record += "== \(size.columns)x\(size.rows), wrong answers\n"
            for (screen, other) in zip(wrong, right) where screen.rows != other.rows {
                record += screen.record(against: other.rows)
            }
            #expect(wrong.count == right.count)
        }
        try expectRecorded(record, in: lesson.golden("terminal"))
    }

    /// All lines with right answers, and those that wrong ones make different.
    @Test(arguments: Course.lessons.indices)
    func inPlainText(index: Int) throws {
        let lesson = try WalkedLesson(index)
        let right = try lesson.plainLines(isRight: true)
        let wrong = try lesson.plainLines(isRight: false)
        #expect(right.contains("Score: \(lesson.plan.questionCount) of \(lesson.plan.questionCount)"))
        #expect(wrong.contains("Score: 0 of \(lesson.plan.questionCount)"))
        #expect(right.count == wrong.count)
        let others = zip(wrong, right).filter { $0 != $1 }.map(\.0)
        let record = right + ["== wrong answers"] + others
        try expectRecorded(record.joined(separator: "\n") + "\n", in: lesson.golden("plain"))
    }
}

/// A lesson of the course, with its places in the run and what one has to answer.
private struct WalkedLesson {
    let path: String
    let title: String
    let plan: LessonPlan
    let timeline: Timeline

    init(_ index: Int) throws {
        let file = Course.lessons[index]
        let lesson = try #require(file.lesson)
        path = Repository.demos.appendingPathComponent("lessons/\(file.path)").path
        title = lesson.program.name
        timeline = WholeRun(of: lesson).timeline
        plan = LessonPlan(lesson, in: timeline)
    }

    func golden(_ kind: String) -> URL {
        let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Goldens/Lessons/\(name).\(kind).txt")
    }

    static func keys(to question: Walkthrough.Question, isRight: Bool) -> [Character] {
        let indices: [Int] =
            switch question.form {
            case .pick(let options, let right): [options.indices.first { right.contains($0) == isRight } ?? 0]
            case .order(_, let right): isRight ? right : right.reversed()
            }
        return indices.map { Character("\($0 + 1)") }
    }

    /// What the dialogue of the real program says.
    func plainLines(isRight: Bool) throws -> [String] {
        var input: [String] = []
        for stop in plan.stops {
            for question in stop.questions {
                input.append(
                    WalkedLesson.keys(to: question, isRight: isRight).map(String.init).joined(separator: " "))
            }
            input.append("")
        }
        let text = input.joined(separator: "\n") + "\nq\n"
        let ending = try Loopscope.run([path, "--plain"], input: Array(text.utf8))
        #expect(ending.status == 0)
        #expect(ending.err == "")
        return ending.out.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

/// Somebody who walks through a lesson on a terminal. After each key the screen has to become the one that the view draws.
private struct LessonOnTerminal {
    struct Screen {
        /// What was typed before it.
        var key: String
        var rows: [String]

        func record(against before: [String]) -> String {
            var text = "-- \(key)\n"
            for (number, row) in rows.enumerated() where !before.indices.contains(number) || before[number] != row {
                let digits = String(number + 1)
                let trimmed = String(row.reversed().drop { $0 == " " }.reversed())
                text += String(repeating: " ", count: 2 - digits.count) + digits + "|" + trimmed + "\n"
            }
            return text
        }
    }

    private let lesson: WalkedLesson
    private let isRight: Bool
    private let terminal: PseudoTerminal
    private let viewed: ViewedRun
    private let folder: TemporaryFolder
    private var state: LessonState
    private var screens: [Screen] = []

    static func walk(_ lesson: WalkedLesson, _ size: (rows: Int, columns: Int), isRight: Bool) throws -> [Screen] {
        var walker = try LessonOnTerminal(lesson, size, isRight: isRight)
        try walker.walk()
        return walker.screens
    }

    private init(_ lesson: WalkedLesson, _ size: (rows: Int, columns: Int), isRight: Bool) throws {
        self.lesson = lesson
        self.isRight = isRight
        folder = try TemporaryFolder()
        terminal = try PseudoTerminal(
            try #require(PseudoTerminal.loopscope), [lesson.path], rows: size.rows, columns: size.columns,
            environment: ["XDG_STATE_HOME": folder.url.path])
        viewed = ViewedRun(timeline: lesson.timeline)
        state = LessonState(lesson.plan, title: lesson.title, rows: size.rows, columns: size.columns)
        state.go(to: 0, viewed)
    }

    private mutating func walk() throws {
        try look(after: "start")
        while !state.isAtEnd {
            while let open = state.openQuestion {
                for key in WalkedLesson.keys(to: open.question, isRight: isRight) {
                    try press(String(key), .character(key), named: String(key))
                }
            }
            if state.stop == 1 {
                // Away from the path, and back to it.
                try press("l", "l", named: "l")
                try press("\r", .enter, named: "Enter")
                #expect(!state.isAway)
            }
            try press("\r", .enter, named: "Enter")
        }
        try press("\u{7F}", .backspace, named: "Backspace")
        try press("\r", .enter, named: "Enter")
        #expect(state.isAtEnd)
        let count = lesson.plan.questionCount
        #expect(state.score == (isRight ? count : 0, count))
        terminal.send("q")
        #expect(terminal.ending() == .exit(0))
        #expect(terminal.settings == terminal.settingsBefore)
        let scores = try String(contentsOfFile: folder.path("loopscope/lessons.json"), encoding: .utf8)
        #expect(scores.contains("\"isDone\" : true") && scores.contains("\"right\" : \(isRight ? count : 0),"))
    }

    private mutating func press(_ text: String, _ key: Key, named name: String) throws {
        terminal.send(text)
        _ = state.update(.input(.key(key)), of: viewed)
        try look(after: name)
    }

    private mutating func look(after key: String) throws {
        let rows = LessonView.draw(state, of: viewed).lines
        let isThere = terminal.wait { $0.lines.map { $0.joined() } == rows }
        try #require(isThere, "after \(key):\n\(terminal.screen.text)\nin place of:\n\(rows.joined(separator: "\n"))")
        screens.append(Screen(key: key, rows: rows))
    }
}
