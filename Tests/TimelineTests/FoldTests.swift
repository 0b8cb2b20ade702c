import Testing
import Trace

@testable import Timeline

/// Events applied, and taken back.
@Suite struct FoldTests {
    /// After each event: applied, taken back, applied again. Every event of such a run can be taken back.
    private func expectExactUndo(_ trace: Trace, sourceLocation: SourceLocation = #_sourceLocation) {
        var fold = Fold()
        var states = [fold.state]
        for index in 0..<trace.count {
            if !fold.apply(trace[index], at: index, of: trace) {
                Issue.record("event \(index) does not fit: \(trace[index])", sourceLocation: sourceLocation)
                return
            }
            states.append(fold.state)
        }
        for index in (0..<trace.count).reversed() {
            fold.undo(trace[index], of: trace)
            if fold.state != states[index] {
                Issue.record("event \(index) is not taken back: \(trace[index])", sourceLocation: sourceLocation)
                return
            }
        }
    }

    @Test func takesBackEveryEventOfAScriptedRun() {
        expectExactUndo(ScriptedRun.make().trace)
    }

    @Test(arguments: 1...20) func takesBackEveryEventOfARandomRun(seed: Int) {
        expectExactUndo(RandomRun.make(seed: UInt64(seed), events: 800))
    }

    /// The random runs are worth something only if they go everywhere.
    @Test func randomRunsHaveAllThatChangesTheState() {
        var kinds = Set<EventKind>()
        for seed in 1...20 as ClosedRange<UInt64> {
            let trace = RandomRun.make(seed: seed, events: 800)
            for index in 0..<trace.count { kinds.insert(trace[index].kind) }
        }
        let missing = Set(EventKind.allCases).subtracting(kinds)
        #expect(
            missing == [
                .loopClosed, .coroutineNeverAwaited, .inputRead, .eagerStepStarted, .eagerStepEnded, .threadSwitched,
                .handleDropped,
            ])
    }

    /// Back and forth by steps of all lengths, against the state that was seen when first there.
    @Test(arguments: 1...5) func walksInBothDirections(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let trace = RandomRun.make(seed: UInt64(seed), events: 2_000)
        var fold = Fold()
        var states = [fold.state]
        for index in 0..<trace.count {
            _ = fold.apply(trace[index], at: index, of: trace)
            states.append(fold.state)
        }
        var at = trace.count
        for _ in 0..<200 {
            let target = Int.random(in: 0...trace.count, using: &random)
            while at > target {
                at -= 1
                fold.undo(trace[at], of: trace)
            }
            while at < target {
                _ = fold.apply(trace[at], at: at, of: trace)
                at += 1
            }
            if fold.state != states[at] { Issue.record("another state after \(at) events") }
        }
    }

    /// Whatever the events say, an event that says it can be taken back can be.
    @Test(arguments: 1...40) func neverLiesAboutNonsense(seed: Int) {
        let trace = RandomRun.makeNonsense(seed: UInt64(seed), events: 2_000)
        var fold = Fold()
        for index in 0..<trace.count {
            let before = fold
            if fold.apply(trace[index], at: index, of: trace) {
                var back = fold
                back.undo(trace[index], of: trace)
                if back.state != before.state { Issue.record("event \(index) is not taken back: \(trace[index])") }
            }
        }
    }

    @Test func aLoopThatIsClosedDropsItsQueue() {
        let run = TraceBuilder()
        run.startLoop()
        run.createTask("Task-1", "main")
        run.queue(callback: "soon")
        let timer = run.setTimer(2, callback: "later")
        run.setTimer(3, callback: "of another loop")
        run.dropTimer(timer)
        run.closeLoop()
        let timeline = Timeline(trace: run.trace)
        let last = timeline.snapshot(at: timeline.frameCount)
        #expect(last.ready.isEmpty)
        #expect(last.timers.map(\.due) == [3])
        #expect(last.running?.kind == .module)
        #expect(last.tasks.map(\.state) == [.suspended])
        #expect(last.suspended.map(\.waitsFor) == ["nothing: its loop is closed"])
        let before = timeline.snapshot(at: timeline.frameCount - 4)
        #expect(before.ready.map(\.name) == ["Task-1", "soon"])
        #expect(before.timers.map(\.due) == [2, 3])
        #expect(before.tasks.map(\.state) == [.ready])
        // Forward again, from where the timeline stands: what is kept from one look to the next changes with it.
        for frame in timeline.frameCount - 4...timeline.frameCount {
            let fresh = Timeline(trace: run.trace).snapshot(at: frame)
            #expect(timeline.snapshot(at: frame) == fresh)
        }
    }
}
