# Tasks that do not die of it: catching, returning, raising something else, cancelling and uncancelling.
import asyncio


async def returns():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "a value instead"


async def raises():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("an error instead")


async def finally_awaits():
    try:
        await asyncio.sleep(10)
    finally:
        print("tidying")
        await asyncio.sleep(1)
        print("tidied")


async def finally_returns():
    try:
        await asyncio.sleep(10)
    finally:
        return "finally wins"


async def uncancels():
    task = asyncio.current_task()
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelling", task.cancelling(), "uncancel", task.uncancel(), task.uncancel(), task.cancelling())
    await asyncio.sleep(1)
    return "uncancelled"


async def again():
    for n in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            print("take", n, error.args)
    return "three times"


async def by_except_exception():
    try:
        await asyncio.sleep(10)
    except Exception:
        print("never printed: CancelledError is no Exception")
    except BaseException as error:
        print("BaseException", repr(error))
        raise


async def raises_cancelled():
    raise asyncio.CancelledError("raised, not cancelled")


async def try_one(coroutine, cancels=1):
    task = asyncio.create_task(coroutine, name=coroutine.__name__)
    for n in range(cancels):
        await asyncio.sleep(0.1)
        task.cancel(f"request {n}")
    try:
        print(task.get_name(), "->", await task)
    except asyncio.CancelledError as error:
        print(task.get_name(), "cancelled", repr(error))
    except ValueError as error:
        print(task.get_name(), "failed", repr(error), "context", repr(error.__context__))
    print("  ", task.done(), task.cancelled(), task.cancelling())


async def main():
    await try_one(returns())
    await try_one(raises())
    await try_one(finally_awaits())
    await try_one(finally_awaits(), cancels=2)
    await try_one(finally_returns())
    await try_one(uncancels())
    await try_one(again(), cancels=3)
    await try_one(by_except_exception())
    await try_one(raises_cancelled(), cancels=0)


asyncio.run(main())
