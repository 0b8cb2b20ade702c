"""Tracebacks that pass through asynchronous generators, `async for`, `async with` and comprehensions."""
import asyncio
import contextlib
import traceback


async def source(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield 10 // (n - 2 - i)


async def relay():
    async for x in source(4):
        yield x


async def consume():
    async for x in relay():
        print("item", x)


async def comprehend():
    return [x * 2
            async for x in relay()
            if x]


async def expression():
    g = (x + y async for x in relay() for y in (1,))
    async for z in g:
        print(z)


async def by_next():
    g = relay()
    await anext(g)
    await anext(g)
    return await anext(g, None)


async def thrown():
    g = relay()
    await g.asend(None)
    await g.athrow(KeyError("thrown in"))


async def sent_too_early():
    await relay().asend(1)


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, tb):
        await asyncio.sleep(0)
        if isinstance(value, ZeroDivisionError):
            raise RuntimeError("while leaving")


async def managed():
    async with Manager() as m:
        async for x in source(3):
            print("managed", x)


@contextlib.asynccontextmanager
async def context():
    try:
        yield 1
    finally:
        print("context left")


async def in_context():
    async with context():
        async for x in relay():
            pass


async def stops():
    yield 1
    raise StopAsyncIteration


async def stopped():
    async for x in stops():
        pass


async def not_iterable():
    async for x in [1, 2]:
        pass


async def bad_manager():
    async with open:
        pass


async def main():
    for make in (consume, comprehend, expression, by_next, thrown, sent_too_early, managed, in_context, stopped, not_iterable, bad_manager):
        print("---", make.__name__)
        try:
            await make()
        except Exception as e:
            print(traceback.format_exc().replace(__file__, "FILE"))
    await consume()


asyncio.run(main())
