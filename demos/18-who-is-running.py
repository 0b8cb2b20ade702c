# Look for: current_task() is whoever runs now; all_tasks() holds those that have not ended, main included.
import asyncio


def who():
    return asyncio.current_task().get_name()


async def helper():
    print("in helper:", who())
    await asyncio.sleep(1)


async def main():
    print("in main:", who())
    await helper()
    task = asyncio.create_task(helper(), name="helping")
    print("unfinished:", sorted([t.get_name() for t in asyncio.all_tasks()]))
    await task
    print("unfinished:", sorted([t.get_name() for t in asyncio.all_tasks()]))


asyncio.run(main())
