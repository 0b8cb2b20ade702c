"""A primitive belongs to the loop on which it first waited."""
import asyncio

lock = asyncio.Lock()
event = asyncio.Event()
queue = asyncio.Queue()


async def hold():
    async with lock:
        task = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
    await task
    lock.release()
    waiting = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    event.set()
    print(await waiting)
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put_nowait(1)
    print(await getter)


async def again():
    async with lock:
        print("free: no waiting, no loop")
        try:
            await asyncio.wait_for(lock.acquire(), 1)
        except RuntimeError as error:
            print(str(error).partition(" at ")[0], str(error).partition("]> ")[2])
    event.clear()
    for awaitable in (event.wait(), queue.get()):
        try:
            await awaitable
        except RuntimeError as error:
            print(type(error).__name__, "is bound to a different event loop" in str(error))


asyncio.run(hold())
asyncio.run(again())
