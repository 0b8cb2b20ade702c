"""Asynchronous generators: iterated, stepped by hand, closed from elsewhere, left unfinished."""

from generators.coordination.writer import STREAMS, Writer

PRELUDE = """

async def drain(stream):
    return [item async for item in stream]
"""


def define(w: Writer) -> None:
    """The functions `stream0` and so on: each may iterate those above it, so all end."""
    for number in reversed(range(STREAMS)):
        w.line("\n")
        with w.block(f"async def stream{number}():"):
            w.say()
            count = w.random.randint(1, 3)
            if w.chance(0.6):
                _guarded(w, number, count)
            else:
                _items(w, number, count)


def _items(w: Writer, number: int, count: int) -> None:
    for _ in range(count):
        kind = w.random.randrange(8)
        if kind <= 1:
            w.line(f"await asyncio.sleep({w.length()})")
        elif kind == 2:
            w.line(w.pick("await event.wait()", "await Moment()", f"await asyncio.to_thread(work, {w.label()!r}, {w.length()})"))
        elif kind == 3 and number + 1 < STREAMS:
            with w.block(f"async for item in stream{w.random.randint(number + 1, STREAMS - 1)}():"):
                w.line("yield item")
        elif kind == 4:
            with w.block("async with lock:"):
                w.line(f"yield {w.label()!r}")
        elif kind == 5:
            with w.block("if len(started) % 2:"):
                w.line(w.pick("return", f"raise ValueError({w.label()!r})", "raise StopAsyncIteration", "raise GeneratorExit"))
        w.say(f"(yield {w.label()!r})")


def _guarded(w: Writer, number: int, count: int) -> None:
    with w.block("try:"):
        _items(w, number, count)
    if w.chance(0.4):
        with w.block(f"except {w.pick('Exception', 'asyncio.CancelledError', 'GeneratorExit', 'BaseException')} as error:"):
            w.say("repr(error)")
            w.line(w.pick("raise", "raise", "pass", f"yield {w.label()!r}", f"await asyncio.sleep({w.length()})"))
    with w.block("finally:"):
        w.say("'finally'")
        if w.chance(0.6):
            w.line(w.pick(f"await asyncio.sleep({w.length()})", f"await asyncio.sleep({w.length()})", f"raise OSError({w.label()!r})", f"yield {w.label()!r}"))


def iterate(w: Writer, n: int) -> None:
    with w.block(f"async for item in {w.pick(w.stream(), w.stream(), w.some_stream(), f'numbers({w.random.randint(1, 3)})')}:"):
        w.say("item")
        if w.chance(0.3):
            w.body(n, 1)
        if w.chance(0.3):
            w.line("break")


def comprehend(w: Writer, n: int) -> None:
    w.say(w.pick(
        f"[item async for item in {w.stream()}]", f"{{item: await Moment() async for item in {w.some_stream()}}}",
        f"await drain(item async for item in {w.stream()} if len(started) % 2)"))


def step(w: Writer, n: int) -> None:
    stream = w.some_stream()
    w.say("await " + w.pick(
        f"anext({stream})", f"anext({stream})", f"anext({stream}, 'no more')", f"{stream}.asend(None)", f"{stream}.asend({w.label()!r})",
        f"{stream}.athrow({w.pick('ValueError', 'asyncio.CancelledError', 'StopAsyncIteration', 'GeneratorExit')}({w.label()!r}))",
        f"{stream}.aclose()", f"{stream}.aclose()"))


def start_step(w: Writer, n: int) -> None:
    """A step in a task of its own, so that two may meet in one generator."""
    stream = w.some_stream()
    w.line(f"start({w.pick(f'nested(1, anext({stream}))', f'nested(1, {stream}.aclose())', f'drain({stream})')}, {w.label() + 'w9'!r})")


def renew(w: Writer, n: int) -> None:
    """Whatever stood there is left as it is."""
    w.line(f"{w.some_stream()} = {w.stream()}")


SIMPLE = [(2, step), (1, start_step), (1, renew), (0.7, comprehend)]
DEEP = [(3, iterate)]
