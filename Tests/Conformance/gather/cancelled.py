# gather when it is cancelled itself: every child is.
import asyncio


async def job(name, seconds, stubborn=False):
    try:
        await asyncio.sleep(seconds)
        print(name, "ends")
        return name
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        if stubborn:
            return name + " lives"
        raise


async def gatherer(**options):
    try:
        return await asyncio.gather(job("a", 1), job("b", 5), job("c", 5, stubborn=True), **options)
    except asyncio.CancelledError as error:
        print("gatherer cancelled", error.args)
        raise


async def main():
    for options in ({}, {"return_exceptions": True}):
        print("--", options)
        task = asyncio.create_task(gatherer(**options))
        await asyncio.sleep(2)
        print("cancel", task.cancel("from main"))
        try:
            print(await task)
        except asyncio.CancelledError as error:
            print("main", repr(error), task.cancelled())
    print("-- the gathering future itself")
    gathering = asyncio.gather(job("d", 5), job("e", 5))
    await asyncio.sleep(1)
    print(gathering.cancel("direct"), gathering.cancelled(), gathering.done())
    try:
        await gathering
    except asyncio.CancelledError as error:
        print("main", repr(error))
    print(gathering.cancelled(), gathering.cancel())
    print("-- before it has started")
    gathering = asyncio.gather(job("f", 5), job("g", 0))
    gathering.cancel()
    try:
        await gathering
    except asyncio.CancelledError as error:
        print("main", repr(error))
    print("-- all are cancelled, return_exceptions")
    tasks = [asyncio.create_task(job(name, 5)) for name in "hi"]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel(task.get_name())
    print(await asyncio.gather(*tasks, return_exceptions=True))


asyncio.run(main())
