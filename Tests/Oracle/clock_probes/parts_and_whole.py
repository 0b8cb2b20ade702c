# Two sleeps in a row end after one sleep of their sum: each wait is rounded up.
import asyncio


async def parts(name, *lengths):
    for length in lengths:
        await asyncio.sleep(length)
    print(name, end=" ")


async def main():
    await asyncio.gather(parts(".7+.1", 0.7, 0.1), parts(".8", 0.8))
    await asyncio.gather(parts(".8", 0.8), parts(".1+.7", 0.1, 0.7))
    await asyncio.gather(parts("4x.05", 0.05, 0.05, 0.05, 0.05), parts(".2", 0.2), parts("2x.1", 0.1, 0.1))


asyncio.run(main())
