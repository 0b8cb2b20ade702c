# loop.time: it moves while the loop waits, not while a program computes.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    first = loop.time()
    second = loop.time()
    print(first < second, type(first).__name__, second - first < 0.001)
    before = loop.time()
    total = 0
    for n in range(1000):
        total += n
    await asyncio.sleep(2.5)
    print(f"{loop.time() - before:.3f}")
    deadline = loop.time() + 3
    while loop.time() < deadline - 0.5:
        await asyncio.sleep(1)
        print(f"{deadline - loop.time():.2f} left")
    await asyncio.sleep(0)
    print(total)


asyncio.run(main())
asyncio.run(main())
