"""Handles: cancelled(), when(), their reprs, what is run with them."""
import asyncio
import functools


def callback(*args):
    print("callback", args)


class Thing:
    def method(self):
        print("method")

    def __call__(self):
        print("called")

    def __repr__(self):
        return "<a thing>"


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(callback, 1, 2)
    print(handle, handle.cancelled(), type(handle).__name__)
    timer = loop.call_at(5.5, callback, 3)
    print(timer, timer.when(), timer.cancelled(), isinstance(timer, asyncio.Handle))
    timer.cancel()
    print(timer, timer.when(), timer.cancelled())
    timer.cancel()
    other = loop.call_soon(callback, "never")
    other.cancel()
    print(other, other.cancelled())
    print(loop.call_soon(functools.partial(callback, "partial", key=1) if False else functools.partial(callback, "partial")))
    print(loop.call_soon(Thing()))
    print(loop.call_soon(Thing().method))
    print(loop.call_soon(lambda: print("lambda")))
    print(loop.call_soon(print, "print"))
    await asyncio.sleep(0)
    late, early = loop.call_at(9, callback), loop.call_at(8, callback)
    print(late > early, late < early, late >= early, late == early, late != early, late == late)
    print(sorted([late, early]) == [early, late])
    print(loop.call_later(2, callback).when() > loop.time())
    for each in (late, early):
        each.cancel()
    print(handle)
    print(asyncio.Handle.__name__, asyncio.TimerHandle.__mro__[1].__name__)


asyncio.run(main())
