"""A task that is cancelled when what it waits for is done already hears of it instead of the result."""
import asyncio

async def worker(future):
    try:
        print(await future)
    except asyncio.CancelledError as error:
        print("worker:", repr(error))

async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(worker(future))
    await asyncio.sleep(0)
    future.set_result("lost")
    print(task.cancel("first"), future.result())
    await task
    failed = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(worker(failed))
    await asyncio.sleep(0)
    failed.cancel("own message")
    task.cancel("of the task")
    await task

asyncio.run(main())
