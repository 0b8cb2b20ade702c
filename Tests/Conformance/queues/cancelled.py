"""A getter or putter that is cancelled leaves its place; one that was already woken wakes the next."""
import asyncio


async def get(queue, name):
    try:
        print(name, "got", await queue.get())
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(get(queue, name)) for name in "abc"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    await asyncio.sleep(0)
    print(queue)
    queue.put_nowait("item")
    tasks[0].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    full = asyncio.Queue(1)
    full.put_nowait("first")
    putters = [asyncio.create_task(full.put(name)) for name in "xyz"]
    await asyncio.sleep(0)
    full.get_nowait()
    putters[0].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(full, [task.done() for task in putters])
    print(full.get_nowait(), await full.get())
    print([task.cancelled() for task in putters])


asyncio.run(main())
