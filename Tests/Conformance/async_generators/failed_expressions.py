"""What a generator expression iterates over lives as long as its frame: the end of the loop finds it still there."""
import asyncio
import sys


async def source():
    try:
        await asyncio.sleep(0.25)
        yield 1
        raise KeyError("source")
    finally:
        await asyncio.sleep(0.25)
        print("source is closed")


async def passed_on(items):
    async for item in items:
        yield item


async def drain(items):
    return [item async for item in items]


async def expression():
    await drain(item async for item in source())


async def generator():
    await drain(passed_on(source()))


async def plain():
    await drain(source())


async def main(run, delay):
    task = asyncio.create_task(run(), name=run.__name__)
    await asyncio.sleep(delay)
    print(task)
    if task.done():
        # The generators that are still alive are closed by tasks of their own.
        trace = task.exception().__traceback__
        while trace:
            print(trace.tb_frame.f_code.co_name, sorted(trace.tb_frame.f_locals))
            trace = trace.tb_next


async def count():
    print("tasks so far:", asyncio.current_task().get_name())


for run in (expression, generator, plain):
    for delay in (0.1, 1):
        asyncio.run(main(run, delay))
        asyncio.run(count())

ones = (item for item in (1, 1))
print(sorted(ones.gi_frame.f_locals))
next(ones)
print(sorted(ones.gi_frame.f_locals), [sorted(locals()) for _ in range(0)], list(sorted(locals()) for _ in [1]))
print(list(sorted(sys._getframe().f_locals) for item in [1]))
