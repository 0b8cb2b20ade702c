# Cancelling reaches the innermost await, and comes back through the awaiting ones.
import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("inner", error.args)
        raise


async def outer():
    try:
        await inner()
    except asyncio.CancelledError as error:
        print("outer", error.args)
        raise


async def waits_for(task):
    try:
        await task
    except asyncio.CancelledError as error:
        print("waiter", error.args, "awaited task cancelled:", task.cancelled())
        raise


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    task.cancel("deep")
    try:
        await task
    except asyncio.CancelledError as error:
        print("main", error.args)

    print("-- cancelling the waiter cancels the awaited task too")
    task = asyncio.create_task(outer(), name="awaited")
    waiter = asyncio.create_task(waits_for(task), name="waiter")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    waiter.cancel("waiter first")
    try:
        await waiter
    except asyncio.CancelledError as error:
        print("main", error.args, task.cancelled(), waiter.cancelled())

    print("-- cancelling the awaited task cancels the waiter, which may go on")
    task = asyncio.create_task(outer(), name="awaited")
    waiter = asyncio.create_task(waits_for(task), name="waiter")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel("awaited first")
    try:
        await waiter
    except asyncio.CancelledError as error:
        print("main", error.args, task.cancelled(), waiter.cancelled(), waiter.cancelling())
    print("-- a future")
    future = asyncio.get_running_loop().create_future()
    waiter = asyncio.create_task(waits_for(future), name="waits for a future")
    await asyncio.sleep(0)
    print(waiter.cancel("future"), future.cancelled())
    await asyncio.sleep(0)
    print(waiter.cancelled(), future)


asyncio.run(main())
