import asyncio
import time


async def quick(v): return v
async def slow(v): await asyncio.sleep(0.1); return v


async def part1():
    loop = asyncio.get_running_loop(); loop.set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(quick(1)); print(t.done(), t.result()); t2 = asyncio.create_task(slow(2)); print(t2.done(), await t2, await asyncio.gather(quick(3), slow(4)))
    loop.set_task_factory(None); t = asyncio.create_task(quick(5)); print(t.done(), await t, loop.get_task_factory())


async def part2():
    q = asyncio.Queue()
    async def getter():
        try: 
            while True: print("got", await q.get())
        except asyncio.QueueShutDown as e: print("shutdown", repr(e))
    t = asyncio.create_task(getter()); q.put_nowait(1); await asyncio.sleep(0); q.put_nowait(2); q.shutdown(); await t
    try: await q.put(3)
    except asyncio.QueueShutDown: print("no put", q)
    pq = asyncio.PriorityQueue(); [pq.put_nowait(x) for x in (3, 1, 2)]; print([await pq.get() for _ in range(3)], pq.empty())
    try: pq.get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    try: pq.task_done(); pq.task_done(); pq.task_done(); pq.task_done()
    except ValueError as e: print(e)


async def part3():
    async def cancel_me():
        try: await asyncio.sleep(9)
        except asyncio.CancelledError as e: t = asyncio.current_task(); print("cancelling", t.cancelling(), e.args, t.uncancel()); await asyncio.sleep(0.1); return "resisted"
    t = asyncio.create_task(cancel_me(), name="resister"); await asyncio.sleep(0); t.cancel("msg"); print(await t, t, t.cancelled(), t.cancelling())
    f = asyncio.get_running_loop().create_future(); print(f); f.add_done_callback(lambda f: print("cb1")); f.add_done_callback(print); f.set_result([1]); print(f, f.done()); await asyncio.sleep(0)
    for act in (lambda: f.set_result(2), lambda: f.set_exception(ValueError()), lambda: asyncio.Future().result(), lambda: asyncio.Future().set_exception(StopIteration())):
        try: act()
        except Exception as e: print(type(e).__name__, e)
    try: await asyncio.wait_for(slow("w"), 0.05)
    except asyncio.TimeoutError as e: print("timeout", e, repr(e.__cause__))
    try: await asyncio.wait_for(slow("w"), 0)
    except TimeoutError: print("zero")
    print(await asyncio.wait_for(slow("none"), None), [t.get_name() for t in asyncio.all_tasks()], asyncio.current_task().get_coro().__name__)
    s = asyncio.shield(slow("s")); s.cancel(); await asyncio.sleep(.2); print(s.cancelled())
    async with asyncio.timeout_at(asyncio.get_running_loop().time() + 1) as tm: print(tm.when() > 0, await slow("in time"))
    try:
        async with asyncio.timeout(0.1):
            async with asyncio.timeout(5): await asyncio.sleep(1)
    except TimeoutError: print("outer expired")
    try:
        async with asyncio.timeout(0.1): raise KeyError("own")
    except KeyError as e: print(e)
    class Aw:
        def __await__(self): yield from asyncio.sleep(0).__await__(); return "custom"
    print(await Aw(), asyncio.iscoroutine(quick), asyncio.iscoroutinefunction(quick), asyncio.isfuture(f))
    for bad in (lambda: asyncio.create_task(5), lambda: asyncio.gather(5), lambda: asyncio.ensure_future(5), lambda: asyncio.wait([]), lambda: asyncio.shield(3)):
        try: r = bad(); r = await r
        except Exception as e: print(type(e).__name__, e)
    try: await 5
    except TypeError as e: print(e)
    try: await asyncio.wait({quick(1)})
    except TypeError as e: print(e)


async def part4():
    loop = asyncio.get_running_loop(); h = loop.call_later(0.2, print, "later"); h2 = loop.call_at(loop.time() + 0.1, print, "at"); h3 = loop.call_soon(print, "soon"); h4 = loop.call_later(0.05, print, "no"); h4.cancel(); print(h4.cancelled(), h.when() > h2.when(), h4); await asyncio.sleep(0.3)
    print(h3, loop.get_debug(), loop); fut = asyncio.run_coroutine_threadsafe(slow("ts"), loop); print(await asyncio.wrap_future(fut))
    res = await asyncio.to_thread(time.sleep, .1); print(res, asyncio.get_event_loop() is loop); t = asyncio.create_task(slow(1)); t.print_stack(); print(t.get_stack()); await t
    loop.slow_callback_duration = .05; loop.set_debug(True); time.sleep(0.2); await asyncio.sleep(0); loop.set_debug(False)


for p in (part1, part2, part3, part4): print("--", p.__name__); asyncio.run(p())
asyncio.run(part1(), debug=True); asyncio.run(part1(), loop_factory=asyncio.new_event_loop)
