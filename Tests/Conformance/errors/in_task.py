# An uncaught exception in a task that main awaits: the traceback goes through both.
import asyncio


async def worker(n):
    await asyncio.sleep(1)
    return 10 // n


async def supervise(n):
    task = asyncio.create_task(worker(n), name="worker")
    try:
        return await task
    except ZeroDivisionError as error:
        raise RuntimeError("worker failed") from error


async def main():
    print(await supervise(2))
    print(await supervise(0))


asyncio.run(main())
