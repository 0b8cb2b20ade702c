import Screen
import Testing
import Timeline
import Trace

@testable import ScopeUI

/// A program that was changed and runs anew: the view stays at the corresponding place.
@Suite struct LandmarkTests {
    /// A loop that comes to a line a few times, below so many other lines.
    private func loop(linesAbove: Int, visits: Int, text: String = "work()") -> Trace {
        var lines = (0..<linesAbove).map { "above_\($0) = 0" } + ["for i in range(9):", "    \(text)", "print('end')"]
        lines.append("")
        let run = TraceBuilder(source: lines.joined(separator: "\n"), file: "demo.py")
        for line in 1...linesAbove { run.line(line, in: "<module>") }
        for _ in 0..<visits {
            run.line(linesAbove + 1, in: "<module>")
            run.line(linesAbove + 2, in: "<module>")
        }
        run.line(linesAbove + 3, in: "<module>")
        run.print("end\n")
        return run.trace
    }

    private func move(_ stepper: inout Driven, to trace: Trace) {
        let mark = stepper.state.landmark(of: stepper.run)
        let run = ViewedRun(timeline: Timeline(trace: trace, mayGrow: false))
        _ = stepper.state.update(.reloaded(mark, libraryLines: false), of: run)
        while stepper.state.isSearching(run) { _ = stepper.state.update(.runAdvanced, of: run) }
        stepper = Driven(run, stepper.state)
    }

    private func place(_ stepper: Driven) -> Int? { stepper.run.timeline.snapshot(at: stepper.frame).place?.line }

    @Test func theSameVisitOfTheSameLine() {
        var stepper = Driven(loop(linesAbove: 3, visits: 5))
        stepper.type(":break 5")
        stepper.press(.enter)
        stepper.type("3c")
        #expect(place(stepper) == 5)
        move(&stepper, to: loop(linesAbove: 7, visits: 5))
        #expect(place(stepper) == 9)
        #expect(stepper.state.breakpoints.map(\.place) == [.line(file: "demo.py", line: 9)])
        stepper.type("2C")
        #expect(place(stepper) == 9)
        stepper.type("C")
        #expect(stepper.foot.contains("There is no earlier stop"))
    }

    @Test func fewerVisitsEndAtTheLastOne() {
        var stepper = Driven(loop(linesAbove: 3, visits: 5))
        stepper.type("3j4.")
        let before = stepper.frame
        #expect(before > 1)
        move(&stepper, to: loop(linesAbove: 3, visits: 1))
        #expect(stepper.frame < before)
        #expect(place(stepper) == 4)
    }

    @Test func theEndStaysTheEnd() {
        var stepper = Driven(loop(linesAbove: 3, visits: 5))
        stepper.type("G")
        move(&stepper, to: loop(linesAbove: 5, visits: 8))
        #expect(stepper.frame == stepper.run.timeline.frameCount)
    }

    @Test func libraryLinesAreNumberedBetween() {
        let run = TraceBuilder(source: "a = 1\nb = 2\n", file: "demo.py")
        run.line(1, in: "<module>")
        let library = run.trace.text("library/asyncio/tasks.py")
        run.trace.addSource(.init(name: library, bytes: Array("x\ny\n".utf8)))
        let place = run.trace.addLocation(.init(file: library, line: 1, function: run.trace.text("f")))
        for _ in 0..<12 { run.trace.append(TraceEvent(.line, location: place)) }
        run.line(2, in: "<module>")
        run.trace.append(TraceEvent(.line, location: place))
        run.end(.finished)
        let numbers = FrameNumbers(run.trace)
        #expect((1...16).map(numbers.label) == ["1"] + (1...12).map { "1.\($0)" } + ["2", "2.1", "3"])
        #expect(
            [(1, 0), (1, 3), (2, 0), (2, 1), (3, 0)].map { numbers.frame(numbered: $0.0, sub: $0.1) } == [
                1, 4, 14, 15, 16,
            ])
    }
}
