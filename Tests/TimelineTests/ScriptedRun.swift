import Trace

/// The program of the notes, a little longer: a task sleeps, another gives way, and one is cancelled.
enum ScriptedRun {
    static let source = """
        import asyncio

        async def worker():
            print("worker starts")
            await asyncio.sleep(1)
            return 42

        async def main():
            task = asyncio.create_task(worker(), name="myTask")
            other = asyncio.create_task(worker())
            await asyncio.sleep(0)
            other.cancel("enough")
            await task

        asyncio.run(main())

        """

    static func make() -> TraceBuilder {
        let run = TraceBuilder(source: source)
        for line in [1, 3, 8, 15] { run.line(line, in: "<module>") }
        run.event(.coroutineCreated, a: run.trace.text("main"))
        run.startLoop()
        let main = run.createTask("Task-1", "main")

        run.pass()
        run.startTurn()
        run.line(9, in: "main")
        run.event(.coroutineCreated, a: run.trace.text("worker"))
        let mine = run.createTask("myTask", "worker")
        run.line(10, in: "main")
        run.event(.coroutineCreated, a: run.trace.text("worker"))
        let other = run.createTask("Task-2", "worker")
        run.line(11, in: "main")
        run.yield()
        run.endTurn()

        run.pass()
        var timers: [UInt32] = []
        for task in [mine, other] {
            run.startTurn()
            run.line(4, in: "worker")
            run.print("worker starts\n")
            run.line(5, in: "worker")
            timers.append(run.setTimer(1.000_000_2, for: task, callback: "_set_result_unless_cancelled"))
            run.suspend(.sleep, "sleep until 1.0", due: 1.000_000_2)
            run.endTurn()
        }
        run.startTurn()
        run.line(12, in: "main")
        run.cancel(other, .throughAwaited, message: "enough")
        run.event(.futureDone, detail: Outcome.cancelled.rawValue, a: 2)
        run.queue(.wakeup, other)
        run.event(.timerCancelled, a: timers[1])
        run.line(13, in: "main")
        run.suspend(.task, "myTask", subject: mine)
        run.endTurn()

        run.pass()
        run.startTurn()
        run.raise("asyncio.exceptions.CancelledError: enough")
        run.end(.taskCancelled, "enough")
        run.endTurn()

        run.time(1.001)
        run.event(.clockAdvanced, detail: ClockReason.idle.rawValue)
        run.fire(timers[0])
        run.pass()
        run.startTurn()
        run.event(.futureDone, detail: Outcome.result.rawValue, a: 1, b: run.trace.text("None"))
        run.queue(.wakeup, mine)
        run.endTurn()

        run.pass()
        run.startTurn()
        run.line(6, in: "worker")
        run.end(.taskReturned, "42")
        run.queue(.wakeup, main)
        run.endTurn()

        run.pass()
        run.startTurn()
        run.end(.taskReturned, "None")
        run.endTurn()
        run.closeLoop()
        run.end(.finished)
        return run
    }
}
