import Trace

/// Which kinds of events each stretch of a trace has, so that a search passes over stretches that have none it looks for.
///
/// 8 bytes for 1,024 events. It reads each event once, as the trace grows; what is not read yet is searched one by one.
struct KindIndex {
    /// By stretch: a bit for each kind of event in it.
    private var stretches: [UInt64] = []
    private(set) var read = 0

    private static let shift = 10
    static var stretch: Int { 1 << shift }

    /// A set of kinds, as bits. What lies beyond 64 kinds shares the last bit.
    static func bits(_ kinds: some Sequence<EventKind>) -> UInt64 {
        kinds.reduce(0) { $0 | bit($1) }
    }

    @inline(__always) private static func bit(_ kind: EventKind) -> UInt64 { 1 << UInt64(min(kind.rawValue, 63)) }

    /// Reads the events up to an end.
    /// - Complexity: O(new events), about a nanosecond each.
    mutating func catchUp(to end: Int, of trace: Trace) {
        let end = min(end, trace.count)
        while read < end {
            let stretch = read >> KindIndex.shift
            let stretchEnd = min(end, (stretch + 1) << KindIndex.shift)
            let events = trace.events(from: read).prefix(stretchEnd - read)
            var bits: UInt64 = 0
            for event in events { bits |= KindIndex.bit(event.kind) }
            if stretches.count <= stretch { stretches.append(0) }
            stretches[stretch] |= bits
            read += events.count
        }
    }

    /// The first index from `index` on that may be of one of the kinds: `index` itself, or the begin of a later stretch.
    /// - Complexity: O(n / 1024) in the events that are passed over.
    func candidate(from index: Int, _ kinds: UInt64) -> Int {
        var stretch = index >> KindIndex.shift
        guard stretch < stretches.count, stretches[stretch] & kinds == 0 else { return index }
        while stretch < stretches.count, stretches[stretch] & kinds == 0 { stretch += 1 }
        // Beyond what is read, nothing is known.
        return max(index, min(stretch << KindIndex.shift, read))
    }

    /// The last index up to `index` that may be of one of the kinds: `index` itself, the end of an earlier stretch, or -1.
    func candidate(upTo index: Int, _ kinds: UInt64) -> Int {
        var stretch = index >> KindIndex.shift
        guard index < read, stretch < stretches.count, stretches[stretch] & kinds == 0 else { return index }
        while stretch >= 0, stretches[stretch] & kinds == 0 { stretch -= 1 }
        return (stretch + 1) << KindIndex.shift - 1
    }
}
