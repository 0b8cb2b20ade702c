# 100,000 tasks that sleep once. The sleep is so short that it is over before all tasks have started: CPython, whose
# clock is real, never idles, and what is measured is its work on 100,000 tasks, timers and futures.
import asyncio


async def sleeper(n):
    await asyncio.sleep(0.001)
    return n


async def main():
    tasks = [asyncio.create_task(sleeper(n)) for n in range(100_000)]
    total = 0
    for task in tasks:
        total += await task
    print(total)


asyncio.run(main())
