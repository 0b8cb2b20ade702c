# Look for: exception() hands the error over as a value; result() and await raise that very object again.
import asyncio


async def fail():
    raise KeyError("password")


async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    print("exception():", repr(task.exception()))
    try:
        task.result()
    except KeyError as error:
        print("result() raised the same object:", error is task.exception())
    try:
        await task
    except KeyError as error:
        print("await raised the same object:", error is task.exception())


asyncio.run(main())
