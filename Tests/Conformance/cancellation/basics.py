# cancel before the start, while sleeping, while running, after the end.
import asyncio


async def sleeper(name, seconds=10):
    try:
        print(name, "starts")
        await asyncio.sleep(seconds)
        print(name, "slept")
        return name
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise
    finally:
        print(name, "finally")


async def suicidal():
    task = asyncio.current_task()
    print("cancel myself", task.cancel("by myself"))
    print("still running")
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as error:
        print("heard of it", error)
        raise


async def suicidal_return():
    asyncio.current_task().cancel()
    return "returned all the same"


async def watch(task):
    try:
        print("result", await task)
    except asyncio.CancelledError as error:
        print("awaiting raised", repr(error), task.cancelled())


async def main():
    not_started = asyncio.create_task(sleeper("not started"))
    print(not_started.cancel(), not_started.cancelled(), not_started.done())
    await watch(not_started)
    asleep = asyncio.create_task(sleeper("asleep"))
    await asyncio.sleep(0)
    print(asleep.cancel("m"), asleep.cancel("second"), asleep.cancelling())
    await watch(asleep)
    ended = asyncio.create_task(sleeper("ended", 0))
    await ended
    print(ended.cancel(), ended.cancelled(), ended.cancelling())
    await watch(asyncio.create_task(suicidal()))
    task = asyncio.create_task(suicidal_return())
    await watch(task)
    print(task.cancelled(), task.cancelling())
    awoken = asyncio.create_task(sleeper("woken and cancelled", 1))
    await asyncio.sleep(1)
    print(awoken.cancel())
    await watch(awoken)
    print(not_started, not_started.cancel())


asyncio.run(main())
