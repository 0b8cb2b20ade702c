import Timeline
import Trace

/// Tells which frames a criterion fits, slice by slice, so that a search over a long run can show how far it is.
///
/// Events are looked at without folding. Only a text search has to put the sentences of some frames together; what a line's frame
/// says depends on its place alone and is remembered for the next visit.
struct FrameFilter {
    private let criterion: Criterion
    private let timeline: Timeline
    /// By the breakpoint's name, or the one.
    private let tasks: [TaskSet]
    private let places: [TracePlace]
    private let needle: Needle?
    private var verdicts: [UInt8] = []

    /// Where a slice of a search ended.
    enum Landing: Equatable {
        case found(Int)
        /// No frame up to this one, itself included, fits.
        case looked(Int)
    }

    /// How many events a slice looks at, and of how many it composes the sentence.
    static let eventsOfSlice = 500_000
    static let sentencesOfSlice = 500

    init(_ criterion: Criterion, _ timeline: Timeline) {
        self.criterion = criterion
        self.timeline = timeline
        switch criterion {
        case .task(let name, _): (tasks, places, needle) = ([timeline.tasks(called: name)], [], nil)
        case .breakpoints(let points):
            tasks = points.compactMap { point in
                if case .task(let name) = point.place { timeline.tasks(called: name) } else { nil }
            }
            places = points.compactMap {
                if case .line(let file, let line) = $0.place { TracePlace(file: file, line: line) } else { nil }
            }
            needle = nil
        case .line(let file, let line): (tasks, places, needle) = ([], [TracePlace(file: file, line: line)], nil)
        case .prints(let text), .raises(let text), .text(let text): (tasks, places, needle) = ([], [], Needle(text))
        case .time, .event: (tasks, places, needle) = ([], [], nil)
        }
    }

    /// The first frame after `frame` that fits, within a slice.
    mutating func next(after frame: Int) -> Landing {
        if case .time(let microseconds) = criterion { return timeFrame(microseconds, after: frame) }
        let trace = timeline.trace
        let last = min(trace.count, max(0, frame) + FrameFilter.eventsOfSlice)
        var sentences = FrameFilter.sentencesOfSlice
        var index = max(0, frame)
        while index < last {
            for event in trace.events(from: index).prefix(last - index) {
                index += 1
                if fits(event, frame: index, &sentences) { return .found(index) }
                if sentences == 0 { return .looked(index) }
            }
        }
        return .looked(index)
    }

    /// The last frame before `frame` that fits, within a slice; `looked(1)`: there is none.
    mutating func previous(before frame: Int) -> Landing {
        if case .time(let microseconds) = criterion { return timeFrame(microseconds, before: frame) }
        let trace = timeline.trace
        var index = min(max(frame, 1) - 1, trace.count)
        let least = max(0, index - FrameFilter.eventsOfSlice)
        var sentences = FrameFilter.sentencesOfSlice
        while index > least {
            if fits(trace[index - 1], frame: index, &sentences) { return .found(index) }
            if sentences == 0 { return .looked(index) }
            index -= 1
        }
        return .looked(index + 1)
    }

    /// Whether one frame fits.
    mutating func fits(frame: Int) -> Bool {
        guard frame >= 1, frame <= timeline.trace.count else { return false }
        var sentences = 1
        return fits(timeline.trace[frame - 1], frame: frame, &sentences)
    }

    /// The conditions under which a place of a breakpoint stops; nil: it stops anyway.
    func conditions(at frame: Int) -> [String]? {
        guard case .breakpoints(let points) = criterion, points.contains(where: { $0.condition != nil }) else {
            return nil
        }
        let event = timeline.trace[frame - 1]
        var conditions: [String] = []
        for point in points where fits(point, event) {
            guard let condition = point.condition else { return nil }
            conditions.append(condition)
        }
        return conditions.isEmpty ? nil : conditions
    }

    // MARK: One event

    private mutating func fits(_ event: TraceEvent, frame: Int, _ sentences: inout Int) -> Bool {
        switch criterion {
        case .line: event.kind == .line && isPlace(event.location)
        case .breakpoints:
            switch event.kind {
            case .line: !places.isEmpty && isPlace(event.location)
            case .turnStarted: event.isTurnOfTask && isTask(event.a)
            default: false
            }
        case .task(_, let happening): happening.fits(event) && isTask(event.a)
        case .prints: event.kind == .output && needle?.isIn(output: event, timeline.trace) == true
        case .raises:
            switch event.kind {
            case .exceptionRaised, .taskRaised: needle?.isIn(timeline.trace.string(event.b)) == true
            default: false
            }
        case .text: fitsText(event, frame: frame, &sentences)
        case .event(let kind, let name):
            event.kind == kind && (name == nil || timeline.trace.name(of: event) == name)
        case .time: false
        }
    }

    private func fits(_ point: Breakpoint, _ event: TraceEvent) -> Bool {
        switch point.place {
        case .line(let file, let line):
            event.kind == .line && TracePlace(file: file, line: line).isAt(event.location, timeline.trace)
        case .task(let name):
            event.kind == .turnStarted && event.isTurnOfTask && timeline.tasks(called: name).contains(event.a)
        }
    }

    private func isTask(_ task: UInt32) -> Bool { tasks.contains { $0.contains(task) } }

    private mutating func isPlace(_ location: UInt32) -> Bool {
        if let known = verdict(of: location) { return known }
        return keep(places.contains { $0.isAt(location, timeline.trace) }, for: location)
    }

