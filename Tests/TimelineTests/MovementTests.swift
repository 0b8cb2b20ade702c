import Testing
import Trace

@testable import Timeline

/// What the keys step by.
@Suite struct MovementTests {
    /// The frames that a grain stops at: the definition, by looking at every frame.
    private func frames(of grain: Grain, in timeline: Timeline) -> [Int] {
        var previous = timeline.snapshot(at: 0)
        return (1...timeline.frameCount).filter { frame in
            let snapshot = timeline.snapshot(at: frame)
            defer { previous = snapshot }
            let kind = snapshot.event.kind
            return switch grain {
            case .frame: true
            case .line: kind == .line
            case .turn: snapshot.turn > previous.turn
            case .pass: snapshot.pass > previous.pass
            case .output: !(snapshot.stdout + snapshot.stderr).isEmpty
            case .exception: [.exceptionRaised, .taskRaised, .taskCancelled, .cancelRequested].contains(kind)
            case .stateChange(let task):
                snapshot.tasks.count >= task
                    && (previous.tasks.count < task || snapshot.tasks[task - 1].state != previous.tasks[task - 1].state)
            case .lineOf(let task):
                kind == .line && snapshot.running?.kind != .callback && snapshot.running?.task == task
            }
        }
    }

    private func expectAllFound(_ trace: Trace, tasks: Int, stride step: Int = 7) {
        let timeline = Timeline(trace: trace, mayGrow: false)
        var grains: [Grain] = [.frame, .line, .turn, .pass, .output, .exception, .lineOf(task: nil)]
        for task in 1...tasks { grains += [.stateChange(task: task), .lineOf(task: task)] }
        for grain in grains {
            let expected = frames(of: grain, in: timeline)
            var forward: [Int] = []
            while case .frame(let frame) = timeline.next(grain, after: forward.last ?? 0) { forward.append(frame) }
            if forward != expected { Issue.record("\(grain) forward: \(forward), expected \(expected)") }
            var back: [Int] = []
            while let frame = timeline.previous(grain, before: back.last ?? timeline.frameCount + 1) {
                back.append(frame)
            }
            if back != expected.reversed() { Issue.record("\(grain) back: \(back), expected \(expected)") }
            for frame in stride(from: 0, through: timeline.frameCount, by: step) {
                let next = expected.first { $0 > frame }.map(Landing.frame) ?? .none
                if timeline.next(grain, after: frame) != next { Issue.record("\(grain) after \(frame)") }
                let previous = expected.last { $0 < frame }
                if timeline.previous(grain, before: frame) != previous { Issue.record("\(grain) before \(frame)") }
            }
        }
    }

    @Test func findsEachGrainOfAScriptedRun() {
        expectAllFound(ScriptedRun.make().trace, tasks: 3)
    }

    @Test(arguments: 1...3) func findsEachGrainOfARandomRun(seed: Int) {
        expectAllFound(RandomRun.make(seed: UInt64(seed), events: 400), tasks: 4)
    }

    /// Longer than the stretches that a search passes over.
    @Test func findsEachGrainOfALongRun() {
        let run = TraceBuilder()
        run.line(1, in: "<module>")
        run.startLoop()
        run.createTask("main", "main")
        run.createTask("other", "other")
        for pass in 1...1200 {
            run.pass()
            for _ in 1...2 {
                run.startTurn()
                if pass % 700 < 2 { run.line(2, in: "main") }
                if pass % 500 == 0 { run.print("x") }
                run.yield()
                run.endTurn()
            }
        }
        run.closeLoop()
        run.line(3, in: "<module>")
        run.end(.finished)
        expectAllFound(run.trace, tasks: 2, stride: 997)
    }

    @Test func asksForMoreWhileTheRunGoesOn() {
        let run = TraceBuilder()
        let timeline = Timeline(trace: run.trace)
        #expect(timeline.next(.frame, after: 0) == .needsMore)
        run.line(1, in: "<module>")
        #expect(timeline.next(.output, after: 0) == .needsMore)
        #expect(timeline.next(.line, after: 0, count: 2) == .needsMore)
        run.print("x")
        #expect(timeline.next(.output, after: 1) == .frame(2))
        #expect(timeline.next(.output, after: 2) == .needsMore)
        run.end(.finished)
        #expect(timeline.next(.output, after: 2) == .none)
        let other = TraceBuilder()
        other.line(1, in: "<module>")
        let fromFile = Timeline(trace: other.trace, mayGrow: false)
        #expect(fromFile.next(.output, after: 0) == .none)
    }

    @Test func counts() {
        let timeline = Timeline(trace: ScriptedRun.make().trace, mayGrow: false)
        let passes = frames(of: .pass, in: timeline)
        #expect(timeline.next(.pass, after: 0, count: 3) == .frame(passes[2]))
        #expect(timeline.next(.pass, after: 0, count: 100) == .frame(passes[passes.count - 1]))
        #expect(timeline.next(.pass, after: passes[passes.count - 1], count: 5) == .none)
        #expect(timeline.previous(.pass, before: timeline.frameCount, count: 2) == passes[passes.count - 2])
        #expect(timeline.previous(.pass, before: timeline.frameCount, count: 100) == passes[0])
        #expect(timeline.previous(.pass, before: 1, count: 2) == nil)
    }

    @Test func findsByAnyCondition() {
        let timeline = Timeline(trace: ScriptedRun.make().trace, mayGrow: false)
        let place = timeline.snapshot(at: 1).event.location
        #expect(timeline.next(after: 0) { $1.location == place } == .frame(1))
        #expect(timeline.previous(before: .max) { $1.kind == .loopStarted } != nil)
        #expect(timeline.previous(before: .min) { _, _ in true } == nil)
        #expect(timeline.next(after: .max) { _, _ in true } == .none)
    }
}
