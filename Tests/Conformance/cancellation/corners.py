import asyncio
async def cleanup_slow():
    try: await asyncio.sleep(10)
    finally:
        print("cleanup begins"); await asyncio.sleep(0.5); print("cleanup ends")
async def swallow():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError: print("swallowed"); return "value"
async def replace():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError as e: raise ValueError("instead") from e
async def shielded(inner):
    try: return await asyncio.shield(inner)
    except asyncio.CancelledError: print("shield cancelled, inner done:", inner.done()); return await inner
async def child(n):
    try: await asyncio.sleep(n); return n
    except asyncio.CancelledError as e: print("child", n, "cancelled", e.args); raise
async def parent():
    t = asyncio.create_task(child(5)); 
    try: return await t
    except asyncio.CancelledError: print("parent sees", t.cancelled()); raise
async def main():
    for f in (cleanup_slow, swallow, replace, parent):
        t = asyncio.create_task(f(), name=f.__name__); await asyncio.sleep(0.1); print(t.cancel("why"), t.cancelling())
        try: print("result", await t)
        except asyncio.CancelledError as e: print("cancelled", e.args)
        except ValueError as e: print(repr(e), repr(e.__cause__))
        print(t.cancelled(), t.done(), t.cancel())
    inner = asyncio.create_task(child(1)); t = asyncio.create_task(shielded(inner)); await asyncio.sleep(0.1); t.cancel(); print(await t)
    t = asyncio.create_task(child(9)); t.cancel()
    try: await t
    except asyncio.CancelledError as e: print("before start", e.args)
    me = asyncio.current_task(); me.cancel("self")
    try: await asyncio.sleep(0)
    except asyncio.CancelledError as e: print("self", e.args, me.cancelling(), me.uncancel())
    async with asyncio.timeout(1) as tm:
        try: await asyncio.sleep(2)
        except asyncio.CancelledError: print("timeout body", tm.expired()); 
    print("timeout ignored?", tm.expired())
async def main2():
    try:
        async with asyncio.timeout(0.5):
            try: await asyncio.sleep(2)
            finally: await asyncio.sleep(1); print("late cleanup")
    except TimeoutError as e: print(repr(e), repr(e.__cause__))
    async def nested():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child(3)); tg.create_task(child(4))
    t = asyncio.create_task(nested()); await asyncio.sleep(0.1); t.cancel("group")
    try: await t
    except asyncio.CancelledError as e: print("group cancelled", e.args)
    g = asyncio.gather(child(1), child(2)); 
    async def canceller(): await asyncio.sleep(0.2); g.cancel()
    asyncio.create_task(canceller())
    try: await g
    except asyncio.CancelledError: print("gather", g.cancelled())
    ts = [asyncio.create_task(child(i)) for i in (1, 2)]
    try: await asyncio.wait_for(asyncio.wait(ts), 0.1)
    except TimeoutError: print([t.done() for t in ts])
    [t.cancel() for t in ts]; print([type(r).__name__ for r in await asyncio.gather(*ts, return_exceptions=True)])
    fut = asyncio.get_running_loop().create_future(); fut.cancel("fut msg")
    try: await fut
    except asyncio.CancelledError as e: print(e.args, fut.cancelled(), fut)
    try: fut.result()
    except asyncio.CancelledError as e: print(e.args)
    try: fut.exception()
    except asyncio.CancelledError: print("exc cancelled")
    cond = asyncio.Condition()
    async def cw():
        async with cond:
            try: await cond.wait()
            finally: print("locked in finally", cond.locked())
    t = asyncio.create_task(cw()); await asyncio.sleep(0); t.cancel(); await asyncio.gather(t, return_exceptions=True); print(cond.locked())
    q = asyncio.Queue(1); q.put_nowait(1); t = asyncio.create_task(q.put(2)); await asyncio.sleep(0); t.cancel(); await asyncio.gather(t, return_exceptions=True); print(q.qsize(), q)
    sem = asyncio.Semaphore(0); t = asyncio.create_task(sem.acquire()); await asyncio.sleep(0); t.cancel(); sem.release(); await asyncio.gather(t, return_exceptions=True); print(sem)
for m in (main, main2):
    try: asyncio.run(m())
    except TimeoutError as e: print("escaped", repr(e))