    /// What was found out about a location.
    private func verdict(of location: UInt32) -> Bool? {
        let index = Int(location)
        return index >= verdicts.count || verdicts[index] == 0 ? nil : verdicts[index] == 2
    }

    private mutating func keep(_ verdict: Bool, for location: UInt32) -> Bool {
        let index = Int(location)
        if index >= verdicts.count {
            verdicts += Array(repeating: 0, count: max(timeline.trace.locations.count, index + 1) - verdicts.count)
        }
        verdicts[index] = verdict ? 2 : 1
        return verdict
    }

    private mutating func fitsText(_ event: TraceEvent, frame: Int, _ sentences: inout Int) -> Bool {
        guard let needle else { return false }
        let timeline = timeline
        func sentenceFits() -> Bool {
            timeline.seek(to: frame)
            return needle.isIn(timeline.sentence)
        }
        if event.kind == .line, event.location > 0 {
            if let known = verdict(of: event.location) { return known }
            // The sentence may cut a long line; the whole of it counts.
            return keep(
                sentenceFits() || needle.isIn(timeline.trace.sourceLine(event.location)), for: event.location)
        }
        sentences -= 1
        if event.kind == .output, needle.isIn(output: event, timeline.trace) { return true }
        return sentenceFits()
    }

    // MARK: Time

    /// The first frame from which on the clock shows the time.
    private func firstFrame(_ microseconds: Int) -> Int? {
        let times = timeline.trace.times
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) / 2
            if times[middle].microseconds < microseconds { low = middle + 1 } else { high = middle }
        }
        // A time that is noted already, but that no event shows yet, is none.
        guard low < times.count, times[low].event < timeline.frameCount else { return nil }
        return times[low].event + 1
    }

    private func timeFrame(_ microseconds: Int, after frame: Int) -> Landing {
        guard let found = firstFrame(microseconds), found > frame else { return .looked(timeline.frameCount) }
        return .found(found)
    }

    private func timeFrame(_ microseconds: Int, before frame: Int) -> Landing {
        guard let found = firstFrame(microseconds), found < frame else { return .looked(1) }
        return .found(found)
    }
}

/// A line of a file, or of any.
struct TracePlace {
    var file: String?
    var line: Int

    func isAt(_ index: UInt32, _ trace: Trace) -> Bool {
        guard index > 0, index < trace.locations.count else { return false }
        let location = trace.locations[Int(index)]
        return Int(location.line) == line && (file == nil || trace.string(location.file) == file)
    }
}

extension TraceEvent {
    /// A turn of a task, and not of a plain callback.
    fileprivate var isTurnOfTask: Bool { HandleKind(rawValue: detail) != .callback }
}

extension Criterion.Happening {
    /// Whether an event is one of its kind.
    fileprivate func fits(_ event: TraceEvent) -> Bool {
        switch event.kind {
        case .taskCreated: self == .created || self == .changes
        case .turnStarted: (self == .runs || self == .changes) && event.isTurnOfTask
        case .taskSuspended: self == .suspends || self == .changes
        case .taskYielded: self == .yields || self == .changes
        case .handleQueued:
            (self == .wakes || self == .changes) && event.isTurnOfTask
                && event.aux == UInt16(TaskState.suspended.rawValue)
        case .handleDropped: self == .changes && event.isTurnOfTask
        case .taskReturned: self == .returns || self == .ends || self == .changes
        case .taskRaised: self == .raises || self == .ends || self == .changes
        case .taskCancelled: self == .cancelled || self == .ends || self == .changes
        default: false
        }
    }
}

/// A text that is looked for: without regard to case, unless it has a capital.
struct Needle {
    private let bytes: [UInt8]
    private let heedsCase: Bool

    init(_ text: String) {
        heedsCase = text.contains { $0.isUppercase }
        bytes = Array(text.utf8)
    }

    func isIn(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isIn($0) }
    }

    /// Whether what an event wrote contains it, its last end of line aside.
    func isIn(output event: TraceEvent, _ trace: Trace) -> Bool {
        trace.output.withUnsafeBufferPointer { output in
            let start = min(Int(event.a), output.count)
            let end = min(start + Int(event.b), output.count)
            return isIn(UnsafeBufferPointer(rebasing: output[start..<end]))
        }
    }

    /// - Complexity: O(length of the text), for texts that hardly repeat themselves.
    func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first else { return true }
        guard text.count >= bytes.count else { return false }
        for start in 0...(text.count - bytes.count) where folded(text[start]) == folded(first) {
            var offset = 1
            while offset < bytes.count, folded(text[start + offset]) == folded(bytes[offset]) { offset += 1 }
            if offset == bytes.count { return true }
        }
        return false
    }

    /// Letters of ASCII only: others are compared as they are.
    @inline(__always)
    private func folded(_ byte: UInt8) -> UInt8 { !heedsCase && byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}

extension Trace {
    /// The source line of a location; empty if the trace doesn't have it.
    fileprivate func sourceLine(_ index: UInt32) -> String {
        guard index < locations.count else { return "" }
        let location = locations[Int(index)]
        guard let source = sources.first(where: { $0.name == location.file }) else { return "" }
        var line = 1
        var start = 0
        for (offset, byte) in source.bytes.enumerated() where byte == 0x0A {
            if line == location.line { return String(decoding: source.bytes[start..<offset], as: UTF8.self) }
            line += 1
            start = offset + 1
        }
        return line == location.line ? String(decoding: source.bytes[start...], as: UTF8.self) : ""
    }
}
