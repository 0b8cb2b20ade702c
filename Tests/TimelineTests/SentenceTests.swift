import Testing
import Trace

@testable import Timeline

/// What is said of each frame. The goldens are read like prose before they are committed.
@Suite struct SentenceTests {
    private func sentences(of trace: Trace) -> [(event: TraceEvent, sentence: String)] {
        let timeline = Timeline(trace: trace, mayGrow: false)
        return (1...trace.count).map { frame in
            timeline.seek(to: frame)
            return (timeline.event, timeline.sentence)
        }
    }

    private func listing(_ trace: Trace) -> String {
        sentences(of: trace).map { "\($0.event.kind.name): \($0.sentence)\n" }.joined()
    }

    @Test func ofAScriptedRun() throws {
        try expectGolden(listing(ScriptedRun.make().trace), "scripted-sentences.txt")
    }

    @Test func ofEveryKindAndDetail() throws {
        try expectGolden(listing(makeVariety()), "every-sentence.txt")
    }

    @Test func everyKindAndDetailIsThere() {
        var seen = Set<String>()
        for trace in [makeVariety(), ScriptedRun.make().trace, PrimitiveRun.make().trace] {
            for (event, _) in sentences(of: trace) { seen.insert("\(event.kind.name) \(event.detail)") }
        }
        var expected = Set<String>()
        for kind in EventKind.allCases {
            let details: Int =
                switch kind {
                case .turnStarted, .turnEnded, .handleQueued: HandleKind.allCases.count
                case .clockAdvanced: ClockReason.allCases.count
                case .cancelRequested: CancelDelivery.allCases.count
                case .futureDone: Outcome.allCases.count
                case .output: OutputStream.allCases.count
                case .programEnded: Ending.allCases.count
                case .lockAcquired, .semaphoreAcquired, .queueShutDown, .timerCancelled: 2
                default: 0
                }
            for detail in 0..<details { expected.insert("\(kind.name) \(detail)") }
            if details == 0, kind != .handleSkipped, kind != .handleCancelled { expected.insert("\(kind.name) 0") }
        }
        #expect(expected.subtracting(seen) == [])
        #expect(seen.contains("handle-skipped 2") && seen.contains("handle-cancelled 2"))
        #expect(seen.contains("handle-dropped 2"))
    }

    /// One line, something on it, no full stop; also of events that make no sense.
    @Test(arguments: 1...10) func areOneLineEach(seed: Int) {
        for (event, sentence) in sentences(of: RandomRun.makeNonsense(seed: UInt64(seed), events: 1_000)) {
            let isFine =
                !sentence.isEmpty && !sentence.hasSuffix(".") && sentence.unicodeScalars.allSatisfy { $0.value >= 0x20 }
            if !isFine { Issue.record("\(event): \(sentence)") }
        }
    }

