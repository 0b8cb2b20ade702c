import Timeline

/// The stepper without a screen: one line is asked, labelled lines of plain text answer.
///
/// It moves as the screen does, by the same keys from the same table; each answer makes sense when it is read aloud.
///
/// Reading order: `PlainWords` -> `take` -> `takeCommand` -> `read` -> `PlainReading` -> `report`.
public struct PlainDialogue {
    var state: StepperState
    /// Whose variables are to be read out.
    var reads: Variables.Subject?
    /// The row that was read last.
    var row: PlainRow?
    /// Where a panel that was cut goes on.
    var next: (panel: PanelKind, part: LoopPart?, row: Int)?
    /// Frames that are gone through one by one.
    var played: Played?

    struct Played {
        var from: Int
        var left: Int
    }

    public init(title: String) {
        // The size decides nothing here but how far a page goes.
        state = StepperState(title: title, rows: 24, columns: 80)
    }

    /// A movement waits for frames that the run has still to make: drive it on, and call `continueMovement`.
    public var isWaiting: Bool { state.frame == 0 || state.pending != nil || (played?.left ?? 0) > 0 }
    /// Up to which frame the run should be driven.
    public var wantedFrames: Int { state.wantedFrames }

    public static let invitation = "Enter: next frame. b: back. ?: help. q: quit."

    /// Looks at the frames that have come.
    public mutating func continueMovement(of run: ViewedRun) {
        _ = state.update(.runAdvanced, of: run)
        playOn(run)
    }

    /// Plays the next frame, unless one is still looked for or asked about.
    mutating func playOn(_ run: ViewedRun) {
        guard var played, played.left > 0, state.pending == nil, state.playCheck == nil else { return }
        defer { self.played = played }
        // At a breakpoint, at the end, or at a question it has stopped by itself.
        if state.frame != played.from, !state.isPlaying {
            played.left = 0
            return
        }
        state.isPlaying = true
        _ = state.update(.tick, of: run)
        played.left -= 1
        if !state.isPlaying || isAsking { played.left = 0 }
        if played.left == 0, state.pending == nil { state.isPlaying = state.playCheck != nil }
    }

    /// Where the view is, for a program that is run anew.
    public func landmark(of run: ViewedRun) -> Landmark { state.landmark(of: run) }
    public var hasLibraryLines: Bool { state.hasLibraryLines }

    /// Tells the state what else has happened.
    public mutating func take(_ message: Message, of run: ViewedRun) { _ = state.update(message, of: run) }

    /// A search is under way in frames that are there.
    public func isSearching(_ run: ViewedRun) -> Bool { state.isSearching(run) }

    /// What is wanted of the program's values: until it is answered, the movement does not end.
    public func inquiry(of run: ViewedRun) -> Inquiry? { state.inquiry(of: run) }

    /// What was last said about a command.
    public var notice: String? { state.notice }

    public mutating func answer(_ inquiry: Inquiry, _ answer: Inquiry.Answer, of run: ViewedRun) {
        _ = state.update(.answered(inquiry, answer), of: run)
    }

    /// The run waits for a line of input.
    public mutating func ask(_ prompt: String, of run: ViewedRun) {
        if !state.isAsked { _ = state.update(.asked(prompt), of: run) }
    }

    /// What the program wants to know in this frame, and how to answer; nil: nothing.
    public var question: [String]? {
        guard let question = state.question, isAsking else { return nil }
        return ["The program asks for a line of input: \(question.prompt.harmless)", PlainDialogue.howToAnswer]
    }

    /// On the last frame before the answer.
    var isAsking: Bool { state.question?.frame == state.frame }

    static let howToAnswer = "Type it. :b and other keys behind a colon: look around. :end: no more input."

    /// Takes a line in. After it, `report` says where that led, unless the answer says all.
    public mutating func take(_ line: String, of run: ViewedRun) -> Answer {
        guard isAsking else { return takeCommand(line, of: run) }
        if !line.hasPrefix(":") { return reply(.line(line), of: run) }
        // A colon that belongs to the answer is written twice.
        if line.hasPrefix("::") { return reply(.line(String(line.dropFirst())), of: run) }
        if line == ":end" { return reply(.endOfInput, of: run) }
        return takeCommand(String(line.dropFirst()), of: run)
    }

    private mutating func reply(_ reply: Reply, of run: ViewedRun) -> Answer {
        state.goOn(run.timeline)
        return .answered(reply)
    }

    /// The input has ended: for a program that asks, too.
    public mutating func endInput(of run: ViewedRun) -> Answer {
        isAsking ? reply(.endOfInput, of: run) : .quit
    }

    public enum Answer: Equatable {
        case lines([String])
        case moved
        /// The driver has to do something, and then to report.
        case effect(Effect)
        /// The program is to get this: then drive it on, as behind a movement.
        case answered(Reply)
        case quit
    }

    static let framesPlayed = 10

    mutating func play(_ count: Int) -> Answer {
        state.isPlaying = false
        played = Played(from: state.frame, left: min(max(1, count), PlainReading.page))
        return .moved
    }
}
