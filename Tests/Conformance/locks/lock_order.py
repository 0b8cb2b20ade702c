"""Lock: who waits gets it in the order of asking, one pass after the release at the earliest."""
import asyncio


async def user(lock, name, held):
    print(name, "asks", lock.locked())
    async with lock as nothing:
        print(name, "has it", nothing, repr(lock).partition("[")[2])
        await asyncio.sleep(held)
    print(name, "gave it back", lock.locked())


async def main():
    lock = asyncio.Lock()
    print(await lock.acquire(), lock.locked())
    lock.release()
    async with asyncio.TaskGroup() as group:
        for name, held in (("a", 0), ("b", 0.1), ("c", 0), ("d", 0.2)):
            group.create_task(user(lock, name, held), name=name)
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
