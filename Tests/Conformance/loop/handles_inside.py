# What programs see that look at a loop and at its handles from inside.
import asyncio
import logging

loop = asyncio.new_event_loop()
def hello(*args): print("hello", args)
h = loop.call_soon(hello, 1, 2)
print(h._callback is hello, h._args, h._cancelled, h.cancelled(), type(h).__mro__[1].__name__)
print(len(loop._ready), loop._ready[0] is h, loop._scheduled)
t = loop.call_at(7, hello)
u = loop.call_at(6.5, hello, "x")
print(t.when(), u.when(), t, u)
print([x.when() for x in loop._scheduled])
u.cancel()
print(u, len(loop._scheduled), h)
h.cancel(); print(h, h._callback, h._args)
made = asyncio.Handle(hello, (1,), loop)
timer = asyncio.TimerHandle(3, hello, (), loop)
print(made, timer, timer.when(), timer < t, timer == asyncio.TimerHandle(3, hello, (), loop))
made.cancel(); print(made.cancelled())
for bad in (lambda: asyncio.Handle(), lambda: asyncio.Handle(1)):
    try: print(bad())
    except TypeError as e: print("TypeError")
    except AssertionError as e: print("AssertionError", e)
loop.call_soon(loop.stop)
loop.run_forever()
n = 0
loop.call_soon(hello, "once")
loop._run_once()
print(len(loop._ready))
loop._default_executor
print(loop._default_executor)
async def exe():
    return await asyncio.get_running_loop().run_in_executor(None, sum, [1, 2])
print(loop.run_until_complete(exe()), type(loop._default_executor).__name__)
loop.run_until_complete(loop.shutdown_default_executor())
f = loop.create_future()
print(f._callbacks)
f.add_done_callback(hello)
print(f._callbacks[0][0] is hello, len(f._callbacks))
loop.close()
async def co(): pass
c = co()
try: asyncio.ensure_future(c, loop=loop)
except RuntimeError as e: print(e, c.cr_frame)
