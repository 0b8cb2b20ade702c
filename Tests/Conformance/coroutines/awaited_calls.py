# A coroutine that is awaited where it is called: nobody has it in hand, but all there is to see of it is there.
import asyncio
import inspect
import sys
import traceback


def names(coroutine):
    """The coroutines that wait for each other, from the outermost on."""
    found = []
    while inspect.iscoroutine(coroutine):
        found.append(coroutine.__qualname__)
        coroutine = coroutine.cr_await
    return found


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


async def leaf(n, *, word="leaf"):
    loud = Loud(f"{word} {n}")
    try:
        await asyncio.sleep(n)
    except ValueError as error:
        print(loud.name, "caught", error)
        return "caught"
    finally:
        print(loud.name, "ends")
    return loud.name


async def middle(n, extra=1):
    return [await leaf(n), await leaf(n + extra, word="second")]


class Service:
    depth = 0

    async def call(self, n, default=5):
        self.depth += 1
        if n == 0:
            await asyncio.sleep(0)
            return default
        return await self.call(n - 1)

    @classmethod
    async def make(cls, n):
        service = cls()
        return service, await service.call(n, default=7)


async def top():
    return await middle(1)


async def looking_in():
    task = asyncio.create_task(top())
    await asyncio.sleep(0.5)
    coroutine = task.get_coro()
    print(names(coroutine), coroutine.cr_running, coroutine.cr_suspended)
    inner = coroutine.cr_await
    print(inner.cr_code.co_name, inner.cr_frame.f_locals, inner.cr_suspended, inner is coroutine.cr_await)
    print(inspect.getcoroutinestate(inner), inspect.getcoroutinestate(inner.cr_await))
    try:
        inner.cr_frame.clear()
    except RuntimeError as error:
        print("RuntimeError:", error)
    try:
        await inner
    except RuntimeError as error:
        print("RuntimeError:", error)
    print(await task)
    print(inspect.getcoroutinestate(inner), inner.cr_frame, inner.cr_await)


async def thrown_in():
    coroutine = top()
    coroutine.send(None)
    print(names(coroutine))
    try:
        coroutine.throw(ValueError("for the leaf"))
    except BaseException as error:
        print(type(error).__name__, error)
    coroutine.close()
    print(names(coroutine))


async def closed():
    coroutine = top()
    coroutine.send(None)
    coroutine.close()
    print("closed")
    coroutine = top()
    coroutine.send(None)
    del coroutine
    print("deleted")


async def taken_out():
    """Whoever gets at a coroutine inside of the chain may go on with it alone."""
    coroutine = top()
    coroutine.send(None)
    inner = coroutine.cr_await.cr_await
    print(inner.__qualname__)
    try:
        inner.throw(ValueError("from outside"))
    except StopIteration as stop:
        print("stopped with", stop.value)
    print(names(coroutine))
    try:
        coroutine.send(None)
    except RuntimeError as error:
        print("RuntimeError:", error)
    except StopIteration as stop:
        print("the rest:", stop.value)


async def raising(depth):
    if depth == 0:
        raise KeyError("deep")
    return await raising(depth - 1)


async def stopping():
    raise StopIteration(3)


async def errors():
    try:
        await raising(3)
    except KeyError:
        print([(entry.name, entry.line) for entry in traceback.extract_tb(sys.exc_info()[2])])
        try:
            await raising(0)
        except KeyError as second:
            print("while handling", repr(second.__context__))
    try:
        await stopping()
    except RuntimeError as error:
        print(error, repr(error.__cause__))
    for wrong in (lambda: leaf(), lambda: leaf(1, 2), lambda: leaf(1, wrod=2)):
        try:
            await wrong()
        except TypeError as error:
            print(error)
    try:
        await leaf()
    except TypeError as error:
        print(error)

    async def endless(n):
        return await endless(n + 1)

    try:
        await endless(0)
    except RecursionError as error:
        print(error)


async def frames():
    async def inner():
        frame = sys._getframe()
        caller = frame.f_back
        print(frame.f_code.co_name, caller.f_code.co_name)
        await asyncio.sleep(0)
        print(sys._getframe() is frame, frame.f_back is caller)
        return frame

    kept = 5
    frame = await inner()
    print(frame.f_locals["frame"] is frame, kept)
    del frame


async def cancelled():
    task = asyncio.create_task(top())
    await asyncio.sleep(1.5)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args, [entry.name for entry in traceback.extract_tb(error.__traceback__)])


async def main():
    for part in (looking_in, thrown_in, closed, taken_out, errors, frames, cancelled):
        print("--", part.__name__)
        await part()
    print((await Service.make(4))[1])
    print(await (await Service.make(2))[0].call(0))


asyncio.run(main())
