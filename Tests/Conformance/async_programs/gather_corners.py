import asyncio


async def ok(v, d=0.1):
    await asyncio.sleep(d)
    return v


async def bad(msg, d=0.1):
    await asyncio.sleep(d)
    raise ValueError(msg)


async def stubborn():
    for i in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            print("stubborn got", e.args)
    return "survived"


async def main():
    print(await asyncio.gather())
    print(await asyncio.gather(ok(1), ok(2, 0.2), ok(3, 0.05)))
    c = ok("same")
    print(await asyncio.gather(c, c))
    t = asyncio.create_task(ok("left alone", 0.3))
    try:
        await asyncio.gather(bad("first"), t, bad("second", 0.2))
    except ValueError as e:
        print("caught", e, t.done())
    print(await t)
    print(await asyncio.gather(bad("x"), ok(1), return_exceptions=True))
    g = asyncio.gather(ok(1, 5), stubborn())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(g.cancel("outer"), g)
    try:
        await asyncio.wait_for(asyncio.shield(g), 1)
    except TimeoutError:
        print("timeout", g.done())
    except asyncio.CancelledError as e:
        print("cancelled", e.args)
    g.cancel("again")
    await asyncio.sleep(0.1)
    g.cancel("third")
    try:
        print(await g)
    except asyncio.CancelledError as e:
        print("finally", e.args, g.cancelled())
    done, pending = await asyncio.wait([asyncio.create_task(ok(i, i / 10), name=f"n{i}") for i in range(4)], timeout=0.15)
    print(sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
    print(sorted(t.result() for t in done), len(pending))
    for aw in asyncio.as_completed([ok("slow", 0.3), bad("mid", 0.2), ok("fast")], timeout=0.25):
        try:
            print(await aw)
        except ValueError as e:
            print("bad", e)
        except TimeoutError as e:
            print("too late", repr(e))
    async for t in asyncio.as_completed({asyncio.ensure_future(ok(5, 0.2)), asyncio.ensure_future(ok(6, 0.1))}):
        print(t.result())


asyncio.run(main())
