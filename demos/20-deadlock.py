# Look for: each task holds the lock that the other one waits for; nothing is ready, no timer is set, nothing can go on.
import asyncio


async def transfer(name, first, second):
    async with first:
        print(name, "has its first lock")
        await asyncio.sleep(0)
        async with second:
            print(name, "has both locks")


async def main():
    savings = asyncio.Lock()
    checking = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        group.create_task(transfer("there", savings, checking), name="there")
        group.create_task(transfer("back", checking, savings), name="back")


asyncio.run(main())
