# A task raises KeyboardInterrupt: it leaves the loop, and the report of the task that kept it comes last.
import asyncio


async def presses():
    await asyncio.sleep(0)
    raise KeyboardInterrupt


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(presses())
            group.create_task(asyncio.sleep(1))
    finally:
        print("cleanup")


asyncio.run(main())
