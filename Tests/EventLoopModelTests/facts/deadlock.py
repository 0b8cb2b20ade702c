"""Nothing is ready and no timer is set: nothing can ever happen again."""
import asyncio

async def main():
    handle = asyncio.get_running_loop().call_later(1, print, "never printed")
    handle.cancel()
    print("waiting")
    await asyncio.get_running_loop().create_future()

asyncio.run(main())
