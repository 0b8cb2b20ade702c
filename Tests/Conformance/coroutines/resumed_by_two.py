"""A coroutine that a task runs and another one awaits: both get the future that it stands at, and both wait for it."""
import asyncio


async def nested(depth, awaitable):
    if depth == 0:
        return await awaitable
    try:
        return await nested(depth - 1, awaitable)
    finally:
        print("nested", depth, asyncio.current_task().get_name())


async def attempt(awaitable):
    try:
        print("got", await awaitable, asyncio.current_task().get_name())
    except BaseException as error:
        print(type(error).__name__, error, asyncio.current_task().get_name())


async def main():
    coroutine = nested(2, asyncio.sleep(0.2, "slept"))
    asyncio.create_task(attempt(coroutine), name="awaits")
    task = asyncio.create_task(coroutine, name="runs")
    await asyncio.sleep(0.1)
    print(task)
    await asyncio.sleep(0.3)
    await attempt(task)

    future = asyncio.get_running_loop().create_future()
    coroutine = nested(1, future)
    first, second = (asyncio.create_task(coroutine, name=name) for name in ("first", "second"))
    await asyncio.sleep(0)
    print([len(each.get_stack()) for each in (first, second)])
    future.set_result("done")
    print(await asyncio.gather(first, second, return_exceptions=True))

    # By hand: the future comes again as long as it is pending, unless nobody took note of it.
    future = asyncio.get_running_loop().create_future()
    iterator = future.__await__()
    print(next(iterator) is future, future._asyncio_future_blocking)
    for _ in range(2):
        try:
            next(iterator)
        except RuntimeError as error:
            print(error)
    future._asyncio_future_blocking = False
    print(next(iterator) is future, future._asyncio_future_blocking)
    other = future.__await__()
    try:
        next(other)
    except RuntimeError as error:
        print(error)
    future.set_result("value")
    for each in (iterator, other):
        try:
            next(each)
        except StopIteration as end:
            print("ends with", end.value, list(each))

    coroutine = nested(1, asyncio.get_running_loop().create_future())
    future = coroutine.send(None)
    try:
        coroutine.send(None)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
