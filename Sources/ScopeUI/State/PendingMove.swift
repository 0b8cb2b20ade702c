import Timeline

/// A movement that is under way: its frame is not there yet, or is being looked for.
struct PendingMove: Equatable, Sendable {
    enum Goal: Equatable, Sendable {
        /// So many more of a grain.
        case grain(Grain, more: Int, noun: String)
        /// So many more frames that fit.
        case find(Criterion, Action.Direction, more: Int)
        case frame(Int)
        case end
    }

    var goal: Goal
    /// The last frame that was reached or looked at.
    var looked: Int
    /// The last frame that fits, so far.
    var reached: Int
    /// Its end leaps: the way back leads to where it began.
    var isJump = true
    /// It looks for the place of an earlier run: that this is not there any more is no answer to anybody's question.
    var isReturn = false
    /// Frames that fit if a condition is true there; the search goes on when that is answered.
    var checks: [Inquiry.Check] = []

    /// So many conditions are asked for at once.
    static let mostChecks = 400
}

extension StepperState {
    /// Whether `runAdvanced` would carry a search on although the run did not.
    public func isSearching(_ run: ViewedRun) -> Bool {
        guard let pending, case .find(_, let direction, _) = pending.goal, pending.checks.isEmpty else { return false }
        return direction == .back || pending.looked < run.timeline.frameCount || run.timeline.isComplete
    }

    /// Looks for the next frame that fits, or the last one before.
    mutating func find(
        _ criterion: Criterion, _ direction: Action.Direction, count: Int = 1, _ timeline: Timeline
    ) {
        guard frame > 0 else { return }
        pending = PendingMove(goal: .find(criterion, direction, more: max(1, count)), looked: frame, reached: frame)
        continuePending(timeline)
    }

    /// Looks through the frames that have come since, or through a slice of a search, and goes there if the movement ends
    /// among them.
    mutating func continuePending(_ timeline: Timeline) {
        guard var move = pending, move.checks.isEmpty else { return }
        pending = nil
        switch move.goal {
        case .frame(let target):
            if target <= timeline.frameCount || timeline.isComplete {
                return jump(to: target, timeline, isStep: !move.isJump)
            }
        case .end:
            if timeline.isComplete { return show(timeline.frameCount, isJump: true) }
        case .grain(let grain, var more, let noun):
            search: while more > 0 {
                switch timeline.next(grain, after: move.looked) {
                case .frame(let found):
                    move.reached = found
                    move.looked = found
                    more -= 1
                case .needsMore:
                    move.looked = timeline.frameCount
                    break search
                case .none:
                    if move.reached == frame { notice = "There is no later \(noun)" }
                    return show(move.reached)
                }
            }
            if more == 0 { return show(move.reached) }
            move.goal = .grain(grain, more: more, noun: noun)
        case .find(let criterion, let direction, let more):
            if look(for: criterion, direction, more, &move, timeline) { return }
            if direction == .back {
                pending = move
                return
            }
        }
        if timeline.frameCount >= frame + RunLead.greatest, move.looked >= timeline.frameCount || !move.isSearch {
            give(up: move, timeline)
        } else {
            pending = move
        }
    }

    /// One slice of a search.
    /// - Returns: whether it is over.
    private mutating func look(
        for criterion: Criterion, _ direction: Action.Direction, _ more: Int, _ move: inout PendingMove,
        _ timeline: Timeline
    ) -> Bool {
        var filter = FrameFilter(criterion, timeline)
        var more = more
        defer { move.goal = .find(criterion, direction, more: more) }
        while true {
            switch direction == .forward ? filter.next(after: move.looked) : filter.previous(before: move.looked) {
            case .found(let found):
                if let conditions = filter.conditions(at: found) {
                    move.looked = found
                    let task = Anchor(frame: found, timeline: timeline).runner
                    move.checks.append(.init(subject: .init(frame: found, task: task), conditions: conditions))
                    if move.checks.count < PendingMove.mostChecks { continue }
                    order(&move.checks, direction)
                    return false
                }
                if !move.checks.isEmpty {
                    // What lies before it is asked first; then the search comes here again.
                    order(&move.checks, direction)
                    return false
                }
                move.looked = found
                move.reached = found
                more -= 1
                if more == 0 {
                    if move.isReturn { show(found) } else { arrive(at: found, criterion) }
                    return true
                }
            case .looked(let frame):
                move.looked = frame
                if !move.checks.isEmpty {
                    order(&move.checks, direction)
                    return false
                }
                let isOver =
                    direction == .back ? frame <= 1 : frame >= timeline.frameCount && timeline.isComplete
                if isOver { endInVain(criterion, direction, move) }
                return isOver
            }
        }
    }

    /// A program runs forward only: checks are asked in rising order.
    private func order(_ checks: inout [Inquiry.Check], _ direction: Action.Direction) {
        if direction == .back { checks.reverse() }
    }

    private mutating func arrive(at found: Int, _ criterion: Criterion, error: String? = nil) {
        show(found, isJump: true)
        if let error { notice = "The condition can't be evaluated: \(error)" }
    }

    private mutating func endInVain(_ criterion: Criterion, _ direction: Action.Direction, _ move: PendingMove) {
        if move.isReturn {
            notice = "The program does not come to this place any more"
            return show(max(1, move.reached))
        }
        if move.reached == frame {
            notice = "There is no \(direction == .forward ? "later" : "earlier") \(criterion.noun)"
        }
        show(move.reached, isJump: true)
    }

    /// The conditions of a search have been answered.
    mutating func take(_ answer: Inquiry.Answer, to checks: [Inquiry.Check], _ timeline: Timeline) {
        if let check = playCheck, checks == [check] {
            playCheck = nil
            if case .holds(let hits) = answer, hits.isEmpty { return }
            isPlaying = false
            notice = "Stopped at a breakpoint"
            if case .holds(let hits) = answer, let error = hits.first?.error {
                notice = "The condition can't be evaluated: \(error)"
            }
            if case .unavailable(let why) = answer { notice = why }
            return
        }
        guard var move = pending, move.checks == checks, case .find(let criterion, let direction, var more) = move.goal
        else { return }
        move.checks = []
        switch answer {
        case .holds(let hits):
            for hit in direction == .forward ? hits : hits.reversed() {
                move.reached = hit.frame
                more -= 1
                if more == 0 || hit.error != nil {
                    pending = nil
                    return arrive(at: hit.frame, criterion, error: hit.error)
                }
            }
            move.goal = .find(criterion, direction, more: more)
            pending = move
            continuePending(timeline)
        case .unavailable(let why):
            // Nobody can tell: it stops at the first place.
            pending = nil
            show((direction == .forward ? checks.first : checks.last)?.subject.frame ?? frame, isJump: true)
            notice = "The condition can't be evaluated: \(why)"
        case .variables, .value, .wellFormed: break
        }
    }

    /// A program may go on for ever.
    private mutating func give(up move: PendingMove, _ timeline: Timeline) {
        let ahead = NumberText.count(RunLead.greatest)
        switch move.goal {
        case .end, .frame:
            show(timeline.frameCount, isJump: true)
            notice = "The run goes on: this is \(ahead) frames further, the same key again goes on"
        case .grain(_, _, let noun):
            show(move.reached)
            notice = "No later \(noun) within \(ahead) frames; the run goes on"
        case .find(let criterion, _, _):
            show(move.reached, isJump: true)
            notice = "No later \(criterion.noun) within \(ahead) frames; the run goes on"
        }
    }
}

extension PendingMove {
    fileprivate var isSearch: Bool { if case .find = goal { true } else { false } }
}
