import Trace

/// Tasks that wait at a primitive of each kind, in the order in which asyncio would have it.
enum PrimitiveRun {
    static func make() -> TraceBuilder {
        let run = TraceBuilder(source: "import asyncio\n")
        run.line(1, in: "<module>")
        run.startLoop()
        let main = run.createTask("Task-1", "main")
        run.pass()
        run.startTurn()
        run.line(2, in: "main")
        let workers = (2...4).map { run.createTask("Task-\($0)", "worker") }
        let lock = run.addPrimitive(.lock, "db")
        run.event(.lockAcquired, a: lock, b: main)
        run.yield()
        run.endTurn()
        waitForALock(run, lock, main, workers)
        waitForTheRest(run, workers)
        endFutures(run, main)
        run.closeLoop()
        run.end(.finished)
        return run
    }

    /// A turn of the task at the front, in which it runs a line and suspends or does something else.
    private static func turn(_ run: TraceBuilder, line: Int, _ body: () -> Void) {
        if run.ready.isEmpty { return }
        run.startTurn()
        run.line(line, in: "worker")
        body()
        run.endTurn()
    }

    private static func wake(_ run: TraceBuilder, _ primitive: UInt32, _ task: UInt32, _ outcome: Outcome = .result) {
        run.event(.futureDone, detail: outcome.rawValue, aux: 1, a: primitive, b: run.trace.text("True"))
        run.queue(.wakeup, task)
    }

    private static func waitForALock(_ run: TraceBuilder, _ lock: UInt32, _ main: UInt32, _ workers: [UInt32]) {
        run.pass()
        for _ in workers { turn(run, line: 5) { run.suspend(.primitive, "the lock `db`", subject: lock) } }
        turn(run, line: 9) {
            run.event(.lockReleased, a: lock, b: main)
            wake(run, lock, workers[0])
            run.cancel(workers[1], .throughAwaited)
            wake(run, lock, workers[1], .cancelled)
            run.yield()
        }
        run.pass()
        turn(run, line: 5) {
            run.event(.lockAcquired, detail: 1, a: lock, b: workers[0])
            run.yield()
        }
        turn(run, line: 5) {
            run.raise("asyncio.exceptions.CancelledError")
            run.catchException("asyncio.exceptions.CancelledError")
            run.yield()
        }
        turn(run, line: 10) { run.yield() }
        run.pass()
        turn(run, line: 6) {
            run.event(.lockReleased, a: lock, b: workers[0])
            wake(run, lock, workers[2])
            run.yield()
        }
        turn(run, line: 7) { run.yield() }
        turn(run, line: 11) {
            run.event(.lockAcquired, a: run.addPrimitive(.lock, ""), b: 0)
            run.event(.lockReleased, a: 2, b: 0)
            run.yield()
        }
        run.pass()
    }

    /// Each kind once: the first worker waits, the second one does what lets it go on.
    private static func waitForTheRest(_ run: TraceBuilder, _ workers: [UInt32]) {
        func meet(
            _ kind: PrimitiveRecord.Kind, _ wait: WaitRecord.Kind, _ name: String, limit: UInt32 = 0,
            first: (UInt32) -> Void = { _ in }, second: (UInt32) -> Void
        ) {
            let primitive = run.addPrimitive(kind, name, limit: limit)
            var waiting: UInt32 = 0
            turn(run, line: 20) {
                waiting = run.current
                first(primitive)
                run.suspend(wait, wait.text(at: kind.label(name: name, ordinal: 1)), subject: primitive)
            }
            turn(run, line: 21) {
                second(primitive)
                wake(run, primitive, waiting)
                run.yield()
            }
        }
        meet(.event, .primitive, "go") {
            run.event(.eventSet, a: $0)
        }
        run.event(.eventCleared, a: 3)
        meet(.condition, .primitive, "self.cond") { run.event(.conditionNotified, a: $0, b: 1) }
        run.event(.conditionNotified, a: 4, b: 2)
        meet(.semaphore, .primitive, "slots", limit: 1) {
            run.event(.semaphoreAcquired, a: $0, b: 0)
        } second: {
            run.event(.semaphoreReleased, a: $0, b: 1)
            run.event(.semaphoreAcquired, detail: 1, a: $0, b: 0)
        }
        meet(.barrier, .primitive, "start", limit: 2) {
            run.event(.barrierArrived, a: $0, b: 1)
        } second: {
            run.event(.barrierArrived, detail: BarrierPhase.draining.rawValue, a: $0, b: 2)
        }
        for (kind, phase, before, count) in [
            (EventKind.barrierLeft, BarrierPhase.draining, BarrierPhase.draining, 1),
            (.barrierLeft, .filling, .draining, 0), (.barrierChanged, .resetting, .filling, 0),
            (.barrierChanged, .filling, .resetting, 0), (.barrierChanged, .broken, .filling, 0),
        ] as [(EventKind, BarrierPhase, BarrierPhase, UInt32)] {
            run.event(kind, detail: phase.rawValue, aux: UInt16(before.rawValue), a: 6, b: count)
        }
        let text = run.trace.text("'first'")
        meet(.queue, .item, "jobs", limit: 1) { run.event(.itemPut, a: $0, b: text) }
        run.event(.itemTaken, a: 7, b: text)
        run.event(.itemDone, a: 7, b: 0)
        meet(.queue, .space, "self.jobs", limit: 1) {
            run.event(.itemPut, a: $0, b: text)
        } second: {
            run.event(.itemTaken, a: $0, b: text)
        }
        meet(.queue, .join, "all_jobs") {
            run.event(.itemPut, a: $0, b: text)
            run.event(.itemPut, a: $0, b: text)
        } second: {
            run.event(.itemDone, a: $0, b: 1)
            run.event(.itemDone, a: $0, b: 0)
        }
        run.event(.queueShutDown, a: 9)
        run.event(.queueShutDown, detail: 1, a: 8)
        meet(.taskGroup, .primitive, "tg") { _ in }
        run.event(.groupAborted, a: 10, b: workers[0])
        run.event(.groupAborted, a: 10)
    }

    /// Futures with somebody who waits for them, and without.
    private static func endFutures(_ run: TraceBuilder, _ main: UInt32) {
        let kinds: [(PrimitiveRecord.Kind, String)] = [
            (.gather, "gather(Task-2, Task-3)"), (.wait, "wait(Task-2)"), (.shield, "shield(Task-2)"), (.future, "fut"),
            (.future, ""),
        ]
        for (kind, name) in kinds {
            for outcome in Outcome.allCases {
                let future = run.addPrimitive(kind, name, members: [.task(2), .task(3)])
                var task: UInt32 = 0
                turn(run, line: 30) {
                    task = run.current
                    run.suspend(.primitive, kind.label(name: name, ordinal: 1), subject: future)
                }
                run.trace.endPrimitive(future)
                run.event(.futureDone, detail: outcome.rawValue, aux: 1, a: future, b: run.trace.text("[1, 2]"))
                if task != 0 { run.queue(.wakeup, task) }
            }
        }
        let alone = run.addPrimitive(.future, "alone")
        run.event(.futureDone, aux: 1, a: alone, b: run.trace.text("1"))
    }
}
