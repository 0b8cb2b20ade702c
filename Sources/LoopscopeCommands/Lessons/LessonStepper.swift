import Glibc
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
    /// Tells who follows on another terminal.
    private let publisher: LessonPublisher?
    /// Who begins to follow is let in so often, in milliseconds.
    private static let welcomePause = 300
    private let clock = ContinuousClock()

    init(
        _ plan: LessonPlan, timeline: Timeline, terminal: any SteppingTerminal, title: String, at stop: Int,
        publisher: LessonPublisher?, onStop: @escaping (LessonState) -> Void
    ) {
        self.terminal = terminal
        self.onStop = onStop
        self.publisher = publisher
        viewed = ViewedRun(timeline: timeline)
        let size = terminal.size
        state = LessonState(plan, title: title, rows: size.rows, columns: size.columns)
        state.go(to: stop, viewed)
    }

    private func tell() {
        onStop(state)
        publisher?.tell(stop: state.stop)
    }

    /// Walks until the user leaves, and answers how.
    func walk() -> Effect.Leaving {
        tell()
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
            let wait = publisher == nil ? patience : min(patience ?? .max, LessonStepper.welcomePause)
            guard let event = terminal.read(milliseconds: wait) else {
                publisher?.welcome()
                if let due = nextTick, clock.now >= due {
                    _ = state.update(.tick, of: viewed)
                    nextTick = nil
                }
                continue
            }
            let before = (state.stop, state.answers.count)
            switch state.update(.input(event), of: viewed) {
            case .redraw: terminal.forget()
            case .suspend: terminal.suspend()
            case .leave(let leaving): return leaving
            default: break
            }
            if before != (state.stop, state.answers.count) { tell() }
        }
    }
}

/// Shows a teacher's notes, and follows the lesson on another terminal.
struct NotesFollower {
    let follower: LessonFollower
    private static let pause = 200
    private static let waiting = "Nobody walks through this lesson with --publish yet."

    /// On a screen, until the user leaves.
    func follow(_ plan: LessonPlan, on terminal: any SteppingTerminal) -> Effect.Leaving {
        let size = terminal.size
        var notes = SpeakerNotes(plan, rows: size.rows, columns: size.columns)
        notes.notice = NotesFollower.waiting
        while true {
            if let stop = follower.stop() { notes.stop = stop }
            notes.notice = follower.isConnected ? nil : NotesFollower.waiting
            terminal.show(notes.draw())
            switch terminal.read(milliseconds: NotesFollower.pause) {
            case .key("q"), .key(.escape): return .quit
            case .key(.control("l")): terminal.forget()
            case .resize(let rows, let columns): (notes.rows, notes.columns) = (rows, columns)
            case .endOfInput: return .endOfInput
            case .signal(.stop): terminal.suspend()
            case .signal(let signal): return .signal(signal)
            default: break
            }
        }
    }

    /// As plain text: each stop's notes when it is reached, until nobody publishes any more.
    func follow(_ plan: LessonPlan, write: (String) -> Void) {
        var notes = SpeakerNotes(plan, rows: 0, columns: 0)
        var wasConnected = false
        write(NotesFollower.waiting)
        while true {
            let stop = follower.stop()
            if let stop {
                notes.stop = stop
                notes.lines.forEach(write)
            }
            if wasConnected, !follower.isConnected { return }
            wasConnected = follower.isConnected
            usleep(UInt32(NotesFollower.pause) * 1000)
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
