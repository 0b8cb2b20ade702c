import EventLoopModel
import Testing

/// Who hears of a cancellation, and when. Source: Task.swift.
struct CancellationTests {
    private func state(_ host: ScriptHost, _ key: String) -> FutureCore<ScriptHost> { host.tasks[key]!.futureCore }

    /// `print(repr(error))` where a cancellation is caught.
    private func catching(_ who: String, _ body: [Line], then: [Line] = []) -> Line {
        .attempt(body, except: "CancelledError", [.say("\(who)\\e")] + then)
    }

    @Test func aSuspendedTaskHearsPassesLater() throws {
        let host = ScriptHost()
        try host.run(
            [
                .start("worker", [catching("worker: ", [.sleep(10)], then: [.reraise])]),
                .giveWay,
                .call { (host) throws(ScriptUnwinding) in
                    let task = host.tasks["worker"]!
                    let accepted = try host.loop.cancel(task, message: "enough")
                    host.say(
                        "\(pythonText(accepted)) \(task.taskCore.cancelling) \(pythonText(task.futureCore.isDone))")
                },
            ]
                + (0..<3).flatMap { turn in
                    [.tell { "turn \(turn) \(pythonText(self.state($0, "worker").isDone))" }, .giveWay]
                } + [
                    .call { (host) throws(ScriptUnwinding) in
                        let task = host.tasks["worker"]!
                        let accepted = try host.loop.cancel(task, message: nil)
                        host.say(
                            "\(pythonText(task.futureCore.isCancelled)) \(pythonText(accepted)) \(task.taskCore.cancelling)"
                        )
                    },
                    catching("main: ", [.join("worker")]),
                    catching("main: ", [.join("worker")]),
                ])
        try expectFact("cancel_suspended", host)
    }

    @Test func aTaskCancelledBeforeItStartsNeverRuns() throws {
        let host = ScriptHost()
        try host.run([
            .start("worker", [.say("never printed")]), .cancel("worker", "too late"),
            catching("", [.join("worker")]), .tell { pythonText(self.state($0, "worker").isCancelled) },
        ])
        try expectFact("cancel_unstarted", host)
    }

