"""Cancelling a suspended task cancels what it waits for; the task hears of it passes later."""
import asyncio

async def worker():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("worker:", repr(error))
        raise

async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    print(task.cancel("enough"), task.cancelling(), task.done())
    for turn in range(3):
        print("turn", turn, task.done())
        await asyncio.sleep(0)
    print(task.cancelled(), task.cancel(), task.cancelling())
    for attempt in range(2):
        try:
            await task
        except asyncio.CancelledError as error:
            print("main:", repr(error))

asyncio.run(main())
