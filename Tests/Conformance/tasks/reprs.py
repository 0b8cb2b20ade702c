# repr of tasks and futures in each state.
import asyncio


async def job(how):
    if how == "raise":
        raise ValueError("bad")
    if how == "sleep":
        await asyncio.sleep(1)
    return how


async def waiting(task):
    return await task


async def main():
    fresh = asyncio.create_task(job("return"), name="fresh")
    print(fresh)
    raising = asyncio.create_task(job("raise"), name="raising")
    sleeping = asyncio.create_task(job("sleep"), name="sleeping")
    waiter = asyncio.create_task(waiting(sleeping), name="waiter")
    print(asyncio.current_task())
    await asyncio.sleep(0)
    print(fresh, raising, sleeping, waiter, sep="\n")
    sleeping.cancel("why")
    print(sleeping)
    await asyncio.sleep(0)
    print(sleeping, waiter, sep="\n")
    await asyncio.sleep(0.1)
    print(sleeping, waiter, sep="\n")
    raising.exception()
    future = asyncio.get_running_loop().create_future()
    print(future)
    future.add_done_callback(print)
    print(future)
    future.set_result([1])
    print(future)
    await asyncio.sleep(0)
    failed = asyncio.get_running_loop().create_future()
    failed.set_exception(KeyError("k"))
    print(failed, failed.exception())
    dropped = asyncio.get_running_loop().create_future()
    dropped.cancel()
    print(dropped)


asyncio.run(main())
