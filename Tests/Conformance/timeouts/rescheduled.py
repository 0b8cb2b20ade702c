"""Timeout.reschedule: later, earlier, never, at once; when the block is over it is refused."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        async with asyncio.timeout(0.1) as limit:
            limit.reschedule(start + 0.5)
            await asyncio.sleep(0.3)
            print("later")
            limit.reschedule(None)
            await asyncio.sleep(0.3)
            print("never", limit.when())
            limit.reschedule(loop.time() - 1)
            print("at once: the next pass", limit.expired())
            await asyncio.sleep(0)
            print("not reached")
    except TimeoutError:
        print("expired", round(loop.time() - start, 1))
    for limit in (limit, asyncio.timeout(1)):
        try:
            limit.reschedule(1)
        except RuntimeError as error:
            print(error)
    try:
        async with limit:
            async with limit:
                pass
    except RuntimeError as error:
        print(error)


asyncio.run(main())
