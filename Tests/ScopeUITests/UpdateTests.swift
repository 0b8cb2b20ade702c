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
        while stepper.state.focus != .tasks { stepper.press(.tab) }
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
        while stepper.state.focus != .tasks { stepper.press(.tab) }
        stepper.type("99k")
        #expect(stepper.state.chosenTask == 1)
        stepper.type("99j")
        #expect(stepper.state.chosenTask == 5)
        stepper.press(.pageUp)
        #expect(stepper.state.chosenTask == 1)
    }

    @Test func tabGoesThroughThePanelsOnTheScreen() {
        var stepper = Driven(KitchenRun.make())
        var seen: [PanelKind] = []
        for _ in 1...5 {
            seen.append(stepper.state.focus)
            stepper.press(.tab)
        }
        #expect(seen == [.source, .loop, .suspended, .tasks, .output])
        #expect(stepper.state.focus == .source)
        stepper.press(.backTab)
        #expect(stepper.state.focus == .output)
        stepper.type("z")
        #expect(stepper.state.isZoomed)
        stepper.press(.escape)
        #expect(!stepper.state.isZoomed)
    }

    @Test func zoomedOrOnASmallScreenTabGoesThroughAllPanels() {
        for (rows, isZoomed) in [(24, true), (14, false)] {
            var stepper = Driven(KitchenRun.make(), rows: rows)
            if isZoomed { stepper.type("z") }
            var seen: [PanelKind] = []
            for _ in PanelKind.allCases {
                seen.append(stepper.state.focus)
                stepper.press(.tab)
            }
            #expect(seen == PanelKind.allCases)
        }
    }

    @Test func layoutsGoRoundAndTheFocusStaysOnTheScreen() {
        var stepper = Driven(KitchenRun.make())
        stepper.type("3")
        stepper.press(.tab)
        #expect(stepper.state.focus == .tasks)
        for arrangement in Arrangement.allCases.dropFirst() + [.overview] {
            stepper.type("v")
            #expect(stepper.state.arrangement == arrangement)
            #expect(stepper.state.layout?.panels[stepper.state.focus] != nil)
        }
    }

    @Test func theSourceScrollsAndComesBackWithTheNextFrame() {
        var stepper = Driven(KitchenRun.make())
        let first = stepper.text
        stepper.type("j")
        #expect(stepper.state.item(of: stepper.run) == .line(file: "demo.py", line: 3))
        stepper.press(.pageDown)
        #expect(stepper.state.item(of: stepper.run) == .line(file: "demo.py", line: 12))
        #expect(stepper.text.contains("3-12 of 39"))
        stepper.type("1000j")
        #expect(stepper.text.contains("30-39 of 39"))
        stepper.type("lh")
        #expect(stepper.text == first)
    }

    @Test func theOutputScrolls() {
        var stepper = Driven(KitchenRun.make())
        stepper.type("G")
        stepper.press(.backTab)
        #expect(stepper.state.item(of: stepper.run) == .output(frame: 169))
        stepper.type("2k")
        #expect(stepper.text.contains("10-11 of 12"))
        stepper.type("1000k")
        #expect(stepper.text.contains("  rice: on the stove"))
        stepper.type("1000j")
        #expect(stepper.text.contains("bye"))
    }

    @Test func theCursorIsOnWhatStandsInItsRow() {
        var stepper = Driven(KitchenRun.make())
        stepper.type("43G")
        stepper.press(.tab)
        #expect(stepper.state.item(of: stepper.run) == .handle(queuedAt: 24, task: 4))
        stepper.type("j")
        #expect(stepper.state.item(of: stepper.run) == .handle(queuedAt: 28, task: 5))
        // Behind the queue the cursor goes on through the timers.
        stepper.press(.end)
        guard case .timer(let timer) = stepper.state.item(of: stepper.run) else {
            Issue.record("no timer")
            return
        }
        #expect(timer.due == 1)
        stepper.press(.tab)
        #expect(stepper.state.item(of: stepper.run) == .task(1))
        stepper.type("z")
        while stepper.state.focus != .events { stepper.press(.tab) }
        #expect(stepper.state.item(of: stepper.run) == .event(frame: 43))
        stepper.type("3k")
        #expect(stepper.state.item(of: stepper.run) == .event(frame: 40))
        #expect(stepper.frame == 43)
    }

    /// The cursor stays with the last timer while handles and timers come and go in front of it.
    @Test func theCursorStaysInItsPartOfTheLoop() throws {
        var stepper = Driven(KitchenRun.make())
        stepper.type("64G")
        stepper.press(.tab)
        stepper.press(.end)
        guard case .timer(let timer) = stepper.state.item(of: stepper.run) else {
            Issue.record("no timer")
            return
        }
        #expect(timer.due == 30)
        var counts: Set<[Int]> = []
        for _ in 1...30 {
            #expect(stepper.state.item(of: stepper.run) == .timer(timer))
            #expect(stepper.screen.lines.contains { $0.contains("due 30.0") })
            let snapshot = stepper.run.timeline.snapshot(at: stepper.frame)
            counts.insert([snapshot.ready.count, snapshot.timers.count])
            stepper.type("l")
        }
        #expect(counts.count > 4)
    }

    /// A click on a row of either part puts the cursor there; a screen down is that of the part.
    @Test(arguments: [(24, 80, false), (24, 80, true), (40, 120, true), (12, 40, false)])
    func clicksInTheLoop(rows: Int, columns: Int, isZoomed: Bool) throws {
        var stepper = Driven(KitchenRun.make(), rows: rows, columns: columns)
        stepper.type("43G")
        stepper.press(.tab)
        if isZoomed { stepper.type("z") }
        let fields = LoopFields(try #require(stepper.state.layout?.panels[.loop]))
        func click(_ rect: Rect) -> PanelItem? {
            let mouse = Mouse(.press, row: rect.row, column: rect.column + 3)
            _ = stepper.state.update(.input(.mouse(mouse)), of: stepper.run)
            return stepper.state.item(of: stepper.run)
        }
        guard case .timer = click(fields.timers) else {
            Issue.record("no timer")
            return
        }
        #expect(click(fields.ready) == .handle(queuedAt: 24, task: 4))
        stepper.press(.pageDown)
        let scene = Scene(of: stepper.run, state: stepper.state)
        #expect(
            scene.cursorRow(of: .loop) == min(max(1, fields.ready.rows - 1), scene.rowCount(of: .loop) - 1))
    }

    @Test func longLinesScrollSideways() {
        var stepper = Driven(KitchenRun.make())
        #expect(stepper.text.contains("# Look for: four dishes cook at the sam…"))
        stepper.type("2>")
        #expect(stepper.text.contains("from column 17"))
        #expect(stepper.text.contains("…dishes cook at the same time; one burn…"))
        stepper.type("9<")
        #expect(!stepper.text.contains("from column"))
    }

    @Test func timelineIsScrubbed() {
        var stepper = Driven(KitchenRun.make())
        stepper.type("z")
        while stepper.state.focus != .lanes { stepper.press(.tab) }
        stepper.type("3>")
        #expect(stepper.frame == 4)
        stepper.type("<")
        #expect(stepper.frame == 3)
        stepper.type("a")
        #expect(stepper.state.laneScale == .run)
        stepper.type("20>")
        #expect(stepper.frame > 40)
        // The clock stands still until the first sleep ends.
        stepper.type("a50>")
        #expect(stepper.frame > 80)
        stepper.type("999>")
        #expect(stepper.frame == 170)
        stepper.type("999<")
        #expect(stepper.text.contains("time 0.0"))
    }

    @Test func tasksInOtherOrders() {
        var stepper = Driven(KitchenRun.make())
        stepper.type("90G")
        func names() -> [String] {
            stepper.text.split(separator: "\n").drop { !$0.contains("─ Tasks") }.dropFirst().prefix(5).map {
                $0.split(separator: " ").first { $0 != "›" && $0 != "»" && $0 != "└" }.map(String.init) ?? ""
            }
        }
        #expect(names() == ["Task-1", "rice", "toast", "soup", "Task-2"])
        stepper.type("r")
        #expect(stepper.state.taskOrder == .state)
        #expect(names().last == "toast")
        stepper.type("r")
        #expect(names() == ["Task-1", "Task-2", "rice", "soup", "toast"])
        stepper.type("r")
        #expect(stepper.text.contains("└ "))
    }

    @Test func aClickPutsTheCursorThereAndTheWheelMovesIt() {
        var stepper = Driven(KitchenRun.make())
        stepper.type("90G")
        func mouse(_ action: Mouse.Action, _ row: Int, _ column: Int) {
            #expect(
                stepper.state.update(.input(.mouse(Mouse(action, row: row, column: column))), of: stepper.run) == .none)
        }
        let lines = stepper.screen.lines
        let row = lines.firstIndex { $0.hasPrefix("   toast") } ?? 0
        mouse(.press, row, 20)
        #expect(stepper.state.focus == .tasks)
        #expect(stepper.state.chosenTask == 3)
        mouse(.wheelDown, row, 2)
        #expect(stepper.state.chosenTask == 5)
        mouse(.press, 5, 10)
        #expect(stepper.state.focus == .source)
        #expect(stepper.screen.lines[5].contains("   \(stepper.state.cursor[.source] ?? 0)  "))
        let frame = stepper.frame
        stepper.type("vv")
        mouse(.press, 6, 30)
        #expect(stepper.state.focus == .lanes)
        #expect(stepper.frame != frame)
        // The title, the foot and what is outside.
        for cell in [(0, 0), (23, 3), (99, 99), (-1, -1)] { mouse(.press, cell.0, cell.1) }
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
        stepper.type("y")
        #expect(stepper.foot.contains("y does nothing here"))
    }

    @Test func helpOpensScrollsAndCloses() {
        var stepper = Driven(KitchenRun.make())
        stepper.type("?")
        #expect(stepper.text.contains("next / previous source line of the selected task"))
        for _ in 0..<4 { stepper.press(.pageDown) }
        #expect(stepper.text.contains("seconds on a virtual clock"))
        stepper.type("q")
        #expect(stepper.frame == 1)
        #expect(stepper.text.contains("─ Loop ─"))
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
