"""cancelling and uncancel: how many have asked, and how one takes a request back."""
import asyncio


async def stubborn():
    task = asyncio.current_task()
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("asked", task.cancelling())
        print("left", task.uncancel(), task.uncancel(), task.uncancel())
    await asyncio.sleep(0.1)
    print("went on")
    task.cancel()
    print(task.cancelling(), task.uncancel())
    await asyncio.sleep(0)
    print("the last request was taken back in time")
    return "done"


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(task.cancel("one"), task.cancel("two"), task.cancelling())
    print(await task, task.cancelling(), task.cancelled())
    again = asyncio.create_task(asyncio.sleep(1))
    again.cancel("before it started")
    again.uncancel()
    await asyncio.sleep(0)
    print(again.done(), again.cancelling())
    again.cancel()
    print(await asyncio.gather(again, return_exceptions=True))


asyncio.run(main())
