import asyncio, types, sys
async def inner(x): 
    y = await Suspend(x); return y + 1
class Suspend:
    def __init__(self, v): self.v = v
    def __await__(self): got = yield self.v; return got
async def outer():
    try:
        a = await inner(1); b = await inner(2); return a, b
    finally: print("outer done")
c = outer(); print(c.send(None), c.send(10)); print(c.cr_await, c.cr_running, c.cr_frame.f_lineno > 0, c.cr_code.co_name, c.__name__, c.__qualname__)
try: c.send(20)
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
c = outer(); c.send(None)
try: c.throw(ValueError, ValueError("t")) if False else c.throw(ValueError("t"))
except ValueError as e: print("thrown", e)
c = outer(); c.send(None); c.close(); c.close()
c = outer()
try: c.send(5)
except TypeError as e: print(e)
c.close()
class Loop:
    def __init__(self): self.ready, self.sleeping, self.now, self.n = [], [], 0, 0
    def spawn(self, coro, name): self.ready.append((coro, name))
    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda t: t[0]); self.now, _, coro, name = self.sleeping.pop(0); self.ready.append((coro, name))
            coro, name = self.ready.pop(0)
            try: op, arg = coro.send(None)
            except StopIteration as e: print(f"{self.now:>3} {name} -> {e.value!r}"); continue
            except Exception as e: print(f"{self.now:>3} {name} !! {e!r}"); continue
            if op == "sleep": self.n += 1; self.sleeping.append((self.now + arg, self.n, coro, name))
            elif op == "spawn": self.spawn(*arg); self.ready.append((coro, name))
            else: raise RuntimeError(op)
@types.coroutine
def trap(*a): return (yield a)
async def sleep(n): await trap("sleep", n)
async def worker(n, k):
    for i in range(k): print("  ", n, i); await sleep(n)
    if n == 3: raise ArithmeticError("three")
    return n * k
async def boss():
    for i in (1, 2, 3): await trap("spawn", (worker(i, 2), f"w{i}"))
    await sleep(10); return "boss"
l = Loop(); l.spawn(boss(), "boss"); l.run()
def sync_wait(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e: return e.value
async def pure(): return await (await make())
async def make(): return inner2()
async def inner2(): return "deep"
print(sync_wait(pure()))
async def gen_based():
    @types.coroutine
    def old(): yield; return 1
    return await old()
print(sync_wait(gen_based()), asyncio.iscoroutinefunction(gen_based), asyncio.iscoroutine(gen_based))
class Future:
    done = False
    def __await__(self):
        if not self.done: yield self
        return self.result
    def set(self, r): self.done, self.result = True, r
async def wait2(f, g): return await f + await g
f, g = Future(), Future(); w = wait2(f, g); x = w.send(None); x.set(3); y = w.send(None); y.set(4)
try: w.send(None)
except StopIteration as e: print(e.value, x is f, y is g)
async def never(): print("not run")
never()
n = never(); del n
async def ctxvar():
    import contextvars
    v = contextvars.ContextVar("v"); v.set(1); ctx = contextvars.copy_context()
    def sub(): v.set(2); return v.get()
    return ctx.run(sub), v.get(), ctx[v]
print(sync_wait(ctxvar()))
print(sys.get_coroutine_origin_tracking_depth(), inner.__code__.co_flags & 0x80 > 0)
async def infinite():
    while True: await Suspend(1)
i = infinite(); print([i.send(None) for _ in range(3)])
asyncio.run(infinite())
