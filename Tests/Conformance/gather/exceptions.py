# gather when a child raises: the first exception comes out at once, the others go on.
import asyncio


async def job(name, seconds, error=None):
    try:
        await asyncio.sleep(seconds)
        if error is not None:
            raise error
        print(name, "ends")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        await asyncio.gather(job("a", 3), job("b", 1, ValueError("b failed")), job("c", 2, KeyError("c")))
    except ValueError as error:
        print(repr(error), f"after {loop.time() - start:.1f}")
    await asyncio.sleep(5)
    print("-- return_exceptions")
    print(await asyncio.gather(job("a", 1), job("b", 0, ValueError("v")), job("c", 0, KeyError("k")), return_exceptions=True))
    print("-- a child that is cancelled")
    child = asyncio.create_task(job("child", 5))
    gathering = asyncio.gather(child, job("other", 1))
    await asyncio.sleep(0.5)
    child.cancel("child only")
    try:
        await gathering
    except asyncio.CancelledError as error:
        print("gather raised", repr(error), gathering.cancelled())
    await asyncio.sleep(1)
    child = asyncio.create_task(job("child", 5))
    gathering = asyncio.gather(child, job("other", 1), return_exceptions=True)
    await asyncio.sleep(0.5)
    child.cancel("child only")
    print(await gathering, gathering.cancelled())
    print("-- the same exception object")
    error = ValueError("shared")
    results = await asyncio.gather(job("a", 0, error), job("b", 0, error), return_exceptions=True)
    print(results[0] is results[1] is error)
    print("-- nested")
    try:
        await asyncio.gather(asyncio.gather(job("a", 0, OSError("inner")), job("b", 1)), job("c", 2))
    except OSError as error:
        print(repr(error))
    await asyncio.sleep(3)


asyncio.run(main())
