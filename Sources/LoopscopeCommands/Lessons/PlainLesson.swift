import ScopeUI
import Timeline
import Walkthrough

/// Drives a lesson as a dialogue in plain text.
struct PlainLesson {
    var readLine: () -> String?
    var write: (String) -> Void

    /// Talks until the user leaves or the input ends.
    func talk(
        _ plan: LessonPlan, _ session: Session, at stop: Int, onUpdate: (inout LessonState) -> AfterUpdate
    ) {
        let viewed = ViewedRun(timeline: session.timeline)
        var dialogue = LessonDialogue(plan, title: session.title)
        write("Lesson: \(plan.title)")
        dialogue.start(at: stop, of: viewed).forEach(write)
        write(LessonDialogue.invitation)
        while onUpdate(&dialogue.lesson) != .leave, let line = readLine() {
            switch dialogue.take(line, of: viewed) {
            case .quit: return
            case .lines(let lines): lines.forEach(write)
            }
        }
    }
}
