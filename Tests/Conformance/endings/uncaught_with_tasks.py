# An uncaught exception keeps the calls that it left, and with them tasks and coroutines.
import asyncio


async def fails(n):
    raise ValueError(n)


async def never():
    pass


async def main():
    coroutine = never()
    tasks = [asyncio.create_task(fails(n), name=f"task {n}") for n in range(4)]
    await asyncio.sleep(0)
    numbers = [0]
    for task in tasks:
        await task


asyncio.run(main())
