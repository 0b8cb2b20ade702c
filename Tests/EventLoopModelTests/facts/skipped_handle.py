"""A cancelled handle keeps its place and is skipped."""
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "a")
    handle = loop.call_soon(print, "b")
    loop.call_soon(print, "c")
    loop.call_soon(lambda: late.cancel())
    late = loop.call_soon(print, "d")
    handle.cancel()
    print(handle.cancelled())
    await asyncio.sleep(0)
    print("main")

asyncio.run(main())
