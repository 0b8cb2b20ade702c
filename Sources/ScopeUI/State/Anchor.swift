import Timeline
import Trace

/// What a frame is about: the place where Python code stands, or stood last, and the task.
///
/// Between two turns the source and the marked task stay where they were. It depends on the frame alone, so that a step back
/// shows the same again.
struct Anchor: Equatable {
    var place: Place?
    /// The task that the event happened to; else the one that runs, or ran last.
    var task: Int?
    /// The task that runs; else the one that the event happened to, or that ran last.
    var runner: Int?
    /// Python code stands at the place in this very frame.
    var isCurrent: Bool

    /// - Complexity: O(events of the loop since the last Python line).
    init(frame: Int, timeline: Timeline) {
        timeline.seek(to: frame)
        place = timeline.place
        let subject = Anchor.subject(of: timeline.event).flatMap { timeline.task($0)?.id }
        runner = timeline.running?.task ?? subject
        task = subject ?? runner
        isCurrent = place != nil
        guard !isCurrent, let last = timeline.previous(before: frame, where: { $1.location != 0 }) else { return }
        timeline.seek(to: last)
        place = timeline.place
        runner = runner ?? timeline.running?.task
        task = task ?? runner
        timeline.seek(to: frame)
    }

    /// The task whose state or whose handle an event changes.
    private static func subject(of event: TraceEvent) -> Int? {
        switch event.kind {
        case .taskCreated, .taskSuspended, .taskYielded, .taskReturned, .taskRaised, .taskCancelled, .cancelRequested,
            .cancelWithdrawn, .taskRenamed, .eagerStepStarted, .eagerStepEnded:
            Int(event.a)
        case .turnStarted, .turnEnded, .handleSkipped, .handleQueued, .handleCancelled, .handleDropped:
            HandleKind(rawValue: event.detail) == .callback ? nil : Int(event.a)
        default:
            nil
        }
    }
}
