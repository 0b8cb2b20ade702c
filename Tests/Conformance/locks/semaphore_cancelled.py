"""Semaphore: what was given to a task that is cancelled goes to the next one."""
import asyncio


async def taker(semaphore, name):
    try:
        print(name, await semaphore.acquire())
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    semaphore = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(taker(semaphore, name)) for name in "abcd"]
    await asyncio.sleep(0)
    print(repr(semaphore).partition("[")[2])
    semaphore.release()
    tasks[0].cancel()
    await asyncio.sleep(0)
    print(repr(semaphore).partition("[")[2])
    tasks[2].cancel()
    semaphore.release()
    semaphore.release()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(repr(semaphore).partition("[")[2])


asyncio.run(main())
