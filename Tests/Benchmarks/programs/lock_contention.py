# 10,000 tasks that contend for one Lock, and give way while they hold it.
import asyncio

total = 0


async def worker(lock, n):
    global total
    async with lock:
        before = total
        await asyncio.sleep(0)
        total = before + n


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*[worker(lock, n) for n in range(10_000)])
    print(total)


asyncio.run(main())
