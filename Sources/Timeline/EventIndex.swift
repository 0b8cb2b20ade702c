import Trace

/// Which events concern which primitive and timer, who was cancelled when, who got another name, and where the turns are: what `why`
/// looks up, beside `TaskHistory`, instead of searching.
///
/// It only ever grows, as the trace does, and goes through each event once; nothing in it depends on the frame that is shown.
struct EventIndex {
    /// Events before this are in it.
    private(set) var end = 0
    /// By task: requests to cancel it. Rising.
    private var requests: [[UInt32]] = []
    /// By primitive: its changes, and the ends of futures that stand in its line. Rising.
    private var ofPrimitive: [[UInt32]] = []
    /// By timer: the event that set it, and the one that ended it; `UInt32.max` for none.
    private var ofTimer: [(set: UInt32, end: UInt32)] = []
    /// Where tasks get other names. Rising.
    private(set) var renames: [UInt32] = []
    /// Where each turn starts, rising, and where it ends.
    private var turnStarts: [UInt32] = []
    private var turnEnds: [UInt32] = []

    static let none = UInt32.max

    /// Takes up the events before `count`.
    /// - Complexity: O(n) in the events that are new, some nanoseconds each.
    mutating func catchUp(to count: Int, of trace: Trace) {
        let count = min(count, trace.count)
        while end < count {
            let events = trace.events(from: end).prefix(count - end)
            for event in events {
                add(event, UInt32(truncatingIfNeeded: end))
                end += 1
            }
        }
    }

    private mutating func add(_ event: TraceEvent, _ index: UInt32) {
        switch event.kind {
        case .taskRenamed: renames.append(index)
        case .cancelRequested: EventIndex.append(index, to: event.a, in: &requests)
        case .turnStarted:
            turnStarts.append(index)
            turnEnds.append(EventIndex.none)
        case .turnEnded:
            if turnStarts.last == event.b { turnEnds[turnEnds.count - 1] = index }
        case .futureDone where event.aux == 1:
            EventIndex.append(index, to: event.a, in: &ofPrimitive)
        case .timerSet: setTimer(event.a) { $0.set = index }
        case .timerDue, .timerCancelled: setTimer(event.a) { $0.end = index }
        default:
            if event.kind.isOfPrimitive {
                EventIndex.append(index, to: event.a, in: &ofPrimitive)
            }
        }
    }

    private static func append(_ index: UInt32, to number: UInt32, in table: inout [[UInt32]]) {
        // The numbers of a damaged trace may be anything.
        guard number < index &+ 2 else { return }
        while table.count <= number { table.append([]) }
        table[Int(number)].append(index)
    }

    private mutating func setTimer(_ timer: UInt32, _ change: (inout (set: UInt32, end: UInt32)) -> Void) {
        guard Int(timer) <= end else { return }
        while ofTimer.count <= timer { ofTimer.append((EventIndex.none, EventIndex.none)) }
        change(&ofTimer[Int(timer)])
    }

    // MARK: Looking up

    func requests(toCancel task: UInt32) -> [UInt32] { task < requests.count ? requests[Int(task)] : [] }

    func events(ofPrimitive primitive: UInt32) -> [UInt32] {
        primitive < ofPrimitive.count ? ofPrimitive[Int(primitive)] : []
    }

    /// The events that set and ended a timer.
    func events(ofTimer timer: UInt32) -> (set: Int?, end: Int?) {
        guard timer < ofTimer.count else { return (nil, nil) }
        let found = ofTimer[Int(timer)]
        return (
            found.set == EventIndex.none ? nil : Int(found.set), found.end == EventIndex.none ? nil : Int(found.end)
        )
    }

    /// The turn in which an event happened; nil between turns.
    /// - Complexity: O(log n)
    func turn(at event: Int) -> (start: Int, end: Int)? {
        let place = EventIndex.place(of: event + 1, in: turnStarts) - 1
        guard place >= 0 else { return nil }
        let end = turnEnds[place] == EventIndex.none ? self.end : Int(turnEnds[place])
        return event <= end ? (Int(turnStarts[place]), end) : nil
    }

    /// How many entries of a rising list are before an event.
    static func place(of event: Int, in events: [UInt32]) -> Int {
        var low = 0
        var high = events.count
        while low < high {
            let middle = (low + high) / 2
            if Int(events[middle]) < event { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The first entry from an event on that fits.
    static func first(in events: [UInt32], from event: Int, where fits: (Int) -> Bool) -> Int? {
        var place = place(of: event, in: events)
        while place < events.count {
            if fits(Int(events[place])) { return Int(events[place]) }
            place += 1
        }
        return nil
    }

    /// The last entry before an event that fits.
    static func last(in events: [UInt32], before event: Int, where fits: (Int) -> Bool) -> Int? {
        var place = place(of: event, in: events) - 1
        while place >= 0 {
            if fits(Int(events[place])) { return Int(events[place]) }
            place -= 1
        }
        return nil
    }
}
