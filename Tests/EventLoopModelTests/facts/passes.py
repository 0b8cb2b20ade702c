"""A pass runs what is in the queue as it begins; what that queues runs in the next pass."""
import asyncio

async def worker(name):
    for step in range(3):
        print(name, step)
        if name == "A" and step == 0:
            asyncio.create_task(worker("C"))
        await asyncio.sleep(0)

async def main():
    asyncio.create_task(worker("A"))
    asyncio.create_task(worker("B"))
    for step in range(5):
        print("main", step)
        await asyncio.sleep(0)

asyncio.run(main())
