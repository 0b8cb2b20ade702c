"""Lock: one that comes while others wait stands behind them, although the lock is free for a moment."""
import asyncio


async def waiter(lock, name):
    await lock.acquire()
    print(name, "acquired")
    await asyncio.sleep(0)
    lock.release()


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    first = asyncio.create_task(waiter(lock, "first"))
    await asyncio.sleep(0)
    lock.release()
    print("free, but promised:", lock.locked())
    late = asyncio.create_task(waiter(lock, "late"))
    await lock.acquire()
    print("main again")
    lock.release()
    await asyncio.gather(first, late)
    await lock.acquire()
    print("nobody waits: at once", lock.locked())


asyncio.run(main())
