# A cancelled main with children of every kind, and what run does next.
import asyncio


async def child(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name, "ends")
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise


async def main():
    kept = asyncio.create_task(child("kept", 50), name="kept")
    loop = asyncio.get_running_loop()
    loop.call_later(1, asyncio.current_task().cancel, "by a timer")
    try:
        await asyncio.gather(child("a", 10), child("b", 20))
    except asyncio.CancelledError as error:
        print("main cancelled", error.args, asyncio.current_task().cancelling())
        print("uncancel", asyncio.current_task().uncancel())
    await asyncio.sleep(1)
    print("main goes on", kept.done())
    loop.call_soon(asyncio.current_task().cancel)
    await asyncio.sleep(5)


try:
    asyncio.run(main())
except asyncio.CancelledError as error:
    print("run raised", repr(error))

