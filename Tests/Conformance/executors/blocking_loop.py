"""time.sleep in the loop's own thread: workers go on, tasks don't."""
import asyncio
import time


def work(label, seconds):
    for i in range(3):
        time.sleep(seconds)
        print(label, i, round(time.monotonic(), 2))


async def ticks():
    while True:
        await asyncio.sleep(0.1)
        print("tick", round(time.monotonic(), 2))


async def main():
    ticking = asyncio.create_task(ticks())
    worker = asyncio.get_running_loop().run_in_executor(None, work, "worker", 0.15)
    await asyncio.sleep(0.12)
    print("blocking the loop")
    time.sleep(0.25)
    print("the loop goes on")
    await worker
    ticking.cancel()


asyncio.run(main())
