import Trace

/// The numbers of frames as people see them: lines of the library don't count, but are numbered between the others (17.1, 17.2).
///
/// So a frame has the same number whether library lines are recorded or not. Reads each event once, and none where no library
/// line is recorded.
final class FrameNumbers {
    private let trace: Trace
    private var read = 0
    /// Frames that are lines of the library, rising.
    private var library: [UInt32] = []
    /// By location: 0 unknown, 1 the program's, 2 the library's.
    private var verdicts: [UInt8] = []

    init(_ trace: Trace) { self.trace = trace }

    private var hasLibrary: Bool { trace.sources.contains { trace.string($0.name).hasPrefix("library/") } }

    /// - Complexity: O(new events).
    private func catchUp() {
        if read == 0, !hasLibrary { return }
        while read < trace.count {
            for event in trace.events(from: read) {
                read += 1
                if event.kind == .line, isLibrary(event.location) { library.append(UInt32(truncatingIfNeeded: read)) }
            }
        }
    }

    private func isLibrary(_ location: UInt32) -> Bool {
        let index = Int(location)
        guard index < trace.locations.count else { return false }
        if index >= verdicts.count {
            verdicts += Array(repeating: 0, count: trace.locations.count - verdicts.count)
        }
        if verdicts[index] == 0 {
            verdicts[index] = trace.string(trace.locations[index].file).hasPrefix("library/") ? 2 : 1
        }
        return verdicts[index] == 2
    }

    /// How many library frames come up to a frame, itself included.
    private func count(upTo frame: Int) -> Int {
        var low = 0
        var high = library.count
        while low < high {
            let middle = (low + high) / 2
            if library[middle] <= frame { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The number of a frame, with its thousands apart.
    /// - Complexity: O(log n).
    func label(_ frame: Int) -> String { label(frame) { NumberText.count($0) } }

    /// The same as one types it.
    func plainLabel(_ frame: Int) -> String { label(frame) { "\($0)" } }

    private func label(_ frame: Int, _ text: (Int) -> String) -> String {
        catchUp()
        let before = count(upTo: frame)
        let number = text(frame - before)
        guard before > 0, library[before - 1] == frame else { return number }
        // In a row of library frames each is one further than the one before it.
        var low = 0
        var high = before - 1
        while low < high {
            let middle = (low + high) / 2
            if Int(library[middle]) - middle == frame - (before - 1) { high = middle } else { low = middle + 1 }
        }
        return "\(number).\(before - low)"
    }

    /// The frame with a number.
    /// - Complexity: O(log n).
    func frame(numbered number: Int, sub: Int = 0) -> Int {
        catchUp()
        // The first frame of which so many are no library frames.
        var low = 0
        var high = library.count
        while low < high {
            let middle = (low + high) / 2
            if Int(library[middle]) - middle - 1 < number { low = middle + 1 } else { high = middle }
        }
        return number + low + sub
    }
}
