import Trace

/// A kind of event as a lesson names it: `suspended` as well as `task-suspended`.
public struct AnchorEvent: Equatable, Sendable {
    public let name: String
    let kinds: [EventKind]
    /// Only handles of these kinds.
    var handles: [HandleKind] = HandleKind.allCases

    static let short: [(String, [EventKind], [HandleKind])] = [
        ("created", [.taskCreated], HandleKind.allCases),
        ("runs", [.turnStarted], [.step, .wakeup]),
        ("running", [.turnStarted], [.step, .wakeup]),
        ("suspended", [.taskSuspended], HandleKind.allCases),
        ("yielded", [.taskYielded], HandleKind.allCases),
        ("ready", [.handleQueued], [.step, .wakeup]),
        ("woken", [.handleQueued], [.wakeup]),
        ("returned", [.taskReturned], HandleKind.allCases),
        ("raised", [.taskRaised], HandleKind.allCases),
        ("cancelled", [.taskCancelled], HandleKind.allCases),
        ("done", [.taskReturned, .taskRaised, .taskCancelled], HandleKind.allCases),
        ("cancel", [.cancelRequested], HandleKind.allCases),
        ("callback", [.turnStarted], [.callback]),
        ("pass", [.passStarted], HandleKind.allCases),
        ("clock", [.clockAdvanced], HandleKind.allCases),
    ]

    /// nil for a name that there is not.
    init?(named name: String) {
        self.name = name
        if let (_, kinds, handles) = AnchorEvent.short.first(where: { $0.0 == name }) {
            self.kinds = kinds
            self.handles = handles
        } else if let kind = EventKind.allCases.first(where: { $0.name == name }) {
            kinds = [kind]
        } else {
            return nil
        }
    }

    /// All names, for messages.
    static let names = short.map(\.0) + EventKind.allCases.map(\.name)

    func fits(_ event: TraceEvent) -> Bool {
        guard kinds.contains(event.kind) else { return false }
        guard handles.count < HandleKind.allCases.count else { return true }
        return HandleKind(rawValue: event.detail).map(handles.contains) ?? false
    }
}
