"""Semaphore: so many at a time; the count, who waits, and what locked() says."""
import asyncio


async def worker(semaphore, name, seconds):
    async with semaphore:
        print(name, "in", repr(semaphore).partition("[")[2])
        await asyncio.sleep(seconds)
    print(name, "out", semaphore.locked(), repr(semaphore).partition("[")[2])


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(worker(semaphore, name, 0.1 * index) for index, name in enumerate("abcdef")))
    semaphore.release()
    print(repr(semaphore).partition("[")[2])
    for value in (0, -1):
        try:
            print(repr(asyncio.Semaphore(value)).partition("[")[2])
        except ValueError as error:
            print(error)


asyncio.run(main())
