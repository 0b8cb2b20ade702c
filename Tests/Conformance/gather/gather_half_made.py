# gather registers with each awaitable as it comes to it: where a later one is refused, those before it are heard all the
# same, and where making a later one completes an earlier one, that is queued.
import asyncio


async def fails():
    raise ValueError("heard by nobody")


async def works():
    await asyncio.sleep(0)
    print("worked")


async def refused():
    for awaitables in ([fails(), works(), None], [asyncio.create_task(fails()), 5]):
        try:
            asyncio.gather(*awaitables)
        except TypeError as error:
            print(error)
        await asyncio.sleep(0.1)


async def completed_meanwhile():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.set_task_factory(asyncio.eager_task_factory)

    async def completes():
        future.set_result("set by a later one")
        loop.call_soon(print, "queued behind gather's callback")
        return "ended at once"

    outer = asyncio.gather(future, completes(), future)
    print(outer.done())
    print(await outer)
    print(await asyncio.gather(completes_at_once(), completes_at_once()))


async def completes_at_once():
    return "at once"


asyncio.run(refused())
asyncio.run(completed_meanwhile())
