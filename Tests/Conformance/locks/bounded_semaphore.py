"""BoundedSemaphore: can't be released more often than it was acquired."""
import asyncio


async def main():
    semaphore = asyncio.BoundedSemaphore(2)
    print(repr(semaphore).partition("[")[2])
    await semaphore.acquire()
    await semaphore.acquire()
    waiting = asyncio.create_task(semaphore.acquire())
    await asyncio.sleep(0)
    print(repr(semaphore).partition("[")[2])
    semaphore.release()
    await waiting
    semaphore.release()
    semaphore.release()
    for _ in range(2):
        try:
            semaphore.release()
        except ValueError as error:
            print(error)
    async with semaphore as nothing:
        print(nothing, repr(semaphore).partition("[")[2])


asyncio.run(main())
