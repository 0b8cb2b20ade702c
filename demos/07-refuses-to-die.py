# Look for: stubborn catches its CancelledError and lives on, so cancelled() stays False and it returns a result.
import asyncio


async def stubborn():
    for attempt in range(1, 4):
        try:
            await asyncio.sleep(10)
            return f"finished in attempt {attempt}"
        except asyncio.CancelledError:
            print(f"stubborn: attempt {attempt} was cancelled, I carry on")
    return "gave up"


async def main():
    task = asyncio.create_task(stubborn(), name="stubborn")
    for _ in range(2):
        await asyncio.sleep(1)
        task.cancel()
        print("main: cancelled it, requests so far:", task.cancelling())
    print("main: result:", await task)
    print("main: done", task.done(), "cancelled", task.cancelled())


asyncio.run(main())
