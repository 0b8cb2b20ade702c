"""Cancelling tasks that stand inside of asynchronous generators."""
import asyncio


async def produce(label):
    try:
        for i in range(10):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError as e:
                print(label, "inside", e.args)
                raise
            yield i
    finally:
        print(label, "finally")


async def swallow():
    for _ in range(6):
        try:
            await asyncio.sleep(1)
            yield "tick"
        except asyncio.CancelledError:
            print("swallowed")
            yield "cancelled"


async def consume(make, label):
    async for item in make:
        print(label, item)
    return "done"


async def nested(depth):
    if depth == 0:
        await asyncio.sleep(5)
        yield "bottom"
    else:
        async for item in nested(depth - 1):
            yield item, depth


async def main():
    task = asyncio.create_task(consume(produce("plain"), "plain"))
    await asyncio.sleep(2.5)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as e:
        print("cancelled", e.args, task.cancelled())

    task = asyncio.create_task(consume(swallow(), "swallow"))
    await asyncio.sleep(0.5)
    task.cancel()
    await asyncio.sleep(0.1)
    print(task.done(), task.cancelling())
    task.cancel()
    await asyncio.sleep(2.1)
    task.cancel()
    await asyncio.sleep(0)
    print(task.done(), task.cancelling())
    # Between two items it stands in the loop's body, not in the generator.

    async def between():
        async for item in produce("between"):
            print("got", item)
            await asyncio.sleep(100)

    task2 = asyncio.create_task(between())
    await asyncio.sleep(3)
    task2.cancel()
    try:
        await task2
    except asyncio.CancelledError:
        print("between cancelled")

    task3 = asyncio.create_task(consume(nested(4), "nested"))
    await asyncio.sleep(1)
    task3.cancel()
    print(await asyncio.gather(task3, return_exceptions=True))
    print(await asyncio.gather(consume(nested(3), "nested"), anext(produce("g")), return_exceptions=True))
    try:
        async with asyncio.timeout(1.5):
            async for item in produce("timeout"):
                print("timeout", item)
    except TimeoutError as e:
        print("timed out", repr(e), repr(e.__cause__))
    try:
        await asyncio.wait_for(anext(produce("wait_for")), 0.5)
    except TimeoutError as e:
        print("wait_for", repr(e))
    g = produce("aclose")
    print(await anext(g))
    waiting = asyncio.create_task(g.__anext__(), name="step")
    await asyncio.sleep(0.5)
    print(g.ag_running)
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)
    waiting.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print("step cancelled")
    await g.aclose()


asyncio.run(main())
