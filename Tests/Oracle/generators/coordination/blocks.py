"""Statements that hold others: timeouts, groups, `try`, context managers, loops over what is completed."""

from generators.coordination.tasks import sleep
from generators.coordination.writer import LENGTHS, LOOP, Writer


def condition(w: Writer, n: int) -> None:
    with w.block(f"if {w.pick('event.is_set()', 'not queue.empty()', 'semaphore.locked()', 'len(started) > 3')}:"):
        w.body(n, w.random.randint(1, 3))


def timeout(w: Writer, n: int) -> None:
    call = f"timeout_at({LOOP}.time() + {w.length()})" if w.chance(0.25) else f"timeout({w.pick(*LENGTHS, 'None')})"
    name = f"t{w.label()}"
    with w.block("try:"):
        with w.block(f"async with asyncio.{call} as {name}:"):
            w.body(n, w.random.randint(1, 3))
            if w.chance(0.3):
                w.line(f"{name}.reschedule({w.pick(f'{LOOP}.time() + {w.length()}', 'None')})")
                w.body(n, 1)
    with w.block("except TimeoutError as error:"):
        w.say(f"repr(error), {name}.expired(), repr(error.__cause__)")


def group(w: Writer, n: int) -> None:
    if w.chance(0.3):
        _group(w, n)
        return
    with w.block("try:"):
        _group(w, n)
    with w.block(f"except* {w.pick('Exception', 'ValueError', '(KeyError, OSError)')} as group:"):
        w.say("repr(group.exceptions)")


def _group(w: Writer, n: int) -> None:
    name = f"g{w.label()}"
    with w.block(f"async with asyncio.TaskGroup() as {name}:"):
        w.line(f"groups.append({name})")
        for _ in range(w.random.randint(1, 3)):
            context = f", context={w.some_context()}.copy()" if w.chance(0.1) else ""
            w.line(f"{name}.create_task({w.coroutine(n)}, name={w.label()!r}{context})")
        w.body(n, w.random.randint(1, 2))


def join_group(w: Writer, n: int) -> None:
    """A task for a group of another task, which may be about to end, or over."""
    with w.block("if groups:"):
        w.say(f"repr(groups[{w.pick('0', '-1')}])")
        w.line(f"groups[{w.pick('0', '-1')}].create_task(asyncio.sleep({w.length()}), name={w.label()!r})")


def step(w: Writer, n: int) -> None:
    with w.block(f"async with Step({w.label()!r}):"):
        w.body(n, w.random.randint(1, 2))


def attempt(w: Writer, n: int) -> None:
    with w.block("try:"):
        w.body(n, w.random.randint(1, 4))
    kind = w.random.randrange(4)
    if kind in (0, 1):
        with w.block("except asyncio.CancelledError as error:"):
            w.say("'cancelled', error.args, asyncio.current_task().cancelling()")
            w.line(w.pick("raise", "raise", "pass", "asyncio.current_task().uncancel()", f"await asyncio.sleep({w.length()})"))
    if kind in (1, 2):
        with w.block("except Exception as error:"):
            w.say("repr(error), repr(error.__context__)")
    if kind == 3 or w.chance(0.2):
        with w.block("finally:"):
            w.say("'finally'")
            if w.chance(0.5):
                sleep(w, n)


def as_completed(w: Writer, n: int) -> None:
    tasks = f"{w.tasks(n)}, timeout={w.length()}" if w.chance(0.4) else w.tasks(n)
    form = w.random.randrange(3)
    if form == 0:
        with w.block(f"for each in asyncio.as_completed({tasks}):"):
            w.say("await each")
    elif form == 1:
        with w.block(f"async for each in asyncio.as_completed({tasks}):"):
            w.say("each.get_name(), state(each)")
            if w.chance(0.2):
                w.line("break")
    else:
        w.line(f"each = iter(asyncio.as_completed({tasks}))")
        w.say("await asyncio.gather(*each, return_exceptions=True)")


SIMPLE = [(0.7, join_group)]
DEEP = [(6, attempt), (4, timeout), (4, group), (2, as_completed), (1, step), (1, condition)]
