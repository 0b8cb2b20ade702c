"""Who awaits a failed task gets its exception, as often as it awaits."""
import asyncio

async def fails():
    await asyncio.sleep(.001)
    raise ValueError("bad")

async def waiter(name, task):
    try:
        await task
    except ValueError as error:
        print(name, repr(error))

async def main():
    task = asyncio.create_task(fails())
    others = [asyncio.create_task(waiter(name, task)) for name in "AB"]
    for attempt in range(2):
        try:
            await task
        except ValueError as error:
            print("main", repr(error))
    for other in others:
        await other
    print(repr(task.exception()))

asyncio.run(main())
