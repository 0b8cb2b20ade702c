"""What an asynchronous generator and those who run it handle (`sys.exception()`), in every order."""
import asyncio
import sys


def now(label):
    print(label, repr(sys.exception()))


async def handles(label, pause):
    now(label + " before")
    try:
        raise KeyError(label)
    except KeyError:
        now(label + " in")
        if pause:
            await asyncio.sleep(0)
        yield 1
        now(label + " in again")
        try:
            raise IndexError(label)
        except IndexError:
            yield 2
            now(label + " deeper")
            await asyncio.sleep(0)
        now(label + " less deep")
        yield 3
    now(label + " after")
    yield 4
    now(label + " end")


async def walk(label, pause):
    g = handles(label, pause)
    await anext(g)
    now("main")
    try:
        raise TypeError("A")
    except TypeError:
        await anext(g)
        now("main in A")
        try:
            raise TypeError("B")
        except TypeError:
            await anext(g)
            now("main in B")
        now("main in A")
    await anext(g)
    now("main")
    try:
        raise TypeError("C")
    except TypeError:
        await anext(g, None)
        now("main in C")


async def relay(label):
    async for x in handles(label, True):
        try:
            raise OSError(x)
        except OSError:
            yield x
            now("relay " + str(x))


async def raises_context():
    try:
        yield 1
    except ValueError as e:
        print("context of the thrown", repr(e.__context__))
        raise RuntimeError("new")


async def throwing():
    g = raises_context()
    await anext(g)
    try:
        raise OSError("around")
    except OSError:
        try:
            await g.athrow(ValueError("v"))
        except RuntimeError as e:
            print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
    g = raises_context()
    await anext(g)
    try:
        raise ValueError("same")
    except ValueError as e:
        try:
            await g.athrow(e)
        except RuntimeError as new:
            print(repr(new), new.__context__ is e, e.__context__)


async def two_tasks():
    g = handles("shared", False)

    async def one(label):
        try:
            raise LookupError(label)
        except LookupError:
            await asyncio.sleep(0)
            await anext(g)
            now(label)

    await asyncio.gather(one("first"), one("second"))
    await asyncio.create_task(one("third"))


async def main():
    await walk("plain", False)
    await walk("paused", True)
    async for x in relay("relayed"):
        now("main " + str(x))
    await throwing()
    await two_tasks()


asyncio.run(main())
