# Look for: two coroutines awaited directly take 1 + 2 seconds, the same two as tasks take only 2.
import asyncio


async def download(name, seconds):
    await asyncio.sleep(seconds)
    print("  got", name)


async def main():
    loop = asyncio.get_running_loop()

    start = loop.time()
    await download("a", 1)
    await download("b", 2)
    print(f"awaited directly: {loop.time() - start:.1f} s")

    start = loop.time()
    first = asyncio.create_task(download("a", 1))
    second = asyncio.create_task(download("b", 2))
    await first
    await second
    print(f"awaited as tasks: {loop.time() - start:.1f} s")


asyncio.run(main())
