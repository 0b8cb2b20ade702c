"""Functions that run in threads, and ask the loop from there."""

from generators.coordination.writer import LOOP, Writer

PRELUDE = """

def work(name, length=0, error=None):
    print(f"{time.monotonic():.2f}", "thread", name, variable.get())
    time.sleep(length)
    if error:
        raise error
    return name


def ask_loop(loop, coroutine, limit):
    future = asyncio.run_coroutine_threadsafe(coroutine, loop)
    try:
        return future.result(limit)
    finally:
        print("thread", future.cancel(), future.done())
"""


def thread(w: Writer, n: int) -> None:
    name, length = w.label(), w.length()
    w.say("await " + w.pick(
        f"asyncio.to_thread(work, {name!r}, {length})", f"asyncio.to_thread(work, {name!r}, {length}, ValueError({name!r}))",
        f"{LOOP}.run_in_executor(None, work, {name!r}, {length})",
        f"asyncio.wait_for({LOOP}.run_in_executor(None, work, {name!r}, {length}), {w.length()})"))


def start_thread(w: Writer, n: int) -> None:
    name = w.label() + "w9"
    w.line(f"start(asyncio.to_thread(work, {name!r}, {w.length()}), {name!r})")


def threadsafe(w: Writer, n: int) -> None:
    """A thread that has the loop do something, and may wait for it."""
    w.line(f"loop = {LOOP}")
    if w.chance(0.5):
        w.say(f"await asyncio.to_thread(ask_loop, loop, {w.coroutine(n)}, {w.length()})")
    else:
        call = w.pick("event.set", f"say, {w.label()!r}", f"queue.put_nowait, {w.label()!r}", f"{w.some_task()}.cancel")
        w.say(f"await asyncio.to_thread(loop.call_soon_threadsafe, {call}) is None")


def block_loop(w: Writer, n: int) -> None:
    w.line(f"time.sleep({w.length()})")


SIMPLE = [(1, thread), (0.5, start_thread), (0.5, threadsafe), (0.3, block_loop)]
