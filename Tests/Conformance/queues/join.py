"""join waits until each item that was put has been dealt with, not until the queue is empty."""
import asyncio


async def worker(queue, name):
    while True:
        seconds = await queue.get()
        print(name, "works for", seconds)
        await asyncio.sleep(seconds)
        queue.task_done()
        print(name, "has done", seconds)


async def main():
    queue = asyncio.Queue()
    await queue.join()
    print("nothing to wait for")
    for seconds in (0.3, 0.1, 0.2, 0.1):
        queue.put_nowait(seconds)
    workers = [asyncio.create_task(worker(queue, name), name=name) for name in ("one", "two")]
    joins = [asyncio.create_task(queue.join()) for _ in range(2)]
    await asyncio.sleep(0.25)
    print(queue, [join.done() for join in joins])
    await asyncio.gather(*joins)
    print("joined", queue.empty())
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))


asyncio.run(main())
