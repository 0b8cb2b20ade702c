"""timeout: cancels what is in its block, and turns that into TimeoutError outside of it."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for delay in (0.1, 0, -1, None):
        try:
            async with asyncio.timeout(delay) as limit:
                print(limit, limit.when() is None)
                try:
                    await asyncio.sleep(0.2)
                    print("slept")
                except asyncio.CancelledError as error:
                    print("inside it is a cancellation", error.args, asyncio.current_task().cancelling())
                    raise
        except TimeoutError as error:
            print(repr(error), repr(error.__cause__), limit.expired(), asyncio.current_task().cancelling())
        print(limit, round(loop.time(), 1))


asyncio.run(main())
