import Screen
import Testing
import Timeline
import Trace

@testable import ScopeUI

/// What each key does to the state.
@Suite struct UpdateTests {
    private let last = KitchenRun.make().count

    @Test func framesBothWays() {
        var stepper = Driven(KitchenRun.make())
        #expect(stepper.frame == 1)
        stepper.type("ll l")
        #expect(stepper.frame == 5)
        stepper.press(.right)
        stepper.press(.left)
        stepper.type("h")
        #expect(stepper.frame == 4)
        stepper.type("10l")
        #expect(stepper.frame == 14)
        stepper.type("100h")
        #expect(stepper.frame == 1)
        #expect(!stepper.foot.contains("This is the first frame"))
        stepper.type("h")
        #expect(stepper.foot.contains("This is the first frame"))
    }

    @Test func startEndAndAnyFrame() {
        var stepper = Driven(KitchenRun.make())
        stepper.type("G")
        #expect(stepper.frame == last)
        stepper.type("l")
        #expect(stepper.frame == last)
        #expect(stepper.foot.contains("This is the last frame"))
        stepper.type("12G")
        #expect(stepper.frame == 12)
        stepper.type("g")
        #expect(stepper.frame == 1)
        stepper.type("99999999999999999999G")
        #expect(stepper.frame == last)
        #expect(stepper.foot.contains("There is no frame 999,999,999; this is the last one"))
    }

    @Test(arguments: [
        ("t", "T", [EventKind.turnStarted]), ("]", "[", [.passStarted]), ("o", "O", [.output]),
        ("x", "X", [.exceptionRaised, .taskRaised, .taskCancelled, .cancelRequested]),
    ])
    func grains(_ forward: String, _ back: String, _ kinds: [EventKind]) {
        var stepper = Driven(KitchenRun.make())
        var frames: [Int] = []
        while true {
            let before = stepper.frame
            stepper.type(forward)
            if stepper.frame == before { break }
            #expect(kinds.contains(stepper.event))
            frames.append(stepper.frame)
        }
        let trace = stepper.run.timeline.trace
        #expect(frames == (1...last).filter { kinds.contains(trace[$0 - 1].kind) })
        #expect(stepper.foot.contains("There is no later "))
        for frame in frames.dropLast().reversed() {
            stepper.type(back)
            #expect(stepper.frame == frame)
        }
        stepper.type(back)
        #expect(stepper.frame == frames[0])
        #expect(stepper.foot.contains("There is no earlier "))
        stepper.type("3" + forward)
        #expect(stepper.frame == frames[3])
        // More than there are: the last one.
        stepper.type("1000" + forward)
        #expect(stepper.frame == frames.last)
    }

    /// `s` follows one task over its awaits, whatever runs meanwhile.
    @Test func linesAndStatesOfTheTaskThatRuns() {
        var stepper = Driven(KitchenRun.make())
        stepper.type("ttt")
        stepper.run.timeline.seek(to: stepper.frame)
        #expect(stepper.run.timeline.running?.name == "toast")
        var lines: [Int] = []
        for _ in 1...4 {
            stepper.type("s")
            stepper.run.timeline.seek(to: stepper.frame)
            #expect(stepper.run.timeline.running?.name == "toast")
            lines.append(stepper.run.timeline.place?.line ?? 0)
        }
        #expect(lines == [10, 11, 12, 13])
        stepper.type("SS")
        stepper.run.timeline.seek(to: stepper.frame)
        #expect(stepper.run.timeline.place?.line == 11)
        stepper.type("d")
        #expect(stepper.event == .taskSuspended)
        stepper.type("d")
        #expect(stepper.event == .handleQueued)
        stepper.type("dd")
        #expect(stepper.event == .taskRaised)
        stepper.type("DDDD")
        #expect(stepper.event == .turnStarted)
    }

