# gc.collect() finds tasks, futures, coroutines and generators in circles, and has them say what they say when they die.
import asyncio
import contextvars
import functools
import gc

variable = contextvars.ContextVar("variable")


async def waits(future, name):
    try:
        await future
    finally:
        print("finally:", name)


async def nested(future, name):
    try:
        raise LookupError(name)
    except LookupError:
        async with asyncio.timeout(None):
            for part in iter([1, 2]):
                await waits(future, name)


async def fails(name):
    raise ValueError(name)


async def numbers(holder):
    try:
        yield 1
        yield 2
    finally:
        print("numbers are closed")


async def never(holder):
    pass


class Holder:
    pass


async def leave():
    loop = asyncio.get_running_loop()
    asyncio.create_task(waits(loop.create_future(), "plain"), name="plain")
    asyncio.create_task(nested(loop.create_future(), "nested"), name="nested")
    task = asyncio.create_task(fails("unseen"), name="failed")
    variable.set(task)
    task.me = functools.partial(print, task)
    future = loop.create_future()
    future.add_done_callback(functools.partial(print, future))
    failed = loop.create_future()
    failed.set_exception(KeyError("unseen too"))
    failed.friends = [failed]
    holder = Holder()
    holder.never = never(holder)
    holder.generator = numbers(holder)
    await anext(holder.generator)
    await asyncio.sleep(0)


async def main():
    gc.collect()
    gc.disable()
    await asyncio.create_task(leave())
    print("left")
    variable.set(None)
    await asyncio.sleep(0)
    gc.collect()
    print("collected")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    gc.collect()
    print("collected again")
    print(sorted(task.get_name() for task in asyncio.all_tasks()))


asyncio.run(main())
print("the end")
