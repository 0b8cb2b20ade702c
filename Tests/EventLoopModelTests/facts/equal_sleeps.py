"""Equal sleeps, each followed by sleep(0), end in one pass."""
import asyncio

async def worker(name):
    await asyncio.sleep(1)
    print(name + "1", asyncio.get_running_loop().time())
    await asyncio.sleep(0)
    print(name + "2", asyncio.get_running_loop().time())

async def main():
    tasks = [asyncio.create_task(worker(name)) for name in "ABC"]
    for task in tasks:
        await task
    print("end", asyncio.get_running_loop().time())

asyncio.run(main())