    @Test func labelsGiveTheCoroutineOnlyOfNumberedTasks() {
        let run = TraceBuilder()
        for (name, coroutine) in [
            ("Task-1", "main"), ("myTask", "worker"), ("Task-12", "main.<locals>.child"), ("Task-", "f"),
            ("Task-x1", "f"),
            ("Task-3", ""), ("two\nlines", "f"),
        ] {
            run.createTask(name, coroutine)
        }
        let timeline = Timeline(trace: run.trace)
        timeline.seek(to: timeline.frameCount)
        let labels = (1...7).map { timeline.label(ofTask: $0) }
        #expect(
            labels == ["Task-1 (main)", "myTask", "Task-12 (child)", "Task-", "Task-x1", "Task-3", "two\\nlines"])
    }

    @Test func namesAreThoseOfTheirTime() {
        let run = TraceBuilder()
        let task = run.createTask("Task-1", "main")
        run.rename(task, from: "Task-1", to: "boss")
        run.event(.cancelRequested, a: task)
        let timeline = Timeline(trace: run.trace)
        #expect(timeline.snapshot(at: 1).sentence.hasPrefix("The task Task-1 (main) is created"))
        #expect(timeline.snapshot(at: 4).sentence.hasPrefix("The module cancels boss:"))
        #expect(timeline.snapshot(at: 2).sentence.hasPrefix("The first step of Task-1 (main)"))
    }

    /// Why a task goes on is said of the very turn, whatever else happened to it.
    @Test func turnsSayWhatIsThrown() {
        func reasons(_ script: (TraceBuilder, UInt32) -> Void) -> [String] {
            let run = TraceBuilder()
            run.startLoop()
            script(run, run.createTask("w", "worker"))
            return sentences(of: run.trace).filter { $0.event.kind == .turnStarted }
                .map { String($0.sentence.dropFirst("The event loop takes the next handle: ".count)) }
        }
        func step(_ run: TraceBuilder, _ body: () -> Void) {
            run.startTurn()
            run.line(1, in: "worker")
            body()
            run.endTurn()
        }
        let starts = "w starts and runs its first lines"
        let thrown = "w goes on, and CancelledError is thrown into it, as cancel() asked for"

        #expect(
            reasons { run, task in
                run.cancel(task, .atNextStep)
                run.startTurn()
            } == ["w was cancelled before it started, and ends without running a line of it"])
        #expect(
            reasons { run, task in
                run.cancel(task, .atNextStep)
                run.event(.cancelWithdrawn, a: task)
                run.startTurn()
            } == [starts])
        #expect(
            reasons { run, task in
                step(run) {
                    run.cancel(task, .atNextStep)
                    run.yield()
                }
                step(run) { run.yield() }
                step(run) { run.yield() }
            } == [starts, thrown, "w goes on where it gave way"])
        #expect(
            reasons { run, task in
                step(run) { run.suspend(.future, "future 1", subject: 1) }
                run.event(.futureDone, a: 1)
                run.queue(.wakeup, task)
                run.cancel(task, .atNextStep)
                step(run) { run.suspend(.future, "future 2", subject: 2) }
                run.event(.futureDone, detail: Outcome.exception.rawValue, a: 2)
                run.queue(.wakeup, task)
                step(run) { run.suspend(.future, "future 3", subject: 3) }
                run.cancel(task, .throughAwaited)
                run.event(.futureDone, detail: Outcome.cancelled.rawValue, a: 3)
                run.queue(callback: "other")
                run.queue(.wakeup, task)
                run.startTurn()
                run.endTurn()
                run.startTurn()
            } == [
                starts, thrown,
                "w wakes up, since what it waits for has failed (future 2), and the exception is thrown into it",
                "the callback other runs",
                "w wakes up, since what it waits for is cancelled (future 3), and CancelledError is thrown into it",
            ])
    }

    @Test func ofPrimitives() throws {
        try expectGolden(listing(PrimitiveRun.make().trace), "primitive-sentences.txt")
    }

    /// All that does not happen in the scripted run.
    private func makeVariety() -> Trace {
        let run = TraceBuilder(source: "import asyncio\r\n\n    value = await fetch()  # why\t\nlast")
        run.line(1, in: "<module>")
        run.line(2, in: "<module>")
        run.line(3, in: "Reader.read")
        run.line(4, in: "main.<locals>.child")
        run.line(99, in: "<module>")
        run.event(.clockAdvanced, detail: ClockReason.blockingSleep.rawValue)
        run.event(.coroutineCreated, a: run.trace.text("main.<locals>.child"))
        run.event(.coroutineNeverAwaited, a: run.trace.text("fetch"))
        run.event(.inputRead, b: run.trace.text("42"))
        run.print("a\nb\n")
        run.print("\n")
        run.print("no line break")
        run.print("\u{1B}[31mred\n", to: .stderr)
        run.print(String(repeating: "long ", count: 30))
        run.startLoop()

        let main = run.createTask("Task-1", "main")
        run.createTask("Task-2", "_cleanup", isHousekeeping: true)
        run.queue(callback: "later")
        run.queue(callback: "never")
        run.cancelHandle(at: 3)
        run.time(1.5)
        run.event(.clockAdvanced, detail: ClockReason.network.rawValue)
        run.event(.clockAdvanced)
        let timer = run.setTimer(2.000_000_4, callback: "later")
        let second = run.setTimer(3, for: main, callback: "wake")
        let third = run.setTimer(.infinity, callback: "later")
        run.event(.clockAdvanced)
        run.fire(timer)
        run.fire(second)
        run.cancelTimer(third)
        run.fire(third)
        run.event(.passStarted, a: 0)
        run.event(.passStarted, a: 1)
        run.pass()
        run.startTurn()
        run.line(3, in: "main")
        run.event(.clockAdvanced, detail: ClockReason.blockingSleep.rawValue)
        run.print("from a task\n")
        run.raise("ValueError: bad")
        run.catchException("ValueError: bad")
        run.cancel(main, .atNextStep)
        run.cancel(main, .throughAwaited, message: "stop it")
        run.event(.cancelWithdrawn, a: main)
        run.rename(main, from: "Task-1", to: "boss")
        let child = run.createTask("Task-3", "child")
        run.event(.futureDone, detail: 0, a: 3, b: run.trace.text("'x'"))
        run.event(.futureDone, detail: 1, a: 4, b: run.trace.text("ValueError('bad')"))
        run.event(.futureDone, detail: 2, a: 5)
        run.suspend(.other, "gather(a, b)", subject: 1)
        run.endTurn()
        run.startTurn()
        run.end(.taskReturned, "None")
        run.endTurn()
        run.startTurn()
        run.endTurn()
        run.startTurn()
        run.startTurn()
        run.print("from a callback\n", to: .stderr)
        run.endTurn()
        run.startTurn()
        run.endTurn()
        run.startTurn()
        run.startTurn()
        run.line(3, in: "child")
        run.suspend(.other, "lock.acquire()")
        run.endTurn()
        run.queue(.wakeup, child)
        run.startTurn()
        run.queue(.step, child)
        run.endTurn()
        run.startTurn()
        run.suspend(.other, "")
        run.endTurn()
        run.queue(.wakeup, child)
        run.startTurn()
        run.end(.taskRaised, "ValueError('bad')")
        run.endTurn()
        run.queue(.wakeup, main)
        run.startTurn()
        run.end(.taskCancelled, "")
        run.endTurn()
        let task = ControlKind.task.rawValue
        run.event(.eagerStepStarted, a: child)
        run.event(.eagerStepEnded, a: child)
        run.event(.eagerStepStarted, detail: task, a: child, b: main)
        run.event(.eagerStepEnded, detail: task, a: child, b: main)
        let (thread, worker) = (ControlKind.thread.rawValue, run.trace.text("worker_0"))
        run.event(.threadSwitched, aux: UInt16(thread), a: worker)
        run.event(.threadSwitched, detail: thread, b: worker)
        run.dropTimer(run.setTimer(8, callback: "left over"))
        run.dropTimer(run.setTimer(9, for: main, callback: "left over"))
        run.queue(.step, main)
        run.queue(callback: "left over")
        run.closeLoop()
        for ending in Ending.allCases { run.end(ending, status: UInt32(ending.rawValue), message: "") }
        run.end(.uncaughtException, status: 1, message: "ValueError: bad")
        return run.trace
    }
}
