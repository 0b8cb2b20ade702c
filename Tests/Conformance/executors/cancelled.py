"""Cancelling and timing out what runs in a thread: the waiting ends, the thread does not."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def work(label, seconds):
    print(label, "begins")
    time.sleep(seconds)
    print(label, "ends")
    return label


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.5):
            await asyncio.to_thread(work, "slow", 2)
    except TimeoutError:
        print("timeout", round(loop.time(), 2))
    task = asyncio.create_task(asyncio.to_thread(work, "cancelled", 0.3))
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", round(loop.time(), 2))
    pool = ThreadPoolExecutor(1)
    running = loop.run_in_executor(pool, work, "running", 0.5)
    waiting = loop.run_in_executor(pool, work, "waiting", 0.5)
    print(waiting.cancel(), running.cancel())
    await asyncio.sleep(1)
    print(waiting.cancelled(), running.cancelled())
    await asyncio.gather(waiting, running, return_exceptions=True)
    pool.shutdown()
    print("end", round(loop.time(), 2))


asyncio.run(main())
print("after run")
