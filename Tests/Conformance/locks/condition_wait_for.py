"""Condition.wait_for: the predicate is asked under the lock, before and after each notification."""
import asyncio


async def main():
    condition = asyncio.Condition()
    level = 0

    def high_enough():
        print("asked at", level)
        return level >= 2 and f"level {level}"

    async def wait():
        async with condition:
            print("answer:", await condition.wait_for(high_enough))

    async def raise_level():
        nonlocal level
        for _ in range(3):
            await asyncio.sleep(0.1)
            async with condition:
                level += 1
                condition.notify_all()

    await asyncio.gather(wait(), wait(), raise_level())
    await wait()
    async with condition:
        try:
            await condition.wait_for(lambda: 1 / 0)
        except ZeroDivisionError as error:
            print(error, condition.locked())


asyncio.run(main())
