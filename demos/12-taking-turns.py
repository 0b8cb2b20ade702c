# Look for: sleep(0) puts a task at the back of the ready queue, so the three tasks take turns in a fixed order.
import asyncio


async def count(name, turns):
    for turn in range(1, turns + 1):
        print(name, turn)
        await asyncio.sleep(0)
    print(name, "done")


async def main():
    tasks = [asyncio.create_task(count(name, turns)) for name, turns in (("A", 2), ("B", 3), ("C", 1))]
    for task in tasks:
        await task


asyncio.run(main())
