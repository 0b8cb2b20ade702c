# A loop that wraps each callback: the steps of tasks too.
import asyncio

log = []

class Loop(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, context=None):
        n = len(log)
        log.append(n)
        def counted(*args):
            print("run", n)
            return callback(*args)
        return super().call_soon(counted, *args, context=context)

async def child(n):
    try:
        await asyncio.sleep(n)
        if n > 1: raise ValueError(n)
        return n
    finally:
        print("end", n)

async def main():
    async with asyncio.timeout(3):
        a, b = asyncio.create_task(child(1)), asyncio.create_task(child(2))
        print(await asyncio.wait([a, b]) and "waited")
        print(a.result(), repr(b.exception()))
    lock = asyncio.Lock()
    async with lock:
        t = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
    await t
    t = asyncio.create_task(child(5))
    await asyncio.sleep(0)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled")

with asyncio.Runner(loop_factory=Loop) as r:
    r.run(main())
print(len(log))
