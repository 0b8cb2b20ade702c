import ScopeUI
import Screen
import Timeline
import Walkthrough

/// Drives a lesson on the terminal's screen. The run is over before it begins: nothing is to be waited for but keys.
final class LessonStepper {
    private let terminal: any SteppingTerminal
    private let viewed: ViewedRun
    private(set) var state: LessonState
    /// Told of each stop that is reached.
    private let onStop: (LessonState) -> Void
    private let clock = ContinuousClock()

    init(
        _ plan: LessonPlan, timeline: Timeline, terminal: any SteppingTerminal, title: String, at stop: Int,
        onStop: @escaping (LessonState) -> Void
    ) {
        self.terminal = terminal
        self.onStop = onStop
        viewed = ViewedRun(timeline: timeline)
        let size = terminal.size
        state = LessonState(plan, title: title, rows: size.rows, columns: size.columns)
        state.go(to: stop, viewed)
    }

    /// Walks until the user leaves, and answers how.
    func walk() -> Effect.Leaving {
        onStop(state)
        var nextTick: ContinuousClock.Instant?
        while true {
            terminal.show(LessonView.draw(state, of: viewed))
            var patience: Int?
            if let interval = state.stepper.playInterval {
                let due = nextTick ?? clock.now + .seconds(interval)
                nextTick = due
                patience = max(0, Int(((due - clock.now) / .milliseconds(1)).rounded(.up)))
            } else {
                nextTick = nil
            }
            guard let event = terminal.read(milliseconds: patience) else {
                _ = state.update(.tick, of: viewed)
                nextTick = nil
                continue
            }
            let before = (state.stop, state.answers.count)
            switch state.update(.input(event), of: viewed) {
            case .redraw: terminal.forget()
            case .suspend: terminal.suspend()
            case .leave(let leaving): return leaving
            default: break
            }
            if before != (state.stop, state.answers.count) { onStop(state) }
        }
    }
}

/// Drives a lesson as a dialogue in plain text.
struct PlainLesson {
    var readLine: () -> String?
    var write: (String) -> Void

    /// Talks until the user leaves or the input ends.
    func talk(
        _ plan: LessonPlan, timeline: Timeline, title: String, at stop: Int, onStop: (LessonDialogue) -> Void
    ) {
        let viewed = ViewedRun(timeline: timeline)
        var dialogue = LessonDialogue(plan, title: title)
        write("Lesson: \(plan.title)")
        dialogue.start(at: stop, of: viewed).forEach(write)
        write(LessonDialogue.invitation)
        onStop(dialogue)
        while let line = readLine() {
            switch dialogue.take(line, of: viewed) {
            case .quit: return
            case .lines(let lines): lines.forEach(write)
            }
            onStop(dialogue)
        }
    }
}
