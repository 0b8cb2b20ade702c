"""Tasks that take their first step when they are created."""

from generators.coordination.writer import LOOP, Writer


def start(w: Writer, n: int) -> None:
    coroutine, name = w.named_coroutine(n)
    w.line(f"started[{name!r}] = asyncio.eager_task_factory({LOOP}, {coroutine}, name={name!r})")


def start_in(w: Writer, n: int) -> None:
    """In a context that nobody is in: CPython 3.13.0 loses track of the current task where an eager one can't enter its own."""
    coroutine, name = w.named_coroutine(n)
    w.line(f"started[{name!r}] = asyncio.eager_task_factory({LOOP}, {coroutine}, name={name!r}, context={w.some_context()}.copy())")


def construct(w: Writer, n: int) -> None:
    """By the class itself. The oracle numbers such a task after its first step, so it creates no task in it."""
    name = w.label() + "w9"
    coroutine = w.pick(f"asyncio.sleep({w.pick('0', '0.1', '0.5')}, {name!r})", "Step('eager').__aenter__()")
    w.line(f"started[{name!r}] = asyncio.Task({coroutine}, name={name!r}, loop={LOOP}, eager_start=True)")


def factory(w: Writer, n: int) -> None:
    """From here on all tasks of the loop are eager, or none."""
    w.line(f"{LOOP}.set_task_factory({w.pick('asyncio.eager_task_factory', 'asyncio.eager_task_factory', 'None')})")


SIMPLE = [(1, start), (0.3, start_in), (0.4, construct), (0.3, factory)]
