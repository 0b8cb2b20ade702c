"""The end of run cancels what is left, by creation, and runs until all of it has finished."""
import asyncio

async def worker(name, delay):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled", asyncio.get_running_loop().time())
        await asyncio.sleep(delay)
        print(name, "ends", asyncio.get_running_loop().time())
        raise

async def never():
    print("never printed")

async def main():
    asyncio.create_task(worker("A", 1))
    asyncio.create_task(worker("B", 0))
    asyncio.create_task(worker("C", .5))
    await asyncio.sleep(1)
    asyncio.create_task(never())
    print("main ends", asyncio.get_running_loop().time())

asyncio.run(main())
