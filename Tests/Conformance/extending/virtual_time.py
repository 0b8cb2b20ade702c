# Loops whose pass is wrapped: by a class, in the class, in the base class and on one loop. They look at the queues.
import asyncio


class VirtualTime(asyncio.SelectorEventLoop):
    """Jumps to the next timer whenever nothing is ready."""

    def __init__(self):
        super().__init__()
        self._now = 0.0
        self.jumps = []

    def time(self):
        return self._now

    def _run_once(self):
        if not self._ready and self._scheduled:
            self.jumps.append(self._scheduled[0]._when - self._now)
            self._now = max(self._now, self._scheduled[0]._when)
        super()._run_once()


async def tick(name, delay):
    for _ in range(3):
        await asyncio.sleep(delay)
        print(name, asyncio.get_running_loop().time())


async def both():
    await asyncio.gather(tick("hour", 3600), tick("day", 86400))


with asyncio.Runner(loop_factory=VirtualTime) as runner:
    runner.run(both())
    print(runner.get_loop().jumps)


def _run_once(self):
    print("timers:", len(self._scheduled), "ready:", len(self._ready))
    super(asyncio.SelectorEventLoop, self)._run_once()


async def short():
    await asyncio.sleep(0.1)
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(print, "called")
    timer = loop.call_later(3, print)
    print(loop._ready[-1] is handle, loop._scheduled == [timer], timer._scheduled, type(loop._scheduled[0]).__name__)
    print([h._callback for h in loop._scheduled], [h._args for h in loop._ready])
    step = asyncio.create_task(tick("t", 0))
    wrapper = loop._ready[-1]._callback
    print(type(wrapper).__name__, wrapper.__self__ is step)
    timer.cancel()
    step.cancel()
    print(timer._scheduled, timer._callback, timer._args, timer._cancelled)


asyncio.SelectorEventLoop._run_once = _run_once
asyncio.run(short())
del asyncio.SelectorEventLoop._run_once

original = asyncio.BaseEventLoop._run_once


def counted(self):
    counted.passes += 1
    return original(self)


counted.passes = 0
asyncio.BaseEventLoop._run_once = counted
asyncio.run(asyncio.sleep(1))
asyncio.BaseEventLoop._run_once = original
print("passes:", counted.passes)
asyncio.run(asyncio.sleep(1))
print("passes:", counted.passes)


async def on_one_loop():
    loop = asyncio.get_running_loop()
    once = loop._run_once

    def logged():
        print("pass")
        once()

    loop._run_once = logged
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del loop._run_once
    await asyncio.sleep(0)


asyncio.run(on_one_loop())
