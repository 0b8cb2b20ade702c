# Tasks that are dropped while they are pending.
import asyncio


async def wait_for_nobody(loop):
    await loop.create_future()


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(wait_for_nobody(loop), name="forgotten")
    await asyncio.sleep(0)
    print("still there", task.done())
    task = None
    print("dropped")
    await asyncio.sleep(1)
    print("main returns")


asyncio.run(main())
print("the end")
