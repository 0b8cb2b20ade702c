"""Lock: a waiter that is cancelled leaves the queue; one that was already promised the lock passes it on."""
import asyncio


async def user(lock, name):
    try:
        async with lock:
            print(name, "has it")
            await asyncio.sleep(0.1)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(user(lock, name), name=name) for name in "abcd"]
    await asyncio.sleep(0)
    print(repr(lock).partition("[")[2])
    tasks[1].cancel("out of the queue")
    await asyncio.sleep(0)
    print(repr(lock).partition("[")[2])
    lock.release()
    tasks[0].cancel("already promised")
    print(lock.locked(), repr(lock).partition("[")[2])
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(lock.locked())


asyncio.run(main())
