import Screen
import Timeline

/// Everything that the stepper's screen depends on besides the run: which frame, which panel, how far scrolled.
///
/// A value. `update` answers a message with an effect and does nothing else; `Scene` and `StepperView` draw what it
/// says. Two states that are equal show the same screen of the same trace, whatever happened before.
///
/// Reading order: `KeyTable` -> `StepperState.update` -> `Movement` -> `PendingMove` -> `Command` -> `Scene` ->
/// `StepperView`.
public struct StepperState: Equatable, Sendable {
    /// The program's name, for the title bar.
    public var title: String
    /// The terminal shows ASCII only: keys are called by names that can be told apart there.
    public var isASCII = false
    /// From 1; 0 until there is a frame.
    public internal(set) var frame = 0
    public internal(set) var rows: Int
    public internal(set) var columns: Int
    public internal(set) var focus = PanelKind.source
    public internal(set) var isZoomed = false
    /// Which panels share the screen.
    public internal(set) var arrangement = Arrangement.overview
    public internal(set) var taskOrder = TaskOrder.created
    public internal(set) var laneScale = LaneScale.frames
    /// The first visible row of a panel whose cursor the user moved.
    var tops: [PanelKind: Int] = [:]
    /// Columns that a panel is scrolled to the right.
    var sideways: [PanelKind: Int] = [:]
    /// Where the user moved a panel's cursor: in Source a line from 1, elsewhere a row from 0 of all that the panel holds. Absent: it
    /// follows the frame.
    var cursor: [PanelKind: Int] = [:]
    /// In Loop the cursor is on a row of this part, counted from the part's first: so it stays with its timer while the queue grows.
    var loopPart = LoopPart.ready
    /// Lines of the library are frames too.
    public internal(set) var hasLibraryLines = false
    /// What the user's file makes of keys.
    public var bindings = KeyBindings()
    /// In the order of their numbers.
    public internal(set) var breakpoints: [Breakpoint] = []
    /// The one that was set last, while its condition may be no Python.
    var unchecked: Breakpoint?
    /// Those that came last; of the frame only if their subject is `variablesSubject`.
    public internal(set) var variables: Variables?
    /// The task that the user selected; else the one that runs is.
    public internal(set) var chosenTask: Int?
    /// The count that is being typed.
    var count: Int?
    public internal(set) var isPlaying = false
    /// Index into `speeds`.
    var speed = 2
    /// A movement whose frame does not exist yet, or is being looked for.
    var pending: PendingMove?
    /// While playing: the frame shown has a breakpoint, if its condition is true.
    var playCheck: Inquiry.Check?
    /// The line of input that the program waits for.
    var question: Question?
    /// The line of a command or a search that is being typed.
    var prompt: Prompt?
    var history = PromptHistory()
    /// The text that was searched last.
    var lastSearch: String?
    /// It is marked on the screen.
    var showsMatches = false
    /// The expression that was asked for, until its value comes.
    var asked: Inquiry?
    /// A key that takes a letter waits for it.
    var awaited: AwaitedLetter?
    var marks: [Character: Int] = [:]
    /// Where movements that leap came from, the last one at the end.
    var jumps: [Jump] = []
    /// A list over the panels: why, breakpoints, marks, help for a command.
    var sheet: Sheet?
    /// Shown until the next key.
    var notice: String?
    /// What is not shown for now.
    public var hidden: HiddenParts = []
    var isHelpOpen = false
    var helpScroll = 0

    /// Frames a second.
    public static let speeds = [1, 2, 4, 8, 15, 30, 60]
    static let greatestCount = 999_999_999

    public init(title: String, rows: Int, columns: Int) {
        self.title = title
        self.rows = rows
        self.columns = columns
    }

    /// Plays so many frames a second.
    public mutating func setSpeed(_ frames: Int) { speed = StepperState.speeds.firstIndex(of: frames) ?? speed }

    /// Seconds from one frame to the next while playing; nil while not.
    public var playInterval: Double? { isPlaying ? 1 / Double(StepperState.speeds[speed]) : nil }

    /// Up to which frame the run should be driven.
    public var wantedFrames: Int { frame + (pending == nil ? RunLead.eager : RunLead.greatest) }

    var layout: Layout? {
        Layout(rows: rows, columns: columns, focus: focus, isZoomed: isZoomed, arrangement: arrangement)
    }
}

extension StepperState {
    /// Whether more has changed than how far a search has looked.
    public func differsInMoreThanSearch(from other: StepperState) -> Bool {
        var one = self
        var other = other
        if one.pending != nil, other.pending != nil {
            one.pending = nil
            other.pending = nil
        }
        return one != other
    }
}
