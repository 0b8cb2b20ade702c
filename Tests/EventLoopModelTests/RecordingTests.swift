import EventLoopModel
import Testing
import Trace

/// What the trace says about a run. Source: Recording.swift.
struct RecordingTests {
    private func story(recordsHousekeeping: Bool = false, _ main: [Line]) throws -> [String] {
        let trace = Trace()
        try ScriptHost(trace: trace, recordsHousekeeping: recordsHousekeeping).run(main)
        return trace.story
    }

    @Test func aBareYieldIsOneEventAndHousekeepingIsHidden() throws {
        let story = try story([.giveWay, .returns("'x'")])
        #expect(
            story == [
                "task-created Task-1",
                "handle-queued step Task-1 was ready",
                "loop-started 1",
                "pass-started 1",
                "turn-started step Task-1 of 1",
                "task-yielded Task-1",
                "turn-ended step Task-1 of 4",
                "pass-started 1",
                "turn-started step Task-1 of 5",
                "task-returned Task-1: 'x'",
                "turn-ended step Task-1 of 8",
                "loop-closed 1",
            ])
    }

    @Test func aSleepTakesATimerAJumpATurnAndAWakeup() throws {
        let trace = Trace()
        try ScriptHost(trace: trace).run([.sleep(1.5)])
        #expect(
            trace.story == [
                "task-created Task-1",
                "handle-queued step Task-1 was ready",
                "loop-started 1",
                "pass-started 1",
                "turn-started step Task-1 of 1",
                "timer-set _set_result_unless_cancelled 1.500000001 for Task-1",
                "task-suspended Task-1: sleep until 1.5",
                "turn-ended step Task-1 of 4",
                "clock-advanced idle",
                "timer-due _set_result_unless_cancelled 1.500000001 for Task-1",
                "pass-started 1",
                "turn-started callback _set_result_unless_cancelled of 9",
                "future-done 1 result: None",
                "handle-queued wakeup Task-1 was suspended: sleep until 1.5",
                "turn-ended callback _set_result_unless_cancelled of 11",
                "pass-started 1",
                "turn-started wakeup Task-1 of 13",
                "task-returned Task-1: None",
                "turn-ended wakeup Task-1 of 16",
                "loop-closed 1",
            ])
        #expect(trace.microseconds(at: 7) == 0)
        #expect(trace.microseconds(at: 8) == 1_500_000)
        #expect(trace.waits[1].kind == .sleep)
        #expect(trace.waits[1].due == 1.500000001)
    }

    @Test func aCancellationGoesThroughWhatIsAwaited() throws {
        let story = try story([
            .start("worker", name: "worker", [.sleep(9)]), .giveWay, .cancel("worker", "enough"),
            .attempt([.join("worker")], except: "CancelledError", []),
        ])
        #expect(
            story.drop { !$0.hasPrefix("cancel-requested") }.prefix { !$0.hasPrefix("turn-ended wakeup Task-1") } == [
                "cancel-requested worker throughAwaited: enough",
                "future-done 1 cancelled: enough",
                "handle-queued wakeup worker was suspended: sleep until 9.0",
                "task-suspended Task-1: worker",
                "turn-ended step Task-1 of 14",
                "pass-started 1",
                "turn-started wakeup worker of 17",
                "timer-cancelled _set_result_unless_cancelled 9.000000002 for worker",
                "task-cancelled worker: enough",
                "handle-queued wakeup Task-1 was suspended: worker",
                "turn-ended wakeup worker of 21",
                "pass-started 1",
                "turn-started wakeup Task-1 of 24",
                "task-returned Task-1: None",
            ])
    }

    @Test func aTaskThatHasNotStartedIsMarked() throws {
        let story = try story([.start("worker", [.say("never")]), .cancel("worker"), .giveWay])
        #expect(story.contains("cancel-requested Task-2 atNextStep: "))
        #expect(story.contains("task-cancelled Task-2: "))
    }

    @Test func handlesTellTheirNames() throws {
        let story = try story([
            .call { (host) throws(ScriptUnwinding) in
                let handle = ScriptHandle("print") { _ in }
                try host.loop.callSoon(handle)
                host.loop.cancel(handle)
                host.loop.cancel(handle)
                try host.loop.callSoon(ScriptHandle("other") { _ in })
            },
            .giveWay,
        ])
        #expect(
            story.filter { $0.contains("callback") } == [
                "handle-queued callback print", "handle-cancelled callback print of 5", "handle-queued callback other",
                "handle-skipped callback print of 5", "turn-started callback other of 7",
                "turn-ended callback other of 12",
            ])
    }

    @Test func housekeepingIsRecordedWhenAskedFor() throws {
        let story = try story(recordsHousekeeping: true, [])
        #expect(
            story.filter { $0.hasPrefix("task-created") || $0.hasPrefix("turn-started") } == [
                "task-created Task-1", "turn-started step Task-1 of 1",
                "turn-started callback _run_until_complete_cb of 6",
                "task-created Task-2", "turn-started step Task-2 of 12",
                "turn-started callback _run_until_complete_cb of 16",
                "task-created Task-3", "turn-started step Task-3 of 22",
                "turn-started callback _run_until_complete_cb of 26",
            ])
    }

    @Test func namesRequestsAndFuturesAreTold() throws {
        let story = try story([
            .start(
                "worker",
                [
                    .await {
                        $0.futures["it"] = ScriptFuture($0.loop)
                        return $0.futures["it"]!
                    }
                ]),
            .giveWay, .cancel("worker"),
            .call { (host) throws(ScriptUnwinding) in
                let worker = host.tasks["worker"]!
                _ = host.loop.uncancel(worker)
                host.loop.setName("renamed", of: worker)
            },
            .attempt([.join("worker")], except: "CancelledError", []),
        ])
        for line in [
            "task-suspended Task-2: future 1", "future-done 1 cancelled: ", "cancel-withdrawn Task-2",
            "task-renamed Task-2 to renamed", "task-suspended Task-1: renamed",
        ] {
            #expect(story.contains(line), "\(line)")
        }
    }

    @Test func anExitEndsItsTurn() throws {
        let trace = Trace()
        #expect(throws: ScriptUnwinding.self) {
            try ScriptHost(trace: trace).run([.raise(ScriptError("SystemExit", "3"))])
        }
        #expect(
            trace.story.suffix(3) == [
                "task-raised Task-1: SystemExit('3')", "turn-ended step Task-1 of 4", "loop-closed 1",
            ])
    }

    /// Also one that has never run; what was cancelled is gone already.
    @Test func aLoopThatIsClosedDropsWhatItHas() throws {
        let trace = Trace()
        let host = ScriptHost(trace: trace)
        func handle(_ name: String) -> ScriptHandle { ScriptHandle(name) { (_) throws(ScriptUnwinding) in } }
        let task = try host.createTask(Coroutine("never", []), name: "never")
        try host.loop.callSoon(handle("soon"))
        try host.loop.callLater(2, handle("later"))
        let cancelled = handle("cancelled")
        try host.loop.callLater(3, cancelled)
        host.loop.cancel(cancelled)
        let before = trace.count
        try host.loop.close()
        #expect(
            trace.story.dropFirst(before) == [
                "timer-cancelled later 2.0 for , dropped",
                "handle-dropped step never: nothing: its loop is closed",
                "handle-dropped callback soon",
            ])
        #expect(!task.futureCore.isDone)
    }

    @Test func nothingIsRecordedOfTheEndOfTheMachine() throws {
        let trace = Trace()
        #expect(throws: ScriptUnwinding.machineStops) {
            try ScriptHost(trace: trace).run([.call { (_) throws(ScriptUnwinding) in throw .machineStops }])
        }
        #expect(trace.story.last == "turn-started step Task-1 of 1")
    }

    /// Recording must change nothing.
    @Test func theOrderIsTheSameWithoutATrace() throws {
        let main: [Line] = [
            .start("A", [.sleep(1), .tell { "A \($0.now)" }, .sleep(1)]),
            .start("B", [.giveWay, .tell { "B \($0.now)" }, .join("A"), .say("B")]),
            .sleep(1), .tell { "main \($0.now)" },
        ]
        let recorded = ScriptHost(trace: Trace())
        try recorded.run(main)
        let bare = ScriptHost()
        try bare.run(main)
        #expect(recorded.said == bare.said)
        #expect(recorded.said.count == 3)
    }
}
