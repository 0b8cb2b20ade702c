import Trace

/// How often each source line has begun to run by a frame.
///
/// Counts at every 65,536th event are kept; those of a frame are the ones before it and what came since.
struct LineHits {
    /// By checkpoint, then by location.
    private var checkpoints: [[UInt32]] = [[]]
    private var counts: [UInt32] = []
    private var read = 0

    private static let spacing = 1 << 16

    /// Reads the events up to an end.
    /// - Complexity: O(new events).
    mutating func catchUp(to end: Int, of trace: Trace) {
        let end = min(end, trace.count)
        while read < end {
            let next = min(end, (read / LineHits.spacing + 1) * LineHits.spacing)
            let events = trace.events(from: read).prefix(next - read)
            if counts.count < trace.locations.count {
                counts += Array(repeating: 0, count: trace.locations.count - counts.count)
            }
            LineHits.add(events, to: &counts)
            read += events.count
            if read % LineHits.spacing == 0 { checkpoints.append(counts) }
        }
    }

    private static func add(_ events: Slice<UnsafeBufferPointer<TraceEvent>>, to counts: inout [UInt32]) {
        counts.withUnsafeMutableBufferPointer { counts in
            for event in events where event.kind == .line && event.location < counts.count {
                counts[Int(event.location)] &+= 1
            }
        }
    }

    /// By location.
    /// - Complexity: O(locations + 65,536).
    func counts(at frame: Int, of trace: Trace) -> [UInt32] {
        let frame = min(frame, read)
        let checkpoint = min(frame / LineHits.spacing, checkpoints.count - 1)
        var counts = checkpoints[checkpoint]
        counts += Array(repeating: 0, count: max(0, self.counts.count - counts.count))
        var index = checkpoint * LineHits.spacing
        while index < frame {
            let events = trace.events(from: index).prefix(frame - index)
            LineHits.add(events, to: &counts)
            index += events.count
        }
        return counts
    }
}
