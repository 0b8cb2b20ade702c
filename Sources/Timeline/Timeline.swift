import Trace

/// Shows any frame of a run, also while the run goes on.
///
/// A timeline stands behind one frame at a time (`frame`): it holds the `LoopState` right after that frame's event,
/// and folds the events between when another is asked for, forward or back. Every 65,536 events or more it keeps a
/// key snapshot, from which it goes on when that is nearer. The trace only ever grows, so nothing that was folded
/// changes. Frame `n` is the state after event `n - 1`; frame 0 is the moment before anything happened.
///
/// Invariants: `fold.state` is what all events before `frame` make; the keys stand in order, the first at 0;
/// an event that can not be taken back lies in a block that is marked in `irregular`.
///
/// Reading order: `LoopState` -> `Fold` -> `Timeline.seek` -> `Timeline+Snapshot` -> `Movement` -> `Sentence`.
public final class Timeline {
    public let trace: Trace

    /// Whether events may still come. Set it to false when the run is over, or the trace is from a file; a trace that
    /// ends with `programEnded` is complete anyway.
    public var mayGrow: Bool

    /// Where the timeline stands: the frame that was shown last. See `seek(to:)`.
    public private(set) var frame = 0

    var fold = Fold()
    private var keys: [(frame: Int, state: LoopState)] = [(0, LoopState())]
    /// By block of `irregularBlock` events: whether one of them can not be taken back.
    private var irregular: [Bool] = []
    var sources = SourceLines()
    var taskTable = TaskTable()
    var timerTable = TimerTable()
    var kinds = KindIndex()
    let history: TaskHistory
    var lineHits = LineHits()
    var groupTable = GroupTable()
    var eventIndex = EventIndex()
    /// By what was asked for.
    var taskSets: [String: TaskSet] = [:]

    private static let irregularBlock = 1024
    /// Key snapshots are at least this many events apart ...
    private let leastSpacing: Int
    /// ... and more, up to this, where the state is so large that they would cost more than `keyShare` bytes an event.
    private static let mostSpacing = 1 << 20
    private static let keyShare = 8

    public convenience init(trace: Trace, mayGrow: Bool = true) {
        self.init(trace: trace, mayGrow: mayGrow, leastSpacing: 1 << 15)
    }

    init(trace: Trace, mayGrow: Bool, leastSpacing: Int) {
        self.trace = trace
        history = TaskHistory(trace: trace)
        self.mayGrow = mayGrow
        self.leastSpacing = leastSpacing
    }

    /// How many frames there are by now: one for each event.
    public var frameCount: Int { trace.count }

    /// Whether no more frames will come.
    public var isComplete: Bool {
        !mayGrow || (frameCount > 0 && trace[frameCount - 1].kind == .programEnded)
    }

    // MARK: Folding

    /// Stands behind another frame; beyond either end, the nearest that there is.
    /// - Complexity: O(n) in the frames between, or in those from the last key snapshot before it, whichever are less:
    ///   no more than the distance of two key snapshots, wherever the timeline has been before.
    public func seek(to frame: Int) {
        let target = min(max(frame, 0), frameCount)
        if target == self.frame { return }
        let key = lastKey(upTo: target)
        let fromKey = target - keys[key].frame + keys[key].state.tasks.count / 8
        if target < self.frame {
            if self.frame - target <= fromKey, isRegular(target..<self.frame) {
                foldBack(to: target)
                return
            }
            restore(key)
        } else if keys[key].frame > self.frame, fromKey < target - self.frame {
            restore(key)
        }
        foldForward(to: target)
    }

    /// The last key snapshot at `frame` or before it.
    private func lastKey(upTo frame: Int) -> Int {
        var low = 0
        var high = keys.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if keys[middle].frame <= frame { low = middle } else { high = middle }
        }
        return low
    }

    private func restore(_ key: Int) {
        fold.restore(keys[key].state)
        frame = keys[key].frame
    }

    private func foldForward(to target: Int) {
        while frame < target {
            let step = min(target, (frame / leastSpacing + 1) * leastSpacing)
            foldForwardWithoutKeys(to: step)
            if frame % leastSpacing == 0 { keepKey() }
        }
    }

    private func foldForwardWithoutKeys(to target: Int) {
        while frame < target {
            let events = trace.events(from: frame)
            let batch = UnsafeBufferPointer(rebasing: events.prefix(target - frame))
            fold.apply(batch, from: frame, of: trace) { markIrregular($0) }
            frame += batch.count
        }
    }

    private func foldBack(to target: Int) {
        fold.undo(from: frame, to: target, of: trace)
        frame = target
    }

    private func keepKey() {
        let last = keys[keys.count - 1].frame
        let spacing = min(max(leastSpacing, fold.state.size / Timeline.keyShare), Timeline.mostSpacing)
        if frame - last >= spacing { keys.append((frame, fold.state)) }
    }

    private func markIrregular(_ event: Int) {
        let block = event / Timeline.irregularBlock
        while irregular.count <= block { irregular.append(false) }
        irregular[block] = true
    }

    private func isRegular(_ events: Range<Int>) -> Bool {
        let first = events.lowerBound / Timeline.irregularBlock
        let last = (events.upperBound - 1) / Timeline.irregularBlock
        return !irregular[min(first, irregular.count)..<min(last + 1, irregular.count)].contains(true)
    }
}
