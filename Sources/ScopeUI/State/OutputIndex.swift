import Timeline
import Trace

/// Finds what a program had printed by a frame, without a look at the events between.
///
/// Knows the index of every output event; it reads each event of the trace once, as the trace grows.
final class OutputIndex {
    private let trace: Trace
    private var read = 0
    /// Indices of output events, rising. So are their offsets in `Trace.output`.
    private var events: [UInt32] = []

    /// How far back the start of a line is looked for.
    private static let longestLine = 1 << 20

    init(trace: Trace) { self.trace = trace }

    /// - Complexity: O(new events).
    func catchUp(to end: Int) {
        while read < end {
            for event in trace.events(from: read).prefix(end - read) {
                if event.kind == .output { events.append(UInt32(truncatingIfNeeded: read)) }
                read += 1
            }
        }
    }

    /// The last lines up to a frame, the newest last.
    ///
    /// - Parameters:
    ///   - end: how many bytes had been written by then.
    ///   - skip: that many of the newest lines are left out.
    /// - Complexity: O(bytes of the lines that are skipped and answered).
    func lines(frame: Int, end: Int, last count: Int, skip: Int) -> [OutputLine] {
        catchUp(to: trace.count)
        var ranges: [Range<Int>] = []
        trace.output.withUnsafeBufferPointer { bytes in
            var end = min(end, bytes.count)
            if end > 0, bytes[end - 1] == 0x0A { end -= 1 } else if end == 0 { return }
            var skip = skip
            while ranges.count < count, end >= 0 {
                let start = OutputIndex.lineStart(before: end, in: bytes)
                if skip > 0 { skip -= 1 } else { ranges.append(start..<end) }
                // Over the line feed before it; a piece of a very long line has none.
                end = start > 0 && bytes[start - 1] == 0x0A ? start - 1 : start == 0 ? -1 : start
            }
        }
        let new = written(by: frame)
        return ranges.reversed().map { range in
            // A line that is shown as one row needs no more than its start.
            let bytes = trace.output[range.prefix(1 << 14)]
            let isNew = !new.isEmpty && range.lowerBound < new.upperBound && new.lowerBound <= range.upperBound
            return OutputLine(
                text: String(decoding: bytes, as: UTF8.self), isNew: isNew,
                isError: stream(at: range.lowerBound) == .stderr)
        }
    }

    /// How many lines there are, at most `limit`.
    func lineCount(end: Int, limit: Int) -> Int {
        trace.output.withUnsafeBufferPointer { bytes in
            var end = min(end, bytes.count)
            if end == 0 { return 0 }
            if bytes[end - 1] == 0x0A { end -= 1 }
            var count = 0
            while end >= 0, count < limit {
                count += 1
                let start = OutputIndex.lineStart(before: end, in: bytes)
                end = start > 0 && bytes[start - 1] == 0x0A ? start - 1 : start == 0 ? -1 : start
            }
            return count
        }
    }

    private static func lineStart(before end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let least = max(0, end - longestLine)
        var start = end
        while start > least, bytes[start - 1] != 0x0A { start -= 1 }
        return start
    }

    private func written(by frame: Int) -> Range<Int> {
        guard frame >= 1, frame <= trace.count, trace[frame - 1].kind == .output else { return 0..<0 }
        let event = trace[frame - 1]
        return Int(event.a)..<Int(event.a) + Int(event.b)
    }

    /// Where a byte was written to.
    private func stream(at offset: Int) -> OutputStream {
        var low = 0
        var high = events.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(trace[Int(events[middle])].a) <= offset { low = middle } else { high = middle }
        }
        guard low < events.count else { return .stdout }
        return OutputStream(rawValue: trace[Int(events[low])].detail) ?? .stdout
    }
}

extension Range<Int> {
    fileprivate func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
}
