import EventLoopModel
import Testing

/// The beginning and the end of a run, as `asyncio.run` does it on top of the loop. Source: EventLoop.swift.
struct RunTests {
    @Test func theEndCancelsWhatIsLeftByCreation() throws {
        let host = ScriptHost()
        func worker(_ name: String, _ delay: Double) -> Line {
            .start(
                name,
                [
                    .attempt(
                        [.sleep(10)], except: "CancelledError",
                        [
                            .tell { "\(name) cancelled \($0.now)" }, delay > 0 ? .sleep(delay) : .giveWay,
                            .tell { "\(name) ends \($0.now)" }, .reraise,
                        ])
                ])
        }
        try host.run([
            worker("A", 1), worker("B", 0), worker("C", 0.5), .sleep(1),
            .start("never", [.say("never printed")]), .tell { "main ends \($0.now)" },
        ])
        try expectFact("left_behind", host)
    }

    @Test func namedTasksConsumeNoNumberAndHousekeepingDoes() throws {
        let host = ScriptHost()
        func start(_ key: String, _ name: String?) -> [Line] {
            [.start(key, name: name, []), .tell { $0.tasks[key]!.taskCore.name }]
        }
        let main: [Line] =
            [.tell { $0.loop.currentTask!.taskCore.name }] + start("A", nil) + start("B", "named") + start("C", nil)
            + [.giveWay]
        try host.run(main)
        host.loop = EventLoop(host: host, environment: host.environment)
        try host.run(main)
        try expectFact("names", host)
    }

    @Test func stopEndsTheLoopAfterItsPass() throws {
        let host = ScriptHost()
        let loop = host.loop!
        func callSoon(_ function: @escaping (ScriptHost) throws(ScriptUnwinding) -> Void) throws(ScriptUnwinding) {
            try loop.callSoon(ScriptHandle("handle", function))
        }
        try callSoon { (host) throws(ScriptUnwinding) in
            host.say("one")
            try callSoon { $0.say("three") }
        }
        try callSoon { $0.loop.stop() }
        try callSoon { $0.say("two") }
        #expect(try loop.runForever() == .stopped)
        host.say("stopped \(pythonText(loop.isRunning)) \(pythonTime(host))")
        loop.stop()
        #expect(try loop.runForever() == .stopped)
        host.say("again \(pythonTime(host))")
        let future = ScriptFuture(loop)
        try callSoon { $0.loop.stop() }
        host.sayError { () throws(ScriptUnwinding) in _ = try loop.runUntilComplete(future) }
        try loop.callLater(
            1, ScriptHandle("set") { (host) throws(ScriptUnwinding) in try host.loop.setResult("late", of: future) })
        #expect(try loop.runUntilComplete(future) == .stopped)
        if case .value(let value) = loop.result(of: future) { host.say("\(value) \(pythonTime(host))") }
        try loop.close()
        host.sayError { () throws(ScriptUnwinding) in _ = try loop.runForever() }
        host.sayError { () throws(ScriptUnwinding) in try callSoon { _ in } }
        host.sayError { () throws(ScriptUnwinding) in try loop.callAt(1, ScriptHandle("late") { _ in }) }
        try expectFact("stopping", host)
    }

    @Test func systemExitLeavesTheLoopAndTheOthersAreCancelled() throws {
        let host = ScriptHost()
        #expect(throws: ScriptUnwinding.raising(ScriptError("SystemExit", "3"))) {
            try host.run([
                .start("leaves", [.sleep(1), .raise(ScriptError("SystemExit", "3"))]),
                .start("waits", [.ensure([.sleep(10)], finally: [.say("waits ends")])]),
                .join("waits"),
            ])
        }
        #expect(try host.said + ["exit status 3"] == fact("exit_from_a_task"))
    }

    @Test func aLoopRunsOnceAtATime() throws {
        let host = ScriptHost()
        let other = EventLoop(host: host, environment: host.environment)
        try host.run([
            .call { (host) throws(ScriptUnwinding) in
                host.sayError { () throws(ScriptUnwinding) in _ = try host.loop.runForever() }
                host.sayError { () throws(ScriptUnwinding) in _ = try other.runForever() }
                host.sayError { () throws(ScriptUnwinding) in try host.loop.close() }
            }
        ])
        #expect(
            host.said == [
                "This event loop is already running", "Cannot run the event loop while another loop is running",
                "Cannot close a running event loop",
            ])
        #expect(host.runningLoop == nil)
    }

    @Test func unfinishedTasksAreKnownByCreationAndNotKeptAlive() throws {
        let host = ScriptHost()
        weak var gone: ScriptTask?
        for number in 0..<1000 {
            let task = try host.createTask(Coroutine("\(number)", []))
            if number % 10 == 0 { host.tasks["\(number)"] = task } else { gone = task }
        }
        #expect(host.loop.allTasks.count == 1000)
        _ = try host.loop.runUntilComplete(try host.createTask(Coroutine("main", [.giveWay])))
        #expect(host.loop.allTasks.isEmpty)
        #expect(gone == nil)
        let more = try (0..<100).map { try host.createTask(Coroutine("again", []), name: "\($0)") }
        #expect(host.loop.allTasks.map(\.taskCore.name) == more.map(\.taskCore.name))
    }

    private func pythonTime(_ host: ScriptHost) -> String {
        let now = host.now
        return now.replacing("e-09", with: "e-09")
    }
}

extension ScriptHost {
    /// `try: ... except RuntimeError as error: print(error)`
    fileprivate func sayError(_ body: () throws(ScriptUnwinding) -> Void) {
        do throws(ScriptUnwinding) {
            try body()
        } catch {
            if case .raising(let failure) = error { say(failure.message) }
        }
    }
}
