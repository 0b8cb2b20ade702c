"""The whole of a random program."""

from random import Random

from generators.coordination import async_generators, blocks, callbacks, contexts, eager, primitives, runs, tasks, threads
from generators.coordination.prelude import PRELUDE
from generators.coordination.writer import LOOP, STREAMS, WORKERS, Writer

STATEMENTS = 48
"""About how many statements a program has."""

KINDS = (tasks, callbacks, primitives, blocks, async_generators, contexts, threads, eager)


def generate(seed: int) -> str:
    w = Writer(Random(seed))
    w.use(_of_all("SIMPLE"), _of_all("DEEP"))
    async_generators.define(w)
    for n in reversed(range(WORKERS)):
        w.line("\n")
        with w.block(f"async def worker{n}():"):
            w.statements_left = STATEMENTS // (WORKERS + 1)
            w.body(n, w.random.randint(2, 5))
    _main(w)
    runs.write(w)
    w.line("states()")
    # What only circles of references keep alive dies here, and not while the interpreter goes down.
    w.line("started.clear()")
    w.line("del futures, handles, streams, groups, contexts")
    w.line("gc.collect()")
    return PRELUDE + "".join(getattr(kind, "PRELUDE", "") for kind in KINDS) + w.source.text()


def _of_all(name: str) -> list:
    return [choice for kind in KINDS for choice in getattr(kind, name, ())]


def _main(w: Writer) -> None:
    w.line("\n")
    with w.block("async def main():"):
        w.line(f"{LOOP}.call_later(20, cancel_the_rest)")
        w.line(f"futures[:] = [{LOOP}.create_future() for _ in range(3)]")
        w.line(f"streams[:] = [{', '.join(f'stream{number}()' for number in range(STREAMS))}]")
        w.line("contexts[:] = [contextvars.copy_context(), contextvars.Context()]")
        for _ in range(w.random.randint(2, 4)):
            tasks.start(w, -1)
        w.statements_left = STATEMENTS // (WORKERS + 1)
        w.body(-1, w.random.randint(4, 8))
        if w.chance(0.5):
            w.line("await asyncio.sleep(2)")
        w.line("states()")
        w.line("return 'main'")
