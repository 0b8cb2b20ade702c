"""Asynchronous generators that are left before their end: who closes them, and when."""
import asyncio
import sys


async def source(name, n=5):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    except BaseException as e:
        print(name, "got", type(e).__name__)
        raise
    finally:
        print(name, "cleaning")
        await asyncio.sleep(0)
        print(name, "clean")


async def broken(name):
    try:
        yield 1
    finally:
        raise ValueError(name + " cannot be closed")


async def stubborn(name):
    try:
        yield 1
    except GeneratorExit:
        print(name, "yields on")
        yield 2


async def left_by_break():
    async for i in source("break"):
        print("item", i)
        if i == 1:
            break
    print("left")
    for _ in range(5):
        await asyncio.sleep(0)
    print("later")


async def left_by_return():
    async for i in source("return"):
        return i


async def left_by_exception():
    async for i in source("exception"):
        raise KeyError(i)


async def dropped():
    g = source("dropped")
    print(await anext(g))
    g = None
    print("dropped it")
    await asyncio.sleep(0)
    print("one pass later")
    await asyncio.sleep(0)
    await asyncio.sleep(0)


async def never_begun():
    g = source("never begun")
    del g
    g = source("asked for")
    step = g.__anext__()
    del step, g
    await asyncio.sleep(0.1)
    print("nothing to clean")


async def kept(where):
    g = source("kept")
    where.append(g)
    print(await anext(g))


def handler(loop, context):
    print("handler:", context["message"].split("<")[0], repr(context.get("exception")), sorted(context))


async def shutdown_errors():
    asyncio.get_running_loop().set_exception_handler(handler)
    keep = [broken("b1"), stubborn("s1"), source("ok"), broken("b2")]
    for g in keep:
        await anext(g)
    main.keep = keep


async def errors_when_dropped():
    asyncio.get_running_loop().set_exception_handler(handler)
    g = broken("dropped")
    await anext(g)
    del g
    g = stubborn("dropped")
    await anext(g)
    del g
    await asyncio.sleep(0.1)


async def closed_by_hand():
    g = source("by hand")
    await anext(g)
    await g.aclose()
    print("closed")
    await g.aclose()
    from_outside = source("outside")
    await anext(from_outside)
    await asyncio.get_running_loop().shutdown_asyncgens()
    print("shut down early")
    print(await anext(from_outside, "nothing more"))
    late = source("late")
    print(await anext(late))


async def two_loops(g):
    print("second loop", await anext(g, "ended"))


class main:
    keep = None


for program in (left_by_break, left_by_return, dropped, never_begun, shutdown_errors, errors_when_dropped, closed_by_hand):
    print("---", program.__name__)
    print("result", asyncio.run(program()))
    main.keep = None
print("--- left_by_exception")
try:
    asyncio.run(left_by_exception())
except KeyError as e:
    print(repr(e))
print("--- kept")
held = []
asyncio.run(kept(held))
print(held[0].ag_running, held[0].ag_suspended)
asyncio.run(two_loops(held[0]))
print("--- without a loop")
g = source("no loop", 3)
try:
    g.__anext__().send(None)
except StopIteration as e:
    print(e.value)
del g
print("gone")
print(sys.get_asyncgen_hooks())
