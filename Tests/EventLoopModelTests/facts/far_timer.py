"""A wait of days is made of waits of a day, each a pass with nothing in it."""
import asyncio

async def main():
    await asyncio.sleep(200_000)
    print(asyncio.get_running_loop().time())
    await asyncio.sleep(86_400)
    print(asyncio.get_running_loop().time())

asyncio.run(main())
