# Futures of a class of one's own, as the tasks of asyncio wait for them.
import asyncio

class Later:
    """A future of one's own."""
    _asyncio_future_blocking = False
    def __init__(self, loop):
        self._loop = loop
        self.callbacks = []
        self.value = None
        self.state = "pending"
    def get_loop(self): return self._loop
    def add_done_callback(self, cb, *, context=None): self.callbacks.append((cb, context))
    def remove_done_callback(self, cb):
        n = len(self.callbacks)
        self.callbacks = [c for c in self.callbacks if c[0] != cb]
        return n - len(self.callbacks)
    def done(self): return self.state != "pending"
    def cancelled(self): return self.state == "cancelled"
    def cancel(self, msg=None):
        if self.done(): return False
        print("cancel", msg); self.finish("cancelled"); return True
    def exception(self): return None
    def result(self):
        if self.state == "cancelled": raise asyncio.CancelledError("mine")
        return self.value
    def finish(self, state, value=None):
        self.state, self.value = state, value
        for cb, context in self.callbacks: self._loop.call_soon(cb, self, context=context)
        self.callbacks = []
    def __await__(self):
        if not self.done():
            self._asyncio_future_blocking = True
            yield self
        return self.result()
    def __repr__(self): return f"<Later {self.state}>"

async def main():
    loop = asyncio.get_running_loop()
    a = Later(loop)
    print(asyncio.isfuture(a), asyncio.ensure_future(a) is a)
    loop.call_later(1, a.finish, "done", 42)
    print(await a, loop.time() >= 1)
    b = Later(loop)
    async def waits(): return await b
    t = asyncio.create_task(waits())
    await asyncio.sleep(0)
    print(t)
    t.cancel("why")
    try: await t
    except asyncio.CancelledError as e: print("cancelled", e.args)
    c, d = Later(loop), Later(loop)
    loop.call_soon(c.finish, "done", 1); loop.call_soon(d.finish, "done", 2)
    print(await asyncio.gather(c, d))
    e = Later(loop)
    loop.call_later(2, e.finish, "done", 3)
    try: print(await asyncio.wait_for(e, 1))
    except TimeoutError: print("timeout", e)
    f = Later(loop); loop.call_soon(f.finish, "done", 5)
    print(await asyncio.wait({f}))
    g = Later(asyncio.new_event_loop())
    try: await g
    except RuntimeError as x: print(x)
    class Bare:
        def __await__(self): yield Later(loop)
    try: await Bare()
    except RuntimeError as x: print(x)
asyncio.run(main())
loop = asyncio.new_event_loop()
h = Later(loop); loop.call_later(1, h.finish, "done", "end")
print(loop.run_until_complete(h))
loop.close()
