import Trace

/// What a key steps by.
public enum Grain: Hashable, Sendable {
    case frame
    /// A source line about to run.
    case line
    /// A handle that begins to run.
    case turn
    /// A pass that begins.
    case pass
    /// Something written.
    case output
    /// An exception raised or left uncaught by a task, or a cancellation asked for or arrived.
    case exception
    /// A change of the state of a task.
    case stateChange(task: Int)
    /// A source line of a task; nil for lines of the module itself.
    case lineOf(task: Int?)
}

/// Where a search forward ended.
public enum Landing: Hashable, Sendable {
    case frame(Int)
    /// Not in what is recorded so far, but the run goes on: ask again, from `frameCount` of this moment.
    case needsMore
    /// There is none.
    case none
}

/// Movement over the frames: searches through the events, without folding them. Each takes about a nanosecond an event.
extension Timeline {
    /// The first frame after `frame` at which a grain begins.
    public func next(_ grain: Grain, after frame: Int) -> Landing {
        if case .lineOf(let task) = grain { return nextLine(of: task, after: frame) }
        return next(after: frame) { grain.matches($1) }
    }

    /// The last frame before `frame` at which a grain begins; nil if there is none.
    public func previous(_ grain: Grain, before frame: Int) -> Int? {
        if case .lineOf(let task) = grain { return previousLine(of: task, before: frame) }
        return previous(before: frame) { grain.matches($1) }
    }

    /// The first frame after `frame` whose event fits. `fits` gets the frame and its event.
    public func next(after frame: Int, where fits: (Int, TraceEvent) -> Bool) -> Landing {
        var index = max(frame, 0)
        while index < frameCount {
            for event in trace.events(from: index) {
                index += 1
                if fits(index, event) { return .frame(index) }
            }
        }
        return isComplete ? .none : .needsMore
    }

    /// The last frame before `frame` whose event fits.
    public func previous(before frame: Int, where fits: (Int, TraceEvent) -> Bool) -> Int? {
        var index = min(max(frame, 1) - 1, frameCount)
        while index > 0 {
            if fits(index, trace[index - 1]) { return index }
            index -= 1
        }
        return nil
    }

    /// As `next(_:after:)`, `count` times. The last one counts if there are fewer.
    public func next(_ grain: Grain, after frame: Int, count: Int) -> Landing {
        var reached = frame
        for _ in 0..<max(count, 1) {
            switch next(grain, after: reached) {
            case .frame(let found): reached = found
            case .needsMore: return .needsMore
            case .none: return reached == frame ? .none : .frame(reached)
            }
        }
        return .frame(reached)
    }

    /// As `previous(_:before:)`, `count` times. The first one counts if there are fewer.
    public func previous(_ grain: Grain, before frame: Int, count: Int) -> Int? {
        var reached: Int?
        for _ in 0..<max(count, 1) {
            guard let found = previous(grain, before: reached ?? frame) else { break }
            reached = found
        }
        return reached
    }

    // MARK: Lines of a task

    private func nextLine(of task: Int?, after frame: Int) -> Landing {
        seek(to: frame)
        var task = LineOwner(of: fold.state, sought: task)
        return next(after: frame) { _, event in
            task.pass(event)
            return event.kind == .line && task.isSought
        }
    }

    private func previousLine(of task: Int?, before frame: Int) -> Int? {
        seek(to: max(frame, 1) - 1)
        var task = LineOwner(of: fold.state, sought: task)
        return previous(before: frame) { _, event in
            if event.kind == .line, task.isSought { return true }
            task.passBack(event)
            return false
        }
    }
}

/// Follows whose turn it is.
private struct LineOwner {
    private let sought: UInt32
    /// The task whose turn it is; 0 for none, the largest number for a callback.
    private var owner: UInt32

    init(of state: LoopState, sought: Int?) {
        self.sought = UInt32(clamping: sought ?? 0)
        owner =
            switch state.control {
            case .nobody, .module: 0
            case .task: state.subject
            case .callback: .max
            }
    }

    var isSought: Bool { owner == sought }

    private static func owner(_ event: TraceEvent) -> UInt32 {
        Fold.handleKind(of: event) == .callback ? .max : event.a
    }

    mutating func pass(_ event: TraceEvent) {
        if event.kind == .turnStarted { owner = LineOwner.owner(event) }
        if event.kind == .turnEnded { owner = 0 }
    }

    mutating func passBack(_ event: TraceEvent) {
        if event.kind == .turnStarted { owner = 0 }
        if event.kind == .turnEnded { owner = LineOwner.owner(event) }
    }
}

extension Grain {
    /// Whether the event begins such a grain. Lines of one task can't be told by the event alone.
    func matches(_ event: TraceEvent) -> Bool {
        switch self {
        case .frame: true
        case .line, .lineOf: event.kind == .line
        case .turn: event.kind == .turnStarted
        case .pass: event.kind == .passStarted
        case .output: event.kind == .output
        case .exception:
            switch event.kind {
            case .exceptionRaised, .taskRaised, .taskCancelled, .cancelRequested: true
            default: false
            }
        case .stateChange(let task): Int(event.a) == task && Grain.changesState(event)
        }
    }

    private static func changesState(_ event: TraceEvent) -> Bool {
        switch event.kind {
        case .taskCreated, .taskSuspended, .taskYielded, .taskReturned, .taskRaised, .taskCancelled:
            true
        case .turnStarted:
            Fold.handleKind(of: event) != .callback
        case .handleQueued:
            Fold.handleKind(of: event) != .callback && event.aux != UInt16(TaskState.ready.rawValue)
        default:
            false
        }
    }
}
