import Timeline
import Trace

/// A run as the screen sees it: its timeline, and what is looked up again and again.
public final class ViewedRun {
    public let timeline: Timeline
    let output: OutputIndex
    let numbers: FrameNumbers
    private var sources: [String: SourceLines] = [:]
    private var known = 0
    private static let noSource = SourceLines([])

    private let findSpans: ([UInt8]) -> [SyntaxSpan]
    private var spans: [String: SyntaxColours] = [:]
    private var widths = TaskWidths()

    /// - Parameter findSpans: finds what is to be coloured in a source; asked once for each.
    public init(timeline: Timeline, findSpans: @escaping ([UInt8]) -> [SyntaxSpan] = { _ in [] }) {
        self.timeline = timeline
        self.findSpans = findSpans
        output = OutputIndex(trace: timeline.trace)
        numbers = FrameNumbers(timeline.trace)
    }

    /// Up to where the timeline has been, so that any frame before is at hand.
    private var folded = 0
    private static let leastFolded = 1 << 16
    private static let foldedAtOnce = 1 << 18

    /// Nothing is left for `catchUp` to do.
    public var isCaughtUp: Bool { timeline.frameCount - folded < ViewedRun.leastFolded }

    /// Reads events that are new, a few milliseconds' worth at most. Called while the run goes on, so that no key has much
    /// to read later.
    public func catchUp() {
        guard !isCaughtUp else { return }
        folded = min(timeline.frameCount, folded + ViewedRun.foldedAtOnce)
        timeline.seek(to: folded)
        timeline.readIndexes(to: folded)
        output.catchUp(to: folded)
    }

    /// The name of the program's own source; nil until it is known.
    public var mainSource: String? { timeline.trace.sources.first.map { timeline.trace.string($0.name) } }

    /// The lines of a source; no lines for an unknown one.
    func source(_ name: String?) -> SourceLines {
        let records = timeline.trace.sources
        while known < records.count {
            let record = records[known]
            sources[timeline.trace.string(record.name)] = SourceLines(record.bytes)
            known += 1
        }
        return name.flatMap { sources[$0] } ?? ViewedRun.noSource
    }

    /// What is coloured in a source; nothing in an unknown one.
    func colours(of name: String) -> SyntaxColours {
        if let known = spans[name] { return known }
        _ = source(name)
        guard let record = timeline.trace.sources.first(where: { timeline.trace.string($0.name) == name }) else {
            return SyntaxColours([])
        }
        let found = SyntaxColours(findSpans(record.bytes))
        spans[name] = found
        return found
    }

    /// What the names of the tasks take, those to come included as far as they are known.
    var taskWidths: TaskWidths {
        widths.catchUp(with: timeline.trace)
        return widths
    }
}