    @Test func aSelectedTaskStaysSelected() {
        var stepper = Driven(KitchenRun.make())
        stepper.type("60G")
        for _ in 1...4 { stepper.press(.tab) }
        #expect(stepper.state.focus == .tasks)
        stepper.type("kk")
        #expect(stepper.state.chosenTask == 3)
        stepper.type("dddd")
        #expect(stepper.event == .taskRaised)
        #expect(stepper.state.chosenTask == 3)
        stepper.press(.escape)
        #expect(stepper.state.chosenTask == nil)
        // Before any task exists there is nobody whose state could change.
        stepper.type("gd")
        #expect(stepper.foot.contains("No task runs here"))
    }

    @Test func selectingStopsAtBothEnds() {
        var stepper = Driven(KitchenRun.make())
        stepper.type("G")
        for _ in 1...4 { stepper.press(.tab) }
        stepper.type("99k")
        #expect(stepper.state.chosenTask == 1)
        stepper.type("99j")
        #expect(stepper.state.chosenTask == 5)
        stepper.press(.pageUp)
        #expect(stepper.state.chosenTask == 1)
    }

    @Test func panelsGoRound() {
        var stepper = Driven(KitchenRun.make())
        var seen: [PanelKind] = []
        for _ in PanelKind.allCases {
            seen.append(stepper.state.focus)
            stepper.press(.tab)
        }
        #expect(seen == PanelKind.allCases)
        #expect(stepper.state.focus == .source)
        stepper.press(.backTab)
        #expect(stepper.state.focus == .output)
        stepper.type("z")
        #expect(stepper.state.isZoomed)
        stepper.press(.escape)
        #expect(!stepper.state.isZoomed)
    }

    @Test func theSourceScrollsAndComesBackWithTheNextFrame() {
        var stepper = Driven(KitchenRun.make())
        let first = stepper.text
        stepper.press(.pageDown)
        #expect(stepper.text.contains("10-19 of 39"))
        stepper.type("1000j")
        #expect(stepper.text.contains("30-39 of 39"))
        stepper.type("k")
        #expect(stepper.text.contains("29-38 of 39"))
        stepper.type("lh")
        #expect(stepper.text == first)
    }

    @Test func theOutputScrolls() {
        var stepper = Driven(KitchenRun.make())
        stepper.type("G")
        stepper.press(.backTab)
        stepper.type("2k")
        #expect(stepper.text.contains("2 newer below"))
        stepper.type("1000k")
        #expect(stepper.text.contains("  rice: on the stove"))
        stepper.type("1000j")
        #expect(!stepper.text.contains("newer below"))
    }

    @Test func playing() {
        var stepper = Driven(KitchenRun.make())
        #expect(stepper.state.playInterval == nil)
        stepper.type("p")
        #expect(stepper.state.playInterval == 0.25)
        stepper.type("++")
        #expect(stepper.state.playInterval == 1.0 / 15)
        stepper.type("99-")
        #expect(stepper.state.playInterval == 1)
        for _ in 1...3 { _ = stepper.state.update(.tick, of: stepper.run) }
        #expect(stepper.frame == 4)
        stepper.type("l")
        #expect(!stepper.state.isPlaying)
        _ = stepper.state.update(.tick, of: stepper.run)
        #expect(stepper.frame == 5)
        stepper.type("\(last - 1)Gp")
        _ = stepper.state.update(.tick, of: stepper.run)
        #expect(stepper.frame == last)
        #expect(!stepper.state.isPlaying)
        stepper.type("p")
        #expect(!stepper.state.isPlaying)
    }

    @Test func effects() {
        var stepper = Driven(KitchenRun.make())
        #expect(stepper.press("q") == .leave(.quit))
        #expect(stepper.press(.control("l")) == .redraw)
        #expect(stepper.press(.control("z")) == .suspend)
        #expect(stepper.state.update(.input(.signal(.stop)), of: stepper.run) == .suspend)
        #expect(stepper.state.update(.input(.signal(.interrupt)), of: stepper.run) == .leave(.signal(.interrupt)))
        #expect(stepper.state.update(.input(.endOfInput), of: stepper.run) == .leave(.endOfInput))
        stepper.type("w")
        #expect(stepper.foot.contains("w does nothing here"))
    }

