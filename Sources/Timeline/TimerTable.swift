import Trace

/// The timers that are set at one frame, by due time, kept from one look to the next as `TaskTable` is.
struct TimerTable {
    private(set) var entries: [TimerEntry] = []
    /// The timers of the entries, in the same order.
    private var timers: [UInt32] = []
    private var frame = 0

    private static let nearby = 1024

    /// Brings the entries to the frame where the timeline stands.
    /// - Complexity: for a step to a frame nearby O(log n), and the moving of what comes after a timer; else
    ///   O(n log n).
    mutating func update(to timeline: Timeline) {
        let changed = min(frame, timeline.frame)..<max(frame, timeline.frame)
        frame = timeline.frame
        guard changed.count <= TimerTable.nearby else { return collect(from: timeline) }
        for index in changed {
            let event = timeline.trace[index]
            switch event.kind {
            case .timerSet, .timerDue, .timerCancelled: refresh(event.a, of: timeline)
            case .taskRenamed: return collect(from: timeline)
            default: break
            }
        }
    }

    private mutating func collect(from timeline: Timeline) {
        let records = timeline.trace.timers
        timers = timeline.fold.state.timers.sorted { TimerTable.precedes($0, $1, records) }
        entries = timers.map { timeline.entry(ofTimer: $0) }
    }

    /// Puts a timer in or out, as it is set or not.
    private mutating func refresh(_ timer: UInt32, of timeline: Timeline) {
        let records = timeline.trace.timers
        guard timer < records.count else { return }
        var low = 0
        var high = timers.count
        while low < high {
            let middle = (low + high) / 2
            if TimerTable.precedes(timers[middle], timer, records) { low = middle + 1 } else { high = middle }
        }
        let isThere = low < timers.count && timers[low] == timer
        let isSet = timeline.fold.hasTimer(timer)
        if isThere, !isSet {
            timers.remove(at: low)
            entries.remove(at: low)
        } else if !isThere, isSet {
            timers.insert(timer, at: low)
            entries.insert(timeline.entry(ofTimer: timer), at: low)
        }
    }

    /// By due time; those with one due time in the order in which they were set.
    private static func precedes(_ one: UInt32, _ other: UInt32, _ records: [TimerRecord]) -> Bool {
        let (due, otherDue) = (records[Int(one)].due, records[Int(other)].due)
        // NaN would break the order of all others: it goes to the end.
        if due.isNaN || otherDue.isNaN { return due.isNaN == otherDue.isNaN ? one < other : otherDue.isNaN }
        return due == otherDue ? one < other : due < otherDue
    }
}
