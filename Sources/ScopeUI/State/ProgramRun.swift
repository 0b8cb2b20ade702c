/// A program whose frames are still being made, or a trace that is there already.
public protocol ProgramRun: AnyObject {
    /// Runs on for about this many events, and appends them to the trace; not while `question` waits.
    func advance(events: Int)
    /// No more events will come.
    var isFinished: Bool { get }
    /// The prompt of the line of input that the program waits for; nil: it waits for none.
    var question: String? { get }
    /// Gives what `question` asks for.
    func answer(_ reply: Reply)
    /// Called during `advance` when it takes long: the program is inside of one instruction.
    var onBusy: () -> Void { get set }
}

/// What the user gives to a program that reads its input.
public enum Reply: Hashable, Sendable {
    /// Without an end of line.
    case line(String)
    /// There is no more input, now or later.
    case endOfInput
}

/// How far a run may be ahead of the frame that is viewed.
public enum RunLead {
    /// While nobody asks for more.
    public static let eager = 1_000_000
    /// While a movement looks for its frame.
    public static let greatest = 10_000_000
}
