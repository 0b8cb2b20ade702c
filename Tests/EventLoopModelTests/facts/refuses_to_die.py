"""A task may catch its CancelledError and live on; each cancel() counts."""
import asyncio

async def stubborn():
    for attempt in range(2):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            print("no:", repr(error))
    await asyncio.sleep(1)
    return "survived"

async def main():
    task = asyncio.create_task(stubborn())
    for attempt in range(2):
        await asyncio.sleep(.5)
        print(task.cancel(f"attempt {attempt}"), task.cancelling())
    print(await task, task.cancelled(), task.cancelling())

asyncio.run(main())
