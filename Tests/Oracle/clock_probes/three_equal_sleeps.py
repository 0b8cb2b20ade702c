# Equal sleeps, each followed by sleep(0): the timers join one pass, so the second round comes after the first.
import asyncio


async def job(name):
    await asyncio.sleep(0.05)
    print(name + "1", end=" ")
    await asyncio.sleep(0)
    print(name + "2", end=" ")


async def main():
    await asyncio.gather(job("A"), job("B"), job("C"))


asyncio.run(main())
