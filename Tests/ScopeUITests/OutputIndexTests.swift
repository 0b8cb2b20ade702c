import Testing
import Timeline
import Trace

@testable import ScopeUI

@Suite struct OutputIndexTests {
    private func lines(of trace: Trace, frame: Int, last: Int = 10, skip: Int = 0) -> [OutputLine] {
        let timeline = Timeline(trace: trace, mayGrow: false)
        let end = timeline.snapshot(at: frame).outputEnd
        let output = ViewedRun(timeline: timeline).output
        let count = max(0, output.lineCount(end: end) - skip)
        return output.lines(max(0, count - last)..<count, frame: frame, end: end)
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
        #expect(ViewedRun(timeline: Timeline(trace: run.trace)).output.lineCount(end: 0) == 0)
    }

    @Test func aVeryLongLineIsShownByItsStart() {
        let run = TraceBuilder()
        run.print(String(repeating: "x", count: 100_000) + "\nshort\n")
        let found = lines(of: run.trace, frame: 1)
        #expect(found.count == 2)
        #expect(found[0].text.utf8.count == 1 << 14)
    }

    @Test func manyLinesAndWhoPrintedThem() {
        let run = TraceBuilder()
        for number in 0..<1000 { run.print("line \(number)\n") }
        let output = OutputIndex(trace: run.trace)
        let end = run.trace.output.count
        #expect(output.lineCount(end: end) == 1000)
        #expect(output.lineCount(end: end - 1) == 1000)
        for row in [0, 1, 63, 64, 65, 500, 999] {
            #expect(output.lines(row..<row + 1, frame: 1000, end: end).map(\.text) == ["line \(row)"])
            #expect(output.frame(ofRow: row, end: end) == row + 1)
        }
        #expect(output.lines(998..<1003, frame: 1000, end: end).map(\.text) == ["line 998", "line 999"])
        #expect(output.frame(ofRow: 1000, end: end) == nil)
    }
}