    @Test func aRunningTaskHearsAtItsNextAwaitOrEndsCancelled() throws {
        let host = ScriptHost()
        func cancelMyself(_ key: String) -> Line { .cancel(key, "me") }
        func inMain(_ key: String) -> Line {
            .attempt(
                [.join(key), .say("not cancelled")], except: "CancelledError",
                [.say("main: \\e True")])
        }
        try host.run([
            .start(
                "hears",
                [cancelMyself("hears"), .say("still here"), catching("hears: ", [.sleep(5)], then: [.reraise])]),
            inMain("hears"),
            .start(
                "gives_way", [cancelMyself("gives_way"), catching("gives_way: ", [.giveWay], then: [.reraise])]),
            inMain("gives_way"),
            .start("returns", [cancelMyself("returns"), .returns("lost")]), inMain("returns"),
        ])
        try expectFact("cancel_running", host)
        for key in ["hears", "gives_way", "returns"] { #expect(state(host, key).isCancelled) }
    }

    @Test func aChainOfAwaitsIsCancelledFromItsInnermostEnd() throws {
        let host = ScriptHost()
        func done(_ host: ScriptHost) -> String {
            ["inner", "middle", "outer"].map { pythonText(state(host, $0).isDone) }.joined(separator: " ")
        }
        func cancelling(_ host: ScriptHost) -> String {
            ["inner", "middle", "outer"].map { "\(host.tasks[$0]!.taskCore.cancelling)" }.joined(separator: " ")
        }
        try host.run(
            [
                .start("inner", [.ensure([.sleep(10)], finally: [.say("inner ends")])]),
                .start("middle", [.ensure([.join("inner")], finally: [.say("middle ends")])]),
                .start(
                    "outer",
                    [
                        catching("outer: ", [.join("middle")]), .say("outer lives on"), .giveWay, .returns("done"),
                    ]),
                .giveWay, .giveWay, .cancel("outer", "down the chain"), .tell(cancelling),
            ]
                + (0..<4).flatMap { turn in [.tell { "turn \(turn) \(done($0))" }, .giveWay] } + [
                    .join("outer"),
                    .tell {
                        let outer = $0.tasks["outer"]!
                        return "done \(pythonText(outer.futureCore.isCancelled)) \(outer.taskCore.cancelling)"
                    },
                ])
        try expectFact("cancel_chain", host)
    }

    @Test func aTaskMayRefuse() throws {
        let host = ScriptHost()
        func request(_ number: Int) -> [Line] {
            [
                .sleep(0.5), .cancel("stubborn", "attempt \(number)"),
                .tell { "True \($0.tasks["stubborn"]!.taskCore.cancelling)" },
            ]
        }
        try host.run(
            [
                .start(
                    "stubborn",
                    [catching("no: ", [.sleep(10)]), catching("no: ", [.sleep(10)]), .sleep(1), .returns("survived")])
            ] + request(0) + request(1) + [
                .join("stubborn"),
                .tell {
                    let task = $0.tasks["stubborn"]!
                    return "survived \(pythonText(task.futureCore.isCancelled)) \(task.taskCore.cancelling)"
                },
            ])
        try expectFact("refuses_to_die", host)
    }

    @Test func uncancelTakesTheRequestBack() throws {
        let host = ScriptHost()
        let worker: [Line] = [.say("worker runs"), .giveWay, .returns("done")]
        try host.run([
            .start("worker", worker), .cancel("worker"), .cancel("worker"),
            .tell { host in
                let task = host.tasks["worker"]!
                let numbers = [task.taskCore.cancelling] + (0..<3).map { _ in host.loop.uncancel(task) }
                return numbers.map(String.init).joined(separator: " ")
            },
            .join("worker"),
            .tell { if case .result(let value) = self.state($0, "worker").state { value } else { "" } },
            .start("other", worker), .cancel("other"), .cancel("other"),
            .tell { "\($0.loop.uncancel($0.tasks["other"]!))" },
            catching("", [.join("other")]),
        ])
        try expectFact("uncancel", host)
    }

    @Test func cancellingOneOfTwoWaitersCancelsWhatBothWaitFor() throws {
        let host = ScriptHost()
        func worker(_ name: String) -> Line {
            .start(name, [catching("\(name) ", [.await { $0.futures["it"]! }])])
        }
        try host.run([
            .call { $0.futures["it"] = ScriptFuture($0.loop) },
            worker("A"), worker("B"), .giveWay, .cancel("A", "stop"),
            .tell {
                let cancelled = pythonText($0.futures["it"]!.futureCore.isCancelled)
                return "\(cancelled) \($0.tasks["A"]!.taskCore.cancelling) \($0.tasks["B"]!.taskCore.cancelling)"
            },
            .join("A"), .join("B"),
        ])
        try expectFact("cancel_the_waiting_of_two", host)
    }

    @Test func aCancellationAfterTheWakeupReplacesWhatWasAwaited() throws {
        let host = ScriptHost()
        let worker: [Line] = [catching("worker: ", [.await { $0.futures["it"]! }, .say("lost")])]
        try host.run([
            .call { $0.futures["it"] = ScriptFuture($0.loop) },
            .start("A", worker), .giveWay,
            .call { (host) throws(ScriptUnwinding) in
                try host.loop.setResult("lost", of: host.futures["it"]!)
                let accepted = try host.loop.cancel(host.tasks["A"]!, message: "first")
                host.say("\(pythonText(accepted)) lost")
            },
            .join("A"),
            .call { $0.futures["it"] = ScriptFuture($0.loop) },
            .start("B", worker), .giveWay,
            .call { (host) throws(ScriptUnwinding) in
                _ = try host.loop.cancelFuture(host.futures["it"]!, message: "own message")
                _ = try host.loop.cancel(host.tasks["B"]!, message: "of the task")
            },
            .join("B"),
        ])
        try expectFact("cancel_after_wakeup", host)
    }

    @Test func aFutureMayHaveACancelOfItsOwn() throws {
        let host = ScriptHost()
        try host.run([
            .call { host in
                let future = ScriptFuture(host.loop)
                future.ownCancel = { [unowned host] (message) throws(ScriptUnwinding) in
                    host.say("asked: \(message ?? "None")")
                    return false
                }
                host.futures["it"] = future
            },
            .start("worker", [catching("worker: ", [.await { $0.futures["it"]! }])]), .giveWay,
            .call { (host) throws(ScriptUnwinding) in
                let task = host.tasks["worker"]!
                let accepted = try host.loop.cancel(task, message: "please")
                host.say(
                    "\(pythonText(accepted)) \(task.taskCore.cancelling) \(pythonText(host.futures["it"]!.futureCore.isDone))"
                )
            },
            .giveWay, .tell { "still waiting \(pythonText(self.state($0, "worker").isDone))" },
            .call { (host) throws(ScriptUnwinding) in try host.loop.setResult("x", of: host.futures["it"]!) },
            .join("worker"),
        ])
        try expectFact("own_cancel", host)
    }

    @Test func tasksThatAwaitEachOtherCannotBeCancelled() throws {
        let host = ScriptHost()
        func waits(_ other: String) -> [Line] { [.join(other)] }
        _ = try? host.run([
            .start("A", waits("B")), .start("B", waits("A")), .giveWay,
            .attempt([.cancel("A")], except: "RecursionError", [.say("\\e")]),
            .tell { "\($0.tasks["A"]!.taskCore.cancelling) \($0.tasks["B"]!.taskCore.cancelling)" },
            .giveWay,
            .tell { "\(pythonText(self.state($0, "A").isDone)) \(pythonText(self.state($0, "B").isDone))" },
            .call { (_) throws(ScriptUnwinding) in throw .machineStops },
        ])
        try expectFact("cancel_in_a_circle", host)
    }

    /// No recursion: a chain as long as CPython's is cancelled without a deep stack.
    @Test func aLongChainIsCancelled() throws {
        let host = ScriptHost()
        let count = 9000
        try host.run(
            [.start("0", [.sleep(10)])] + (1..<count).map { .start("\($0)", [.join("\($0 - 1)")]) } + [
                .giveWay, .giveWay, .cancel("\(count - 1)"),
                .attempt([.join("\(count - 1)")], except: "CancelledError", [.say("\\e")]),
            ])
        #expect(host.said == ["CancelledError()"])
        #expect(state(host, "0").isCancelled)
    }
}
