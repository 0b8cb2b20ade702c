"""Random asyncio programs that end: tasks, groups, every primitive, timeouts, shields, callbacks and cancellation; each step prints.

Worker n starts and awaits only workers above n and no body loops without a bound, so the only way not to end is to wait for
ever for a primitive: a timer of the program cancels whatever is left, again and again, until nothing is.
"""

from random import Random

from generators.source import Source

WORKERS = 6
STATEMENTS = 48
"""About how many statements a program has."""

LENGTHS = ("0", "0", "0.1", "0.2", "0.25", "0.5", "1")
ERRORS = ("ValueError", "KeyError", "ZeroDivisionError", "OSError")

PRELUDE = """\
import asyncio
import contextvars
import gc

gc.disable()
started = {}
futures = []
handles = []
lock = asyncio.Lock()
semaphore = asyncio.Semaphore(2)
bounded = asyncio.BoundedSemaphore(1)
event = asyncio.Event()
condition = asyncio.Condition()
barrier = asyncio.Barrier(2)
queue = asyncio.Queue(2)
heap = asyncio.PriorityQueue(1)
stack = asyncio.LifoQueue()
variable = contextvars.ContextVar("variable", default="unset")


def say(*words):
    task = asyncio.current_task()
    print(f"{asyncio.get_running_loop().time():.3f}", task.get_name() if task else "-", *words)


def state(future):
    if not future.done():
        return "pending"
    if future.cancelled():
        return "cancelled"
    return repr(future.exception() or future.result())


def states():
    for name, task in started.items():
        print("   ", name, state(task))
    for primitive in (lock, semaphore, bounded, event, condition, barrier):
        print("   ", repr(primitive).partition("[")[2])
    print("   ", queue, heap, stack)


def start(coroutine, name):
    task = started[name] = asyncio.create_task(coroutine, name=name)
    return task


def chosen(place, above=-1):
    tasks = [task for name, task in started.items() if int(name.partition("w")[2]) > above]
    return tasks[place % len(tasks)] if tasks else asyncio.ensure_future(asyncio.sleep(0, "nobody"))


def by_name(tasks):
    return sorted(tasks, key=lambda task: task.get_name())


def when_done(future):
    say("done callback", state(future))


def cancel_the_rest():
    left = by_name(asyncio.all_tasks())
    say("cancelling", *(task.get_name() for task in left))
    for task in left:
        task.cancel("the end")
    asyncio.get_running_loop().call_later(3, cancel_the_rest)


async def numbers(count):
    try:
        for number in range(count):
            yield number
            await asyncio.sleep(0.1 * number)
    finally:
        say("numbers are closed")


async def nested(depth, awaitable):
    if depth == 0:
        return await awaitable
    try:
        return await nested(depth - 1, awaitable)
    finally:
        say("nested", depth)


class Step:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        say("enter", self.name)
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, kind, error, traceback):
        say("exit", self.name, repr(error))
        await asyncio.sleep(0)


class Moment:
    def __await__(self):
        yield
        return "a moment"
"""


