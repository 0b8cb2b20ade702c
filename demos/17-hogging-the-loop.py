# Look for: polite lets ticker run at each await; hog has none inside its loop, so ticker must wait for its end.
import asyncio


async def ticker():
    for n in range(1, 9):
        print("tick", n)
        await asyncio.sleep(0)


async def polite():
    for part in range(1, 4):
        print("  polite: part", part)
        await asyncio.sleep(0)


async def hog():
    total = 0
    for part in range(1, 4):
        print("  hog: part", part)
        for n in range(100):
            total += n
    print("  hog: done,", total)


async def main():
    ticking = asyncio.create_task(ticker())
    await asyncio.create_task(polite())
    await asyncio.create_task(hog())
    await ticking


asyncio.run(main())
