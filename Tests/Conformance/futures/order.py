# A completed future wakes its waiters by queueing them, in the order in which they came.
import asyncio


async def waiter(name, future):
    result = await future
    print(name, result)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda f: print("first callback"))
    tasks = [asyncio.create_task(waiter(n, future)) for n in range(2)]
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: print("second callback"))
    tasks.append(asyncio.create_task(waiter(2, future)))
    await asyncio.sleep(0)
    loop.call_soon(print, "queued before")
    future.set_result("ready")
    print("set, but nobody has run")
    loop.call_soon(print, "queued after")
    future.add_done_callback(lambda f: print("added when done"))
    await future
    print("main did not wait at all")
    await asyncio.sleep(0)
    print("main one pass later")
    await asyncio.sleep(0)
    done = [task.done() for task in tasks]
    print(done)


asyncio.run(main())