class CoordinationGenerator:
    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._source = Source()
        self._serial = 0
        self._left = 0

    def generate(self) -> str:
        source = self._source
        for n in reversed(range(WORKERS)):
            source.line("\n")
            with source.block(f"async def worker{n}():"):
                self._left = STATEMENTS // (WORKERS + 1)
                self._body(n, self._random.randint(2, 5))
        source.line("\n")
        with source.block("async def main():"):
            source.line("asyncio.get_running_loop().call_later(20, cancel_the_rest)")
            source.line("futures.extend(asyncio.get_running_loop().create_future() for _ in range(3))")
            for _ in range(self._random.randint(2, 4)):
                self._start(-1)
            self._left = STATEMENTS // (WORKERS + 1)
            self._body(-1, self._random.randint(4, 8))
            if self._random.random() < 0.5:
                source.line("await asyncio.sleep(2)")
            source.line("states()")
            source.line("return 'main'")
        source.line("\n")
        with source.block("try:"):
            source.line("print(asyncio.run(main()))")
        with source.block("except BaseException as error:"):
            source.line("print('run raised', repr(error), repr(error.__cause__), repr(error.__context__))")
        source.line("states()")
        # What only circles of references keep alive dies here, and not while the interpreter goes down.
        source.line("started.clear()")
        source.line("del futures, handles")
        source.line("gc.collect()")
        return PRELUDE + source.text()

    # Pieces

    def _label(self) -> str:
        self._serial += 1
        return f"p{self._serial}"

    def _say(self, text: str = "") -> None:
        self._source.line(f"say({', '.join(filter(None, (repr(self._label()), text)))})")

    def _pick(self, *choices: str) -> str:
        return self._random.choice(choices)

    def _length(self) -> str:
        return self._random.choice(LENGTHS)

    def _body(self, n: int, count: int) -> None:
        self._say()
        for _ in range(count):
            if self._left <= 0:
                break
            self._statement(n)

    def _statement(self, n: int) -> None:
        self._left -= 1
        simple = [
            (6, self._sleep), (5, self._start), (5, self._await), (6, self._cancel), (5, self._queue), (4, self._event), (4, self._future),
            (4, self._gather), (3, self._wait), (3, self._wait_for), (3, self._shield), (3, self._callback), (2, self._done_callback),
            (2, self._barrier), (2, self._raise), (1, self._return), (2, self._nested), (1, self._variable), (1, self._uncancel),
            (1, self._name), (2, self._handle),
        ]
        deep = [
            (6, self._try), (4, self._timeout), (4, self._group), (4, self._lock), (3, self._semaphore), (3, self._condition),
            (2, self._as_completed), (2, self._generator), (1, self._step), (1, self._if),
        ]
        choices = simple + (deep if self._source.depth < 5 else [])
        self._random.choices([choice for _, choice in choices], [weight for weight, _ in choices])[0](n)
        if self._random.random() < 0.25:
            self._say()

    def _coroutine(self, n: int) -> str:
        """An awaitable to start: a worker above n, or something of the library."""
        if n + 1 < WORKERS and self._random.random() < 0.75:
            return f"worker{self._random.randint(n + 1, WORKERS - 1)}()"
        return self._pick(
            f"asyncio.sleep({self._length()}, {self._label()!r})", "event.wait()", "queue.get()", "lock.acquire()", "heap.get()",
            f"queue.put({self._label()!r})", f"nested(2, asyncio.sleep({self._length()}))")

    # Tasks

    def _sleep(self, n: int) -> None:
        self._source.line(self._pick(f"await asyncio.sleep({self._length()})", f"await asyncio.sleep({self._length()})", "await Moment()"))

    def _start(self, n: int) -> None:
        coroutine = self._coroutine(n)
        rank = coroutine[6] if coroutine.startswith("worker") else WORKERS
        self._source.line(f"start({coroutine}, '{self._label()}w{rank}')")

    def _some_task(self, n: int = -1) -> str:
        """Any task, to cancel it; to await it, one of a worker above n."""
        above = f", above={n}" if n >= 0 else ""
        return f"chosen({self._random.randrange(-1, 5)}{above})"

    def _await(self, n: int) -> None:
        if self._random.random() < 0.5:
            self._say(f"await {self._coroutine(n)}")
        else:
            self._say(f"await {self._some_task(n)}")

    def _cancel(self, n: int) -> None:
        message = self._pick("", "", repr(self._label()))
        who = "asyncio.current_task()" if self._random.random() < 0.15 else self._some_task()
        self._say(f"{who}.cancel({message})")

    def _uncancel(self, n: int) -> None:
        self._say("asyncio.current_task().cancelling(), asyncio.current_task().uncancel()")

    def _name(self, n: int) -> None:
        self._source.line(f"{self._some_task()}.set_name({self._label()!r})")

    def _raise(self, n: int) -> None:
        with self._source.block(f"if {self._pick('True', 'event.is_set()', 'lock.locked()', 'len(started) % 2')}:"):
            error = self._pick(*ERRORS, "asyncio.CancelledError")
            self._source.line(f"raise {error}({self._label()!r})")

    def _return(self, n: int) -> None:
        with self._source.block(f"if {self._pick('event.is_set()', 'queue.full()', 'len(started) % 2')}:"):
            self._source.line(f"return {self._label()!r}")

    def _if(self, n: int) -> None:
        with self._source.block(f"if {self._pick('event.is_set()', 'not queue.empty()', 'semaphore.locked()', 'len(started) > 3')}:"):
            self._body(n, self._random.randint(1, 3))

    def _nested(self, n: int) -> None:
        self._say(f"await nested({self._random.randint(1, 3)}, {self._coroutine(n)})")

    def _variable(self, n: int) -> None:
        self._source.line(f"variable.set({self._label()!r})")
        self._say("variable.get()")

    def _children(self, n: int) -> str:
        parts = []
        for _ in range(self._random.randint(1, 3)):
            parts.append(self._coroutine(n) if self._random.random() < 0.7 else self._pick(self._some_task(n), self._future_text()))
        return ", ".join(parts)

    def _gather(self, n: int) -> None:
        option = self._pick("", ", return_exceptions=True")
        self._say(f"await asyncio.gather({self._children(n)}{option})")

    def _tasks(self, n: int) -> str:
        tasks = [f"asyncio.create_task({self._coroutine(n)}, name={self._label()!r})" for _ in range(self._random.randint(1, 3))]
        return f"[{', '.join(tasks)}]"

    def _wait(self, n: int) -> None:
        options = ""
        if self._random.random() < 0.5:
            options += f", timeout={self._length()}"
        if self._random.random() < 0.7:
            options += f", return_when=asyncio.{self._pick('FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED')}"
        # Lists, in an order of their own: the members of a set die in any order.
        self._source.line(f"done, pending = map(by_name, await asyncio.wait({self._tasks(n)}{options}))")
        self._say("*(each.get_name() + ' ' + state(each) for each in done), len(pending)")

    def _wait_for(self, n: int) -> None:
        limit = self._pick(*LENGTHS, "None")
        what = self._coroutine(n) if self._random.random() < 0.7 else self._pick(self._some_task(n), self._future_text())
        self._say(f"await asyncio.wait_for({what}, {limit})")

    def _shield(self, n: int) -> None:
        what = self._coroutine(n) if self._random.random() < 0.3 else self._pick(self._some_task(n), self._future_text())
        self._say(f"await asyncio.{self._pick('shield', 'shield', 'ensure_future')}({what})")

    def _as_completed(self, n: int) -> None:
        option = f", timeout={self._length()}" if self._random.random() < 0.4 else ""
        tasks = self._tasks(n)
        if self._random.random() < 0.5:
            with self._source.block(f"for each in asyncio.as_completed({tasks}{option}):"):
                self._say("await each")
        else:
            with self._source.block(f"async for each in asyncio.as_completed({tasks}{option}):"):
                self._say("each.get_name(), state(each)")

    # Futures and callbacks

    def _future_text(self) -> str:
        return f"futures[{self._random.randrange(3)}]"

    def _future(self, n: int) -> None:
        future = self._future_text()
        kind = self._random.randrange(5)
        if kind == 0:
            self._say(f"await {future}")
        elif kind == 1:
            self._say(f"{future}.cancel({self._pick('', repr(self._label()))})")
        elif kind == 2:
            self._source.line(f"futures[{self._random.randrange(3)}] = asyncio.get_running_loop().create_future()")
        else:
            with self._source.block(f"if not {future}.done():"):
                text = f"set_exception({self._pick(*ERRORS)}({self._label()!r}))" if kind == 3 else f"set_result({self._label()!r})"
                self._source.line(f"{future}.{text}")

    def _callback(self, n: int) -> None:
        what = self._pick(
            f"say, {self._label()!r}", f"say, {self._label()!r}", "event.set", "event.clear", f"{self._some_task()}.cancel", "queue.get_nowait",
            f"{self._future_text()}.cancel", f"queue.put_nowait, {self._label()!r}", f"{self._future_text()}.set_result, {self._label()!r}")
        loop = "asyncio.get_running_loop()"
        call = self._pick(
            f"{loop}.call_soon({what})", f"{loop}.call_later({self._length()}, {what})", f"{loop}.call_at({loop}.time() + {self._length()}, {what})",
            f"{loop}.call_soon_threadsafe({what})")
        self._source.line(f"handles.append({call})")

    def _handle(self, n: int) -> None:
        with self._source.block("if handles:"):
            self._source.line(f"handles[{self._pick('0', '-1')}].cancel()")

    def _done_callback(self, n: int) -> None:
        method = self._pick("add_done_callback", "add_done_callback", "remove_done_callback")
        self._source.line(f"{self._pick(self._some_task(), self._future_text())}.{method}(when_done)")

    # Primitives

    def _lock(self, n: int) -> None:
        if self._random.random() < 0.2:
            with self._source.block("if lock.locked():"):
                self._source.line("lock.release()")
            return
        with self._source.block("async with lock:"):
            self._body(n, self._random.randint(1, 3))

    def _semaphore(self, n: int) -> None:
        name = self._pick("semaphore", "semaphore", "bounded")
        if self._random.random() < 0.2:
            self._source.line(f"{name}.release()")
            return
        with self._source.block(f"async with {name}:"):
            self._body(n, self._random.randint(1, 3))

    def _condition(self, n: int) -> None:
        with self._source.block("async with condition:"):
            kind = self._random.randrange(4)
            if kind == 0:
                self._say("await condition.wait()")
            elif kind == 1:
                self._say("await condition.wait_for(event.is_set)")
            elif kind == 2:
                self._source.line(f"condition.{self._pick('notify()', 'notify(2)', 'notify_all()')}")
            self._body(n, self._random.randint(1, 2))

    def _barrier(self, n: int) -> None:
        self._say(self._pick("await barrier.wait()", "await barrier.wait()", "await barrier.wait()", "await barrier.reset()", "await barrier.abort()"))

    def _event(self, n: int) -> None:
        if self._random.random() < 0.5:
            self._say("await event.wait()")
        else:
            self._source.line(self._pick("event.set()", "event.set()", "event.clear()"))

    def _queue(self, n: int) -> None:
        name = self._pick("queue", "queue", "queue", "heap", "stack")
        item = repr(self._label())
        self._say(self._pick(
            f"await {name}.get()", f"await {name}.get()", f"await {name}.put({item})", f"await {name}.put({item})", f"{name}.put_nowait({item})",
            f"{name}.get_nowait()", f"{name}.task_done()", f"await {name}.join()", f"{name}.shutdown({self._pick('', '', 'True')})", name))

    # Blocks

    def _timeout(self, n: int) -> None:
        kind = self._random.randrange(4)
        call = f"timeout_at(asyncio.get_running_loop().time() + {self._length()})" if kind == 0 else f"timeout({self._pick(*LENGTHS, 'None')})"
        name = f"t{self._label()}"
        with self._source.block("try:"):
            with self._source.block(f"async with asyncio.{call} as {name}:"):
                self._body(n, self._random.randint(1, 3))
                if self._random.random() < 0.3:
                    self._source.line(f"{name}.reschedule(asyncio.get_running_loop().time() + {self._length()})")
                    self._body(n, 1)
        with self._source.block("except TimeoutError as error:"):
            self._say(f"repr(error), {name}.expired(), repr(error.__cause__)")

    def _group(self, n: int) -> None:
        name = f"g{self._label()}"

        def block() -> None:
            with self._source.block(f"async with asyncio.TaskGroup() as {name}:"):
                for _ in range(self._random.randint(1, 3)):
                    self._source.line(f"{name}.create_task({self._coroutine(n)}, name={self._label()!r})")
                self._body(n, self._random.randint(1, 2))

        if self._random.random() < 0.3:
            block()
            return
        with self._source.block("try:"):
            block()
        with self._source.block(f"except* {self._pick('Exception', 'ValueError', '(KeyError, OSError)')} as group:"):
            self._say("repr(group.exceptions)")

    def _generator(self, n: int) -> None:
        with self._source.block(f"async for number in numbers({self._random.randint(1, 3)}):"):
            self._say("number")
            if self._random.random() < 0.4:
                self._source.line("break")

    def _step(self, n: int) -> None:
        with self._source.block(f"async with Step({self._label()!r}):"):
            self._body(n, self._random.randint(1, 2))

    def _try(self, n: int) -> None:
        random, source = self._random, self._source
        with source.block("try:"):
            self._body(n, random.randint(1, 4))
        kind = random.randrange(4)
        if kind in (0, 1):
            with source.block("except asyncio.CancelledError as error:"):
                self._say("'cancelled', error.args, asyncio.current_task().cancelling()")
                self._source.line(self._pick("raise", "raise", "pass", "asyncio.current_task().uncancel()", f"await asyncio.sleep({self._length()})"))
        if kind in (1, 2):
            with source.block("except Exception as error:"):
                self._say("repr(error), repr(error.__context__)")
        if kind == 3 or random.random() < 0.2:
            with source.block("finally:"):
                self._say("'finally'")
                if random.random() < 0.5:
                    self._sleep(n)


def generate(seed: int) -> str:
    return CoordinationGenerator(seed).generate()
