# Functions put into asyncio's loop class, and taken out again.
import asyncio
real = asyncio.BaseEventLoop.call_soon
def call_soon(self, callback, *args, context=None):
    print("soon", getattr(callback, "__name__", type(callback).__name__))
    return real(self, callback, *args, context=context)
asyncio.BaseEventLoop.call_soon = call_soon
real_time = asyncio.BaseEventLoop.time
asyncio.BaseEventLoop.time = lambda self: real_time(self) + 100
async def main():
    await asyncio.sleep(0)
    print(asyncio.get_running_loop().time() > 100)
asyncio.run(main())
asyncio.BaseEventLoop.call_soon = real
asyncio.BaseEventLoop.time = real_time
asyncio.run(main())
