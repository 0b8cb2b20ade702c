/// A program whose frames are still being made, or a trace that is there already.
public protocol ProgramRun: AnyObject {
    /// Runs on for about this many events, and appends them to the trace.
    func advance(events: Int)
    /// No more events will come.
    var isFinished: Bool { get }
}

/// How far a run may be ahead of the frame that is viewed.
public enum RunLead {
    /// While nobody asks for more.
    public static let eager = 1_000_000
    /// While a movement looks for its frame.
    public static let greatest = 10_000_000
}
