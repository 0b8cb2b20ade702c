"""sleep(0) is one bare yield; a longer sleep wakes its task one pass after its timer was due."""
import asyncio

async def sleeper():
    await asyncio.sleep(.001)
    print("sleeper")

async def main():
    loop = asyncio.get_running_loop()
    asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    while loop.time() < .001:
        await asyncio.sleep(.0001)
    for turn in range(4):
        print("turn", turn)
        await asyncio.sleep(0)

asyncio.run(main())
