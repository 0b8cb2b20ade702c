"""Statements that start, await, cancel and ask tasks, and that end their own."""

from generators.coordination.writer import Writer

ERRORS = ("ValueError", "KeyError", "ZeroDivisionError", "OSError")


def sleep(w: Writer, n: int) -> None:
    length = w.length()
    w.line(w.pick(f"await asyncio.sleep({length})", f"await asyncio.sleep({length})", f"await asyncio.sleep({length})", "await Moment()", "await asyncio.sleep(-1)"))


def start(w: Writer, n: int) -> None:
    coroutine, name = w.named_coroutine(n)
    w.line(f"start({coroutine}, {name!r})")


def await_one(w: Writer, n: int) -> None:
    w.say(f"await {w.coroutine(n) if w.chance(0.5) else w.some_task(n)}")


def await_by_hand(w: Writer, n: int) -> None:
    """Awaitables of the program's own, and what may not be awaited."""
    own = w.label()
    kind = w.random.randrange(5)
    if kind == 0:
        w.say(f"await Waiter({w.pick(w.some_future(), w.some_task(n))})")
    elif kind == 1:
        w.say("await Odd(5)")
    elif kind == 2:
        w.say("await Odd(asyncio.current_task())")
    elif kind == 3:
        w.line(f"{own} = nested(1, asyncio.sleep({w.length()}))")
        w.line(f"start({own}, '{own}w9')")
        w.say(f"await {own}")
    else:
        w.line(f"{own} = nested(1, asyncio.sleep({w.length()}))")
        w.say(f"await {own}")
        w.say(f"await {own}")


def cancel(w: Writer, n: int) -> None:
    message = w.pick("", "", repr(w.label()))
    who = "asyncio.current_task()" if w.chance(0.15) else w.some_task()
    w.say(f"{who}.cancel({message})")


def uncancel(w: Writer, n: int) -> None:
    w.say("asyncio.current_task().cancelling(), asyncio.current_task().uncancel()")


def rename(w: Writer, n: int) -> None:
    """The oracle's recorder hears of the name when the turn ends, if the task still lives."""
    w.line(f"{w.some_task()}.set_name({w.pick(repr(w.label()), '5', 'None')})")
    w.line("await Moment()")


def ask(w: Writer, n: int) -> None:
    kind = w.random.randrange(4)
    if kind == 0:
        w.say(f"repr({w.some_task()})")
    elif kind == 1:
        w.say(f"repr({w.some_future()})")
    elif kind == 2:
        w.say(f"own_lines({w.some_task()}.get_stack())")
    else:
        w.line(f"{w.some_task()}.print_stack(file=sys.stdout)")


def raise_error(w: Writer, n: int) -> None:
    with w.block(f"if {w.pick('True', 'event.is_set()', 'lock.locked()', 'len(started) % 2')}:"):
        w.line(f"raise {w.pick(*ERRORS, 'asyncio.CancelledError')}({w.label()!r})")


def end_program(w: Writer, n: int) -> None:
    """What leaves the loop at once."""
    with w.block("if len(started) > 4:"):
        w.line(w.pick(f"raise SystemExit({w.label()!r})", "raise KeyboardInterrupt", "asyncio.get_running_loop().stop()"))


def return_value(w: Writer, n: int) -> None:
    with w.block(f"if {w.pick('event.is_set()', 'queue.full()', 'len(started) % 2')}:"):
        w.line(f"return {w.label()!r}")


def forget(w: Writer, n: int) -> None:
    """A coroutine that nobody awaits."""
    w.line(w.pick("asyncio.sleep(1)", "event.wait()", w.worker(n) or "lock.acquire()"))


def nested(w: Writer, n: int) -> None:
    w.say(f"await nested({w.random.randint(1, 3)}, {w.coroutine(n)})")


def gather(w: Writer, n: int) -> None:
    w.say(f"await asyncio.gather({w.children(n)}{w.pick('', ', return_exceptions=True')})")


def wait(w: Writer, n: int) -> None:
    options = ""
    if w.chance(0.5):
        options += f", timeout={w.length()}"
    if w.chance(0.7):
        options += f", return_when=asyncio.{w.pick('FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED')}"
    # Lists, in an order of their own: the members of a set die in any order.
    w.line(f"done, pending = map(by_name, await asyncio.wait({w.tasks(n)}{options}))")
    w.say("*(each.get_name() + ' ' + state(each) for each in done), len(pending)")


def wait_for(w: Writer, n: int) -> None:
    what = w.coroutine(n) if w.chance(0.7) else w.pick(w.some_task(n), w.some_future())
    w.say(f"await asyncio.wait_for({what}, {w.pick(w.length(), w.length(), w.length(), 'None', '-1')})")


def shield(w: Writer, n: int) -> None:
    what = w.coroutine(n) if w.chance(0.3) else w.pick(w.some_task(n), w.some_future())
    w.say(f"await asyncio.{w.pick('shield', 'shield', 'ensure_future')}({what})")


SIMPLE = [
    (6, sleep), (5, start), (5, await_one), (1, await_by_hand), (6, cancel), (1, uncancel), (1, rename), (1, ask), (2, raise_error),
    (0.1, end_program), (1, return_value), (0.2, forget), (2, nested), (4, gather), (3, wait), (3, wait_for), (3, shield),
]
