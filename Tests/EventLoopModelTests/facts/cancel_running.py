"""A task that cancels itself hears of it at its next await; if there is none, it ends as cancelled."""
import asyncio

async def hears():
    asyncio.current_task().cancel("me")
    print("still here")
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as error:
        print("hears:", repr(error))
        raise

async def gives_way():
    asyncio.current_task().cancel("me")
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as error:
        print("gives_way:", repr(error))
        raise

async def returns():
    asyncio.current_task().cancel("me")
    return "lost"

async def main():
    for function in hears, gives_way, returns:
        task = asyncio.create_task(function())
        try:
            print(await task)
        except asyncio.CancelledError as error:
            print("main:", repr(error), task.cancelled())

asyncio.run(main())
