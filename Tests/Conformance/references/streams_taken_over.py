# An asynchronous generator that its loop takes over when it is lost has been finalized by that: lost again, it goes without a word. A loop
# with generators goes when it is collected.
import asyncio
import gc
import weakref

gc.disable()


async def stream(kind):
    try:
        yield 1
    except BaseException as error:
        print("caught", repr(error))
        await asyncio.sleep(0.2)
    finally:
        print("finally", kind)
        if kind > 1:
            yield 3
        if kind > 0:
            raise OSError("end")


async def begins(kind):
    one = stream(kind)
    await anext(one)
    return one


async def closes(kind):
    one = await begins(kind)
    task = asyncio.create_task(one.aclose())
    await asyncio.sleep(0.1)
    return one, task


async def loses(kind):
    one = await begins(kind)
    del one
    await asyncio.sleep(0.1)


for kind in range(3):
    for leaves in closes, loses:
        for is_closed in False, True:
            print("stream", kind, leaves.__name__, is_closed)
            loop = asyncio.new_event_loop()
            kept = loop.run_until_complete(leaves(kind))
            if is_closed:
                loop.close()
            reference = weakref.ref(loop)
            del loop
            kept = None
            print("collect", reference() is None)
            gc.collect()
            print("collected", reference() is None)


async def never_asked(kind):
    one = await begins(kind)
    circle = [one.asend(1), one.aclose(), one.athrow(OSError)]
    circle.append(circle)
    other = ["a", anext(stream(kind)), asyncio.sleep(0), "z"]
    other.append(other)


loop = asyncio.new_event_loop()
loop.run_until_complete(never_asked(0))
loop.close()
print("collect")
gc.collect()
print("collected")
