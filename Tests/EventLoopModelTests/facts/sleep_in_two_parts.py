"""sleep(.7) and then sleep(.1) ends after sleep(.8)."""
import asyncio

async def parts():
    await asyncio.sleep(.7)
    await asyncio.sleep(.1)
    print("parts", asyncio.get_running_loop().time())

async def whole():
    await asyncio.sleep(.8)
    print("whole", asyncio.get_running_loop().time())

async def main():
    first = asyncio.create_task(parts())
    second = asyncio.create_task(whole())
    await first
    await second

asyncio.run(main())
