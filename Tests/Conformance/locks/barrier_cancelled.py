"""Barrier: who is cancelled while waiting does not count any more."""
import asyncio


async def party(barrier, name):
    try:
        print(name, await barrier.wait())
    except asyncio.CancelledError:
        print(name, "cancelled", barrier.n_waiting)
        raise


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(party(barrier, name)) for name in "ab"]
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    tasks[0].cancel()
    await asyncio.wait(tasks[:1])
    print(barrier.n_waiting)
    tasks += [asyncio.create_task(party(barrier, name)) for name in "cd"]
    print(await asyncio.gather(*tasks, return_exceptions=True))
    draining = [asyncio.create_task(party(barrier, name)) for name in "efg"]
    await asyncio.sleep(0)
    late = asyncio.create_task(party(barrier, "late"))
    await asyncio.gather(*draining)
    late.cancel()
    print(await asyncio.gather(late, return_exceptions=True))


asyncio.run(main())
