# 500 awaits deep, and the innermost suspends 20,000 times: what does it cost to resume at that depth?
import asyncio


async def descend(depth):
    if depth == 0:
        for _ in range(20_000):
            await asyncio.sleep(0)
        return 0
    return 1 + await descend(depth - 1)


async def main():
    print(await descend(500))


asyncio.run(main())
