import asyncio
async def ticker(n, d=0.1):
    try:
        for i in range(n):
            yield i; await asyncio.sleep(d)
    except asyncio.CancelledError: print("agen cancelled"); raise
    finally: await asyncio.sleep(0.01); print("agen closed")
async def consume(limit):
    async for x in ticker(10):
        print("x", x)
        if x == limit: break
    return "consumed"
class Stack:
    def __init__(self, n): self.n = n
    async def __aenter__(self): await asyncio.sleep(0); print("enter", self.n); return self
    async def __aexit__(self, t, v, tb): await asyncio.sleep(0); print("exit", self.n, t and t.__name__); return t is KeyError
async def agen_comp():
    print([x async for x in ticker(3) if x], {x async for x in ticker(2)}, {x: await asyncio.sleep(0, x * 2) async for x in ticker(2)}, [await asyncio.sleep(0, i) for i in range(3)], [[y async for y in ticker(x)] for x in range(3)])
    g = (x async for x in ticker(3)); print(type(g).__name__, await g.__anext__(), await anext(g)); await g.aclose()
    try: await anext(g)
    except StopAsyncIteration: print("stopped")
async def ctx():
    async with Stack(1) as s, Stack(2): print("body", s.n)
    async with Stack(3): raise KeyError("swallowed")
    try:
        async with Stack(4): raise ValueError("seen")
    except ValueError as e: print("seen", e)
    async with (Stack(5) as a, Stack(6) as b): print(a.n + b.n)
async def chain(*its):
    for it in its:
        async for x in it: yield x
async def buffered(it, size):
    buf = []
    async for x in it:
        buf.append(x)
        if len(buf) == size: yield buf; buf = []
    if buf: yield buf
async def timeout_each(it, t):
    it = aiter(it)
    while True:
        try: yield await asyncio.wait_for(anext(it), t)
        except StopAsyncIteration: return
        except TimeoutError: yield "late"; return
async def echo():
    r = None
    while True:
        try: r = yield r
        except ValueError as e: r = f"err {e}"
async def errors():
    async def bad(): yield 1; raise OSError("agen failed")
    try:
        async for x in bad(): print(x)
    except OSError as e: print(e)
    try:
        for x in ticker(1): pass
    except TypeError as e: print(e)
    try:
        async for x in [1]: pass
    except TypeError as e: print(e)
    try:
        async with open: pass
    except TypeError as e: print(e)
    try:
        with Stack(0): pass
    except TypeError as e: print(e)
    try: await ticker(1)
    except TypeError as e: print(e)
    class NoAwait:
        def __await__(self): return 5
    try: await NoAwait()
    except TypeError as e: print(e)
    class BadIter:
        def __aiter__(self): return self
        def __anext__(self): return 5
    try:
        async for x in BadIter(): pass
    except TypeError as e: print(e)
    c = consume(0); print(await c)
    try: await c
    except RuntimeError as e: print(e)
    g = ticker(3); await anext(g)
    t = asyncio.create_task(anext(g)) if False else None
    async def two(): return await asyncio.gather(anext(g2), anext(g2), return_exceptions=True)
    g2 = ticker(3); print(await two())
    e = echo(); print(await e.asend(None), await e.asend(5), await e.athrow(ValueError("x")), await e.asend(6)); await e.aclose()
async def main():
    print(await consume(1)); await agen_comp(); await ctx()
    print([x async for x in chain(ticker(2), ticker(1))], [b async for b in buffered(ticker(5, 0), 2)], [x async for x in timeout_each(ticker(3, 0.3), 0.2)])
    await errors()
    t = asyncio.create_task(consume(5)); await asyncio.sleep(0.25); t.cancel()
    try: await t
    except asyncio.CancelledError: print("task cancelled")
    left = ticker(5); await anext(left); print("leaving one open")
asyncio.run(main())
