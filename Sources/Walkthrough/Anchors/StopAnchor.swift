/// Where in a run a stop is: what happens there, never the number of a frame.
public struct StopAnchor: Equatable, Sendable {
    public enum Place: Equatable, Sendable {
        /// The first frame.
        case start
        /// The last frame.
        case end
        /// Where the stop before stands.
        case previous
        /// At what `AnchorConditions` say.
        case event(AnchorConditions)
    }

    public var place: Place
    /// Of the lesson's file, from 1.
    public var line: Int

    public init(_ place: Place, line: Int = 0) {
        self.place = place
        self.line = line
    }
}

/// What has to hold of one event of the run, all at once.
public struct AnchorConditions: Equatable, Sendable {
    /// A line about to run: by its number, or by its text.
    public enum Line: Equatable, Sendable {
        case number(Int)
        /// The line without its indentation; if no line of the program is just this, one that holds it.
        case text(String)
    }

    /// The name of the event's task, or of its coroutine: of what the event is about, else of who runs.
    public var task: String?
    public var event: AnchorEvent?
    public var atLine: Line?
    /// In what is printed.
    public var prints: String?
    /// At the start of the exception's type and message.
    public var raises: String?
    /// Not before this time, in seconds.
    public var time: Double?
    /// Which of those that fit, from 1; from the end where negative.
    public var nth = 1
    /// Only what comes after the stop before counts.
    public var isAfterPrevious = false

    public init() {}

    /// For messages.
    var description: String {
        var parts: [String] = []
        if let task { parts.append("task \(task)") }
        if let event { parts.append("event \(event.name)") }
        switch atLine {
        case .number(let number): parts.append("line \(number)")
        case .text(let text): parts.append("line '\(text)'")
        case nil: break
        }
        if let prints { parts.append("prints '\(prints)'") }
        if let raises { parts.append("raises '\(raises)'") }
        if let time { parts.append("time \(time)") }
        if isAfterPrevious { parts.append("after the stop before") }
        return parts.joined(separator: ", ")
    }
}
