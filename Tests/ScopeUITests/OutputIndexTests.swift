import Testing
import Timeline
import Trace

@testable import ScopeUI

@Suite struct OutputIndexTests {
    private func lines(of trace: Trace, frame: Int, last: Int = 10, skip: Int = 0) -> [OutputLine] {
        let timeline = Timeline(trace: trace, mayGrow: false)
        let end = timeline.snapshot(at: frame).outputEnd
        return ViewedRun(timeline: timeline).output.lines(frame: frame, end: end, last: last, skip: skip)
    }

    @Test func linesUpToAFrame() {
        let run = TraceBuilder()
        run.print("a\nb")
        run.print("c\n")
        run.print("\n")
        run.print("oops\n", to: .stderr)
        run.line(1, in: "<module>")
        #expect(
            lines(of: run.trace, frame: 1) == [
                OutputLine(text: "a", isNew: true), OutputLine(text: "b", isNew: true),
            ])
        #expect(lines(of: run.trace, frame: 2) == [OutputLine(text: "a"), OutputLine(text: "bc", isNew: true)])
        #expect(lines(of: run.trace, frame: 3, last: 1) == [OutputLine(text: "", isNew: true)])
        #expect(lines(of: run.trace, frame: 4, last: 1) == [OutputLine(text: "oops", isNew: true, isError: true)])
        #expect(lines(of: run.trace, frame: 5).map(\.text) == ["a", "bc", "", "oops"])
        #expect(lines(of: run.trace, frame: 5).allSatisfy { !$0.isNew })
        #expect(lines(of: run.trace, frame: 5, last: 2, skip: 1).map(\.text) == ["bc", ""])
        #expect(lines(of: run.trace, frame: 5, last: 2, skip: 9).isEmpty)
    }

    @Test func nothingWritten() {
        let run = TraceBuilder()
        run.line(1, in: "<module>")
        #expect(lines(of: run.trace, frame: 1).isEmpty)
        #expect(ViewedRun(timeline: Timeline(trace: run.trace)).output.lineCount(end: 0, limit: 5) == 0)
    }

    @Test func aVeryLongLineIsShownByItsStart() {
        let run = TraceBuilder()
        run.print(String(repeating: "x", count: 100_000) + "\nshort\n")
        let found = lines(of: run.trace, frame: 1)
        #expect(found.count == 2)
        #expect(found[0].text.utf8.count == 1 << 14)
        let long = TraceBuilder()
        long.print(String(repeating: "y", count: 3_000_000))
        let index = OutputIndex(trace: long.trace)
        #expect(index.lineCount(end: 3_000_000, limit: 100) == 3)
    }
}
