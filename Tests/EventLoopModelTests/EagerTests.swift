import EventLoopModel
import Testing
import Trace

/// Eager tasks. Sources: Task.swift, Recording.swift.
struct EagerTests {
    @Test func theFirstStepRunsWhereTheTaskIsCreated() throws {
        let host = ScriptHost()
        try host.run([
            .say("main"),
            .startEagerly("quick", [.say("quick"), .returns("q")]),
            .startEagerly("slow", [.say("slow begins"), .giveWay, .say("slow ends")]),
            .tell { host in
                ["quick", "slow"].map { "\($0) \(host.tasks[$0]!.futureCore.isDone)" }.joined(separator: " ")
            },
            .tell { "current: \($0.loop.currentTask === $0.tasks["main"]!)" },
            .join("slow"), .say("end"),
        ])
        #expect(
            host.said == [
                "main", "quick", "slow begins", "quick true slow false", "current: true", "slow ends", "end",
            ])
    }

    @Test func theTraceSaysInWhoseTurn() throws {
        let trace = Trace()
        let host = ScriptHost(trace: trace)
        try host.run([
            .startEagerly("outer", [.startEagerly("inner", [.returns("i")]), .giveWay]), .join("outer"),
        ])
        let steps = trace.story.filter { $0.hasPrefix("eager") || $0.hasPrefix("turn") || $0.hasPrefix("task-r") }
        #expect(
            steps.prefix(6) == [
                steps[0], "eager-step-started Task-2", "eager-step-started Task-3", "task-returned Task-3: i",
                "eager-step-ended Task-3", "eager-step-ended Task-2",
            ])
        let events = (0..<trace.count).map { trace[$0] }
        let inner = try #require(events.first { $0.kind == .eagerStepStarted && $0.a == 3 })
        #expect(ControlKind(rawValue: inner.detail) == .task && inner.b == 2)
    }

    @Test func withoutARunningLoopItWaitsForItsTurn() throws {
        let host = ScriptHost()
        let task = try host.createTask(Coroutine("early", [.say("early")]), isEager: true)
        #expect(host.said == [] && !task.futureCore.isDone)
        try host.run([.say("main"), .giveWay])
        #expect(host.said == ["early", "main"])
    }
}
