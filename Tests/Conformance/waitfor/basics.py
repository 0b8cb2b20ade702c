# wait_for: in time, too late, at once, without a limit.
import asyncio


async def job(seconds, result="done"):
    try:
        await asyncio.sleep(seconds)
        return result
    except asyncio.CancelledError as error:
        print("job cancelled", error.args)
        raise


async def fail(seconds):
    await asyncio.sleep(seconds)
    raise KeyError("failed")


async def attempt(awaitable, timeout):
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        print("result", await asyncio.wait_for(awaitable, timeout), end=" ")
    except TimeoutError as error:
        print(repr(error), "cause", repr(error.__cause__), end=" ")
    except KeyError as error:
        print(repr(error), end=" ")
    print(f"after {loop.time() - start:.1f}", asyncio.current_task().cancelling())


async def main():
    await attempt(job(1), 2)
    await attempt(job(2), 1)
    await attempt(job(1), None)
    await attempt(fail(1), 2)
    await attempt(fail(2), 1)
    await attempt(job(1), 0)
    await attempt(job(0), 0)
    await attempt(job(1), -1)
    task = asyncio.create_task(job(5, "task"))
    await attempt(task, 1)
    print(task.cancelled(), task.done())
    task = asyncio.create_task(job(0, "finished"))
    await task
    await attempt(task, 0)
    await attempt(task, 5)
    future = asyncio.get_running_loop().create_future()
    await attempt(future, 1)
    print(future.cancelled())
    print(asyncio.TimeoutError is TimeoutError)
    await attempt(job(1), 1)
    await attempt(asyncio.wait_for(job(5), 3), 1)
    await attempt(asyncio.wait_for(job(5), 1), 3)
    try:
        await asyncio.wait_for(5, 1)
    except TypeError as error:
        print(error)


asyncio.run(main())