    @Test func helpOpensScrollsAndCloses() {
        var stepper = Driven(KitchenRun.make())
        stepper.type("?")
        #expect(stepper.text.contains("next / previous source line of the selected task"))
        stepper.press(.pageDown)
        stepper.press(.pageDown)
        #expect(stepper.text.contains("seconds on a virtual clock"))
        stepper.type("q")
        #expect(stepper.frame == 1)
        #expect(stepper.text.contains("Ready queue"))
    }

    // MARK: Runs that go on

    private func endless(_ events: Int) -> (TraceBuilder, (Int) -> Void) {
        let builder = TraceBuilder(source: KitchenRun.source)
        let extend = { (count: Int) in for _ in 0..<count { builder.line(builder.trace.count % 39 + 1, in: "<module>") }
        }
        extend(events)
        return (builder, extend)
    }

    @Test func aMovementWaitsForItsFrames() {
        let (builder, extend) = endless(10)
        var stepper = Driven(builder.trace, mayGrow: true)
        stepper.type("25G")
        #expect(stepper.frame == 1)
        #expect(stepper.foot.contains("looking for frame 25: 10 frames so far, Esc stops"))
        #expect(stepper.state.wantedFrames == 1 + RunLead.greatest)
        extend(10)
        _ = stepper.state.update(.runAdvanced, of: stepper.run)
        #expect(stepper.frame == 1)
        extend(10)
        _ = stepper.state.update(.runAdvanced, of: stepper.run)
        #expect(stepper.frame == 25)
        #expect(stepper.text.contains("frame 25 of 30+"))
        #expect(stepper.state.wantedFrames == 25 + RunLead.eager)

        stepper.type("2o")
        builder.print("one\n")
        extend(3)
        _ = stepper.state.update(.runAdvanced, of: stepper.run)
        #expect(stepper.frame == 25)
        builder.print("two\n")
        _ = stepper.state.update(.runAdvanced, of: stepper.run)
        #expect(stepper.frame == builder.trace.count)
    }

    @Test func whatIsNotFoundBeforeTheEndIsSaid() {
        let (builder, extend) = endless(10)
        var stepper = Driven(builder.trace, mayGrow: true)
        stepper.type("o")
        extend(5)
        builder.end(.finished)
        _ = stepper.state.update(.runAdvanced, of: stepper.run)
        #expect(stepper.frame == 1)
        #expect(stepper.foot.contains("There is no later output"))
        #expect(stepper.text.contains("frame 1 of 16"))
        #expect(!stepper.text.contains("16+"))
    }

    @Test func escapeAndOtherKeysStopTheSearch() {
        let (builder, extend) = endless(10)
        var stepper = Driven(builder.trace, mayGrow: true)
        stepper.type("G")
        stepper.press(.escape)
        extend(10)
        _ = stepper.state.update(.runAdvanced, of: stepper.run)
        #expect(stepper.frame == 1)
        stepper.type("Gl")
        builder.end(.finished)
        _ = stepper.state.update(.runAdvanced, of: stepper.run)
        #expect(stepper.frame == 2)
    }

    @Test func theFirstFrameMayComeLate() {
        let builder = TraceBuilder(source: "")
        var stepper = Driven(builder.trace, mayGrow: true)
        #expect(stepper.text.contains("Starting demo.py"))
        stepper.type("ltGgp+jz")
        stepper.press(.escape)
        stepper.press(.escape)
        #expect(stepper.text.contains("Starting demo.py"))
        builder.line(1, in: "<module>")
        _ = stepper.state.update(.runAdvanced, of: stepper.run)
        #expect(stepper.frame == 1)
    }
}
