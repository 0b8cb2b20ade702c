"""Semaphore: one that comes while others wait gets nothing before them."""
import asyncio


async def main():
    semaphore = asyncio.Semaphore(1)
    order = []

    async def take(name, times):
        for _ in range(times):
            async with semaphore:
                order.append(name)
                await asyncio.sleep(0)

    await asyncio.gather(take("a", 3), take("b", 3), take("c", 2))
    print(order)
    await semaphore.acquire()
    waiting = asyncio.create_task(semaphore.acquire())
    await asyncio.sleep(0)
    semaphore.release()
    print("given away already:", semaphore.locked())
    late = asyncio.create_task(semaphore.acquire())
    await waiting
    print(waiting.done(), late.done())
    semaphore.release()
    print(await late)


asyncio.run(main())
