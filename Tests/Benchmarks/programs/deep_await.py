# 500 awaits deep, 1,000 times; none suspends.
import asyncio


async def descend(depth):
    if depth == 0:
        return 0
    return 1 + await descend(depth - 1)


async def main():
    total = 0
    for _ in range(1_000):
        total += await descend(500)
    print(total)


asyncio.run(main())
