"""ensure_future: futures as they are, coroutines as tasks, other awaitables in a coroutine."""
import asyncio


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0.1).__await__()
        return "awaited"


async def coroutine():
    return "coroutine"


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(asyncio.ensure_future(future) is future)
    task = asyncio.ensure_future(coroutine())
    print(type(task).__name__, asyncio.ensure_future(task) is task, await task)
    wrapped = asyncio.ensure_future(Awaitable())
    print(wrapped.get_coro().__name__, await wrapped)
    print(await asyncio.gather(Awaitable(), coroutine(), asyncio.ensure_future(Awaitable(), loop=loop)))
    for wrong in ("text", 5, None, coroutine):
        try:
            asyncio.ensure_future(wrong)
        except TypeError as error:
            print(error)
    print(asyncio.isfuture(future), asyncio.isfuture(task), asyncio.isfuture(Awaitable()), asyncio.iscoroutine(Awaitable()))
    future.cancel()


asyncio.run(main())
