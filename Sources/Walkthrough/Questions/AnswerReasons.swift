import Timeline
import Trace

/// Why the right answers are right, in the words of the run.
struct AnswerReasons {
    let timeline: Timeline

    /// What happens in a frame, with the time if that is another one by then.
    func told(_ frame: Int, since earlier: Double? = nil) -> String {
        let snapshot = timeline.snapshot(at: frame)
        return snapshot.time == earlier
            ? snapshot.sentence : "At \(Seconds.repr(snapshot.time)) s: \(snapshot.sentence)"
    }

    /// Why a task's turn is the next one.
    func turn(of task: Int, startedAt frame: Int, after snapshot: Snapshot) -> String {
        let name = snapshot.tasks[task - 1].name
        let ready = snapshot.ready.filter { !snapshot.isHousekeeping($0.task) }
        let isLater = timeline.snapshot(at: frame).time > snapshot.time
        let why =
            if ready.first?.task == task {
                "\(name) stands at the front of the ready queue. "
            } else if ready.isEmpty, isLater {
                "Nothing is ready before something is due. "
            } else {
                ""
            }
        return why + told(frame, since: snapshot.time)
    }

    /// Why a line is the next one to be printed: who has control then.
    func output(at frame: Int, after earlier: Int) -> String {
        let between = earlier..<max(earlier, frame - 1)
        let change = between.last { [.turnStarted, .turnEnded, .loopClosed].contains(timeline.trace[$0].kind) }
        let printing = timeline.snapshot(at: frame).sentence
        guard let change else { return "Nobody else gets control before: \(printing)" }
        guard timeline.trace[change].kind == .turnStarted else {
            return "The event loop is through by then. \(printing)"
        }
        return told(change + 1, since: timeline.snapshot(at: earlier).time) + ". " + printing
    }

    /// Neither result nor exception is named: a second question may ask for them.
    func state(of task: TaskEntry) -> String {
        let why =
            switch task.state {
            case .running: ": it has control"
            case .ready: ": it stands in the ready queue"
            case .suspended: task.waitsFor.map { ": it waits for \($0)" } ?? ""
            case .returned: ": its coroutine has come to its end"
            case .raised: ": an exception left its coroutine"
            case .cancelled: ": a CancelledError left its coroutine"
            }
        return "\(task.name) is \(task.state.name)\(why)"
    }

    func result(of task: TaskEntry) -> String {
        switch task.state {
        case .running, .ready, .suspended:
            "\(task.name) is \(task.state.name), so it has no result yet: result() raises InvalidStateError"
        case .cancelled: "\(task.name) was cancelled: result() raises CancelledError"
        case .returned: "\(task.name) has returned: result() gives what it returned, as often as one asks"
        case .raised: "\(task.name) ended by an exception: result() raises it again"
        }
    }
}
