# Deadlines that are very far, infinite, or before the start.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(86400 * 365)
    print(f"{loop.time():.0f}")
    loop.call_at(-1, print, "before the start")
    loop.call_later(-5, print, "five seconds ago")
    handle = loop.call_later(float("inf"), print, "never")
    await asyncio.sleep(3600.0005)
    print(f"{loop.time():.3f}", handle.when())
    handle.cancel()


asyncio.run(main())
