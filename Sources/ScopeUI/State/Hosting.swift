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
        // The values may be tasks, whose repr tells all.
        case .variables: contains(.states)
        case .lanes, .events, .primitives: !isEmpty
        case .tasks: contains(.states)
        case .loop: LoopPart.allCases.allSatisfy(covers)
        case .suspended: contains(.states) || contains(.times)
        }
    }

    /// Whether a part of Loop would tell: the other one stays.
    func covers(_ part: LoopPart) -> Bool {
        switch part {
        case .ready: contains(.order)
        case .timers: contains(.times)
        }
    }
}

extension PanelKind {
    /// What it is called where a user names it.
    public var name: String { self == .lanes ? "timeline" : "\(self)" }

    /// What it is called on the screen.
    var title: String { name.prefix(1).uppercased() + name.dropFirst() }

    /// All that can be named: the panels, and the parts of Loop behind it.
    public static let names = allCases.flatMap {
        $0 == .loop ? [$0.name] + LoopPart.allCases.map(\.rawValue) : [$0.name]
    }

    /// What a name stands for; nil: there is no such panel.
    static func named(_ name: String) -> (panel: PanelKind, part: LoopPart?)? {
        if let part = LoopPart(rawValue: name) { return (.loop, part) }
        return allCases.first { $0.name == name }.map { ($0, nil) }
    }
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

    /// Puts a panel into focus, by one of `PanelKind.names`: the source for a name that there is not, and for what is hidden now. A part
    /// of Loop gets the cursor.
    public mutating func focus(panelNamed name: String?) {
        let named = name.flatMap(PanelKind.named) ?? (.source, nil)
        let isHidden = named.part.map { hidden.covers($0) } ?? hidden.covers(named.panel)
        focus = isHidden ? .source : named.panel
        guard focus == .loop else { return }
        cursor[.loop] = named.part == .timers ? 0 : nil
        loopPart = named.part ?? .ready
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
    public static var helpLines: [String] { PlainWords.help }

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
