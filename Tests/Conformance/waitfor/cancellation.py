# wait_for with jobs that refuse, that tidy up, that fail late, and a wait_for that is cancelled itself.
import asyncio


async def refuses():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("refused")
    return "refused and returned"


async def tidies():
    try:
        await asyncio.sleep(5)
    finally:
        print("tidying")
        await asyncio.sleep(2)
        print("tidied")


async def fails():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise ValueError("failed on the way out")


async def waits(awaitable, timeout):
    try:
        return await asyncio.wait_for(awaitable, timeout)
    except asyncio.CancelledError as error:
        print("the waiting task is cancelled", error.args)
        raise


async def attempt(awaitable):
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        print("result", await awaitable)
    except (TimeoutError, ValueError, asyncio.CancelledError) as error:
        print(repr(error), "cause", repr(error.__cause__), "context", repr(error.__context__))
    print(f"after {loop.time() - start:.1f}")


async def main():
    await attempt(waits(refuses(), 1))
    await attempt(waits(tidies(), 1))
    await attempt(waits(fails(), 1))
    print("-- cancelled from outside")
    for make in (refuses, tidies, fails):
        task = asyncio.create_task(waits(make(), 10))
        await asyncio.sleep(1)
        task.cancel("outside")
        await attempt(task)
        print(task.cancelled())
    print("-- the awaited task is cancelled")
    inner = asyncio.create_task(tidies())
    task = asyncio.create_task(waits(inner, 10))
    await asyncio.sleep(1)
    inner.cancel("inner only")
    await attempt(task)
    print(task.cancelled(), inner.cancelled())
    print("-- already cancelled")
    inner = asyncio.create_task(tidies())
    await asyncio.sleep(0)
    inner.cancel("early")
    await attempt(waits(inner, 1))


asyncio.run(main())
