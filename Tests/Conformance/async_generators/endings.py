"""What becomes of exceptions, StopAsyncIteration and StopIteration in asynchronous generators."""
import asyncio


async def show(label, make):
    try:
        async for item in make():
            print(label, item)
        print(label, "ended")
    except BaseException as e:
        print(label, type(e).__name__, e, "| cause:", repr(e.__cause__), "| context:", repr(e.__context__))


async def plain():
    yield 1
    return


async def empty():
    return
    yield


async def error():
    yield 1
    raise KeyError("lost")


async def stop():
    yield 1
    raise StopAsyncIteration("mine")


async def stop_sync():
    yield 1
    raise StopIteration("mine")


async def exit_():
    yield 1
    raise GeneratorExit("mine")


async def cancelled():
    yield 1
    raise asyncio.CancelledError("mine")


async def inner_stop():
    yield 1
    await empty().__anext__()


async def in_handler():
    try:
        raise ValueError("handled")
    except ValueError:
        yield "in the handler"
        raise KeyError("from the handler")


async def in_finally():
    try:
        yield 1
        raise ValueError("first")
    finally:
        yield "in finally"
        print("after the yield in finally")


class Iterator:
    """Made by hand: its __anext__ is a coroutine."""

    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


async def contexts():
    g = in_handler()
    try:
        raise TypeError("outside")
    except TypeError:
        print(await anext(g))
        try:
            await anext(g)
        except KeyError as e:
            print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
    g = in_handler()
    print(await anext(g))
    try:
        raise TypeError("outside")
    except TypeError:
        try:
            await g.athrow(IndexError("thrown"))
        except IndexError as e:
            print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
    import sys

    async def asks():
        print("asks", sys.exception())
        try:
            raise ValueError("own")
        except ValueError:
            print("asks", repr(sys.exception()))
            yield 1
            print("asks", repr(sys.exception()))
            await asyncio.sleep(0)
            yield 2
            print("asks", repr(sys.exception()))
        print("asks", repr(sys.exception()))

    g = asks()
    await anext(g)
    print("main", sys.exception())
    try:
        raise RuntimeError("main's")
    except RuntimeError:
        await anext(g)
        print("main", repr(sys.exception()))
    await anext(g, None)
    print("main", sys.exception())


async def main():
    for make in (plain, empty, error, stop, stop_sync, exit_, cancelled, inner_stop, in_handler, in_finally):
        await show(make.__name__, make)
    await show("iterator", lambda: Iterator(3))
    await contexts()
    try:
        [x async for x in error()]
    except KeyError as e:
        print("comprehension", repr(e))
    try:
        await anext(Iterator(0))
    except StopAsyncIteration as e:
        print("anext", repr(e))
    print(await anext(Iterator(0), "default"), await anext(Iterator(2), "default"), await anext(empty(), None))
    try:
        await anext(error().__aiter__())
        await anext(stop_sync(), "never")
        g = stop_sync()
        await anext(g)
        await anext(g, "never")
    except RuntimeError as e:
        print(repr(e))


asyncio.run(main())
