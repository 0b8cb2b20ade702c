import asyncio, time
async def a(): 
    print("a1"); await asyncio.sleep(0); print("a2"); await asyncio.sleep(0); print("a3")
async def b():
    print("b1"); await c(); print("b2")
async def c(): print("c1"); await asyncio.sleep(0); print("c2")
async def main():
    print("m1"); t = asyncio.create_task(a()); print("m2"); await b(); print("m3"); await t; print("m4")
    loop = asyncio.get_running_loop(); order = []
    loop.call_later(0.02, order.append, "later2"); loop.call_later(0.01, order.append, "later1"); loop.call_soon(order.append, "soon"); f = loop.create_future(); f.add_done_callback(lambda f: order.append("done")); loop.call_soon(f.set_result, 1)
    await asyncio.sleep(0.05); print(order)
    async def spin(n, k):
        for i in range(k): order.append(n); await asyncio.sleep(0)
    order.clear(); await asyncio.gather(spin("x", 3), spin("y", 2), spin("z", 1)); print("".join(order))
    q = asyncio.Queue(maxsize=1); order.clear()
    async def prod():
        for i in range(3): await q.put(i); order.append(f"p{i}")
    async def cons():
        for _ in range(3): order.append(f"c{await q.get()}")
    await asyncio.gather(prod(), cons()); print(order)
    e = asyncio.Event(); order.clear()
    async def w(n): await e.wait(); order.append(n)
    ts = [asyncio.create_task(w(i)) for i in range(3)]; await asyncio.sleep(0); e.set(); order.append("set"); await asyncio.sleep(0); order.append("tick"); await asyncio.gather(*ts); print(order)
    t0 = time.monotonic(); await asyncio.gather(*(asyncio.sleep(i / 10) for i in range(5))); print(f"{time.monotonic() - t0:.1f}")
    t0 = time.monotonic()
    for i in range(3): await asyncio.sleep(0.1)
    print(f"{time.monotonic() - t0:.1f}"); time.sleep(1); print(f"{loop.time() - t0:.1f}")
asyncio.run(main())
