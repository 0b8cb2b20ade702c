import asyncio
import random


async def runner(name, barrier, rng):
    for lap in range(3):
        t = rng.randint(1, 9) / 10
        await asyncio.sleep(t)
        try:
            i = await barrier.wait()
        except asyncio.BrokenBarrierError as e:
            print(name, "broken", repr(e))
            return
        if i == 0:
            print(f"-- lap {lap} complete, parties={barrier.parties} --")
        print(f"{name} lap {lap} t={t} index={i}")


async def with_ctx(barrier, n):
    await asyncio.sleep(n / 10)
    async with barrier as position:
        print("ctx", n, position)
        await asyncio.sleep(0.1)
    print("out", n)


async def main():
    rng = random.Random(3)
    b = asyncio.Barrier(3)
    await asyncio.gather(*(runner(n, b, rng) for n in ("Ann", "Bob", "Cy")))
    print(b)
    b2 = asyncio.Barrier(2)
    await asyncio.gather(with_ctx(b2, 1), with_ctx(b2, 2))
    t = asyncio.create_task(runner("lonely", b2, rng))
    await asyncio.sleep(1)
    print(b2.n_waiting, b2)
    await b2.abort()
    await t
    print(b2.broken)
    await b2.reset()
    print(b2.broken, b2.n_waiting)
    cond = asyncio.Condition()
    items = []

    async def consumer(n):
        async with cond:
            await cond.wait_for(lambda: len(items) >= n)
            print("consumer", n, "sees", items)

    cs = [asyncio.create_task(consumer(n)) for n in (3, 1, 2)]
    for i in range(3):
        await asyncio.sleep(0.1)
        async with cond:
            items.append(i)
            cond.notify_all()
    await asyncio.wait(cs)
    try:
        cond.notify()
    except RuntimeError as e:
        print(e)
    ev = asyncio.Event()
    waiters = [asyncio.create_task(ev.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    print(ev)
    ev.set()
    print(await asyncio.gather(*waiters), ev)

asyncio.run(main())
