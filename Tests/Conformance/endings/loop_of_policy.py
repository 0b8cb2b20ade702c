# The old way, without close(): the policy keeps its loop, and nobody hears of what that was still to run.
import asyncio


class Resource:
    def __del__(self):
        print("never said")


async def background(number):
    resource = Resource()
    try:
        await asyncio.sleep(100)
    finally:
        print("never reached", number, resource)


async def main():
    global kept
    asyncio.create_task(background(1))
    kept = asyncio.create_task(background(2))
    await asyncio.sleep(1)
    print("main is done")


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
