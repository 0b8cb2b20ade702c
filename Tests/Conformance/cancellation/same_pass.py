# Completion and cancelling in one pass: who is first wins.
import asyncio


async def waiter(name, future):
    try:
        result = await future
        print(name, "got", result)
        await asyncio.sleep(0)
        print(name, "ends")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled; the future:", future.done(), future.cancelled())
        raise


async def attempt(order):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(waiter(order, future))
    await asyncio.sleep(0)
    if order == "result first":
        future.set_result("r")
        print("cancel says", task.cancel())
    elif order == "cancel first":
        print("cancel says", task.cancel(), future.cancelled())
        try:
            future.set_result("r")
        except asyncio.InvalidStateError as error:
            print(error)
    else:
        future.set_result("r")
        await asyncio.sleep(0)
        print("cancel says", task.cancel())
    try:
        print("main got", await task)
    except asyncio.CancelledError:
        print("main: cancelled", task.cancelled())


async def main():
    for order in ("result first", "cancel first", "a pass between"):
        print("--", order)
        await attempt(order)


asyncio.run(main())

