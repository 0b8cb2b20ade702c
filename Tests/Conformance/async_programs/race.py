# The first of several answers wins; the others are cancelled.
import asyncio


async def server(name, delay):
    try:
        await asyncio.sleep(delay)
        return name
    except asyncio.CancelledError:
        print(name, "was not needed")
        raise


async def first_of(coroutines):
    loop = asyncio.get_running_loop()
    winner = loop.create_future()

    def done(task):
        if not task.cancelled() and not winner.done():
            winner.set_result(task.result())

    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    for task in tasks:
        task.add_done_callback(done)
    try:
        return await winner
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def main():
    print("winner:", await first_of([server("far", 3), server("near", 1), server("middle", 2)]))
    print("winner:", await first_of([server("same", 1), server("time", 1)]))
    try:
        print(await asyncio.wait_for(first_of([server("slow", 5), server("slower", 6)]), 2))
    except TimeoutError:
        print("nobody in time")


asyncio.run(main())
