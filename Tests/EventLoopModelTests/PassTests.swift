import EventLoopModel
import Trace
import Testing

/// What runs in which pass. Sources: EventLoop.swift, Task.swift.
struct PassTests {
    @Test func whatHandlesQueueRunsInTheNextPass() throws {
        func worker(_ name: String, _ first: [Line] = []) -> [Line] {
            [.say("\(name) 0")] + first + [.giveWay, .say("\(name) 1"), .giveWay, .say("\(name) 2"), .giveWay]
        }
        let host = ScriptHost()
        try host.run(
            [.start("A", worker("A", [.start("C", worker("C"))])), .start("B", worker("B"))]
                + (0..<5).flatMap { [.say("main \($0)"), .giveWay] })
        try expectFact("passes", host)
    }

    @Test func equalSleepsEndInOnePass() throws {
        func worker(_ name: String) -> [Line] {
            [.sleep(1), .tell { "\(name)1 \($0.now)" }, .giveWay, .tell { "\(name)2 \($0.now)" }]
        }
        let host = ScriptHost()
        try host.run([
            .start("A", worker("A")), .start("B", worker("B")), .start("C", worker("C")),
            .join("A"), .join("B"), .join("C"), .tell { "end \($0.now)" },
        ])
        try expectFact("equal_sleeps", host)
    }

    @Test func aSleepWakesItsTaskOnePassAfterItsTimer() throws {
        let host = ScriptHost()
        let wait = Line.sleep(0.0001)
        try host.run(
            [
                .start("sleeper", [.sleep(0.001), .say("sleeper")]), .giveWay,
                .tell {
                    _ = $0.now
                    return ""
                }, wait,
                .tell {
                    _ = $0.now
                    return ""
                },
            ]
                + (0..<4).flatMap { [.say("turn \($0)"), .giveWay] })
        #expect(try host.said.filter { !$0.isEmpty } == fact("sleep_wakes_in_two_passes"))
    }

    @Test func whatArrivesJoinsBehindTheReadyAndBeforeTheTimers() throws {
        let trace = Trace()
        let host = ScriptHost(trace: trace)
        func note(_ text: String) -> ScriptHandle { ScriptHandle("note") { $0.say("\(text) \($0.now)") } }
        try host.run([
            .call { (host) throws(ScriptUnwinding) in
                host.arrivals = [[note("first"), note("second")], [note("third")]]
                host.loop.expectsArrivals = true
                try host.loop.callSoon(note("ready"))
                try host.loop.callAt(0.000_05, note("timer"))
            }, .sleep(1),
        ])
        #expect(
            host.said.map { String($0.prefix { $0 != " " }) } == ["ready", "first", "second", "timer", "third"])
        // Each share takes the network's latency.
        #expect(host.said.last?.hasPrefix("third 0.0002") == true)
        let jumps = (0..<trace.count).map { trace[$0] }.filter { $0.kind == .clockAdvanced }
        #expect(jumps.map(\.detail) == [.network, .network, .idle].map { (reason: ClockReason) in reason.rawValue })
    }

    @Test func whatArrivesEndsAnIdleWait() throws {
        let host = ScriptHost()
        let handle = ScriptHandle("note") { $0.say("arrived") }
        host.arrivals = [[handle]]
        host.loop.expectsArrivals = true
        try host.loop.callSoon(ScriptHandle("stop") { $0.say("ready") })
        host.loop.stop()
        _ = try host.loop.runForever()
        #expect(host.said == ["ready", "arrived"])
        // With nothing ready, no timer and nothing to come, it could wait for ever.
        #expect(try host.loop.runForever() == .deadlock)
    }

    @Test func aCancelledHandleIsSkipped() throws {
        let host = ScriptHost()
        try host.run([
            .call { (host) throws(ScriptUnwinding) in
                func callSoon(_ text: String) throws(ScriptUnwinding) -> ScriptHandle {
                    let handle = ScriptHandle("print") { $0.say(text) }
                    try host.loop.callSoon(handle)
                    return handle
                }
                _ = try callSoon("a")
                let cancelled = try callSoon("b")
                _ = try callSoon("c")
                let late = ScriptHandle("print") { $0.say("d") }
                try host.loop.callSoon(ScriptHandle("<lambda>") { $0.loop.cancel(late) })
                try host.loop.callSoon(late)
                host.loop.cancel(cancelled)
                host.say(pythonText(cancelled.handleCore.isCancelled))
            },
            .giveWay, .say("main"),
        ])
        try expectFact("skipped_handle", host)
    }

    @Test func strangeYieldsThrowAtTheNextStep() throws {
        let foreign = ScriptHost()
        let host = ScriptHost()
        func tries(_ line: Line) -> [Line] {
            [.attempt([line], except: "RuntimeError", [.call { _ in }, .say("\\e")]), .giveWay]
        }
        try host.run([
            .start("nonsense", tries(.yieldNonsense)),
            .start("future", tries(.yieldBare { ScriptFuture($0.loop) })),
            .start("itself", tries(.await { $0.loop.currentTask! })),
            .giveWay, .say("main"),
            .attempt([.await { _ in ScriptFuture(foreign.loop) }], except: "RuntimeError", [.say("\\e")]),
            .join("nonsense"), .join("future"), .join("itself"),
        ])
        let said = host.said.map { $0.replacing("Error('", with: "Error ").replacing("')", with: "") }
        #expect(try said == fact("strange_yields"))
    }

    @Test func aTaskMadeDoneBehindItsBackReportsItsStep() throws {
        let host = ScriptHost()
        try host.run([
            .start("worker", [.say("never printed")]),
            .call { (host) throws(ScriptUnwinding) in try host.loop.setResult("forced", of: host.tasks["worker"]!) },
            .giveWay,
        ])
        #expect(host.said == ["Exception in callback: InvalidStateError('__step(): already done')"])
    }
}
