import asyncio
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
async def main():
    print(asyncio.get_running_loop() is asyncio.get_event_loop())
    f = asyncio.Future(); f.set_result(3); return await f
print(loop.run_until_complete(main()))
f = asyncio.Future(); print(f.get_loop() is loop)
loop.close()
asyncio.set_event_loop(None)
try: asyncio.get_event_loop()
except RuntimeError as e: print(e)
asyncio.run(main())
print(type(loop).__mro__)

try: asyncio.set_event_loop(3)
except TypeError as e: print(e)
with asyncio.Runner() as r:
    import contextvars
    v = contextvars.ContextVar('v')
    async def a(): v.set(1)
    async def b(): print(v.get())
    r.run(a()); r.run(b())
loop = asyncio.new_event_loop()
loop.call_soon(print,'hi'); loop.call_later(1,loop.stop); loop.run_forever(); loop.close()
