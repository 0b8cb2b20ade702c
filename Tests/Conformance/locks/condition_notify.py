"""Condition: notify wakes so many of those who wait, and each goes on when it has the lock again."""
import asyncio


async def consumer(condition, name):
    async with condition:
        print(name, "waits")
        print(name, await condition.wait(), condition.locked())
        await asyncio.sleep(0.1)
    print(name, "out")


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(consumer(condition, name)) for name in "abcd"]
    await asyncio.sleep(0.1)
    print(repr(condition).partition("[")[2])
    async with condition:
        condition.notify()
        print("one")
    await asyncio.sleep(0.3)
    async with condition:
        condition.notify(2)
        condition.notify(0)
        print("two", repr(condition).partition("[")[2])
    await asyncio.sleep(0.5)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
    for call in (condition.notify, condition.notify_all, condition.release):
        try:
            call()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
