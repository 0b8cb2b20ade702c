"""asynccontextmanager, aclosing, AsyncExitStack, AsyncContextDecorator, nullcontext."""

import asyncio
from contextlib import (
    AbstractAsyncContextManager,
    AsyncContextDecorator,
    AsyncExitStack,
    aclosing,
    asynccontextmanager,
    nullcontext,
)


@asynccontextmanager
async def connection(name):
    """A connection."""
    print("open", name)
    await asyncio.sleep(0.1)
    try:
        yield name
    except ValueError as e:
        print("handled", e)
    finally:
        await asyncio.sleep(0.1)
        print("close", name)


@asynccontextmanager
async def never():
    if False:
        yield


@asynccontextmanager
async def twice():
    yield
    yield


async def attempt(manager, error=None):
    try:
        async with manager as value:
            if error is not None:
                raise error
        print("left", value)
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__cause__))


class Session(AbstractAsyncContextManager):
    async def __aexit__(self, *exc):
        print("session told", exc[0] and exc[0].__name__)


class Traced(AsyncContextDecorator):
    async def __aenter__(self):
        print("traced in")

    async def __aexit__(self, *exc):
        print("traced out")


@Traced()
async def work(x):
    await asyncio.sleep(0)
    return x * 2


async def numbers():
    try:
        for i in range(3):
            yield i
    finally:
        print("numbers closed")


async def later(name, *rest, **named):
    await asyncio.sleep(0)
    print("later", name, rest, named)


async def main():
    async with connection("a") as c:
        print(c)
    await attempt(connection("b"), ValueError("v"))
    await attempt(connection("c"), KeyError("k"))
    await attempt(never())
    await attempt(twice())
    await attempt(twice(), StopAsyncIteration("s"))
    await attempt(nullcontext(5))
    await attempt(Session(), TypeError("t"))
    print(await work(4), work.__name__)
    async with aclosing(numbers()) as source:
        async for n in source:
            print(n)
            if n == 1:
                break
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(connection("one"))
        stack.enter_context(nullcontext())
        stack.callback(print, "plain")
        stack.push_async_callback(later, "callback", 1, key=2)
        stack.push_async_exit(Session())
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(connection("two"))
            raise RuntimeError("through the stack")
    except RuntimeError as e:
        print(e)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(connection("kept"))
        kept = stack.pop_all()
    print("still open")
    await kept.aclose()
    try:
        await AsyncExitStack().enter_async_context(nullcontext)
    except TypeError as e:
        print(e)

    @connection("decorator")
    async def decorated():
        print("inside")
        return 7

    print(await decorated())
    print(connection.__doc__, type(connection("x")).__name__)


asyncio.run(main())
