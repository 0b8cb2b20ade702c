# Look for: an exception that nobody retrieves is reported on stderr when the task is dropped, long after it failed.
import asyncio


async def fail():
    raise RuntimeError("is anybody there?")


async def main():
    task = asyncio.create_task(fail(), name="fail")
    await asyncio.sleep(1)
    print("the task failed a second ago, main has not noticed")
    del task
    print("the last reference to it is gone")
    await asyncio.sleep(1)
    print("main ends well all the same")


asyncio.run(main())
