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

/// Movement over the frames: searches through the events, without folding them. Stretches of events among which none is of a kind that
/// fits are passed over; else each event takes about a nanosecond.
extension Timeline {
    /// The first frame after `frame` at which a grain begins.
    public func next(_ grain: Grain, after frame: Int) -> Landing {
        switch grain {
        case .lineOf(let task):
            return nextLine(of: task, after: frame)
        case .stateChange(let task):
            if let found = taskHistory.next(of: task, after: frame) { return .frame(found) }
            return isComplete ? .none : .needsMore
        default:
            return next(after: frame, among: grain.kinds) { grain.matches($1) }
        }
    }

    /// The last frame before `frame` at which a grain begins; nil if there is none.
    public func previous(_ grain: Grain, before frame: Int) -> Int? {
        switch grain {
        case .lineOf(let task): return previousLine(of: task, before: frame)
        case .stateChange(let task): return taskHistory.previous(of: task, before: frame)
        default: return previous(before: frame, among: grain.kinds) { grain.matches($1) }
        }
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

    /// As `next(after:where:)`; an event that fits is of one of the kinds, given as bits of `KindIndex`.
    private func next(after frame: Int, among kinds: UInt64, where fits: (Int, TraceEvent) -> Bool) -> Landing {
        self.kinds.catchUp(to: frameCount, of: trace)
        var index = max(frame, 0)
        while index < frameCount {
            index = self.kinds.candidate(from: index, kinds)
            if index >= frameCount { break }
            for event in trace.events(from: index).prefix(KindIndex.stretch - index % KindIndex.stretch) {
                index += 1
                if fits(index, event) { return .frame(index) }
            }
        }
        return isComplete ? .none : .needsMore
    }

    private func previous(before frame: Int, among kinds: UInt64, where fits: (Int, TraceEvent) -> Bool) -> Int? {
        self.kinds.catchUp(to: frameCount, of: trace)
        var index = min(max(frame, 1) - 1, frameCount) - 1
        while index >= 0 {
            index = self.kinds.candidate(upTo: index, kinds)
            if index < 0 { break }
            // Down to the begin of the stretch.
            repeat {
                if fits(index + 1, trace[index]) { return index + 1 }
                index -= 1
            } while index % KindIndex.stretch != KindIndex.stretch - 1 && index >= 0
        }
        return nil
    }

    // MARK: Lines of a task

    private func nextLine(of task: Int?, after frame: Int) -> Landing {
        let history = taskHistory
        let nothing: Landing = isComplete ? .none : .needsMore
        guard let task else { return history.nextModuleLine(after: frame).map { .frame($0) } ?? nothing }
        var start = frame
        if let turn = history.previousTurn(of: task, before: frame + 1) {
            if let line = line(in: turn, after: frame) { return .frame(line) }
            start = max(frame, turn)
        }
        while let turn = history.nextTurn(of: task, after: start) {
            if let line = line(in: turn, after: turn) { return .frame(line) }
            start = turn
        }
        return nothing
    }

    private func previousLine(of task: Int?, before frame: Int) -> Int? {
        let history = taskHistory
        guard let task else { return history.previousModuleLine(before: frame) }
        var end = frame
        while let turn = history.previousTurn(of: task, before: end) {
            if let line = lastLine(in: turn, before: frame) { return line }
            end = turn
        }
        return nil
    }

    private static let turnBounds = KindIndex.bits([.turnStarted, .turnEnded, .eagerStepEnded])
    private static let lines = KindIndex.bits([.line])

    /// The first line after a frame in the turn that begins at `turn`.
    private func line(in turn: Int, after frame: Int) -> Int? {
        let end = end(ofTurn: turn)
        guard frame < end else { return nil }
        let found = next(after: max(frame, turn), among: Timeline.lines, where: { $0 >= end || $1.kind == .line })
        guard case .frame(let line) = found, line < end else { return nil }
        return line
    }

    /// The last line before a frame in the turn that begins at `turn`.
    private func lastLine(in turn: Int, before frame: Int) -> Int? {
        let end = min(frame, end(ofTurn: turn))
        guard let line = previous(before: end, among: Timeline.lines, where: { $1.kind == .line }) else { return nil }
        return line > turn ? line : nil
    }

    /// The frame in which a turn, or an eager task's first step, ends, or one beyond those that there are.
    private func end(ofTurn turn: Int) -> Int {
        let first = trace[turn - 1]
        let end = next(after: turn, among: Timeline.turnBounds) { _, event in
            event.kind == .eagerStepEnded
                ? first.kind == .eagerStepStarted && first.a == event.a
                : event.kind == .turnStarted || event.kind == .turnEnded
        }
        if case .frame(let frame) = end { return frame }
        return frameCount + 1
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
        case .stateChange(let task): Int(event.a) == task && TaskHistory.state(after: event) != nil
        }
    }

    /// The kinds of event that may begin such a grain, as bits of `KindIndex`.
    fileprivate var kinds: UInt64 {
        switch self {
        case .frame, .stateChange: .max
        case .line, .lineOf: KindIndex.bits([.line])
        case .turn: KindIndex.bits([.turnStarted])
        case .pass: KindIndex.bits([.passStarted])
        case .output: KindIndex.bits([.output])
        case .exception: KindIndex.bits([.exceptionRaised, .taskRaised, .taskCancelled, .cancelRequested])
        }
    }
}
