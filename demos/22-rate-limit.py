# Look for: a semaphore of two lets two requests in at a time; the next one starts in the pass after one has left.
import asyncio


async def request(name, limit, start):
    async with limit:
        print(f"{asyncio.get_running_loop().time() - start:.0f} s: {name} starts")
        await asyncio.sleep(1)
    return name


async def main():
    start = asyncio.get_running_loop().time()
    limit = asyncio.Semaphore(2)
    tasks = []
    for name in ["red", "green", "blue", "white", "black"]:
        tasks.append(asyncio.create_task(request(name, limit, start), name=name))
    print(await asyncio.gather(*tasks))


asyncio.run(main())
