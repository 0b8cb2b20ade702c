# A loop that is never closed dies with its module, and its tasks with it.
import asyncio


async def sleeps():
    await asyncio.sleep(100)


async def main():
    for n in range(3):
        asyncio.get_running_loop().create_task(sleeps())
    await asyncio.sleep(1)
    raise LookupError("main")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
