# 10,000 tasks in a TaskGroup.
import asyncio


async def worker(n):
    await asyncio.sleep(0)
    return n


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker(n)) for n in range(10_000)]
    print(sum([task.result() for task in tasks]))


asyncio.run(main())
