# A task created while asyncio.run closes is not waited for.
import asyncio


async def late():
    print("late starts")
    await asyncio.sleep(1)
    print("never printed")


async def spawns():
    try:
        await asyncio.sleep(100)
    finally:
        asyncio.create_task(late(), name="late")
        print("spawned")


async def main():
    task = asyncio.create_task(spawns())
    await asyncio.sleep(0)
    return task


task = asyncio.run(main())
print(task.cancelled())
