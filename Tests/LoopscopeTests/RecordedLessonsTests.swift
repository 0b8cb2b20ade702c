import ScreenExport
import Testing
import Walkthrough

@testable import LoopscopeCommands

/// Each lesson of the course becomes a recording: its chapters, all that it tells, and every question with its answer.
struct RecordedLessonsTests {
    @Test(arguments: Repository.files(in: Repository.demos.appendingPathComponent("lessons"), suffix: ".md"))
    func eachCanBeRecorded(_ name: String) throws {
        guard name.first?.isNumber == true else { return }
        let path = Repository.demos.appendingPathComponent("lessons/\(name)").path
        let subject = try RecordingSubject(path)
        let (film, _, _) = try subject.film(.init(), program: ProgramOptions.parse([]), progress: RecordingProgress())
        let plan = try LessonWalk.Sound(LessonFile(reading: path)).plan
        let screencast = film.screencast
        let chapters = plan.stops.map(\.chapter).reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
        #expect(screencast.chapters.map(\.title) == chapters.map { plan.chapters[$0] })
        let told = Transcript.text(of: screencast)
        #expect(told.components(separatedBy: "  ✔ Right: ").count - 1 == plan.questionCount)
        for question in plan.stops.flatMap(\.questions) {
            #expect(told.contains("  \(question.text)\n"))
            #expect(told.contains("✔ Right: \(question.rightAnswer)\n"))
        }
        // A picture's first words are the lesson's, and a question stands for a while before its answer.
        #expect(StillSVG.text(of: screencast, shot: 0, scheme: .dark).contains("textLength"))
        var asked = 0
        for (shot, next) in zip(screencast.shots, screencast.shots.dropFirst()) {
            asked = shot.narration.isEmpty ? asked + next.time - shot.time : 0
            if next.caption.contains("✔ Right: "), asked > 0 { #expect(asked >= 3000) }
        }
    }
}
