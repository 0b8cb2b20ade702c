import Glibc
import ScopeUI
import Screen
import Walkthrough

/// Shows a teacher's notes, and follows the lesson on another terminal.
struct NotesFollower {
    let follower: LessonFollower
    private static let pause = 200
    private static let left =
        "The lesson has been left. This waits for the next one who walks through it with --publish."
    private static let waiting = "Nobody walks through this lesson with --publish yet."

    /// On a screen, until the user leaves.
    func follow(_ plan: LessonPlan, on terminal: any SteppingTerminal) -> Effect.Leaving {
        let size = terminal.size
        var notes = SpeakerNotes(plan, rows: size.rows, columns: size.columns)
        notes.notice = NotesFollower.waiting
        while true {
            if let stop = follower.stop() { notes.stop = stop }
            let absent = follower.wasConnected ? NotesFollower.left : NotesFollower.waiting
            notes.notice = follower.isConnected ? nil : absent
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
