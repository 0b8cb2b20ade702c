import Testing

/// The line that ends a run which can never go on: who waits for what, by the names of the program, and the same whether or not
/// anything was recorded.
@Suite(.enabled(if: Loopscope.binary != nil, "loopscope is not built"))
struct DeadlockTests {
    private func expectEnd(_ body: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    {
        let program = "import asyncio\n\n" + body + "\n\nasyncio.run(main())\n"
        for command in [["run"], ["frames", "--every", "pass"]] {
            let ending = try Loopscope.run(command + ["-"], input: Array(program.utf8))
            #expect(ending.status == 4, sourceLocation: sourceLocation)
            #expect(ending.err == "loopscope: deadlock: \(expected)\n", "\(command)", sourceLocation: sourceLocation)
        }
    }

    @Test func aCircleOfLocks() throws {
        try expectEnd(
            """
            async def worker(first, second):
                async with second:
                    await asyncio.sleep(1)
                    async with first:
                        pass

            async def main():
                a, b = asyncio.Lock(), asyncio.Lock()
                other = asyncio.create_task(worker(a, b))
                async with a:
                    await asyncio.sleep(1)
                    async with b:
                        pass
            """,
            "Task-1 (main) waits for the lock `b`, held by Task-2 (worker), which waits for the lock `a`, held by Task-1 (main)"
        )
    }

    @Test func anEventThatNobodySets() throws {
        try expectEnd(
            """
            ready = asyncio.Event()

            async def main():
                print("waiting")
                await asyncio.gather(ready.wait(), asyncio.sleep(1))
            """,
            "Task-1 (main) waits for gather(Task-2, Task-3), in which Task-2 (Event.wait) is not done, "
                + "which waits for the event `ready`, which nobody sets")
    }

    @Test func aLockThatWasNeverReleased() throws {
        try expectEnd(
            """
            class Shop:
                def __init__(self):
                    self.till = asyncio.Lock()

                async def take(self):
                    await self.till.acquire()

            async def main():
                shop = Shop()
                await asyncio.create_task(shop.take(), name="first")
                await shop.take()
            """,
            "Task-1 (main) waits for the lock `self.till`, held by first, which has ended without releasing it")
    }

    @Test func queuesFuturesAndGroups() throws {
        try expectEnd(
            """
            async def consume(jobs):
                await jobs.get()

            async def main():
                jobs = asyncio.Queue()
                forgotten = asyncio.get_running_loop().create_future()
                async with asyncio.TaskGroup() as group:
                    group.create_task(consume(jobs))
                    group.create_task(asyncio.wait_for(forgotten, None))
            """,
            "Task-1 (main) waits for the task group `group`, in which Task-2 (consume) is not done, which waits for "
                + "an item of the queue `jobs`, which is empty; Task-3 (wait_for) waits for the future `forgotten`, "
                + "which nobody completes")
    }

    @Test func itself() throws {
        try expectEnd(
            """
            lock = asyncio.Lock()

            async def main():
                async with lock:
                    async with lock:
                        pass
            """, "Task-1 (main) waits for the lock `lock`, held by Task-1 (main)")
    }
}
