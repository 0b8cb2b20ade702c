import EventLoopModel
import Testing

/// Outcomes and done callbacks. Source: Future.swift.
struct FutureTests {
    @Test func doneCallbacksAreQueuedInOrder() throws {
        let host = ScriptHost()
        try host.run([
            .call { (host) throws(ScriptUnwinding) in
                let future = ScriptFuture(host.loop)
                func add(_ name: String, _ function: @escaping () throws(ScriptUnwinding) -> Void)
                    throws(ScriptUnwinding)
                {
                    let callback = ScriptCallback(name: name) { (_) throws(ScriptUnwinding) in try function() }
                    try host.loop.addDoneCallback(.call(callback), to: future)
                }
                func remove(_ name: String) throws(ScriptUnwinding) -> Int {
                    try host.loop.removeDoneCallbacks(from: future) {
                        if case .call(let callback) = $0 { callback.name == name } else { false }
                    }
                }
                try add("first") { () throws(ScriptUnwinding) in
                    host.say("first x")
                    try add("late") { host.say("late") }
                }
                try add("removed") { host.say("never printed") }
                try add("second") { host.say("second") }
                try add("removed") { host.say("never printed") }
                host.say("\(try remove("removed")) \(try remove("removed"))")
                try host.loop.setResult("x", of: future)
                host.say("set")
            },
            .giveWay, .say("turn 0"), .giveWay, .say("turn 1"), .giveWay, .say("turn 2"),
        ])
        try expectFact("done_callbacks", host)
    }

    @Test func everyStateHasItsAnswers() throws {
        let host = ScriptHost()
        try host.run([
            .call { (host) throws(ScriptUnwinding) in
                let future = ScriptFuture(host.loop)
                host.ask(future)
                try host.loop.setResult("'x'", of: future)
                host.ask(future)
                do throws(ScriptUnwinding) { try host.loop.setResult("y", of: future) } catch { host.say(error) }
                do throws(ScriptUnwinding) {
                    try host.loop.setException(ScriptError("ValueError", "z"), of: future)
                } catch { host.say(error) }
                host.say(pythonText(try host.loop.cancelFuture(future, message: nil)))
                let failed = ScriptFuture(host.loop)
                try host.loop.setException(ScriptError("ValueError", "bad"), of: failed)
                host.ask(failed)
                let cancelled = ScriptFuture(host.loop)
                let first = pythonText(try host.loop.cancelFuture(cancelled, message: "why"))
                host.say("\(first) \(pythonText(try host.loop.cancelFuture(cancelled, message: "again")))")
                host.ask(cancelled)
            }
        ])
        try expectFact("states_of_a_future", host)
    }

    @Test func whoAwaitsAFailedTaskGetsItsException() throws {
        let host = ScriptHost()
        func waits(_ name: String) -> Line {
            .attempt([.join("fails")], except: "ValueError", [.say("\(name) \\e")])
        }
        try host.run([
            .start("fails", [.sleep(0.001), .raise(ScriptError("ValueError", "bad"))]),
            .start("A", [waits("A")]), .start("B", [waits("B")]),
            waits("main"), waits("main"), .join("A"), .join("B"),
            .tell {
                if case .failure(let error) = $0.loop.exception(of: $0.tasks["fails"]!) { "\(error)" } else { "" }
            },
        ])
        try expectFact("exceptions_leave_awaits", host)
    }

    @Test func anExceptionNobodyRetrievesIsReportedWhenItsTaskDies() throws {
        let host = ScriptHost()
        func fails(_ name: String, _ key: String) -> Line {
            .call { (host) throws(ScriptUnwinding) in
                let lines: [Line] = [.giveWay, .say("\(name) fails"), .raise(ScriptError("ValueError", name))]
                let task = try host.createTask(Coroutine(name, lines))
                if !key.isEmpty { host.tasks[key] = task }
            }
        }
        try host.run(
            [fails("A", ""), fails("B", "held"), fails("C", "")]
                + (0..<3).flatMap { [.giveWay, .say("turn \($0)")] }
                + [
                    .call { (host) throws(ScriptUnwinding) in
                        host.tasks["held"] = nil
                        try host.settle()
                    }, .say("main ends"),
                ])
        let said = host.said.map { $0.contains("never retrieved") ? "report: Task exception was never retrieved" : $0 }
        #expect(try said == fact("never_retrieved"))
    }

    @Test func aTaskThatDiesPendingIsReported() throws {
        let host = ScriptHost()
        let task = try host.createTask(
            Coroutine(
                "main",
                [
                    .call { (host) throws(ScriptUnwinding) in
                        let future = ScriptFuture(host.loop)
                        _ = try host.createTask(Coroutine("waits", [.await { _ in future }]))
                    },
                    .giveWay, .say("main ends"),
                ]))
        #expect(try host.loop.runUntilComplete(task) == .stopped)
        _ = try host.createTask(Coroutine("waits", [.giveWay]))
        host.say("closing")
        try host.loop.close()
        host.say("closed")
        let said = host.said.map { $0.contains("destroyed") ? "report: Task was destroyed but it is pending!" : $0 }
        #expect(try said == fact("destroyed_pending"))
    }
}

extension ScriptHost {
    /// Prints what `result()` and `exception()` answer.
    fileprivate func ask(_ future: ScriptFuture) {
        switch loop.result(of: future) {
        case .value(let value): say(value)
        case .raises(let error): say("raises \(error)")
        }
        switch loop.exception(of: future) {
        case .none: say("None")
        case .failure(let error): say("\(error)")
        case .raises(let error): say("raises \(error)")
        }
    }

    fileprivate func say(_ unwinding: ScriptUnwinding) {
        if case .raising(let error) = unwinding { say("raises \(error)") }
    }
}
