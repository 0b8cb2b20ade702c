import Timeline
import Trace

/// Finds what a program had printed by a frame, without a look at the events between nor at all that was printed.
///
/// Knows the index of every output event and where every 64th line begins; it reads each event and each byte of the trace once, as the
/// trace grows.
final class OutputIndex {
    private let trace: Trace
    private var read = 0
    /// Indices of output events, rising. So are their offsets in `Trace.output`.
    private var events: [UInt32] = []
    /// Where every 64th line begins, as an offset in the output.
    private var starts = [0]
    /// Lines that end in the bytes looked through so far, and how many bytes those are.
    private var lineEnds = 0
    private var scanned = 0

    private static let spacing = 64
    /// A line that is shown as one row needs no more than its start.
    private static let longestShown = 1 << 14

    init(trace: Trace) { self.trace = trace }

    /// - Complexity: O(new events + new bytes).
    func catchUp(to end: Int) {
        while read < end {
            for event in trace.events(from: read).prefix(end - read) {
                if event.kind == .output { events.append(UInt32(truncatingIfNeeded: read)) }
                read += 1
            }
        }
        trace.output.withUnsafeBufferPointer { bytes in
            while scanned < bytes.count {
                if bytes[scanned] == 0x0A {
                    lineEnds += 1
                    if lineEnds % OutputIndex.spacing == 0 { starts.append(scanned + 1) }
                }
                scanned += 1
            }
        }
    }

    /// How many lines there are in the first bytes of the output; the last one may not have ended.
    /// - Complexity: O(log n) in the lines, and O(bytes of 64 of them).
    func lineCount(end: Int) -> Int {
        catchUp(to: trace.count)
        let end = min(end, scanned)
        guard end > 0 else { return 0 }
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] < end { low = middle } else { high = middle }
        }
        var count = low * OutputIndex.spacing
        for byte in trace.output[starts[low]..<end] where byte == 0x0A { count += 1 }
        return trace.output[end - 1] == 0x0A ? count : count + 1
    }

    /// The lines of some rows, counted from 0, as they were at a frame.
    ///
    /// - Parameter end: how many bytes had been written by then.
    /// - Complexity: O(bytes of the lines, and of the 64 before them).
    func lines(_ rows: Range<Int>, frame: Int, end: Int) -> [OutputLine] {
        let new = written(by: frame)
        return ranges(rows, end: end).map { range in
            let bytes = trace.output[
                range.lowerBound..<min(range.upperBound, range.lowerBound + OutputIndex.longestShown)]
            let isNew = !new.isEmpty && range.lowerBound < new.upperBound && new.lowerBound <= range.upperBound
            return OutputLine(
                text: String(decoding: bytes, as: UTF8.self), isNew: isNew,
                isError: stream(at: range.lowerBound) == .stderr)
        }
    }

    /// The frame that printed the beginning of a line.
    /// - Complexity: O(log n), and O(bytes of 64 lines).
    func frame(ofRow row: Int, end: Int) -> Int? {
        guard let range = ranges(row..<row + 1, end: end).first, !events.isEmpty else { return nil }
        return Int(events[event(at: range.lowerBound)]) + 1
    }

    /// Where lines stand, without their ends.
    private func ranges(_ rows: Range<Int>, end: Int) -> [Range<Int>] {
        catchUp(to: trace.count)
        let end = min(end, scanned)
        let block = rows.lowerBound / OutputIndex.spacing
        guard rows.lowerBound >= 0, block < starts.count else { return [] }
        var ranges: [Range<Int>] = []
        trace.output.withUnsafeBufferPointer { bytes in
            var row = block * OutputIndex.spacing
            var start = starts[block]
            while row < rows.upperBound, start < end {
                var lineEnd = start
                while lineEnd < end, bytes[lineEnd] != 0x0A { lineEnd += 1 }
                if row >= rows.lowerBound { ranges.append(start..<lineEnd) }
                row += 1
                start = lineEnd + 1
            }
        }
        return ranges
    }

    private func written(by frame: Int) -> Range<Int> {
        guard frame >= 1, frame <= trace.count, trace[frame - 1].kind == .output else { return 0..<0 }
        let event = trace[frame - 1]
        return Int(event.a)..<Int(event.a) + Int(event.b)
    }

    /// Where a byte was written to.
    private func stream(at offset: Int) -> OutputStream {
        events.isEmpty ? .stdout : OutputStream(rawValue: trace[Int(events[event(at: offset)])].detail) ?? .stdout
    }

    /// The place in `events` of the one that wrote a byte.
    private func event(at offset: Int) -> Int {
        var low = 0
        var high = events.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(trace[Int(events[middle])].a) <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
