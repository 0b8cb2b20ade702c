import Testing
import Trace

@testable import Timeline

/// Any frame, from anywhere.
@Suite struct SeekTests {
    /// Snapshots found by jumps equal those of a walk from the start.
    private func expectSameFrames(_ trace: Trace, jumps: Int, seed: UInt64) {
        let walker = Timeline(trace: trace, mayGrow: false)
        var walked: [Snapshot] = []
        for frame in 0...trace.count { walked.append(walker.snapshot(at: frame)) }
        for frame in (0...trace.count).reversed() {
            let back = walker.snapshot(at: frame)
            if back != walked[frame] { Issue.record("frame \(frame) differs when reached from behind") }
        }
        for frame in stride(from: 0, through: trace.count, by: 97) {
            let fresh = Timeline(trace: trace, mayGrow: false).snapshot(at: frame)
            if fresh != walked[frame] { Issue.record("frame \(frame) differs when nothing was kept from another") }
        }
        var random = SplitMix(seed: seed)
        let jumper = Timeline(trace: trace, mayGrow: false)
        for _ in 0..<jumps {
            let frame = Int.random(in: 0...trace.count, using: &random)
            if jumper.snapshot(at: frame) != walked[frame] { Issue.record("frame \(frame) differs after a jump") }
        }
    }

    @Test func findsEveryFrameOfAScriptedRun() {
        expectSameFrames(ScriptedRun.make().trace, jumps: 200, seed: 1)
    }

    @Test(arguments: 1...4) func findsEveryFrameOfARandomRun(seed: Int) {
        expectSameFrames(RandomRun.make(seed: UInt64(seed), events: 1_500), jumps: 100, seed: 2)
    }

    @Test(arguments: 1...4) func findsEveryFrameOfNonsense(seed: Int) {
        expectSameFrames(RandomRun.makeNonsense(seed: UInt64(seed), events: 1_500), jumps: 100, seed: 3)
    }

    /// Long enough for key snapshots: jumps over them equal folding one after the other.
    @Test(arguments: [(5, false), (6, true)]) func goesOnFromKeySnapshots(seed: UInt64, isNonsense: Bool) {
        let spacing = 1_000
        let events = 20 * spacing + 100
        let trace =
            isNonsense
            ? RandomRun.makeNonsense(seed: seed, events: events) : RandomRun.make(seed: seed, events: events, tasks: 10)
        var random = SplitMix(seed: seed)
        var frames = (0..<30).map { _ in Int.random(in: 0...trace.count, using: &random) }
        for key in 1...20 { frames += [-1, 0, 1].map { key * spacing + $0 } }
        var expected: [Int: LoopState] = [:]
        var fold = Fold()
        for frame in 0...trace.count {
            if frames.contains(frame) { expected[frame] = fold.state }
            if frame < trace.count { _ = fold.apply(trace[frame], at: frame, of: trace) }
        }
        frames.shuffle(using: &random)
        let timeline = Timeline(trace: trace, mayGrow: false, leastSpacing: spacing)
        for frame in frames {
            timeline.seek(to: frame)
            #expect(timeline.frame == frame)
            if timeline.fold.state != expected[frame] { Issue.record("another state at frame \(frame)") }
        }
    }

    @Test func staysWithinTheFramesThereAre() {
        let timeline = Timeline(trace: ScriptedRun.make().trace)
        #expect(timeline.snapshot(at: -5).frame == 0)
        #expect(timeline.snapshot(at: 1_000_000).frame == timeline.frameCount)
        #expect(timeline.snapshot(at: .min) == timeline.snapshot(at: 0))
        #expect(timeline.snapshot(at: .max) == timeline.snapshot(at: timeline.frameCount))
        let empty = Timeline(trace: Trace())
        #expect(empty.snapshot(at: 1).frame == 0)
        #expect(empty.snapshot(at: 1).tasks.isEmpty)
    }

    @Test func seesWhatIsAppendedLater() {
        let trace = Trace()
        let timeline = Timeline(trace: trace)
        #expect(timeline.frameCount == 0)
        trace.append(TraceEvent(.loopStarted))
        #expect(timeline.snapshot(at: 1).running == nil)
        let task = trace.addTask(TaskRecord(name: trace.text("Task-1"), coroutine: trace.text("main"), creator: 0))
        trace.append(TraceEvent(.taskCreated, a: task))
        #expect(timeline.snapshot(at: 2).tasks.map(\.name) == ["Task-1"])
        #expect(timeline.snapshot(at: 1).tasks.isEmpty)
        #expect(!timeline.isComplete)
        trace.append(TraceEvent(.programEnded))
        #expect(timeline.isComplete)
    }
}
