"""The end of asyncio.run closes the asynchronous generators that are left, all at once, after the tasks."""
import asyncio

generators = []


async def ticks(name, end):
    try:
        n = 0
        while True:
            yield n
            n += 1
            await asyncio.sleep(0.01)
    finally:
        for i in range(end):
            print(name, "end", i)
            await asyncio.sleep(0)
        print(name, "over")


async def reader(name, end):
    g = ticks(name, end)
    generators.append(g)
    try:
        async for n in g:
            print(name, n)
            await asyncio.sleep(1)
    finally:
        print(name, "reader ends")


async def main():
    tasks = [asyncio.create_task(reader(name, end), name=name) for name, end in (("a", 3), ("b", 1), ("c", 2))]
    await asyncio.sleep(0.05)
    tasks[1].cancel()
    await asyncio.sleep(0.05)
    print("main ends", [t.done() for t in tasks])


asyncio.run(main())
print([g.ag_suspended for g in generators])
