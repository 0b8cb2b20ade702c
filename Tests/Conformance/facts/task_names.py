"""Task-N: a name of one's own consumes no number; the two tasks at the end of asyncio.run do."""
import asyncio


async def name():
    return asyncio.current_task().get_name()


async def main():
    print(await name())
    tasks = [asyncio.create_task(name()), asyncio.create_task(name(), name="own"), asyncio.create_task(name()), asyncio.ensure_future(name())]
    print(await asyncio.gather(*tasks, name()))
    tasks[0].set_name(42)
    print(tasks[0].get_name(), await asyncio.wait_for(name(), 1))


asyncio.run(main())
asyncio.run(main())
