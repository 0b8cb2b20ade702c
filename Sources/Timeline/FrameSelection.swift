import Trace

/// Which frames `frames --every` lists.
public enum FrameSelection: String, CaseIterable, Sendable {
    /// All.
    case frame
    /// Those of a source line about to run.
    case line
    /// The begin and the end of each turn.
    case turn
    /// The begin of each pass.
    case pass

    /// Whether the frame of an event is one of them.
    public func selects(_ event: TraceEvent) -> Bool {
        switch self {
        case .frame: true
        case .line: event.kind == .line
        case .turn: event.kind == .turnStarted || event.kind == .turnEnded
        case .pass: event.kind == .passStarted
        }
    }
}
