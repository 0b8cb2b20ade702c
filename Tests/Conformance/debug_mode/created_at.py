"""In debug mode futures, tasks and handles know where they were created."""
import asyncio


async def job():
    await asyncio.sleep(1)


def callback(*args):
    pass


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future)
    print(asyncio.Future(loop=loop))
    task = loop.create_task(job(), name="direct")
    print(task)
    other = asyncio.create_task(job(), name="through the library")
    await asyncio.sleep(0)
    print(other)
    handle = loop.call_soon(callback, 1, "two")
    print(handle)
    timer = loop.call_at(5.5, callback)
    print(timer)
    later = loop.call_later(50, callback, [1, 2])
    print(type(later).__name__, str(later).split("callback")[1])
    handle.cancel()
    print(handle, handle.cancelled())
    timer.cancel()
    print(timer)
    later.cancel()
    future.add_done_callback(callback)
    future.set_result("x")
    print(future)
    task.cancel()
    other.cancel()
    await asyncio.gather(task, other, return_exceptions=True)
    print(task)


asyncio.run(main(), debug=True)
