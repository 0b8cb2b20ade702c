"""Eager tasks that raise, are cancelled, or cancel themselves in their first step."""
import asyncio


async def fails():
    raise KeyError("k")


async def cancels_itself():
    asyncio.current_task().cancel("own")
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print("caught", error.args)
        raise


async def raises_cancelled():
    raise asyncio.CancelledError("by hand")


async def waits():
    try:
        await asyncio.sleep(5)
    finally:
        print("waits: finally")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(fails(), name="fails")
    print(task, task.done(), repr(task.exception()))
    task = asyncio.create_task(cancels_itself(), name="own")
    print(task.done(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print("awaited", error.args, task.cancelled())
    task = asyncio.create_task(raises_cancelled(), name="hand")
    print(task, task.cancelled())
    task = asyncio.create_task(waits(), name="waits")
    print(task.cancel(), task.done())
    await asyncio.sleep(0)
    print(task.done())
    await asyncio.gather(task, return_exceptions=True)
    print(task)
    task = asyncio.create_task(fails(), name="forgotten")
    del task
    print("end")


asyncio.run(main())
