import Glibc
import ScopeUI
import Timeline
import Walkthrough

/// Somebody's walk through a lesson's file: what has been done is kept, who follows is told, and what is edited meanwhile is shown.
struct LessonWalk {
    var file: LessonFile
    var publishes = false
    var watches = false

    /// A lesson that can be walked through.
    struct Sound {
        let session: Session
        let plan: LessonPlan

        /// - Throws: everything that is wrong with it, a line each.
        init(_ file: LessonFile) throws(Failure) {
            let checked = CheckedLesson(file)
            guard checked.problems.isEmpty, let run = checked.run, let plan = checked.plan else {
                throw LessonFile.failure(checked.problems, in: file.path)
            }
            self.plan = plan
            session = Session(of: run.timeline.trace, title: file.lesson?.program.name ?? "")
        }
    }

    /// - Throws: everything that is wrong with it.
    func walk(on display: Display) throws(Failure) -> Effect.Leaving {
        var scores = LessonScores()
        let name = FilePath.name(file.path)
        let publisher = publishes ? try LessonPublisher(lesson: file.path) : nil
        var sound = try Sound(file)
        var stop = 0
        while true {
            var stamp = FileStamp(file.path)
            var renewed: Sound?
            var told: Int?
            let leaving = display.walk(sound.plan, sound.session, at: stop) { state in
                scores.note(LessonScores.Score(of: state), of: name)
                if told == state.stop { publisher?.welcome() } else { publisher?.tell(stop: state.stop) }
                told = state.stop
                let now = FileStamp(file.path)
                guard watches, now != stamp else { return .goOn }
                stamp = now
                do throws(Failure) {
                    renewed = try Sound(LessonFile(reading: file.path))
                    stop = state.stop
                    return .leave
                } catch {
                    // The lesson before stays, with what is wrong in the new one.
                    state.notice = error.message
                    return .redraw
                }
            }
            guard let renewed else { return leaving }
            sound = renewed
        }
    }
}

extension LessonScores.Score {
    init(of state: LessonState) {
        let score = state.score
        self.init(
            stop: min(state.stop, state.plan.stops.count - 1), stops: state.plan.stops.count, right: score.right,
            questions: score.of, isDone: state.isAtEnd)
    }
}
