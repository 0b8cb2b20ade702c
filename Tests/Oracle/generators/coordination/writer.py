"""What the statements of a random program are written with: its text so far, its random choices, and the phrases that they share."""

from random import Random

from generators.source import Source

WORKERS = 6
STREAMS = 3
LENGTHS = ("0", "0", "0.1", "0.2", "0.25", "0.5", "1")
LOOP = "asyncio.get_running_loop()"


class Writer:
    """Writes the lines of one program; `n` is the number of the worker whose body is written, -1 for that of `main`."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.source = Source()
        self.line = self.source.line
        self.block = self.source.block
        self.statements_left = 0
        self._simple: list = []
        self._deep: list = []
        self._serial = 0

    def use(self, simple: list, deep: list) -> None:
        """Chooses among these from now on: pairs of a weight and a function of the writer and `n`. Deep ones hold other statements."""
        self._simple, self._deep = simple, simple + deep

    # Choices

    def pick(self, *choices: str) -> str:
        return self.random.choice(choices)

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def label(self) -> str:
        """A text that stands nowhere else in the program."""
        self._serial += 1
        return f"p{self._serial}"

    def length(self) -> str:
        return self.pick(*LENGTHS)

    # Statements

    def say(self, text: str = "") -> None:
        self.line(f"say({', '.join(filter(None, (repr(self.label()), text)))})")

    def body(self, n: int, count: int) -> None:
        self.say()
        for _ in range(count):
            if self.statements_left <= 0:
                break
            self._statement(n)

    def _statement(self, n: int) -> None:
        self.statements_left -= 1
        choices = self._deep if self.source.depth < 5 else self._simple
        self.random.choices([choice for _, choice in choices], [weight for weight, _ in choices])[0](self, n)
        if self.chance(0.25):
            self.say()

    # Expressions

    def worker(self, n: int) -> str | None:
        """A coroutine of a worker above n, if there is one."""
        return f"worker{self.random.randint(n + 1, WORKERS - 1)}()" if n + 1 < WORKERS else None

    def coroutine(self, n: int) -> str:
        """An awaitable to start: a worker above n, or something of the library."""
        if n + 1 < WORKERS and self.chance(0.75):
            return self.worker(n)
        return self.pick(
            f"asyncio.sleep({self.length()}, {self.label()!r})", "event.wait()", "queue.get()", "lock.acquire()", "heap.get()",
            f"queue.put({self.label()!r})", f"nested(2, asyncio.sleep({self.length()}))", f"drain({self.stream()})",
            f"asyncio.to_thread(work, {self.label()!r}, {self.length()})")

    def named_coroutine(self, n: int) -> tuple[str, str]:
        """An awaitable, and a name for its task that says which workers may await it."""
        coroutine = self.coroutine(n)
        rank = coroutine[len("worker")] if coroutine.startswith("worker") else WORKERS
        return coroutine, f"{self.label()}w{rank}"

    def some_task(self, n: int = -1) -> str:
        """Any task, to cancel it; to await it, one of a worker above n."""
        above = f", above={n}" if n >= 0 else ""
        return f"chosen({self.random.randrange(-1, 5)}{above})"

    def some_future(self) -> str:
        return f"futures[{self.random.randrange(3)}]"

    def some_stream(self) -> str:
        return f"streams[{self.random.randrange(STREAMS)}]"

    def stream(self) -> str:
        return f"stream{self.random.randrange(STREAMS)}()"

    def some_context(self) -> str:
        return f"contexts[{self.random.randrange(2)}]"

    def children(self, n: int) -> str:
        count = self.random.randint(1, 3)
        return ", ".join(self.coroutine(n) if self.chance(0.7) else self.pick(self.some_task(n), self.some_future()) for _ in range(count))

    def tasks(self, n: int) -> str:
        tasks = [f"asyncio.create_task({self.coroutine(n)}, name={self.label()!r})" for _ in range(self.random.randint(1, 3))]
        return f"[{', '.join(tasks)}]"
