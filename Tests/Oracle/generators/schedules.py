"""Random asyncio programs: tasks that sleep, start, await, cancel, gather and time out one another."""

from random import Random

from generators.source import Source

WORKERS = 7
LENGTHS = ("0", "0", "0", "0.1", "0.2", "0.25", "0.5", "1", "1.5")

PRELUDE = """\
import asyncio

started = {}
futures = []


def now():
    return f"{asyncio.get_running_loop().time():.3f}"


def say(name, *words):
    print(now(), name, *words)


def state(task):
    if not task.done():
        return f"pending({task.cancelling()})"
    if task.cancelled():
        return "cancelled"
    return repr(task.exception()) if task.exception() is not None else f"returned {task.result()!r}"


def states():
    for name, task in started.items():
        print("   ", name, state(task))


def start(name, coroutine):
    task = asyncio.create_task(coroutine, name=name)
    started[name] = task
    return task
"""


class ScheduleGenerator:
    """Worker n starts only workers above n, so every program ends."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._source = Source()
        self._serial = 0

    def generate(self) -> str:
        source = self._source
        for n in reversed(range(WORKERS)):
            source.line("")
            source.line("")
            with source.block(f"async def w{n}():"):
                self._body(n, self._random.randint(2, 5), in_try=False)
        source.line("")
        source.line("")
        with source.block("async def main():"):
            with source.block("for _ in range(4):"):
                source.line("futures.append(asyncio.get_running_loop().create_future())")
            for _ in range(self._random.randint(2, 4)):
                self._start(-1)
            self._body(-1, self._random.randint(4, 8), in_try=False)
            source.line("states()")
            source.line("return 'main'")
        source.line("")
        source.line("")
        with source.block("try:"):
            source.line("print(asyncio.run(main()))")
        with source.block("except BaseException as error:"):
            source.line("print('run raised', repr(error))")
        source.line("states()")
        return PRELUDE + source.text()

    def _label(self) -> str:
        self._serial += 1
        return f"p{self._serial}"

    def _body(self, n: int, count: int, in_try: bool) -> None:
        name = "main" if n < 0 else f"w{n}"
        self._source.line(f"say({name!r}, {self._label()!r})")
        for _ in range(count):
            self._statement(n, name)

    def _statement(self, n: int, name: str) -> None:
        random, source = self._random, self._source
        choices = [
            (6, self._sleep), (4, self._start), (4, self._await_task), (4, self._cancel), (3, self._future),
            (2, self._gather), (2, self._wait_for), (2, self._callback), (1, self._done_callback), (1, self._end),
        ]
        if source.depth < 4:
            choices.append((5, self._try))
        kind = random.choices([choice for _, choice in choices], [weight for weight, _ in choices])[0]
        kind(n)
        if random.random() < 0.3:
            source.line(f"say({name!r}, {self._label()!r})")

    def _above(self, n: int) -> int | None:
        return self._random.randint(n + 1, WORKERS - 1) if n + 1 < WORKERS else None

    def _sleep(self, n: int) -> None:
        self._source.line(f"await asyncio.sleep({self._random.choice(LENGTHS)})")

    def _start(self, n: int) -> None:
        m = self._above(n)
        if m is not None:
            self._source.line(f"start('{self._label()}:w{m}', w{m}())")

    def _some_task(self, n: int) -> str:
        """An expression for a task that is not the running one's starter: only tasks of workers above n are awaited."""
        return f"[t for k, t in started.items() if int(k[k.index('w') + 1:]) > {n}]"

    def _await_task(self, n: int) -> None:
        pick = self._random.choice(("0", "-1"))
        with self._source.block(f"if found := {self._some_task(n)}:"):
            self._source.line(f"say('awaited', repr(await found[{pick}]))")

    def _cancel(self, n: int) -> None:
        random = self._random
        message = random.choice(("", f"'{self._label()}'"))
        if random.random() < 0.15:
            self._source.line(f"say('cancel self', asyncio.current_task().cancel({message}))")
            return
        pick = random.choice(("0", "-1", "len(started) // 2"))
        with self._source.block("if started:"):
            self._source.line(f"say('cancel', list(started.values())[{pick}].cancel({message}))")

    def _future(self, n: int) -> None:
        random, source = self._random, self._source
        future = f"futures[{random.randrange(4)}]"
        kind = random.randrange(5)
        if kind == 0:
            with source.block(f"if not {future}.done():"):
                source.line(f"{future}.set_result('{self._label()}')")
        elif kind == 1:
            with source.block(f"if not {future}.done():"):
                source.line(f"{future}.set_exception(KeyError('{self._label()}'))")
        elif kind == 2:
            source.line(f"say('future cancel', {future}.cancel())")
        elif kind == 3:
            source.line(f"asyncio.get_running_loop().call_later({random.choice(LENGTHS)}, {future}.cancel)")
        else:
            source.line(f"say('future', await asyncio.wait_for({future}, {random.choice(LENGTHS)}))")

    def _gather(self, n: int) -> None:
        children = [f"w{m}()" for m in (self._above(n), self._above(n)) if m is not None]
        if children:
            option = self._random.choice(("", ", return_exceptions=True"))
            self._source.line(f"say('gathered', await asyncio.gather({', '.join(children)}{option}))")

    def _wait_for(self, n: int) -> None:
        m = self._above(n)
        if m is not None:
            limit = self._random.choice((*LENGTHS, "None"))
            self._source.line(f"say('waited for', await asyncio.wait_for(w{m}(), {limit}))")

    def _callback(self, n: int) -> None:
        random = self._random
        if random.random() < 0.5:
            self._source.line(f"asyncio.get_running_loop().call_soon(say, 'soon', '{self._label()}')")
        else:
            length = random.choice(LENGTHS)
            self._source.line(f"asyncio.get_running_loop().call_later({length}, say, 'later', '{self._label()}')")

    def _done_callback(self, n: int) -> None:
        with self._source.block("if started:"):
            pick = self._random.choice(("0", "-1"))
            call = f"lambda task: say('done', task.get_name(), state(task), '{self._label()}')"
            self._source.line(f"list(started.values())[{pick}].add_done_callback({call})")

    def _end(self, n: int) -> None:
        random = self._random
        with self._source.block(f"if {random.choice(('True', 'len(started) % 2', 'len(started) > 3'))}:"):
            self._source.line(random.choice((f"return '{self._label()}'", f"raise ValueError('{self._label()}')")))

    def _try(self, n: int) -> None:
        random, source = self._random, self._source
        name = "main" if n < 0 else f"w{n}"
        with source.block("try:"):
            self._body(n, random.randint(1, 3), in_try=True)
        kind = random.randrange(4)
        if kind in (0, 1):
            with source.block("except asyncio.CancelledError as error:"):
                source.line(f"say({name!r}, 'cancelled', error.args, asyncio.current_task().cancelling())")
                if random.random() < 0.3:
                    source.line("say('uncancel', asyncio.current_task().uncancel())")
                if random.random() < 0.3:
                    self._sleep(n)
                if random.random() < 0.5:
                    source.line("raise")
        if kind in (1, 2):
            with source.block("except (ValueError, KeyError, TimeoutError) as error:"):
                source.line(f"say({name!r}, 'caught', repr(error))")
        if kind == 3 or random.random() < 0.3:
            with source.block("finally:"):
                source.line(f"say({name!r}, 'finally', '{self._label()}')")
                if random.random() < 0.5:
                    self._sleep(n)


def generate(seed: int) -> str:
    return ScheduleGenerator(seed).generate()
