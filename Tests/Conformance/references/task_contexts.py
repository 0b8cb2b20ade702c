"""Tasks and callbacks run in contexts of their own."""
import contextvars, asyncio
from contextvars import *
v=ContextVar("v"); v.set(10)
async def child(n):
    print('child', n, v.get()); v.set(n); await asyncio.sleep(0); print('child after', n, v.get()); return v.get()
async def main():
    v.set('main')
    ts=[asyncio.create_task(child(i)) for i in range(3)]
    v.set('changed')
    print(await asyncio.gather(*ts), v.get())
    ctx=copy_context(); ctx.run(v.set,'given')
    t=asyncio.create_task(child('x'), context=ctx); await t; print(ctx[v], v.get(), t.get_context() is ctx)
    loop=asyncio.get_running_loop()
    loop.call_soon(lambda: print('soon', v.get())); loop.call_soon(lambda: print('soon ctx', v.get()), context=ctx); loop.call_later(0.1, lambda: print('later', v.get()))
    v.set('after'); await asyncio.sleep(0.2)
    fut=loop.create_future(); fut.add_done_callback(lambda f: print('done', v.get())); v.set('z'); fut.add_done_callback(lambda f: print('done ctx', v.get()), context=ctx); fut.set_result(1); await asyncio.sleep(0)
    await child('direct'); print(v.get())
    h=loop.call_soon(print); print(type(h.get_context()).__name__); h.cancel()
asyncio.run(main())
print(v.get())
