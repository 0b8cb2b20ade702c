"""A task with a name of its own consumes no number; the two housekeeping tasks at the end of run do."""
import asyncio

async def worker():
    pass

async def main():
    print(asyncio.current_task().get_name())
    for name in None, "named", None:
        print(asyncio.create_task(worker(), name=name).get_name())
    await asyncio.sleep(0)

asyncio.run(main())
asyncio.run(main())
