# An uncaught exception that comes through gather.
import asyncio


async def job(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError(f"job {n}")
    return n


async def main():
    results = await asyncio.gather(job(1), job(2), job(3))
    print("never printed", results)


asyncio.run(main())
