import EventLoopModel
import Testing

/// When timers are due, and in which order. Sources: VirtualClock.swift, TimerHeap.swift, EventLoop.swift.
struct ClockTests {
    @Test func twoSleepsEndAfterTheirSum() throws {
        let host = ScriptHost()
        try host.run([
            .start("parts", [.sleep(0.7), .sleep(0.1), .tell { "parts \($0.now)" }]),
            .start("whole", [.sleep(0.8), .tell { "whole \($0.now)" }]),
            .join("parts"), .join("whole"),
        ])
        try expectFact("sleep_in_two_parts", host)
    }

    @Test func timersOfOneMillisecondJoinOnePass() throws {
        func worker(_ name: String, _ delay: Double) -> Line {
            .start(
                name, [.sleep(delay), .tell { "\(name) \($0.now)" }, .giveWay, .tell { "\(name) again \($0.now)" }])
        }
        let host = ScriptHost()
        try host.run([
            worker("A", 0.0001), worker("B", 0.0009), worker("C", 0.0011), worker("D", 0.7),
            .join("A"), .join("B"), .join("C"), .join("D"), .tell { "end \($0.now)" },
        ])
        try expectFact("one_millisecond", host)
    }

    @Test func aWaitOfDaysIsMadeOfDays() throws {
        let host = ScriptHost()
        try host.run([.sleep(200_000), .tell { $0.now }, .sleep(86_400), .tell { $0.now }])
        try expectFact("far_timer", host)
    }

    @Test func equalDeadlinesFireInTheOrderOfTheHeap() throws {
        let host = ScriptHost()
        try host.run([
            .call { (host) throws(ScriptUnwinding) in
                let handles = try host.callAt((0..<20).map { ($0, 1.0 + Double($0 % 3)) })
                host.loop.cancel(handles[0])
                host.loop.cancel(handles[7])
            },
            .sleep(5),
        ])
        try expectFact("equal_deadlines", host)
    }

    @Test func manyCancelledTimersAreSweptOut() throws {
        let host = ScriptHost()
        try host.run([
            .call { (host) throws(ScriptUnwinding) in
                let handles = try host.callAt((0..<150).map { ($0, 1.0 + Double($0 * 7 % 4)) })
                for number in 0..<150 where number % 3 != 0 { host.loop.cancel(handles[number]) }
            },
            .giveWay,
            .call { (host) throws(ScriptUnwinding) in _ = try host.callAt((150..<160).map { ($0, 2.0) }) },
            .sleep(9),
        ])
        try expectFact("many_cancelled", host)
    }

    @Test func nothingToWaitForIsADeadlock() throws {
        let host = ScriptHost()
        let result = try host.run([
            .call { (host) throws(ScriptUnwinding) in
                host.loop.cancel(try host.callAt([(1, 1.0)])[0])
                host.say("waiting")
            },
            .await { ScriptFuture($0.loop) },
        ])
        #expect(result == nil)
        #expect(try host.said + ["exit status 4"] == fact("deadlock"))
    }

    /// CPython would wait for ever, in steps of a day.
    @Test(arguments: [Double.infinity, 1e300, 9.3e9])
    func aTimerBeyondTheClockIsADeadlock(delay: Double) throws {
        #expect(try ScriptHost().run([.sleep(delay)]) == nil)
    }

    @Test func aDeadlineThatIsNotANumberRaises() throws {
        let host = ScriptHost()
        #expect(throws: ScriptUnwinding.raising(ScriptError("ValueError", "cannot convert float NaN to integer"))) {
            try host.run([.sleep(.nan)])
        }
    }

    @Test func theHostCanEndTheRunBeforeTheClockJumps() throws {
        let host = ScriptHost()
        host.clockLimit = 1_500_000_000
        #expect(throws: ScriptUnwinding.machineStops) {
            try host.run([.sleep(1), .say("one"), .sleep(1), .say("two")])
        }
        #expect(host.said == ["one"])
        #expect(host.environment.clock.nanoseconds < 1_500_000_000)
    }

    @Test func readingsTick() {
        let environment = LoopEnvironment()
        #expect(environment.loopTime() == 0)
        #expect(environment.loopTime() == 1e-9)
        #expect(environment.programTime() == 2)
        #expect(environment.programTime() == 1002)
        environment.block(nanoseconds: 500, location: 0)
        #expect(environment.clock.nanoseconds == 2502)
        environment.block(nanoseconds: .max, location: 0)
        environment.block(nanoseconds: -1, location: 0)
        #expect(environment.clock.nanoseconds == .max)
    }

    @Test(arguments: [
        (0.0, 0), (-1, 0), (1e-9, 1_000_000), (0.001, 1_000_000), (0.0010001, 2_000_000), (0.7, 700_000_000),
    ])
    func idleTimeIsRoundedUpToTheMillisecond(timeout: Double, nanoseconds: Int) {
        #expect(VirtualClock.idleStep(timeout: timeout) == nanoseconds)
    }
}

extension ScriptHost {
    /// `loop.call_at(when, print, number)` for each.
    func callAt(_ timers: [(number: Int, when: Double)]) throws(ScriptUnwinding) -> [ScriptHandle] {
        var handles: [ScriptHandle] = []
        for (number, when) in timers {
            let handle = ScriptHandle("print") { $0.say("\(number)") }
            try loop.callAt(when, handle)
            handles.append(handle)
        }
        return handles
    }
}
