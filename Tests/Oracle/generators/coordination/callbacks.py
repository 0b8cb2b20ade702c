"""Statements about futures, callbacks of the loop and their handles, and what is called when a future is done."""

from generators.coordination.tasks import ERRORS
from generators.coordination.writer import LOOP, Writer

PRELUDE = """

def when_done(future):
    say("done callback", state(future))


def fail(*words):
    say("fails", *words[1:])
    raise ArithmeticError(words[0])


def report(loop, about):
    say("handler", sorted(about), about["message"], repr(about.get("exception")))


def refuse(loop, about):
    report(loop, about)
    raise ArithmeticError("refused")


def make_task(loop, coroutine, **options):
    say("factory", getattr(coroutine, "__qualname__", "a step"), sorted(options))
    return asyncio.Task(coroutine, loop=loop, **options)
"""


def future(w: Writer, n: int) -> None:
    future = w.some_future()
    kind = w.random.randrange(6)
    if kind == 0:
        w.say(f"await {future}")
    elif kind == 1:
        w.say(f"{future}.cancel({w.pick('', repr(w.label()))})")
    elif kind == 2:
        w.line(f"futures[{w.random.randrange(3)}] = {LOOP}.create_future()")
    elif kind == 3:
        w.say(f"repr({future}.exception())" if w.chance(0.5) else f"{future}.result()")
    else:
        with w.block(f"if not {future}.done():"):
            w.line(f"{future}." + (f"set_exception({w.pick(*ERRORS)}({w.label()!r}))" if kind == 4 else f"set_result({w.label()!r})"))


def call(w: Writer, n: int) -> None:
    what = w.pick(
        f"say, {w.label()!r}", f"say, {w.label()!r}", "event.set", "event.clear", f"{w.some_task()}.cancel", "queue.get_nowait",
        f"{w.some_future()}.cancel", f"queue.put_nowait, {w.label()!r}", f"{w.some_future()}.set_result, {w.label()!r}", f"fail, {w.label()!r}",
        f"start, asyncio.sleep({w.length()}), {w.label() + 'w9'!r}", f"functools.partial(say, {w.label()!r}), 'partial'")
    context = f", context={w.some_context()}" if w.chance(0.15) else ""
    how = w.pick("call_soon(", f"call_later({w.length()}, ", f"call_at({LOOP}.time() + {w.length()}, ", "call_soon_threadsafe(")
    w.line(f"handles.append({LOOP}.{how}{what}{context}))")


def handle(w: Writer, n: int) -> None:
    with w.block("if handles:"):
        place = w.pick("0", "-1")
        if w.chance(0.3):
            w.say(f"handles[{place}].cancelled(), isinstance(handles[{place}], asyncio.TimerHandle)")
        else:
            w.line(f"handles[{place}].cancel()")


def done_callback(w: Writer, n: int) -> None:
    whose = w.pick(w.some_task(), w.some_future())
    kind = w.random.randrange(5)
    if kind == 0:
        w.say(f"{whose}.remove_done_callback(when_done)")
    elif kind == 1:
        w.line(f"{whose}.add_done_callback({w.pick('fail', 'asyncio.current_task().cancel', 'lambda future: event.set()')})")
    elif kind == 2:
        w.line(f"{whose}.add_done_callback(when_done, context={w.some_context()})")
    else:
        w.line(f"{whose}.add_done_callback(when_done)")


def setting(w: Writer, n: int) -> None:
    """The exception handler and the task factory of the loop."""
    choices = ("set_exception_handler(report)", "set_exception_handler(report)", "set_exception_handler(refuse)", "set_exception_handler(None)",
               "set_task_factory(make_task)", "set_task_factory(None)", f"call_exception_handler({{'message': {w.label()!r}}})")
    w.line(f"{LOOP}.{w.pick(*choices)}")


SIMPLE = [(4, future), (4, call), (2, handle), (2, done_callback), (0.7, setting)]
