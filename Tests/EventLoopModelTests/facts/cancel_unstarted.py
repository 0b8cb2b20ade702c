"""A task that is cancelled before it starts never runs a line."""
import asyncio

async def worker():
    print("never printed")

async def main():
    task = asyncio.create_task(worker())
    task.cancel("too late")
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error))
    print(task.cancelled())

asyncio.run(main())
