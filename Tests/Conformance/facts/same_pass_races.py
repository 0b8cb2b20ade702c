"""A timer and the end of what it guards in one pass: the order of the handles decides."""
import asyncio


async def race(work, limit):
    try:
        return await asyncio.wait_for(asyncio.sleep(work, "in time"), limit)
    except TimeoutError:
        return "too late"


async def main():
    for work, limit in ((0.1, 0.1), (0.1, 0.1001), (0.1001, 0.1), (0, 0), (0.1, 0.2), (0.0003, 0.0006), (0.0006, 0.0003)):
        print(work, limit, await race(work, limit))
    event = asyncio.Event()
    waiter = asyncio.create_task(asyncio.wait_for(event.wait(), 0.5))
    asyncio.get_running_loop().call_later(0.5, event.set)
    await asyncio.sleep(0)
    print(await asyncio.gather(waiter, return_exceptions=True))


asyncio.run(main())
