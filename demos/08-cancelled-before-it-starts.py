# Look for: a task that is cancelled before its first step never runs a line, not even its try block.
import asyncio


async def careful():
    try:
        print("careful: never printed")
        await asyncio.sleep(1)
    finally:
        print("careful: never printed either")


async def main():
    task = asyncio.create_task(careful())
    task.cancel()
    print("cancelled at once, done:", task.done())
    await asyncio.sleep(0)
    print("one pass later, done:", task.done(), "cancelled:", task.cancelled())


asyncio.run(main())
