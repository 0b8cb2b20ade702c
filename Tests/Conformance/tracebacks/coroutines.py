# Where coroutines fail: await, async for, async with, what tasks and gather raise, cancellation.
import asyncio

attempts = []


def attempt(function):
    attempts.append(function)
    return function


class Broken:
    def __init__(self, where=""):
        self.where = where

    def __await__(self):
        if self.where == "await":
            raise ValueError("in await")
        yield from asyncio.sleep(0).__await__()
        raise ValueError("after a while")

    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        raise ValueError("in anext")

    async def __aenter__(self):
        if self.where == "aenter":
            raise ValueError("in aenter")
        return self

    async def __aexit__(self, *details):
        if self.where == "aexit":
            raise ValueError("in aexit")


async def fails(text="fails"):
    await asyncio.sleep(0)
    raise ValueError(text)


async def sleeps():
    await asyncio.sleep(10)


@attempt
async def awaits():
    await fails()


@attempt
async def awaits_in_expression():
    return 1 + await fails() + 2


@attempt
async def awaits_in_call():
    print(1, await fails())


@attempt
async def awaits_returned():
    return await fails()


@attempt
async def awaits_assigned():
    value = await fails()


@attempt
async def awaits_number():
    await 5


@attempt
async def awaits_object():
    return [await Broken("await")]


@attempt
async def awaits_object_later():
    return await Broken()


@attempt
async def awaits_over_lines():
    return await fails(
        "text"
    )


@attempt
async def awaits_task():
    return await asyncio.create_task(fails())


@attempt
async def awaits_task_twice():
    task = asyncio.create_task(fails())
    try:
        await task
    except ValueError:
        pass
    await task


@attempt
async def result_of_task():
    task = asyncio.create_task(fails())
    await asyncio.sleep(1)
    return task.result()


@attempt
async def result_too_early():
    return asyncio.create_task(fails()).result()


@attempt
async def loops():
    async for x in Broken():
        print(x)


@attempt
async def loops_over_number():
    async for x in 5:
        pass


@attempt
async def loops_in_comprehension():
    return [x async for x in Broken()]


@attempt
async def awaits_in_comprehension():
    return [await fails(str(x)) for x in range(3)]


@attempt
async def enters():
    async with Broken("aenter") as b:
        pass


@attempt
async def leaves():
    async with Broken("aexit"):
        pass


@attempt
async def leaves_with_exception():
    async with Broken("aexit"):
        await fails("body")


@attempt
async def enters_number():
    async with 5:
        pass


@attempt
async def gathers():
    await asyncio.gather(fails("one"), sleeps())


@attempt
async def waits_for():
    await asyncio.wait_for(fails("inner"), 5)


@attempt
async def cancels():
    task = asyncio.create_task(sleeps())
    await asyncio.sleep(0)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        raise RuntimeError("cancelled") from error


@attempt
async def cancels_before_it_starts():
    task = asyncio.create_task(sleeps())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        raise RuntimeError("cancelled") from error


@attempt
async def raises_system_error():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_exception(KeyError("by hand"))
    await future


async def main():
    failures = []
    for function in attempts:
        try:
            await function()
        except Exception as error:
            failures.append(error)
        else:
            print("no exception in", function.__name__)
    cause = None
    for failure in failures:
        innermost = failure
        while innermost.__cause__ or innermost.__context__:
            innermost = innermost.__cause__ or innermost.__context__
        innermost.__cause__ = cause
        cause = failure
    print(len(failures))
    raise RuntimeError("all of them") from cause


asyncio.run(main())
