# Two periodic tasks, one twice as fast: who comes first where both are due?
import asyncio


async def tick(name, length, times):
    for n in range(times):
        await asyncio.sleep(length)
        print(f"{name}{n}", end=" ")


async def main():
    await asyncio.gather(tick("slow", 0.1, 3), tick("fast", 0.05, 6))
    print()
    await asyncio.gather(tick("fast", 0.05, 6), tick("slow", 0.1, 3))


asyncio.run(main())
