"""The idle clock jumps to the next whole millisecond of waiting: timers due by then join one pass."""
import asyncio

async def worker(name, delay):
    await asyncio.sleep(delay)
    print(name, asyncio.get_running_loop().time())
    await asyncio.sleep(0)
    print(name, "again", asyncio.get_running_loop().time())

async def main():
    tasks = [
        asyncio.create_task(worker("A", .0001)),
        asyncio.create_task(worker("B", .0009)),
        asyncio.create_task(worker("C", .0011)),
        asyncio.create_task(worker("D", .7)),
    ]
    for task in tasks:
        await task
    print("end", asyncio.get_running_loop().time())

asyncio.run(main())
