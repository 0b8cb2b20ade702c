# A loop with its own call_soon, create_task and pass: all go through them.
import asyncio

class Loop(asyncio.SelectorEventLoop):
    passes = 0
    def call_soon(self, callback, *args, context=None):
        print("  soon", len(args))
        return super().call_soon(callback, *args, context=context)
    def _run_once(self):
        self.passes += 1
        print("pass", self.passes, len(self._ready), len(self._scheduled))
        super()._run_once()
    def create_task(self, coro, **kw):
        print("  task", coro.__name__)
        return super().create_task(coro, **kw)

async def child(n):
    await asyncio.sleep(n)
    return n

async def main():
    t = asyncio.create_task(child(0.5))
    u = asyncio.ensure_future(child(0))
    t.add_done_callback(lambda f: print("done", f.result()))
    print(await t, await u)
    class Bad:
        def __await__(self): yield 5
    try: await Bad()
    except RuntimeError as e: print(e)
    h = asyncio.get_running_loop().call_soon(print, 1)
    print(h._callback is print, h._args, h.cancelled(), h._cancelled)
    print(list(asyncio.get_running_loop()._ready)[-1] is h)
    x = asyncio.get_running_loop().call_at(5, print)
    print(x.when())
    x.cancel()
asyncio.run(main(), loop_factory=Loop)
