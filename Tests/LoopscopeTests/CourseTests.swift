import Foundation
import ScopeUI
import Screen
import Testing
import Timeline
import Walkthrough

@testable import LoopscopeCommands

/// The lessons that come with loopscope: all are there, and all are sound. `LessonWalkTests` walks through them.
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
}
