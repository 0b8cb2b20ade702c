import Screen
import Timeline

/// What a stepper that is part of something larger is told from outside: a lesson shows frames, and hides what would answer its
/// question.

/// Parts of the screen that are not shown for now.
public struct HiddenParts: OptionSet, Equatable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// What runs next: the ready queue, and whatever shows the run as a whole.
    public static let order = HiddenParts(rawValue: 1)
    /// The states of the tasks.
    public static let states = HiddenParts(rawValue: 2)
    /// When timers are due.
    public static let times = HiddenParts(rawValue: 4)
    /// The sentence of the frame.
    public static let sentence = HiddenParts(rawValue: 8)

    /// Whether a panel would tell.
    public func covers(_ panel: PanelKind) -> Bool {
        switch panel {
        case .source, .output: false
        case .ready: contains(.order)
        // The values may be tasks, whose repr tells all.
        case .variables: contains(.states)
        case .lanes, .events, .primitives: !isEmpty
        case .tasks: contains(.states)
        case .timers: contains(.times)
        case .suspended: contains(.states) || contains(.times)
        }
    }
}

extension PanelKind {
    /// What it is called where a user names it.
    public var name: String { self == .lanes ? "timeline" : "\(self)" }

    /// What it is called on the screen.
    var title: String { self == .ready ? "Ready queue" : name.prefix(1).uppercased() + name.dropFirst() }
}

extension StepperState {
    /// Whether keys are text now, or belong to what is open above the panels.
    public var isInDialogue: Bool {
        question?.isOpen == true || isHelpOpen || prompt != nil || awaited != nil || sheet != nil
    }

    /// Shows a frame as if the user had gone there.
    public mutating func show(frame wanted: Int, of run: ViewedRun) {
        isPlaying = false
        pending = nil
        count = nil
        notice = nil
        frame = min(max(wanted, 1), max(run.timeline.frameCount, 1))
    }

    /// Shares the screen between other panels.
    public mutating func arrange(_ arrangement: Arrangement) { self.arrangement = arrangement }

    /// Puts a panel into focus, by its `name`: the source for a name that there is not, and for a panel that is hidden now.
    public mutating func focus(panelNamed name: String?) {
        let panel = PanelKind.allCases.first { $0.name == name } ?? .source
        focus = hidden.covers(panel) ? .source : panel
    }

    /// Carries what is under way to its end, for a host whose run is complete and who has no program to run again.
    public mutating func settle(of run: ViewedRun) {
        while true {
            while isSearching(run) { _ = update(.runAdvanced, of: run) }
            guard let inquiry = inquiry(of: run) else { return }
            _ = update(.answered(inquiry, .unavailable("values are not known here")), of: run)
        }
    }

    /// Gives the stepper another part of the screen.
    public mutating func resize(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
    }
}

extension PlainDialogue {
    /// The frame that it stands on.
    public var frame: Int { state.frame }

    /// Its help, line by line.
    public static var helpLines: [String] { help }

    /// As `StepperState.settle`.
    public mutating func settle(of run: ViewedRun) {
        repeat {
            state.settle(of: run)
            playOn(run)
        } while isWaiting
    }

    /// Shows a frame as if the user had gone there.
    public mutating func show(frame: Int, of run: ViewedRun) { state.show(frame: frame, of: run) }
}
