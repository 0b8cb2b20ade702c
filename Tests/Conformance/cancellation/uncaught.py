# The traceback of a CancelledError that nobody catches.
import asyncio


async def worker():
    await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    task.cancel("told to")
    await task


asyncio.run(main())
