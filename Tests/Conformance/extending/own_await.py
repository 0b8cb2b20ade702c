"""Futures and tasks whose class says itself what awaiting them means."""
import asyncio
class Loud(asyncio.Task):
    def __await__(self):
        print("awaiting", self.get_name())
        try:
            return (yield from super().__await__())
        finally:
            print("awaited", self.get_name())
class Quiet(asyncio.Task): pass
class LoudFuture(asyncio.Future):
    def __await__(self):
        it = super().__await__()
        def awaited():
            for x in it:
                print("yields", type(x).__name__)
                yield x
            return "own"
        return awaited()
async def work(n):
    await asyncio.sleep(n)
    return n
async def main():
    loop = asyncio.get_running_loop()
    t = Loud(work(1), name="a")
    print(await t)
    print(await t)
    print(await Quiet(work(2), name="q"))
    f = LoudFuture()
    loop.call_later(1, f.set_result, 3)
    print(await f)
    print(await asyncio.wait_for(Loud(work(1), name="w"), 5))
    print(await asyncio.gather(Loud(work(1), name="g1"), Quiet(work(0))))
    print(await asyncio.shield(Loud(work(1), name="s")))
    async with asyncio.timeout(10):
        await Loud(work(1), name="timed")
    t = Loud(work(5), name="cancelled")
    await asyncio.sleep(0)
    async def waits(): await t
    w = asyncio.create_task(waits(), name="waits")
    await asyncio.sleep(0)
    print(t._fut_waiter is not None, w.get_stack()[0].f_code.co_name)
    w.cancel()
    try: await w
    except asyncio.CancelledError: print("w cancelled", t.cancelled())
    class Bad(asyncio.Future):
        __await__ = None
    try: await Bad()
    except TypeError as e: print(e)
    class Bad2(asyncio.Future):
        def __await__(self): return 3
    try: await Bad2()
    except TypeError as e: print(e)
    class Native(asyncio.Future):
        __await__ = asyncio.Future.__iter__
    n = Native(); n.set_result(8); print(await n)
asyncio.run(main())
