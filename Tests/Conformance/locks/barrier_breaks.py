"""Barrier: reset throws those out who wait; abort breaks it for good, until it is reset."""
import asyncio


async def party(barrier, name):
    try:
        print(name, await barrier.wait())
    except asyncio.BrokenBarrierError as error:
        print(name, "thrown out:", error)


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(party(barrier, name)) for name in "ab"]
    await asyncio.sleep(0)
    await barrier.reset()
    await asyncio.gather(*tasks)
    print(repr(barrier).partition("[")[2])
    tasks = [asyncio.create_task(party(barrier, name)) for name in "cd"]
    await asyncio.sleep(0)
    await barrier.abort()
    await asyncio.gather(*tasks)
    print(barrier.broken, repr(barrier).partition("[")[2])
    await party(barrier, "e")
    await barrier.reset()
    print(barrier.broken, repr(barrier).partition("[")[2])
    await asyncio.gather(*(party(barrier, name) for name in "fgh"))


asyncio.run(main())
