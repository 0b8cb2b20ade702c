# 1,000 tasks that give way 300 times each: 300,000 turns.
import asyncio


async def worker(times):
    for _ in range(times):
        await asyncio.sleep(0)
    return times


async def main():
    tasks = [asyncio.create_task(worker(300)) for _ in range(1_000)]
    total = 0
    for task in tasks:
        total += await task
    print(total)


asyncio.run(main())
