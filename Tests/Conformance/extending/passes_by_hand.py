# A loop that is driven pass by pass: it never is the running one.
import asyncio


def drain(loop):
    passes = 0
    while loop._ready or loop._scheduled:
        loop._run_once()
        passes += 1
    return passes


async def asks():
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        print(error)
    await asyncio.sleep(0)
    return "asked"


async def sleeps():
    await asyncio.sleep(0.1)


async def waits(future):
    return await future


loop = asyncio.new_event_loop()
loop.call_soon(print, "soon")
loop.call_later(1, print, "later")
loop.call_soon(lambda: 1 / 0)
task = loop.create_task(asks())
print(drain(loop), task.result(), loop.is_running())
task = loop.create_task(sleeps())
drain(loop)
print(repr(task.exception()))
future = loop.create_future()
task = loop.create_task(waits(future))
loop.call_later(0.5, future.set_result, "set")
print(drain(loop), task.result())
loop.close()
