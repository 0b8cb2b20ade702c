# Look for: hog never awaits, so nothing else runs and ticker's alarm, due long ago, rings late.
import asyncio
import time


async def ticker():
    loop = asyncio.get_running_loop()
    for _ in range(4):
        print(f"tick at {loop.time():.1f} s")
        await asyncio.sleep(1)


async def hog():
    print("hog starts to compute, without any await")
    total = 0
    for n in range(3):
        total += n
        time.sleep(1)
    print("hog is done:", total)


async def main():
    ticking = asyncio.create_task(ticker())
    await asyncio.sleep(0.5)
    await asyncio.create_task(hog())
    await ticking


asyncio.run(main())
