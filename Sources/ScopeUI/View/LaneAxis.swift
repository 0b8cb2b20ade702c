import Timeline
import Trace

/// What the columns of the lanes stand for; `a` goes from one to the next.
public enum LaneScale: String, CaseIterable, Sendable {
    /// Each column is a frame; those around the one that is shown.
    case frames
    /// All frames of the run, in equal parts.
    case run
    /// The run's virtual time, in equal parts.
    case time
}

/// Which frames each column of the lanes stands for.
struct LaneAxis: Equatable {
    /// The frame before the first column's.
    var start = 0
    /// By column: the last of its frames, rising.
    var ends: [Int] = []
    /// By column: what could stand above it.
    var labels: [String] = []

    /// - Parameter label: the number of a frame as people see it.
    /// - Complexity: O(columns x log of the number of times that the clock moved).
    init(_ scale: LaneScale, frame: Int, width: Int, timeline: Timeline, label: (Int) -> String) {
        let count = timeline.frameCount
        guard width > 0, count > 0 else { return }
        let trace = timeline.trace
        let duration = trace.microseconds(at: count - 1)
        if scale == .frames || count <= width && (scale == .run || duration == 0) {
            let window = ScrollWindow(following: frame - 1, height: width, count: count)
            start = window.top
            ends = window.rows.map { $0 + 1 }
            labels = ends.map(label)
        } else if scale == .run || duration == 0 {
            ends = (1...width).map { $0 * count / width }
            labels = [label(1)] + ends.dropLast().map { label(min($0 + 1, count)) }
        } else {
            // What happens at one moment stands in one column.
            for column in 1...width {
                let (whole, part) = duration.multipliedReportingOverflow(by: column)
                let boundary = part ? duration / width * column : whole / width
                ends.append(column == width ? count : trace.firstEvent(after: boundary))
                labels.append(Seconds.repr(Seconds.rounded(Double(duration / width * (column - 1)) / 1_000_000)))
            }
        }
    }

    /// The column that a frame is in.
    func column(of frame: Int) -> Int? {
        var low = 0
        var high = ends.count
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] < frame { low = middle + 1 } else { high = middle }
        }
        return low < ends.count && frame > start ? low : nil
    }

    /// The frame to go to for a column: its last one; of an empty column that of the columns before it.
    func frame(at column: Int) -> Int? {
        ends.indices.contains(column) ? max(1, ends[column]) : nil
    }
}

extension Trace {
    /// How many events there are up to the last one at a time.
    fileprivate func firstEvent(after microseconds: Int) -> Int {
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) / 2
            if times[middle].microseconds <= microseconds { low = middle + 1 } else { high = middle }
        }
        return low < times.count ? min(times[low].event, count) : count
    }
}
